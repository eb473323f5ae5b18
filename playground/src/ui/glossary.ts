/** Below the page: its words, each explained in a sentence, and its languages. */

import { LANGUAGES, type Language, language, words } from "../words";
import { h } from "./dom";
import { confined } from "./embed";
import { ideaOf, placeOf } from "./tips";

export function glossary(speak: (lang: Language) => void): HTMLElement {
  const ideas = Object.entries(words.ideas).map(([key, text]): [string, [string, string]] => [ideaOf(key), [words.optimizers[key]!, text]]);
  const entries = [...Object.entries(words.terms), ...ideas].map(([key, [name, text]]) =>
    h("div", {}, h("dt", {}, name), h("dd", { id: placeOf(key) }, text)),
  );
  const terms = h("details", { class: "card terms" }, h("summary", {}, words.termsTitle), h("dl", {}, ...entries));
  const choice = (lang: Language) =>
    h("button", { type: "button", class: "small", lang, "aria-pressed": String(lang === language), click: () => speak(lang) }, LANGUAGES[lang]);
  const choices = h("div", { class: "languages", role: "group", "aria-label": words.language }, ...(Object.keys(LANGUAGES) as Language[]).map(choice));
  choices.hidden = confined(); // without an address of its own a frame cannot be opened anew
  return h("footer", {}, terms, choices);
}
