/** The learning rate in sight of the picture, where its field is not: a way to the field. */

import { rateAt } from "../engine";
import { words } from "../words";
import type { App } from "./app";
import { h } from "./dom";
import { short } from "./numbers";

export function alpha(app: App): HTMLButtonElement {
  const go = () => {
    const field = document.getElementById("rate")!;
    field.focus({ preventScroll: true });
    field.closest(".field")!.scrollIntoView({ block: "center" });
  };
  const element = h("button", { type: "button", class: "small", id: "alpha", click: go });
  app.watchers.push(() => {
    const { run, state } = app;
    element.hidden = state.mode === "rate"; // whose field is in sight
    const rate = short(rateAt(run, run.step), 3);
    if (element.dataset.rate === rate) return;
    element.dataset.rate = rate;
    element.textContent = words.alpha(rate);
    element.setAttribute("aria-label", words.alphaLabel(rate));
  });
  return element;
}
