/** The head of the page: its name, Undo and Redo, the modes, and the colours. */

import { LANGUAGES, type Language, language, words } from "../words";
import type { App } from "./app";
import { h, icon } from "./dom";
import { THEMES, type Theme, confined } from "./embed";

export function header(app: App, tabs: HTMLElement, theme: HTMLElement, speak: (lang: Language) => void): HTMLElement {
  const skip = (event: Event) => {
    event.preventDefault(); // the address holds the situation
    document.getElementById("ground")!.focus();
  };
  return h("header", {}, h("a", { class: "skip", href: "#ground", click: skip }, words.skip), h("h1", {}, "Downhill"), changes(app), languages(speak), tabs, theme);
}

/** The other languages, each by a short sign, with the name that it calls itself. */
function languages(speak: (lang: Language) => void): HTMLElement {
  const others = (Object.keys(LANGUAGES) as Language[]).filter((lang) => lang !== language);
  const choice = (lang: Language) =>
    h("button", { type: "button", class: "small", lang, "aria-label": `${lang.toUpperCase()}: ${LANGUAGES[lang]}`, title: LANGUAGES[lang], click: () => speak(lang) }, lang.toUpperCase());
  const choices = h("div", { class: "languages", role: "group", "aria-label": words.language }, ...others.map(choice));
  choices.hidden = confined(); // without an address of its own a frame cannot be opened anew
  return choices;
}

/** Undo and Redo of every change, also with the usual keys. */
function changes(app: App): HTMLElement {
  const button = (name: "undo" | "redo") =>
    h("button", { type: "button", class: "small", id: `${name}-change`, "aria-label": words[name], title: words[name], click: () => app[name]() }, icon(name), h("span", {}, words[name]));
  const [undo, redo] = [button("undo"), button("redo")];
  app.watchers.push(() => {
    undo.setAttribute("aria-disabled", String(!app.history.canUndo));
    redo.setAttribute("aria-disabled", String(!app.history.canRedo));
  });
  addEventListener("keydown", (event) => {
    const typing = (event.target as HTMLElement).matches?.("input[type=text], textarea");
    if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) app.redo();
    else app.undo();
  });
  return h("div", { class: "changes", role: "group", "aria-label": words.changes }, undo, redo);
}

/** The choice of colours; `draw` draws at once, as paper demands. */
export function themes(app: App, first: Theme, chosen: (theme: Theme) => void, draw: () => void): HTMLElement {
  const theme = h("select", { id: "theme", "aria-label": words.theme.label });
  for (const name of THEMES) theme.append(h("option", { value: name }, words.theme[name]));
  theme.value = first;
  const system = matchMedia("(prefers-color-scheme: light)");
  const wear = () => {
    const own = system.matches ? "light" : "dark";
    document.documentElement.dataset.theme = theme.value === "auto" ? own : theme.value;
  };
  theme.addEventListener("change", () => chosen(theme.value as Theme));
  for (const asked of [theme, system])
    asked.addEventListener("change", () => {
      wear();
      app.refresh(true);
    });
  wear();
  // Paper is white: what is printed is drawn in the light colours, and then as before.
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    draw();
  });
  addEventListener("afterprint", () => {
    wear();
    app.refresh(true);
  });
  // Where there is no room for its words the choice is a sign, and the words are in its list.
  return h("div", { class: "colours" }, icon("colours"), theme);
}
