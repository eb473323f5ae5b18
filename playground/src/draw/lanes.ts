/** What the optimizers of a race look like: a colour, a dash and a letter each. */

import { registry } from "../registry";
import { ink, night } from "./palette";
import type { Pair } from "./shapes";

export const LETTERS = ["A", "B", "C", "D"];
/** To which side of its walker a letter stands where it has no room on it: none hides another. */
export const BESIDE: Pair[] = [[1, -1], [-1, -1], [1, 1], [-1, 1]];
export const DASHES: number[][] = [[], [9, 6], [2, 6], [12, 5, 2, 5]];

/** On the map, which is a night picture in both themes. */
export const laneOnMap = (lane: number): string => [night.POSITION!, ...registry.cases][lane]!;

/** In plots, which have the colours of the page. */
export const laneInk = (lane: number): string => ink(`lane-${lane}`);
