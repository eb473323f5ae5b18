/** The command that makes a film of the present situation. */

import { registry } from "./registry";
import { OWN, type State, pair } from "./state";
import { words } from "./words";

export interface Film {
  command: string; // empty if no film can show this
  notes: string[];
}

export function film({ mode, runs }: State): Film {
  const run = runs[mode];
  const { share } = words;
  const notes: string[] = [];
  if (mode === "map" && run.ground === OWN) return { command: "", notes: [share.filmOwn] };
  if (mode !== "rate" && run.optimizer !== "gradient_descent") notes.push(share.filmOptimizer);
  if (run.noise) notes.push(share.filmNoise);
  const settings: [string, string][] = [];
  const steps = String(Math.max(1, run.last));
  if (mode === "map") {
    settings.push(["landscape", run.ground], ["learning_rate", String(run.rate)]);
    if (run.walkers.length > 1) settings.push(["starts", String(run.walkers.length)]);
    if (run.last) settings.push(["steps", steps]);
    return { command: written("hills", settings), notes };
  }
  if (mode === "rate") {
    if (run.ground !== "exercise") return { command: "", notes: [share.filmCurve] };
    const { curve_rates } = registry.exercise;
    const others = curve_rates.filter((rate) => rate !== run.rate);
    const rates = [...others.slice(0, 3), run.rate].sort((a, b) => a - b);
    settings.push(["curve_rates", rates.join(",")], ["curve_start", pair(run.walkers[0]!)]);
    return { command: written("learning_rate", settings), notes };
  }
  settings.push(["learning_rate", String(run.rate)], ["iterations", run.last ? steps : "30"]);
  if (run.ground === "film") settings.push(["start", pair(run.walkers[0]!)]);
  else {
    settings.unshift(["data", "samples.csv"]);
    notes.push(share.filmData);
  }
  return { command: written("regression", settings), notes };
}

function written(name: string, settings: [string, string][]): string {
  return `downhill render ${name} ${settings.map(([key, value]) => `--set ${key}=${value}`).join(" ")}`;
}
