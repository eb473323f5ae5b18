/** The race: up to four optimizers from the same starts, tuned alike. */

import { LETTERS } from "../draw/lanes";
import type { Walk } from "../numerics/descent";
import { Arrivals } from "../numerics/level";
import { TRIED_RATES, TRIED_STEPS, better, score } from "../numerics/tuning";
import { registry } from "../registry";
import { LARGEST_RATE, MAX_RIVALS, type Racer } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { badge } from "./badge";
import { h, options } from "./dom";
import { fill, filled, short } from "./numbers";
import { explain } from "./tips";

const SLICE = 25; // milliseconds of trying between two frames
const FEW = 12; // starts at most that rates are tried from
const NEXT = ["momentum", "adam", "rmsprop", "nesterov"]; // who joins, in this order

export class RacePanel {
  readonly element: HTMLElement;
  private readonly rows = h("div", { class: "racers" });
  private readonly join = h("button", { type: "button", class: "small", id: "join-race", click: () => this.add() });
  private readonly tune = h("button", { type: "button", class: "small", id: "tune-race", title: words.race.tuneHint, click: () => this.tuneAll() }, words.race.tune);
  private readonly note = h("p", { class: "hint", role: "status" }, words.race.hint);
  private shownRacers = "";
  private tuning = 0; // which round of tuning is under way

  constructor(private readonly app: App) {
    this.element = h(
      "section",
      { class: "card race" },
      h("h2", {}, explain(h("span", {}, words.race.title), "race")),
      this.rows,
      h("div", { class: "row" }, this.join, this.tune),
      this.note,
    );
  }

  private add(): void {
    const { run, engine } = this.app;
    const racing = [run.optimizer, ...run.rivals.map((rival) => rival.optimizer)];
    const optimizer = NEXT.find((name) => !racing.includes(name)) ?? "gradient_descent";
    const rival: Racer = { optimizer, rate: engine.suitable(optimizer), momentum: null };
    this.app.pause();
    this.app.change({ rivals: [...run.rivals, rival] });
    this.app.judge(words.race.joined(words.optimizers[optimizer]!));
  }

  private set(index: number, patch: Partial<Racer>): void {
    const { rivals } = this.app.run;
    this.app.change({ rivals: rivals.map((rival, i) => (i === index ? { ...rival, ...patch } : rival)) });
    this.app.judge(this.app.again());
  }

  private remove(index: number): void {
    this.app.pause();
    this.app.change({ rivals: this.app.run.rivals.filter((_, i) => i !== index) });
    this.app.judge();
    this.join.focus();
  }

  /** Try the same rates for everybody, bit by bit, and give each the one that arrives in the fewest steps. */
  private tuneAll(): void {
    const round = ++this.tuning;
    const { engine, run } = this.app;
    const racers: Racer[] = [run, ...run.rivals];
    const work = racers.flatMap((racer, lane) => TRIED_RATES.map((rate) => ({ racer, lane, rate })));
    const best = racers.map(({ rate }) => ({ rate, steps: Infinity, loss: Infinity }));
    const { landscape, typical } = engine;
    const arrivals = new Arrivals();
    const arrival = (walk: Walk, last: number) => arrivals.on(walk, typical, last);
    let done = 0;
    this.app.pause();
    const some = () => {
      if (round !== this.tuning || landscape !== this.app.engine.landscape) return;
      const end = performance.now() + SLICE;
      for (; done < work.length && performance.now() < end; done++) {
        const { racer, lane, rate } = work[done]!;
        const fared = score(engine.attempt(racer, rate, FEW), landscape.window, arrival);
        if (better(fared, best[lane]!)) best[lane] = { rate, ...fared };
      }
      this.note.textContent = words.race.tuning(done / work.length);
      if (done < work.length) return void requestAnimationFrame(some);
      const rates = best.map(({ rate }) => rate);
      this.app.change({ rate: rates[0]!, changes: [], rivals: run.rivals.map((rival, i) => ({ ...rival, rate: rates[i + 1]! })) });
      this.note.textContent = words.race.tuned(TRIED_RATES.length, short(TRIED_RATES[0]!), short(TRIED_RATES.at(-1)!), TRIED_STEPS);
      this.app.judge(`${this.note.textContent} ${this.app.again()}`.trim());
    };
    some();
  }

  show(): void {
    const { mode } = this.app.state;
    const { run, engine } = this.app;
    this.element.hidden = mode === "rate";
    if (mode === "rate") return;
    const { lanes } = engine;
    this.join.textContent = lanes.length ? words.race.more : words.race.begin;
    this.join.hidden = run.rivals.length >= MAX_RIVALS;
    this.tune.hidden = !lanes.length || !run.walkers.length;
    const key = JSON.stringify([mode, run.optimizer, run.rate, run.rivals]);
    if (key !== this.shownRacers && !this.rows.contains(document.activeElement)) this.showRacers(run, run.rivals);
    if (key !== this.shownRacers && this.rows.contains(document.activeElement)) this.shownRacers = "";
    else this.shownRacers = key;
  }

  private showRacers(own: Racer, rivals: Racer[]): void {
    if (!rivals.length) return this.rows.replaceChildren();
    const first = h("p", { class: "racer" }, badge(0), words.race.own(words.optimizers[own.optimizer]!, short(own.rate, 3)));
    this.rows.replaceChildren(first, ...rivals.map((rival, i) => this.row(rival, i)));
  }

  private row(rival: Racer, i: number): HTMLElement {
    const letter = LETTERS[i + 1]!;
    const choice = h("select", { "aria-label": words.race.optimizerOf(letter) });
    options(choice, registry.optimizers.map(({ name }): [string, string] => [name, words.optimizers[name]!]));
    choice.value = rival.optimizer;
    choice.addEventListener("change", () => {
      const optimizer = choice.value;
      choice.blur();
      this.set(i, { optimizer, rate: this.app.engine.suitable(optimizer), momentum: null });
    });
    const rate = h("input", { type: "text", inputmode: "decimal", size: 6, "aria-label": words.race.rateOf(letter) });
    fill(rate, rival.rate);
    const error = h("p", { class: "error", role: "alert", id: `race-rate-${i}-error` });
    rate.setAttribute("aria-describedby", error.id);
    rate.addEventListener("change", () => {
      const value = filled(rate);
      const good = value > 0 && value <= LARGEST_RATE;
      rate.setAttribute("aria-invalid", String(!good));
      // What was typed stays, to be mended; it is said what is in use meanwhile.
      error.textContent = good ? "" : words.badNumber.above(String(LARGEST_RATE), short(rival.rate));
      if (good) this.set(i, { rate: value });
    });
    const away = h("button", { type: "button", class: "small", "aria-label": words.race.remove(letter), title: words.race.remove(letter), click: () => this.remove(i) }, "✕");
    return h("div", { class: "racer" }, badge(i + 1), choice, h("label", {}, "α", rate), away, error);
  }
}
