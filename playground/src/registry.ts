/** What gdmath and the films know, written by export.py when the page is built. */

import data from "./registry.json";
import { type Landscape, type LandscapeData, landscapeOf } from "./numerics/landscape";
import { FACTORIES, type Optimizer, type Options } from "./numerics/optimizers";

export interface OptimizerData {
  name: string;
  title: string;
  rule: string;
  defaults: Options;
}
export interface SampleSet {
  name: string;
  x: number[];
  y: number[];
  xName: string;
  yName: string;
}
interface Exercise {
  curve_start: number;
  curve_rates: number[];
  arrival: number;
  patience: number;
  coefficient: number;
  minimum: number;
  landscape: LandscapeData;
}
/** What formulas are made of, and how far they may go: gdmath's own tables. */
interface Grammar {
  same: Record<string, string>; // signs that mean a plain one
  raised: Record<string, string>;
  hints: Record<string, string>;
  called: string[];
  spellings: Record<string, string>;
  bases: Record<string, number>; // what the natural logarithm is divided by
  constants: Record<string, number>;
  noSlope: Record<string, string>;
  limits: Record<"length" | "depth" | "nodes" | "digits" | "exponent" | "slopes", number>;
}
interface Registry {
  landscapes: LandscapeData[];
  curves: LandscapeData[]; // of films, besides
  optimizers: OptimizerData[];
  grammar: Grammar;
  datasets: SampleSet[];
  regression: { learning_rate: number; iterations: number };
  exercise: Exercise;
  situations: { film: string; title: string; address: string }[];
  status: Record<string, string>;
  colors: Record<string, string>;
  terrain: string[];
  cases: string[]; // colours of things set side by side
}

export const registry = data as unknown as Registry;

const landscapes = new Map<string, Landscape>();
/** The landscape of that name, or undefined. */
export function known(name: string): Landscape | undefined {
  const found = [...registry.landscapes, ...registry.curves].find((entry) => entry.name === name);
  if (found && !landscapes.has(name)) landscapes.set(name, landscapeOf(found));
  return landscapes.get(name);
}

/** The optimizer of that name; options that are left out have gdmath's defaults. */
export function optimizer(name: string, options: Options): Optimizer {
  const found = registry.optimizers.find((entry) => entry.name === name);
  const factory = Object.hasOwn(FACTORIES, name) ? FACTORIES[name] : undefined;
  if (!found || !factory) throw new Error(`there is no optimizer ${name}`);
  return factory({ ...found.defaults, ...options });
}
