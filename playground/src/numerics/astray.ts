/** Walks that lead nowhere: soon after they left the picture there is nothing more to see of them. */

import { inside } from "./fate";
import type { Point, Window } from "./landscape";

const AWAY = 10; // map sizes beyond the map
const PATIENCE = 3; // steps out there, each higher than the start
const GONE = 1e3; // map sizes from where nobody is waited for

/** Whether a walk that has come so far is given up. A start beyond the map has a map that reaches to it. */
export function astray(points: Point[], losses: number[], window: Window): boolean {
  const last = points.length - 1;
  const home = window.map(([low, high], i): [number, number] => [Math.min(low, points[0]![i]!), Math.max(high, points[0]![i]!)]);
  if (!inside(points[last]!, home, GONE)) return true;
  for (let step = last; step > last - PATIENCE; step--)
    if (step < 1 || inside(points[step]!, home, AWAY) || !(losses[step]! > losses[0]!)) return false;
  return true;
}
