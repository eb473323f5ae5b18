/** The map: the ground, and walkers with their ways on it. */

import type { Walk } from "../numerics/descent";
import { Engine, type Lane } from "../engine";
import type { Point } from "../numerics/landscape";
import { several } from "../ui/numbers";
import { NIGHT, night } from "./palette";
import { DASHES, LETTERS, laneOnMap } from "./lanes";
import { beside, clamp, crowds, near, pointer } from "./marks";
import { arrowWithin, exit, sayAt } from "./leaving";
import type { Pair, Shape } from "./shapes";
import { Terrain } from "./terrain";

const DOTTED = 200; // steps at most that have a dot each
const LONGEST = 600; // corners of a way that is drawn
const AMONG_MANY = 150; // corners of each of many ways
const THIN = 1; // pixel: a wider line takes several times as long to paint without a graphics processor
const RING = 10.5; // pixels from the selected walker's middle to the ring around it
const RIM = RING + 1.5;
const HEAD = 9; // pixels of the head of the next step's arrow
const EDGE = 16; // pixels from the edge to a triangle that points beyond it
const NUMBERED = 24; // walkers at most; of more, only the selected one has its number

interface Place {
  at: Pair;
  to: Pair; // where it is, which may be beyond the edge
  off: boolean;
}

/** A way in pixels: every step, and those of them that are more than a pixel from the one before. */
interface Way {
  every: Pair[];
  apart: number[];
}

/** The shapes of everybody on a map. */
export class GroundMap extends Terrain {
  private readonly ways = new WeakMap<Walk, Way>(); // each step is placed once
  private taken: Pair[] = []; // places at the edge that point to walkers beyond it

  /** Ways and walkers at a (fractional) step; the selected one, if it looks ahead, with its slope and next step. */
  walkers(walks: Walk[], selected: number, t: number, ahead: boolean): Shape[] {
    const many = walks.length > 12;
    this.taken = [];
    const places = walks.map((walk) => this.placed(walk, t));
    const inside: Shape[] = [];
    walks.forEach((walk, i) => inside.push(...this.trail(walk, t, many && i !== selected)));
    const own = walks[selected];
    if (own && ahead) inside.push(...this.uphillArrow(own, t));
    walks.forEach((_, i) => {
      if (i !== selected) inside.push(...this.walker(places[i]!, false, many));
    });
    if (own) inside.push(...this.walker(places[selected]!, true, many));
    // Over the walker's ring, which would hide a short one.
    if (own && ahead) inside.push(...this.stepArrow(own, t));
    const slope = own && ahead ? own.gradients[own.valid(Math.floor(t))]! : null;
    inside.push(...this.numbers(places, selected, slope));
    return [{ kind: "clip", box: this.box, inside }];
  }

  /** The walker under a pixel, the selected one first, or null. */
  walkerUnder(walks: Walk[], selected: number, t: number, [px, py]: Pair, reach: number): number | null {
    let [best, nearest]: [number | null, number] = [null, reach];
    walks.forEach((walk, i) => {
      const [x, y] = this.at(Engine.at(walk, t));
      const away = Math.hypot(x - px, y - py) - (i === selected ? 3 : 0);
      if (this.inside([x, y]) && away < nearest) [best, nearest] = [i, away];
    });
    return best;
  }

  /** The ways of a race: a colour, a dash and a letter for each optimizer. */
  race(lanes: Lane[], t: number): Shape[] {
    this.taken = [];
    const many = lanes[0]!.walks.length > 3;
    const inside: Shape[] = [];
    lanes.forEach(({ walks }, lane) => {
      const look = { stroke: laneOnMap(lane), width: many ? 1.6 : 2.4, dash: DASHES[lane]! };
      for (const walk of walks) {
        for (const points of this.stretches(this.way(walk, t, many))) {
          if (!many) inside.push({ kind: "line", points, stroke: NIGHT, width: 4.5, alpha: 0.5 });
          inside.push({ kind: "line", points, ...look });
        }
      }
    });
    const heads = lanes.flatMap(({ walks }, lane) => walks.map((walk) => ({ lane, place: this.placed(walk, t) })));
    const marks = heads.map(({ place }) => place.at);
    // Smaller from racer to racer, so that none hides another that stands in the same place.
    const radius = (lane: number) => (many ? 4.5 : 6.5) - (many ? 0.5 : 1.1) * lane;
    for (const { lane, place } of heads) {
      const fill = laneOnMap(lane);
      if (place.off) inside.push(...pointer(place.at, place.to, fill));
      else inside.push({ kind: "dot", at: place.at, r: radius(lane), fill, stroke: NIGHT, width: 1.5 });
    }
    if (!many) inside.push(...this.letters(heads.map(({ lane, place }) => ({ lane, at: place.at })), marks));
    return [{ kind: "clip", box: this.box, inside }];
  }

