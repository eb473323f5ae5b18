/** A tap: pressed and let go at about the same place. A finger that slid was scrolling the page. */

import type { Figure } from "../draw/figure";
import type { Pair } from "../draw/shapes";

const SLIDE = 8; // pixels that a finger may slide and still tap

export function onTap(figure: Figure, act: (here: Pair, event: PointerEvent) => void): void {
  let pressed: Pair | null = null;
  figure.canvas.addEventListener("pointerdown", (event) => (pressed = figure.where(event)));
  figure.canvas.addEventListener("pointercancel", () => (pressed = null));
  figure.canvas.addEventListener("pointerup", (event) => {
    const here = figure.where(event);
    const slid = pressed ? Math.hypot(here[0] - pressed[0], here[1] - pressed[1]) : SLIDE;
    pressed = null;
    if (slid < SLIDE) act(here, event);
  });
}
