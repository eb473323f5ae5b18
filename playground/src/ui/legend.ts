/** What the marks in the picture mean, mode by mode; in a race, who is who. */

import { laneOnMap } from "../draw/lanes";
import { night } from "../draw/palette";
import type { Racer } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { badge } from "./badge";
import { h } from "./dom";
import { explain, ideaOf } from "./tips";

type Key = keyof typeof words.legend;

const KEYS: Record<string, Key[]> = {
  map: ["position", "path", "gradient", "step", "minimum", "off"],
  rate: ["position", "path", "slope", "step", "minimum"],
  line: ["data", "prediction", "first", "loss"],
  race: ["minimum", "off"],
};
/** The colours of marks that are not named after theirs. */
const COLORS: Partial<Record<Key, string>> = { off: "position", slope: "gradient", first: "prediction" };
/** The terms that marks stand for, where there is more to say than their name. */
const TERMS: Partial<Record<Key, string>> = {
  position: "position",
  gradient: "gradient",
  slope: "gradient",
  step: "step",
  minimum: "minimum",
  loss: "error",
  data: "sample",
  prediction: "line",
};

export class Legend {
  readonly element: HTMLElement;
  private readonly keys = h("ul");
  private shown = "";

  constructor(private readonly check: HTMLElement) {
    this.element = h("div", { class: "legend" }, this.keys, check);
  }

  show({ state: { mode }, run, engine }: App): void {
    this.check.hidden = mode !== "map";
    const racers = engine.lanes.map(({ racer }) => racer);
    const racing = mode === "map" && racers.length > 0;
    const key = JSON.stringify([mode, racing && racers.map((racer) => racer.optimizer), run.walkers.length > 1]);
    if (key === this.shown) return;
    this.shown = key;
    const marks = KEYS[racing ? "race" : mode]!.map((name) => this.mark(name, mode === "map"));
    this.keys.replaceChildren(...(racing ? racers.map(racerKey) : []), ...marks);
  }

  private mark(name: Key, atNight: boolean): HTMLElement {
    const color = COLORS[name] ?? name;
    // The map is a night picture in both themes; the plots have the colours of the page.
    const paint = atNight ? night[color.toUpperCase()] : `var(--${color})`;
    const text = h("span", {}, words.legend[name]);
    const term = TERMS[name];
    return h("li", { class: `key ${name}` }, h("i", { style: `--c: ${paint}` }), term ? explain(text, term) : text);
  }
}

function racerKey({ optimizer }: Racer, lane: number): HTMLElement {
  const name = explain(h("span", {}, words.optimizers[optimizer]!), ideaOf(optimizer));
  return h("li", { class: "key racer-key" }, badge(lane, laneOnMap(lane)), name);
}
