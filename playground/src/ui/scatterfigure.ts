/** The samples on the page: dragged, added, and the line among them. */

import { Figure } from "../draw/figure";
import type { Plane } from "../draw/plane";
import { type Names, sampleUnder, scatterPlane, scatterShapes } from "../draw/scatter";
import type { Pair } from "../draw/shapes";
import { Engine } from "../engine";
import { registry } from "../registry";
import { OWN } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { onTap } from "./tap";

export class ScatterFigure {
  readonly figure: Figure;
  private plane: Plane | null = null;
  private held: number | null = null;
  private kept: [Pair, Pair] | undefined;

  constructor(
    host: HTMLElement,
    private readonly app: App,
  ) {
    this.figure = new Figure(host, () => this.draw());
    const { canvas } = this.figure;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", words.lineMode.mainLabel);
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    // A finger on a sample moves it; anywhere else it scrolls the page.
    const keep = (event: TouchEvent) => this.held !== null && event.preventDefault();
    canvas.addEventListener("touchstart", keep, { passive: false });
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"])
      canvas.addEventListener(end, () => {
        this.held = null;
        this.kept = undefined;
        app.refresh();
      });
    onTap(this.figure, (here) => this.add(here));
  }

  private press(event: PointerEvent): void {
    if (!this.plane) return;
    const here = this.figure.where(event);
    this.held = sampleUnder(this.plane, this.app.run.samples, here);
    if (this.held === null) return;
    this.kept = [this.plane.x.domain() as Pair, this.plane.y.domain() as Pair];
    this.figure.canvas.setPointerCapture(event.pointerId);
    this.app.refresh();
  }

  private add(here: Pair): void {
    const { samples } = this.app.run;
    if (this.plane && sampleUnder(this.plane, samples, here) === null) this.put(here, samples.x.length);
  }

  private move(event: PointerEvent): void {
    if (!this.plane) return;
    const here = this.figure.where(event);
    const over = sampleUnder(this.plane, this.app.run.samples, here) !== null;
    this.figure.canvas.style.cursor = this.held !== null ? "grabbing" : over ? "grab" : "crosshair";
    if (this.held !== null) this.put(here, this.held);
  }

  /** Move a sample, or a new one, to where the pointer is. */
  private put([px, py]: Pair, sample: number): void {
    const plane = this.plane!;
    const round = (value: number, [low, high]: Pair) =>
      Number(value.toFixed(Math.max(0, 3 - Math.floor(Math.log10(high - low)))));
    const x = [...this.app.run.samples.x];
    const y = [...this.app.run.samples.y];
    x[sample] = round(plane.x.invert(px), plane.x.domain() as Pair);
    y[sample] = round(plane.y.invert(py), plane.y.domain() as Pair);
    this.app.change({ ground: OWN, samples: { x, y } });
    this.app.tellNews(this.app.again());
  }

  private get names(): Names {
    const set = registry.datasets.find((entry) => entry.name === this.app.run.ground);
    return { x: words.column(set?.xName ?? "x"), y: words.column(set?.yName ?? "y") };
  }

  draw(): void {
    const { engine, run, shown } = this.app;
    const walk = engine.selected;
    if (!this.figure.visible || !walk) return;
    const { width, height } = this.figure;
    this.plane = scatterPlane(run.samples, this.names, width, height, this.kept);
    const line = Engine.at(walk, shown);
    this.figure.draw(scatterShapes(this.plane, run.samples, line, walk.points[0]!, this.held, engine.batchAt(Math.floor(shown))));
  }
}
