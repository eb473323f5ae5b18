/** Minima of a formula, found by numbers: from the lowest places of a grid down to level ground. */

import { LEVEL, inside } from "./fate";
import { type Landscape, type Point, grid, isFinitePoint } from "./landscape";
import { eigenvalues, typicalSlope } from "./stability";

const CELLS = 61;
const TRIES = 40; // steps of Newton's from each of the lowest places
const EFFORT = 2500; // such steps in all: of what needs more, nobody waits for the rest
const MOST = 60; // marks on a map
const LEVEL_FLOOR = 1e-9; // of the rise across it: so little rises along a floor that is level
const AROUND = Array.from({ length: 12 }, (_, k) => [Math.cos((k * Math.PI) / 6), Math.sin((k * Math.PI) / 6)]);

/** Where the ground of a map is level, and higher all around; a valley that is level along its floor has none. */
export function minimaOf(landscape: Landscape): Point[] {
  const { window } = landscape;
  const cell = window.map(([low, high]) => (high - low) / (CELLS - 1));
  const level = LEVEL * typicalSlope(landscape);
  const found: Point[] = [];
  let effort = EFFORT;
  for (const place of lowest(landscape)) {
    const way = settled(landscape, place, cell, level);
    effort -= way.steps;
    if (effort < 0 || found.length === MOST) break;
    const { bottom } = way;
    if (!bottom || !inside(bottom, window) || !higherAround(landscape, bottom, cell)) continue;
    if (!found.some((other) => other.every((x, i) => Math.abs(x - bottom[i]!) < cell[i]!))) found.push(bottom);
  }
  return found;
}

/** The places of a grid that no place beside them is lower than, and some are higher. */
function lowest(landscape: Landscape): Point[] {
  const values = grid(landscape, CELLS, CELLS);
  const places: Point[] = [];
  const [[x0, x1], [y0, y1]] = landscape.window as [[number, number], [number, number]];
  for (let j = 0; j < CELLS; j++)
    for (let i = 0; i < CELLS; i++) {
      const here = values[j * CELLS + i]!;
      if (!Number.isFinite(here)) continue;
      let [least, higher] = [true, false];
      for (let b = Math.max(0, j - 1); b <= Math.min(CELLS - 1, j + 1); b++)
        for (let a = Math.max(0, i - 1); a <= Math.min(CELLS - 1, i + 1); a++) {
          const beside = values[b * CELLS + a]!;
          least &&= !(beside < here);
          higher ||= beside > here;
        }
      if (least && higher) places.push([x0 + ((x1 - x0) * i) / (CELLS - 1), y0 + ((y1 - y0) * j) / (CELLS - 1)]);
    }
  return places;
}

/** Where Newton's steps, none longer than a cell, come to level ground, if they do; and how many they were. */
function settled({ gradient, hessian, window }: Landscape, start: Point, cell: Point, level: number): { bottom: Point | null; steps: number } {
  let at = start;
  for (let steps = 1; steps <= TRIES; steps++) {
    const slope = gradient(at);
    const bends = hessian(at);
    if (!isFinitePoint(slope) || !isFinitePoint(bends) || !inside(at, window, 0.1)) return { bottom: null, steps };
    const [a, b, , d] = bends as [number, number, number, number];
    const [low, high] = eigenvalues(bends) as [number, number];
    if (Math.hypot(...slope) < level && low >= -1e-9 * high) return { bottom: at, steps };
    // Where the ground bends down, plainly downhill.
    const det = a * d - b * b;
    const step = low > 0 && det > 0 ? [(d * slope[0]! - b * slope[1]!) / det, (a * slope[1]! - b * slope[0]!) / det] : slope.map((x, i) => (Math.sign(x) * cell[i]!) / 4);
    const share = Math.min(1, ...step.map((x, i) => cell[i]! / Math.abs(x)));
    at = at.map((x, i) => x - share * step[i]!);
  }
  return { bottom: null, steps: TRIES };
}

function higherAround({ value }: Landscape, at: Point, cell: Point): boolean {
  const here = value(at);
  const rises = AROUND.map((turn) => value(at.map((x, i) => x + 0.1 * cell[i]! * turn[i]!)) - here);
  const least = Math.max(1e-13 * Math.abs(here), LEVEL_FLOOR * Math.max(...rises));
  return rises.every((rise) => rise > least);
}
