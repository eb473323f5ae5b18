/** A number with a slider: each follows the other. */

import { LARGEST_RATE } from "../state";
import { words } from "../words";
import { h } from "./dom";
import { fill, filled, short } from "./numbers";
import { explain } from "./tips";

/** Let a slider over powers of ten show a number; it reaches as far, so that a key press changes it a little. */
export function showPower(slider: HTMLInputElement, [low, high]: [number, number], value: number): void {
  slider.min = String(Math.min(Math.log10(low), Math.floor(Math.log10(value))));
  slider.max = String(Math.max(Math.log10(high), Math.ceil(Math.log10(value))));
  slider.value = String(Math.log10(value));
  slider.setAttribute("aria-valuetext", short(value));
}

/** The number that a slider over powers of ten stands at. */
export const powerOf = (slider: HTMLInputElement): number => Number((10 ** Number(slider.value)).toPrecision(3));

interface Wish {
  label: string;
  low: number;
  high: number;
  log?: boolean;
  step?: number;
  hint?: string;
  term?: string; // that the label is
  set: (value: number) => void;
}

export class NumberSlider {
  readonly element: HTMLElement;
  private readonly slider: HTMLInputElement;
  readonly number: HTMLInputElement;
  private readonly label: HTMLLabelElement;
  private readonly error: HTMLElement;
  private readonly note = h("span", { class: "hint" });
  private used = NaN;
  private typing = false; // what is half typed is not overwritten by a frame that was due

  constructor(
    id: string,
    private readonly wish: Wish,
  ) {
    const { log, low, high, step } = wish;
    const ends = log ? [Math.log10(low), Math.log10(high)] : [low, high];
    this.slider = h("input", {
      type: "range",
      min: ends[0]!,
      max: ends[1]!,
      step: log ? 0.01 : (step ?? 0.01),
      "aria-label": words.slider(wish.label),
      input: () => this.slid(),
    });
    this.number = h("input", {
      id,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      size: 8,
      "aria-describedby": `${id}-error`,
      input: () => (this.typing = true),
      change: () => this.typed(),
      blur: () => (this.typing = false),
    });
    this.label = h("label", { for: id }, wish.label);
    if (wish.term) explain(this.label, wish.term, this.number);
    const hint = wish.hint ? this.note : null;
    this.note.textContent = wish.hint ?? "";
    const head = h("div", { class: "slider-head" }, this.label, this.number);
    this.error = h("p", { id: `${id}-error`, class: "error", role: "alert" });
    this.element = h("div", { class: "field number" }, head, this.error, this.slider, hint);
  }

  set name(text: string) {
    this.label.textContent = text;
    this.slider.setAttribute("aria-label", words.slider(text));
  }

  set term(term: string) {
    if (this.label.dataset.term !== term) explain(this.label, term, this.number);
  }

  set hint(text: string) {
    this.note.textContent = text;
  }

  /** Let the number be as high as this. */
  reach(high: number): void {
    this.wish.high = high;
    this.slider.max = String(high);
  }

  private slid(): void {
    this.accept();
    this.wish.set(this.wish.log ? powerOf(this.slider) : Number(this.slider.value));
  }

  private typed(): void {
    this.typing = false;
    const value = filled(this.number);
    const { log, low, high } = this.wish;
    const valid = log ? value > 0 && value <= LARGEST_RATE : value >= low && value <= high;
    if (!valid) return this.refuse();
    this.accept();
    this.wish.set(value);
  }

  /** What was typed stays, to be mended; it is said what is in use meanwhile. */
  private refuse(): void {
    const { log, low, high } = this.wish;
    const still = short(this.used);
    this.error.textContent = log
      ? words.badNumber.above(String(LARGEST_RATE), still)
      : words.badNumber.between(short(low), short(high), still);
    this.number.setAttribute("aria-invalid", "true");
  }

  /** Another number is in use, or the present one once more. */
  accept(): void {
    this.error.textContent = "";
    this.number.setAttribute("aria-invalid", "false");
  }

  show(value: number): void {
    const { log, low, high } = this.wish;
    if (log) showPower(this.slider, [low, high], value);
    else {
      this.slider.value = String(value);
      this.slider.setAttribute("aria-valuetext", short(value));
    }
    if (value !== this.used) this.accept();
    this.used = value;
    if (!this.typing && !this.error.textContent) fill(this.number, value);
  }
}
