/** The mark of an optimizer in a race. */

import { DASHES, LETTERS } from "../draw/lanes";
import { h } from "./dom";

/** The letter of an optimizer, on its colour, over its dashes. */
export function badge(lane: number, color = `var(--lane-${lane})`): HTMLElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 36 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M1 8h34");
  path.setAttribute("stroke-dasharray", DASHES[lane]!.join(" "));
  svg.append(path);
  return h("span", { class: "badge", style: `--c: ${color}` }, h("b", {}, LETTERS[lane]!), svg);
}
