/** Choosing what to walk on: a landscape, a formula of one's own, a curve, or samples. */

import { FormulaError } from "../numerics/tokens";
import { type Landscape, type Point, type Window, lattice } from "../numerics/landscape";
import { landscapeFor } from "../engine";
import type { Samples } from "../numerics/regression";
import { known, registry } from "../registry";
import { OWN, type Run, samplesOf, windowOf } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { field, h, options, pretty } from "./dom";
import { endOf, inWords, readEnd, several, short, withPoints } from "./numbers";
import { pairsIn } from "./pasted";
import { titleOf } from "./taskpanel";
import { explain } from "./tips";

const SHOWN = 5; // digits of a sample in the box

const named = (name: string) => words.names[name] ?? name.replaceAll("_", " ");

/** Where a walker is dropped at first: off the middle, where there is something to see. */
function firstPlace({ window, value, gradient }: Landscape): Point {
  const at = (shares: Point): Point =>
    window.map(([low, high], i) => {
      const place = low + (high - low) * shares[i]!;
      return Number(place.toFixed(Math.max(0, 2 - Math.floor(Math.log10(high - low)))));
    });
  const stands = (p: Point) => Number.isFinite(value(p)) && gradient(p).every(Number.isFinite);
  const places = [[0.24, 0.22], [0.76, 0.78], [0.76, 0.22], [0.24, 0.78], ...lattice([[0.1, 0.9], [0.1, 0.9]], 9)].map(at);
  return places.find(stands) ?? places[0]!;
}

export class GroundPanel {
  readonly element: HTMLElement;
  private readonly films = h("select", { id: "film" });
  private readonly choice = h("select", { id: "ground" });
  private readonly label = h("label", { for: "ground" });
  private readonly formula = h("p", { class: "formula" });
  private readonly own: HTMLElement;
  private readonly input = h("input", {
    id: "formula",
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": "formula-error formula-hint",
  });
  /** Runs on grounds that were left, to be found again as they were. */
  private readonly left = new Map<string, Run>();
  private readonly error = h("p", { id: "formula-error", class: "error", role: "alert" });
  private readonly place = h("p", { class: "place", "aria-hidden": "true" }); // the failing character, marked
  private readonly ends: HTMLInputElement[];
  private readonly points = h("textarea", { rows: 7, spellcheck: "false" });
  private readonly samples: HTMLElement;
  private readonly samplesError = h("p", { class: "error", role: "alert" });
  private draft: string | null = null; // that is told about
  private badWindow = false;
  private choosing = false; // "your own" was chosen, but no formula is in use yet

  constructor(
    private readonly app: App,
    private readonly film: () => string | null, // whose question is asked
  ) {
    this.ends = ["x", "y"].flatMap((axis) =>
      [words.windowOf(axis), words.windowTo(axis)].map((label) =>
        h("input", { type: "text", inputmode: "decimal", "aria-label": label, change: () => this.read() }),
      ),
    );
    this.input.addEventListener("input", () => this.read());
    this.choice.addEventListener("change", () => this.choose(this.choice.value));
    options(this.films, [["", words.noFilm], ...registry.situations.map(({ film }): [string, string] => [film, titleOf(film)])]);
    this.films.addEventListener("change", () => {
      if (this.films.value) this.app.open(`#${this.films.value}`);
    });
    const [a, b, c, d] = this.ends;
    this.own = h(
      "div",
      { class: "own" },
      field(words.formulaLabel, this.input),
      this.error,
      this.place,
      h("p", { class: "hint", id: "formula-hint" }, words.formulaHint),
      h("div", { class: "window" }, h("span", {}, "x"), a!, "…", b!, h("span", {}, "y"), c!, "…", d!),
    );
    this.points.addEventListener("change", () => this.readSamples());
    this.samples = h(
      "details",
      {},
      h("summary", {}, words.lineMode.points),
      field(words.lineMode.points, this.points),
      this.samplesError,
    );
    const head = h("div", { class: "field" }, this.label, this.choice);
    this.element = h("section", { class: "card ground" }, field(words.films, this.films), head, this.formula, this.own, this.samples);
  }

