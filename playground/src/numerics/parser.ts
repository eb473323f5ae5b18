/**
 * Formulas in plain text, read by gdmath's grammar (gdmath/parser.py has it in full): what the one
 * accepts, refuses and means, so does the other. Nothing is ever evaluated as code.
 */

import { registry } from "../registry";
import { words } from "../words";
import { FormulaError, Reader, type Token } from "./tokens";
import { type Node, constantValue } from "./tree";

const { grammar } = registry;
const { limits } = grammar;
const say = words.formula;

/** The tree of a formula in x and y, or x alone; raises FormulaError. */
export function parse(text: string, dimension: number): Node {
  const names = ["x", "y"].slice(0, dimension);
  const variables = new Map([...names, ...names.map((_, i) => `x${i + 1}`)].map((name, i) => [name, i % dimension]));
  return new Parser(text, variables).parsed();
}

const known = (table: object, name: string): boolean => Object.hasOwn(table, name);

/** One pass over one formula; each method reads one rule of the grammar. */
class Parser {
  private readonly reader: Reader;
  private depth = 0;
  private bars = 0; // that are open: then another one closes
  private nodes = 0;

  constructor(
    text: string,
    private readonly variables: Map<string, number>,
  ) {
    this.reader = new Reader(text, [...variables.keys()]);
  }

  private get token(): Token {
    return this.reader.token;
  }

  private fail(problem: string, at: Token): never {
    throw new FormulaError(problem, at.position);
  }

  parsed(): Node {
    const ended = () => this.token.kind === "end";
    if (ended()) this.fail(say.missing, this.token);
    const node = this.sum();
    if (!ended()) this.fail(say.expectedOperator(this.token.text), this.token);
    return node;
  }

  private isFunction(token: Token): boolean {
    return token.kind === "name" && grammar.called.includes(token.text);
  }
  private isVariable(token: Token): boolean {
    return token.kind === "name" && this.variables.has(token.text);
  }
  private isConstant(token: Token): boolean {
    return token.kind === "name" && known(grammar.constants, token.text);
  }

  /** Whether the next token begins what is multiplied without a sign. */
  private beginsAFactor(): boolean {
    const opens = this.bars ? ["(", "√"] : ["(", "√", "|"];
    const { kind, text } = this.token;
    return kind === "name" || (kind === "operator" && opens.includes(text));
  }

  private sum(): Node {
    let node = this.product();
    for (let sign = this.reader.take("+", "-"); sign; sign = this.reader.take("+", "-"))
      node = this.binary(sign.text, sign, node, this.product());
    return node;
  }

  private product(): Node {
    let node = this.sign();
    let divided = false;
    for (;;) {
      const { token } = this;
      const sign = this.reader.take("*", "/");
      if (sign) {
        node = this.binary(sign.text, sign, node, this.sign());
        divided = sign.text === "/";
      } else if (!this.beginsAFactor()) return node;
      else if (divided) this.fail(say.behindDivision, token);
      else node = this.binary("*", token, node, this.power());
    }
  }

  private sign(): Node {
    return this.deeper(() => {
      if (this.reader.take("+")) return this.sign();
      const minus = this.reader.take("-");
      return minus ? this.made({ kind: "negative", of: this.sign() }, minus) : this.power();
    });
  }

  /** Every way to nest passes through here: parentheses, calls, signs, roots and towers. */
  private deeper(read: () => Node): Node {
    if (++this.depth > limits.depth) this.fail(say.deep(limits.depth), this.token);
    const node = read();
    this.depth--;
    return node;
  }

  private power(): Node {
    let base = this.atom();
    for (let raised = this.reader.takeKind("raised"); raised; raised = this.reader.takeKind("raised"))
      base = this.raised(base, { kind: "number", value: Number(raised.text) }, raised);
    const operator = this.reader.take("^", "**");
    if (!operator) return base;
    const exponent = this.sign();
    const { last } = this.reader;
    const clear = [")", "|"].includes(last.text) || (last.kind === "number" && constantValue(base) === null);
    if (this.beginsAFactor() && this.token.glued && !clear) this.fail(say.exponentEnds, this.token);
    return this.raised(base, exponent, operator);
  }

  private raised(base: Node, exponent: Node, token: Token): Node {
    const size = constantValue(exponent);
    if (size !== null && !(Math.abs(size) <= limits.exponent)) this.fail(say.exponent(limits.exponent), token);
    return this.binary("^", token, base, exponent);
  }

