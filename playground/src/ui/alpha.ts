/** The learning rate in sight of the picture, where its field is not: a slider below the headline. */

import { changedRate, rateAt } from "../engine";
import { RATES } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { h } from "./dom";
import { short } from "./numbers";
import { powerOf, showPower } from "./ratefield";

export class Alpha {
  readonly slider = h("input", { type: "range", id: "alpha-slider", step: 0.01, "aria-label": words.slider(words.rate), input: () => this.slid() });
  readonly button = h("button", { type: "button", class: "small", id: "alpha", "aria-controls": "alpha-slider", click: () => this.turn(Boolean(this.slider.hidden)) });
  private wanted: boolean | null = null; // by who plays; otherwise there is a slider where there is room

  constructor(
    private readonly app: App,
    private readonly set: (rate: number) => void,
  ) {
    this.slider.addEventListener("keydown", ({ key }) => key === "Escape" && this.turn(false));
  }

  /** Show the slider, or put it away. */
  private turn(open: boolean): void {
    this.wanted = open;
    this.open(open);
    (open ? this.slider : this.button).focus({ preventScroll: true });
  }

  private open(open: boolean): void {
    if (this.button.getAttribute("aria-expanded") === String(open)) return;
    this.slider.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  private slid(): void {
    this.set(powerOf(this.slider));
  }

  show(): void {
    const { run, state, veil } = this.app;
    this.button.hidden = state.mode === "rate"; // whose field is in sight
    // In a race the ranking has the room, before a prediction the question.
    this.open(!this.button.hidden && (this.wanted ?? (!run.rivals.length && !veil)));
    const rate = short(rateAt(run, run.step), 3);
    showPower(this.slider, RATES, changedRate(run, run.step));
    if (this.button.dataset.rate === rate) return;
    this.button.dataset.rate = rate;
    this.button.textContent = words.alpha(rate);
    this.button.setAttribute("aria-label", words.alphaLabel(rate));
  }
}
