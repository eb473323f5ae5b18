/** The whole situation, as the page's address says it: read, checked and written here. */

import type { Point, Window } from "./numerics/landscape";
import type { Samples } from "./numerics/regression";
import { known, registry } from "./registry";

export type Mode = "map" | "rate" | "line";
export const MODES: Mode[] = ["map", "rate", "line"];
export const OWN = "own";

/** One descent: how it walks, from where, and how far it has come. */
export interface Run {
  ground: string; // name of a landscape, curve or data set, or OWN
  formula: string;
  window: Window;
  samples: Samples;
  optimizer: string;
  rate: number;
  momentum: number | null; // null: the optimizer's default
  noise: number;
  seed: number;
  walkers: Point[];
  selected: number;
  step: number; // what is shown
  last: number; // how far it was walked
}
export interface State {
  mode: Mode;
  runs: Record<Mode, Run>;
}

export const MAX_STEPS = 5000;
export const MAX_WALKERS = 200;
const MAX_SAMPLES = 500;
export const RATES: [number, number] = [1e-5, 10];
export const LARGEST_RATE = 1e6;
const LARGEST = 1e12;

export const pair = (p: Point): string => p.map(String).join(",");
export const samplesOf = (name: string): Samples => {
  const found = registry.datasets.find((set) => set.name === name) ?? registry.datasets[0]!;
  return { x: [...found.x], y: [...found.y] };
};

const blank: Omit<Run, "ground" | "walkers" | "rate"> = {
  formula: "",
  window: [
    [-4, 4],
    [-4, 4],
  ],
  samples: { x: [], y: [] },
  optimizer: "gradient_descent",
  momentum: null,
  noise: 0,
  seed: 1,
  selected: 0,
  step: 0,
  last: 0,
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

/** The current mode's run as the part of an address behind #. */
export function toHash({ mode, runs }: State): string {
  const run = runs[mode];
  const start = initial().runs[mode];
  const out = new URLSearchParams({ mode, on: run.ground });
  if (run.ground === OWN && mode === "map") {
    out.set("formula", run.formula);
    out.set("window", run.window.map(pair).join(","));
  }
  if (run.ground === OWN && mode === "line")
    out.set("samples", run.samples.x.map((x, i) => pair([x, run.samples.y[i]!])).join(";"));
  if (run.optimizer !== start.optimizer) out.set("optimizer", run.optimizer);
  out.set("rate", String(run.rate));
  if (run.momentum !== null) out.set("momentum", String(run.momentum));
  if (run.noise) {
    out.set("noise", String(run.noise));
    out.set("seed", String(run.seed));
  }
  out.set("walkers", run.walkers.map(pair).join(";"));
  if (run.selected) out.set("selected", String(run.selected));
  out.set("step", String(run.step));
  if (run.last !== run.step) out.set("last", String(run.last));
  return "#" + out.toString().replaceAll("%2C", ",").replaceAll("%3B", ";");
}

function real(text: string | null | undefined, low = -LARGEST, high = LARGEST): number | null {
  if (!text?.trim()) return null;
  const value = Number(text);
  return value >= low && value <= high ? value : null;
}

function whole(text: string | null, high: number): number {
  return Math.floor(real(text, 0, high) ?? 0);
}

/** Points of so many coordinates; those that do not read as such are left out. */
function points(text: string | null, dimension: number, most: number): Point[] {
  return (text ?? "")
    .split(";", most)
    .map((entry) => entry.split(",").map((number) => real(number)))
    .filter((p): p is Point => p.length === dimension && !p.includes(null));
}

/** The situation of an address; whatever in it makes no sense is as it was in `before`. */
export function fromHash(hash: string, before: State): State {
  const told = hash.replace(/^#/, "");
  const film = registry.situations.find((one) => one.film === told); // its name is an address, too
  const given = new URLSearchParams(film?.address ?? told);
  const mode = MODES.find((name) => name === given.get("mode"));
  if (!mode) return before;
  const base = initial().runs[mode];
  const run: Run = { ...base, ...groundOf(mode, given, base) };
  const optimizer = given.get("optimizer");
  if (mode !== "rate" && registry.optimizers.some((entry) => entry.name === optimizer))
    run.optimizer = optimizer!;
  run.rate = real(given.get("rate"), Number.MIN_VALUE, LARGEST_RATE) ?? run.rate;
  run.momentum = real(given.get("momentum"), 0, 1 - 1e-9);
  run.noise = real(given.get("noise"), 0, 10) ?? 0;
  run.seed = real(given.get("seed"), 0, 2 ** 32 - 1) ?? 1;
  const dimension = mode === "rate" ? 1 : 2;
  run.walkers = given.has("walkers")
    ? points(given.get("walkers"), dimension, MAX_WALKERS)
    : run.walkers;
  if (mode !== "map" && !run.walkers.length) run.walkers = base.walkers;
  run.selected = Math.min(whole(given.get("selected"), 1e6), Math.max(0, run.walkers.length - 1));
  run.step = whole(given.get("step"), MAX_STEPS);
  run.last = Math.max(run.step, whole(given.get("last"), MAX_STEPS));
  return { mode, runs: { ...before.runs, [mode]: run } };
}

/** What a run walks on, as an address says it. */
function groundOf(mode: Mode, given: URLSearchParams, base: Run): Partial<Run> {
  const on = given.get("on") ?? base.ground;
  if (mode === "map") {
    if (on === OWN) {
      const window = windowOf((given.get("window") ?? "").split(",").map((part) => real(part)));
      return { ground: OWN, formula: given.get("formula") ?? "", window: window ?? base.window };
    }
    return known(on)?.dimension === 2 ? { ground: on } : {};
  }
  if (mode === "rate")
    return on === "exercise" || known(on)?.dimension === 1 ? { ground: on } : {};
  if (on === OWN) {
    const found = points(given.get("samples"), 2, MAX_SAMPLES);
    if (found.length < 2) return {};
    return { ground: OWN, samples: { x: found.map((p) => p[0]!), y: found.map((p) => p[1]!) } };
  }
  return registry.datasets.some((set) => set.name === on)
    ? { ground: on, samples: samplesOf(on) }
    : {};
}

/** A window from four numbers, or null. */
export function windowOf(numbers: (number | null)[]): Window | null {
  if (numbers.length !== 4 || numbers.includes(null)) return null;
  const [a, b, c, d] = numbers as [number, number, number, number];
  return a < b && c < d ? [[a, b], [c, d]] : null;
}
