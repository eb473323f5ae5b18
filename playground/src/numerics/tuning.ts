/** Learning rates found by trying: the same grid and the same number of steps for everybody. */

import { Walk } from "./descent";
import { inside } from "./fate";
import type { Landscape, Point, Window } from "./landscape";
import type { Optimizer } from "./optimizers";

/** Four rates in each power of ten. */
export const TRIED_RATES = Array.from({ length: 33 }, (_, i) => Number((10 ** (i / 4 - 7)).toPrecision(2)));
export const TRIED_STEPS = 200;
const SOON = 60; // steps by which a suggested rate has led as low as any
const NEAR = 1e-6; // of the way down
const REACH = 1; // map sizes beyond the map that a tried walk may go

/** How the walks of one rate fare: by steps if they arrive, and by their loss. */
export interface Score {
  steps: number; // until the last of them has arrived; infinite if one has not
  loss: number; // the mean where the trying ends; infinite if one left the map or the finite numbers
}

/** Walk as far as a rate is tried: to level ground, or so many steps. */
export function score(walks: Walk[], window: Window, arrival: (walk: Walk, last: number) => number | null): Score {
  const fared = walks.map((walk) => {
    for (let step = 1; step <= TRIED_STEPS; step++) {
      walk.upTo(step);
      if (walk.diverged !== null || !inside(walk.points[step]!, window, REACH)) return { steps: Infinity, loss: Infinity };
    }
    return { steps: arrival(walk, TRIED_STEPS) ?? Infinity, loss: walk.losses[TRIED_STEPS]! };
  });
  return { steps: Math.max(...fared.map((one) => one.steps)), loss: fared.reduce((sum, one) => sum + one.loss, 0) / fared.length };
}

/** Whether one score is better than another: by fewer steps, and by the loss if that decides nothing. */
export const better = (one: Score, other: Score): boolean => (one.steps === other.steps ? one.loss < other.loss : one.steps < other.steps);

/** What becomes of a walk with one rate. */
export interface Trial {
  loss: number; // at its end; infinite if it left the map or the finite numbers
  smooth: boolean; // it never climbed
}

export function tried(landscape: Landscape, rule: Optimizer, start: Point, steps: number): Trial {
  const walk = new Walk(landscape, () => rule, start);
  let smooth = true;
  for (let step = 1; step <= steps; step++) {
    walk.upTo(step);
    if (walk.diverged !== null || !inside(walk.points[step]!, landscape.window, REACH)) return { loss: Infinity, smooth: false };
    smooth &&= walk.losses[step]! <= walk.losses[step - 1]! * (1 + 1e-12) + 1e-300;
  }
  return { loss: walk.losses[steps]!, smooth };
}

/**
 * The rate that suits a start: of those that arrive as low as any, the smallest, which has most to
 * spare; `smooth` asks for one that never climbs on its way, if there is such.
 */
export function suitingRate(landscape: Landscape, make: (rate: number) => Optimizer, start: Point, smooth: boolean): number | null {
  const trials = TRIED_RATES.map((rate) => ({ rate, ...tried(landscape, make(rate), start, SOON) }));
  const found = trials.filter(({ loss }) => Number.isFinite(loss));
  const calm = smooth ? found.filter((trial) => trial.smooth) : [];
  const chosen = calm.length ? calm : found;
  const lowest = Math.min(...chosen.map(({ loss }) => loss));
  const enough = lowest + NEAR * Math.max(0, landscape.value(start) - lowest);
  return chosen.find(({ loss }) => loss <= enough)?.rate ?? null;
}
