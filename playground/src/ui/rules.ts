/** How walkers walk: optimizer, learning rate, momentum, noise. */

import { arrival, changedRate, memoryKey, optimizerOf, rateAt } from "../engine";
import { Walk } from "../numerics/descent";
import { SCHEDULES } from "../numerics/schedules";
import { registry } from "../registry";
import { MAX_SAMPLES, RATES, type Run, initial } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { badge } from "./badge";
import { field, h, options } from "./dom";
import { inWords, short } from "./numbers";
import { NumberSlider } from "./ratefield";
import { explain, ideaOf } from "./tips";

export class RulesPanel {
  readonly element: HTMLElement;
  private readonly choice = h("select", { id: "optimizer" });
  private readonly chooser: HTMLElement;
  private readonly rule = h("p", { class: "formula" });
  private readonly letter = badge(0); // whose rules these are, in a race
  private readonly rate: NumberSlider;
  private readonly presets = h("div", { class: "chips" });
  private readonly momentum: NumberSlider;
  private readonly noise: NumberSlider;
  private readonly reroll: HTMLButtonElement;
  private readonly schedule = h("select", { id: "schedule" });
  private readonly planner: HTMLElement;
  private readonly horizon: NumberSlider;
  private readonly batch: NumberSlider;
  private readonly fromHere: HTMLInputElement;
  private readonly holdText = h("span");
  private readonly hold: HTMLElement;
  private readonly scope = h("p", { class: "hint", id: "rate-scope" });
  private readonly now = h("p", { class: "hint" });
  private shownPresets = "";

  constructor(private readonly app: App) {
    options(this.choice, registry.optimizers.map(({ name }) => [name, words.optimizers[name]!]));
    options(this.schedule, Object.keys(SCHEDULES).map((name) => [name, words.schedules[name]!]));
    this.schedule.addEventListener("change", () => this.change({ schedule: this.schedule.value }));
    this.choice.addEventListener("change", () => this.choose(this.choice.value));
    this.chooser = field(words.optimizer, this.choice);
    explain(this.chooser.querySelector("label")!, "optimizer", this.choice);
    this.chooser.prepend(h("div", { class: "lettered" }, this.letter, this.chooser.querySelector("label")!));
    this.planner = field(words.schedule, this.schedule);
    explain(this.planner.querySelector("label")!, "schedule", this.schedule);
    const [low, high] = RATES;
    this.rate = new NumberSlider("rate", {
      label: words.rate,
      low,
      high,
      log: true,
      term: "rate",
      set: (rate) => this.setRate(rate),
    });
    this.momentum = new NumberSlider("momentum", {
      label: words.memory.momentum!,
      low: 0,
      high: 0.999,
      step: 0.001,
      term: "momentum",
      set: (momentum) => this.change({ momentum }),
    });
    this.noise = new NumberSlider("noise", {
      label: words.noise,
      low: 0,
      high: 2,
      hint: words.noiseHint,
      term: "noise",
      set: (noise) => this.change({ noise }),
    });
    this.horizon = new NumberSlider("horizon", {
      label: words.horizon,
      term: "horizon",
      low: 2,
      high: 1000,
      step: 1,
      set: (steps) => this.change({ horizon: Math.max(2, Math.round(steps)) }),
    });
    this.batch = new NumberSlider("batch", {
      label: words.batch,
      low: 0,
      high: MAX_SAMPLES,
      step: 1,
      hint: " ",
      term: "batch",
      set: (size) => this.change({ batch: Math.min(Math.round(size), this.app.run.samples.x.length) }),
    });
    const here = h("input", { type: "checkbox", id: "from-here" });
    here.addEventListener("change", () => app.refresh());
    this.fromHere = here;
    this.hold = h("label", { class: "check", for: "from-here" }, here, this.holdText);
    const roll = () => this.change({ seed: (app.run.seed % 9999) + 1 });
    this.reroll = h("button", { type: "button", class: "small", click: roll }, words.reroll);
    this.element = h(
      "section",
      { class: "card rules" },
      this.chooser,
      this.rule,
      this.rate.element,
      this.scope,
      this.hold,
      this.presets,
      this.momentum.element,
      this.planner,
      this.horizon.element,
      this.now,
      this.batch.element,
      this.noise.element,
      this.reroll,
    );
  }

  /** Change what is walked with: then the way so far is another one, and it is said so. */
  private change(patch: Partial<Run>, news = this.app.again()): void {
    this.app.change(patch);
    this.app.tellNews(news);
  }

  /** The exercise counts steps of one rate, so it starts over with another. */
  setRate(rate: number): void {
    this.rate.accept();
    const { step, last, changes, walkers } = this.app.run;
    const { status, rateMode } = words;
    if (this.app.state.mode !== "rate") {
      const anew = last && walkers.length ? status.rateAgain(short(rate), last) : "";
      if (!step || !this.fromHere.checked) return this.change({ rate, changes: [] }, anew);
      return this.change({ changes: [...changes.filter(([from]) => from < step), [step, rate]] }, status.rateFrom(short(rate), step));
    }
    this.app.together(() => {
      this.app.reset();
      this.app.change({ rate });
    }, "rate");
    this.app.tellNews(last ? rateMode.again(short(rate)) : "");
  }

