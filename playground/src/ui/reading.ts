/** What the ground is at a place, in words: height, slope and curvature. */

import type { Landscape, Point } from "../numerics/landscape";
import { eigenvalues } from "../numerics/stability";
import { words } from "../words";
import { several, short } from "./numbers";

export function reading(landscape: Landscape, place: Point): string {
  const value = landscape.value(place);
  if (!Number.isFinite(value)) return words.status.notFinite;
  const slope = landscape.gradient(place);
  const bends = landscape.hessian(place);
  const curvature = bends.every(Number.isFinite) ? several(eigenvalues(bends), 3) : "–";
  return words.probe.reading(short(value), several(slope, 3), short(Math.hypot(...slope), 3), curvature);
}
