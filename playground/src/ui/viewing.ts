/** What part of the ground the map shows. */

import { type Point, type Window, roomy } from "../numerics/landscape";
import { inside } from "../numerics/fate";
import { words } from "../words";
import { reading } from "./reading";
import { Situation } from "./situation";

export abstract class Viewing extends Situation {
  /** Show another part of the ground; null shows the ground's own window. */
  see(view: Window | null): void {
    const home = roomy(this.engine.landscape.window);
    const same = view?.every(([low, high], i) => Math.abs(low - home[i]![0]) + Math.abs(high - home[i]![1]) < 1e-9 * (high - low));
    this.change({ view: same ? null : view });
  }

  /** What the ground is at a place, in words, unless that is asked. */
  reading(place: Point): string {
    return this.veil ? words.tasks.veiled : reading(this.engine.landscape, place);
  }

  zoom(factor: number, about?: Point): void {
    const view = this.engine.seen.window.map(([low, high], i): [number, number] => {
      const middle = about?.[i] ?? (low + high) / 2;
      const tidy = (x: number) => Number(x.toPrecision(6));
      return [tidy(middle + (low - middle) * factor), tidy(middle + (high - middle) * factor)];
    });
    const [low, high] = view[0]!;
    if (high - low > 1e-9 * Math.max(1, Math.abs(low)) && high - low < 1e12) this.see(view);
  }

  /** Zoom out until the selected walker is on the map again. */
  follow(): void {
    const walk = this.engine.selected;
    const here = walk?.points[walk.valid(this.run.step)];
    if (!here) return;
    let { window } = this.engine.seen;
    const wider = ([low, high]: [number, number]): [number, number] => [1.5 * low - 0.5 * high, 1.5 * high - 0.5 * low];
    for (let tries = 0; tries < 40 && !inside(here, window, -0.1); tries++) window = window.map(wider);
    this.see(window);
  }
}
