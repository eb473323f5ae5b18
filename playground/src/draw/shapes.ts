/** Pictures as lists of shapes, painted on a canvas or written as SVG: the same picture twice. */

export type Pair = [number, number];

export interface Paint {
  fill?: string;
  stroke?: string;
  width?: number;
  dash?: number[];
  alpha?: number;
}
export type Shape =
  | ({ kind: "path"; d: string } & Paint)
  | ({ kind: "line"; points: Pair[]; closed?: boolean } & Paint)
  | ({ kind: "dot"; at: Pair; r: number } & Paint)
  | {
      kind: "text";
      at: Pair;
      text: string;
      color: string;
      size?: number;
      align?: "left" | "center" | "right";
      halo?: string;
      italic?: boolean;
      turned?: boolean;
    }
  | { kind: "clip"; box: Box; inside: Shape[] };

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const fontOf = (size: number, italic?: boolean) => `${italic ? "italic " : ""}${size}px ${FONT}`;

export function paint(ctx: CanvasRenderingContext2D, shapes: Shape[]): void {
  for (const shape of shapes) {
    if (shape.kind === "clip") {
      const { x, y, w, h } = shape.box;
      ctx.save();
      ctx.beginPath();
      ctx.rect(x, y, w, h);
      ctx.clip();
      paint(ctx, shape.inside);
      ctx.restore();
    } else if (shape.kind === "text") {
      paintText(ctx, shape);
    } else {
      paintOutline(ctx, shape);
    }
  }
}

type Outline = Exclude<Shape, { kind: "clip" } | { kind: "text" }>;

function paintOutline(ctx: CanvasRenderingContext2D, shape: Outline): void {
  ctx.globalAlpha = shape.alpha ?? 1;
  let path: Path2D | undefined;
  if (shape.kind === "path") path = new Path2D(shape.d);
  else {
    ctx.beginPath();
    if (shape.kind === "dot") ctx.arc(shape.at[0], shape.at[1], shape.r, 0, 2 * Math.PI);
    else {
      shape.points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
      if (shape.closed) ctx.closePath();
    }
  }
  if (shape.fill) {
    ctx.fillStyle = shape.fill;
    if (path) ctx.fill(path);
    else ctx.fill();
  }
  if (shape.stroke) {
    ctx.strokeStyle = shape.stroke;
    ctx.lineWidth = shape.width ?? 1;
    ctx.lineJoin = ctx.lineCap = "round";
    ctx.setLineDash(shape.dash ?? []);
    if (path) ctx.stroke(path);
    else ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

function paintText(ctx: CanvasRenderingContext2D, shape: Shape & { kind: "text" }): void {
  ctx.save();
  ctx.font = fontOf(shape.size ?? 12, shape.italic);
  ctx.textAlign = shape.align ?? "left";
  ctx.textBaseline = "middle";
  ctx.translate(...shape.at);
  if (shape.turned) ctx.rotate(-Math.PI / 2);
  if (shape.halo) {
    ctx.strokeStyle = shape.halo;
    ctx.lineWidth = 4;
    ctx.lineJoin = "round";
    ctx.strokeText(shape.text, 0, 0);
  }
  ctx.fillStyle = shape.color;
  ctx.fillText(shape.text, 0, 0);
  ctx.restore();
}

// SVG

const num = (x: number) => String(Math.round(x * 100) / 100);
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A standalone SVG document of the shapes. */
export function svg(shapes: Shape[], width: number, height: number, background: string): string {
  const parts: string[] = [];
  const clips: string[] = [];
  write(shapes, parts, clips);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(width)} ${num(height)}" ` +
    `width="${num(width)}" height="${num(height)}">` +
    `<defs>${clips.join("")}</defs><rect width="100%" height="100%" fill="${background}"/>` +
    `${parts.join("\n")}</svg>\n`
  );
}

function write(shapes: Shape[], parts: string[], clips: string[]): void {
  for (const shape of shapes) {
    if (shape.kind === "clip") {
      const { x, y, w, h } = shape.box;
      const id = `clip${clips.length}`;
      clips.push(
        `<clipPath id="${id}"><rect x="${num(x)}" y="${num(y)}" width="${num(w)}" ` +
          `height="${num(h)}"/></clipPath>`,
      );
      parts.push(`<g clip-path="url(#${id})">`);
      write(shape.inside, parts, clips);
      parts.push("</g>");
    } else if (shape.kind === "text") parts.push(textOf(shape));
    else parts.push(outlineOf(shape));
  }
}

function textOf(shape: Shape & { kind: "text" }): string {
  const anchor = { left: "start", center: "middle", right: "end" }[shape.align ?? "left"];
  const [x, y] = shape.at.map(num);
  const halo = shape.halo
    ? ` stroke="${shape.halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
    : "";
  const turn = shape.turned ? ` transform="rotate(-90 ${x} ${y})"` : "";
  const slant = shape.italic ? ' font-style="italic"' : "";
  return (
    `<text x="${x}" y="${y}" fill="${shape.color}" font-size="${shape.size ?? 12}" ` +
    `font-family="${escaped(FONT)}" text-anchor="${anchor}" dominant-baseline="central"` +
    `${halo}${turn}${slant}>${escaped(shape.text)}</text>`
  );
}

function outlineOf(shape: Outline): string {
  const look =
    `fill="${shape.fill ?? "none"}"` +
    (shape.stroke
      ? ` stroke="${shape.stroke}" stroke-width="${shape.width ?? 1}" ` +
        'stroke-linejoin="round" stroke-linecap="round"'
      : "") +
    (shape.dash?.length ? ` stroke-dasharray="${shape.dash.join(" ")}"` : "") +
    (shape.alpha !== undefined ? ` opacity="${shape.alpha}"` : "");
  if (shape.kind === "path") return `<path d="${shape.d}" ${look}/>`;
  if (shape.kind === "dot")
    return `<circle cx="${num(shape.at[0])}" cy="${num(shape.at[1])}" r="${shape.r}" ${look}/>`;
  const points = shape.points.map((p) => p.map(num).join(",")).join(" ");
  return `<${shape.closed ? "polygon" : "polyline"} points="${points}" ${look}/>`;
}

/** An arrow as shapes; shorter than its head it is not drawn. */
export function arrow(from: Pair, to: Pair, paint: Paint, head = 7): Shape[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (!(length > 1)) return [];
  const size = Math.min(head, length * 0.7);
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const back = (side: number): Pair => [
    to[0] - size * ux - side * size * 0.45 * uy,
    to[1] - size * uy + side * size * 0.45 * ux,
  ];
  const neck: Pair = [to[0] - size * 0.8 * ux, to[1] - size * 0.8 * uy];
  const { stroke, alpha } = paint;
  return [
    { kind: "line", points: [from, neck], ...paint },
    {
      kind: "line",
      points: [to, back(1), back(-1)],
      closed: true,
      ...(stroke ? { fill: stroke } : {}),
      ...(alpha !== undefined ? { alpha } : {}),
    },
  ];
}
