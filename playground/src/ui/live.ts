/** The region that is read aloud: what is new, and the numbers of what the picture shows. */

import type { App } from "./app";
import { h } from "./dom";

const REST = 200; // milliseconds after the last of many changes until it is told how it stands

export class Live {
  readonly element = h("div", { class: "visually-hidden", role: "status", "aria-live": "polite", id: "live" });
  private numbers: string | null = null; // that were told last; null before the page is there
  private message = "";
  private due = ""; // what is told when changes come to rest
  private timer = 0;

  constructor(private readonly app: App) {
    app.announce = (news) => this.say(news);
  }

  /** Say what is new at once, with the numbers if they are new as well. */
  private say(news: string): void {
    clearTimeout(this.timer);
    this.due = this.app.hail = "";
    const { app } = this;
    this.message = app.message;
    const numbers = app.settled ? app.numbers : this.numbers;
    const more = this.numbers !== null && numbers !== this.numbers && !news.includes(numbers!);
    this.numbers = numbers;
    this.element.textContent = more ? `${news} ${numbers}`.trim() : news;
  }

  /** After a change that nobody announced it is told how it stands, once it rests. */
  follow(): void {
    const { app } = this;
    if (!app.settled) return;
    const { numbers, message } = app;
    this.numbers ??= numbers;
    const news = [app.hail, message === this.message ? "" : message].filter(Boolean).join(" ");
    const told = numbers === this.numbers && !news ? "" : `${news} ${numbers}`.trim();
    if (!told) this.message = message;
    if (told === this.due) return;
    clearTimeout(this.timer);
    this.due = told;
    if (told) this.timer = window.setTimeout(() => this.say(told), REST);
  }
}