  private atom(): Node {
    const { token, reader } = this;
    if (reader.take("(")) return this.closed(token);
    if (reader.take("|")) return this.magnitude(token);
    if (reader.take("√")) return this.root(token);
    if (reader.takeKind("number")) return this.number(token);
    if (reader.takeKind("name")) return this.name(token);
    this.fail(token.text ? say.expected(token.text) : say.expectedMore, token);
  }

  /** What stands in parentheses, of which the first one is read. */
  private closed(opening: Token): Node {
    const { bars } = this;
    this.bars = 0;
    const node = this.sum();
    if (!this.reader.take(")")) this.fail(say.unclosed, opening);
    this.bars = bars;
    return node;
  }

  private magnitude(opening: Token): Node {
    this.bars++;
    const node = this.sum();
    if (!this.reader.take("|")) this.fail(say.unclosedBar, opening);
    this.bars--;
    return this.made({ kind: "call", name: "abs", of: node }, opening);
  }

  /** A root of one atom: √x, √2, √(x + 1). */
  private root(sign: Token): Node {
    let closed = false;
    const node = this.deeper(() => {
      closed = this.token.text === "(";
      return this.made({ kind: "call", name: "sqrt", of: this.atom() }, sign);
    });
    const follows = this.beginsAFactor() || this.token.kind === "raised" || this.token.text === "^";
    if (follows && !closed && this.token.glued) this.fail(say.rootEnds, this.token);
    return node;
  }

  private number(token: Token): Node {
    if (token.text.length > limits.digits) this.fail(say.digits(limits.digits), token);
    return this.made({ kind: "number", value: Number(token.text) }, token);
  }

  private name(token: Token): Node {
    if (this.isFunction(token)) return this.call(token);
    const called = this.token.text === "(";
    if (token.text === "e" && called && this.token.glued) this.fail(say.eTimes, token);
    if (this.isVariable(token)) return this.made({ kind: "variable", axis: this.variables.get(token.text)! }, token);
    if (this.isConstant(token)) return this.made({ kind: "number", value: grammar.constants[token.text]! }, token);
    this.fail(called ? say.noFunction(token.text) : say.unknown(token.text), token);
  }

  // Functions

  /** sin(x), sin x, sin^2(x) or sin²x, of which the name is read. */
  private call(token: Token): Node {
    const power = this.powerOf(token);
    const opening = this.token;
    const of = this.reader.take("(") ? this.closed(opening) : this.bare(token);
    const name = known(grammar.spellings, token.text) ? grammar.spellings[token.text]! : token.text;
    const base = known(grammar.bases, name) ? grammar.bases[name]! : null;
    let node = this.made({ kind: "call", name: base === null ? name : "log", of }, token);
    if (base !== null) node = this.binary("/", token, node, { kind: "number", value: base });
    return power === null ? node : this.raised(node, { kind: "number", value: power }, token);
  }

  /** The power between a function and its argument, or null. */
  private powerOf(token: Token): number | null {
    let raised = this.reader.takeKind("raised");
    let sign = raised?.text ?? "";
    if (!raised && this.reader.take("^", "**")) {
      sign = this.reader.take("-") ? "-" : "";
      raised = this.reader.takeKind("number");
    }
    if (!raised && !sign && this.reader.last === token) return null;
    if (sign.startsWith("-")) this.fail(say.inverse(token.text), token);
    if (!raised || !/^\+*\d+$/.test(raised.text)) this.fail(say.powerOf(token.text), this.token);
    return Number(raised.text);
  }

  /** An argument without parentheses: x, x^2, 2x, 2 pi x, |x|, √x. */
  private bare(called: Token): Node {
    const first = this.token;
    const factors: Node[] = [];
    if (first.kind === "number") factors.push(this.power());
    while (this.isConstant(this.token)) factors.push(this.power());
    const begins = !factors.length && ["|", "√"].includes(this.token.text);
    if (this.isVariable(this.token) || begins) factors.push(this.power());
    if (!factors.length) this.fail(say.bare(called.text), called);
    if (this.beginsAFactor() && !this.isFunction(this.token)) this.fail(say.argumentEnds(called.text), this.token);
    return factors.reduce((node, factor) => this.binary("*", first, node, factor));
  }

  // Nodes

  private binary(sign: string, token: Token, left: Node, right: Node): Node {
    return this.made({ kind: "binary", sign, left, right }, token);
  }

  /** Count a new node, and refuse it if it is a constant that is not a finite number. */
  private made(node: Node, token: Token): Node {
    if (++this.nodes > limits.nodes) this.fail(say.nodes(limits.nodes), token);
    const value = constantValue(node);
    if (value !== null && !Number.isFinite(value)) this.fail(say.notFinite(token.text), token);
    return node;
  }
}
