/** The map on the page: walkers are dropped, held and moved on it, and places looked at. */

import { Figure } from "../draw/figure";
import { GroundMap } from "../draw/map";
import { Relief } from "../draw/relief";
import type { Pair } from "../draw/shapes";
import type { Landscape, Point } from "../numerics/landscape";
import { words } from "../words";
import type { App } from "./app";
import { short } from "./numbers";
import type { Veil } from "./situation";
import { onTap } from "./tap";

const CLOSER = 0.5; // of the window's width is left by one step of the zoom

export class MapFigure {
  readonly figure: Figure;
  private relief: Relief | null = null;
  private map: GroundMap | null = null;
  private drawn: Landscape | null = null;
  private veil: Veil = ""; // under which it was drawn
  private moved = false; // since the pointer went down
  /** Called with a ground when it is drawn for the first time. */
  raised: (landscape: Landscape, relief: Relief) => void = () => {};
  /** Called whenever the ground was drawn anew, and arrows may be of another length. */
  scaled: () => void = () => {};

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
    onTap(this.figure, (here, event) => this.tap(here, event));
    this.hold(canvas);
    canvas.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      const here = this.figure.where(event);
      this.point(this.map?.inside(here) ? this.map.under(here) : null);
      canvas.style.cursor = this.walkerAt(here, event) === null ? "crosshair" : "grab";
    });
    canvas.addEventListener("pointerleave", () => this.point(null));
    canvas.addEventListener("blur", () => this.point(null));
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  private tap(here: Pair, event: PointerEvent): void {
    if (!this.map?.inside(here) || this.moved) return;
    const place = rounded(this.map, here);
    const walker = this.walkerAt(here, event);
    if (event.shiftKey) this.keep(place);
    else if (walker === null) this.app.drop(place);
    else this.choose(walker);
  }

  private choose(walker: number): void {
    if (walker === this.app.run.selected) return;
    this.app.change({ selected: walker });
    this.app.judge(words.status.chosen(walker + 1));
  }

  /** The walker under a pointer, or null. */
  private walkerAt(here: Pair, { pointerType }: PointerEvent): number | null {
    const { engine, shown, run } = this.app;
    return this.map?.walkerUnder(engine.walks, run.selected, shown, here, pointerType === "touch" ? 22 : 13) ?? null;
  }

  /** A walker that is held goes with the pointer; the ground that is held by a mouse, too. */
  private hold(canvas: HTMLCanvasElement): void {
    let walker: number | null = null;
    let from: Point | null = null;
    canvas.addEventListener("pointerdown", (event) => {
      this.moved = false;
      const here = this.figure.where(event);
      walker = this.walkerAt(here, event);
      from = walker === null && event.pointerType === "mouse" && this.map?.inside(here) ? [...here] : null;
    });
    // A finger on a walker moves it; anywhere else it scrolls the page.
    canvas.addEventListener("touchstart", (event) => event.touches.length === 1 && walker !== null && event.preventDefault(), { passive: false });
    canvas.addEventListener("pointermove", (event) => {
      if (!event.buttons || !this.map || (walker === null && !from)) return;
      const here = this.figure.where(event);
      const far = Math.hypot(event.movementX, event.movementY) > 0;
      if (!this.moved && (!far || !canvas.hasPointerCapture(event.pointerId))) canvas.setPointerCapture(event.pointerId);
      if (from && !this.moved && Math.hypot(here[0] - from[0]!, here[1] - from[1]!) < 8) return;
      this.moved = true;
      this.app.held = true;
      if (walker !== null) this.move(walker, here);
      else from = this.pan(from!, here);
    });
    for (const end of ["pointerup", "pointercancel"])
      canvas.addEventListener(end, () => {
        walker = from = null;
        this.app.held = false;
      });
  }

  private move(walker: number, here: Pair): void {
    const place = rounded(this.map!, here);
    if (!this.map!.inside(here) || !this.app.stands(place)) return;
    this.app.pause();
    this.app.change({ walkers: this.app.run.walkers.map((p, i) => (i === walker ? place : p)), selected: walker, step: 0 });
    this.app.shown = 0;
  }

  private pan(from: Point, here: Pair): Point {
    const [before, after] = [this.map!.under(from as Pair), this.map!.under(here)];
    const window = this.app.engine.seen.window.map(([low, high], i): [number, number] => {
      const shift = before[i]! - after[i]!;
      return [low + shift, high + shift];
    });
    this.app.see(window);
    return [...here];
  }

  private wheel(event: WheelEvent): void {
    // A wheel scrolls the page; with Ctrl, as pinching sends it, it zooms.
    const here = this.figure.where(event);
    if (!event.ctrlKey || !this.map?.inside(here)) return;
    event.preventDefault();
    this.app.zoom(Math.exp(Math.max(-50, Math.min(50, event.deltaY)) / 120), this.map.under(here));
  }

  /** Look at a place: what the ground is there is shown, and marked in 3-D. */
  private point(place: Point | null): void {
    if (place === null && this.app.pin === null) return;
    this.app.pin = place;
    this.app.refresh();
  }

  /** Keep what is read at a place on the map, or let it go. */
  private keep(place: Point): void {
    this.app.kept = this.app.kept ? null : place;
    this.app.announce(this.app.kept ? words.probe.kept(this.app.reading(place)) : words.probe.gone);
    this.app.refresh();
  }

  private key(event: KeyboardEvent): void {
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const { window } = this.app.engine.seen;
    const middle = window.map(([low, high]) => (low + high) / 2);
    const place = this.app.pin ?? middle;
    const move = moves[event.key];
    const acts: Record<string, () => void> = {
      Enter: () => this.app.drop(place),
      " ": () => this.app.drop(place),
      Escape: () => this.point(null),
      Delete: () => this.app.run.walkers.length && this.app.remove(this.app.run.selected),
      p: () => this.keep(place),
      "+": () => this.app.zoom(CLOSER),
      "-": () => this.app.zoom(1 / CLOSER),
      "0": () => this.app.see(null),
    };
    if (event.altKey || event.ctrlKey || event.metaKey || !(move || acts[event.key])) return;
    event.preventDefault();
    if (!move) return acts[event.key]!();
    const pin = place.map((x, i) => {
      const [low, high] = window[i]!;
      const [from, to] = (this.app.run.view ?? this.app.engine.landscape.window)[i]!; // without the room at its edges
      const stride = (to - from) / (event.shiftKey ? 10 : 40);
      return Math.min(high, Math.max(low, tidy(x + move[i]! * stride, high - low)));
    });
    this.point(pin);
    this.app.announce(`${words.pin(short(pin[0]!), short(pin[1]!))}. ${this.app.reading(pin)}`);
  }

  /** The width that the window would have at height 1, within what fits a page. */
  get aspect(): number {
    const [[x0, x1], [y0, y1]] = this.app.engine.seen.window as [[number, number], [number, number]];
    const ratio = (x1 - x0) / (y1 - y0);
    return ratio > 0.45 && ratio < 2.2 ? Math.min(Math.max(ratio, 0.85), 1.9) : 1.25;
  }

  /** Draw the ground again: it, the size or the colours are new. */
  redraw(): void {
    const { seen: landscape } = this.app.engine;
    if (!this.figure.visible || landscape.dimension !== 2) return;
    if (this.drawn !== landscape) {
      this.relief = new Relief(landscape);
      this.raised(landscape, this.relief);
    }
    this.drawn = landscape;
    const { width, height } = this.figure;
    this.veil = this.app.veil;
    const look = { names: this.names, field: this.field && !this.veil, fog: this.veil === "ground" };
    this.map = new GroundMap(landscape, this.relief!, width, height, look);
    this.figure.setBase(this.map.base());
    this.draw();
    this.scaled();
  }

  draw(): void {
    const { app, map } = this;
    if (!map || !this.figure.visible || this.drawn !== app.engine.seen) return;
    const { engine, run, shown } = app;
    const shapes = engine.lanes.length ? map.race(engine.lanes, shown) : map.walkers(engine.walks, run.selected, shown, !this.veil);
    const pins = [app.kept, app.pin].flatMap((place) => (place ? map.pin(place) : []));
    this.figure.draw([...shapes, ...pins]);
  }

  /** How long uphill arrows are, or null before the map is drawn. */
  get arrowScale(): number | null {
    return this.map?.arrowScale ?? null;
  }

  get stale(): boolean {
    return this.drawn !== this.app.engine.seen || this.veil !== this.app.veil;
  }
}

/** A number with no more digits than a pixel is worth. */
function tidy(x: number, span: number): number {
  return Number(x.toFixed(Math.min(20, Math.max(0, 3 - Math.floor(Math.log10(span))))));
}

function rounded(map: GroundMap, at: Pair): Point {
  return map
    .under(at)
    .map((x, i) => tidy(x, map.landscape.window[i]![1] - map.landscape.window[i]![0]));
}
