/** From a run to its numbers: the landscape, and the way of every walker. */

import { astray } from "./numerics/astray";
import { type Feel, type Rule, Walk, normals } from "./numerics/descent";
import { type Fate, type Ground, fateOf, inside } from "./numerics/fate";
import { FormulaError } from "./numerics/tokens";
import { fromFormula } from "./numerics/formula";
import { type Landscape, type Point, lattice, landscapeOf, roomy } from "./numerics/landscape";
import { minimaOf } from "./numerics/minima";
import type { Optimizer } from "./numerics/optimizers";
import { batches, deals, regression } from "./numerics/regression";
import { SCHEDULES } from "./numerics/schedules";
import { type Stability, stability, typicalSlope } from "./numerics/stability";
import { suitingRate } from "./numerics/tuning";
import { known, optimizer, registry } from "./registry";
import { MAX_STEPS, type Mode, OWN, type Racer, type Run } from "./state";
import { words } from "./words";

const LOST = 10; // map sizes

/** What an optimizer calls the share of the past that it keeps, if it has a name for it. */
export function memoryKey(name: string): string | null {
  const defaults = registry.optimizers.find((entry) => entry.name === name)?.defaults ?? {};
  return ["momentum", "beta1", "decay"].find((key) => key in defaults) ?? null;
}

/** The optimizer of a racer, with another learning rate if one is given. */
export function optimizerOf(racer: Racer, rate = racer.rate): Optimizer {
  const key = memoryKey(racer.optimizer);
  const options: Record<string, number> = { learning_rate: rate };
  if (key && racer.momentum !== null) options[key] = racer.momentum;
  return optimizer(racer.optimizer, options);
}

/** The learning rate that was set for a step: at the beginning, or in a change on the way. */
export function changedRate(run: Run, step: number): number {
  return run.changes.filter(([from]) => from <= step).at(-1)?.[1] ?? run.rate;
}

/** The learning rate of a step, with what the schedule makes of it. */
export function rateAt(run: Run, step: number, racer: Racer = run): number {
  const rate = racer === run ? changedRate(run, step) : racer.rate;
  return rate * SCHEDULES[run.schedule]!.share(step, run.horizon);
}

/** The landscape of a run; raises FormulaError for a formula that makes no landscape. */
export function landscapeFor(mode: Mode, run: Run): Landscape {
  if (mode === "line") return regression(run.samples);
  if (mode === "rate" && run.ground === "exercise") return exercise;
  if (run.ground !== OWN) return known(run.ground)!;
  const made = landscapeOf(fromFormula(run.formula, run.window));
  if (!lattice(run.window, 9).some((p) => Number.isFinite(made.value(p))))
    throw new FormulaError(words.formula.nowhere);
  return { ...made, minima: minimaOf(made) };
}

const exercise = landscapeOf({ ...registry.exercise.landscape, name: "exercise" });

/** One optimizer of a race, with its ways from all starts. */
export interface Lane {
  racer: Racer;
  walks: Walk[];
}

/** All that follows from one run. It is made anew only as far as the run has changed. */
export class Engine {
  landscape!: Landscape;
  /** The landscape in the window that the map shows. */
  seen!: Landscape;
  typical = 1;
  walks: Walk[] = [];
  /** In a race, all optimizers: first the run's own. Otherwise empty. */
  lanes: Lane[] = [];
  private run!: Run;
  private groundKey = "";
  private grounds = 0; // that were walked on so far
  private viewKey = "";
  private known = new Map<string, Walk>();
  private readonly rates = new Map<string, number>();

  constructor(readonly mode: Mode) {}

  /** Bring the numbers up to date; raises FormulaError and then leaves everything as it was. */
  set(run: Run): boolean {
    const before = this.run as Run | undefined; // what a run holds is never changed in place
    const same = before && [run.ground === before.ground, run.formula === before.formula, run.window === before.window, run.samples === before.samples];
    const groundKey = same?.every(Boolean) ? this.groundKey : JSON.stringify([run.ground, run.formula, run.window, run.samples]);
    if (groundKey !== this.groundKey) {
      this.landscape = landscapeFor(this.mode, run);
      this.typical = typicalSlope(this.landscape);
      this.groundKey = groundKey;
      this.grounds++;
      this.rates.clear();
    }
    const viewKey = groundKey + JSON.stringify(run.view);
    const newView = viewKey !== this.viewKey;
    if (newView) this.seen = { ...this.landscape, window: run.view ?? roomy(this.landscape.window) };
    this.viewKey = viewKey;
    this.run = run;
    const kept = new Map<string, Walk>();
    const racers = run.rivals.length ? [run, ...run.rivals] : [];
    this.walks = run.walkers.map((start, i) => this.walk(run, start, i, kept));
    this.lanes = racers.map((racer) => ({ racer, walks: run.walkers.map((start, i) => this.walk(racer, start, i, kept)) }));
    this.known = kept;
    return newView;
  }

