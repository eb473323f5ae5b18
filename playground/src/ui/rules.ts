/** How walkers walk: optimizer, learning rate, momentum, noise. */

import { memoryKey } from "../engine";
import { registry } from "../registry";
import { RATES, type Run, initial } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { field, h, options, short } from "./dom";
import { NumberSlider } from "./ratefield";

export class RulesPanel {
  readonly element: HTMLElement;
  private readonly choice = h("select", { id: "optimizer" });
  private readonly chooser: HTMLElement;
  private readonly rule = h("p", { class: "formula" });
  private readonly rate: NumberSlider;
  private readonly presets = h("div", { class: "chips" });
  private readonly momentum: NumberSlider;
  private readonly noise: NumberSlider;
  private readonly reroll: HTMLButtonElement;
  private shownPresets = "";

  constructor(private readonly app: App) {
    options(this.choice, registry.optimizers.map(({ name, title }) => [name, title]));
    this.choice.addEventListener("change", () => this.choose(this.choice.value));
    this.chooser = field(words.optimizer, this.choice);
    const [low, high] = RATES;
    this.rate = new NumberSlider("rate", { label: words.rate, low, high, log: true, set: (rate) => this.setRate(rate) });
    this.momentum = new NumberSlider("momentum", {
      label: words.memory.momentum!,
      low: 0,
      high: 0.999,
      step: 0.001,
      set: (momentum) => this.change({ momentum }),
    });
    this.noise = new NumberSlider("noise", {
      label: words.noise,
      low: 0,
      high: 2,
      hint: words.noiseHint,
      set: (noise) => this.change({ noise }),
    });
    const roll = () => this.change({ seed: (app.run.seed % 9999) + 1 });
    this.reroll = h("button", { type: "button", class: "small", click: roll }, words.reroll);
    this.element = h(
      "section",
      { class: "card rules" },
      this.chooser,
      this.rule,
      this.rate.element,
      this.presets,
      this.momentum.element,
      this.noise.element,
      this.reroll,
    );
  }

  private change(patch: Partial<Run>): void {
    this.app.change(patch);
    this.app.judge();
  }

  /** The exercise counts steps of one rate, so it starts over with another. */
  private setRate(rate: number): void {
    this.rate.accept();
    if (this.app.state.mode !== "rate") return this.change({ rate });
    this.app.reset();
    this.app.message = "";
    this.app.change({ rate });
  }

  private choose(optimizer: string): void {
    this.app.pause();
    this.app.change({ optimizer, momentum: null });
    const rate = this.app.engine.suitable(optimizer);
    this.app.change({ rate });
    this.app.judge(words.status.rateSet(short(rate), this.choice.selectedOptions[0]!.text));
  }

  show(): void {
    const { mode } = this.app.state;
    const { optimizer, rate, momentum, noise } = this.app.run;
    const exercise = mode === "rate";
    const { defaults, rule } = registry.optimizers.find((entry) => entry.name === optimizer)!;
    this.chooser.hidden = this.rule.hidden = exercise;
    this.choice.value = optimizer;
    this.rule.textContent = rule.replaceAll(" - ", " − ");
    this.rate.show(rate);
    const key = memoryKey(optimizer);
    this.momentum.element.hidden = exercise || key === null;
    if (key) {
      this.momentum.name = words.memory[key]!;
      this.momentum.show(momentum ?? defaults[key]!);
    }
    this.noise.element.hidden = exercise;
    this.noise.show(noise);
    this.reroll.hidden = exercise || !noise;
    this.showPresets(exercise, optimizer, defaults.learning_rate!);
  }

  private showPresets(exercise: boolean, optimizer: string, usual: number): void {
    const key = JSON.stringify([this.app.state.mode, this.app.run.ground, this.app.run.formula, optimizer]);
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
    add(this.app.engine.suitable(optimizer), words.suits[this.app.engine.suits(optimizer)]);
    if (this.app.run.ground === first.ground && optimizer === first.optimizer && !reasons.has(first.rate))
      add(first.rate, words.opening);
    add(usual, words.isDefault);
    const entries: [number, string][] = exercise
      ? registry.exercise.curve_rates.map((rate) => [rate, ""])
      : [...reasons].map(([rate, whys]) => [rate, whys.join(", ")]);
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
