/** The whole situation, as the page's address says it: written here, and read with care. */

import type { Point } from "./numerics/landscape";
import { SCHEDULES } from "./numerics/schedules";
import { known, registry } from "./registry";
import {
  LARGEST_RATE,
  MAX_RIVALS,
  MAX_SAMPLES,
  MAX_STEPS,
  MAX_WALKERS,
  MODES,
  type Mode,
  OWN,
  type Racer,
  type Run,
  type State,
  initial,
  samplesOf,
  windowOf,
} from "./state";

const LARGEST = 1e12;

export const pair = (p: Point): string => p.map(String).join(",");

/** What a run says of itself, where it is not as the page opens. */
function told(run: Run, mode: Mode): [string, string][] {
  const out: [string, string][] = [["on", run.ground]];
  const add = (name: string, value: unknown, usual: unknown) => {
    if (value !== usual) out.push([name, String(value)]);
  };
  if (run.ground === OWN && mode === "map") {
    out.push(["formula", run.formula], ["window", run.window.map(pair).join(",")]);
  }
  if (mode === "map" && run.draft !== null) out.push(["draft", run.draft]);
  if (run.view) out.push(["view", run.view.map(pair).join(",")]);
  if (run.ground === OWN && mode === "line")
    out.push(["samples", run.samples.x.map((x, i) => pair([x, run.samples.y[i]!])).join(";")]);
  add("optimizer", run.optimizer, "gradient_descent");
  out.push(["rate", String(run.rate)]);
  if (run.momentum !== null) out.push(["momentum", String(run.momentum)]);
  add("changes", run.changes.map(pair).join(";"), "");
  add("schedule", run.schedule, "constant");
  if (run.schedule !== "constant") out.push(["horizon", String(run.horizon)]);
  add("batch", run.batch, 0);
  add("noise", run.noise, 0);
  if (run.noise || run.batch) out.push(["seed", String(run.seed)]);
  out.push(["walkers", run.walkers.map(pair).join(";")]);
  add("selected", run.selected, 0);
  out.push(["step", String(run.step)]);
  add("last", run.last, run.step);
  const racers = run.rivals.map(({ optimizer, rate, momentum }) => [optimizer, rate, momentum ?? ""].join(","));
  add("race", racers.join(";"), "");
  return out;
}

/** The situation as the part of an address behind #; the other modes' runs if they were touched. */
export function toHash({ mode, runs }: State): string {
  const out = new URLSearchParams([["mode", mode], ...told(runs[mode], mode)]);
  const first = initial().runs;
  for (const other of MODES) {
    if (other === mode || JSON.stringify(runs[other]) === JSON.stringify(first[other])) continue;
    for (const [name, value] of told(runs[other], other)) out.append(`${other}.${name}`, value);
  }
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

const numbers = (text: string | null): (number | null)[] => (text ?? "").split(",").map((part) => real(part));

const isOptimizer = (name: string | null | undefined): name is string =>
  registry.optimizers.some((entry) => entry.name === name);

/** The situation of an address; whatever in it makes no sense is as it was in `before`. */
export function fromHash(hash: string, before: State): State {
  const asked = hash.replace(/^#/, "");
  const [first] = asked.split("&"); // a film's name is an address, too
  const film = registry.situations.find((one) => one.film === first);
  const given = new URLSearchParams(film?.address ?? asked);
  const mode = MODES.find((name) => name === given.get("mode"));
  if (!mode) return before;
  const runs = { ...before.runs, [mode]: runOf(mode, given) };
  for (const other of MODES) {
    const part = new URLSearchParams();
    for (const [name, value] of given)
      if (other !== mode && name.startsWith(`${other}.`)) part.append(name.slice(other.length + 1), value);
    if (part.has("on")) runs[other] = runOf(other, part);
  }
  return { mode, runs };
}

function runOf(mode: Mode, given: URLSearchParams): Run {
  const base = initial().runs[mode];
  const run: Run = { ...base, ...groundOf(mode, given, base) };
  const optimizer = given.get("optimizer");
  if (mode !== "rate" && isOptimizer(optimizer)) run.optimizer = optimizer;
  run.rate = real(given.get("rate"), Number.MIN_VALUE, LARGEST_RATE) ?? run.rate;
  run.momentum = real(given.get("momentum"), 0, 1 - 1e-9);
  run.noise = real(given.get("noise"), 0, 10) ?? 0;
  run.seed = real(given.get("seed"), 0, 2 ** 32 - 1) ?? 1;
  run.batch = mode === "line" ? Math.min(whole(given.get("batch"), MAX_SAMPLES), run.samples.x.length) : 0;
  run.view = mode === "rate" ? null : windowOf(numbers(given.get("view")));
  run.draft = mode === "map" ? given.get("draft") : null;
  wayOf(run, given);
  const dimension = mode === "rate" ? 1 : 2;
  run.walkers = given.has("walkers")
    ? points(given.get("walkers"), dimension, MAX_WALKERS)
    : run.walkers;
  if (mode !== "map" && !run.walkers.length) run.walkers = base.walkers;
  if (mode !== "map") run.walkers = run.walkers.slice(0, 1);
  run.selected = Math.min(whole(given.get("selected"), 1e6), Math.max(0, run.walkers.length - 1));
  run.rivals = mode === "rate" ? [] : racers(given.get("race"));
  return run;
}

/** How the rate goes on, and how far the run has come. */
function wayOf(run: Run, given: URLSearchParams): void {
  run.changes = points(given.get("changes"), 2, 50)
    .map(([from, rate]): [number, number] => [Math.floor(from!), rate!])
    .filter(([from, rate]) => from >= 0 && from <= MAX_STEPS && rate > 0 && rate <= LARGEST_RATE);
  const schedule = given.get("schedule");
  if (schedule !== null && Object.hasOwn(SCHEDULES, schedule)) run.schedule = schedule;
  run.horizon = Math.max(2, whole(given.get("horizon"), MAX_STEPS) || run.horizon);
  run.step = whole(given.get("step"), MAX_STEPS);
  run.last = Math.max(run.step, whole(given.get("last"), MAX_STEPS));
}

function racers(text: string | null): Racer[] {
  const entries = (text ?? "").split(";", MAX_RIVALS).map((entry) => entry.split(","));
  return entries.flatMap(([optimizer, told, memory]) => {
    const rate = real(told, Number.MIN_VALUE, LARGEST_RATE);
    if (!isOptimizer(optimizer) || rate === null) return [];
    return [{ optimizer, rate, momentum: real(memory, 0, 1 - 1e-9) }];
  });
}

/** What a run walks on, as an address says it. */
function groundOf(mode: Mode, given: URLSearchParams, base: Run): Partial<Run> {
  const on = given.get("on") ?? base.ground;
  if (mode === "map") {
    if (on === OWN)
      return {
        ground: OWN,
        formula: given.get("formula") ?? "",
        window: windowOf(numbers(given.get("window"))) ?? base.window,
      };
    return known(on)?.dimension === 2 ? { ground: on } : {};
  }
  if (mode === "rate") return on === "exercise" || known(on)?.dimension === 1 ? { ground: on } : {};
  if (on === OWN) {
    const found = points(given.get("samples"), 2, MAX_SAMPLES);
    if (found.length < 2) return {};
    return { ground: OWN, samples: { x: found.map((p) => p[0]!), y: found.map((p) => p[1]!) } };
  }
  return registry.datasets.some((set) => set.name === on)
    ? { ground: on, samples: samplesOf(on) }
    : {};
}
