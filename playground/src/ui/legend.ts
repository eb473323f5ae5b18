/** What the marks in the picture mean, mode by mode; in a race, who is who. */

import { laneOnMap } from "../draw/lanes";
import { HATCH, night } from "../draw/palette";
import type { Relief } from "../draw/relief";
import { Engine } from "../engine";
import { inside } from "../numerics/fate";
import type { Point } from "../numerics/landscape";
import { registry } from "../registry";
import type { Racer } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { badge } from "./badge";
import { h } from "./dom";
import { short } from "./numbers";
import { explain, ideaOf } from "./tips";

type Key = Exclude<keyof typeof words.legend, "plainStep">;

const KEYS: Record<string, Key[]> = {
  map: ["position", "path", "gradient", "step", "minimum", "off", "hole"],
  rate: ["position", "path", "slope", "step", "minimum"],
  line: ["data", "batch", "prediction", "first", "loss"],
  race: ["gradient", "minimum", "off", "hole"],
};
/** The colours of marks that are not named after theirs. */
const COLORS: Partial<Record<Key, string>> = { off: "position", slope: "gradient", first: "prediction", batch: "step" };
/** The terms that marks stand for, where there is more to say than their name. */
const TERMS: Partial<Record<Key, string>> = {
  position: "position",
  gradient: "gradient",
  slope: "gradient",
  step: "step",
  minimum: "minimum",
  loss: "error",
  data: "sample",
  batch: "batch",
  prediction: "line",
};

export class Legend {
  readonly element: HTMLElement;
  private readonly keys = h("ul");
  private readonly ground = h("p", { class: "heights" });
  private shown = "";
  private holed = false;

  constructor(private readonly check: HTMLElement) {
    this.element = h("div", { class: "legend" }, this.keys, this.ground, check);
  }

  /** What the colours of the ground mean, in units of f. */
  heights(relief: Relief): void {
    const [low, middle, high] = [0, 0.5, 1].map((height) => short(relief.value(height), 3)) as [string, string, string];
    this.holed = relief.holed;
    const ramp = h("i", { class: "ramp", style: `--ramp: ${registry.terrain.join(", ")}` });
    const said = words.heights.told(low, middle, high);
    this.ground.replaceChildren(h("span", {}, words.heights.name), h("span", { class: "scale", role: "img", "aria-label": said, title: said }, low, ramp, high));
  }

  show({ state: { mode }, run, engine, shown, everyone, veil }: App, field: boolean, scale: number | null): void {
    this.check.hidden = mode !== "map";
    this.ground.hidden = mode !== "map" || veil === "ground";
    const racers = engine.lanes.map(({ racer }) => racer);
    const racing = mode === "map" && racers.length > 0;
    const plain = run.optimizer === "gradient_descent" && !run.noise;
    const walk = engine.selected;
    const { window } = engine.seen;
    const away = (p: Point) => !inside(p, window);
    const there: Partial<Record<Key, boolean>> = {
      position: walk !== undefined,
      path: run.step > 0,
      first: run.step > 0,
      gradient: !veil && (field || (walk !== undefined && !racing)),
      slope: !veil,
      step: !veil && walk !== undefined && (walk.diverged === null || walk.diverged > run.step),
      minimum: veil !== "ground" && engine.seen.minima.some((p) => mode !== "map" || !away(p)),
      off: everyone.some((one) => away(Engine.at(one, shown))),
      hole: this.holed && mode === "map" && veil !== "ground",
      batch: engine.batchAt(run.step) !== null,
    };
    const marks = KEYS[racing ? "race" : mode]!.filter((name) => there[name] ?? true);
    const key = JSON.stringify([mode, racing && racers.map((racer) => racer.optimizer), marks, plain, scale && short(scale, 3)]);
    if (key === this.shown) return;
    this.shown = key;
    const told = marks.map((name) => {
      const said = name === "step" && mode === "map" && plain ? words.legend.plainStep : words.legend[name];
      // How long arrows are, as the films say it of theirs.
      const long = name === "step" && mode !== "line" ? words.scales.step : name === "gradient" && scale ? words.scales.gradient(short(scale, 3)) : "";
      return this.mark(name, mode === "map", long ? `${said} ${long}` : said);
    });
    this.keys.replaceChildren(...(racing ? racers.map(racerKey) : []), ...told);
  }

  private mark(name: Key, atNight: boolean, said: string): HTMLElement {
    const color = COLORS[name] ?? name;
    // The map is a night picture in both themes; the plots have the colours of the page.
    const paint = name === "hole" ? HATCH : atNight ? night[color.toUpperCase()] : `var(--${color})`;
    const text = h("span", {}, said);
    const term = TERMS[name];
    return h("li", { class: `key ${name}` }, h("i", { style: `--c: ${paint}` }), term ? explain(text, term) : text);
  }
}

function racerKey({ optimizer }: Racer, lane: number): HTMLElement {
  const name = explain(h("span", {}, words.optimizers[optimizer]!), ideaOf(optimizer));
  return h("li", { class: "key racer-key" }, badge(lane, laneOnMap(lane)), name);
}
