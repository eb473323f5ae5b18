/** Tapes: lists of operations, computed in the order in which gdmath computes them. */

export type Row = [string, ...number[]];
export interface Tape {
  rows: Row[];
  results: number[];
}

type Step = (slots: Float64Array) => void;

/** Round to the nearest whole number, halves to the even one, as NumPy's rint does. */
function rint(x: number): number {
  const nearest = Math.round(x);
  return Math.abs(x % 1) === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}

const UNARY: Record<string, (a: number) => number> = {
  neg: (a) => -a,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  rint,
  not: (a) => (a ? 0 : 1),
};

const BINARY: Record<string, (a: number, b: number) => number> = {
  "^": (a, b) => (a === 1 ? 1 : Math.pow(a, b)), // 1 to any power is 1, also for NumPy
  hypot: Math.hypot,
  max: Math.max,
  "<": (a, b) => (a < b ? 1 : 0),
  "==": (a, b) => (a === b ? 1 : 0),
};

/** The value of an operation on numbers. */
export function apply(name: string, ...of: number[]): number {
  const slots = new Float64Array([...of, 0]);
  step([name, ...of.keys()] as Row, of.length)(slots);
  return slots[of.length]!;
}

function step(row: Row, out: number): Step {
  const [name, a = 0, b = 0, c = 0] = row;
  switch (name) {
    case "+":
      return (s) => void (s[out] = s[a]! + s[b]!);
    case "-":
      return (s) => void (s[out] = s[a]! - s[b]!);
    case "*":
      return (s) => void (s[out] = s[a]! * s[b]!);
    case "/":
      return (s) => void (s[out] = s[a]! / s[b]!);
    case "select":
      return (s) => void (s[out] = s[a] ? s[b]! : s[c]!);
  }
  const unary = UNARY[name];
  if (unary) return (s) => void (s[out] = unary(s[a]!));
  const binary = BINARY[name];
  if (binary) return (s) => void (s[out] = binary(s[a]!, s[b]!));
  throw new Error(`there is no operation ${name}`);
}

/** A function of points from a tape; the array it returns is used again at the next call. */
export function runner(tape: Tape): (point: ArrayLike<number>) => Float64Array {
  const slots = new Float64Array(tape.rows.length);
  const inputs: [number, number][] = [];
  const steps: Step[] = [];
  tape.rows.forEach((row, slot) => {
    if (row[0] === "c") slots[slot] = row[1]!;
    else if (row[0] === "x") inputs.push([slot, row[1]!]);
    else steps.push(step(row, slot));
  });
  const results = new Float64Array(tape.results.length);
  return (point) => {
    for (const [slot, axis] of inputs) slots[slot] = point[axis]!;
    for (const run of steps) run(slots);
    tape.results.forEach((slot, i) => (results[i] = slots[slot]!));
    return results;
  };
}
