/** How large a step is safe where the walker is: a bar, and the same in words. */

import { JUDGEMENTS, inValley, judge, meterShapes, upward } from "../draw/meter";
import { Figure } from "../draw/figure";
import { rateAt } from "../engine";
import { words } from "../words";
import type { App } from "./app";
import { h } from "./dom";
import { several, short } from "./numbers";

/** What the colours of the bar mean. */
export const rateKey = (): HTMLElement =>
  h("ul", { class: "rate-key" }, ...JUDGEMENTS.map((name) => h("li", {}, h("i", { style: `--c: var(--rate-${name})` }), words.meter.rates[name])));

export class MeterFigure {
  private readonly figure: Figure;

  constructor(
    host: HTMLElement,
    private readonly app: App,
    private readonly text: HTMLElement,
  ) {
    this.figure = new Figure(host, () => this.draw());
    this.figure.canvas.setAttribute("aria-hidden", "true"); // the text below it says the same
  }

  draw(): void {
    const { figure, app } = this;
    if (!figure.visible) return;
    const { engine, run } = app;
    const lost = engine.lost(run.step);
    const found = engine.stabilityAt(lost ? 0 : run.step);
    const ground = found && upward(found);
    const rate = rateAt(run, run.step);
    const text: string[] = lost ? [words.meter.lost] : [];
    if (app.veil) text.splice(0, 1, words.tasks.veiled);
    else if (!ground || !found) text.push(engine.walks.length ? words.meter.unknown : words.meter.none);
    else {
      const bent = ground.limit < Infinity;
      const valley = inValley(ground, rate);
      const word = valley ? words.meter.valley[valley] : words.meter.rates[judge(ground, rate)];
      const verdict = words.meter.verdict(short(rate, 3), word, lost ? words.meter.start : words.meter.here);
      const level = found.eigenvalues.every((x) => x === 0);
      const unbent = level ? words.meter.straight : words.meter.noLimit;
      text.push(bent ? `${verdict}, ${words.meter.limit(short(ground.limit, 3))},` : unbent);
      text.push(`${words.meter.curvature(several(found.eigenvalues, 3))}.`);
      if (ground !== found) text.push(found.eigenvalues[0]! < 0 ? words.meter.saddle : words.meter.level);
      if (run.optimizer !== "gradient_descent") text.push(words.meter.plain);
    }
    const told = text.join(" ");
    if (this.text.textContent !== told) this.text.textContent = told;
    const drawn = !app.veil && ground && ground.limit < Infinity;
    figure.draw(drawn ? meterShapes(figure.width, figure.height, ground, rate) : []);
  }
}
