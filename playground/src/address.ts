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
import { withPoints } from "./ui/numbers";

const LARGEST = 1e12;
const MOST_CHANGES = 50;

export const pair = (p: Point): string => p.map(String).join(",");

/** What a run says of itself: where it is not as the page opens, or `whole`. */
function told(run: Run, mode: Mode, whole = false): [string, string][] {
  const out: [string, string][] = [["on", run.ground]];
  const add = (name: string, value: unknown, usual: unknown) => {
    if (whole || value !== usual) out.push([name, String(value)]);
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

/** A part of an address that cannot be read, and what is there in its place, if there is something. */
export interface Refused {
  part: string;
  taken: string | null;
}

/** What an address gives, with the names of those parts that make no sense. */
class Given {
  readonly refused = new Set<string>();

  constructor(private readonly parts: URLSearchParams) {}

  has(name: string): boolean {
    return this.parts.has(name);
  }
  text(name: string): string | null {
    return this.parts.get(name);
  }
  /** What a part is read as; a part that is there and is read as nothing is refused. */
  read<T>(name: string, reader: (text: string) => T | null): T | null {
    const text = this.parts.get(name);
    if (text === null) return null;
    const found = reader(text);
    if (found === null) this.refused.add(name);
    return found;
  }
  /** A list of entries, of which those that make no sense are left out. */
  list<T>(name: string, most: number, reader: (entry: string) => T | null): T[] {
    const entries = (this.parts.get(name) ?? "").split(";").filter(Boolean);
    const found = entries.map(reader).filter((one): one is T & {} => one !== null);
    if (found.length < entries.length || found.length > most) this.refused.add(name);
    return found.slice(0, most);
  }
  real(name: string, low = -LARGEST, high = LARGEST): number | null {
    return this.read(name, (text) => real(text, low, high));
  }
  /** A whole number from 0; a larger or another one is refused. */
  whole(name: string, high: number): number {
    const found = this.real(name, 0, high);
    if (found !== null && !Number.isInteger(found)) this.refused.add(name);
    return Math.floor(found ?? 0);
  }
}

function real(text: string | null | undefined, low = -LARGEST, high = LARGEST): number | null {
  if (!text?.trim()) return null;
  const value = Number(text);
  return value >= low && value <= high ? value : null;
}

/** A point of so many coordinates, or null. */
function point(text: string, dimension: number): Point | null {
  const numbers = text.split(",").map((number) => real(number));
  return numbers.length === dimension && !numbers.includes(null) ? (numbers as Point) : null;
}

const windowIn = (text: string) => windowOf(text.split(",").map((part) => real(part)));

const isOptimizer = (name: string | null | undefined): name is string =>
  registry.optimizers.some((entry) => entry.name === name);
const optimizerIn = (name: string) => (isOptimizer(name) ? name : null);

/** The names of all that an address may say of a run. */
const NAMES = new Set(
  "on formula window draft view samples optimizer rate momentum changes schedule horizon batch noise seed walkers selected step last race".split(" "),
);
/** What it may say besides: how the page is shown, which is read elsewhere. */
const SHOWN = ["embed", "hide", "theme", "lang", "task"];

/** The situation of an address; whatever in it makes no sense is as it was in `before`, and named. */
export function fromHash(hash: string, before: State): { state: State; refused: Refused[] } {
  const asked = hash.replace(/^#/, "");
  const [first] = asked.split("&"); // a film's name is an address, too
  const film = registry.situations.find((one) => one.film === first);
  const parts = new URLSearchParams(film?.address ?? asked);
  const refused: Refused[] = [];
  const refuse = (name: string, taken: string | null, from = parts) => {
    const text = from.get(name) ?? "";
    refused.push({ part: name + (text && "=") + text, taken });
  };
  const named = MODES.find((name) => name === parts.get("mode"));
  const tellsRun = [...parts.keys()].some((name) => NAMES.has(name));
  // What says where and how to walk, but not in which of the three, means the landscape.
  const mode = named ?? (tellsRun ? "map" : null);
  if (parts.has("mode") && !named) refuse("mode", mode ?? before.mode);
  const runs = { ...before.runs };
  for (const one of MODES) {
    const part = one === mode ? parts : ofMode(parts, one);
    if (one !== mode && !part.has("on")) continue;
    const given = new Given(part);
    runs[one] = runOf(one, given);
    const taken = new Map(told(runs[one], one, true));
    for (const name of given.refused) refuse(one === mode ? name : `${one}.${name}`, taken.get(name) || null);
  }
  const mine = (name: string) => MODES.some((one) => NAMES.has(name.replace(`${one}.`, "")));
  for (const name of new Set(parts.keys())) if (name !== "mode" && !mine(name) && !SHOWN.includes(name)) refuse(name, null);
  const behind = new URLSearchParams(film ? asked.slice(first!.length) : ""); // a film's name stands for its whole situation
  for (const name of new Set(behind.keys())) if (!SHOWN.includes(name)) refuse(name, null, behind);
  return { state: mode ? { mode, runs } : before, refused };
}

/** What an address says of the run of another mode. */
function ofMode(parts: URLSearchParams, mode: Mode): URLSearchParams {
  const own = [...parts].filter(([name]) => name.startsWith(`${mode}.`));
  return new URLSearchParams(own.map(([name, value]) => [name.slice(mode.length + 1), value]));
}

function runOf(mode: Mode, given: Given): Run {
  const base = initial().runs[mode];
  const run: Run = { ...base, ...groundOf(mode, given, base) };
  const optimizer = given.read("optimizer", optimizerIn);
  if (mode !== "rate" && optimizer) run.optimizer = optimizer;
  run.rate = given.real("rate", Number.MIN_VALUE, LARGEST_RATE) ?? run.rate;
  run.momentum = given.real("momentum", 0, 1 - 1e-9);
  run.noise = given.real("noise", 0, 10) ?? 0;
  run.seed = given.real("seed", 0, 2 ** 32 - 1) ?? 1;
  const batch = given.whole("batch", mode === "line" ? run.samples.x.length : MAX_SAMPLES);
  run.batch = mode === "line" ? batch : 0;
  const view = given.read("view", windowIn);
  run.view = mode === "rate" ? null : view;
  run.draft = mode === "map" ? given.text("draft") : null;
  wayOf(run, given);
  const dimension = mode === "rate" ? 1 : 2;
  const walkers = given.list("walkers", mode === "map" ? MAX_WALKERS : 1, (entry) => point(entry, dimension));
  if (given.has("walkers") && (mode === "map" || walkers.length)) run.walkers = walkers;
  else if (given.has("walkers")) given.refused.add("walkers");
  const most = Math.max(0, run.walkers.length - 1);
  run.selected = Math.min(given.whole("selected", most), most);
  const rivals = given.list("race", MAX_RIVALS, racer);
  run.rivals = mode === "rate" ? [] : rivals;
  return run;
}

/** How the rate goes on, and how far the run has come. */
function wayOf(run: Run, given: Given): void {
  run.changes = given.list("changes", MOST_CHANGES, (entry) => {
    const [from, rate] = point(entry, 2) ?? [-1, 0];
    return from! >= 0 && from! <= MAX_STEPS && rate! > 0 && rate! <= LARGEST_RATE ? ([Math.floor(from!), rate!] as [number, number]) : null;
  });
  run.schedule = given.read("schedule", (name) => (Object.hasOwn(SCHEDULES, name) ? name : null)) ?? run.schedule;
  run.horizon = Math.floor(given.real("horizon", 2, MAX_STEPS) ?? run.horizon);
  run.step = given.whole("step", MAX_STEPS);
  run.last = Math.max(run.step, given.whole("last", MAX_STEPS));
}

function racer(entry: string): Racer | null {
  const [optimizer, told, memory] = entry.split(",");
  const rate = real(told, Number.MIN_VALUE, LARGEST_RATE);
  const momentum = real(memory, 0, 1 - 1e-9);
  if (!isOptimizer(optimizer) || rate === null || (memory && momentum === null)) return null;
  return { optimizer, rate, momentum };
}

/** What a run walks on, as an address says it. */
function groundOf(mode: Mode, given: Given, base: Run): Partial<Run> {
  const dimension = { map: 2, rate: 1, line: 0 }[mode];
  const isSet = (name: string) => registry.datasets.some((set) => set.name === name);
  const there = (name: string) => (mode === "line" ? isSet(name) : known(name)?.dimension === dimension);
  const isKnown = (name: string) => (name === OWN ? mode !== "rate" : there(name) || (mode === "rate" && name === "exercise"));
  const on = given.read("on", (name) => (isKnown(name) ? name : null)) ?? base.ground;
  if (on === OWN && mode === "map")
    return { ground: OWN, formula: withPoints(given.text("formula") ?? ""), window: given.read("window", windowIn) ?? base.window };
  if (mode !== "line") return { ground: on };
  if (on !== OWN) return { ground: on, samples: samplesOf(on) };
  const found = given.list("samples", MAX_SAMPLES, (entry) => point(entry, 2));
  if (found.length < 2) {
    given.refused.add(given.has("samples") ? "samples" : "on");
    return {};
  }
  return { ground: OWN, samples: { x: found.map((p) => p[0]!), y: found.map((p) => p[1]!) } };
}
