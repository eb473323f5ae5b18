/** The ground of a map: contours, field, minima, and where places are. */

import { geoPath, geoTransform } from "d3-geo";
import { scaleLinear } from "d3-scale";
import { type Landscape, type Point, lattice } from "../numerics/landscape";
import { NIGHT, css, night, terrain } from "./palette";
import { CELLS, Relief } from "./relief";
import { edges } from "./edges";
import { fog } from "./fog";
import { cross, hatching } from "./marks";
import { type Box, type Pair, type Shape, arrow } from "./shapes";

const MARGIN = { left: 50, right: 12, top: 12, bottom: 36 };
const LONGEST_ARROW = 2; // of a walker off the map, in arrows of the steepest ground on it

export interface MapLook {
  names: [string, string];
  field: boolean;
  fog: boolean; // nothing is seen of the ground
}

/** A map for one size of canvas, without anybody on it. */
export class Terrain {
  readonly box: Box;
  protected readonly x;
  protected readonly y;
  private readonly steep: number; // slope, as steep as it gets on this map but for poles
  private readonly longest: number; // pixels of an arrow there

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
    const { places, spacing } = this.spots;
    const slopes = places.filter((at) => this.stands(at)).map((at) => Math.hypot(...landscape.gradient(at))).filter(Number.isFinite);
    this.steep = slopes.sort((a, b) => a - b)[Math.floor(slopes.length * 0.97)] || 1;
    this.longest = 0.86 * spacing;
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

  /** Whether there is ground at a place: slopes may be computed where f has no value. */
  private stands(at: Point): boolean {
    return Number.isFinite(this.landscape.value(at));
  }

  /** Everything that stays as long as the landscape does. */
  base(): Shape[] {
    const inside = this.look.fog ? fog(this.box) : [...this.ground(), ...(this.look.field ? this.field() : []), ...this.minima()];
    return [{ kind: "clip", box: this.box, inside }, ...edges(this.box, this.x, this.y, this.look.names)];
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
    const hatched = this.relief.holed ? [hatching(this.box)] : [];
    return [{ kind: "line", points: corners, closed: true, fill: night.OFF_MAP! }, ...hatched, ...bands];
  }

  /** Where the field has its arrows, and how far apart. */
  private get spots(): { places: Point[]; spacing: number } {
    const count = Math.max(7, Math.min(15, Math.round(this.box.w / 42)));
    const shrunk = this.landscape.window.map(([low, high]): [number, number] => {
      const edge = (high - low) / count / 2;
      return [low + edge, high - edge];
    });
    return { places: lattice(shrunk, count), spacing: Math.min(this.box.w, this.box.h) / count };
  }

  /**
   * The length of an uphill arrow in pixels, of the field's and the walker's alike: by the root of
   * the slope, so that flat ground shows too, and none where it is level.
   */
  protected uphill(slope: number): number {
    return this.longest * Math.min(LONGEST_ARROW, Math.sqrt(slope / this.steep));
  }

  /** An uphill arrow is as long, in units of x, as so many times the root of the slope. */
  get arrowScale(): number {
    const [[low, high]] = this.landscape.window as [Pair];
    return ((this.longest / Math.sqrt(this.steep)) * (high - low)) / this.box.w;
  }

  private field(): Shape[] {
    const places = this.spots.places.map((at) => ({ at, slope: this.landscape.gradient(at) }));
    const paint = { stroke: night.GRADIENT!, width: 1.2 };
    const casing = { stroke: NIGHT, width: 3.4, alpha: 0.6 }; // pale ground would swallow them
    return places.flatMap(({ at, slope }) => {
      const [dx, dy] = [this.x(slope[0]!) - this.x(0), this.y(slope[1]!) - this.y(0)];
      const size = Math.hypot(dx, dy);
      if (!(size > 0) || !Number.isFinite(size)) return [];
      const reach = Math.min(this.longest, this.uphill(Math.hypot(...slope))) / size / 2;
      const [cx, cy] = this.at(at);
      const ends: [Pair, Pair] = [
        [cx - dx * reach, cy - dy * reach],
        [cx + dx * reach, cy + dy * reach],
      ];
      const whole = [at, ...ends.map((end) => this.under(end))].every((place) => this.stands(place));
      return whole ? [...arrow(...ends, casing, 5.5), ...arrow(...ends, paint, 4.5)] : [];
    });
  }

  private minima(): Shape[] {
    return this.landscape.minima.flatMap((minimum) => cross(this.at(minimum)));
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
