/** The one place where the situation changes; everything shown follows from it. */

import { Engine, GROWING } from "../engine";
import { FormulaError } from "../numerics/tree";
import type { Point } from "../numerics/landscape";
import { registry } from "../registry";
import { MAX_STEPS, MAX_WALKERS, type Mode, type Run, type State, fromHash, initial, toHash } from "../state";
import { words } from "../words";
import { short } from "./dom";

const STEP_LASTS = 240; // milliseconds
const SLOWEST = 3.5; // steps a second, of a run's first steps; then it gathers speed
const FASTEST = 60;

export class App {
  state: State = initial();
  readonly engines: Record<Mode, Engine> = {
    map: new Engine("map"),
    rate: new Engine("rate"),
    line: new Engine("line"),
  };
  /** The step that is drawn; fractional while something moves. */
  shown = 0;
  running = false;
  message = "";
  pin: Point | null = null;
  /** Called with whether the ground changed, whenever there is something new to see. */
  readonly watchers: ((newGround: boolean) => void)[] = [];
  announce: (text: string) => void = () => {};
  private newGround = true;
  private pending = false;
  private timer = 0;
  /** How long a frame takes while running, in milliseconds, on average. */
  frame = 16;
  private ranSteps = 0;
  private warned = false; // a run that goes on after a warning is not stopped again
  private written = "";

  constructor() {
    this.restore(location.hash);
    addEventListener("hashchange", () => {
      if (location.hash !== this.written) this.restore(location.hash, true);
    });
  }

