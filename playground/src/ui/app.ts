/** What people do on the page: steps, runs, walkers; and what there is to say of them. */

import type { Walk } from "../numerics/descent";
import { type Fate, GOING, OVER, TROUBLE } from "../numerics/fate";
import type { Point } from "../numerics/landscape";
import { MAX_STEPS, MAX_WALKERS } from "../state";
import { words } from "../words";
import { short, steady } from "./numbers";
import { fateInWords } from "./verdict";
import { Viewing } from "./viewing";

const STEP_LASTS = 240; // milliseconds
const SLOWEST = 3.5; // steps a second, of a run's first steps; then it gathers speed
const FASTEST = 60;

export class App extends Viewing {
  /** How long a frame takes while running, in milliseconds, on average. */
  frame = 16;
  private ranSteps = 0;
  private excused = new Set<Walk>(); // whose trouble was known when the run went on

  get calm(): boolean {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  // Time

  step(): void {
    this.pause();
    if (this.early()) return;
    if (this.stuck()) return this.tell();
    this.shown = this.run.step;
    this.advance(this.run.step + 1);
    this.move();
  }

  stepBack(): void {
    this.pause();
    this.change({ step: Math.max(0, this.run.step - 1), last: this.run.last });
    this.move();
  }

  reset(): void {
    this.pause();
    this.change({ step: 0, last: 0, changes: [] });
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
      this.news = "";
      this.announce(words.status.paused(this.run.step));
      return this.refresh();
    }
    if (this.early()) return;
    if (this.stuck()) return this.tell();
    this.note("");
    this.running = true;
    this.ranSteps = 0;
    const { step } = this.run;
    this.excused = new Set(this.everyone.filter((walk) => !GOING.includes(this.engine.fate(walk, step))));
    this.shown = step;
    this.news = "";
    this.announce(words.status.running);
    this.tick(0);
    this.refresh();
  }

  pause(): void {
    this.running = false;
    this.shown = this.run.step;
  }

  /** Why the ground that was asked for cannot be walked on, or nothing. */
  blocked: () => string = () => "";
  /** Go where that can be mended. */
  mend: () => void = () => {};

  /** Go where a prediction is asked. */
  ask: () => void = () => {};

  /** Whether a question waits for its prediction; then that is said, and gone to. */
  private early(): boolean {
    if (!this.veil) return false;
    this.news = words.tasks.predict;
    this.announce(this.news);
    this.ask();
    this.refresh();
    return true;
  }

  /** All who walk: in a race, of all optimizers. */
  get everyone(): Walk[] {
    const { lanes, walks } = this.engine;
    return lanes.length ? lanes.flatMap((lane) => lane.walks) : walks;
  }

  /** Whether no further step can be taken. */
  private stuck(): boolean {
    if (this.blocked() !== "" || this.busy !== null) return true;
    const { step } = this.run;
    const over = (walk: Walk) => walk.diverged !== null && walk.diverged <= step;
    for (const walk of this.everyone) walk.upTo(step + 1);
    return !this.engine.walks.length || step >= MAX_STEPS || this.everyone.every(over);
  }

