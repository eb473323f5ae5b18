/**
 * Every word of the playground, in the language that the address asks for: `lang=de`,
 * or else in the browser's own.
 *
 * A folder for each language, a file for each part of the page, the same in all of them. The
 * compiler refuses a language that lacks a key. A language that is not there is answered in English.
 */

import { de } from "./de";
import { en } from "./en";

export type Catalogue = typeof en;
/** What may be looked up by a name that came from elsewhere. */
type Open = {
  names: Record<string, string>;
  memory: Record<string, string>;
  optimizers: Record<string, string>;
  schedules: Record<string, string>;
  terms: Record<string, [string, string]>;
  ideas: Record<string, string>;
  tasks: { films: Record<string, Question> };
};
export interface Question {
  film?: string; // its title, if it is not to be called as in the film itself
  question: string;
  choices: string[];
  hint: string;
  answer: (numbers: string[]) => string;
}

export const catalogues = { en, de } satisfies Record<string, Catalogue>;
export type Language = keyof typeof catalogues;
/** The languages by the names that they call themselves. */
export const LANGUAGES: Record<Language, string> = { en: "English", de: "Deutsch" };

/** The language of a tag such as "de-AT", or null if it is not there. */
export function languageOf(tag: string | null): Language | null {
  const [first] = (tag ?? "").toLowerCase().split("-");
  return first !== undefined && Object.hasOwn(catalogues, first) ? (first as Language) : null;
}

/** Where the address asks for none. */
export const usual: Language = languageOf(navigator.language) ?? "en";
export const language = languageOf(new URLSearchParams(location.hash.slice(1)).get("lang")) ?? usual;
export const words: Catalogue & Open = catalogues[language];
