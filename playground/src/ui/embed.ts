/** How the page is shown: within another page, without some of its cards, in a theme, with a task. */

import type { Refused } from "../address";
import { registry } from "../registry";
import { type Language, languageOf, usual } from "../words";

export const THEMES = ["auto", "dark", "light"] as const;
export type Theme = (typeof THEMES)[number];

export interface Showing {
  embed: boolean;
  hide: string[]; // names of cards
  theme: Theme;
  lang: Language | null;
  task: string | null; // name of a film
}

/** What an address says of it. */
export function showingOf(hash: string): Showing {
  const told = hash.replace(/^#/, "");
  const given = new URLSearchParams(told);
  const film = /^(\w+)(&|$)/.exec(told)?.[1] ?? null; // a film's name brings its task with it
  return {
    embed: given.has("embed") && given.get("embed") !== "0",
    hide: (given.get("hide") ?? "").split(",").filter((name) => /^[a-z]+$/.test(name)),
    theme: THEMES.find((name) => name === given.get("theme")) ?? "auto",
    lang: languageOf(given.get("lang")),
    task: given.get("task") ?? film,
  };
}

/** What an address says of it that makes no sense; `cards` are those that can be hidden. */
export function misshown(hash: string, cards: string[]): Refused[] {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const refused: Refused[] = [];
  const check = (name: string, taken: string | null, good: (value: string) => boolean) => {
    const value = given.get(name);
    if (value && !good(value)) refused.push({ part: `${name}=${value}`, taken });
  };
  check("lang", usual, (tag) => languageOf(tag) !== null);
  check("theme", "auto", (name) => THEMES.some((one) => one === name));
  check("task", null, (name) => registry.situations.some((one) => one.film === name));
  check("hide", showingOf(hash).hide.filter((name) => cards.includes(name)).join(",") || null, (names) => names.split(",").every((name) => cards.includes(name)));
  return refused;
}

/** Settings that stand before the #, where nothing is read. */
export function misplaced(search: string): Refused[] {
  const mine = /^(mode|on|formula|rate|optimizer|walkers|step|race|embed|hide|theme|lang|task)$/;
  return [...new URLSearchParams(search)].filter(([name]) => mine.test(name)).map(([name, value]) => ({ part: `?${name}=${value}`, taken: null }));
}

/** The same, as the end of an address. */
export function tailOf({ embed, hide, theme, lang, task }: Showing): string {
  const parts: [string, string][] = [];
  if (embed) parts.push(["embed", "1"]);
  if (hide.length) parts.push(["hide", hide.join(",")]);
  if (theme !== "auto") parts.push(["theme", theme]);
  if (lang) parts.push(["lang", lang]);
  if (task) parts.push(["task", task]);
  return parts.map(([name, value]) => `&${name}=${value}`).join("");
}

/** Whether the page stands in a frame that may do little: no files, no clipboard, no address. */
export const confined = (): boolean => self !== top && (origin === "null" || location.protocol === "about:");
