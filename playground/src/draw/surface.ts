/** The same ground in 3-D: surface, contour lines, walkers with their ways on it. */

import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  HemisphereLight,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PerspectiveCamera,
  Scene,
  SphereGeometry,
  Vector3,
  WebGLRenderer,
} from "three";
import type { Walk } from "../numerics/descent";
import type { Landscape, Point } from "../numerics/landscape";
import { Engine, type Lane } from "../engine";
import { type Ball, racers, walkers } from "./balls";
import { BESIDE } from "./lanes";
import { MAX_WALKERS } from "../state";
import { night, terrain } from "./palette";
import { KeptPicture } from "./kept";
import { CELLS, Relief } from "./relief";

const RELIEF = 0.62; // height of the highest ground; the window is 2 wide
const HOVER = 0.012; // what lies on the ground is lifted by so much, to be seen
const LONGEST_TRAIL = 400; // steps
const NOWHERE = [0, 0, -9]; // below all ground
const TRAIL_ROOM = 20_000; // steps of all walkers together

export class SurfaceView {
  readonly canvas = document.createElement("canvas");
  private readonly letters = document.createElement("div");
  readonly works: boolean;
  private renderer: WebGLRenderer | null = null;
  private readonly land = new Scene(); // what stands still: the ground and its light
  private readonly kept: KeptPicture | null = null; // of the land, where it takes long to draw
  private readonly scene = new Scene(); // who moves over it
  private readonly camera = new PerspectiveCamera(34, 1, 0.1, 30);
  private ground: (Mesh | LineSegments)[] = [];
  private balls!: InstancedMesh;
  private readonly pin = new Mesh(
    new SphereGeometry(0.022, 12, 8),
    new MeshBasicMaterial({ color: night.TEXT! }),
  );
  private readonly trails: LineSegments;
  private readonly ways = new WeakMap<Walk, [number, number, number][]>();
  readonly slow: boolean;
  private landscape: Landscape | null = null;
  private relief: Relief | null = null;
  azimuth = -62;
  elevation = 40;

  constructor(host: HTMLElement, changed: () => void) {
    host.append(this.canvas, this.letters);
    this.letters.className = "letters";
    this.letters.ariaHidden = "true";
    const who = drawer();
    this.slow = who === "processor";
    const geometry = new BufferGeometry();
    for (const name of ["position", "color"]) geometry.setAttribute(name, new BufferAttribute(new Float32Array(TRAIL_ROOM * 6), 3));
    this.trails = new LineSegments(geometry, new LineBasicMaterial({ vertexColors: true }));
    this.trails.frustumCulled = false;
    try {
      const antialias = !this.slow;
      if (who !== "none") this.renderer = new WebGLRenderer({ canvas: this.canvas, antialias, stencil: this.slow, alpha: true });
    } catch {
      // No WebGL here: the map says it all, and the figure says why it is empty.
    }
    this.works = this.renderer !== null;
    if (!this.renderer) return;
    this.renderer.autoClear = false; // the land is drawn first, then who moves over it
    if (this.slow) this.kept = new KeptPicture(this.renderer.getContext() as WebGL2RenderingContext);
    this.canvas.addEventListener("webglcontextrestored", () => this.kept?.forget());
    const sun = new DirectionalLight("#ffffff", 1.6);
    sun.position.set(-1.5, -1, 3);
    this.land.add(sun, new HemisphereLight("#dfe9ff", "#1b2433", 1.7));
    const look = new MeshBasicMaterial();
    this.balls = new InstancedMesh(new SphereGeometry(1, 12, 8), look, MAX_WALKERS);
    this.balls.frustumCulled = false;
    this.scene.add(this.balls, this.trails, this.pin);
    new ResizeObserver(() => {
      this.resize();
      changed();
    }).observe(this.canvas);
    this.listen(changed);
  }

  private resize(): void {
    const { clientWidth: w, clientHeight: h } = this.canvas;
    if (!w || !h) return;
    this.renderer!.setPixelRatio(this.slow ? 1 : Math.min(devicePixelRatio || 1, 2));
    this.renderer!.setSize(w, h, false);
    this.camera.aspect = w / h;
    this.camera.updateProjectionMatrix();
    this.kept?.forget();
  }

  /** Turning: never a roll, never the underside. */
  turn(azimuth: number, elevation: number): void {
    this.azimuth += azimuth;
    this.elevation = Math.min(Math.max(this.elevation + elevation, 8), 88);
    this.kept?.forget();
  }

