/** A loss curve over one parameter, with the walker's hops along it. */

import type { Walk } from "../numerics/descent";
import type { Landscape } from "../numerics/landscape";
import { Engine } from "../engine";
import { short } from "../ui/numbers";
import { words } from "../words";
import { arrowWithin, exit, sayAt } from "./leaving";
import { ink } from "./palette";
import { Plane } from "./plane";
import type { Pair, Shape } from "./shapes";

const FINE = 240;
const ROOM = 1.06; // who stands at the window's end is seen whole

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
  const range: Pair = [middle - ROOM * reach, middle + ROOM * reach];
  const values = sample([middle - reach, middle + reach], FINE).map((x) => landscape.value([x])).filter(Number.isFinite);
  const [bottom, top] = [Math.min(...values), Math.max(...values)];
  const up: Pair = [bottom - 0.06 * (top - bottom), top + 0.04 * (top - bottom)];
  return new Plane(width, height, { range, name: "w" }, { range: up, name: words.lossAxis });
}

function sample([low, high]: Pair, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
}

/** Curve and walker; `ahead` shows the slope and the next step as well. */
export function curveShapes(plane: Plane, landscape: Landscape, walk: Walk, t: number, ahead: boolean): Shape[] {
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
  if (t === end && ahead) inside.push(...steps(plane, landscape, walk, end));
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
  const [from, to]: [Pair, Pair] = [[plane.at(x, 0)[0], floor], [plane.at(next[0]!, 0)[0], floor]];
  shapes.push(...arrowWithin(plane.box, from, to, { stroke: ink("step"), width: 3 }, 9));
  const frame = exit(from, to, plane.box);
  if (frame) shapes.push(sayAt(plane.box, frame, `w = ${short(next[0]!, 3)}`, ink("step"), ink("panel")));
  return shapes;
}

function cross([x, y]: Pair, s = 6): Shape[] {
  const d = `M${x - s},${y - s}L${x + s},${y + s}M${x - s},${y + s}L${x + s},${y - s}`;
  return [
    { kind: "path", d, stroke: ink("panel"), width: 6 },
    { kind: "path", d, stroke: ink("minimum"), width: 3 },
  ];
}
