/** Below the page: its words, each explained in a sentence, and its languages. */

import { LANGUAGES, type Language, language, words } from "../words";
import { h } from "./dom";
import { confined } from "./embed";

export function glossary(speak: (lang: Language) => void): HTMLElement {
  const entries = Object.values(words.terms).map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text)));
  const terms = h("details", { class: "card terms" }, h("summary", {}, words.termsTitle), h("dl", {}, ...entries));
  const choice = (lang: Language) =>
    h("button", { type: "button", class: "small", lang, "aria-pressed": String(lang === language), click: () => speak(lang) }, LANGUAGES[lang]);
  const choices = h("div", { class: "languages", role: "group", "aria-label": words.language }, ...(Object.keys(LANGUAGES) as Language[]).map(choice));
  choices.hidden = confined(); // without an address of its own a frame cannot be opened anew
  return h("footer", {}, terms, choices);
}
