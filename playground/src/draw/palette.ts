/** Colours: meanings from the films' theme, and the inks of the page in its two themes. */

import { registry } from "../registry";

/** On maps and surfaces, which are night pictures in both themes. */
export const night = registry.colors as Record<string, string>;
export const NIGHT = night.BACKGROUND!;
export const HATCH = "#7d8796"; // of what is no ground, over OFF_MAP

/** Inks of plots, read from the page's style so that they follow its theme. */
export function ink(name: string): string {
  const theme = document.documentElement.dataset.theme;
  const key = `${theme} ${name}`;
  if (!inks.has(key)) inks.set(key, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return inks.get(key)!;
}
const inks = new Map<string, string>();
matchMedia("(forced-colors: active)").addEventListener("change", () => inks.clear());

export function rgb(color: string): [number, number, number] {
  const part = (at: number) => parseInt(color.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** The colour of a height in [0, 1], lowest to highest. */
export function terrain(height: number): [number, number, number] {
  const stops = registry.terrain;
  const place = Math.min(Math.max(height, 0), 1) * (stops.length - 1);
  const below = Math.min(Math.floor(place), stops.length - 2);
  const [a, b] = [rgb(stops[below]!), rgb(stops[below + 1]!)];
  return a.map((c, i) => c + (place - below) * (b[i]! - c)) as [number, number, number];
}

export function css([r, g, b]: [number, number, number]): string {
  return `rgb(${[r, g, b].map((c) => Math.round(c * 255)).join(" ")})`;
}
