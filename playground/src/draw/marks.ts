/** Marks on maps, and where there is room for them. */

import { NIGHT, night } from "./palette";
import { type Pair, type Shape } from "./shapes";

/** Whether two marks would touch. */
export const near = (p: Pair, q: Pair) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 20;
/** Whether a racer would hide the letter on another. */
export const covers = (p: Pair, q: Pair) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 12;
/** Whether two numbers would run into one another. */
export const crowds = (p: Pair, q: Pair) => Math.abs(p[0] - q[0]) < 14 && Math.abs(p[1] - q[1]) < 13;
// Canvas and SVG both lose their way in coordinates of many digits.
export const clamp = (x: number) => Math.min(Math.max(x, -1e5), 1e5);

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
