/** A plot's plane: two scales with few, round ticks. */

import { scaleLinear, scaleLog } from "d3-scale";
import { inWords, raised, withPower, written } from "../ui/numbers";
import { ink } from "./palette";
import type { Box, Pair, Shape } from "./shapes";
import { tickText } from "./ticks";

export interface Axis {
  range: Pair;
  name: string;
  log?: boolean;
  whole?: boolean; // has ticks at whole numbers only
  footed?: boolean; // has a tick at its lowest end, round or not
}

const APART = 16; // ticks, in pixels, for their numbers to be read
const MARGIN = { left: 50, right: 14, top: 24, bottom: 34 };

export class Plane {
  readonly box: Box;
  readonly x;
  readonly y;

  constructor(
    width: number,
    height: number,
    private readonly across: Axis,
    private readonly up: Axis,
    margin: Partial<typeof MARGIN> = {},
  ) {
    const { left, right, top, bottom } = { ...MARGIN, ...margin };
    this.box = { x: left, y: top, w: width - left - right, h: height - top - bottom };
    const [low, high] = [this.box.y + this.box.h, this.box.y];
    this.x = scaleLinear(across.range, [this.box.x, this.box.x + this.box.w]);
    this.y = (up.log ? scaleLog() : scaleLinear()).domain(up.range).range([low, high]);
  }

  /** The least that a logarithmic plane shows, or null. */
  get foot(): number | null {
    return this.up.log ? this.up.range[0] : null;
  }

  at(x: number, y: number): Pair {
    return [clamp(this.x(x)), clamp(this.y(y))];
  }

  axes(): Shape[] {
    const { x, y, w, h } = this.box;
    const [quiet, rule, faint] = [ink("quiet"), ink("rule"), ink("faint")];
    const shapes: Shape[] = [];
    const many = Math.max(2, Math.round(w / 80));
    const write = tickText(this.x, many);
    for (const tick of this.x.ticks(many)) {
      if (this.across.whole && !Number.isInteger(tick)) continue;
      const px = this.x(tick);
      shapes.push({ kind: "line", points: [[px, y + h], [px, y + h + 4]], stroke: rule });
      const at: Pair = [px, y + h + 13];
      shapes.push({ kind: "text", at, text: write(tick), color: quiet, size: 11, align: "center" });
    }
    for (const [tick, text] of this.ticksUp(Math.max(3, Math.round(h / 62)))) {
      const py = this.y(tick);
      shapes.push({ kind: "line", points: [[x, py], [x + w, py]], stroke: faint });
      const at: Pair = [x - 7, py];
      shapes.push({ kind: "text", at, text, color: quiet, size: 11, align: "right" });
    }
    shapes.push({ kind: "line", points: [[x, y + h], [x + w, y + h]], stroke: rule });
    for (const py of this.between()) shapes.push({ kind: "line", points: [[x - 4, py], [x, py]], stroke: rule });
    const name = { kind: "text", color: quiet, size: 12, italic: true } as const;
    shapes.push({ ...name, at: [x + w, y + h + 27], text: this.across.name, align: "right" });
    shapes.push({ ...name, at: [2, 9], text: this.up.name });
    return shapes;
  }

  private ticksUp(many: number): [number, string][] {
    if (this.up.log) return this.powers(many);
    const [low] = this.up.range;
    const round = this.y.ticks(many);
    const above = round.filter((tick) => this.y(low) - this.y(tick) > APART);
    const ticks = this.up.footed ? [low, ...above] : round;
    const size = Math.max(...ticks.map(Math.abs));
    const power = size > 0 ? Math.floor(Math.log10(size)) : 0;
    const [write, writeFoot] = [written(this.y.tickFormat(many)), written(this.y.tickFormat(20 * many))];
    // Long numbers would not fit beside the axis.
    const text = (tick: number) => {
      if (power >= 4 || power < -3) return withPower(tick / 10 ** power, power, "");
      return round.includes(tick) ? write(tick) : writeFoot(tick);
    };
    return ticks.map((tick) => [tick, tick ? text(tick) : "0"]);
  }

  /** Where a logarithmic axis has marks without a number: at powers of ten, and between few of them. */
  private between(): number[] {
    if (!this.up.log) return [];
    const [low, high] = this.up.range;
    const powers = Math.log10(high) - Math.log10(low); // their quotient may be no number
    const factors = powers > 16 ? [] : powers > 4 ? [1] : [1, 2, 5];
    const first = Math.floor(Math.log10(low));
    const marks = Array.from({ length: Math.ceil(powers) + 1 }, (_, i) => factors.map((k) => k * 10 ** (first + i))).flat();
    return marks.filter((mark) => mark >= low * 0.999 && mark <= high).map((mark) => this.y(mark));
  }

  /** Powers of ten, evenly apart, from the lowest on. */
  private powers(many: number): [number, string][] {
    const [low, high] = this.up.range.map(Math.log10) as Pair;
    const every = Math.max(1, Math.ceil((high - low) / many));
    const ticks: [number, string][] = [];
    for (let power = Math.ceil(low - 1e-9); power <= high; power += every)
      ticks.push([10 ** power, power >= -2 && power <= 4 ? inWords(String(10 ** power)) : `10${raised(power)}`]);
    return ticks;
  }
}

const clamp = (x: number) => Math.min(Math.max(x, -1e5), 1e5);
