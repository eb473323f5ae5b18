/** Formula trees as math.js makes them, and how they become tapes. */

import { words } from "../words";
import { type Row, type Tape, apply, isUnary } from "./tape";

const MAX_ROWS = 4000;
// A longer product costs more than a power and is no more exact.
const MAX_PRODUCT = 64;

/** What is the matter with a formula, and at which character (counted from 1), if known. */
export class FormulaError extends Error {
  constructor(
    message: string,
    readonly position: number | null = null,
  ) {
    super(message);
  }
}

export const AXES: Record<string, number> = { x: 0, y: 1, x1: 0, x2: 1 };
export const OPERATORS: Record<string, string> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  pow: "^",
};

// The kinds of nodes in math.js's tree, as far as formulas need them.
export interface Tree {
  type: string;
  args?: Tree[];
  content?: Tree;
  fn?: Tree | string;
  name?: string;
  value?: unknown;
}

/** The value of a tree without variables, null for one with variables. */
export function folded(node: Tree): number | null {
  if (node.type === "ConstantNode") return node.value as number;
  const operation = operationOf(node);
  const values = (node.args ?? []).map(folded);
  if (!operation || values.includes(null)) return null;
  return apply(operation, ...(values as number[]));
}

function operationOf(node: Tree): string | null {
  if (node.type === "FunctionNode") return (node.fn as Tree).name!;
  if (node.type !== "OperatorNode") return null;
  return node.fn === "unaryMinus" ? "neg" : OPERATORS[node.fn as string]!;
}

/** Trees as a tape; equal subtrees are computed once. */
export function write(nodes: Tree[]): Tape {
  const writer = new Writer();
  const results = nodes.map((node) => writer.slot(node));
  return { rows: writer.rows, results };
}

class Writer {
  readonly rows: Row[] = [];
  private readonly known = new Map<string, number>();
  private readonly seen = new Map<Tree, number>();

  slot(node: Tree): number {
    const found = this.seen.get(node) ?? this.fresh(node);
    this.seen.set(node, found);
    return found;
  }

  private fresh(node: Tree): number {
    if (node.type === "ParenthesisNode") return this.slot(node.content!);
    if (node.type === "SymbolNode") return this.row("x", AXES[node.name!]!);
    const value = folded(node);
    if (value !== null) return this.row("c", value);
    const operation = operationOf(node);
    const args = node.args;
    if (!operation || !args) throw new FormulaError(words.formula.noSlope);
    if (operation === "^") return this.power(args[0]!, args[1]!);
    if (operation === "/" && isMagnitude(args[0]!, args[1]!))
      return this.row("sign", this.slot(args[1]!));
    const slots = args.map((arg) => this.slot(arg));
    if (!isUnary(operation) && slots.length > 2) return this.chain(operation, slots);
    return this.simple(operation, slots);
  }

  private chain(operation: string, slots: number[]): number {
    return slots.reduce((sum, slot) => this.simple(operation, [sum, slot]));
  }

  /** Sums with 0 and products with 0 and 1, of which derivatives are full, are not computed. */
  private simple(operation: string, slots: number[]): number {
    const [a = 0, b = 0] = slots;
    const value = (slot: number) => (this.rows[slot]![0] === "c" ? this.rows[slot]![1] : undefined);
    if (operation === "*" && (value(a) === 0 || value(b) === 1)) return a;
    if (operation === "*" && (value(b) === 0 || value(a) === 1)) return b;
    if ((operation === "+" || operation === "-") && value(b) === 0) return a;
    if (operation === "+" && value(a) === 0) return b;
    if (operation === "/" && (value(a) === 0 || value(b) === 1)) return a;
    return this.row(operation, ...slots);
  }

  /** Whole and half powers as products and roots, which are exact to rounding. */
  private power(base: Tree, exponent: Tree): number {
    const size = folded(exponent);
    const slot = this.slot(base);
    if (size === null) return this.row("^", slot, this.slot(exponent));
    if (Math.abs(size) > MAX_PRODUCT || !Number.isInteger(2 * size))
      return this.row("^", slot, this.row("c", size));
    let result = this.product(slot, Math.trunc(Math.abs(size)));
    if (!Number.isInteger(size)) {
      const root = this.row("sqrt", slot);
      result = Math.abs(size) < 1 ? root : this.row("*", result, root);
    }
    return size >= 0 ? result : this.row("/", this.row("c", 1), result);
  }

  private product(slot: number, count: number): number {
    if (count === 0) return this.row("c", 1);
    if (count === 1) return slot;
    const half = this.product(slot, count >> 1);
    const square = this.row("*", half, half);
    return count % 2 ? this.row("*", square, slot) : square;
  }

  private row(...row: Row): number {
    const key = row.join(" ");
    if (!this.known.has(key)) {
      if (this.rows.length >= MAX_ROWS) throw new FormulaError(words.formula.noSlope);
      this.known.set(key, this.rows.length);
      this.rows.push(row);
    }
    return this.known.get(key)!;
  }
}

/** |u|/u, which is what math.js writes for the slope of |u|; it is taken as 0 at 0. */
function isMagnitude(above: Tree, below: Tree): boolean {
  const isAbs = above.type === "FunctionNode" && (above.fn as Tree).name === "abs";
  return isAbs && String(above.args![0]) === String(below);
}
