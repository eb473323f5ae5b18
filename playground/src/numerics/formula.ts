/**
 * Formulas that people type: parsed by math.js into a tree, checked against gdmath's list of what
 * is allowed, differentiated by math.js, and written as tapes. Nothing is evaluated as code.
 */

import { type MathNode, create, derivativeDependencies, parseDependencies } from "mathjs/number";
import { registry } from "../registry";
import { words } from "../words";
import type { LandscapeData, Window } from "./landscape";
import { AXES, FormulaError, OPERATORS, type Tree, folded, write } from "./tree";

const math = create({ parse: parseDependencies!, derivative: derivativeDependencies! }, {});

// The bounds of gdmath's parser, so that a hostile formula fails before any work is done on it.
const MAX_LENGTH = 400;
const MAX_DEPTH = 40;
const MAX_NODES = 200;
const MAX_EXPONENT = 100;

/** A landscape from a formula in x and y; raises FormulaError. */
export function fromFormula(text: string, window: Window): LandscapeData {
  const tree = parsed(text);
  const node = tree as unknown as MathNode;
  const first = ["x", "y"].map((axis) => derived(node, axis));
  const second = first.flatMap((slope) => ["x", "y"].map((axis) => derived(slope, axis)));
  const tape = (nodes: MathNode[]) => write(nodes as unknown as Tree[]);
  return {
    name: text,
    expression: text,
    window,
    minima: [],
    plotLog: false,
    value: tape([node]),
    gradient: tape(first),
    hessian: attempt(() => tape(second)),
  };
}

/** The result, or null if it would take too long: then differences stand in. */
function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

function derived(node: MathNode, axis: string): MathNode {
  try {
    return math.derivative(node, axis, { simplify: false });
  } catch {
    throw new FormulaError(words.formula.noSlope);
  }
}

/** The checked tree of a formula, with x and y for all its variables. */
function parsed(text: string): Tree {
  if (!text.trim()) throw new FormulaError(words.formula.missing, 1);
  if (text.length > MAX_LENGTH) throw new FormulaError(words.formula.long(MAX_LENGTH));
  const odd = /[^\w\s.+\-*/^()]/u.exec(text);
  if (odd) throw new FormulaError(words.formula.character(odd[0]), odd.index + 1);
  const based = /(?<!\w)0[xbo]/i.exec(text); // math.js knows 0x10; formulas do not
  if (based) throw new FormulaError(words.formula.unreadable, based.index + 2);
  refuseTowers(text);
  const bracket = unclosed(text);
  if (bracket) throw new FormulaError(words.formula.unclosed, bracket);
  let tree: Tree;
  try {
    // As long as before, so that positions stay what they are.
    tree = math.parse(text.replaceAll("**", " ^").replaceAll(/\s/g, " ")) as unknown as Tree;
  } catch (error) {
    const at = (error as { char?: number }).char ?? null;
    throw new FormulaError(words.formula.unreadable, at && Math.min(at, text.length + 1));
  }
  return new Checker(text).checked(tree, 0);
}

/** Depth is bounded before the parser, which follows it recursively, sees the text. */
function refuseTowers(text: string): void {
  let depth = 0;
  let signs = 0;
  for (const [i, character] of [...text].entries()) {
    depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    signs = /[-+^*/]/.test(character) ? signs + 1 : /\s/.test(character) ? signs : 0;
    if (depth > MAX_DEPTH || signs > MAX_DEPTH)
      throw new FormulaError(words.formula.deep(MAX_DEPTH), i + 1);
  }
}

/** The position of a parenthesis without its partner, or null. */
function unclosed(text: string): number | null {
  const open: number[] = [];
  for (const [i, character] of [...text].entries()) {
    if (character === "(") open.push(i + 1);
    else if (character === ")" && open.pop() === undefined) return i + 1;
  }
  return open.pop() ?? null;
}

class Checker {
  private nodes = 0;
  constructor(private readonly text: string) {}

  /** The tree, made of nothing but what is allowed; aliases are replaced. */
  checked(node: Tree, depth: number): Tree {
    if (++this.nodes > MAX_NODES) throw new FormulaError(words.formula.nodes(MAX_NODES));
    if (depth > MAX_DEPTH * 3) throw new FormulaError(words.formula.deep(MAX_DEPTH));
    switch (node.type) {
      case "ParenthesisNode":
        this.nodes--;
        return this.checked(node.content!, depth + 1);
      case "ConstantNode":
        return this.number(node);
      case "SymbolNode":
        return this.symbol(node.name!);
      case "OperatorNode":
        return this.operation(node, depth);
      case "FunctionNode":
        return this.call(node, depth);
      default:
        throw new FormulaError(words.formula.unreadable);
    }
  }

  private number(node: Tree): Tree {
    if (typeof node.value !== "number" || !Number.isFinite(node.value))
      throw new FormulaError(words.formula.notFinite);
    return node;
  }

  private symbol(name: string): Tree {
    if (Object.hasOwn(AXES, name)) return make("x", "y")[AXES[name]!]!;
    if (Object.hasOwn(registry.constants, name)) return constant(registry.constants[name]!);
    const place = this.place(name);
    if (registry.functions.includes(resolve(name)))
      throw new FormulaError(words.formula.bare(name), place);
    throw new FormulaError(words.formula.unknown(name), place);
  }

  private operation(node: Tree, depth: number): Tree {
    const args = node.args!.map((arg) => this.checked(arg, depth + 1));
    if (node.fn === "unaryPlus") return args[0]!;
    if (node.fn !== "unaryMinus" && !Object.hasOwn(OPERATORS, node.fn as string))
      throw new FormulaError(words.formula.unreadable);
    if (node.fn === "pow") {
      const size = folded(args[1]!);
      if (size !== null && !(Math.abs(size) <= MAX_EXPONENT))
        throw new FormulaError(words.formula.exponent(MAX_EXPONENT), this.place("^"));
    }
    const sign = node.fn === "unaryMinus" ? "-" : OPERATORS[node.fn as string]!;
    const made = new math.OperatorNode(sign as never, node.fn as never, args as never);
    return finite(made as unknown as Tree);
  }

  private call(node: Tree, depth: number): Tree {
    const given = (node.fn as Tree).name ?? "";
    const name = resolve(given);
    if (!registry.functions.includes(name))
      throw new FormulaError(words.formula.noFunction(given), this.place(given));
    if (node.args!.length !== 1)
      throw new FormulaError(words.formula.arguments(given), this.place(given));
    const argument = this.checked(node.args![0]!, depth + 1);
    const made = new math.FunctionNode(name, [argument] as never);
    return finite(made as unknown as Tree);
  }

  /** Where a name stands in the text, counted from 1. */
  private place(name: string): number | null {
    const literal = name.replaceAll(/[^\w]/g, "\\$&");
    const whole = /^\w/.test(name) ? `(?<![A-Za-z_])${literal}(?!\\w)` : literal;
    const found = new RegExp(whole).exec(this.text)?.index ?? this.text.indexOf(name);
    return found < 0 ? null : found + 1;
  }
}

function resolve(name: string): string {
  return Object.hasOwn(registry.aliases, name) ? registry.aliases[name]! : name;
}

function make(...names: string[]): Tree[] {
  return names.map((name) => new math.SymbolNode(name) as unknown as Tree);
}

function constant(value: number): Tree {
  return new math.ConstantNode(value) as unknown as Tree;
}

/** The node, unless it is a constant that is not a finite number. */
function finite(node: Tree): Tree {
  const value = folded(node);
  if (value !== null && !Number.isFinite(value)) throw new FormulaError(words.formula.notFinite);
  return node;
}