  /** Whether there is nothing more to wait for: each walker has come to its end, or into trouble. */
  private finished(step: number): boolean {
    return this.everyone.every((walk) => {
      const fate = this.engine.fate(walk, step);
      return OVER.includes(fate) || (!GOING.includes(fate) && !this.excused.has(walk));
    });
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
      const share = Math.min(1, Math.max(0, now - began) / STEP_LASTS);
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
      if (this.stuck() || this.finished(step) || this.arrived()) {
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

  /** Whether a walker can stand somewhere. */
  stands(point: Point): boolean {
    const { value, gradient } = this.engine.landscape;
    return Number.isFinite(value(point)) && gradient(point).every(Number.isFinite);
  }

  drop(point: Point): boolean {
    if (!this.stands(point)) {
      this.news = words.status.notFinite;
      this.announce(this.news);
      this.refresh();
      return false;
    }
    const single = this.state.mode !== "map";
    const walked = !single && this.run.step > 0;
    const walkers = single ? [point] : [...this.run.walkers, point].slice(-MAX_WALKERS);
    this.pause();
    // All begin together, so it is step 0 again; what the others have walked is kept, to go on.
    this.change({ walkers, selected: walkers.length - 1, step: 0 });
    this.shown = 0;
    const [x, y = 0] = point;
    const together = walked && walkers.length > 1 ? words.status.together : "";
    this.announce(`${words.status.dropped(walkers.length, short(x!), short(y))} ${together}`.trim());
    this.tellNews(together);
    return true;
  }

  remove(index: number): void {
    this.pause();
    const walkers = this.run.walkers.filter((_, i) => i !== index);
    const { selected } = this.run;
    this.change({ walkers, selected: Math.max(0, Math.min(selected - Number(index < selected), walkers.length - 1)) });
    this.shown = this.run.step;
    this.judge(words.status.removed(index + 1));
  }

  // What there is to say

  /** Say what is new in a stream of changes: it is spoken once they rest. */
  tellNews(news: string): void {
    this.news = news;
    this.refresh();
  }

  /** Say how it stands now that something else than the step has changed; `news` come first. */
  judge(news = ""): void {
    this.news = news;
    if (news) this.announce(`${this.message} ${this.settled ? this.numbers : ""}`.trim());
    this.refresh();
  }

  /** Say how it stands after a step. */
  private tell(): void {
    this.news = "";
    if (this.settled && this.engine.selected) this.announce(`${this.numbers} ${this.message}`.trim());
    this.refresh();
  }

  /** The numbers of the selected walker, as they are spoken. */
  get numbers(): string {
    const { run, engine, veil } = this;
    const walk = engine.selected;
    if (!walk) return "";
    const at = walk.valid(run.step);
    const { readout, status } = words;
    const size = veil ? readout.none : steady(Math.hypot(...walk.gradients[at]!));
    return status.spoken(this.count, readout.magnitude(size), short(walk.losses[at]!));
  }

  /** The selected walker's step, in words: its own, if its way has come to an end. */
  get count(): string {
    const { step } = this.run;
    const end = this.engine.selected?.diverged ?? Infinity;
    return end <= step ? words.readout.stopped(end) : words.readout.step(step);
  }

  /** Which other walkers have come to an end, or nothing. */
  private get others(): string {
    const { engine, run, state } = this;
    if (state.mode !== "map" || engine.lanes.length) return "";
    const over = engine.walks.flatMap((walk, i) => (i !== run.selected && walk.diverged !== null && walk.diverged <= run.step ? [i] : []));
    const [first] = over;
    if (first === undefined) return "";
    return over.length > 1 ? words.status.othersStopped(over.length) : words.status.otherStopped(first + 1, engine.walks[first]!.diverged!);
  }

  /** That the way so far is another one, after a change of what it was walked with; or nothing. */
  again(): string {
    const { last, walkers } = this.run;
    return last && walkers.length ? words.status.walkedAgain(last) : "";
  }

  /** How the selected walker fares. */
  get fate(): Fate {
    const { selected } = this.engine;
    return selected ? this.engine.fate(selected, this.run.step) : "going";
  }

  /** What there is to do: begin, go on, or begin anew. */
  get phase(): "task" | "onTheWay" | "arrived" | "ended" | "trouble" {
    const { engine, run } = this;
    const fates = this.everyone.map((walk) => engine.fate(walk, run.step));
    if (run.step === 0 || !fates.length) return "task";
    if (this.arrived() || fates.every((fate) => fate === "arrived")) return "arrived";
    if (fates.every((fate) => OVER.includes(fate))) return "ended";
    return fates.every((fate) => OVER.includes(fate) || TROUBLE.includes(fate)) ? "trouble" : "onTheWay";
  }

  /** How grave the message is, for its colour; the words say it too. */
  mood(): "calm" | "alarm" | "good" {
    if (this.running || !this.engine.selected || this.fate === "rising" || !this.verdict() || (this.fate === "going" && this.others)) return "calm";
    return TROUBLE.includes(this.fate) ? "alarm" : "good";
  }

  /** What went wrong or came to its end, in words, or nothing. */
  trouble(): string {
    const { run, engine } = this;
    const walk = engine.selected;
    if (!walk || this.busy !== null) return "";
    const { status } = words;
    if (engine.lanes.length) {
      const over = this.everyone.every((one) => OVER.includes(engine.fate(one, run.step)));
      return over ? words.race.over(run.step) : "";
    }
    const said = fateInWords(this.fate, walk, run, this.state.mode);
    const own = said || (run.step >= MAX_STEPS ? status.end(MAX_STEPS) : "");
    return `${own} ${this.others}`.trim();
  }
}
