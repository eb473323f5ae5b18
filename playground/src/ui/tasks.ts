/** A question for each film: predicted first, tried on the page, and only then answered. */

import { type Lane, optimizerOf } from "../engine";
import { Walk } from "../numerics/descent";
import { regression } from "../numerics/regression";
import { registry } from "../registry";
import { MAX_STEPS, OWN } from "../state";
import type { App } from "./app";

interface Task {
  /** Whether enough was tried to see the answer. */
  tried(app: App): boolean;
  /** The number of the choice that is right, from the page's own numbers. */
  right(app: App): number;
  /** Whether the ground itself is in the fog until the prediction is made. */
  fog?: boolean;
  /** Whether it is about another optimizer at the same learning rate. */
  sameRate?: boolean;
  /** Numbers for the sentence that says so. */
  numbers?(app: App): number[];
}

const end = (walk: Walk) => walk.points.at(-1)!;
const far = (p: number[], q: number[]) => Math.hypot(...p.map((x, i) => x - q[i]!));

/** What the first step leaves of the way to a minimum. */
function shareLeft({ engine: { selected, landscape } }: App): number {
  const [before, after] = selected!.points.map((p) => far(p, landscape.minima[0]!));
  return after! / before!;
}

/** The first step at which no more than a share of the way to a minimum is left. */
function stepsTo(app: App, share: number): number {
  const { selected, landscape } = app.engine;
  const bottom = landscape.minima[0] ?? [];
  if (!selected) return Infinity;
  const whole = far(selected.points[0]!, bottom);
  const found = selected.points.findIndex((p) => far(p, bottom) <= share * whole);
  return found < 0 ? Infinity : found;
}

/** The step from which on a walk stays within a share of its way to (0, 0). */
function staysFrom(walk: Walk, share: number): number {
  const near = share * far(walk.points[0]!, [0, 0]);
  return 1 + walk.points.findLastIndex((p) => far(p, [0, 0]) > near);
}

/** In how many different places walkers came to rest. */
function places(app: App): number {
  const kept: number[][] = [];
  for (const walk of app.engine.walks) if (!kept.some((p) => far(p, end(walk)) < 0.2)) kept.push(end(walk));
  return kept.length;
}

const RACED = ["momentum", "rmsprop", "adam"]; // as the choices have them

/** The first step of a racer at a ten-thousandth of the loss it began with. */
function stepsHome({ walks: [walk] }: Lane): number {
  const found = walk!.losses.findIndex((loss) => loss <= 1e-4 * walk!.losses[0]!);
  return found < 0 ? Infinity : found;
}

/** Who of those that race is there first. */
const firstHome = (app: App): Lane | undefined =>
  app.engine.lanes.reduce<Lane | undefined>((best, lane) => (!best || stepsHome(lane) < stepsHome(best) ? lane : best), undefined);

const nearest = (value: number, choices: number[]): number =>
  choices.reduce((best, x, i) => (Math.abs(Math.log(x / value)) < Math.abs(Math.log(choices[best]! / value)) ? i : best), 0);

/** The loss of the best line. */
const lowest = ({ engine: { landscape } }: App): number => landscape.value(landscape.minima[0]!);

/** What is left of it without the bend: what a line misses of x² itself. */
function chance(app: App): number {
  const { x } = app.run.samples;
  return lowest(app) - regression({ x, y: x.map((at) => at * at) }).lowest;
}

/** How many steps leave a tenth of the way down to the best line's loss. */
function stepsOfLoop(app: App, rate: number): number {
  const { landscape, selected } = app.engine;
  const walk = new Walk(landscape, () => optimizerOf(app.run, rate), selected!.points[0]!).upTo(MAX_STEPS);
  const left = (loss: number) => loss - lowest(app);
  return walk.losses.findIndex((loss) => left(loss) <= 0.1 * left(walk.losses[0]!));
}

/** The largest y that the walker has had. */
function highest(app: App): number {
  return Math.max(...app.engine.selected!.points.map((p) => p[1]!));
}