  /** Walk on towards the run's last step for so many milliseconds; returns whether all are there. */
  proceed(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    const { selected } = this;
    const order = selected ? [selected, ...this.known.values()] : [...this.known.values()];
    for (const walk of order)
      while (walk.diverged === null && walk.points.length <= this.run.last) {
        if (performance.now() > end) return false;
        walk.upTo(Math.min(this.run.last, walk.points.length + 49));
      }
    return true;
  }

  /** How much of what was asked for has been walked. */
  get share(): number {
    const walks = [...this.known.values()];
    const done = walks.map((walk) => (walk.diverged === null ? Math.min(1, walk.points.length / (this.run.last + 1)) : 1));
    return done.reduce((a, b) => a + b, 0) / (done.length || 1);
  }

  private walk(racer: Racer, start: Point, index: number, kept: Map<string, Walk>): Walk {
    const { run } = this;
    const { noise, seed, batch, schedule, horizon } = run;
    const { optimizer: name, rate, momentum } = racer;
    const changes = racer === run ? run.changes : [];
    const chance = noise || batch ? [noise, batch, seed, index] : [];
    // Without chance equal starts walk equal ways; with it, each walker has chances of its own.
    const key = JSON.stringify([this.grounds, name, rate, momentum, changes, schedule, horizon, chance, start]);
    const { window } = this.landscape;
    const givenUp = (points: Point[], losses: number[]) => astray(points, losses, window);
    const made = this.known.get(key) ?? new Walk(this.landscape, this.ruleOf(racer), start, this.feelOf(index), givenUp);
    kept.set(key, made);
    return made;
  }

  /** The walks that a racer would walk with another rate from the first starts, at most so many. */
  attempt(racer: Racer, rate: number, most: number): Walk[] {
    const other = { ...racer, rate };
    return this.run.walkers.slice(0, most).map((start, i) => new Walk(this.landscape, this.ruleOf(other), start, this.feelOf(i)));
  }

  private ruleOf(racer: Racer): Rule {
    const { run } = this;
    const plain = optimizerOf(racer);
    if (run.schedule === "constant" && !(racer === run && run.changes.length)) return () => plain;
    return (step) => optimizerOf(racer, rateAt(run, step, racer));
  }

  /** What a walker feels of the gradient: of some samples only, and with noise. */
  private feelOf(index: number): Feel | null {
    const { noise, seed, batch, samples } = this.run;
    const some = this.mode === "line" && batch && batch < samples.x.length ? batches(samples, batch, seed) : null;
    if (!noise) return some && ((_, point, step) => some(point, step));
    const normal = normals(seed * 7919 + index);
    const deviation = noise * this.typical;
    return (gradient, point, step) =>
      (some ? some(point, step) : gradient).map((entry) => entry + deviation * normal());
  }

  /** The samples that a step learns from, or null if it learns from all. */
  batchAt(step: number): number[] | null {
    const { batch, samples, seed } = this.run;
    if (this.mode !== "line" || !batch || batch >= samples.x.length) return null;
    return deals(samples.x.length, batch, seed)(step);
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

  /** How a walker fares at a step. */
  fate(walk: Walk, step: number): Fate {
    return fateOf(walk, step, this.ground);
  }

  private get ground(): Ground {
    const window = this.mode === "rate" ? null : this.seen.window;
    const random = this.run.noise > 0 || this.run.batch > 0;
    return { landscape: this.landscape, window, typical: this.typical, random };
  }

  /** Whether the selected walker is where numbers about the ground say nothing any more. */
  lost(step: number): boolean {
    const walk = this.selected;
    if (!walk) return false;
    const over = walk.diverged !== null && walk.diverged <= step;
    return over || !inside(walk.points[walk.valid(step)]!, this.landscape.window, LOST);
  }

  /** A learning rate that suits the ground and the start: found by trying. */
  suitable(name: string, start = this.run.walkers[this.run.selected]): number {
    const { defaults } = registry.optimizers.find((entry) => entry.name === name)!;
    const usual = defaults.learning_rate!;
    if (name === "adadelta" || !start) return usual; // it finds its own units
    const key = `${name} ${start}`;
    if (!this.rates.has(key)) {
      const make = (rate: number) => optimizer(name, { learning_rate: rate });
      this.rates.set(key, suitingRate(this.landscape, make, start, name === "gradient_descent") ?? usual);
    }
    return this.rates.get(key)!;
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
