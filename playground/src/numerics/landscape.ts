/** Landscapes: value, gradient and curvature of a function of one or two parameters. */

import { type Tape, runner } from "./tape";

export type Point = number[];
export type Window = [number, number][];

export interface LandscapeData {
  name: string;
  expression: string;
  window: Window;
  minima: Point[];
  plotLog: boolean;
  value: Tape;
  gradient: Tape;
  hessian: Tape | null;
}

export interface Landscape {
  readonly name: string;
  readonly expression: string;
  readonly window: Window;
  readonly minima: Point[];
  readonly plotLog: boolean;
  readonly dimension: number;
  value(point: ArrayLike<number>): number;
  gradient(point: ArrayLike<number>): Point;
  /** Second derivatives, row by row. */
  hessian(point: ArrayLike<number>): Point;
}

export function landscapeOf(data: LandscapeData): Landscape {
  const value = runner(data.value);
  const gradient = runner(data.gradient);
  const hessian = data.hessian && runner(data.hessian);
  const slope = (point: ArrayLike<number>) => Array.from(gradient(point));
  return {
    ...data,
    dimension: data.window.length,
    value: (point) => value(point)[0]!,
    gradient: slope,
    hessian: hessian
      ? (point) => Array.from(hessian(point))
      : (point) => differences(slope, point),
  };
}

// As gdmath's stand-in: a larger step bends, a smaller one drowns in rounding.
const STEP = 2 ** -17;

/** Second derivatives from central differences of a gradient. */
function differences(gradient: (p: ArrayLike<number>) => Point, at: ArrayLike<number>): Point {
  const point = Array.from(at);
  const moved = (axis: number, to: number) => point.map((x, i) => (i === axis ? to : x));
  const columns = point.map((x, axis) => {
    const h = STEP * Math.max(1, Math.abs(x));
    const ahead = gradient(moved(axis, x + h));
    const behind = gradient(moved(axis, x - h));
    const taken = x + h - (x - h);
    return ahead.map((entry, i) => (entry - behind[i]!) / taken);
  });
  return point.flatMap((_, i) => point.map((_, j) => (columns[i]![j]! + columns[j]![i]!) * 0.5));
}

/** Values on a grid of nx × ny points over a window, row by row from its lower edge. */
export function grid(landscape: Landscape, nx: number, ny: number): Float64Array {
  const [[x0, x1], [y0, y1]] = landscape.window as [[number, number], [number, number]];
  const values = new Float64Array(nx * ny);
  const point = [0, 0];
  for (let j = 0; j < ny; j++) {
    point[1] = y0 + ((y1 - y0) * j) / (ny - 1);
    for (let i = 0; i < nx; i++) {
      point[0] = x0 + ((x1 - x0) * i) / (nx - 1);
      values[j * nx + i] = landscape.value(point);
    }
  }
  return values;
}

/** Places spread evenly over a window of any dimension, edges included. */
export function lattice(window: Window, perAxis: number): Point[] {
  return window.reduce<Point[]>(
    (points, [low, high]) =>
      points.flatMap((point) =>
        Array.from({ length: perAxis }, (_, i) => [
          ...point,
          low + ((high - low) * i) / (perAxis - 1),
        ]),
      ),
    [[]],
  );
}

const ROOM = 0.04; // of the width of a window, on each side

/** A window with room at its edges: who stands on one is seen whole. */
export const roomy = (window: Window): Window =>
  window.map(([low, high]) => [low - ROOM * (high - low), high + ROOM * (high - low)]);

export const isFinitePoint = (point: Point): boolean => point.every(Number.isFinite);
