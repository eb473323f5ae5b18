/** The one-dimensional exercise on the page. */

import { curvePlane, curveShapes } from "../draw/curve";
import { Figure } from "../draw/figure";
import type { Plane } from "../draw/plane";
import { words } from "../words";
import type { App } from "./app";

export class CurveFigure {
  readonly figure: Figure;
  private plane: Plane | null = null;

  constructor(
    host: HTMLElement,
    private readonly app: App,
  ) {
    this.figure = new Figure(host, () => this.draw());
    const { canvas } = this.figure;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", words.rateMode.mainLabel);
    canvas.addEventListener("click", (event) => {
      if (this.plane) app.drop([Number(this.plane.x.invert(this.figure.where(event)[0]).toFixed(2))]);
    });
  }

  draw(): void {
    const { engine, shown, veil } = this.app;
    const walk = engine.selected;
    if (!this.figure.visible || !walk || engine.landscape.dimension !== 1) return;
    const { width, height } = this.figure;
    this.plane = curvePlane(engine.landscape, walk, Math.ceil(shown), width, height);
    this.figure.draw(curveShapes(this.plane, engine.landscape, walk, shown, !veil));
  }
}
