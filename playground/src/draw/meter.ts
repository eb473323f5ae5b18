/** The stability meter: which learning rates the ground allows, and where the present one is. */

import { scaleLinear } from "d3-scale";
import type { Stability } from "../numerics/stability";
import { words } from "../words";
import { short } from "../ui/numbers";
import { ink } from "./palette";
import type { Pair, Shape } from "./shapes";

export type Judgement = "small" | "good" | "large" | "unstable";
/** What rates do, from the smallest on. */
export const JUDGEMENTS: Judgement[] = ["small", "good", "large", "unstable"];
const STILL_FAR = 0.01; // of the way, after so many steps:
const PATIENCE = 50;

/** What a rate does near a minimum with this curvature, as the films judge it. */
export function judge({ eigenvalues, limit, best }: Stability, rate: number): Judgement {
  if (rate >= limit) return "unstable";
  if (best !== null && rate > best * (1 + 1e-9)) return "large";
  const left = Math.max(...eigenvalues.map((value) => Math.abs(1 - rate * value))) ** PATIENCE;
  return left > STILL_FAR ? "small" : "good";
}

/** Where the ground curves upwards in some directions only: as if it had but the steepest of them. */
export function upward(ground: Stability): Stability {
  if (ground.best !== null || ground.limit === Infinity) return ground;
  const steepest = ground.eigenvalues.at(-1)!;
  return { eigenvalues: [steepest], limit: ground.limit, best: 1 / steepest };
}

/** A bar of rates from 0 to beyond the limit, in the colours of what they do. */
export function meterShapes(
  width: number,
  height: number,
  ground: Stability,
  rate: number,
): Shape[] {
  const { limit, best } = ground;
  const [left, right] = [14, width - 14];
  const y = height / 2 + 2;
  const x = scaleLinear([0, 1.5 * limit], [left, right]).clamp(true);
  const parts: [number, number, string][] = [];
  const middle = best ?? limit;
  const small = smallest(ground);
  parts.push([0, Math.min(small, middle), "small"], [Math.min(small, middle), middle, "good"]);
  parts.push([middle, limit, "large"], [limit, 1.5 * limit, "unstable"]);
  const shapes: Shape[] = parts
    .filter(([from, to]) => to > from)
    .map(([from, to, name]) => ({
      kind: "line",
      points: [[x(from) + 1.5, y], [x(to) - 1.5, y]] as Pair[],
      stroke: ink(`rate-${name}`),
      width: 8,
      alpha: name === judge(ground, rate) ? 1 : 0.45,
    }));
  const at = x(limit);
  shapes.push({ kind: "line", points: [[at, y - 11], [at, y + 11]], stroke: ink("text"), width: 1.5 });
  const text = words.meter.limit(short(limit, 3));
  const quiet = { kind: "text", color: ink("quiet"), size: 12 } as const;
  shapes.push({ ...quiet, at: [at, y + 22], text, align: "center" });
  shapes.push({ ...quiet, at: [left, y + 22], text: "0", align: "center" });
  const here = x(rate);
  const marker: Pair[] = [[here, y - 7], [here - 7, y - 19], [here + 7, y - 19]];
  shapes.push({ kind: "line", points: marker, closed: true, fill: ink("text") });
  if (rate > 1.5 * limit)
    shapes.push({ ...quiet, color: ink("text"), at: [here - 12, y - 14], text: "≫", align: "right" });
  return shapes;
}

/** The smallest rate that is not slow: found by halving, for what is slow is below it. */
function smallest(ground: Stability): number {
  let [low, high] = [0, ground.best ?? ground.limit];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (judge(ground, middle) === "small") low = middle;
    else high = middle;
  }
  return high;
}
