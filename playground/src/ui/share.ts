/** Taking the situation along: a link, the command for a film, the path, the picture. */

import type { Figure } from "../draw/figure";
import { NIGHT, ink } from "../draw/palette";
import { film } from "../film";
import { words } from "../words";
import type { App } from "./app";
import { h } from "./dom";
import { confined } from "./embed";

const FILE = "playground.html";

export class SharePanel {
  readonly element: HTMLElement;
  private readonly command = h("code", { id: "film-command" });
  private readonly note = h("p", { class: "hint" });
  private readonly text = h("textarea", { rows: 3, readonly: true, id: "share-text" });
  private readonly manual = h("div", { class: "field", hidden: true }, h("label", { for: "share-text" }, words.share.notCopied), this.text);
  private readonly copyFilm: HTMLButtonElement;
  private readonly samples: HTMLButtonElement;

  constructor(
    private readonly app: App,
    private readonly picture: () => Figure,
  ) {
    const { share } = words;
    const button = (text: string, click: () => void) => h("button", { type: "button", class: "small", click }, text);
    this.copyFilm = button(share.filmCopy, () => void this.copy(this.command.textContent ?? "", share.filmCopied));
    this.samples = button(share.samples, () => {
      const { x, y } = this.app.run.samples;
      const rows = x.map((at, i) => `${at},${y[i]}`);
      save(this.app, new Blob([["x,y", ...rows, ""].join("\n")], { type: "text/csv" }), "samples.csv");
    });
    this.element = h(
      "section",
      { class: "card share" },
      h("h2", {}, share.title),
      h(
        "div",
        { class: "row" },
        button(share.link, () => {
          app.write();
          void this.copy(this.link, share.copied);
        }),
        button(share.frame, () => {
          app.write();
          void this.copy(this.frame, share.frameCopied);
        }),
        button(share.csv, () => this.csv()),
        this.samples,
        button(share.svg, () => this.svg()),
        button(share.png, () => void this.png()),
      ),
      this.manual,
      h(
        "details",
        {},
        h("summary", {}, share.film),
        h("div", { class: "command" }, this.command),
        this.note,
        this.copyFilm,
      ),
    );
  }

  private async copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.app.announce(done);
      this.app.news = done;
      this.manual.hidden = true;
    } catch {
      // Not allowed here: the text itself is shown, to be copied by hand.
      this.manual.hidden = false;
      this.text.value = text;
      this.text.focus();
      this.text.select();
      this.app.news = words.share.notCopied;
    }
    this.app.refresh();
  }

  /** The address of the situation; where the page has none of its own, of the page's file. */
  private get link(): string {
    if (!confined() && this.app.addressed) return location.href;
    return FILE + this.app.written;
  }

  /** What shows the situation within another page. */
  private get frame(): string {
    const source = `${FILE}${this.app.written}${this.app.written.includes("&embed=") ? "" : "&embed=1"}`;
    const safe = source.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    return `<iframe src="${safe}" title="${words.title}" width="100%" height="520" style="border: 0" loading="lazy"></iframe>`;
  }

  private get name(): string {
    return `downhill-${this.app.run.ground}`;
  }

  private csv(): void {
    const blob = new Blob([csv(this.app)], { type: "text/csv" });
    save(this.app, blob, `${this.name}.csv`);
  }

  private get ground(): string {
    return this.app.state.mode === "map" ? NIGHT : ink("panel");
  }

  private svg(): void {
    const text = this.picture().svg(this.ground);
    save(this.app, new Blob([text], { type: "image/svg+xml" }), `${this.name}.svg`);
  }

  private async png(): Promise<void> {
    save(this.app, await this.picture().png(this.ground), `${this.name}.png`);
  }

  show(): void {
    const { command, notes } = film(this.app.state);
    this.samples.hidden = this.app.state.mode !== "line";
    this.command.textContent = command;
    this.command.parentElement!.hidden = this.copyFilm.hidden = !command;
    this.note.textContent = notes.join(" ");
  }
}

/** Every step of every walker, with all digits. */
export function csv({ engine, run, state }: App): string {
  const axes = { map: ["x", "y"], rate: ["w"], line: ["w", "b"] }[state.mode];
  const slopes = axes.map((axis) => `gradient_${axis}`);
  const rows = [["walker", "step", ...axes, "loss", ...slopes].join(",")];
  engine.walks.forEach((walk, i) => {
    for (let step = 0; step <= walk.valid(run.last); step++)
      rows.push([i + 1, step, ...walk.points[step]!, walk.losses[step]!, ...walk.gradients[step]!].join(","));
  });
  return rows.join("\n") + "\n";
}

/** Save a file, or say why none may come. */
function save(app: App, blob: Blob, name: string): void {
  if (confined()) app.judge(words.share.saved);
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
