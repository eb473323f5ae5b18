/** The card with a film's question: its choices, and its answer once it was predicted and tried. */

import { registry } from "../registry";
import { words } from "../words";
import type { App } from "./app";
import { h } from "./dom";
import { short } from "./numbers";
import { TASKS } from "./tasks";

/** What a film is called. */
export const titleOf = (film: string): string =>
  words.tasks.films[film]?.film ?? registry.situations.find((one) => one.film === film)?.title ?? film;

export class TaskPanel {
  readonly element: HTMLElement;
  private readonly title = h("h2");
  private readonly said = h("span", { class: "said-so" });
  private readonly fold: HTMLDetailsElement;
  private readonly question = h("p", { class: "question" });
  private readonly choices = h("div", { class: "chips", role: "group", "aria-label": words.tasks.choices });
  private readonly answer = h("p", { class: "hint answer", role: "status" });
  private shown: string | null = null;
  private guess: number | null = null;
  private answered = false;
  private verdict = "";

  constructor(
    private readonly app: App,
    private readonly task: () => string | null,
    close: () => void,
  ) {
    const away = h("button", { type: "button", class: "small away", "aria-label": words.tasks.close, title: words.tasks.close, click: close }, "✕");
    this.fold = h("details", { open: true }, h("summary", {}, this.title, this.said), this.question, this.choices);
    this.element = h("section", { class: "card task-card", id: "task-card" }, this.fold, this.answer, away);
    app.ask = () => {
      this.fold.open = true;
      this.choices.querySelector("button")!.focus();
    };
  }

  /** Whether a prediction is asked, and nothing else is to be done before. */
  get asking(): boolean {
    return this.shown !== null && this.guess === null;
  }

  /** What is to be done now, for the headline, or nothing. */
  get headline(): string {
    if (this.shown === null) return "";
    return this.asking ? words.tasks.first : this.answered ? this.verdict : words.tasks.films[this.shown]!.hint;
  }

  private set(name: string): void {
    this.shown = name;
    this.guess = null;
    this.answered = false;
    this.fold.open = true;
    this.said.textContent = "";
    const told = words.tasks.films[name]!;
    this.title.textContent = words.tasks.title(titleOf(name));
    this.question.textContent = told.question;
    this.choices.replaceChildren(...told.choices.map((text, i) => h("button", { type: "button", class: "chip", "aria-pressed": "false", click: () => this.predict(i) }, text)));
  }

  private predict(choice: number): void {
    if (this.guess !== null) return; // what is tried now would correct it
    this.guess = choice;
    this.choices.querySelectorAll("button").forEach((one, i) => {
      one.setAttribute("aria-pressed", String(i === choice));
      one.setAttribute("aria-disabled", "true");
    });
    this.said.textContent = words.tasks.said(words.tasks.films[this.shown!]!.choices[choice]!);
    this.fold.open = false; // the question makes room for what is tried
    this.fold.querySelector("summary")!.focus();
    if (this.app.news === words.tasks.predict) this.app.news = "";
    this.app.refresh();
  }

  show(): void {
    const name = this.task();
    const known = name !== null && Object.hasOwn(TASKS, name) && Object.hasOwn(words.tasks.films, name) && registry.situations.some((one) => one.film === name);
    this.element.hidden = !known;
    if (!known) this.shown = null;
    else if (name !== this.shown) this.set(name);
    const about = known ? TASKS[name]! : null;
    this.app.veil = !this.asking ? "" : about?.fog ? "ground" : "slopes";
    this.app.sameRate = about?.sameRate ?? false;
    if (!known) return;
    if (this.answered) return;
    const task = TASKS[name]!;
    const told = words.tasks.films[name]!;
    const { app } = this;
    const ready = app.engine.selected !== undefined && app.busy === null && task.tried(app);
    let text: string = this.guess === null ? words.tasks.predict : told.hint;
    if (this.guess !== null && ready && !app.running) {
      this.answered = true;
      const right = task.right(app);
      this.verdict = words.tasks.verdict(right === this.guess);
      text = `${this.verdict} ${told.answer((task.numbers?.(app) ?? []).map((x) => short(x, 3)))}`;
      this.choices.querySelectorAll("button")[right]?.classList.add("right");
    }
    if (this.answer.textContent !== text) this.answer.textContent = text;
    this.element.dataset.answered = String(this.answered);
  }
}
