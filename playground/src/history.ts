/** What was before: each change can be taken back, and taken back again. */

import type { State } from "./state";

const MOST = 200; // changes; older ones are forgotten
const TOGETHER = 700; // milliseconds within which changes of one kind are one change

export class History {
  private past: State[] = [];
  private future: State[] = [];
  private kind = "";
  private when = -Infinity;

  /** Remember how it was before a change of a kind; `held` goes on with the last one of its kind. */
  note(before: State, kind: string, held = false): void {
    const now = performance.now();
    const same = kind !== "" && kind === this.kind && (held || now - this.when < TOGETHER);
    this.kind = kind;
    this.when = now;
    if (same && this.past.length) return;
    this.past.push(copy(before));
    if (this.past.length > MOST) this.past.shift();
    this.future = [];
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }
  get canRedo(): boolean {
    return this.future.length > 0;
  }

  undo(now: State): State | null {
    return this.move(this.past, this.future, now);
  }
  redo(now: State): State | null {
    return this.move(this.future, this.past, now);
  }

  private move(from: State[], onto: State[], now: State): State | null {
    const found = from.pop() ?? null;
    if (found) onto.push(copy(now));
    this.kind = "";
    return found;
  }
}

const copy = ({ mode, runs }: State): State => ({ mode, runs: { ...runs } });
