/** The loss plot on the page: a slider through time. */

import { drag } from "d3-drag";
import { select } from "d3-selection";
import { Figure } from "../draw/figure";
import { lossPlane, lossShapes } from "../draw/lossplot";
import type { Plane } from "../draw/plane";
import { words } from "../words";
import type { App } from "./app";

export class LossFigure {
  readonly figure: Figure;
  private plane: Plane | null = null;

  constructor(
    host: HTMLElement,
    private readonly app: App,
  ) {
    this.figure = new Figure(host, () => this.draw());
    const { canvas } = this.figure;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "slider");
    canvas.setAttribute("aria-label", words.lossLabel);
    canvas.setAttribute("aria-valuemin", "0");
    const scrub = drag<HTMLCanvasElement, unknown>()
      .container(canvas)
      .on("start drag", ({ x }: { x: number }) => {
        if (this.plane) app.look(this.plane.x.invert(x));
      });
    select(canvas).call(scrub);
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    const { step, last } = this.app.run;
    const places: Record<string, number> = {
      ArrowLeft: step - 1,
      ArrowDown: step - 1,
      ArrowRight: step + 1,
      ArrowUp: step + 1,
      PageDown: step - 10,
      PageUp: step + 10,
      Home: 0,
      End: last,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    this.app.look(place);
  }

  draw(): void {
    if (!this.figure.visible) return;
    const { engine, run, shown } = this.app;
    const { width, height, canvas } = this.figure;
    const last = Math.max(run.last, Math.ceil(shown));
    this.plane = lossPlane(engine.walks, last, width, height);
    this.figure.draw(lossShapes(this.plane, engine.walks, run.selected, last, shown));
    canvas.setAttribute("aria-valuemax", String(run.last));
    canvas.setAttribute("aria-valuenow", String(run.step));
    canvas.setAttribute("aria-valuetext", words.readout.step(run.step));
  }
}
