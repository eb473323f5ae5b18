/** The map: contours, field, minima, and walkers with their ways. */

import { geoPath, geoTransform } from "d3-geo";
import { scaleLinear } from "d3-scale";
import type { Walk } from "../numerics/descent";
import { type Landscape, type Point, lattice } from "../numerics/landscape";
import { Engine } from "../engine";
import { NIGHT, css, ink, night, terrain } from "./palette";
import { CELLS, Relief } from "./relief";
import { type Box, type Pair, type Shape, arrow } from "./shapes";

const MARGIN = { left: 50, right: 12, top: 12, bottom: 36 };
const LONGEST_TRAIL = 1500; // iterates; older ones are too close to tell apart

const EDGE = 16; // pixels from the edge to a triangle that points beyond it
const NUMBERED = 24; // walkers at most; of more, only the selected one has its number

interface Place {
  at: Pair;
  to: Pair; // where it is, which may be beyond the edge
  off: boolean;
}

export interface MapLook {
  names: [string, string];
  field: boolean;
}

/** A map for one size of canvas: where places are, and the shapes of everything on it. */
export class GroundMap {
  readonly box: Box;
  private readonly x;
  private readonly y;
  private taken: Pair[] = []; // places at the edge that point to walkers beyond it

  constructor(
    readonly landscape: Landscape,
    readonly relief: Relief,
    width: number,
    height: number,
    private readonly look: MapLook,
  ) {
    const { left, right, top, bottom } = MARGIN;
    this.box = { x: left, y: top, w: width - left - right, h: height - top - bottom };
    const [xs, ys] = landscape.window as [Pair, Pair];
    this.x = scaleLinear(xs, [this.box.x, this.box.x + this.box.w]);
    this.y = scaleLinear(ys, [this.box.y + this.box.h, this.box.y]);
  }

  at([x, y]: ArrayLike<number> & Point): Pair {
    return [this.x(x!), this.y(y!)];
  }

  /** The place under a pixel. */
  under([px, py]: Pair): Point {
    return [this.x.invert(px), this.y.invert(py)];
  }

  inside([px, py]: Pair): boolean {
    const { x, y, w, h } = this.box;
    return px >= x && px <= x + w && py >= y && py <= y + h;
  }

  /** Everything that stays as long as the landscape does. */
  base(): Shape[] {
    const inside = [...this.ground(), ...(this.look.field ? this.field() : []), ...this.minima()];
    return [{ kind: "clip", box: this.box, inside }, ...this.axes()];
  }

  private ground(): Shape[] {
    const { x, y, w, h } = this.box;
    const scale = (size: number) => size / (CELLS - 1);
    const onto = geoTransform({
      point(this: { stream: { point(x: number, y: number): void } }, gx: number, gy: number) {
        this.stream.point(x + (gx - 0.5) * scale(w), y + h - (gy - 0.5) * scale(h));
      },
    });
    const path = geoPath(onto).digits(1);
    const corners: Pair[] = [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ];
    const bands = this.relief.bands.map((band, i): Shape => {
      const height = (this.relief.levels[i]! + 0.5 / this.relief.levels.length) as number;
      return {
        kind: "path",
        d: path(band) ?? "",
        fill: css(terrain(height)),
        stroke: i ? "rgba(242, 239, 230, 0.2)" : "none",
        width: 0.75,
      };
    });
    return [{ kind: "line", points: corners, closed: true, fill: night.OFF_MAP! }, ...bands];
  }

  /** Uphill arrows; long where the ground is steep, by the root, so that flat ground shows too. */
  private field(): Shape[] {
    const count = Math.max(7, Math.min(19, Math.round(this.box.w / 34)));
    const spacing = this.box.w / count;
    const shrunk = this.landscape.window.map(([low, high]): [number, number] => {
      const edge = (high - low) / count / 2;
      return [low + edge, high - edge];
    });
    const places = lattice(shrunk, count).map((at) => ({ at, slope: this.landscape.gradient(at) }));
    const sizes = places.map(({ slope }) => Math.hypot(...slope)).filter(Number.isFinite);
    const most = sizes.sort((a, b) => a - b)[Math.floor(sizes.length * 0.97)] || 1;
    const paint = { stroke: night.GRADIENT!, width: 1.2, alpha: 0.62 };
    return places.flatMap(({ at, slope }) => {
      const [dx, dy] = [this.x(slope[0]!) - this.x(0), this.y(slope[1]!) - this.y(0)];
      const size = Math.hypot(dx, dy);
      if (!(size > 0) || !Number.isFinite(size)) return [];
      const share = Math.min(1, Math.sqrt(Math.hypot(...slope) / most));
      const reach = (spacing * (0.12 + 0.68 * share)) / size / 2;
      const [cx, cy] = this.at(at);
      return arrow(
        [cx - dx * reach, cy - dy * reach],
        [cx + dx * reach, cy + dy * reach],
        paint,
        4.5,
      );
    });
  }

