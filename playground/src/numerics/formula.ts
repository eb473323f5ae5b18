/**
 * Formulas that people type, as landscapes: value, slopes and curvatures on tapes. Each operation
 * carries its derivatives along, so that the work grows with the formula's length and no faster.
 */

import { registry } from "../registry";
import { words } from "../words";
import type { LandscapeData, Window } from "./landscape";
import { parse } from "./parser";
import type { Row, Tape } from "./tape";
import { FormulaError } from "./tokens";
import { type Node, constantValue, slopeSize } from "./tree";

// A longer product costs more than a power and is no more exact.
const MAX_PRODUCT = 64;

/** A landscape from a formula in x and y; raises FormulaError. */
export function fromFormula(text: string, window: Window): LandscapeData {
  const dimension = window.length;
  const tree = parse(text, dimension);
  const written = window.map((_, axis) => slopeSize(tree, axis)[1]);
  if (written.reduce((a, b) => a + b) > registry.grammar.limits.slopes) throw new FormulaError(words.formula.noSlope);
  const value = new Writer(dimension, 0);
  const slopes = new Writer(dimension, 1);
  const bends = new Writer(dimension, 2);
  const second = bends.jet(tree).second;
  return {
    name: text,
    expression: text,
    window,
    minima: [],
    plotLog: false,
    value: value.tape([value.jet(tree).value]),
    gradient: slopes.tape(slopes.jet(tree).first),
    hessian: bends.tape(second.flat()),
  };
}

/** The slot of a number; null is a number that is 0 everywhere. */
type Slot = number | null;
/** A number with its derivatives along each axis, as slots. */
interface Jet {
  value: number;
  first: Slot[];
  second: Slot[][];
}

class Writer {
  private readonly rows: Row[] = [];
  private readonly known = new Map<string, number>();

  constructor(
    private readonly dimension: number,
    private readonly order: 0 | 1 | 2,
  ) {}

  tape(results: Slot[]): Tape {
    return { results: results.map((slot) => slot ?? this.constant(0)), rows: this.rows };
  }

  // Rows: the same operation on the same inputs is one row.

  private row(...row: Row): number {
    const key = row.join(" ");
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.known.set(key, this.rows.length);
    return this.rows.push(row) - 1;
  }

  private constant(value: number): number {
    return this.row("c", Object.is(value, -0) ? 0 : value);
  }

  /** Whole and half powers as products and roots, which are exact to rounding. */
  private power(slot: number, size: number): number {
    if (Math.abs(size) > MAX_PRODUCT || !Number.isInteger(2 * size)) return this.row("^", slot, this.constant(size));
    let result = this.product(slot, Math.trunc(Math.abs(size)));
    if (!Number.isInteger(size)) {
      const root = this.row("sqrt", slot);
      result = Math.abs(size) < 1 ? root : this.row("*", result, root);
    }
    return size >= 0 ? result : this.row("/", this.constant(1), result);
  }

  private product(slot: number, count: number): number {
    if (count === 0) return this.constant(1);
    if (count === 1) return slot;
    const half = this.product(slot, count >> 1);
    const square = this.row("*", half, half);
    return count % 2 ? this.row("*", square, slot) : square;
  }

  // Arithmetic in which 0 and 1 cost nothing, for derivatives are full of them.

  private isOne(slot: number): boolean {
    return this.rows[slot]![0] === "c" && this.rows[slot]![1] === 1;
  }
  private plus(a: Slot, b: Slot): Slot {
    return a === null ? b : b === null ? a : this.row("+", a, b);
  }
  private minus(a: Slot, b: Slot): Slot {
    return b === null ? a : a === null ? this.row("neg", b) : this.row("-", a, b);
  }
  private times(a: Slot, b: Slot): Slot {
    if (a === null || b === null) return null;
    return this.isOne(a) ? b : this.isOne(b) ? a : this.row("*", a, b);
  }
  private over(a: Slot, b: number): Slot {
    return a === null ? null : this.row("/", a, b);
  }
  private scaled(factor: number, a: Slot): Slot {
    return factor === 0 ? null : this.times(this.constant(factor), a);
  }

  // Jets

  /** A number whose derivatives are computed as far as they are wanted. */
  private made(value: number, first: (i: number) => Slot, second: (i: number, j: number, firsts: Slot[]) => Slot): Jet {
    const axes = Array.from({ length: this.dimension }, (_, i) => i);
    const firsts = this.order > 0 ? axes.map(first) : [];
    // One triangle of the symmetric matrix, so that its mirror image agrees to the last bit.
    const half = this.order > 1 ? axes.map((i) => axes.map((j) => (j >= i ? second(i, j, firsts) : null))) : [];
    return { value, first: firsts, second: half.map((line, i) => line.map((slot, j) => (j >= i ? slot : half[j]![i]!))) };
  }

  jet(node: Node): Jet {
    const fixed = constantValue(node);
    if (fixed !== null) return this.made(this.constant(fixed), () => null, () => null);
    switch (node.kind) {
      case "number": // has a value, so it was fixed
      case "variable": {
        const axis = node.kind === "variable" ? node.axis : -1;
        return this.made(this.row("x", axis), (i) => (i === axis ? this.constant(1) : null), () => null);
      }
      case "negative": {
        const u = this.jet(node.of);
        return this.made(this.row("neg", u.value), (i) => this.minus(null, u.first[i]!), (i, j) => this.minus(null, u.second[i]![j]!));
      }
      case "call":
        return this.called(node.name, this.jet(node.of));
      case "binary":
        return this.joined(node.sign, node.left, node.right);
    }
  }

