/** What the marks in the picture mean, mode by mode. */

import { night } from "../draw/palette";
import type { Mode } from "../state";
import { words } from "../words";
import { h } from "./dom";

type Key = keyof typeof words.legend;

const KEYS: Record<Mode, Key[]> = {
  map: ["position", "path", "gradient", "step", "minimum", "off"],
  rate: ["position", "path", "slope", "step", "minimum"],
  line: ["data", "prediction", "first", "loss"],
};
/** The colours of marks that are not named after theirs. */
const COLORS: Partial<Record<Key, string>> = { off: "position", slope: "gradient", first: "prediction" };

export class Legend {
  readonly element: HTMLElement;
  private readonly keys = h("ul");

  constructor(private readonly check: HTMLElement) {
    this.element = h("div", { class: "legend" }, this.keys, check);
  }

  show(mode: Mode): void {
    this.check.hidden = mode !== "map";
    const entries = KEYS[mode].map((name) => {
      const color = COLORS[name] ?? name;
      // The map is a night picture in both themes; the plots have the colours of the page.
      const paint = mode === "map" ? night[color.toUpperCase()] : `var(--${color})`;
      return h("li", { class: `key ${name}` }, h("i", { style: `--c: ${paint}` }), words.legend[name]);
    });
    this.keys.replaceChildren(...entries);
  }
}
