/** The learning rate in sight of the picture, where its field is not: a slider in the headline's place. */

import { changedRate, rateAt } from "../engine";
import { RATES } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { h } from "./dom";
import { short } from "./numbers";
import { powerOf, showPower } from "./ratefield";

export class Alpha {
  readonly slider = h("input", { type: "range", id: "alpha-slider", step: 0.01, hidden: true, "aria-label": words.slider(words.rate), input: () => this.slid() });
  readonly button = h("button", { type: "button", class: "small", id: "alpha", "aria-controls": "alpha-slider", "aria-expanded": "false", click: () => this.turn(Boolean(this.slider.hidden)) });

  constructor(
    private readonly app: App,
    private readonly set: (rate: number) => void,
  ) {
    this.slider.addEventListener("keydown", ({ key }) => key === "Escape" && this.turn(false));
    app.watchers.push(() => this.show());
    // On a screen where the field is in sight, the button is put away, and the slider with it.
    new ResizeObserver(() => this.button.offsetParent || this.open(false)).observe(this.button);
  }

  /** Show the slider, in the place of the words beside it, or these again. */
  private turn(open: boolean): void {
    this.open(open);
    (open ? this.slider : this.button).focus({ preventScroll: true });
  }

  private open(open: boolean): void {
    this.slider.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  private slid(): void {
    this.set(powerOf(this.slider));
  }

  private show(): void {
    const { run, state } = this.app;
    this.button.hidden = state.mode === "rate"; // whose field is in sight
    if (this.button.hidden) this.open(false);
    const rate = short(rateAt(run, run.step), 3);
    showPower(this.slider, RATES, changedRate(run, run.step));
    if (this.button.dataset.rate === rate) return;
    this.button.dataset.rate = rate;
    this.button.textContent = words.alpha(rate);
    this.button.setAttribute("aria-label", words.alphaLabel(rate));
  }
}
