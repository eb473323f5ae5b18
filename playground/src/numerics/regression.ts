/** Fitting a line: the mean squared error as a landscape over slope and height, as in gdmath. */

import { fsum } from "d3-array";
import { uniforms } from "./descent";
import type { Landscape, Point, Window } from "./landscape";

export interface Samples {
  x: number[];
  y: number[];
}

export interface Fit extends Landscape {
  readonly best: Point;
  readonly lowest: number;
}

const TINY = 1e-200;
const REACH = 1.5; // of the window, in units of what the data suggest

const mean = (numbers: number[]): number => fsum(numbers) / numbers.length;
const clip = (x: number, all: number[]): number =>
  Math.min(Math.max(x, Math.min(...all)), Math.max(...all));

export function regression({ x, y }: Samples): Fit {
  const xMean = clip(mean(x), x);
  const yMean = clip(mean(y), y);
  const dx = x.map((entry) => entry - xMean);
  const dy = y.map((entry) => entry - yMean);
  const xSpread = mean(dx.map((d) => d * d));
  const ySpread = mean(dy.map((d) => d * d));
  const open = xSpread <= TINY; // all x are equal: a whole valley of best lines
  const b0 = yMean / (1 + xMean * xMean);
  const w = open ? b0 * xMean : mean(dx.map((d, i) => d * dy[i]!)) / xSpread;
  const b = open ? b0 : yMean - w * xMean;
  const lowest = mean(dx.map((d, i) => (w * d - dy[i]!) ** 2));
  const turn = (p: ArrayLike<number>) => p[0]! - w;
  const miss = (p: ArrayLike<number>) => p[0]! * xMean + p[1]! - yMean;
  return {
    name: "regression",
    expression: "mean((w*x + b - y)^2)",
    window: windowOf([w, b], xMean, yMean, xSpread, ySpread),
    minima: open ? [] : [[w, b]],
    plotLog: false,
    dimension: 2,
    best: [w, b],
    lowest,
    value: (p) => xSpread * (turn(p) * turn(p)) + miss(p) * miss(p) + lowest,
    gradient: (p) => [2 * (xSpread * turn(p) + xMean * miss(p)), 2 * miss(p)],
    hessian: () => [2 * (xSpread + xMean * xMean), 2 * xMean, 2 * xMean, 2],
  };
}

/** How far lines are worth looking at: as far as the scatter of the data suggests. */
function windowOf(best: Point, xMean: number, yMean: number, xs: number, ys: number): Window {
  let height = Math.sqrt(ys);
  if (height <= 1e-12 * Math.abs(yMean)) height = Math.abs(yMean); // level, but for rounding
  if (height ** 2 <= TINY) height = 1;
  const width = xs > TINY ? Math.sqrt(xs) : Math.max(Math.abs(xMean), 1);
  const reaches = [height / width, height * Math.hypot(1, xMean / width)];
  return best.map((at, i) => [at - REACH * reaches[i]!, at + REACH * reaches[i]!]);
}

/** Which samples a step learns from: each pass through all deals them out in an order of its own. */
export function deals(count: number, size: number, seed: number): (step: number) => number[] {
  const many = Math.ceil(count / size);
  const orders: number[][] = [];
  return (step) => {
    const pass = Math.floor(step / many);
    orders[pass] ??= shuffled(count, seed * 7919 + pass);
    return orders[pass].slice((step % many) * size, (step % many + 1) * size);
  };
}

/** The gradient of those samples. */
export function batches({ x, y }: Samples, size: number, seed: number): (line: Point, step: number) => Point {
  const deal = deals(x.length, size, seed);
  return ([w, b], step) => {
    const rows = deal(step);
    const misses = rows.map((row) => w! * x[row]! + b! - y[row]!);
    return [2 * mean(misses.map((miss, i) => miss * x[rows[i]!]!)), 2 * mean(misses)];
  };
}

/** The numbers below `count` in an order that a seed decides. */
function shuffled(count: number, seed: number): number[] {
  const uniform = uniforms(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
