/**
 * What a term means, beside it: under the pointer, at the touch of a finger, on focus from the
 * keyboard, and spoken as the description of what has the focus.
 */

import { words } from "../words";
import { h } from "./dom";

const GAP = 6; // pixels between a term and what it means
const EDGE = 8; // and between that and the edge of the screen

/** The term that an optimizer is. */
export const ideaOf = (optimizer: string): string => `idea-${optimizer}`;
const meaning = (term: string): string => words.terms[term]?.[1] ?? words.ideas[term.replace(/^idea-/, "")] ?? "";
/** Where the glossary tells a term: what is spoken is read there. */
export const placeOf = (term: string): string => `term-${term}`;

/** Explain an element that shows a term; `field` is what it names, and has the focus in its place. */
export function explain<T extends HTMLElement>(element: T, term: string, field?: HTMLElement): T {
  element.dataset.term = term;
  const told = field ?? element;
  const others = (told.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !id.startsWith("term-"));
  told.setAttribute("aria-describedby", [placeOf(term), ...others].join(" "));
  if (!field) element.tabIndex = 0;
  return element;
}

/** The box that shows what terms mean, and what opens and closes it. */
export function tips(): HTMLElement {
  const box = h("div", { class: "tip", role: "tooltip", hidden: true });
  let shown: HTMLElement | null = null;
  let finger = false; // the last press was a finger's
  let keys = false; // the focus moves by the keyboard

  const hide = () => {
    box.hidden = true;
    shown = null;
  };
  const show = (element: HTMLElement) => {
    box.textContent = meaning(element.dataset.term!);
    box.hidden = false;
    shown = element;
    const at = element.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE));
    // Step is for pressing while one reads, and what a name names for changing.
    const kept = [document.querySelector(".buttons"), element.closest(".field")].flatMap((one) => one?.getBoundingClientRect() ?? []);
    const free = (top: number) => kept.every((one) => left > one.right || left + width < one.left || top > one.bottom || top + height < one.top);
    const fits = (top: number) => top >= EDGE && top + height <= innerHeight - EDGE;
    const tops = [at, ...kept].flatMap((one) => [one.bottom + GAP, one.top - GAP - height]).filter(fits);
    box.style.left = `${left}px`;
    box.style.top = `${tops.find(free) ?? tops[0] ?? EDGE}px`;
  };
  const termOf = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>("[data-term]") : null;
  /** The term that names a field. */
  const named = (target: EventTarget | null): HTMLElement | null =>
    target instanceof HTMLElement && target.id ? document.querySelector(`label[data-term][for="${CSS.escape(target.id)}"]`) : null;

  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termOf(event.target);
    if (term) show(term);
    else if (shown && !keys) hide();
  });
  addEventListener("pointerdown", (event) => {
    finger = event.pointerType === "touch";
    keys = false;
    if (shown && termOf(event.target) !== shown) hide();
  });
  addEventListener("click", (event) => {
    const term = termOf(event.target);
    if (!finger || !term) return;
    event.preventDefault(); // a finger on the name of a field asks what it means
    if (shown === term) hide();
    else show(term);
  });
  addEventListener("keydown", (event) => {
    keys = true;
    if (event.key === "Escape") hide();
  }, true);
  addEventListener("focusin", (event) => {
    const term = keys ? (named(event.target) ?? (event.target instanceof HTMLElement && event.target.dataset.term ? event.target : null)) : null;
    if (term) show(term);
    else if (keys) hide();
  });
  addEventListener("focusout", () => keys && hide());
  addEventListener("scroll", hide, true);
  return box;
}
