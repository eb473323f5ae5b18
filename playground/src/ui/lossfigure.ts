/** The loss plot on the page: a slider through time. */

import { Figure } from "../draw/figure";
import { lossPlane, lossShapes, raceShapes } from "../draw/lossplot";
import type { Plane } from "../draw/plane";
import type { Pair } from "../draw/shapes";
import { words } from "../words";
import type { App } from "./app";
import { onTap } from "./tap";

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
    this.follow(canvas);
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  /** Time goes with the pointer; a finger that goes up or down scrolls the page instead. */
  private follow(canvas: HTMLCanvasElement): void {
    const scrub = ([x]: Pair) => this.plane && this.app.look(this.plane.x.invert(x));
    let from: Pair = [0, 0];
    canvas.addEventListener("pointerdown", (event) => {
      from = this.figure.where(event);
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      const here = this.figure.where(event);
      const upright = Math.abs(here[0] - from[0]) < Math.abs(here[1] - from[1]);
      if (event.pointerType !== "touch" || !upright) scrub(here);
    });
    onTap(this.figure, scrub);
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
    const { lanes, walks } = engine;
    this.plane = lossPlane(this.app.everyone, last, width, height, lanes.length > 0);
    this.figure.draw(lanes.length ? raceShapes(this.plane, lanes, last, shown) : lossShapes(this.plane, walks, run.selected, last, shown));
    canvas.setAttribute("aria-valuemax", String(run.last));
    canvas.setAttribute("aria-valuenow", String(run.step));
    canvas.setAttribute("aria-valuetext", words.readout.step(run.step));
  }
}