  private listen(changed: () => void): void {
    let from: [number, number] | null = null;
    this.canvas.addEventListener("pointerdown", (event) => {
      from = [event.clientX, event.clientY];
      this.canvas.setPointerCapture(event.pointerId);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (!from) return;
      this.turn((from[0] - event.clientX) * 0.4, (event.clientY - from[1]) * 0.3);
      from = [event.clientX, event.clientY];
      changed();
    });
    const stop = () => (from = null);
    this.canvas.addEventListener("pointerup", stop);
    this.canvas.addEventListener("pointercancel", stop);
    this.canvas.addEventListener("keydown", (event) => {
      const moves: Record<string, [number, number]> = {
        ArrowLeft: [-8, 0],
        ArrowRight: [8, 0],
        ArrowUp: [0, 6],
        ArrowDown: [0, -6],
      };
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      this.turn(...move);
      changed();
    });
  }

  /** Show another ground. */
  set(landscape: Landscape, relief: Relief): void {
    if (!this.works) return;
    this.landscape = landscape;
    this.relief = relief;
    this.kept?.forget();
    for (const old of this.ground) {
      this.land.remove(old);
      old.geometry.dispose();
    }
    this.ground = [this.mesh(relief), this.rings(relief)];
    this.land.add(...this.ground);
  }

