/**
 * The optimizers of gdmath, step for step in the same order of operations, so that the numbers
 * agree. Names, defaults and explanations come from the registry.
 */

import type { Point } from "./landscape";

/** What the optimizer remembers: a step count and named arrays. */
export interface Memory {
  step: number;
  [name: string]: number | Point;
}
export type Options = Record<string, number>;
export interface Optimizer {
  init(dimension: number): Memory;
  /** The next point and the next memory; the arguments are left as they are. */
  update(gradient: Point, memory: Memory, point: Point): [Point, Memory];
}
type Factory = (options: Options) => Optimizer;

const zeros = (dimension: number): Point => new Array<number>(dimension).fill(0);

function walked(point: Point, rate: number, direction: (axis: number) => number): Point {
  return point.map((x, axis) => x - rate * direction(axis));
}

function memories(...names: string[]): (dimension: number) => Memory {
  return (dimension) => ({
    step: 0,
    ...Object.fromEntries(names.map((name) => [name, zeros(dimension)])),
  });
}

/** Running means of gradients and squared gradients after one more gradient. */
function moments(g: Point, memory: Memory, beta1: number, beta2: number): [Point, Point] {
  const mean = memory.mean as Point;
  const squares = memory.squares as Point;
  return [
    g.map((s, i) => beta1 * mean[i]! + (1 - beta1) * s),
    g.map((s, i) => beta2 * squares[i]! + (1 - beta2) * (s * s)),
  ];
}

const gradient_descent: Factory = ({ learning_rate: rate }) => ({
  init: memories(),
  update: (g, { step }, x) => [walked(x, rate!, (i) => g[i]!), { step: step + 1 }],
});

const inertia =
  (looksAhead: boolean): Factory =>
  ({ learning_rate: rate, momentum: mu }) => ({
    init: memories("velocity"),
    update(g, memory, x) {
      const before = memory.velocity as Point;
      const velocity = g.map((s, i) => mu! * before[i]! + s);
      const way = looksAhead ? g.map((s, i) => s + mu! * velocity[i]!) : velocity;
      return [walked(x, rate!, (i) => way[i]!), { step: memory.step + 1, velocity }];
    },
  });

const scaled =
  (next: (squares: number, g: number, options: Options) => number): Factory =>
  (options) => ({
    init: memories("squares"),
    update(g, memory, x) {
      const before = memory.squares as Point;
      const squares = g.map((s, i) => next(before[i]!, s, options));
      const way = (i: number) => g[i]! / (Math.sqrt(squares[i]!) + options.epsilon!);
      return [walked(x, options.learning_rate!, way), { step: memory.step + 1, squares }];
    },
  });

const adadelta: Factory = ({ learning_rate: rate, decay: rho, epsilon: small }) => ({
  init: memories("squares", "deltas"),
  update(g, memory, x) {
    const before = memory.squares as Point;
    const moved = memory.deltas as Point;
    const squares = g.map((s, i) => rho! * before[i]! + (1 - rho!) * (s * s));
    const delta = g.map(
      (s, i) => s * (Math.sqrt(moved[i]! + small!) / Math.sqrt(squares[i]! + small!)),
    );
    const deltas = delta.map((d, i) => rho! * moved[i]! + (1 - rho!) * (d * d));
    return [walked(x, rate!, (i) => delta[i]!), { step: memory.step + 1, squares, deltas }];
  },
});

/** Adam, also with a pull towards 0 before each step. */
const adam: Factory = (options) => ({
  init: memories("mean", "squares"),
  update(g, memory, x) {
    const { learning_rate: rate, beta1, beta2, epsilon, weight_decay: pull } = options;
    const step = memory.step + 1;
    const [mean, squares] = moments(g, memory, beta1!, beta2!);
    const root = Math.sqrt(1 - beta2! ** step);
    const start = pull ? x.map((entry) => entry * (1 - rate! * pull)) : x;
    const way = (i: number) => mean[i]! / (Math.sqrt(squares[i]!) / root + epsilon!);
    return [walked(start, rate! / (1 - beta1! ** step), way), { step, mean, squares }];
  },
});

const amsgrad: Factory = ({ learning_rate: rate, beta1, beta2, epsilon }) => ({
  init: memories("mean", "squares", "peak"),
  update(g, memory, x) {
    const step = memory.step + 1;
    const [mean, squares] = moments(g, memory, beta1!, beta2!);
    const peak = squares.map((s, i) => Math.max((memory.peak as Point)[i]!, s));
    const root = Math.sqrt(1 - beta2! ** step);
    const way = (i: number) => mean[i]! / (Math.sqrt(peak[i]!) / root + epsilon!);
    return [walked(x, rate! / (1 - beta1! ** step), way), { step, mean, squares, peak }];
  },
});

const nadam: Factory = (options) => {
  const { learning_rate: rate, beta1, beta2, epsilon, momentum_decay: rise } = options;
  const momentum = (step: number) => beta1! * (1 - 0.5 * 0.96 ** (step * rise!));
  return {
    init: (dimension) => ({ ...memories("mean", "squares")(dimension), product: 1 }),
    update(g, memory, x) {
      const step = memory.step + 1;
      const [mean, squares] = moments(g, memory, beta1!, beta2!);
      const product = (memory.product as number) * momentum(step);
      const now = (1 - momentum(step)) / (1 - product);
      const ahead = momentum(step + 1) / (1 - product * momentum(step + 1));
      const way = (i: number) =>
        (now * g[i]! + ahead * mean[i]!) /
        (Math.sqrt(squares[i]! / (1 - beta2! ** step)) + epsilon!);
      return [walked(x, rate!, way), { step, mean, squares, product }];
    },
  };
};

const lion: Factory = ({ learning_rate: rate, beta1, beta2 }) => ({
  init: memories("mean"),
  update(g, memory, x) {
    const before = memory.mean as Point;
    const way = (i: number) => Math.sign(beta1! * before[i]! + (1 - beta1!) * g[i]!);
    const mean = g.map((s, i) => beta2! * before[i]! + (1 - beta2!) * s);
    return [walked(x, rate!, way), { step: memory.step + 1, mean }];
  },
});

export const FACTORIES: Record<string, Factory> = {
  gradient_descent,
  momentum: inertia(false),
  nesterov: inertia(true),
  adagrad: scaled((squares, g) => squares + g * g),
  rmsprop: scaled((squares, g, { decay }) => decay! * squares + (1 - decay!) * (g * g)),
  adadelta,
  adam,
  amsgrad,
  adamw: adam,
  nadam,
  lion,
};
