/** The map on the page: drawn, and with walkers dropped on it by pointer or keyboard. */

import { Figure } from "../draw/figure";
import { GroundMap } from "../draw/map";
import { Relief } from "../draw/relief";
import type { Landscape, Point } from "../numerics/landscape";
import { words } from "../words";
import type { App } from "./app";
import { short } from "./dom";
import { onTap } from "./tap";

export class MapFigure {
  readonly figure: Figure;
  private relief: Relief | null = null;
  private map: GroundMap | null = null;
  private drawn: Landscape | null = null;
  /** Called with a ground when it is drawn for the first time. */
  raised: (landscape: Landscape, relief: Relief) => void = () => {};

  constructor(
    host: HTMLElement,
    private readonly app: App,
    private readonly names: [string, string],
    label: string,
    public field = true,
  ) {
    this.figure = new Figure(host, () => this.redraw());
    const { canvas } = this.figure;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", label);
    this.listen(canvas);
  }

  private listen(canvas: HTMLCanvasElement): void {
    onTap(this.figure, (here) => {
      if (this.map?.inside(here)) this.app.drop(rounded(this.map, here));
    });
    canvas.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      const here = this.figure.where(event);
      this.setPin(this.map?.inside(here) ? this.map.under(here) : null);
    });
    canvas.addEventListener("pointerleave", () => this.setPin(null));
    canvas.addEventListener("blur", () => this.setPin(null));
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  private setPin(pin: Point | null): void {
    this.app.pin = pin;
    this.app.refresh();
  }

  private key(event: KeyboardEvent): void {
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const { window } = this.app.engine.landscape;
    const middle = window.map(([low, high]) => (low + high) / 2);
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      const pin = (this.app.pin ?? middle).map((x, i) => {
        const [low, high] = window[i]!;
        const stride = (high - low) / (event.shiftKey ? 10 : 40);
        return Math.min(high, Math.max(low, tidy(x + move[i]! * stride, high - low)));
      });
      this.setPin(pin);
      this.app.announce(words.pin(short(pin[0]!), short(pin[1]!)));
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.app.drop(this.app.pin ?? middle);
    } else if (event.key === "Escape") this.setPin(null);
  }

  /** The width that the window would have at height 1, within what fits a page. */
  get aspect(): number {
    const [[x0, x1], [y0, y1]] = this.app.engine.landscape.window as [[number, number], [number, number]];
    const ratio = (x1 - x0) / (y1 - y0);
    return ratio > 0.45 && ratio < 2.2 ? Math.min(Math.max(ratio, 0.85), 1.9) : 1.25;
  }

  /** Draw the ground again: it, the size or the colours are new. */
  redraw(): void {
    const { landscape } = this.app.engine;
    if (!this.figure.visible || landscape.dimension !== 2) return;
    if (this.drawn !== landscape) {
      this.relief = new Relief(landscape);
      this.raised(landscape, this.relief);
    }
    this.drawn = landscape;
    const { width, height } = this.figure;
    const look = { names: this.names, field: this.field };
    this.map = new GroundMap(landscape, this.relief!, width, height, look);
    this.figure.setBase(this.map.base());
    this.draw();
  }

  draw(): void {
    const { app, map } = this;
    if (!map || !this.figure.visible || this.drawn !== app.engine.landscape) return;
    const shapes = map.walkers(app.engine.walks, app.run.selected, app.shown);
    this.figure.draw([...shapes, ...(app.pin ? map.pin(app.pin) : [])]);
  }

  get stale(): boolean {
    return this.drawn !== this.app.engine.landscape;
  }
}

/** A number with no more digits than a pixel is worth. */
function tidy(x: number, span: number): number {
  return Number(x.toFixed(Math.max(0, 3 - Math.floor(Math.log10(span)))));
}

function rounded(map: GroundMap, at: [number, number]): Point {
  return map
    .under(at)
    .map((x, i) => tidy(x, map.landscape.window[i]![1] - map.landscape.window[i]![0]));
}
