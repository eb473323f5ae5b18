/** The exercise of the learning rate: how few steps to the bottom? */

import { arrival } from "../engine";
import { registry } from "../registry";
import { words } from "../words";
import type { App } from "./app";
import { h } from "./dom";
import { short } from "./numbers";

/** The rates that were tried on this visit, with how many steps each took. */
export function exercise() {
  const list = h("ul", { class: "tried" });
  const title = h("h2", {}, words.rateMode.tried);
  const element = h("section", { class: "card exercise" }, title, list);
  const tried = new Map<string, string>();
  let before = "";
  return {
    element,
    show(app: App) {
      element.hidden = true;
      if (app.state.mode !== "rate") return;
      const { run, engine } = app;
      const there = engine.selected && arrival(engine.landscape, engine.selected);
      const key = `${run.ground} ${short(run.rate)}`;
      if (there && run.step >= there) tried.set(key, words.rateMode.triedSteps(there));
      else if (run.step >= registry.exercise.patience) tried.set(key, words.rateMode.gaveUp);
      const rows = [...tried].filter(([name]) => name.startsWith(`${run.ground} `));
      element.hidden = !rows.length;
      const text = JSON.stringify(rows);
      if (text === before) return;
      before = text;
      list.replaceChildren(...rows.map(([name, steps]) => h("li", {}, words.rateMode.triedRow(name.split(" ")[1]!, steps))));
    },
  };
}

/** What the exercise says of the present step, or nothing. */
export function exerciseVerdict({ run, engine }: App): string {
  const walk = engine.selected;
  if (!walk) return "";
  const there = arrival(engine.landscape, walk);
  if (there === 0) return words.rateMode.atStart;
  if (there !== null && run.step >= there) return words.rateMode.reached(there);
  const fate = engine.fate(walk, run.step);
  return fate === "grows" ? words.rateMode.growing : fate === "bounces" ? words.rateMode.bounces : "";
}
