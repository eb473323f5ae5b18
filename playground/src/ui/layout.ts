/** Where the cards stand. On every screen the Tab key goes from card to card as the eye does. */

import type { Mode } from "../state";
import { words } from "../words";
import { h } from "./dom";

type Card = "figure" | "transport" | "legend" | "task" | Control | View;
type Control = "ground" | "rules" | "race" | "tried" | "crew" | "share";
type View = "surface" | "lines" | "loss" | "meter" | "ranking";
export type Cards = Record<Card, HTMLElement>;

// As in the style sheet.
const narrow = matchMedia("(max-width: 700px) and (min-height: 521px), (max-width: 559px)");
const low = matchMedia("(max-height: 520px) and (min-width: 560px)");
const wide = matchMedia("(min-width: 1181px)");

export class Layout {
  readonly main = h("main", { id: "stage" });
  private readonly controls = h("section", { class: "controls", "aria-label": words.controls });
  private readonly views = h("div", { class: "views" });
  private readonly stage = h("div", { class: "stage" });
  private readonly beside = h("div", { class: "beside" });
  private shown: Mode | null = null;
  private race = false;
  private asked = false;
  private readonly side = h("div", { class: "side" });

  constructor(
    private readonly cards: Cards,
    private readonly tabs: HTMLElement,
    private readonly theme: HTMLElement,
    private readonly alpha: HTMLElement, // the learning rate's slider
  ) {
    for (const screen of [narrow, low, wide]) screen.addEventListener("change", () => this.arrange());
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

  /** A race's ranking is read beside the picture, as long as there is a race. */
  set racing(racing: boolean) {
    if (this.race === racing) return;
    this.race = racing;
    this.main.dataset.racing = String(racing);
    this.arrange();
  }

  /** While a prediction is asked, its question comes first. */
  set asking(asked: boolean) {
    if (this.asked === asked) return;
    this.asked = asked;
    this.main.dataset.asking = String(asked);
    this.arrange();
  }

  private arrange(): void {
    const focused = document.activeElement as HTMLElement;
    const { tabs, theme } = this;
    // On a low screen there is no room above the picture, and some below the buttons.
    const { figure, transport } = this.cards;
    if (low.matches) transport.firstElementChild!.after(this.alpha);
    else figure.querySelector(".headline")!.append(this.alpha);
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
    const { figure, task, transport, ranking, legend, tried, lines, loss, rules, race, meter, ground, crew, surface, share } = this.cards;
    const below = [transport, ranking, task, legend, tried, lines, loss, ground, rules, race, meter, crew, surface, share];
    this.main.replaceChildren(...new Set([...(this.asked ? [task] : []), figure, ...this.first, ...below]));
  }

  private columns(): void {
    const { figure, task, transport, ranking, legend, ground, rules, race, tried, crew, share, surface, lines, loss, meter } = this.cards;
    figure.append(legend);
    // There is room below the buttons on a low screen, and beside them on a tablet.
    const beside = wide.matches ? [] : low.matches ? [this.beside] : [ranking];
    this.beside.replaceChildren(...(low.matches ? [task, ranking] : []));
    // On a wide screen the shorter column takes what is taken home.
    const aside = wide.matches && !this.race && this.shown !== "rate";
    this.controls.replaceChildren(...new Set([...(low.matches || (this.asked && !wide.matches) ? [] : [task]), ...this.first, ground, rules, race, tried, crew, ...(aside ? [] : [share])]));
    // What matters in a race is in sight first.
    const views = this.race ? [lines, loss, surface, meter] : [surface, lines, loss, meter];
    this.views.replaceChildren(...(wide.matches ? [ranking] : []), ...views, ...(aside ? [share] : []));
    const above = wide.matches ? [] : this.first;
    if (wide.matches) {
      // The picture and its buttons stay in sight while the controls are gone through.
      this.stage.replaceChildren(figure);
      this.side.replaceChildren(transport, this.views);
      this.main.replaceChildren(this.stage, this.side, this.controls);
    } else if (low.matches && this.asked) this.main.replaceChildren(figure, ...beside, ...above, transport, this.controls, this.views);
    else this.main.replaceChildren(...(this.asked ? [task] : []), figure, ...above, transport, ...beside, this.controls, this.views);
  }
}