  /** The racers' letters, each beside its mark, which a line leads to; none hides a mark or a letter. */
  private letters(heads: { lane: number; at: Pair }[], marks: Pair[]): Shape[] {
    const within = ([px, py]: Pair) => this.inside([px - 8, py - 8]) && this.inside([px + 8, py + 8]);
    const taken: Pair[] = [];
    return heads.flatMap(({ lane, at }): Shape[] => {
      const place = beside(at, marks, taken, within);
      taken.push(place);
      const color = laneOnMap(lane);
      const lead: Shape[] = Math.hypot(place[0] - at[0], place[1] - at[1]) > 15 ? [{ kind: "line", points: [at, place], stroke: color, width: 1 }] : [];
      return [...lead, { kind: "text", at: place, text: LETTERS[lane]!, align: "center", color, size: 13, halo: NIGHT }];
    });
  }

  /** What is known of a way up to a step. */
  private wayOf(walk: Walk, end: number): Way {
    if (!this.ways.has(walk)) this.ways.set(walk, { every: [], apart: [] });
    const way = this.ways.get(walk)!;
    const { every, apart } = way;
    for (let k = every.length; k <= end; k++) {
      const [x, y] = this.at(walk.points[k]!).map(clamp) as Pair;
      every.push([x, y]);
      const last = every[apart.at(-1) ?? 0]!;
      if (k === 0 || Math.hypot(x - last[0], y - last[1]) > 1) apart.push(k);
    }
    return way;
  }

  /** The corners of a way up to a (fractional) step, at most so many and the newest. */
  private way(walk: Walk, t: number, faint: boolean): Pair[] {
    const end = Math.min(Math.floor(t), walk.points.length - 1);
    const { every, apart } = this.wayOf(walk, end);
    let count = apart.length;
    while (count && apart[count - 1]! > end) count--; // the way is known further than it is shown
    const steps = apart.slice(Math.max(0, count - (faint ? AMONG_MANY : LONGEST)), count);
    const corners = !faint && end <= DOTTED ? every.slice(0, end + 1) : steps.map((k) => every[k]!);
    if (corners.at(-1) !== every[end]) corners.push(every[end]!);
    if (t > end && walk.points.length > end + 1) corners.push(this.at(Engine.at(walk, t)).map(clamp) as Pair);
    return corners;
  }

  /** The parts of a way that begin or end on the map: a step from beyond it to beyond it only crosses it. */
  private stretches(way: Pair[]): Pair[][] {
    const parts: Pair[][] = [];
    for (let k = 1; k < way.length; k++) {
      const [from, to] = [way[k - 1]!, way[k]!];
      if (!this.inside(from) && !this.inside(to)) continue;
      if (parts.at(-1)?.at(-1) === from) parts.at(-1)!.push(to);
      else parts.push([from, to]);
    }
    return parts;
  }

  private trail(walk: Walk, t: number, faint: boolean): Shape[] {
    const way = this.way(walk, t, faint);
    const shapes: Shape[] = [];
    const width = faint ? THIN : 2;
    for (const points of this.stretches(way)) {
      if (!faint) shapes.push({ kind: "line", points, stroke: NIGHT, width: 4, alpha: 0.45 });
      shapes.push({ kind: "line", points, stroke: night.PATH!, width, alpha: faint ? 0.6 : 0.95 });
    }
    if (!faint && t <= DOTTED)
      for (const at of way.slice(0, -1)) shapes.push({ kind: "dot", at, r: 2.2, fill: night.PATH! });
    return shapes;
  }

  /** The slope of a walker who stands, from the rim around it on: so a short one is seen, and each in its whole length. */
  private uphillArrow(walk: Walk, t: number): Shape[] {
    const step = Math.floor(t);
    if (t !== step || step > walk.points.length - 1) return [];
    const here = this.at(walk.points[step]!);
    const slope = walk.gradients[step]!;
    const [dx, dy] = [this.x(slope[0]!) - this.x(0), this.y(slope[1]!) - this.y(0)];
    const size = Math.hypot(dx, dy);
    if (size <= 1e-9) return [];
    const reach = this.uphill(Math.hypot(...slope));
    const [tail, tip] = [RIM, RIM + reach].map((far): Pair => [here[0] + (dx / size) * far, here[1] + (dy / size) * far]) as [Pair, Pair];
    return [
      ...arrowWithin(this.box, tail, tip, { stroke: NIGHT, width: 5, alpha: 0.5 }, 11),
      ...arrowWithin(this.box, tail, tip, { stroke: night.GRADIENT!, width: 2.5 }, 10),
    ];
  }

