/** From a run to its numbers: the landscape, and the way of every walker. */

import { Walk } from "./numerics/descent";
import { FormulaError } from "./numerics/tree";
import { fromFormula } from "./numerics/formula";
import { type Landscape, type Point, lattice, landscapeOf } from "./numerics/landscape";
import { regression } from "./numerics/regression";
import { type Stability, curvatures, stability, typicalSlope } from "./numerics/stability";
import { known, optimizer, registry } from "./registry";
import { MAX_STEPS, type Mode, OWN, type Run } from "./state";
import { words } from "./words";

export const GROWING = 3; // steps of growing loss that are worth a warning
const LOST = 10; // map sizes

/** What an optimizer calls the share of the past that it keeps, if it has a name for it. */
export function memoryKey(name: string): string | null {
  const defaults = registry.optimizers.find((entry) => entry.name === name)?.defaults ?? {};
  return ["momentum", "beta1", "decay"].find((key) => key in defaults) ?? null;
}

export function optimizerOf(run: Run) {
  const key = memoryKey(run.optimizer);
  const options: Record<string, number> = { learning_rate: run.rate };
  if (key && run.momentum !== null) options[key] = run.momentum;
  return optimizer(run.optimizer, options);
}

/** The landscape of a run; raises FormulaError for a formula that makes no landscape. */
export function landscapeFor(mode: Mode, run: Run): Landscape {
  if (mode === "line") return regression(run.samples);
  if (mode === "rate" && run.ground === "exercise") return exercise;
  if (run.ground !== OWN) return known(run.ground)!;
  const made = landscapeOf(fromFormula(run.formula, run.window));
  if (!lattice(run.window, 9).some((p) => Number.isFinite(made.value(p))))
    throw new FormulaError(words.formula.nowhere);
  return made;
}

const exercise = landscapeOf({ ...registry.exercise.landscape, name: "exercise" });

/** All that follows from one run. It is made anew only as far as the run has changed. */
export class Engine {
  landscape!: Landscape;
  typical = 1;
  walks: Walk[] = [];
  private run!: Run;
  private groundKey = "";
  private rulesKey = "";
  private known = new Map<string, Walk>();

  constructor(readonly mode: Mode) {}

  /** Bring the numbers up to date; raises FormulaError and then leaves everything as it was. */
  set(run: Run): boolean {
    const groundKey = JSON.stringify([run.ground, run.formula, run.window, run.samples]);
    const newGround = groundKey !== this.groundKey;
    if (newGround) {
      this.landscape = landscapeFor(this.mode, run);
      this.typical = typicalSlope(this.landscape);
      this.groundKey = groundKey;
    }
    const { optimizer, rate, momentum, noise, seed } = run;
    const rulesKey = JSON.stringify([groundKey, optimizer, rate, momentum, noise, seed]);
    if (rulesKey !== this.rulesKey) this.known.clear();
    this.rulesKey = rulesKey;
    this.run = run;
    this.walks = run.walkers.map((start, index) => this.walk(start, index));
    for (const walk of this.walks) walk.upTo(run.last);
    return newGround;
  }

  private walk(start: Point, index: number): Walk {
    const { noise, seed } = this.run;
    // Without noise equal starts walk equal ways; with it, each walker has noise of its own.
    const key = `${start} ${noise ? index : ""}`;
    const found = this.known.get(key);
    if (found) return found;
    const made = new Walk(this.landscape, optimizerOf(this.run), start, {
      deviation: noise * this.typical,
      seed: seed * 7919 + index,
    });
    this.known.set(key, made);
    return made;
  }

  get selected(): Walk | undefined {
    return this.walks[this.run.selected];
  }

  /** The point of a walk at a fractional step, on straight lines between the iterates. */
  static at(walk: Walk, t: number): Point {
    const end = walk.points.length - 1;
    const before = Math.min(Math.floor(t), end);
    const after = Math.min(before + 1, end);
    const share = t - Math.floor(t);
    return walk.points[before]!.map((x, i) => (1 - share) * x + share * walk.points[after]![i]!);
  }

  /** What the ground says about learning rates where the selected walker is. */
  stabilityAt(step: number): Stability | null {
    const walk = this.selected;
    return walk ? stability(this.landscape, walk.points[walk.valid(step)]!) : null;
  }

  /** Whether a point is off the map by more than so many times its size. */
  beyond(point: Point, times = 0): boolean {
    return this.landscape.window.some(([low, high], i) => {
      const room = times * (high - low);
      return point[i]! < low - room || point[i]! > high + room;
    });
  }

  /** Whether the loss of the selected walker grows and grows, and is higher than ever. */
  grows(step: number): boolean {
    const walk = this.selected;
    if (!walk || this.run.noise) return false;
    const { losses } = walk;
    const at = walk.valid(step);
    if (at < GROWING) return false;
    for (let k = at; k > at - GROWING; k--) if (!(losses[k]! > losses[k - 1]!)) return false;
    for (let k = 0; k < at; k++) if (losses[k]! > losses[at]!) return false;
    return true;
  }

  /** Whether the selected walker is where numbers about the ground say nothing any more. */
  lost(step: number): boolean {
    const walk = this.selected;
    if (!walk) return false;
    const over = walk.diverged !== null && walk.diverged <= step;
    return over || this.beyond(walk.points[walk.valid(step)]!, LOST);
  }

  /** Whether walking on changes nothing any more, for any walker. */
  settled(step: number): boolean {
    return this.walks.every((walk) => {
      if (walk.diverged !== null && walk.diverged <= step) return true;
      const at = walk.valid(step);
      return at === step && Math.hypot(...walk.gradients[at]!) < 1e-7 * this.typical;
    });
  }

  /** A learning rate that suits the ground: for plain steps a part of what most of it allows. */
  suitable(name: string): number {
    const { defaults } = registry.optimizers.find((entry) => entry.name === name)!;
    if (name === "adadelta") return defaults.learning_rate!; // it finds its own units
    const spans = this.landscape.window.map(([low, high]) => high - low);
    const plain = ["gradient_descent", "momentum", "nesterov"].includes(name);
    const bends = curvatures(this.landscape);
    const bend = bends[Math.floor(bends.length * 0.75)] ?? 0;
    const share = name === "gradient_descent" ? 0.35 : 0.1;
    const rate = plain ? (bend > 0 ? share / bend : 1) : Math.min(...spans) / 60;
    return Number(rate.toPrecision(2));
  }

  /** In what sense the suitable rate suits. */
  suits(name: string): "everywhere" | "mostly" | "size" {
    if (!["gradient_descent", "momentum", "nesterov"].includes(name)) return "size";
    const steepest = curvatures(this.landscape).at(-1) ?? 0;
    return this.suitable(name) * steepest < 1 ? "everywhere" : "mostly";
  }
}

/** How many steps until no more than the exercise's share of the way is left, or null. */
export function arrival(landscape: Landscape, walk: Walk): number | null {
  const { arrival: share } = registry.exercise;
  const start = walk.points[0]![0]!;
  const there = walk.points.findIndex((p) =>
    landscape.minima.some(
      (minimum) => Math.abs(p[0]! - minimum[0]!) <= share * Math.abs(start - minimum[0]!),
    ),
  );
  return there < 0 ? null : there;
}

export { MAX_STEPS };
