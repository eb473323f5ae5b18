/** The situation as the page holds it: changed in one place, remembered, and written in the address. */

import { type Refused, fromHash, toHash } from "../address";
import { Engine } from "../engine";
import { History } from "../history";
import type { Point } from "../numerics/landscape";
import { FormulaError } from "../numerics/tokens";
import { type Mode, type Run, type State, initial } from "../state";
import { words } from "../words";

/** What is not shown before a prediction is made: slopes and what follows from them, or all of the ground. */
export type Veil = "" | "slopes" | "ground";

const PATIENCE = 50; // milliseconds of computing before the page shows how far it is
const SLICE = 25; // milliseconds of computing between two frames
const FALLBACK = "x^2 + y^2"; // stands in for a formula of an address that makes no landscape
/** Kinds of change that come in streams, from sliders, pointers and keys. */
const STREAMS = ["rate", "changes", "momentum", "noise", "horizon", "batch", "samples", "step", "selected", "view", "draft", "formula"];

export abstract class Situation {
  state: State = initial();
  readonly engines: Record<Mode, Engine> = {
    map: new Engine("map"),
    rate: new Engine("rate"),
    line: new Engine("line"),
  };
  readonly history = new History();
  /** The step that is drawn; fractional while something moves. */
  shown = 0;
  running = false;
  /** The share of a long way that has been walked, while it is being walked. */
  busy: number | null = null;
  /** What is new; it is said until something changes. */
  news = "";
  /** Parts of the address that was opened last that make no sense. */
  refused: Refused[] = [];
  /** What is said aloud, together with the numbers, once the page shows them. */
  hail = "";
  pin: Point | null = null;
  /** A place whose reading stays on the page. */
  kept: Point | null = null;
  veil: Veil = "";
  /** Whether another optimizer keeps the learning rate, as a task asks for. */
  sameRate = false;
  /** Whether something is held by a pointer: then all of its moves are one change. */
  held = false;
  /** Called with whether the ground changed, whenever there is something new to see. */
  readonly watchers: ((newGround: boolean) => void)[] = [];
  announce: (text: string) => void = () => {};
  protected newGround = true;
  private pending = false;
  private timer = 0;
  private quiet = false; // changes are noted together, later
  private hauling = false;
  /** The situation as the address says it, or would. */
  written = "";
  /** Whether something may have changed that the address does not say yet. */
  unwritten = true;

  constructor() {
    this.written = location.hash;
    this.restore(location.hash);
    addEventListener("hashchange", () => this.visited());
  }

  /** Open the address if somebody else has changed it; whether that is so. */
  private visited(): boolean {
    if (location.hash === this.written) return false;
    this.written = location.hash;
    this.open(location.hash);
    return true;
  }

  /** Called with an address before its situation is set up. */
  opening: (hash: string) => void = () => {};
  /** Called with it once it is set up. */
  opened: (hash: string) => void = () => {};

  /** Set up the situation of an address. */
  open(hash: string): void {
    this.note("");
    this.opening(hash);
    this.restore(hash, true);
    this.opened(hash);
  }

  get run(): Run {
    return this.state.runs[this.state.mode];
  }
  get engine(): Engine {
    return this.engines[this.state.mode];
  }
  /** Stop running. */
  abstract pause(): void;
  /** Say how it stands now that something else than the step has changed; `news` come first. */
  abstract judge(news?: string): void;
  /** What there is to say about how the selected walker fares. */
  verdict: () => string = () => "";
  /** What there is to say: what is new, and how it stands. A run is looked at, and judged at its end. */
  get message(): string {
    return this.running ? this.news : [this.news, this.verdict()].filter(Boolean).join(" ");
  }
  /** Whether what is shown stays until something is done. */
  get settled(): boolean {
    return !this.running && this.busy === null;
  }

  protected restore(hash: string, told = false): void {
    this.running = false;
    const { state, refused } = fromHash(hash, this.state);
    this.state = { mode: state.mode, runs: { ...state.runs } };
    this.refused = refused;
    this.set();
    this.shown = this.run.step;
    this.news = "";
    if (told) this.hail = words.status.restored;
    this.refresh(true);
  }

  /** Set up a situation that came from outside or from before. */
  private set(): void {
    try {
      this.derive();
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      // The formula stays, in the box and in the address, to be mended.
      const draft = this.run.draft ?? this.run.formula;
      this.state.runs[this.state.mode] = { ...this.run, draft, formula: FALLBACK };
      this.derive();
    }
  }

  protected derive(): void {
    if (this.engine.set(this.run)) this.newGround = true;
    this.haul(PATIENCE);
  }

  /** Walk as far as is asked for, bit by bit, so that the page stays awake. */
  private haul(patience = SLICE): void {
    const done = this.engine.proceed(patience);
    this.busy = done ? null : this.engine.share;
    if (done || this.hauling) return;
    this.hauling = true;
    requestAnimationFrame(() => {
      this.hauling = false;
      this.haul();
      this.refresh();
    });
  }

  // Change

  protected note(kind: string): void {
    this.history.note(this.state, kind, this.held || kind === "selected");
  }

  /** Change the present run. Raises FormulaError, and changes nothing, for an unusable formula. */
  change(patch: Partial<Run>): void {
    const before = this.state;
    const stream = Object.keys(patch).filter((key) => STREAMS.includes(key));
    const kind = this.held ? "held" : stream.length === Object.keys(patch).length ? stream.sort().join() : "";
    const { mode, runs } = before;
    this.state = { mode, runs: { ...runs, [mode]: { ...runs[mode], ...patch } } };
    try {
      this.derive();
    } catch (error) {
      this.state = before;
      throw error;
    }
    this.news = "";
    if (!this.running && !this.quiet) this.history.note(before, kind, this.held);
    this.refresh();
  }

  /** Several changes that are taken back as one. */
  together(act: () => void, kind = ""): void {
    const before = this.state;
    this.quiet = true;
    try {
      act();
    } catch (error) {
      this.state = before;
      this.derive();
      throw error;
    } finally {
      this.quiet = false;
    }
    this.history.note(before, kind);
  }

  undo(): void {
    this.recall(this.history.undo(this.state), words.status.undone);
  }
  redo(): void {
    this.recall(this.history.redo(this.state), words.status.redone);
  }

  private recall(state: State | null, news: string): void {
    if (!state) return;
    this.running = false;
    this.state = { mode: state.mode, runs: { ...state.runs } };
    this.pin = null;
    this.set();
    this.shown = this.run.step;
    this.judge(news);
    this.refresh(true);
  }

  setMode(mode: Mode): void {
    if (mode === this.state.mode) return;
    this.pause();
    this.note("");
    this.state = { ...this.state, mode };
    this.pin = null;
    this.set();
    this.news = "";
    this.shown = this.run.step;
    this.refresh(true);
  }

  // Showing

  refresh(newGround = false): void {
    this.newGround ||= newGround;
    this.unwritten = true;
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

  /** What stands behind the address besides the situation: how the page is embedded. */
  tail: () => string = () => "";
  /** Whether the page has an address that it may write; a frame without one has not. */
  addressed = true;

  /** Say the situation in the page's address. */
  write(): void {
    // A link may have been followed of which the page is still to be told: it is not written over.
    if (this.addressed && this.visited()) return;
    this.unwritten = false;
    this.written = toHash(this.state) + this.tail();
    if (location.hash !== this.written)
      try {
        history.replaceState(null, "", this.written);
      } catch {
        this.addressed = false;
        return;
      }
    this.written = location.hash;
  }
}