  get run(): Run {
    return this.state.runs[this.state.mode];
  }
  get engine(): Engine {
    return this.engines[this.state.mode];
  }
  get calm(): boolean {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  private restore(hash: string, told = false): void {
    const before = this.state;
    this.message = "";
    this.state = fromHash(hash, before);
    try {
      this.derive();
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.state = before;
      this.derive();
      this.message = error.message;
    }
    this.shown = this.run.step;
    this.message ||= this.verdict();
    if (told) this.announce(words.status.restored);
    this.refresh(true);
  }

  private derive(): void {
    if (this.engine.set(this.run)) this.newGround = true;
  }

  /** Change the present run. Raises FormulaError, and changes nothing, for an unusable formula. */
  change(patch: Partial<Run>): void {
    const before = this.run;
    this.state.runs[this.state.mode] = { ...before, ...patch };
    try {
      this.derive();
    } catch (error) {
      this.state.runs[this.state.mode] = before;
      throw error;
    }
    this.refresh();
  }

  setMode(mode: Mode): void {
    this.pause();
    this.state = { ...this.state, mode };
    this.pin = null;
    this.derive();
    this.message = this.verdict();
    this.shown = this.run.step;
    this.refresh(true);
  }

  // Time

  step(): void {
    this.pause();
    if (this.stuck()) return this.tell();
    this.shown = this.run.step;
    this.advance(this.run.step + 1);
    this.move();
  }

  undo(): void {
    this.pause();
    const step = Math.max(0, this.run.step - 1);
    this.change({ step, last: step });
    this.move();
  }

  reset(): void {
    this.pause();
    this.change({ step: 0, last: 0 });
    this.jump();
  }

  /** Look at another step of those that were walked. */
  look(step: number): void {
    this.pause();
    this.change({ step: Math.min(Math.max(0, Math.round(step)), this.run.last) });
    this.jump();
  }

  toggle(): void {
    if (this.running) {
      this.pause();
      this.announce(words.status.paused(this.run.step));
      return this.refresh();
    }
    if (this.stuck()) return this.tell();
    this.running = true;
    this.ranSteps = 0;
    this.warned = this.alarming();
    this.shown = this.run.step;
    this.message = "";
    this.announce(words.status.running);
    this.tick(0);
    this.refresh();
  }

  pause(): void {
    this.running = false;
    this.shown = this.run.step;
  }

  /** Whether the ground that was asked for cannot be walked on. */
  blocked: () => boolean = () => false;

  /** Whether no further step can be taken. */
  private stuck(): boolean {
    if (this.blocked()) return true;
    const { step } = this.run;
    const over = (walk: { diverged: number | null }) => walk.diverged !== null && walk.diverged <= step;
    for (const walk of this.engine.walks) walk.upTo(step + 1);
    return !this.engine.walks.length || step >= MAX_STEPS || this.engine.walks.every(over);
  }

  private advance(step: number): void {
    this.change({ step, last: Math.max(step, this.run.last) });
  }

  /** Let the picture follow to the present step. */
  private move(): void {
    if (this.calm) return this.jump();
    const [from, to] = [this.shown, this.run.step];
    const began = performance.now();
    const frame = (now: number) => {
      if (this.running || this.run.step !== to) return;
      const share = Math.min(1, (now - began) / STEP_LASTS);
      this.shown = from + (to - from) * share * share * (3 - 2 * share);
      this.refresh();
      if (share < 1) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    this.tell();
  }

  private jump(): void {
    this.shown = this.run.step;
    this.tell();
    this.refresh();
  }

  private tick(before: number): void {
    requestAnimationFrame((now) => {
      if (!this.running) return;
      if (before) this.frame += 0.1 * (now - before - this.frame);
      const passed = before ? Math.min(0.1, (now - before) / 1000) : 0;
      const speed = Math.min(FASTEST, SLOWEST * 1.12 ** this.ranSteps);
      this.ranSteps += passed * speed;
      this.shown = Math.min(this.shown + passed * speed, MAX_STEPS);
      const step = Math.floor(this.shown);
      if (step > this.run.step) this.advance(step);
      for (const walk of this.engine.walks) walk.upTo(step + 1);
      if (this.engine.settled(step) || this.stuck() || this.arrived() || (!this.warned && this.alarming())) {
        this.pause();
        this.tell();
      }
      this.refresh();
      this.tick(now);
    });
  }

  /** The exercise's run stops where its question is asked. */
  arrived: () => boolean = () => false;

  // Walkers

  drop(point: Point): boolean {
    const { value, gradient } = this.engine.landscape;
    const finite = Number.isFinite(value(point)) && gradient(point).every(Number.isFinite);
    if (!finite) {
      this.message = words.status.notFinite;
      this.announce(this.message);
      this.refresh();
      return false;
    }
    const single = this.state.mode !== "map";
    const walkers = single ? [point] : [...this.run.walkers, point].slice(-MAX_WALKERS);
    this.pause();
    // A new walker starts at once, and the others with it: all are at the same step.
    this.change({ walkers, selected: walkers.length - 1, step: 0, last: 0 });
    this.message = "";
    this.shown = 0;
    const [x, y = 0] = point;
    this.announce(words.status.dropped(walkers.length, short(x!), short(y)));
    return true;
  }

  /** What there is to say about how the selected walker fares. */
  verdict: () => string = () => "";

  /** Say how it stands now that something else than the step has changed; `news` come first. */
  judge(news = ""): void {
    this.message = [news, this.verdict()].filter(Boolean).join(" ");
    if (news) this.announce(this.message);
    this.refresh();
  }

  private tell(): void {
    this.message = this.verdict();
    const { run, engine } = this;
    const walk = engine.selected;
    if (walk) {
      const at = walk.valid(run.step);
      const { readout, status } = words;
      const size = Math.hypot(...walk.gradients[at]!);
      this.announce(
        status.spoken(readout.step(run.step), readout.magnitude(size), short(walk.losses[at]!)) +
          (this.message ? ` ${this.message}` : ""),
      );
    }
    this.refresh();
  }

  /** How grave the message is, for its colour; the words say it too. */
  mood(): "calm" | "alarm" | "good" {
    const { engine, message } = this;
    if (!engine.selected || !message) return "calm";
    const verdict = this.verdict();
    return verdict && message.endsWith(verdict) && this.alarming() ? "alarm" : "good";
  }

  /** Whether the selected walker is in trouble: it diverges, climbs, or is off the map. */
  private alarming(): boolean {
    const { run, engine } = this;
    const walk = engine.selected;
    if (!walk) return false;
    const over = walk.diverged !== null && walk.diverged <= run.step;
    return over || engine.grows(run.step) || engine.beyond(walk.points[walk.valid(run.step)]!);
  }

  /** What went wrong or came to its end, in words, or nothing. */
  trouble(): string {
    const { run, engine } = this;
    const walk = engine.selected;
    if (!walk) return "";
    const { status } = words;
    const who = status.who[this.state.mode](run.selected + 1);
    if (walk.diverged !== null && walk.diverged <= run.step)
      return status.diverged(who, walk.diverged, registry.status.DIVERGED!);
    if (engine.grows(run.step)) return status.growing(who, GROWING);
    if (engine.beyond(walk.points[walk.valid(run.step)]!)) return status.off[this.state.mode](who);
    if (run.step >= MAX_STEPS) return status.end(MAX_STEPS);
    if (run.step && engine.settled(run.step)) return status.arrived(run.step);
    return "";
  }

  // Showing

  refresh(newGround = false): void {
    this.newGround ||= newGround;
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      const fresh = this.newGround;
      this.newGround = false;
      for (const watcher of this.watchers) watcher(fresh);
      clearTimeout(this.timer);
      if (!this.running) this.timer = window.setTimeout(() => this.write(), 60);
    });
  }

  /** Say the situation in the page's address. */
  write(): void {
    this.written = toHash(this.state);
    if (location.hash !== this.written) history.replaceState(null, "", this.written);
    this.written = location.hash;
  }
}