  /** Where the next step leads. */
  private stepArrow(walk: Walk, t: number): Shape[] {
    const step = Math.floor(t);
    if (t !== step || step > walk.points.length - 1) return [];
    const here = this.at(walk.points[step]!);
    const next = walk.upTo(step + 1).points[step + 1];
    if (!next || !this.inside(here)) return [];
    const there = this.at(next).map(clamp) as Pair;
    const shapes: Shape[] = [];
    const far = Math.hypot(there[0] - here[0], there[1] - here[1]);
    const along = (reach: number) => here.map((x, i) => x + (reach / far) * (there[i]! - x)) as Pair;
    // One that the ring would hide begins at the rim, as the slope's does, and is as long as the step.
    const [tail, tip] = far > RIM + HEAD ? [here, there] : far > 0 ? [along(RIM), along(RIM + far)] : [here, here];
    if (tail !== here) shapes.push(...arrowWithin(this.box, tail, tip, { stroke: NIGHT, width: 5, alpha: 0.5 }, HEAD + 1));
    shapes.push(...arrowWithin(this.box, tail, tip, { stroke: night.STEP!, width: 2.5, dash: [1, 5] }, HEAD));
    const end = exit(here, there, this.box);
    if (end) shapes.push(sayAt(this.box, end, `(${several(next, 3)})`, night.TEXT!, NIGHT));
    return shapes;
  }

  /** Where a walker is drawn: beyond the edge it waits at the edge, beside those that are there. */
  private placed(walk: Walk, t: number): Place {
    const [x, y] = this.at(Engine.at(walk, t)).map(clamp) as Pair;
    const { box } = this;
    if (this.inside([x, y])) return { at: [x, y], to: [x, y], off: false };
    const within = (value: number, from: number, size: number, edge: number) =>
      Math.min(Math.max(value, from + edge), from + size - edge);
    let at: Pair = [within(x, box.x, box.w, EDGE), within(y, box.y, box.h, EDGE)];
    const along = x < box.x || x > box.x + box.w ? 1 : 0; // the coordinate that follows the edge
    const middle = along ? box.y + box.h / 2 : box.x + box.w / 2;
    const side = at[along]! > middle ? -1 : 1;
    for (let tries = 0; tries < 12 && this.taken.some((p) => near(p, at)); tries++)
      at = at.map((x, i) => (i === along ? x + side * 4 : x)) as Pair;
    this.taken.push(at);
    return { at, to: [x, y], off: true };
  }

  /** The walkers' numbers, where there are several and they can be read. */
  private numbers(places: Place[], selected: number, slope: Point | null): Shape[] {
    if (places.length < 2) return [];
    const { box } = this;
    const labels: { at: Pair; names: number[]; of: Pair }[] = [];
    places.forEach(({ at: [x, y] }, i) => {
      if (places.length > NUMBERED && i !== selected) return;
      const right = x > box.x + box.w - 26;
      const [across, up] = [right ? -15 : 15, y < box.y + 20 ? 12 : -11];
      const sides = [[across, up], [across, 1 - up], [-across, up], [-across, 1 - up]].map(([dx, dy]): Pair => [x + dx!, y + dy!]);
      const beside = labels.find((label) => crowds(label.at, sides[0]!));
      // The selected walker's stands beside its arrows, which go along the slope, as far as there is room.
      const along = ([px, py]: Pair) => Math.abs((px - x) * slope![0]! - (py - y) * slope![1]!) / Number(this.inside([px, py]));
      if (i === selected && slope) sides.sort((a, b) => along(a) - along(b));
      // Numbers of walkers who stand apart stand apart as well, where there is room.
      const free = sides.find((at) => !labels.some((label) => crowds(label.at, at)));
      const at = !beside || Math.hypot(beside.of[0] - x, beside.of[1] - y) > 30 ? free : undefined;
      if (at) labels.push({ at, names: [i + 1], of: [x, y] });
      else beside!.names.push(i + 1);
    });
    const look = { kind: "text", color: night.TEXT!, size: 12, halo: NIGHT } as const;
    return labels.map(({ at, names }) => {
      const align = names.length < 2 ? "center" : at[0] > box.x + box.w / 2 ? "right" : "left";
      return { ...look, at, text: names.join(", "), align };
    });
  }

  private walker({ at, to, off }: Place, selected: boolean, many: boolean): Shape[] {
    const fill = night.POSITION!;
    if (off) return pointer(at, to, fill);
    const dot: Shape = { kind: "dot", at, r: selected ? 7 : many ? 4 : 5.5, fill };
    const shapes: Shape[] = [{ ...dot, stroke: NIGHT, width: 2 }];
    if (selected) shapes.push({ kind: "dot", at, r: RING, stroke: night.TEXT!, width: 1.5 });
    return shapes;
  }
}
