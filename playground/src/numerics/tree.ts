/** Formulas as trees, as in gdmath/formula.py: what they are made of, and how long slopes get. */

import { apply } from "./tape";

export type Node =
  | { kind: "number"; value: number }
  | { kind: "variable"; axis: number }
  | { kind: "negative"; of: Node }
  | { kind: "call"; name: string; of: Node }
  | { kind: "binary"; sign: string; left: Node; right: Node };

/** The value of a tree without variables, null for one with variables. */
export function constantValue(node: Node): number | null {
  switch (node.kind) {
    case "number":
      return node.value;
    case "variable":
      return null;
    case "negative": {
      const inner = constantValue(node.of);
      return inner === null ? null : -inner;
    }
    case "call": {
      const inner = constantValue(node.of);
      return inner === null ? null : apply(node.name, inner);
    }
    case "binary": {
      const first = constantValue(node.left);
      const second = first === null ? null : constantValue(node.right);
      return first === null || second === null ? null : apply(node.sign, first, second);
    }
  }
}

// What the slope of each side of an operation is multiplied by, in terms.
const AROUND: Record<string, (first: number, second: number) => [number, number]> = {
  "+": () => [1, 0],
  "-": () => [1, 0],
  "*": (first, second) => [second + 1, first + 1],
  "/": (first, second) => [second + 1, first + 2 * second + 5],
  "^": (first, second) => [first + second + 4, 2 * first + second + 5],
};

/** How many terms a tree has, and its slope along a variable if nothing is simplified. */
export function slopeSize(node: Node, axis: number): [number, number] {
  switch (node.kind) {
    case "number":
      return [1, 0];
    case "variable":
      return [1, Number(node.axis === axis)];
    case "negative": {
      const [size, slope] = slopeSize(node.of, axis);
      return [size + 1, slope && slope + 1];
    }
    case "call": {
      const [size, slope] = slopeSize(node.of, axis);
      return [size + 1, slope && slope + size + 6];
    }
    case "binary": {
      const [first, rises] = slopeSize(node.left, axis);
      const [second, bends] = slopeSize(node.right, axis);
      const [byLeft, byRight] = AROUND[node.sign]!(first, second);
      return [first + second + 1, (rises && rises + byLeft) + (bends && bends + byRight)];
    }
  }
}