  private choose(optimizer: string): void {
    this.app.pause();
    if (this.app.sameRate) {
      this.app.change({ optimizer, momentum: null });
      return this.app.judge(this.app.again());
    }
    const rate = this.app.engine.suitable(optimizer);
    this.app.change({ optimizer, momentum: null, rate, changes: [] });
    const news = [words.status.rateSet(short(rate), this.choice.selectedOptions[0]!.text), this.app.again()];
    this.app.judge(news.filter(Boolean).join(" "));
  }

  show(): void {
    const { mode } = this.app.state;
    const { run } = this.app;
    const { optimizer, momentum, noise, schedule, step } = run;
    const rate = changedRate(run, step);
    const exercise = mode === "rate";
    const { defaults, rule } = registry.optimizers.find((entry) => entry.name === optimizer)!;
    this.chooser.hidden = this.rule.hidden = exercise;
    this.choice.value = optimizer;
    this.letter.hidden = !this.app.engine.lanes.length;
    if (this.rule.dataset.term !== ideaOf(optimizer)) explain(this.rule, ideaOf(optimizer));
    this.rule.textContent = inWords(words.updates(optimizer, rule).replaceAll(" - ", " − "));
    this.rate.show(rate);
    const key = memoryKey(optimizer);
    this.momentum.element.hidden = exercise || key === null;
    if (key) {
      this.momentum.name = words.memory[key]!;
      this.momentum.term = key === "decay" ? "memory" : "momentum";
      this.momentum.show(momentum ?? defaults[key]!);
    }
    this.hold.hidden = this.scope.hidden = exercise || !step || !run.walkers.length;
    this.scope.textContent = this.fromHere.checked ? words.keeps(step) : words.anew;
    this.holdText.textContent = words.fromHere(step);
    this.planner.hidden = exercise;
    this.schedule.value = schedule;
    this.horizon.element.hidden = this.now.hidden = exercise || schedule === "constant";
    this.horizon.show(run.horizon);
    this.now.textContent = words.now(short(rateAt(run, step)));
    const all = run.samples.x.length;
    this.batch.element.hidden = mode !== "line";
    this.batch.reach(all);
    this.batch.show(run.batch);
    this.batch.hint = words.batchHint(run.batch, all);
    this.noise.element.hidden = exercise;
    this.noise.show(noise);
    this.reroll.hidden = exercise || !(noise || run.batch);
    this.showPresets(exercise, optimizer, defaults.learning_rate!);
  }

  /** The rates of the film, but for one that does it in a step: that is for the player to find. */
  private exerciseRates(): number[] {
    const { landscape, selected } = this.app.engine;
    const start = selected!.points[0]!;
    const steps = (rate: number) => arrival(landscape, new Walk(landscape, () => optimizerOf({ ...this.app.run, rate }), start).upTo(1));
    return registry.exercise.curve_rates.filter((rate) => steps(rate) !== 1);
  }

  private showPresets(exercise: boolean, optimizer: string, usual: number): void {
    const key = JSON.stringify([this.app.state.mode, this.app.run.ground, this.app.run.formula, optimizer, this.app.engine.selected?.points[0]]);
    if (key !== this.shownPresets) this.makePresets(exercise, optimizer, usual);
    this.shownPresets = key;
    const { rate } = this.app.run;
    for (const chip of this.presets.querySelectorAll("button"))
      chip.setAttribute("aria-pressed", String(Number(chip.value) === rate));
  }

  private makePresets(exercise: boolean, optimizer: string, usual: number): void {
    const { mode } = this.app.state;
    const first = initial().runs[mode];
    const reasons = new Map<number, string[]>();
    const add = (rate: number, why: string) => reasons.set(rate, [...(reasons.get(rate) ?? []), why]);
    add(this.app.engine.suitable(optimizer), words.suits);
    if (this.app.run.ground === first.ground && optimizer === first.optimizer && !reasons.has(first.rate))
      add(first.rate, words.opening);
    add(usual, words.isDefault);
    const entries: [number, string][] = exercise
      ? this.exerciseRates().map((rate) => [rate, ""])
      : [...reasons].map(([rate, whys]) => [rate, whys[0]!]);
    this.presets.replaceChildren(
      ...entries.map(([rate, why]) =>
        h(
          "button",
          {
            type: "button",
            class: "chip",
            value: String(rate),
            "aria-label": words.ratePreset(short(rate)) + (why ? `, ${why}` : ""),
            click: () => this.setRate(rate),
          },
          h("b", {}, short(rate)),
          why ? ` ${why}` : null,
        ),
      ),
    );
  }
}
