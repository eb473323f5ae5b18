/** The loss of every walker, step by step, and where in time the picture is. */

import type { Walk } from "../numerics/descent";
import { raised } from "../ui/numbers";
import { words } from "../words";
import type { Lane } from "../engine";
import { DASHES, LETTERS, laneInk } from "./lanes";
import { Plane } from "./plane";
import { spread } from "./marks";
import { ink } from "./palette";
import type { Pair, Shape } from "./shapes";

const FEWEST = 10; // steps that the axis has room for
const NUMBERED = 12; // walkers at most, so that their numbers can be read
const FAINT = 0.78; // of the other walkers' curves: seen on paper as well as at night
const FINEST = 600; // points of a curve
const ROUGH = 80; // points of a curve among many
const HUGEST = 1e300; // numbers that an axis can count with
const LETTERED = 28; // pixels beside the curves of a race for their letters

/** The curve of a walker up to a step, at most `most` points of it and its end. */
function curve(walk: Walk, last: number, plane: Plane, most = FINEST): Pair[] {
  const end = walk.valid(last);
  const stride = Math.max(1, Math.ceil(end / most));
  const points: Pair[] = [];
  for (let i = 0; i <= end; i += stride) points.push(plane.at(i, walk.losses[i]!));
  if (end % stride) points.push(plane.at(end, walk.losses[end]!));
  return points;
}

export function lossPlane(walks: Walk[], last: number, width: number, height: number, racing = false): Plane {
  let [low, high] = [Infinity, -Infinity];
  for (const walk of walks) {
    const end = walk.valid(last);
    // NaN, of a start without a value, is neither lower nor higher than anything.
    if (walk.lows[end]! < low) low = walk.lows[end]!;
    if (walk.highs[end]! > high) high = walk.highs[end]!;
  }
  if (!Number.isFinite(low)) [low, high] = [0, 1];
  [low, high] = [Math.max(low, -HUGEST), Math.min(high, HUGEST / 2)];
  const log = low > 0 && high / low > 60;
  if (log) {
    // What is lower than rounding, measured by the start, is as good as 0.
    const start = Math.max(...walks.map((walk) => walk.losses[0]!));
    low = Math.max(low, Math.min(start, high) * 1e-16, 1 / HUGEST);
    [low, high] = [10 ** Math.floor(Math.log10(low)), high * 1.6];
  } else {
    // From 0, for on an axis that starts at the lowest loss a poor one looks like none.
    low = Math.min(low, 0);
    high = high > low ? high + 0.08 * (high - low) : low + 1;
  }
  const across = { range: [0, Math.max(FEWEST, last)] as Pair, name: words.stepAxis, whole: true };
  const name = log ? words.logarithmic(words.lossAxis) : words.lossAxis;
  return new Plane(width, height, across, { range: [low, high], name, log, footed: true }, racing ? { right: LETTERED } : {});
}

/** The curves of a race: of each optimizer the mean over its starts, or all of them if they are few. */
export function raceShapes(plane: Plane, lanes: Lane[], last: number, t: number): Shape[] {
  const few = lanes[0]!.walks.length * lanes.length <= NUMBERED;
  const inside = lanes.flatMap(({ walks }, lane) => {
    const look = { stroke: laneInk(lane), width: few ? 2.25 : 1, dash: DASHES[lane]!, alpha: few ? 1 : FAINT };
    return walks.map((walk): Shape => ({ kind: "line", points: curve(walk, last, plane, few ? FINEST : ROUGH), ...look }));
  });
  const under = lanes.flatMap(({ walks }, lane) => (walks.some((walk) => beneath(plane, walk, last)) ? [LETTERS[lane]!] : []));
  return [...plane.axes(), clipped(plane, inside), ...cursor(plane, t), ...named(plane, lanes, last), ...(under.length ? cut(plane, last, under.join(", ")) : [])];
}

/** Whether a walk's curve ends below what the plane shows. */
function beneath(plane: Plane, walk: Walk, last: number): boolean {
  return plane.foot !== null && walk.losses[walk.valid(last)]! < plane.foot;
}

