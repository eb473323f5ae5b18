/** Small helpers to make elements; text only ever arrives as text. */

type Child = Node | string | null | undefined;
type Attributes = Record<string, string | number | boolean | null | ((event: never) => void)>;

/** An element with attributes, listeners (functions) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child != null));
  return element;
}

const ICONS: Record<string, string> = {
  step: "M5 4l9 8-9 8zM17 4h3v16h-3z",
  run: "M6 4l14 8-14 8z",
  pause: "M6 4h4v16H6zM14 4h4v16h-4z",
  undo: "M9 3.5L3 9.5l6 6v-4.5h5a3.5 3.5 0 0 1 0 7h-5v3h5a6.5 6.5 0 0 0 0-13H9z",
  redo: "M15 3.5l6 6-6 6v-4.5h-5a3.5 3.5 0 0 0 0 7h5v3h-5a6.5 6.5 0 0 1 0-13h5z",
  colours: "M12 3a9 9 0 1 0 0 18zM12 3v2a7 7 0 0 1 0 14v2a9 9 0 0 0 0-18z",
  back: "M19 4l-9 8 9 8zM4 4h3v16H4z",
  reset: "M12 5a7 7 0 1 1-6.6 4.7l1.9.7A5 5 0 1 0 12 7v3L7 6l5-4z",
};

export function icon(name: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]!);
  svg.append(path);
  return svg;
}

let count = 0;
/** A label above its field. */
export function field(text: string, input: HTMLElement, hint?: string): HTMLElement {
  input.id ||= `field${++count}`;
  const label = h("label", { for: input.id }, text);
  if (!hint) return h("div", { class: "field" }, label, input);
  const note = h("span", { class: "hint", id: `${input.id}-hint` }, hint);
  input.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field" }, label, input, note);
}

/** Options of a select, by value and shown text. */
export function options(select: HTMLSelectElement, entries: [string, string][]): void {
  select.replaceChildren(...entries.map(([value, text]) => h("option", { value }, text)));
}

/** A formula in plain text with raised powers and real signs, to be read. */
export function pretty(expression: string): string {
  const raised = (digits: string) => [...digits].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("");
  return expression
    .replaceAll(/\b(\d+)\.0\b/g, "$1")
    .replaceAll(/(^|[^\w])\((-?\d+(?:\.\d+)?)\)/g, "$1$2")
    .replaceAll("**", "^")
    .replaceAll(/\^(\d+)/g, (_, digits: string) => raised(digits))
    .replaceAll(/(\d)\*(?=[a-z(])/g, "$1 ")
    .replaceAll(/\bpi\*/g, "pi ")
    .replaceAll("*", " · ")
    .replaceAll("-", "−")
    .replaceAll("sqrt", "√")
    .replaceAll(/\bpi\b/g, "π")
    .replaceAll(/ {2,}/g, " ")
    // A line ends before a sign, and not within a short parenthesis.
    .replaceAll(/\([^()]{1,24}\)/g, (inner) => inner.replaceAll(" ", "\u00a0"))
    .replaceAll(/ ([+−]) /g, " $1\u00a0");
}
