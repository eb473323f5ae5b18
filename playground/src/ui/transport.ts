/** Time and numbers: Step, Run, Undo, Reset, the read-outs, and what there is to say. */

import type { Walk } from "../numerics/descent";
import { MAX_STEPS, type Mode } from "../state";
import { words } from "../words";
import type { App } from "./app";
import { gradientTold, worked } from "./arithmetic";
import { badge } from "./badge";
import { h, icon } from "./dom";
import { several, short, steady } from "./numbers";
import { explain } from "./tips";

/** What coordinates are called. */
const AXES: Record<Mode, string[]> = { map: ["x", "y"], rate: ["w"], line: ["w", "b"] };

/** Whether a walk has come to a step, or to its end before it. */
const reached = (walk: Walk | undefined, step: number): boolean =>
  walk !== undefined && (walk.diverged !== null || walk.points.length > step);

export class Transport {
  readonly element: HTMLElement;
  private readonly step: HTMLButtonElement;
  private readonly run: HTMLButtonElement;
  private readonly back: HTMLButtonElement;
  private readonly reset: HTMLButtonElement;
  private readonly readouts: Record<string, HTMLElement> = {};
  /** In a race, whose numbers these are. */
  private readonly whose = h("p", { class: "whose" });
  private readonly message = h("p", { class: "message" });
  private readonly follow = h("button", { type: "button", class: "small", id: "follow", click: () => this.app.follow() }, words.zoom.out);
  private readonly mend = h("button", { type: "button", class: "small", id: "mend", click: () => this.app.mend() }, words.formula.mend);
  /** The gradient with its signs, and the next step with its numbers. */
  private readonly sums = h("p", { class: "sums", id: "sums" });
  private shownSums = "";
  private shownRunning: boolean | null = null;

  constructor(private readonly app: App) {
    const button = (name: string, text: string | HTMLElement, click: () => void, look = "") =>
      h("button", { type: "button", class: look, id: `${name}-button`, click }, icon(name), text);
    this.step = button("step", h("span", {}, words.step), () => app.step(), "primary");
    this.run = button("run", h("span"), () => app.toggle());
    this.back = button("back", h("span", {}, words.briefly.back), () => app.stepBack(), "slight");
    this.reset = button("reset", h("span", {}, words.briefly.reset), () => app.reset(), "slight");
    for (const [one, whole] of [[this.back, words.stepBack], [this.reset, words.reset]] as const) {
      one.setAttribute("aria-label", whole);
      one.title = whole;
    }
    const buttons = h("div", { class: "buttons" }, this.step, this.run, this.back, this.reset);
    const numbers = h("div", { class: "readouts", id: "readouts" }, this.whose);
    for (const name of ["step", "magnitude", "position", "loss"]) {
      const output = h("output", { class: `readout ${name}`, id: `readout-${name}` });
      this.readouts[name] = explain(output, name === "magnitude" ? "gradient" : name);
      // The live region tells the numbers once after each step; here they change with each frame.
      this.readouts[name].setAttribute("aria-live", "off");
      numbers.append(this.readouts[name]);
    }
    this.element = h("section", { class: "transport", "aria-label": words.time }, buttons, numbers, this.sums, h("div", { class: "said" }, this.message, this.follow, this.mend));
  }

  show(): void {
    const { app } = this;
    const { run, engine } = app;
    this.showRunning();
    const none = !engine.walks.length;
    const blocked = app.blocked();
    for (const button of [this.step, this.run]) this.disable(button, none || blocked !== "" || app.busy !== null);
    this.disable(this.back, run.step === 0);
    this.follow.hidden = app.fate !== "beyond" || app.busy !== null;
    this.disable(this.reset, run.last === 0);
    this.numbers();
    const said = app.busy === null ? app.message : words.status.walking(app.busy);
    this.message.textContent = blocked || said || (none ? words.noWalker : "");
    this.mend.hidden = !blocked;
    this.message.dataset.mood = blocked ? "alarm" : app.mood();
    if (run.step >= MAX_STEPS) this.disable(this.step, true);
  }

  /** A button that cannot be used keeps its focus, so that nobody at a keyboard gets lost. */
  private disable(button: HTMLButtonElement, off: boolean): void {
    button.setAttribute("aria-disabled", String(off));
  }

  private showRunning(): void {
    if (this.shownRunning === this.app.running) return;
    this.shownRunning = this.app.running;
    const { running } = this.app;
    const text = h("span", {}, running ? words.pause : words.run);
    this.run.replaceChildren(icon(running ? "pause" : "run"), text);
  }

  private tellWhose(): void {
    const { run, engine } = this.app;
    const name = words.optimizers[run.optimizer]!;
    const walker = run.walkers.length > 1 ? words.race.ofWalker(run.selected + 1) : "";
    this.whose.hidden = !engine.lanes.length;
    if (this.whose.dataset.shown === name + walker) return;
    this.whose.dataset.shown = name + walker;
    this.whose.replaceChildren(badge(0), h("span", {}, h("span", { class: "name" }, walker ? `${name}, ` : name), walker));
  }

  private numbers(): void {
    const { app } = this;
    const { run, engine, state } = app;
    const { readout } = words;
    // A way that is still being walked has no numbers at this step yet.
    const walk = reached(engine.selected, run.step) ? engine.selected : undefined;
    const step = walk?.valid(run.step) ?? 0;
    const size = walk ? Math.hypot(...walk.gradients[step]!) : 0;
    const write = (name: string, text: string) => {
      const output = this.readouts[name]!;
      if (output.textContent !== text) output.textContent = text;
    };
    this.tellWhose();
    write("step", app.count);
    write("magnitude", readout.magnitude(walk && !app.veil ? steady(size) : readout.none));
    const numbers = walk && several(walk.points[step]!);
    const place = walk?.points[step]!.length === 1 ? numbers : `(${numbers})`;
    write("position", `${state.mode === "line" ? readout.line : readout.position}: ${walk ? place : readout.none}`);
    write("loss", `${readout.loss}: ${walk ? short(walk.losses[step]!, 5) : readout.none}`);
    this.tellSums(walk, step);
  }

  private tellSums(walk: Walk | undefined, step: number): void {
    const { run, engine, state, veil } = this.app;
    const there = walk !== undefined && !veil && !engine.lanes.length;
    const lines = there ? [gradientTold(walk.gradients[step]!), ...worked(walk, step, run, AXES[state.mode])] : [];
    const told = lines.join("\n");
    if (told === this.shownSums) return;
    this.shownSums = told;
    // A line is written over where it stands, so that nothing else moves.
    while (this.sums.children.length > lines.length) this.sums.lastElementChild!.remove();
    lines.forEach((text, i) => ((this.sums.children[i] ?? this.sums.appendChild(h("span"))).textContent = text));
    this.sums.hidden = !lines.length;
  }
}
