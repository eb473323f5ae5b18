/** The next step of plain gradient descent, worked out with its numbers. */

import type { Walk } from "../numerics/descent";
import { rateAt } from "../engine";
import type { Run } from "../state";
import { words } from "../words";
import { readNumber, several, short } from "./numbers";

const DIGITS = [4, 5, 6, 7, 8, 9]; // as few as make the line add up

/** The gradient with its signs: of one parameter, it is the slope. */
export function gradientTold(gradient: number[]): string {
  const numbers = several(gradient);
  return gradient.length === 1 ? words.readout.slope(numbers) : words.readout.gradient(numbers);
}

/** One line for each coordinate of the next step, or none where it is no plain one. */
export function worked(walk: Walk, step: number, run: Run, names: string[]): string[] {
  const plain = run.optimizer === "gradient_descent" && !run.noise && !run.batch;
  if (!plain || (walk.diverged !== null && walk.diverged <= step)) return [];
  const rate = rateAt(run, step);
  const [place, gradient] = [walk.points[step]!, walk.gradients[step]!];
  const lines = place.map((at, i) => line(at, rate, gradient[i]!));
  return lines.some((one) => !one) ? [] : lines.map((one, i) => `${names[i]} ← ${one}`);
}

/** What a coordinate becomes: with "=" if it adds up as it is written, or nothing if it cannot be written so. */
export function line(at: number, rate: number, slope: number): string {
  const to = short(at - rate * slope);
  for (const digits of DIGITS) {
    const [from, times, by] = [at, rate, slope].map((x) => short(x, digits)) as [string, string, string];
    const found = readNumber(from) - readNumber(times) * readNumber(by);
    if (short(found) !== to) continue;
    const exact = Math.abs(found - readNumber(to)) <= 1e-12 * Math.max(Math.abs(readNumber(from)), Math.abs(found));
    const product = `${times} ${words.times} ${/^−|\s/.test(by) ? `(${by})` : by}`;
    return `${from} − ${product} ${exact ? "=" : "≈"} ${to}`;
  }
  return "";
}
