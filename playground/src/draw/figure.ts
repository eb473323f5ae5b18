/** A canvas that keeps its size, its sharpness, and a base layer that seldom changes. */

import { type Pair, type Shape, paint, svg } from "./shapes";

export class Figure {
  readonly canvas: HTMLCanvasElement;
  width = 0;
  height = 0;
  private readonly ctx: CanvasRenderingContext2D;
  private readonly under = document.createElement("canvas");
  private base: Shape[] = [];
  private overlay: Shape[] = [];
  private sharpness = 1; // of both layers, which are one picture

  /** `resized` is called whenever the canvas has another size and must be drawn anew. */
  constructor(host: HTMLElement, resized: () => void) {
    this.canvas = document.createElement("canvas");
    host.append(this.canvas);
    this.ctx = this.canvas.getContext("2d")!;
    new ResizeObserver(() => {
      if (this.measure()) resized();
    }).observe(this.canvas);
    // A zoomed page has other pixels, also where a figure keeps its size in them.
    addEventListener("resize", () => this.measure() && resized());
    this.measure();
  }

  private get sharpest(): number {
    return Math.min(devicePixelRatio || 1, 2);
  }

  private measure(): boolean {
    const { clientWidth, clientHeight } = this.canvas;
    const { sharpest } = this;
    if (clientWidth === this.width && clientHeight === this.height && sharpest === this.sharpness) return false;
    this.sharpness = sharpest;
    this.width = clientWidth;
    this.height = clientHeight;
    for (const canvas of [this.canvas, this.under]) {
      canvas.width = Math.round(clientWidth * this.sharpness);
      canvas.height = Math.round(clientHeight * this.sharpness);
    }
    return true;
  }

  get visible(): boolean {
    return this.width > 0 && this.height > 0;
  }

  /** Set what lies underneath; it is painted once. */
  setBase(shapes: Shape[]): void {
    this.base = shapes;
    const ctx = this.under.getContext("2d")!;
    ctx.setTransform(this.sharpness, 0, 0, this.sharpness, 0, 0);
    ctx.clearRect(0, 0, this.width, this.height);
    paint(ctx, shapes);
  }

  draw(overlay: Shape[]): void {
    this.overlay = overlay;
    const { ctx } = this;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (this.under.width) ctx.drawImage(this.under, 0, 0);
    ctx.setTransform(this.sharpness, 0, 0, this.sharpness, 0, 0);
    paint(ctx, overlay);
  }

  /** Where a pointer is, in the figure's own units. */
  where(event: MouseEvent): Pair {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  svg(background: string): string {
    return svg([...this.base, ...this.overlay], this.width, this.height, background);
  }

  /** The picture as a PNG, twice as large as on the screen. */
  async png(background: string): Promise<Blob> {
    const sheet = document.createElement("canvas");
    sheet.width = this.width * 2;
    sheet.height = this.height * 2;
    const ctx = sheet.getContext("2d")!;
    ctx.scale(2, 2);
    ctx.fillStyle = background;
    ctx.fillRect(0, 0, this.width, this.height);
    paint(ctx, [...this.base, ...this.overlay]);
    return new Promise((done, failed) =>
      sheet.toBlob((blob) => (blob ? done(blob) : failed(new Error("no PNG"))), "image/png"),
    );
  }
}
