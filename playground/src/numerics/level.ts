/** When walks come to level ground, in numbers that stay what they are once they are told. */

import type { Walk } from "./descent";
import { LEVEL } from "./fate";

export const ARRIVED = 1e-3; // of a typical slope is as good as level
export const HELD = 20; // steps on level ground after which a walk counts as arrived

interface Search {
  slope: number;
  next: number; // step to look at
  level: number; // steps of level ground just before it
  found: number | null;
  sure: number; // step at which it was found
}

/** The first of a walk's steps from which on the ground is level for HELD steps; each is looked at once. */
export class Arrivals {
  private readonly searches = new WeakMap<Walk, Search>();

  /** That step on ground of a typical slope, if it is sure by `last`. */
  on(walk: Walk, typical: number, last: number): number | null {
    return this.of(walk, ARRIVED * typical, LEVEL * typical, last);
  }

  /** That step, if it is sure by `last`: ground is level up to a slope, and at rest a walk need not wait. */
  of(walk: Walk, slope: number, rest: number, last: number): number | null {
    let search = this.searches.get(walk);
    if (search?.slope !== slope) this.searches.set(walk, (search = { slope, next: 0, level: 0, found: null, sure: 0 }));
    for (const end = walk.valid(last); search.found === null && search.next <= end; search.next++) {
      const size = Math.hypot(...walk.gradients[search.next]!);
      search.level = size <= slope ? search.level + 1 : 0;
      if (search.level <= HELD && !(size <= rest)) continue;
      search.found = search.next - search.level + 1;
      search.sure = search.next;
    }
    return search.found !== null && search.sure <= last ? search.found : null;
  }
}
