/** Who walks on the ground in 3-D, and what each looks like there. */

import { Color } from "three";
import type { Lane } from "../engine";
import type { Walk } from "../numerics/descent";
import { LETTERS, laneOnMap } from "./lanes";
import { night } from "./palette";

const FEW = 3; // starts at most, for racers to have room for their letters

/** A walker as it is drawn: whose it is, in a race. */
export interface Ball {
  walk: Walk;
  size: number;
  color: Color;
  trail: Color;
  letter: string;
  lane: number;
}

/** Those who walk for themselves. */
export function walkers(walks: Walk[], selected: number): Ball[] {
  const [color, trail] = [new Color(night.POSITION!), new Color(night.PATH!)];
  const usual = walks.length > 12 ? 0.02 : 0.03;
  return walks.map((walk, i) => ({ walk, size: i === selected ? 0.04 : usual, color, trail, letter: "", lane: 0 }));
}

/** Those who race: in their colours, with their letters where there is room. */
export function racers(lanes: Lane[]): Ball[] {
  const few = lanes[0]!.walks.length <= FEW;
  return lanes.flatMap(({ walks }, lane) => {
    const color = new Color(laneOnMap(lane));
    return walks.map((walk) => ({ walk, size: few ? 0.034 : 0.02, color, trail: color, letter: few ? LETTERS[lane]! : "", lane }));
  });
}