export const TASKS: Record<string, Task> = {
  loss_curve: {
    tried: (app) => Number.isFinite(stepsTo(app, 0.01)),
    right: (app) => nearest(stepsTo(app, 0.01), [2, 8, 50]),
    numbers: (app) => [stepsTo(app, 0.01), Math.round(100 * shareLeft(app)), 100 * registry.exercise.arrival],
  },
  derivative: {
    tried: (app) => app.run.last >= 1,
    right: (app) => nearest(app.engine.selected!.gradients[0]![1]!, [4, 7, 11]),
    numbers: (app) => app.engine.selected!.gradients[0]!,
  },
  hills: {
    fog: true,
    tried: (app) => app.run.last >= 24,
    right: (app) => (places(app) < 2 ? 0 : places(app) < 6 ? 1 : 2),
    numbers: (app) => [places(app)],
  },
  gradient: {
    tried: (app) => app.run.last >= 1,
    right(app) {
      const [east, north] = app.engine.selected!.gradients[0]!.map(Math.abs) as [number, number];
      const size = Math.hypot(east, north);
      return size > Math.max(east, north) && size < east + north ? 1 : 0;
    },
    numbers: (app) => [...app.engine.selected!.gradients[0]!, Math.hypot(...app.engine.selected!.gradients[0]!)],
  },
  paraboloid: {
    tried: (app) => Number.isFinite(stepsTo(app, 0.5)),
    right: (app) => nearest(stepsTo(app, 0.5), [35, 350, 3500]),
    numbers: (app) => [stepsTo(app, 0.5)],
  },
  regression: {
    tried: (app) => app.run.last >= 30,
    right: (app) => (app.engine.selected!.losses.at(-1)! > 1e-6 ? 1 : 0),
    numbers: (app) => [app.engine.selected!.losses.at(-1)!],
  },
  mse_gradient: {
    tried: (app) => app.run.ground === OWN,
    right(app) {
      const x = [...app.run.samples.x].sort((a, b) => a - b);
      const mean = x.reduce((a, b) => a + b) / x.length;
      // A sample turns the line by as much as it is from the middle.
      const [middle, end] = [x[x.length >> 1]!, x.at(-1)!].map((at) => Math.abs(at - mean)) as [number, number];
      return end > middle ? 1 : end < middle ? 0 : 2;
    },
  },
  training_loop: {
    tried: (app) => app.run.rate >= 0.029 && app.run.last >= 10,
    right: (app) => nearest(stepsOfLoop(app, app.run.rate) / stepsOfLoop(app, app.run.rate / 2), [1, 0.5, 0.25]),
  },
  learning_rate: {
    tried: (app) => app.run.rate >= app.engine.stabilityAt(0)!.limit && app.run.last >= 4,
    right: (app) => [1.6, 3.2, 6.4].findIndex((rate) => rate >= app.engine.stabilityAt(0)!.limit * (1 - 1e-12)),
    numbers: (app) => [app.engine.stabilityAt(0)!.limit],
  },
  local_minima: {
    tried: (app) => app.engine.selected !== undefined && app.engine.fate(app.engine.selected, app.run.last) === "arrived",
    right(app) {
      const { minima, value } = app.engine.landscape;
      const lowest = Math.min(...minima.map((p) => value(p)));
      return app.engine.selected!.losses.at(-1)! < lowest + 1e-6 ? 0 : 1;
    },
    numbers: (app) => [end(app.engine.selected!)[0]!, app.engine.selected!.losses.at(-1)!],
  },
  momentum: {
    sameRate: true,
    tried: ({ run }) => run.optimizer === "momentum" && run.momentum === 0.8 && run.last >= 60,
    right: (app) => nearest(staysFrom(app.engine.selected!, 0.01), [15, 45, 150]),
    numbers: (app) => [staysFrom(app.engine.selected!, 0.01)],
  },
  neural_landscape: {
    tried: (app) => app.run.last >= 10,
    right: (app) => (Math.hypot(...app.engine.selected!.gradients[0]!) > 1e-6 ? 1 : 0),
    numbers: (app) => app.engine.selected!.gradients[0]!,
  },
  where_next: {
    tried: (app) => app.run.last >= 10,
    right: (app) => (Math.hypot(...app.engine.selected!.gradients[0]!) > 0.3 ? 1 : 0),
    numbers: (app) => [...app.engine.selected!.gradients[0]!, app.engine.selected!.losses.at(-1)!],
  },
  stochastic: {
    tried: (app) => app.run.last >= 100,
    right(app) {
      const { points } = app.engine.selected!;
      const last = points.at(-1)!;
      if (!last.every((x) => Math.abs(x) < 1e3)) return 2;
      return points.slice(-20).some((p) => far(p, last) > 0.02) ? 1 : 0;
    },
    numbers: (app) => [app.engine.selected!.losses.at(-1)!, app.engine.landscape.value(app.engine.landscape.minima[0]!)],
  },
  bias_variance: {
    tried: (app) => app.run.last >= 30,
    right: (app) => (lowest(app) < 0.01 ? 0 : lowest(app) > 2 * chance(app) ? 1 : 2),
    numbers: (app) => [lowest(app), chance(app)],
  },
  many_features: {
    tried: (app) => app.run.last >= 40,
    right: (app) => (highest(app) > 1.05 * end(app.engine.selected!)[1]! ? 1 : 0),
    numbers: (app) => [highest(app), end(app.engine.selected!)[1]!],
  },
  optimizer_race: {
    tried: (app) => app.engine.lanes.length > 1 && app.run.last >= 70,
    right: (app) => RACED.indexOf(firstHome(app)?.racer.optimizer ?? ""),
    numbers: (app) => [stepsHome(firstHome(app)!)],
  },
};