  private mesh(relief: Relief): Mesh {
    const places = new Float32Array(CELLS * CELLS * 3);
    const colors = new Float32Array(CELLS * CELLS * 3);
    relief.heights.forEach((height, i) => {
      const z = Number.isFinite(height) ? height : 0;
      places.set([(i % CELLS) / (CELLS - 1), Math.floor(i / CELLS) / (CELLS - 1)].map(spread), i * 3);
      places[i * 3 + 2] = z * RELIEF;
      colors.set(new Color().setRGB(...terrain(z), "srgb").toArray(), i * 3);
    });
    const faces: number[] = [];
    for (let j = 0; j < CELLS - 1; j++)
      for (let i = 0; i < CELLS - 1; i++) {
        const a = j * CELLS + i;
        const corners = [a, a + 1, a + CELLS, a + CELLS + 1];
        if (corners.some((corner) => !Number.isFinite(relief.heights[corner]))) continue;
        faces.push(a, a + 1, a + CELLS, a + 1, a + CELLS + 1, a + CELLS);
      }
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(places, 3));
    geometry.setAttribute("color", new BufferAttribute(colors, 3));
    geometry.setIndex(faces);
    geometry.computeVertexNormals();
    return new Mesh(geometry, new MeshLambertMaterial({ vertexColors: true, side: 2 }));
  }

  private rings(relief: Relief): LineSegments {
    const ends: number[] = [];
    const place = ([gx, gy]: number[]) => [gx!, gy!].map((g) => spread((g - 0.5) / (CELLS - 1)));
    relief.bands.slice(1).forEach((band, i) => {
      const z = relief.levels[i + 1]! * RELIEF + 0.004;
      for (const ring of band.coordinates.flat())
        ring.slice(1).forEach((to, k) => {
          const from = ring[k]!;
          // The edge of the window closes rings, but is no contour.
          const beyond = [...from, ...to].some((g) => g < 0.5 || g > CELLS - 0.5);
          if (!beyond) ends.push(...place(from), z, ...place(to), z);
        });
    });
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(ends), 3));
    // They hide nobody: who walks is drawn after them.
    const look = new LineBasicMaterial({ color: night.TEXT!, transparent: true, opacity: 0.22, depthWrite: false });
    return new LineSegments(geometry, look);
  }

  /** Where a point of the landscape is in the scene. */
  private spot(point: Point): [number, number, number] {
    const share = this.landscape!.window.map(([low, high], i) => (point[i]! - low) / (high - low));
    const z = this.relief!.drawn(this.landscape!.value(point));
    return [spread(share[0]!), spread(share[1]!), (Number.isFinite(z) ? z : 0) * RELIEF + HOVER];
  }

  private onMap(point: Point): boolean {
    return this.landscape!.window.every(([low, high], i) => point[i]! >= low && point[i]! <= high);
  }

  /** Draw walkers at a step, or the racers of all lanes, and the place that is pointed at on the map. */
  draw(walks: Walk[], selected: number, lanes: Lane[], t: number, pin: Point | null): void {
    if (!this.renderer || !this.landscape || !this.canvas.clientWidth) return;
    const balls = lanes.length ? racers(lanes) : walkers(walks, selected);
    this.look();
    this.place(balls, t);
    this.drape(balls, t);
    this.pin.visible = pin !== null;
    if (pin) this.pin.position.set(...this.spot(pin));
    this.drawLand(this.renderer);
    this.renderer.render(this.scene, this.camera);
  }

  private drawLand(renderer: WebGLRenderer): void {
    renderer.clear(); // before it is copied to as well: a browser may be late to clear, and clear the copy
    if (this.kept?.restore()) return;
    renderer.render(this.land, this.camera);
    this.kept?.keep();
  }

  private look(): void {
    const [a, e] = [this.azimuth, this.elevation].map((angle) => (angle * Math.PI) / 180);
    const far = 3.55 / Math.min(1, this.camera.aspect / 1.42);
    this.camera.up.set(0, 0, 1);
    this.camera.position.set(
      far * Math.cos(e!) * Math.cos(a!),
      far * Math.cos(e!) * Math.sin(a!),
      far * Math.sin(e!) + 0.15,
    );
    this.camera.lookAt(0, 0, 0.16);
  }

  private place(balls: Ball[], t: number): void {
    const { clientWidth: w, clientHeight: h } = this.canvas;
    let count = 0;
    const letters = balls.slice(0, MAX_WALKERS).flatMap(({ walk, size, color, letter, lane }) => {
      const point = Engine.at(walk, t);
      if (!this.onMap(point)) return [];
      const [x, y, z] = this.spot(point);
      const middle = new Vector3(x, y, z + size * 0.6);
      this.balls.setMatrixAt(count, new Matrix4().makeScale(size, size, size).setPosition(middle));
      this.balls.setColorAt(count++, color);
      if (!letter) return [];
      const seen = middle.project(this.camera);
      const [right, down] = BESIDE[lane]!;
      return [this.letter(letter, color, ((seen.x + 1) / 2) * w + 10 * right, ((1 - seen.y) / 2) * h + 10 * down)];
    });
    this.letters.replaceChildren(...letters);
    this.balls.count = count;
    this.balls.instanceMatrix.needsUpdate = true;
    if (this.balls.instanceColor) this.balls.instanceColor.needsUpdate = true;
  }

  /** A racer's letter, beside its ball. */
  private letter(text: string, color: Color, x: number, y: number): HTMLElement {
    const element = document.createElement("b");
    element.textContent = text;
    element.style.color = `#${color.getHexString()}`;
    element.style.translate = `${x.toFixed(1)}px ${y.toFixed(1)}px`;
    return element;
  }

  /** The last part of every way, lying on the ground; steps off the map are left out. */
  private drape(balls: Ball[], t: number): void {
    const most = balls.length > 12 ? 60 : LONGEST_TRAIL;
    const place = this.trails.geometry.getAttribute("position") as BufferAttribute;
    const paint = this.trails.geometry.getAttribute("color") as BufferAttribute;
    const [room, inks] = [place.array, paint.array] as [Float32Array, Float32Array];
    let used = 0;
    const add = (from: number[], to: number[], { r, g, b }: Color) => {
      room.set(from, used);
      room.set(to, used + 3);
      inks.set([r, g, b, r, g, b], used);
      used += 6;
    };
    for (const { walk, trail } of balls) {
      const end = Math.min(Math.floor(t), walk.points.length - 1);
      const way = this.wayOf(walk, end);
      for (let k = Math.max(0, end - most); k < end && used + 12 <= room.length; k++)
        if (!Number.isNaN(way[k]![0]) && !Number.isNaN(way[k + 1]![0])) add(way[k]!, way[k + 1]!, trail);
      const tip = Engine.at(walk, t);
      if (t > end && used + 6 <= room.length && this.onMap(tip) && !Number.isNaN(way[end]![0])) add(way[end]!, this.spot(tip), trail);
    }
    // A first line takes long to draw without a graphics processor: not when walkers set off.
    if (!used) add(NOWHERE, NOWHERE, new Color());
    this.trails.geometry.setDrawRange(0, used / 3);
    for (const part of [place, paint]) {
      part.clearUpdateRanges();
      part.addUpdateRange(0, used);
      part.needsUpdate = true;
    }
  }

  /** Where the iterates of a walk are in the scene, each computed once; NaN off the map. */
  private wayOf(walk: Walk, end: number): [number, number, number][] {
    if (!this.ways.has(walk)) this.ways.set(walk, []);
    const way = this.ways.get(walk)!;
    for (let k = way.length; k <= end; k++) {
      const point = walk.points[k]!;
      way.push(this.onMap(point) ? this.spot(point) : [NaN, NaN, NaN]);
    }
    return way;
  }
}

const spread = (share: number) => 2 * share - 1;

/** What draws in 3-D here: nothing, the processor, for which fine drawing would be slow, or a card. */
function drawer(): "none" | "processor" | "card" {
  const probe = document.createElement("canvas").getContext("webgl2");
  const named = probe?.getExtension("WEBGL_debug_renderer_info");
  const name = named ? String(probe!.getParameter(named.UNMASKED_RENDERER_WEBGL)) : "";
  probe?.getExtension("WEBGL_lose_context")?.loseContext();
  if (!probe) return "none";
  return /swiftshader|llvmpipe|software|basic render/i.test(name) ? "processor" : "card";
}
