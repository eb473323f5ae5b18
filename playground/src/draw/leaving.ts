/** Arrows that lead out of a picture: cut off at its frame, with a head there that says so. */

import { type Box, type Pair, type Paint, type Shape, arrow } from "./shapes";

const WITHIN = 3; // pixels between the frame and an arrow's tip
const APART = 7; // pixels between the two heads of an arrow that goes on

/** Where a line from within a box leaves it, or null if it stays. */
export function exit(from: Pair, to: Pair, { x, y, w, h }: Box): Pair | null {
  const ends: [number, number][] = [[x + WITHIN, x + w - WITHIN], [y + WITHIN, y + h - WITHIN]];
  let share = 1;
  ends.forEach(([low, high], i) => {
    const [a, b] = [from[i]!, to[i]!];
    if (b < low) share = Math.min(share, Math.max(0, (a - low) / (a - b)));
    if (b > high) share = Math.min(share, Math.max(0, (high - a) / (b - a)));
  });
  return share < 1 ? [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])] : null;
}

/** An arrow within a box; one that leaves it has two heads at the frame. */
export function arrowWithin(box: Box, from: Pair, to: Pair, paint: Paint, head: number): Shape[] {
  const end = exit(from, to, box);
  if (!end) return arrow(from, to, paint, head);
  const length = Math.hypot(end[0] - from[0], end[1] - from[1]);
  const share = length > 2 * APART ? 1 - APART / length : 0;
  const before: Pair = [from[0] + share * (end[0] - from[0]), from[1] + share * (end[1] - from[1])];
  return [...(share ? arrow(from, before, paint, head) : []), ...arrow(before, end, paint, head)];
}

/** What is written at an end at the frame: inside the box, beside the arrow. */
export function sayAt(box: Box, [px, py]: Pair, text: string, color: string, halo: string): Shape {
  const right = px > box.x + box.w / 2;
  const at: Pair = [
    Math.min(Math.max(px, box.x + 8), box.x + box.w - 8) + (right ? -14 : 14),
    Math.min(Math.max(py + (py > box.y + box.h / 2 ? -16 : 16), box.y + 10), box.y + box.h - 10),
  ];
  return { kind: "text", at, text, color, halo, size: 13, align: right ? "right" : "left" };
}
