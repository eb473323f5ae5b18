/** Choosing what to walk on: a landscape, a formula of one's own, a curve, or samples. */

import { FormulaError } from "../numerics/tree";
import type { Point, Window } from "../numerics/landscape";
import { known, registry } from "../registry";
import { OWN, type Run, samplesOf, windowOf } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { field, h, options, pretty, short } from "./dom";

const named = (name: string) => words.names[name] ?? name.replaceAll("_", " ");

/** Where a walker is dropped at first: off the middle, where there is something to see. */
function firstPlace(window: Window): Point {
  return window.map(([low, high], i) => {
    const place = low + (high - low) * (i ? 0.22 : 0.24);
    return Number(place.toFixed(Math.max(0, 2 - Math.floor(Math.log10(high - low)))));
  });
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
  private readonly error = h("p", { id: "formula-error", class: "error", role: "alert" });
  private readonly place = h("p", { class: "place", "aria-hidden": "true" }); // the failing character, marked
  private readonly ends: HTMLInputElement[];
  private readonly points = h("textarea", { rows: 7, spellcheck: "false" });
  private readonly samples: HTMLElement;
  private readonly samplesError = h("p", { class: "error", role: "alert" });
  private choosing = false; // "your own" was chosen, but no formula is in use yet

  constructor(private readonly app: App) {
    this.ends = ["x", "y"].flatMap((axis) =>
      [words.windowOf(axis), words.windowTo(axis)].map((label) =>
        h("input", { type: "text", inputmode: "decimal", "aria-label": label, change: () => this.read() }),
      ),
    );
    this.input.addEventListener("input", () => this.read());
    this.choice.addEventListener("change", () => this.choose(this.choice.value));
    options(this.films, [["", words.noFilm], ...registry.situations.map(({ film, title }): [string, string] => [film, title])]);
    this.films.addEventListener("change", () => {
      if (this.films.value) location.hash = this.films.value;
      this.films.value = ""; // what is chosen is set up, and goes on from there
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
    const fresh: Partial<Run> = { ground: name, step: 0, last: 0, selected: 0 };
    this.choosing = name === OWN;
    if (mode === "line") {
      if (name !== OWN) Object.assign(fresh, { samples: samplesOf(name) });
      this.app.change(fresh);
      const [[w0, w1], [b0, b1]] = this.app.engine.landscape.window as [[number, number], [number, number]];
      const start = [w0 + 0.1 * (w1 - w0), b1 - 0.1 * (b1 - b0)].map((x) => Number(x.toPrecision(2)));
      this.app.change({ walkers: [start], rate: this.app.engine.suitable(this.app.run.optimizer) });
      this.app.message = "";
    } else if (name === OWN) {
      this.input.value ||= known(this.app.run.ground)?.expression ?? "sin(x)*sin(y)";
      this.app.engine.landscape.window.flat().forEach((end, i) => (this.ends[i]!.value = String(end)));
      this.read();
      this.app.refresh();
      this.input.focus();
    } else if (mode === "rate") {
      const landscape = known(name);
      const start = landscape ? landscape.window[0]![0] * 0.92 : registry.exercise.curve_start;
      this.app.change({ ...fresh, walkers: [[Number(start.toPrecision(2))]] });
      this.app.message = "";
    } else this.settle({ ...fresh, walkers: [firstPlace(known(name)!.window)] });
    this.app.shown = this.app.run.step;
    this.app.refresh();
  }

  /** Another ground, and a learning rate that suits it. */
  private settle(patch: Partial<Run>): void {
    this.app.pause();
    this.app.change(patch);
    const rate = this.app.engine.suitable(this.app.run.optimizer);
    this.app.change({ rate });
    const place = this.app.run.walkers[0]!.map((x) => short(x)).join(", ");
    this.app.message = words.status.freshGround(place, short(rate));
    this.app.announce(this.app.message);
  }

  /** Whether what is shown is not of the formula as it stands. */
  get stale(): boolean {
    return this.app.state.mode === "map" && !this.own.hidden && this.error.textContent !== "";
  }

  /** Walk on the formula as it stands, or say where it fails. */
  private read(): void {
    const numbers = this.ends.map((input) => {
      const value = Number(input.value.replace("−", "-"));
      return input.value.trim() && Number.isFinite(value) ? value : null;
    });
    const window = windowOf(numbers);
    let problem = window ? "" : words.badWindow;
    let failing: number | null = null;
    if (window) {
      try {
        const place = firstPlace(window);
        this.settle({ ground: OWN, formula: this.input.value, window, walkers: [place], selected: 0, step: 0, last: 0 });
        this.app.shown = 0;
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        const { position, message } = error;
        failing = position;
        problem = position === null ? message : words.formula.at(position, message);
      }
    }
    this.error.textContent = problem;
    this.input.setAttribute("aria-invalid", String(problem !== ""));
    this.mark(failing);
    this.app.refresh();
  }

  /** The formula again, with the character where it fails marked. */
  private mark(position: number | null): void {
    const text = this.input.value;
    this.place.hidden = position === null || !text;
    if (position === null) return;
    const mark = h("mark", {}, text[position - 1]?.trim() || "␣");
    this.place.replaceChildren(text.slice(Math.max(0, position - 25), position - 1), mark, text.slice(position, position + 24));
  }

  private readSamples(): void {
    const rows = this.points.value.split("\n").filter((line) => line.trim());
    const found = rows.map((line) => line.replaceAll("−", "-").split(/[,;\t ]+/).filter(Boolean).map(Number));
    const bad = found.findIndex((row) => row.length !== 2 || !row.every(Number.isFinite));
    const problem =
      bad >= 0 ? words.lineMode.badPoints(bad + 1) : found.length < 2 ? words.lineMode.fewPoints : "";
    this.samplesError.textContent = problem;
    this.points.setAttribute("aria-invalid", String(problem !== ""));
    if (problem) return;
    const samples = { x: found.map((row) => row[0]!), y: found.map((row) => row[1]!) };
    this.app.change({ ground: OWN, samples });
  }

  show(): void {
    const { mode } = this.app.state;
    const { ground, formula, samples, window } = this.app.run;
    const { choice, label } = this;
    const isOwn = ground === OWN || (this.choosing && mode === "map");
    if (choice.dataset.mode !== mode) {
      choice.dataset.mode = mode;
      options(choice, choicesFor(mode));
      label.textContent = { map: words.landscape, rate: words.rateMode.curve, line: words.lineMode.data }[mode];
    }
    choice.value = isOwn ? OWN : ground;
    this.own.hidden = mode !== "map" || !isOwn;
    this.samples.hidden = mode !== "line";
    this.formula.hidden = mode === "line" || isOwn;
    if (mode === "map" && ground === OWN && !this.own.contains(document.activeElement) && !this.error.textContent) {
      this.input.value = formula;
      window.flat().forEach((end, i) => (this.ends[i]!.value = String(end)));
    }
    const argument = mode === "rate" ? "w" : "x, y";
    const text = pretty(this.app.engine.landscape.expression);
    this.formula.textContent = `f(${argument}) = ${mode === "rate" ? text.replaceAll("x", "w") : text}`;
    if (mode === "line" && document.activeElement !== this.points && !this.samplesError.textContent)
      this.points.value = samples.x.map((x, i) => `${x}, ${samples.y[i]}`).join("\n");
  }
}

function choicesFor(mode: string): [string, string][] {
  const entry = (name: string): [string, string] => [name, named(name)];
  const names = (dimension: number) =>
    registry.landscapes.filter((one) => one.window.length === dimension).map((one) => one.name);
  if (mode === "map") return [...names(2).map(entry), [OWN, words.own]];
  if (mode === "rate") return ["exercise", ...names(1)].map(entry);
  return [...registry.datasets.map((set) => entry(set.name)), [OWN, named("data")]];
}
