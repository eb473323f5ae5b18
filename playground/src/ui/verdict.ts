/** How a walker fares, in words. */

import type { Walk } from "../numerics/descent";
import { type Fate, GROWING, cycleOf, risingSince } from "../numerics/fate";
import { registry } from "../registry";
import type { Mode, Run } from "../state";
import { words } from "../words";

/** What there is to say of a fate, or nothing. */
export function fateInWords(fate: Fate, walk: Walk, run: Run, mode: Mode): string {
  const { fates, who: names } = words.status;
  const who = names[mode](run.selected + 1);
  const end = walk.diverged ?? run.step;
  switch (fate) {
    case "going":
      return "";
    case "diverged":
      return walk.astray ? fates.astray(who, end) : fates.diverged(who, end, registry.status.DIVERGED!);
    case "noValue":
      return walk.refused ? fates.noValue(who, end) : fates.noValueHere(who);
    case "noSlope":
      return walk.refused ? fates.noSlope(who, end) : fates.noSlopeHere(who);
    case "grows":
      return fates.grows(who, GROWING);
    case "rising":
      return fates.rising(risingSince(walk, walk.valid(run.step))!);
    case "bounces":
      return fates.bounces(who, cycleOf(walk, walk.valid(run.step))!);
    case "thrown":
      return fates.thrown[mode](who);
    case "beyond":
      return fates.beyond[mode](who);
    case "arrived":
      return fates.arrived(run.step, who);
    default:
      return fates[fate](who);
  }
}
