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
const NEAR = 2 / 3; // of the limit

/** Whether a rate leaves much of the way along a direction with this curvature. */
const slow = (curvature: number, rate: number): boolean => Math.abs(1 - rate * curvature) ** PATIENCE > STILL_FAR;

/** Whether a share of the limit is near it. */
const near = ({ limit }: Stability, rate: number): boolean => rate > NEAR * limit;

/** The largest rate that is not too large: in a valley too long for any rate, one that is not near the limit. */
function largest(ground: Stability): number {
  const { eigenvalues, limit, best } = ground;
  if (best === null) return limit;
  return eigenvalues.some((value) => slow(value, best)) ? Math.min(best, NEAR * limit) : best;
}

/**
 * What a rate does near a minimum with this curvature: judged by the steepest direction. Up to half
 * the limit a larger rate would be quicker in every direction, beyond it only along the flatter one.
 */
export function judge(ground: Stability, rate: number): Judgement {
  const { eigenvalues, limit } = ground;
  if (rate >= limit) return "unstable";
  if (rate > largest(ground) * (1 + 1e-9)) return "large";
  return rate <= limit / 2 && eigenvalues.some((value) => slow(value, rate)) ? "small" : "good";
}

/** What a rate does in a valley that it is slow along, if it is not slow across: other words than its colour's. */
export function inValley(ground: Stability, rate: number): "near" | "slow" | null {
  const [flattest, steepest] = ground.eigenvalues as [number, number?];
  if (steepest === undefined || !slow(flattest, rate)) return null;
  if (!["good", "large"].includes(judge(ground, rate))) return null;
  return near(ground, rate) ? "near" : "slow";
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
  const { limit } = ground;
  const [left, right] = [14, width - 14];
  const y = height / 2 + 2;
  const x = scaleLinear([0, 1.5 * limit], [left, right]).clamp(true);
  const parts: [number, number, string][] = [];
  const middle = largest(ground);
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
  let [low, high] = [0, largest(ground)];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (judge(ground, middle) === "small") low = middle;
    else high = middle;
  }
  return high;
}