  private joined(sign: string, left: Node, right: Node): Jet {
    if (sign === "^") return this.raised(left, right);
    const [a, b] = [this.jet(left), this.jet(right)];
    const value = this.row(sign, a.value, b.value);
    if (sign === "+")
      return this.made(value, (i) => this.plus(a.first[i]!, b.first[i]!), (i, j) => this.plus(a.second[i]![j]!, b.second[i]![j]!));
    if (sign === "-")
      return this.made(value, (i) => this.minus(a.first[i]!, b.first[i]!), (i, j) => this.minus(a.second[i]![j]!, b.second[i]![j]!));
    if (sign === "*") return this.multiplied(value, a, b);
    return this.made(
      value,
      (i) => this.over(this.minus(a.first[i]!, this.times(value, b.first[i]!)), b.value),
      (i, j, slope) => {
        const mixed = this.plus(this.times(slope[i]!, b.first[j]!), this.times(slope[j]!, b.first[i]!));
        const rest = this.minus(a.second[i]![j]!, this.times(value, b.second[i]![j]!));
        return this.over(this.minus(rest, mixed), b.value);
      },
    );
  }

  private multiplied(value: number, a: Jet, b: Jet): Jet {
    return this.made(
      value,
      (i) => this.plus(this.times(a.first[i]!, b.value), this.times(a.value, b.first[i]!)),
      (i, j) => {
        const outer = this.plus(this.times(a.second[i]![j]!, b.value), this.times(a.value, b.second[i]![j]!));
        return this.plus(outer, this.plus(this.times(a.first[i]!, b.first[j]!), this.times(a.first[j]!, b.first[i]!)));
      },
    );
  }

  private raised(base: Node, exponent: Node): Jet {
    const size = constantValue(exponent);
    const u = this.jet(base);
    if (size !== null) {
      if (size === 0) return this.made(this.constant(1), () => null, () => null);
      const slope = () => this.scaled(size, this.power(u.value, size - 1));
      const bend = () => this.scaled(size * (size - 1), this.power(u.value, size - 2));
      return this.chained(this.power(u.value, size), u, slope, bend);
    }
    const by = this.jet(exponent);
    const value = this.row("^", u.value, by.value);
    // u^v is e^(v log u), and so are its slopes.
    const log = this.called("log", u);
    const whole = this.multiplied(this.row("*", by.value, log.value), by, log);
    return this.chained(value, whole, () => value, () => value);
  }

  /** f(u), given f′ and f″ at u. */
  private chained(value: number, u: Jet, slope: () => Slot, bend: () => Slot): Jet {
    return this.made(
      value,
      (i) => this.times(slope(), u.first[i]!),
      (i, j) => this.plus(this.times(slope(), u.second[i]![j]!), this.times(bend(), this.times(u.first[i]!, u.first[j]!))),
    );
  }

  private called(name: string, u: Jet): Jet {
    const value = this.row(name, u.value);
    const [slope, bend] = this.slopes(name, u.value, value);
    return this.chained(value, u, slope, bend);
  }

  /** f′ and f″ of the functions, from u and f(u). */
  private slopes(name: string, u: number, f: number): [() => Slot, () => Slot] {
    const one = () => this.constant(1);
    const square = () => this.row("*", u, u);
    const neg = (slot: Slot) => this.minus(null, slot);
    const twice = (slot: Slot) => this.scaled(2, slot);
    const inverse = (below: Slot) => () => this.over(one(), below!);
    const both = (slope: () => Slot, bend: (slope: Slot) => Slot): [() => Slot, () => Slot] => [slope, () => bend(slope())];
    const gap = () => this.minus(one(), square())!; // 1 − u²
    const sum = () => this.plus(square(), one())!; // u² + 1
    switch (name) {
      case "sin":
        return [() => this.row("cos", u), () => neg(f)];
      case "cos":
        return [() => neg(this.row("sin", u)), () => neg(f)];
      case "tan":
        return both(() => this.plus(this.row("*", f, f), one()), (slope) => twice(this.times(f, slope)));
      case "asin":
        return both(() => this.over(one(), this.row("sqrt", gap())), (slope) => this.over(this.times(u, slope), gap()));
      case "acos":
        return both(() => neg(this.over(one(), this.row("sqrt", gap()))), (slope) => this.over(this.times(u, slope), gap()));
      case "atan":
        return both(() => inverse(sum())(), (slope) => this.scaled(-2, this.times(u, this.times(slope, slope))));
      case "sinh":
        return [() => this.row("cosh", u), () => f];
      case "cosh":
        return [() => this.row("sinh", u), () => f];
      case "tanh":
        return both(() => this.minus(one(), this.row("*", f, f)), (slope) => this.scaled(-2, this.times(f, slope)));
      case "asinh":
        return both(() => this.over(one(), this.row("sqrt", sum())), (slope) => neg(this.over(this.times(u, slope), sum())));
      case "acosh": {
        const sides = () => [this.minus(u, one())!, this.plus(u, one())!] as const;
        const root = () => this.row("*", this.row("sqrt", sides()[0]), this.row("sqrt", sides()[1]));
        return both(() => inverse(root())(), (slope) => neg(this.over(this.times(u, slope), this.row("*", ...sides()))));
      }
      case "atanh":
        return both(() => inverse(gap())(), (slope) => twice(this.times(u, this.times(slope, slope))));
      case "exp":
        return [() => f, () => f];
      case "log":
        return both(() => inverse(u)(), (slope) => neg(this.times(slope, slope)));
      case "sqrt":
        return both(() => this.over(this.constant(0.5), f), (slope) => this.over(this.scaled(-0.5, slope), u));
      default: // the magnitude, whose slope is taken as 0 at 0
        return [() => this.row("sign", u), () => null];
    }
  }
}
