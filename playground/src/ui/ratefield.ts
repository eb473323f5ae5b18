/** A number with a slider: each follows the other. */

import { h, short } from "./dom";

interface Wish {
  label: string;
  low: number;
  high: number;
  log?: boolean;
  step?: number;
  hint?: string;
  set: (value: number) => void;
}

export class NumberSlider {
  readonly element: HTMLElement;
  private readonly slider: HTMLInputElement;
  readonly number: HTMLInputElement;
  private readonly label: HTMLLabelElement;
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
      "aria-label": `${wish.label}, slider`,
      input: () => this.slid(),
    });
    this.number = h("input", {
      id,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      size: 8,
      input: () => (this.typing = true),
      change: () => this.typed(),
      blur: () => (this.typing = false),
    });
    this.label = h("label", { for: id }, wish.label);
    const hint = wish.hint ? h("span", { class: "hint" }, wish.hint) : null;
    const head = h("div", { class: "slider-head" }, this.label, this.number);
    this.element = h("div", { class: "field" }, head, this.slider, hint);
  }

  set name(text: string) {
    this.label.textContent = text;
    this.slider.setAttribute("aria-label", `${text}, slider`);
  }

  private slid(): void {
    const place = Number(this.slider.value);
    this.wish.set(this.wish.log ? Number((10 ** place).toPrecision(3)) : place);
  }

  private typed(): void {
    this.typing = false;
    const value = Number(this.number.value.replace(",", ".").replace("−", "-"));
    const valid = Number.isFinite(value) && (this.wish.log ? value > 0 && value <= 1e6 : inside(value, this.wish));
    this.number.setAttribute("aria-invalid", String(!valid));
    if (valid) this.wish.set(value);
  }

  show(value: number): void {
    const { log, low } = this.wish;
    this.slider.value = String(log ? Math.log10(Math.max(value, low)) : value);
    this.slider.setAttribute("aria-valuetext", short(value));
    if (this.typing) return;
    if (document.activeElement === this.number && this.number.getAttribute("aria-invalid") === "true") return;
    this.number.value = String(value);
    this.number.setAttribute("aria-invalid", "false");
  }
}

const inside = (value: number, { low, high }: Wish) => value >= low && value <= high;
