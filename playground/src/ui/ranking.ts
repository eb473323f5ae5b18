/** Who leads in a race: by the loss at this step, or by the steps it took to come to level ground. */

import { type Lane, rateAt } from "../engine";
import { words } from "../words";
import type { App } from "./app";
import { badge } from "./badge";
import { h } from "./dom";
import { short } from "./numbers";
import { explain, ideaOf } from "./tips";
import { ARRIVED, Arrivals, HELD } from "../numerics/level";

type Key = "loss" | "steps";
type Row = { lane: number; name: string; rate: number; lost: string } & Record<Key, number>;

export class RankingPanel {
  readonly element: HTMLElement;
  private readonly body = h("tbody");
  private readonly heads: Record<Key, HTMLElement>;
  private by: Key = "loss";
  private readonly arrivals = new Arrivals();
  private readonly rule = h("p", { class: "hint" });

  constructor(private readonly app: App) {
    const [place, optimizer, rate, steps] = words.race.heads as [string, string, string, string];
    this.heads = { loss: this.head("loss", "", words.race.byLoss), steps: this.head("steps", steps, words.race.bySteps) };
    const column = (text: string) => h("th", { scope: "col" }, text);
    const row = h("tr", {}, h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, place)), column(optimizer), explain(column(rate), "rate"), this.heads.loss, this.heads.steps);
    const table = h("table", { "aria-label": words.race.ranking }, h("thead", {}, row), this.body);
    this.element = h("section", { class: "card ranking", hidden: true }, table, this.rule);
  }

  /** The head of a column that ranks by it. */
  private head(key: Key, text: string, told: string): HTMLElement {
    const rank = () => {
      this.by = key;
      this.app.refresh();
    };
    const sign = h("span", { class: "sign", "aria-hidden": "true" });
    const lines = h("span", { class: "lines" }, h("span", {}, text), h("span"), h("span"));
    return h("th", { scope: "col" }, h("button", { type: "button", class: "small", id: `rank-${key}`, title: told, click: rank }, lines, sign));
  }

  show(): void {
    const { engine, run } = this.app;
    const shown = engine.lanes.length > 0 && run.walkers.length > 0;
    this.element.hidden = !shown;
    if (!shown) return;
    for (const [key, head] of Object.entries(this.heads)) head.setAttribute("aria-sort", key === this.by ? "ascending" : "none");
    this.heads.loss.querySelectorAll(".lines > span").forEach((line, i) => (line.textContent = words.race.lossAt(run.step, run.walkers.length)[i] ?? ""));
    this.rule.textContent = words.race.arrival(short(ARRIVED * engine.typical, 3), HELD);
    this.write(this.ranked(engine.lanes));
  }

  private ranked(lanes: Lane[]): Row[] {
    const { engine, run } = this.app;
    const rows = lanes.map(({ walks, racer }, lane): Row => {
      const ends = walks.map((walk) => walk.losses[walk.valid(run.step)]!);
      const over = walks.filter((walk) => walk.diverged !== null && walk.diverged <= run.step);
      const loss = over.length ? Infinity : ends.reduce((a, b) => a + b, 0) / ends.length;
      const lost = over.some((walk) => engine.fate(walk, run.step) === "diverged") ? words.race.diverged : words.race.lost;
      const steps = Math.max(...walks.map((walk) => this.arrivals.on(walk, engine.typical, run.last) ?? Infinity));
      return { lane, name: words.optimizers[racer.optimizer]!, rate: rateAt(run, run.step, racer), lost, loss, steps };
    });
    const other = this.by === "loss" ? "steps" : "loss";
    return rows.sort((a, b) => order(a[this.by], b[this.by]) || order(a[other], b[other]) || a.lane - b.lane);
  }

  private write(rows: Row[]): void {
    const place = (row: Row) => 1 + rows.filter((one) => order(one[this.by], row[this.by]) < 0).length;
    const cells = rows.map((row) => [
      String(place(row)),
      row.name,
      short(row.rate, 3),
      Number.isFinite(row.loss) ? short(row.loss, 4) : row.lost,
      Number.isFinite(row.steps) ? String(row.steps) : "",
    ]);
    const text = JSON.stringify([rows.map(({ lane }) => lane), cells]);
    if (this.body.dataset.shown === text) return;
    this.body.dataset.shown = text;
    const optimizers = this.app.engine.lanes.map(({ racer }) => racer.optimizer);
    this.body.replaceChildren(
      ...rows.map(({ lane }, at) => {
        const [rank, name, ...numbers] = cells[at]!;
        const who = explain(h("span", {}, words.race.breakable(name!)), ideaOf(optimizers[lane]!));
        const tds = numbers.map((cell) => h("td", {}, ...(cell ? [cell] : notYet())));
        return h("tr", {}, h("td", {}, rank), h("th", { scope: "row" }, h("span", { class: "racer-name" }, badge(lane), who)), ...tds);
      }),
    );
  }
}

/** Nobody is told a dash; it is short, for those who see it. */
const notYet = () => [h("span", { "aria-hidden": "true" }, "–"), h("span", { class: "visually-hidden" }, words.race.notYet)];

const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
