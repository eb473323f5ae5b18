/** The whole situation: what each mode shows, and how far it has come. */

import type { Point, Window } from "./numerics/landscape";
import type { Samples } from "./numerics/regression";
import { registry } from "./registry";

export type Mode = "map" | "rate" | "line";
export const MODES: Mode[] = ["map", "rate", "line"];
export const OWN = "own";

/** How somebody walks: an optimizer with its settings. */
export interface Racer {
  optimizer: string;
  rate: number;
  momentum: number | null; // null: the optimizer's default
}

/** One descent: how it walks, from where, and how far it has come. */
export interface Run extends Racer {
  ground: string; // name of a landscape, curve or data set, or OWN
  formula: string;
  draft: string | null; // what stands in the formula's box, if it makes no landscape
  window: Window;
  view: Window | null; // what the map shows, if not the ground's own window
  samples: Samples;
  changes: [number, number][]; // the rate from a step on, where it was changed on the way
  schedule: string;
  horizon: number; // the steps that the schedule is made for
  batch: number; // samples that a step learns from; 0: all of them
  noise: number;
  seed: number;
  walkers: Point[];
  selected: number;
  step: number; // what is shown
  last: number; // how far it was walked
  rivals: Racer[]; // who race against the run's own optimizer
}
export interface State {
  mode: Mode;
  runs: Record<Mode, Run>;
}

export const MAX_STEPS = 5000;
export const MAX_WALKERS = 200;
export const MAX_SAMPLES = 2000;
export const MAX_RIVALS = 3;
export const RATES: [number, number] = [1e-5, 10];
export const LARGEST_RATE = 1e6;

export const samplesOf = (name: string): Samples => {
  const found = registry.datasets.find((set) => set.name === name) ?? registry.datasets[0]!;
  return { x: [...found.x], y: [...found.y] };
};

const blank: Omit<Run, "ground" | "walkers" | "rate"> = {
  formula: "",
  draft: null,
  window: [
    [-4, 4],
    [-4, 4],
  ],
  view: null,
  samples: { x: [], y: [] },
  optimizer: "gradient_descent",
  momentum: null,
  changes: [],
  schedule: "constant",
  horizon: 100,
  batch: 0,
  noise: 0,
  seed: 1,
  selected: 0,
  step: 0,
  last: 0,
  rivals: [],
};

export function initial(): State {
  const { exercise, regression } = registry;
  return {
    mode: "map",
    runs: {
      map: { ...blank, ground: "himmelblau", rate: 0.01, walkers: [[-0.5, -3.5]] },
      rate: { ...blank, ground: "exercise", rate: 0.1, walkers: [[exercise.curve_start]] },
      line: {
        ...blank,
        ground: "handful",
        samples: samplesOf("handful"),
        rate: regression.learning_rate,
        walkers: [[-0.4, 2.6]],
      },
    },
  };
}

/** A window from four numbers, or null. */
export function windowOf(numbers: (number | null)[]): Window | null {
  if (numbers.length !== 4 || numbers.includes(null)) return null;
  const [a, b, c, d] = numbers as [number, number, number, number];
  return a < b && c < d ? [[a, b], [c, d]] : null;
}