  private minima(): Shape[] {
    return this.landscape.minima.flatMap((minimum) => cross(this.at(minimum)));
  }

  private axes(): Shape[] {
    const { x, y, w, h } = this.box;
    const color = ink("quiet");
    const shapes: Shape[] = [];
    const many = (size: number) => Math.max(3, Math.round(size / 90));
    const write = this.x.tickFormat(many(w));
    for (const tick of this.x.ticks(many(w))) {
      const px = this.x(tick);
      shapes.push({ kind: "line", points: [[px, y + h], [px, y + h + 4]], stroke: ink("rule") });
      const at: Pair = [px, y + h + 13];
      shapes.push({ kind: "text", at, text: write(tick), color, size: 11, align: "center" });
    }
    const writeY = this.y.tickFormat(many(h));
    for (const tick of this.y.ticks(many(h))) {
      const py = this.y(tick);
      shapes.push({ kind: "line", points: [[x - 4, py], [x, py]], stroke: ink("rule") });
      const at: Pair = [x - 8, py];
      shapes.push({ kind: "text", at, text: writeY(tick), color, size: 11, align: "right" });
    }
    const [first, second] = this.look.names;
    const title = { kind: "text", color, size: 13, italic: true } as const;
    shapes.push({ ...title, at: [x + w / 2, y + h + 28], text: first, align: "center" });
    shapes.push({ ...title, at: [11, y + h / 2], text: second, align: "center", turned: true });
    return shapes;
  }

  /** Ways and walkers at a (fractional) step; the selected one with its slope and next step. */
  walkers(walks: Walk[], selected: number, t: number): Shape[] {
    const many = walks.length > 12;
    this.taken = [];
    const places = walks.map((walk) => this.placed(walk, t));
    const inside: Shape[] = [];
    walks.forEach((walk, i) => inside.push(...this.trail(walk, t, many && i !== selected)));
    const own = walks[selected];
    if (own) inside.push(...this.arrows(own, t));
    walks.forEach((_, i) => {
      if (i !== selected) inside.push(...this.walker(places[i]!, false, many));
    });
    if (own) inside.push(...this.walker(places[selected]!, true, many));
    inside.push(...this.numbers(places, selected));
    return [{ kind: "clip", box: this.box, inside }];
  }

  private trail(walk: Walk, t: number, faint: boolean): Shape[] {
    const end = Math.min(Math.floor(t), walk.points.length - 1);
    const points = walk.points.slice(Math.max(0, end - LONGEST_TRAIL), end + 1).map((p) => this.at(p));
    if (t > end && walk.points.length > end + 1) points.push(this.at(Engine.at(walk, t)));
    if (points.length < 2) return [];
    const every = points.map(([x, y]): Pair => [clamp(x), clamp(y)]);
    const near = faint ? apart(every) : every;
    const shapes: Shape[] = [];
    if (!faint) shapes.push({ kind: "line", points: near, stroke: NIGHT, width: 4, alpha: 0.45 });
    const width = faint ? 1.2 : 2;
    shapes.push({ kind: "line", points: near, stroke: night.PATH!, width, alpha: faint ? 0.6 : 0.95 });
    if (!faint && near.length <= 200)
      for (const at of near.slice(0, -1)) shapes.push({ kind: "dot", at, r: 2.2, fill: night.PATH! });
    return shapes;
  }