  private choose(name: string): void {
    const { mode } = this.app.state;
    const fresh: Partial<Run> = { ground: name, step: 0, last: 0, selected: 0, changes: [], view: null, draft: null };
    this.choosing = name === OWN;
    this.left.set(`${mode} ${this.app.run.ground}`, this.app.run);
    const before = this.left.get(`${mode} ${name}`);
    this.app.pause();
    if (before && before.ground !== this.app.run.ground) {
      this.choosing = false;
      this.app.change({ ...before });
      this.app.judge(words.status.sameGround(before.walkers.length));
    } else if (mode === "line") {
      if (name !== OWN) Object.assign(fresh, { samples: samplesOf(name), batch: 0 });
      this.app.together(() => {
        this.app.change(fresh);
        const [[w0, w1], [b0, b1]] = this.app.engine.landscape.window as [[number, number], [number, number]];
        const start = [w0 + 0.1 * (w1 - w0), b1 - 0.1 * (b1 - b0)].map((x) => Number(x.toPrecision(2)));
        this.app.change({ walkers: [start] });
        this.app.change({ rate: this.app.engine.suitable(this.app.run.optimizer) });
      });
    } else if (name === OWN) {
      this.input.value ||= known(this.app.run.ground)?.expression ?? "sin(x)*sin(y)";
      this.showEnds(this.app.engine.landscape.window);
      this.read();
      this.app.refresh();
      this.input.focus();
    } else if (mode === "rate") {
      const landscape = known(name);
      const start = landscape ? landscape.window[0]![0] * 0.92 : registry.exercise.curve_start;
      this.app.change({ ...fresh, walkers: [[Number(start.toPrecision(2))]] });
    } else this.settle({ ...fresh, walkers: [firstPlace(known(name)!)] });
    this.app.shown = this.app.run.step;
    this.app.refresh();
  }

  /** Another ground, a walker on it, and a learning rate that suits both. */
  private settle(patch: Partial<Run>): void {
    this.app.together(() => {
      this.app.change(patch);
      if (!this.app.run.walkers.some((place) => this.app.stands(place)))
        this.app.change({ walkers: [firstPlace(this.app.engine.landscape)], selected: 0 });
      this.app.change({ rate: this.app.engine.suitable(this.app.run.optimizer) });
    });
    const { walkers, rate } = this.app.run;
    this.app.shown = this.app.run.step;
    this.app.judge(words.status.freshGround(several(walkers[0]!), short(rate)));
  }

  /** Whether what is shown is not of the formula as it stands. */
  get stale(): boolean {
    return this.app.state.mode === "map" && !this.own.hidden && this.error.textContent !== "";
  }

  /** That the formula or its window cannot be used; what is wrong stands beside their fields. */
  get problem(): string {
    return !this.stale ? "" : this.badWindow ? words.formula.noWindow : words.formula.unread;
  }

  /** Go to what has to be mended. */
  mend(): void {
    const field = this.badWindow ? this.ends[0]! : this.input;
    this.element.scrollIntoView({ block: "nearest" });
    field.focus();
  }

  /** Walk on the formula as it stands, or say where it fails. */
  private read(): void {
    const numbers = this.ends.map((input) => {
      const whole = Number(input.title); // of what is shown short
      const value = input.title && input.value === endOf(whole) ? whole : readEnd(input.value);
      return Number.isFinite(value) ? value : null;
    });
    const window = windowOf(numbers);
    this.badWindow = !window;
    if (!window) this.tell(words.badWindow, null);
    else this.attempt(this.input.value, () => this.walkOn(withPoints(this.input.value), window));
    this.app.refresh();
  }

  /** Do something with a formula; if it makes no landscape, it is kept as a draft and the reason is said. */
  private attempt(formula: string, act: () => void): void {
    try {
      act();
      this.draft = null;
      this.tell("", null);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      const { position, message } = error;
      this.draft = formula;
      const { at, atEnd } = words.formula;
      const behind = position !== null && position > [...formula].length;
      this.tell(position === null ? message : behind ? atEnd(message) : at(position, message), position);
      if (this.app.run.draft !== formula) this.app.change({ draft: formula });
    }
  }

  /** Another formula or window: walkers, rate and steps stay what they are, as far as they can. */
  private walkOn(formula: string, window: Window): void {
    const { run } = this.app;
    if (run.ground !== OWN) return this.settle({ ground: OWN, formula, window, draft: null, view: null, changes: [], step: 0, last: 0 });
    if (run.draft === null && run.formula === formula && JSON.stringify(run.window) === JSON.stringify(window)) return;
    this.app.pause();
    this.app.together(() => {
      this.app.change({ formula, window, draft: null });
      if (!this.app.run.walkers.some((place) => this.app.stands(place)))
        this.app.change({ walkers: [firstPlace(this.app.engine.landscape)], selected: 0, step: 0, last: 0 });
    }, "formula");
    this.app.shown = this.app.run.step;
    this.app.tellNews(this.app.again());
  }

