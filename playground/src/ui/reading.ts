/** What the ground is at a place, in words: height, slope and curvature. */

import type { Landscape, Point } from "../numerics/landscape";
import { eigenvalues } from "../numerics/stability";
import { words } from "../words";
import { short } from "./dom";

export function reading(landscape: Landscape, place: Point): string {
  const value = landscape.value(place);
  if (!Number.isFinite(value)) return words.status.notFinite;
  const slope = landscape.gradient(place);
  const bends = landscape.hessian(place);
  const curvature = bends.every(Number.isFinite) ? eigenvalues(bends).map((x) => short(x, 3)).join(", ") : "–";
  return words.probe.reading(short(value), slope.map((x) => short(x, 3)).join(", "), short(Math.hypot(...slope), 3), curvature);
}
