/**
 * What tests may ask of the page, as `window.playground`. The page itself does not use it, and
 * nothing typed by people reaches it.
 */

import { Walk } from "./numerics/descent";
import { fromFormula } from "./numerics/formula";
import { type Point, type Window, landscapeOf } from "./numerics/landscape";
import { batches, regression } from "./numerics/regression";
import { stability } from "./numerics/stability";
import { known, optimizer } from "./registry";
import { catalogues } from "./words";
import type { Options } from "./numerics/optimizers";

interface Question {
  landscape?: string;
  formula?: string;
  samples?: { x: number[]; y: number[] };
  optimizer: string;
  options?: Options;
  start: Point;
  steps: number;
}

function landscapeIn({ landscape, formula, samples }: Partial<Question>) {
  if (samples) return regression(samples);
  if (formula !== undefined)
    return landscapeOf(fromFormula(formula, plain));
  const found = known(landscape ?? "");
  if (!found) throw new Error(`there is no landscape ${landscape}`);
  return found;
}

const plain: Window = [
  [-4, 4],
  [-4, 4],
];

/** The words as JSON can tell them: of a sentence that is made, how many things it is made from. */
const plainly = (said: unknown) => JSON.parse(JSON.stringify(said, (_, value) => (typeof value === "function" ? `(${value.length})` : value)));

export const hook = {
  /** The words in every language. */
  catalogues: plainly(catalogues),
  /** The gradients of some samples at a time. */
  batches,
  /** What a formula of x and y is at some points; raises FormulaError. */
  formula(text: string, points: Point[]) {
    const made = landscapeOf(fromFormula(text, plain));
    const finite = (x: number) => (Number.isFinite(x) ? x : null); // JSON has no other numbers
    return {
      value: points.map((point) => finite(made.value(point))),
      gradient: points.map((point) => made.gradient(point).map(finite)),
      hessian: points.map((point) => made.hessian(point).map(finite)),
    };
  },
  /** Points, losses and gradients of `steps` steps, as gdmath's `descend` would return them. */
  trajectory(question: Question) {
    const rule = optimizer(question.optimizer, question.options ?? {});
    const walk = new Walk(landscapeIn(question), () => rule, question.start).upTo(question.steps);
    const { points, losses, gradients, status } = walk;
    return { points, losses, gradients, status };
  },
  /** Second derivatives, and what they say about learning rates. */
  stability(question: Partial<Question> & { at: Point }) {
    const ground = landscapeIn(question);
    return { hessian: ground.hessian(question.at), ...stability(ground, question.at) };
  },
  /** Value and gradient at a point. */
  ground(question: Partial<Question> & { at: Point }) {
    const found = landscapeIn(question);
    return { value: found.value(question.at), gradient: found.gradient(question.at) };
  },
};
