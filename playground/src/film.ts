/** The command that makes a film of the present situation. */

import { registry } from "./registry";
import { pair } from "./address";
import { OWN, type State } from "./state";
import { words } from "./words";

const MOST_STEPS = 1000; // that the film shows

export interface Film {
  command: string; // empty if no film can show this
  notes: string[];
}

export function film({ mode, runs }: State): Film {
  const run = runs[mode];
  const { share } = words;
  const notes: string[] = [];
  if (run.rivals.length) notes.push(share.filmRace);
  if (run.changes.length || run.schedule !== "constant") notes.push(share.filmSchedule);
  if (run.batch) notes.push(share.filmBatch);
  if (mode !== "rate" && run.optimizer !== "gradient_descent") notes.push(share.filmOptimizer);
  if (run.noise) notes.push(share.filmNoise);
  const settings: [string, string][] = [];
  const steps = String(Math.max(1, run.last));
  if (mode === "map") {
    settings.push(["landscape", run.ground === OWN ? run.formula : run.ground]);
    if (run.ground === OWN) settings.push(["window", run.window.map(pair).join(",")]);
    settings.push(["learning_rate", String(run.rate)]);
    if (run.walkers.length > 1) settings.push(["starts", String(run.walkers.length)]);
    if (run.last) settings.push(["steps", String(Math.min(Math.max(4, run.last), MOST_STEPS))]);
    return { command: written("hills", settings), notes };
  }
  if (mode === "rate") {
    if (run.ground !== "exercise")
      return { command: written("local_minima", [["landscape", run.ground], ["learning_rate", String(run.rate)]]), notes };
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
  // A formula has blanks and signs that a shell would take for its own.
  const quoted = (text: string) => (/^[\w.,:=+-]*$/.test(text) ? text : `"${text}"`);
  return `downhill render ${name} ${settings.map(([key, value]) => `--set ${quoted(`${key}=${value}`)}`).join(" ")}`;
}
