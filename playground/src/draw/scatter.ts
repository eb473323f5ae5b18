/** Samples, the line of the present (w, b), and what it misses them by. */

import type { Point } from "../numerics/landscape";
import type { Samples } from "../numerics/regression";
import { ink } from "./palette";
import { Plane } from "./plane";
import type { Pair, Shape } from "./shapes";

const ROOM = 0.16;

function roomy(numbers: number[]): Pair {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const room = (high - low || Math.abs(high) || 1) * ROOM;
  return [low - room, high + room];
}

export interface Names {
  x: string;
  y: string;
}

/** The plane of samples; while one is dragged, the ranges of before are kept. */
export function scatterPlane(
  samples: Samples,
  names: Names,
  width: number,
  height: number,
  kept?: [Pair, Pair],
): Plane {
  const [across, up] = kept ?? [roomy(samples.x), roomy(samples.y)];
  return new Plane(width, height, { range: across, name: names.x }, { range: up, name: names.y });
}

export function scatterShapes(
  plane: Plane,
  { x, y }: Samples,
  line: Point,
  first: Point,
  held: number | null,
  batch: number[] | null = null, // whom this step learns from, if not from all
): Shape[] {
  const chosen = batch && new Set(batch);
  const of = ([w, b]: Point, at: number) => w! * at + b!;
  const ends = plane.x.domain() as Pair;
  const drawn = (p: Point): Pair[] => ends.map((at) => plane.at(at, of(p, at)));
  const many = x.length > 40;
  const inside: Shape[] = x.map((at, i) => ({
    kind: "line",
    points: [plane.at(at, y[i]!), plane.at(at, of(line, at))],
    stroke: ink("loss"),
    width: chosen?.has(i) ? 2.25 : many ? 1 : 1.75,
    alpha: chosen ? (chosen.has(i) ? 1 : 0.2) : many ? 0.45 : 0.8,
  }));
  inside.push({ kind: "line", points: drawn(first), stroke: ink("prediction"), width: 1.5, dash: [3, 7], alpha: 0.75 });
  inside.push({ kind: "line", points: drawn(line), stroke: ink("prediction"), width: 3.5 });
  x.forEach((at, i) => {
    const r = i === held ? 8 : many ? 3.6 : 5.5;
    const dot = { kind: "dot", at: plane.at(at, y[i]!), r, fill: ink("data") } as const;
    inside.push({ ...dot, stroke: ink("panel"), width: 1.5, alpha: !chosen || chosen.has(i) || i === held ? 1 : 0.4 });
    // A ring in the colour of the step that is made from them.
    if (chosen?.has(i)) inside.push({ kind: "dot", at: dot.at, r: r + 3.5, stroke: ink("step"), width: 2 });
  });
  return [...plane.axes(), { kind: "clip", box: plane.box, inside }];
}

/** The sample under a pointer, or null. */
export function sampleUnder(plane: Plane, { x, y }: Samples, [px, py]: Pair): number | null {
  let [best, nearest]: [number | null, number] = [null, 16];
  x.forEach((at, i) => {
    const [sx, sy] = plane.at(at, y[i]!);
    const away = Math.hypot(sx - px, sy - py);
    if (away < nearest) [best, nearest] = [i, away];
  });
  return best;
}
