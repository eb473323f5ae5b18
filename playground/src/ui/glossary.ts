/** Below the page: its words, each explained in a sentence. */

import { words } from "../words";
import { h } from "./dom";
import { ideaOf, placeOf } from "./tips";

export function glossary(): HTMLElement {
  const ideas = Object.entries(words.ideas).map(([key, text]): [string, [string, string]] => [ideaOf(key), [words.optimizers[key]!, text]]);
  const entries = [...Object.entries(words.terms), ...ideas].map(([key, [name, text]]) =>
    h("div", {}, h("dt", {}, name), h("dd", { id: placeOf(key) }, text)),
  );
  const terms = h("details", { class: "card terms" }, h("summary", {}, words.termsTitle), h("dl", {}, ...entries));
  return h("footer", {}, terms);
}
