/** The walkers: dropped by coordinates, chosen, and removed. */

import { normals } from "../numerics/descent";
import { MAX_WALKERS } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { h } from "./dom";
import { fill, filled, several } from "./numbers";

const CROWD = 12;
const MOST_CHIPS = 24;

export class CrewPanel {
  readonly element: HTMLElement;
  private readonly inputs: HTMLInputElement[];
  private readonly labels: HTMLElement[];
  private readonly error = h("p", { class: "error", role: "alert" });
  private readonly chips = h("div", { class: "chips", role: "group", "aria-label": words.walkers });
  private readonly many: HTMLElement;
  private readonly drop = h("button", { type: "submit", class: "small" });
  private readonly away = h("button", { type: "button", class: "small", click: () => this.app.remove(this.app.run.selected) });
  private shownCrew = "";

  constructor(private readonly app: App) {
    this.inputs = [0, 1].map((i) =>
      h("input", { type: "text", inputmode: "decimal", size: 6, autocomplete: "off", id: `start${i}` }),
    );
    this.labels = [0, 1].map((i) => h("label", { for: `start${i}` }));
    const [x, y] = this.inputs;
    const form = h(
      "form",
      { class: "drop", submit: (event: Event) => this.submit(event) },
      h("span", { class: "pair" }, this.labels[0]!, x!),
      h("span", { class: "pair" }, this.labels[1]!, y!),
      this.drop,
    );
    this.many = h(
      "div",
      { class: "row" },
      h("button", { type: "button", class: "small", click: () => this.crowd() }, words.scatterMany),
      this.away,
      h("button", { type: "button", class: "small", click: () => this.clear() }, words.clear),
    );
    const title = h("h2", {}, words.walkers);
    this.element = h("section", { class: "card crew" }, title, form, this.error, this.chips, this.many);
  }

  private submit(event: Event): void {
    event.preventDefault();
    const size = this.app.engine.landscape.dimension;
    const point = this.inputs.slice(0, size).map(filled);
    const good = point.every((x) => Math.abs(x) <= 1e12) && this.app.drop(point);
    this.error.textContent = good ? "" : words.badPoint;
  }

  /** A dozen at random places, other ones each time, the same on every machine. */
  private crowd(): void {
    const random = normals(this.app.run.walkers.length * 31 + 17);
    const { window, value, gradient } = this.app.engine.landscape;
    const places = Array.from({ length: CROWD }, () =>
      window.map(([low, high]) => {
        const share = 0.5 + 0.5 * Math.tanh(0.8 * random());
        return Number((low + (high - low) * (0.03 + 0.94 * share)).toPrecision(4));
      }),
    ).filter((p) => Number.isFinite(value(p)) && gradient(p).every(Number.isFinite));
    this.app.pause();
    const walked = this.app.run.step > 0 && this.app.run.walkers.length > 0;
    const walkers = [...this.app.run.walkers, ...places].slice(-MAX_WALKERS);
    this.app.change({ walkers, selected: walkers.length - 1, step: 0 });
    this.app.shown = 0;
    this.app.tellNews(walked ? words.status.together : "");
  }

  private clear(): void {
    this.app.pause();
    this.app.change({ walkers: [], selected: 0, step: 0, last: 0 });
    this.app.shown = 0;
    this.app.announce(words.noWalker);
  }

  show(): void {
    const { mode } = this.app.state;
    const { walkers, selected } = this.app.run;
    const names = { map: ["x", "y"], rate: ["w", ""], line: ["w", "b"] }[mode];
    this.labels.forEach((label, i) => (label.textContent = names[i]!));
    this.inputs[1]!.parentElement!.hidden = mode === "rate";
    this.many.hidden = mode !== "map";
    this.away.hidden = !walkers.length;
    this.away.textContent = words.removeOne(selected + 1);
    this.element.querySelector("h2")!.textContent = mode === "map" ? words.walkers : words.dropAtStart;
    this.drop.textContent = words.drop;
    const key = JSON.stringify([mode, walkers, selected]);
    if (key === this.shownCrew) return;
    this.shownCrew = key;
    const place = walkers[selected];
    this.inputs.forEach((input, i) => {
      if (document.activeElement === input) return;
      if (place?.[i] === undefined) input.value = input.title = "";
      else fill(input, place[i]);
    });
    const shown = mode === "map" ? walkers.slice(0, MOST_CHIPS) : [];
    this.chips.replaceChildren(...shown.map((point, i) => this.chip(several(point, 3), i)));
  }

  private chip(text: string, i: number): HTMLElement {
    const choose = () => {
      this.app.change({ selected: i });
      this.app.judge();
      this.chips.querySelectorAll("button")[i]?.focus();
    };
    const pressed = i === this.app.run.selected;
    const label = `${words.walker(i + 1)}: ${text}`;
    const key = (event: KeyboardEvent) => {
      if (event.key === "Delete" || event.key === "Backspace") this.app.remove(i);
    };
    return h("button", { type: "button", class: "chip", "aria-pressed": String(pressed), "aria-label": label, click: choose, keydown: key }, h("b", {}, String(i + 1)), ` ${text}`);
  }
}
