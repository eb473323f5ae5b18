/** Marks on maps, and where there is room for them. */

import { HATCH, NIGHT, night } from "./palette";
import type { Box, Pair, Shape } from "./shapes";

/** Whether two marks would touch. */
export const near = (p: Pair, q: Pair) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 20;
/** Whether two numbers would run into one another. */
export const crowds = (p: Pair, q: Pair) => Math.abs(p[0] - q[0]) < 14 && Math.abs(p[1] - q[1]) < 13;
/** Places for labels on a line, each as near as can be to the one it wants, none nearer to another than `apart`. */
export function spread(wanted: number[], apart: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const placed = [...wanted];
  let free = low;
  for (const i of order) free = (placed[i] = Math.max(placed[i]!, free)) + apart;
  free = high;
  for (const i of order.reverse()) free = (placed[i] = Math.min(placed[i]!, free)) - apart;
  return placed;
}

/** Where a letter stands beside its mark: the nearest place, all around, that is free of marks and letters. */
export function beside(mark: Pair, marks: Pair[], letters: Pair[], within: (place: Pair) => boolean): Pair {
  for (const away of [14, 20, 27, 35])
    for (let turn = 0; turn < 12; turn++) {
      const angle = -Math.PI / 4 + (turn % 2 ? -1 : 1) * Math.ceil(turn / 2) * (Math.PI / 6);
      const place: Pair = [mark[0] + away * Math.cos(angle), mark[1] + away * Math.sin(angle)];
      const free = marks.every((other) => Math.hypot(other[0] - place[0], other[1] - place[1]) > 11) && !letters.some((other) => crowds(other, place));
      if (free && within(place)) return place;
    }
  return [mark[0] + 14, mark[1] - 14];
}

// Canvas and SVG both lose their way in coordinates of many digits.
export const clamp = (x: number) => Math.min(Math.max(x, -1e5), 1e5);

/** Lines aslant over a box: where they are seen, there is nothing else. */
export function hatching({ x, y, w, h }: Box): Shape {
  const apart = 9;
  const lines = Array.from({ length: Math.ceil((w + h) / apart) }, (_, i) => {
    const [from, to] = [i * apart, Math.min(i * apart, w)];
    return `M${x + Math.max(0, from - h)},${y + Math.min(from, h)}L${x + to},${y + from - to}`;
  });
  return { kind: "path", d: lines.join(""), stroke: HATCH, width: 1 };
}

/** A minimum: always a cross. */
export function cross([x, y]: Pair, size = 6): Shape[] {
  const d = `M${x - size},${y - size}L${x + size},${y + size}M${x - size},${y + size}L${x + size},${y - size}`;
  return [
    { kind: "path", d, stroke: NIGHT, width: 5.5 },
    { kind: "path", d, stroke: night.MINIMUM!, width: 2.5 },
  ];
}

/** A triangle at the edge of the map that points to a walker beyond it. */
export function pointer(at: Pair, to: Pair, fill: string): Shape[] {
  const angle = Math.atan2(to[1] - at[1], to[0] - at[0]);
  const corner = (turn: number, r: number): Pair => [
    at[0] - 6 * Math.cos(angle) + r * Math.cos(angle + turn),
    at[1] - 6 * Math.sin(angle) + r * Math.sin(angle + turn),
  ];
  const points = [corner(0, 10), corner(2.4, 8), corner(-2.4, 8)];
  return [{ kind: "line", points, closed: true, fill, stroke: NIGHT, width: 2 }];
}
