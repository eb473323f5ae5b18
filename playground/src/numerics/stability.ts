/** How large a step may be: what the curvature at a point says about learning rates. */

import { type Landscape, type Point, lattice } from "./landscape";

export interface Stability {
  eigenvalues: Point; // ascending
  limit: number; // 2/λmax, infinite where the ground bends up along no axis
  best: number | null; // 2/(λmin + λmax), unless there is no minimum to reach
}

/** Eigenvalues of a symmetric 1 × 1 or 2 × 2 matrix, ascending. */
export function eigenvalues(matrix: Point): Point {
  if (matrix.length === 1) return [...matrix];
  const [a, b, , d] = matrix as [number, number, number, number];
  const half = (a + d) / 2;
  const reach = Math.hypot((a - d) / 2, b);
  return [half - reach, half + reach];
}

/** The stability at a point, or null where there are no finite second derivatives. */
export function stability(landscape: Landscape, at: Point): Stability | null {
  const matrix = landscape.hessian(at);
  if (!matrix.every(Number.isFinite)) return null;
  const values = eigenvalues(matrix);
  const low = values[0]!;
  const high = values[values.length - 1]!;
  return {
    eigenvalues: values,
    limit: high > 0 ? 2 / high : Infinity,
    best: low > 0 ? 2 / (low + high) : null,
  };
}


/** The middle of all slopes in the window: what is steep and what is flat, in this landscape. */
export function typicalSlope(landscape: Landscape): number {
  const slopes = lattice(landscape.window, 21)
    .filter((at) => Number.isFinite(landscape.value(at))) // slopes may be computed where there is no ground
    .map((at) => Math.hypot(...landscape.gradient(at)))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return slopes[slopes.length >> 1] || 1;
}
