/** The words of the page, explained: each in one sentence. */

import { words } from "../words";
import { h } from "./dom";

export function glossary(): HTMLElement {
  const entries = Object.values(words.terms).map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text)));
  return h("footer", {}, h("details", { class: "card terms" }, h("summary", {}, words.termsTitle), h("dl", {}, ...entries)));
}