/** Where curves end below what is shown, how low that is, and of several whose they are. */
function cut(plane: Plane, last: number, who = ""): Shape[] {
  const { y, h } = plane.box;
  const text = `${who} ${words.race.below(`10${raised(Math.round(Math.log10(plane.foot!)))}`)}`.trim();
  return [{ kind: "text", at: [plane.x(last) - 14, y + h - 9], text, color: ink("text"), size: 12, align: "right", halo: ink("panel") }];
}

/** The letters of a race, each at the right end of its curve; where ends meet, led there by a line. */
function named(plane: Plane, lanes: Lane[], last: number): Shape[] {
  const { y, h } = plane.box;
  const ends = lanes.map(({ walks: [walk] }): Pair => {
    const step = walk!.valid(last);
    const [px, py] = plane.at(step, walk!.losses[step]!);
    return [px, Math.min(Math.max(py, y), y + h)];
  });
  const heights = spread(ends.map(([, py]) => py), 13, y + 6, y + h - 6);
  return ends.flatMap(([px, py], lane): Shape[] => {
    const at: Pair = [px + 17, heights[lane]!];
    const color = laneInk(lane);
    return [
      { kind: "line", points: [[px + 2, py], [px + 11, at[1]]], stroke: color, width: 1 },
      { kind: "text", at, text: LETTERS[lane]!, color, size: 13, align: "center", halo: ink("panel") },
    ];
  });
}

const clipped = ({ box: { x, y, w, h } }: Plane, inside: Shape[]): Shape => ({
  kind: "clip",
  box: { x: x - 2, y, w: w + 4, h: h + 2 },
  inside,
});

/** Where in time the picture is: a handle to take hold of, which no curve looks like. */
function cursor(plane: Plane, t: number): Shape[] {
  const { y, h } = plane.box;
  const [now, foot] = [plane.x(t), y + h];
  const corner = (dx: number, dy: number): Pair => [now + dx, foot + dy];
  const groove = (dx: number): Shape => ({ kind: "line", points: [corner(dx, -2), corner(dx, 4)], stroke: ink("text"), width: 1.25 });
  return [
    { kind: "line", points: [[now, y], [now, foot]], stroke: ink("quiet"), dash: [2, 4], width: 1.25 },
    { kind: "line", points: [corner(0, -9), corner(7, -3), corner(7, 7), corner(-7, 7), corner(-7, -3)], closed: true, fill: ink("raised"), stroke: ink("text"), width: 1.5 },
    groove(-2.5),
    groove(2.5),
  ];
}

export function lossShapes(
  plane: Plane,
  walks: Walk[],
  selected: number,
  last: number,
  t: number,
): Shape[] {
  const color = ink("loss");
  const inside: Shape[] = [];
  const most = walks.length > NUMBERED ? ROUGH : FINEST;
  walks.forEach((walk, i) => {
    if (i === selected) return;
    inside.push({ kind: "line", points: curve(walk, last, plane, most), stroke: color, alpha: FAINT });
  });
  const own = walks[selected];
  if (own)
    inside.push({ kind: "line", points: curve(own, last, plane), stroke: color, width: 2.25 });
  const { y } = plane.box;
  const shapes: Shape[] = [...plane.axes(), clipped(plane, inside), ...cursor(plane, t)];
  if (walks.length > 1 && walks.length <= NUMBERED)
    walks.forEach((walk, i) => {
      // Each at another step, for ways that end alike would hide one another's numbers.
      const step = walk.valid(Math.round((last * (i + 0.5)) / walks.length));
      const [px, py] = plane.at(step, walk.losses[step]!);
      const at: Pair = [px + (last ? 0 : 14 + 14 * (i % 6)), Math.max(py - 9, y + 7)];
      shapes.push({ kind: "text", at, text: String(i + 1), color: ink("text"), size: 11, align: "center", halo: ink("panel") });
    });
  if (own) {
    const step = own.valid(Math.round(t));
    const at = plane.at(step, own.losses[step]!);
    shapes.push({ kind: "dot", at, r: 5.5, fill: color, stroke: ink("panel"), width: 2 });
    if (beneath(plane, own, last)) shapes.push(...cut(plane, last));
  }
  return shapes;
}