  private arrows(walk: Walk, t: number): Shape[] {
    const step = Math.floor(t);
    if (t !== step || step > walk.points.length - 1) return [];
    const here = this.at(walk.points[step]!);
    const shapes: Shape[] = [];
    const slope = walk.gradients[step]!;
    const [dx, dy] = [this.x(slope[0]!) - this.x(0), this.y(slope[1]!) - this.y(0)];
    const size = Math.hypot(dx, dy);
    if (size > 1e-9) {
      const reach = 46 / size;
      const tip: Pair = [here[0] + dx * reach, here[1] + dy * reach];
      shapes.push(...arrow(here, tip, { stroke: NIGHT, width: 5, alpha: 0.5 }, 11));
      shapes.push(...arrow(here, tip, { stroke: night.GRADIENT!, width: 2.5 }, 10));
    }
    const next = walk.upTo(step + 1).points[step + 1];
    if (next) {
      const there = this.at(next).map(clamp) as Pair;
      shapes.push(...arrow(here, there, { stroke: night.STEP!, width: 2.5, dash: [1, 5] }, 9));
    }
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
      at = at.with(along, at[along]! + side * 4) as Pair;
    this.taken.push(at);
    return { at, to: [x, y], off: true };
  }

  /** The walkers' numbers, where there are several and they can be read. */
  private numbers(places: Place[], selected: number): Shape[] {
    if (places.length < 2) return [];
    const { box } = this;
    const labels: { at: Pair; names: number[] }[] = [];
    places.forEach(({ at: [x, y] }, i) => {
      if (places.length > NUMBERED && i !== selected) return;
      const right = x > box.x + box.w - 26;
      const at: Pair = [x + (right ? -15 : 15), y + (y < box.y + 20 ? 12 : -11)];
      const beside = labels.find((label) => crowds(label.at, at));
      if (beside) beside.names.push(i + 1);
      else labels.push({ at, names: [i + 1] });
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
    if (selected) shapes.push({ kind: "dot", at, r: 10.5, stroke: night.TEXT!, width: 1.5 });
    return shapes;
  }

  /** The pin that shows where a walker would be dropped. */
  pin(at: Point): Shape[] {
    const [x, y] = this.at(at);
    const lines: [Pair, Pair][] = [
      [[x - 14, y], [x - 5, y]],
      [[x + 5, y], [x + 14, y]],
      [[x, y - 14], [x, y - 5]],
      [[x, y + 5], [x, y + 14]],
    ];
    return [NIGHT, night.TEXT!].flatMap((stroke, i) =>
      lines.map((points): Shape => ({ kind: "line", points, stroke, width: i ? 1.75 : 4.5 })),
    );
  }
}

const near = (p: Pair, q: Pair) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 20;
const crowds = (p: Pair, q: Pair) => Math.abs(p[0] - q[0]) < 14 && Math.abs(p[1] - q[1]) < 13;
/** The first and the last point, and of those between such as are more than a pixel apart. */
function apart(points: Pair[]): Pair[] {
  let [x, y] = points[0]!;
  return points.filter(([toX, toY], i) => {
    const far = i === 0 || i === points.length - 1 || Math.hypot(toX - x, toY - y) > 1;
    if (far) [x, y] = [toX, toY];
    return far;
  });
}

// Canvas and SVG both lose their way in coordinates of many digits.
const clamp = (x: number) => Math.min(Math.max(x, -1e5), 1e5);

/** A minimum: always a cross. */
export function cross([x, y]: Pair, size = 6): Shape[] {
  const d = `M${x - size},${y - size}L${x + size},${y + size}M${x - size},${y + size}L${x + size},${y - size}`;
  return [
    { kind: "path", d, stroke: NIGHT, width: 5.5 },
    { kind: "path", d, stroke: night.MINIMUM!, width: 2.5 },
  ];
}

/** A triangle at the edge of the map that points to a walker beyond it. */
function pointer(at: Pair, to: Pair, fill: string): Shape[] {
  const angle = Math.atan2(to[1] - at[1], to[0] - at[0]);
  const corner = (turn: number, r: number): Pair => [
    at[0] - 6 * Math.cos(angle) + r * Math.cos(angle + turn),
    at[1] - 6 * Math.sin(angle) + r * Math.sin(angle + turn),
  ];
  const points = [corner(0, 10), corner(2.4, 8), corner(-2.4, 8)];
  return [{ kind: "line", points, closed: true, fill, stroke: NIGHT, width: 2 }];
}
