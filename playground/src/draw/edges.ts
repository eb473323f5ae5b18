/** The edges of a map: ticks with their numbers, and the names of what they count. */

import type { ScaleLinear } from "d3-scale";
import { words } from "../words";
import { ink } from "./palette";
import type { Box, Pair, Shape } from "./shapes";
import { written } from "../ui/numbers";
import { tickText } from "./ticks";

const EVEN = 0.05; // so much may scales differ until it is said

type Scale = ScaleLinear<number, number>;

export function edges(box: Box, across: Scale, up: Scale, names: [string, string]): Shape[] {
  const { x, y, w, h } = box;
  const color = ink("quiet");
  const shapes: Shape[] = [];
  const many = (size: number) => Math.max(3, Math.round(size / 90));
  const write = tickText(across, many(w));
  for (const tick of across.ticks(many(w))) {
    const px = across(tick);
    shapes.push({ kind: "line", points: [[px, y + h], [px, y + h + 4]], stroke: ink("rule") });
    const at: Pair = [px, y + h + 13];
    shapes.push({ kind: "text", at, text: write(tick), color, size: 11, align: "center" });
  }
  const writeY = tickText(up, many(h));
  for (const tick of up.ticks(many(h))) {
    const py = up(tick);
    shapes.push({ kind: "line", points: [[x - 4, py], [x, py]], stroke: ink("rule") });
    const at: Pair = [x - 8, py];
    shapes.push({ kind: "text", at, text: writeY(tick), color, size: 11, align: "right" });
  }
  const [first, second] = names;
  const title = { kind: "text", color, size: 13, italic: true } as const;
  shapes.push({ ...title, at: [x + w / 2, y + h + 28], text: first, align: "center" });
  shapes.push({ ...title, at: [11, y + h / 2], text: second, align: "center", turned: true });
  // Where the axes have scales of their own, no arrow stands at right angles to its contour.
  const unit = (scale: Scale) => Math.abs(scale(1) - scale(0));
  const ratio = unit(up) / unit(across);
  if (Math.abs(ratio - 1) > EVEN) {
    const longer = (ratio > 1 ? second : first).split(" ").at(-1)!;
    const text = words.stretched(longer, written((times) => times.toPrecision(2))(Math.max(ratio, 1 / ratio)));
    shapes.push({ kind: "text", at: [x + w, y + h + 28], text, color, size: 11, align: "right" });
  }
  return shapes;
}
