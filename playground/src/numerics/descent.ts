/** Walking downhill: one walker's whole way, continued step by step as far as it is wanted. */

import { type Landscape, type Point, isFinitePoint } from "./landscape";
import type { Memory, Optimizer } from "./optimizers";

export type Status = "MAX_STEPS" | "DIVERGED";

/** Normal random numbers from a seed: the same seed, the same numbers, on every machine. */
export function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    // mulberry32 (T. Ettinger, public domain)
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

export interface Noise {
  deviation: number;
  seed: number;
}

/**
 * A way down. It keeps every point, loss and gradient; where a number stops being finite the
 * walker stays on its last finite point, and `diverged` says after how many valid steps.
 */
export class Walk {
  readonly points: Point[];
  readonly losses: number[];
  readonly gradients: Point[];
  diverged: number | null = null;
  private memory: Memory;
  private readonly normal: (() => number) | null;

  constructor(
    private readonly landscape: Landscape,
    private readonly optimizer: Optimizer,
    start: Point,
    private readonly noise: Noise = { deviation: 0, seed: 0 },
  ) {
    this.points = [start];
    this.losses = [landscape.value(start)];
    this.gradients = [landscape.gradient(start)];
    this.memory = optimizer.init(start.length);
    this.normal = noise.deviation > 0 ? normals(noise.seed) : null;
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
    const gradient = this.felt(this.gradients[last]!);
    const [point, memory] = this.optimizer.update(gradient, this.memory, this.points[last]!);
    const loss = this.landscape.value(point);
    const slope = this.landscape.gradient(point);
    const finite =
      Number.isFinite(loss) &&
      isFinitePoint(point) &&
      isFinitePoint(slope) &&
      Object.values(memory).every((entry) =>
        typeof entry === "number" ? Number.isFinite(entry) : isFinitePoint(entry),
      );
    if (!finite) {
      this.diverged = last;
      return;
    }
    this.memory = memory;
    this.points.push(point);
    this.losses.push(loss);
    this.gradients.push(slope);
  }

  /** The gradient as the walker feels it. */
  private felt(gradient: Point): Point {
    const { normal, noise } = this;
    return normal ? gradient.map((entry) => entry + noise.deviation * normal()) : gradient;
  }
}