  /** The ends of a window, short; each is whole in its title. */
  private showEnds(window: Window): void {
    window.flat().forEach((end, i) => {
      this.ends[i]!.value = endOf(end);
      this.ends[i]!.title = String(end);
    });
  }

  /** Say what is wrong with the formula or the window, or nothing. */
  private tell(problem: string, failing: number | null): void {
    this.error.textContent = problem;
    this.input.setAttribute("aria-invalid", String(problem !== ""));
    this.mark(failing);
  }

  /** Show the formula of the situation, and what is wrong with one that an address or Undo brought. */
  private follow({ ground, formula, draft, window }: Run): void {
    if (ground !== OWN || this.badWindow || this.own.contains(document.activeElement)) return;
    this.input.value = draft ?? formula;
    this.showEnds(window);
    if (draft === this.draft) return;
    this.draft = draft;
    if (draft === null) this.tell("", null);
    else this.attempt(draft, () => landscapeFor("map", { ...this.app.run, formula: withPoints(draft) }));
  }

  /** The formula again, with the character where it fails marked. */
  private mark(position: number | null): void {
    const text = [...this.input.value];
    this.place.hidden = position === null || !text.length;
    if (position === null) return;
    const mark = h("mark", {}, text[position - 1]?.trim() || "␣");
    const part = (from: number, to: number) => text.slice(Math.max(0, from), to).join("");
    this.place.replaceChildren(part(position - 25, position - 1), mark, part(position, position + 24));
  }

  private readSamples(): void {
    const { samples: found, problem } = pairsIn(this.points.value);
    this.samplesError.textContent = problem && `${problem} ${words.lineMode.stay(this.app.run.samples.x.length)}`;
    this.points.setAttribute("aria-invalid", String(problem !== ""));
    if (!found) return;
    const samples = wholeOf(found, this.app.run.samples);
    this.app.change({ ground: OWN, samples, batch: Math.min(this.app.run.batch, samples.x.length) });
    this.app.tellNews(this.app.again());
  }

  show(): void {
    const { mode } = this.app.state;
    const { ground, samples } = this.app.run;
    const { choice, label } = this;
    const isOwn = ground === OWN || (this.choosing && mode === "map");
    if (choice.dataset.mode !== mode) {
      choice.dataset.mode = mode;
      options(choice, choicesFor(mode));
      explain(label, { map: "landscape", rate: "loss", line: "sample" }[mode], choice);
      label.textContent = { map: words.landscape, rate: words.rateMode.curve, line: words.lineMode.data }[mode];
    }
    const film = this.film() ?? "";
    if (this.films.value !== film && document.activeElement !== this.films) this.films.value = film;
    choice.value = isOwn ? OWN : ground;
    this.own.hidden = mode !== "map" || !isOwn;
    this.samples.hidden = mode !== "line";
    this.formula.hidden = mode === "line" || isOwn;
    if (mode === "map") this.follow(this.app.run);
    const argument = mode === "rate" ? "w" : "x, y";
    const text = inWords(pretty(this.app.engine.landscape.expression));
    this.formula.textContent = `f(${argument}) = ${mode === "rate" ? text.replaceAll("x", "w") : text}`;
    if (mode === "line" && document.activeElement !== this.points && !this.samplesError.textContent)
      this.points.value = samples.x.map((x, i) => [x, samples.y[i]!].map((at) => inWords(String(brief(at)))).join(words.between)).join("\n");
  }
}

/** A sample's number as it is shown. */
const brief = (x: number): number => Number(x.toPrecision(SHOWN));

/** Samples of a text: those that are shown short are taken whole, where they were not changed. */
function wholeOf(found: Samples, { x, y }: Samples): Samples {
  const known = new Map(x.map((at, i) => [`${brief(at)} ${brief(y[i]!)}`, i]));
  const places = found.x.map((at, i) => known.get(`${at} ${found.y[i]!}`));
  return { x: found.x.map((at, i) => (places[i] === undefined ? at : x[places[i]]!)), y: found.y.map((at, i) => (places[i] === undefined ? at : y[places[i]]!)) };
}

function choicesFor(mode: string): [string, string][] {
  const entry = (name: string): [string, string] => [name, named(name)];
  const names = (dimension: number) =>
    [...registry.landscapes, ...registry.curves].filter((one) => one.window.length === dimension).map((one) => one.name);
  if (mode === "map") return [...names(2).map(entry), [OWN, words.own]];
  if (mode === "rate") return ["exercise", ...names(1)].map(entry);
  return [...registry.datasets.map((set) => entry(set.name)), [OWN, named("data")]];
}
