/** Walking downhill: one walker's whole way, continued step by step as far as it is wanted. */

import { type Landscape, type Point, isFinitePoint } from "./landscape";
import type { Memory, Optimizer } from "./optimizers";

export type Status = "MAX_STEPS" | "DIVERGED";

/** Random numbers in [0, 1) from a seed: the same seed, the same numbers, on every machine. */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // mulberry32 (T. Ettinger, public domain)
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normal random numbers from a seed. */
export function normals(seed: number): () => number {
  const uniform = uniforms(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The gradient as a walker feels it before a step, given the true one; asked once for each step. */
export type Feel = (gradient: Point, point: Point, step: number) => Point;
/** The optimizer of a step: another one where the learning rate changes. */
export type Rule = (step: number) => Optimizer;

/**
 * A way down. It keeps every point, loss and gradient; where a number stops being finite, or where
 * the walk is given up, the walker stays on its last point, and `diverged` says after how many
 * valid steps.
 */
export class Walk {
  readonly points: Point[];
  readonly losses: number[];
  readonly gradients: Point[];
  /** The lowest and the highest loss up to each step. */
  readonly lows: number[];
  readonly highs: number[];
  diverged: number | null = null;
  /** Whether it ended because it was given up, far from the picture. */
  astray = false;
  /** Where the step would have led that was not taken. */
  refused: Point | null = null;
  private memory: Memory;

  constructor(
    private readonly landscape: Landscape,
    private readonly rule: Rule,
    start: Point,
    private readonly feel: Feel | null = null,
    private readonly givenUp: (points: Point[], losses: number[]) => boolean = () => false,
  ) {
    this.points = [start];
    this.losses = [landscape.value(start)];
    this.gradients = [landscape.gradient(start)];
    this.lows = [...this.losses];
    this.highs = [...this.losses];
    this.memory = rule(0).init(start.length);
    if (!Number.isFinite(this.losses[0]) || !isFinitePoint(this.gradients[0]!)) this.diverged = 0;
  }

  /** Continue until `steps` steps are known, or the walker has left the finite numbers. */
  upTo(steps: number): this {
    while (this.diverged === null && this.points.length <= steps) this.step();
    return this;
  }

  get status(): Status {
    return this.diverged === null ? "MAX_STEPS" : "DIVERGED";
  }

  /** The number of the last valid step, at most `step`. */
  valid(step: number): number {
    return Math.min(step, this.points.length - 1);
  }

  private step(): void {
    const last = this.points.length - 1;
    const slope = this.gradients[last]!;
    const gradient = this.feel ? this.feel(slope, this.points[last]!, last) : slope;
    const [point, memory] = this.rule(last).update(gradient, this.memory, this.points[last]!);
    const loss = this.landscape.value(point);
    const next = this.landscape.gradient(point);
    const finite =
      Number.isFinite(loss) &&
      isFinitePoint(point) &&
      isFinitePoint(next) &&
      Object.values(memory).every((entry) =>
        typeof entry === "number" ? Number.isFinite(entry) : isFinitePoint(entry),
      );
    if (!finite) {
      this.diverged = last;
      this.refused = point;
      return;
    }
    this.memory = memory;
    this.points.push(point);
    this.losses.push(loss);
    this.lows.push(Math.min(this.lows[last]!, loss));
    this.highs.push(Math.max(this.highs[last]!, loss));
    this.gradients.push(next);
    this.astray = this.givenUp(this.points, this.losses);
    if (this.astray) this.diverged = last + 1;
  }
}
