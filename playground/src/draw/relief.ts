/** Heights as they are drawn, on the map and in 3-D: shared levels, colours and contours. */

import { type ContourMultiPolygon, contours } from "d3-contour";
import { inside } from "../numerics/fate";
import { type Landscape, grid } from "../numerics/landscape";

export const CELLS = 121;
const BANDS = 15;
const MIDDLE = 0.42; // where the median height is drawn, between the lowest and the highest

/**
 * The ground of a window. Heights are drawn as a power of their share between lowest and highest,
 * chosen so that half of the ground is drawn in the lower part: a valley floor stays visible
 * below walls that are a thousand times as high.
 */
export class Relief {
  readonly heights: Float64Array; // drawn heights in [0, 1]; NaN where there is no ground
  readonly bands: ContourMultiPolygon[];
  readonly levels: number[];
  readonly power: number;
  readonly low: number;
  readonly high: number;

  constructor(readonly landscape: Landscape) {
    const values = grid(landscape, CELLS, CELLS);
    const finite = values.filter(Number.isFinite).sort();
    // The lowest ground may lie between the places of the grid.
    const floors = landscape.minima.filter((place) => inside(place, landscape.window)).map((place) => landscape.value(place));
    this.low = Math.min(finite[0] ?? 0, ...floors);
    // A pole would be all there is to see.
    const top = finite[Math.floor(finite.length * 0.98)] ?? 1;
    const last = finite[finite.length - 1] ?? 1;
    this.high = last - this.low > 50 * (top - this.low) ? top : last;
    if (!(this.high > this.low)) this.high = this.low + 1;
    const median = ((finite[finite.length >> 1] ?? 0) - this.low) / (this.high - this.low);
    const wanted = Math.log(MIDDLE) / Math.log(Math.min(Math.max(median, 1e-9), 0.999));
    this.power = median > 0.2 ? 1 : Math.min(Math.max(wanted, 0.12), 1);
    this.heights = values.map((value) => this.drawn(value));
    this.levels = Array.from({ length: BANDS }, (_, i) => i / BANDS);
    this.bands = contours()
      .size([CELLS, CELLS])
      .thresholds([-1e-9, ...this.levels.slice(1)])(
      Array.from(this.heights, (h) => (Number.isFinite(h) ? h : -Infinity)),
    );
  }

  /** The drawn height of a value: 0 at the lowest ground, 1 at the highest. */
  drawn(value: number): number {
    if (!Number.isFinite(value)) return NaN;
    const share = (value - this.low) / (this.high - this.low);
    return share <= 0 ? 0 : Math.min(share, 1) ** this.power;
  }

  /** The value that is drawn at a height. */
  value(height: number): number {
    return this.low + height ** (1 / this.power) * (this.high - this.low);
  }

  /** Whether there are places in the window where f has no value. */
  get holed(): boolean {
    return this.heights.some(Number.isNaN);
  }

  get compressed(): boolean {
    return this.power < 0.95;
  }
}
