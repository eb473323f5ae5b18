/** How a walker fares at a step: what has to be told apart before a word is said. */

import type { Walk } from "./descent";
import { type Landscape, type Point, type Window, isFinitePoint } from "./landscape";

export type Fate =
  | "going"
  | "arrived" // level, and higher all around
  | "saddle" // level, but lower this way and higher that way
  | "top" // level, and lower all around
  | "plain" // as good as level all around
  | "beyond" // downhill led off the map
  | "endless" // downhill without end
  | "noValue" // the next step leads where there is no value
  | "noSlope" // or where there is a value but no slope
  | "thrown" // a step led off the map
  | "rising" // higher for some steps running, but not higher than ever
  | "bounces" // round a cycle of few steps, and comes no lower
  | "grows" // higher and higher
  | "diverged"; // far out, or out of the finite numbers

/** Walks that go no further. */
export const OVER: readonly Fate[] = ["arrived", "saddle", "top", "plain", "endless", "noValue", "noSlope", "diverged"];
/** Walks in trouble by their steps, or by the ground. */
export const TROUBLE: readonly Fate[] = ["thrown", "bounces", "grows", "diverged", "noValue", "noSlope"];

/** Walks that nothing stops: what is said of them is no verdict. */
export const GOING: readonly Fate[] = ["going", "rising"];

export const GROWING = 3; // steps of growing loss that are worth a warning
const WATCHED = 6; // steps at least before a cycle is called one
const LONGEST = 16; // steps of a cycle
const SAME = 1e-3; // of its width: so near, after a cycle, is the same place
export const LEVEL = 1e-7; // of a typical slope
const FAR = 1e3; // map sizes: no ground is asked for there
const FALLING = 5; // steps down before the finite numbers end

export interface Ground {
  landscape: Landscape;
  window: Window | null; // of the map, if there is one that can be left
  typical: number; // slope
  random: boolean; // steps are partly chance, which proves nothing
}

const size = (v: Point) => Math.hypot(...v);
const away = (p: Point, q: Point): Point => p.map((x, i) => x - q[i]!);

export function fateOf(walk: Walk, step: number, ground: Ground): Fate {
  const at = walk.valid(step);
  if (walk.diverged !== null && walk.diverged <= step) return endOf(walk, ground.landscape);
  const here = walk.points[at]!;
  if (size(walk.gradients[at]!) < LEVEL * ground.typical) return levelAt(walk, at, ground.landscape);
  if (!ground.random && grows(walk, at)) return "grows";
  if (!ground.random && cycleOf(walk, at) !== null) return "bounces";
  if (!ground.window || inside(here, ground.window) || at === 0)
    return !ground.random && risingSince(walk, at) !== null ? "rising" : "going";
  const jump = away(here, walk.points[at - 1]!);
  const wide = ground.window.some(([low, high], i) => Math.abs(jump[i]!) > high - low);
  return wide || walk.losses[at]! > walk.losses[at - 1]! ? "thrown" : "beyond";
}

export function inside(point: Point, window: Window, times = 0): boolean {
  return window.every(([low, high], i) => {
    const room = times * (high - low);
    return point[i]! >= low - room && point[i]! <= high + room;
  });
}

/** Why a walk could not go on. */
function endOf(walk: Walk, { window, value, gradient }: Landscape): Fate {
  const { losses, refused } = walk;
  const last = losses.length - 1;
  if (!refused && !walk.astray) return Number.isFinite(losses[0]) ? "noSlope" : "noValue";
  if (refused && isFinitePoint(refused) && inside(refused, window, FAR))
    return Number.isFinite(value(refused)) && !isFinitePoint(gradient(refused)) ? "noSlope" : "noValue";
  const from = Math.max(0, last - FALLING);
  const falling = last > 0 && losses.slice(from + 1).every((loss, i) => loss < losses[from + i]!);
  return falling ? "endless" : "diverged";
}

/** What kind of level place a walker is at: asked of the ground around it. */
function levelAt(walk: Walk, at: number, { window, value }: Landscape): Fate {
  const here = walk.points[at]!;
  const height = walk.losses[at]!;
  const reach = 1e-3 * Math.min(...window.map(([low, high]) => high - low));
  const rounding = 1e-12 * Math.max(Math.abs(height), Number.MIN_VALUE);
  const drift = 4 * size(walk.gradients[at]!) * reach;
  const turns = here.length === 1 ? [0, Math.PI] : Array.from({ length: 24 }, (_, k) => (k * Math.PI) / 12);
  const around = turns.map((turn) => value([here[0]! + reach * Math.cos(turn), ...here.slice(1).map((y) => y + reach * Math.sin(turn))]) - height);
  const lower = around.some((rise) => rise < -rounding - drift);
  const higher = around.some((rise) => rise > rounding + drift);
  if (lower) return higher ? "saddle" : "top";
  return higher ? "arrived" : "plain";
}

/** Whether the loss grows and grows, and is higher than ever. */
function grows({ losses }: Walk, at: number): boolean {
  if (at < GROWING) return false;
  for (let k = at; k > at - GROWING; k--) if (!(losses[k]! > losses[k - 1]!)) return false;
  for (let k = 0; k < at; k++) if (losses[k]! > losses[at]!) return false;
  return true;
}

/** The step since which the loss has risen with every step, if there were some of them. */
export function risingSince({ losses }: Walk, at: number): number | null {
  let since = at;
  while (since > 0 && losses[since]! > losses[since - 1]!) since--;
  return at - since >= GROWING ? since : null;
}

/** After how many steps a walk is where it was, again and again, without coming lower; or null. */
export function cycleOf({ points, losses }: Walk, at: number): number | null {
  for (let period = 2; period <= LONGEST && Math.max(2 * period, WATCHED) <= at; period++) {
    const round = Array.from({ length: period }, (_, i) => at - i);
    const wide = Math.max(...round.map((k) => size(away(points[k]!, points[at]!))));
    const same = round.every((k) => size(away(points[k]!, points[k - period]!)) <= SAME * wide);
    if (!same || wide === 0) continue;
    const [best, former] = [0, period].map((back) => Math.min(...round.map((k) => losses[k - back]!))) as [number, number];
    if (best >= former - 1e-9 * Math.abs(former)) return period;
  }
  return null;
}
