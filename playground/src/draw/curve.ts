/** A loss curve over one parameter, with the walker's hops along it. */

import type { Walk } from "../numerics/descent";
import type { Landscape } from "../numerics/landscape";
import { Engine } from "../engine";
import { words } from "../words";
import { ink } from "./palette";
import { Plane } from "./plane";
import type { Pair, Shape } from "./shapes";
import { arrow } from "./shapes";

const FINE = 240;

/** The plane of a curve: its window, wider by powers of two for a walker who flies off it. */
export function curvePlane(
  landscape: Landscape,
  walk: Walk,
  step: number,
  width: number,
  height: number,
): Plane {
  const [[low, high]] = landscape.window as [Pair];
  const middle = (low + high) / 2;
  const far = walk.points.slice(0, walk.valid(step) + 1).map((p) => Math.abs(p[0]! - middle));
  let reach = (high - low) / 2;
  while (reach < Math.max(...far) && reach < 1e9) reach *= 2;
  const range: Pair = [middle - reach, middle + reach];
  const values = sample(range, FINE).map((x) => landscape.value([x])).filter(Number.isFinite);
  const [bottom, top] = [Math.min(...values), Math.max(...values)];
  const up: Pair = [bottom - 0.06 * (top - bottom), top];
  return new Plane(width, height, { range, name: "w" }, { range: up, name: words.lossAxis });
}

function sample([low, high]: Pair, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
}

export function curveShapes(plane: Plane, landscape: Landscape, walk: Walk, t: number): Shape[] {
  const { box } = plane;
  const on = (x: number): Pair => plane.at(x, landscape.value([x]));
  const inside: Shape[] = [];
  const range = plane.x.domain() as Pair;
  inside.push({ kind: "line", points: sample(range, FINE).map(on), stroke: ink("loss"), width: 3 });
  for (const [minimum] of landscape.minima) inside.push(...cross(on(minimum!)));
  const end = Math.min(Math.floor(t), walk.points.length - 1);
  const from = Math.max(0, end - 300);
  const way = walk.points.slice(from, end + 1).map((p) => on(p[0]!));
  const here = on(Engine.at(walk, t)[0]!);
  inside.push({ kind: "line", points: [...way, here], stroke: ink("path"), width: 1.5 });
  for (const at of way) inside.push({ kind: "dot", at, r: 3, fill: ink("path") });
  if (t === end) inside.push(...steps(plane, landscape, walk, end));
  inside.push({ kind: "line", points: [here, [here[0], box.y + box.h]], stroke: ink("position"), dash: [2, 5] });
  const ball = { kind: "dot", at: here, fill: ink("position") } as const;
  inside.push({ ...ball, r: 9, stroke: ink("panel"), width: 2.5 });
  const shown: Shape = { kind: "clip", box: { ...box, h: box.h + 1 }, inside };
  return [...plane.axes(), shown];
}

/** The tangent at the walker, and the step along the ground that it suggests. */
function steps(plane: Plane, landscape: Landscape, walk: Walk, end: number): Shape[] {
  const [x] = walk.points[end] as [number];
  const [slope] = walk.gradients[end] as [number];
  const [low, high] = plane.x.domain() as Pair;
  const reach = (high - low) * 0.11;
  const value = landscape.value([x]);
  const tangent = [-1, 1].map((side) => plane.at(x + side * reach, value + side * reach * slope));
  const shapes: Shape[] = [
    { kind: "line", points: tangent, stroke: ink("gradient"), width: 2.5 },
  ];
  const next = walk.upTo(end + 1).points[end + 1];
  if (!next) return shapes;
  const floor = plane.box.y + plane.box.h - 7;
  const along = arrow(
    [plane.at(x, 0)[0], floor],
    [plane.at(next[0]!, 0)[0], floor],
    { stroke: ink("step"), width: 3 },
    9,
  );
  return [...shapes, ...along];
}

function cross([x, y]: Pair, s = 6): Shape[] {
  const d = `M${x - s},${y - s}L${x + s},${y + s}M${x - s},${y + s}L${x + s},${y - s}`;
  return [
    { kind: "path", d, stroke: ink("panel"), width: 6 },
    { kind: "path", d, stroke: ink("minimum"), width: 3 },
  ];
}
