/** Where the cards stand. On every screen the Tab key goes from card to card as the eye does. */

import type { Mode } from "../state";
import { words } from "../words";
import { h } from "./dom";

type Card = "figure" | "transport" | "legend" | Control | View;
type Control = "ground" | "rules" | "tried" | "crew" | "share";
type View = "surface" | "lines" | "loss" | "meter";
export type Cards = Record<Card, HTMLElement>;

// As in the style sheet.
const narrow = matchMedia("(max-width: 700px)");
const wide = matchMedia("(min-width: 1181px)");

export class Layout {
  readonly main = h("main", { id: "stage" });
  private readonly controls = h("section", { class: "controls", "aria-label": words.controls });
  private readonly views = h("div", { class: "views" });
  private shown: Mode | null = null;

  constructor(
    private readonly cards: Cards,
    private readonly tabs: HTMLElement,
    private readonly theme: HTMLElement,
  ) {
    for (const screen of [narrow, wide]) screen.addEventListener("change", () => this.arrange());
    this.arrange();
  }

  get mode(): Mode | null {
    return this.shown;
  }

  set mode(mode: Mode) {
    this.shown = mode;
    this.main.dataset.mode = mode;
    this.arrange();
  }

  private arrange(): void {
    const focused = document.activeElement as HTMLElement;
    const { tabs, theme } = this;
    if (narrow.matches) tabs.before(theme);
    else tabs.after(theme);
    if (narrow.matches) this.oneColumn();
    else this.columns();
    focused.focus({ preventScroll: true });
  }

  /** The exercise is about the rate, which is then the first thing below the curve. */
  private get first(): HTMLElement[] {
    return this.shown === "rate" ? [this.cards.rules] : [];
  }

  /** What a step does comes right after the buttons, what is taken home comes last. */
  private oneColumn(): void {
    const { figure, transport, legend, tried, lines, loss, rules, meter, ground, crew, surface, share } = this.cards;
    const below = [transport, legend, tried, lines, loss, rules, meter, ground, crew, surface, share];
    this.main.replaceChildren(...new Set([figure, ...this.first, ...below]));
  }

  private columns(): void {
    const { figure, transport, legend, ground, rules, tried, crew, share, surface, lines, loss, meter } = this.cards;
    figure.append(legend);
    this.controls.replaceChildren(...new Set([...this.first, ground, rules, tried, crew, share]));
    this.views.replaceChildren(surface, lines, loss, meter);
    const above = wide.matches ? [] : this.first;
    this.main.replaceChildren(figure, ...above, transport, this.controls, this.views);
  }
}
