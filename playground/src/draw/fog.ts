/** The ground in the fog: what is not to be seen before it was predicted. */

import { uniforms } from "../numerics/descent";
import type { Box, Pair, Shape } from "./shapes";

const CLOUDS = 60;

export function fog({ x, y, w, h }: Box): Shape[] {
  const random = uniforms(11);
  const corners: Pair[] = [[x, y], [x + w, y], [x + w, y + h], [x, y + h]];
  const clouds = Array.from({ length: CLOUDS }, (): Shape => {
    const at: Pair = [x + w * random(), y + h * random()];
    return { kind: "dot", at, r: Math.min(w, h) * (0.1 + 0.16 * random()), fill: "#a9b8cc", alpha: 0.07 };
  });
  return [{ kind: "line", points: corners, closed: true, fill: "#2c3b53" }, ...clouds];
}
