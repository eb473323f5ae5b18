/** The signs of a formula, cut into tokens: gdmath/tokens.py, sign by sign. */

import { registry } from "../registry";
import { words } from "../words";

/** What is the matter with a formula, and at which character (counted from 1), if known. */
export class FormulaError extends Error {
  constructor(
    message: string,
    readonly position: number | null = null,
  ) {
    super(message);
  }
}

export type Kind = "number" | "name" | "raised" | "operator" | "end";
export interface Token {
  kind: Kind;
  text: string; // in plain signs
  position: number; // counted from 1
  glued: boolean; // nothing stands between it and the token before
}

const { grammar } = registry;
const PIECE =
  /(?<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*|π)|(?<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?<operator>\*\*|[-+*/^()|√])|(?<space>[ \t\n]+)/uy;
const TOGETHER = /x[0-9]+|[xyz]/g; // variables that may be written side by side: xy

/** A character in a table of the grammar, or itself. */
const told = (table: Record<string, string>, sign: string): string =>
  Object.hasOwn(table, sign) ? table[sign]! : sign;

export class Reader {
  private readonly tokens: Token[];
  private index = 0;

  constructor(
    formula: string,
    private readonly variables: readonly string[],
  ) {
    const most = grammar.limits.length;
    // A sign may take two units of a string.
    if (formula.length > 2 * most || [...formula].length > most) throw new FormulaError(words.formula.long(most));
    this.tokens = [...this.all([...formula])].flatMap((token) => this.parts(token));
  }

  get token(): Token {
    return this.tokens[this.index]!;
  }
  /** The token that was taken last. */
  get last(): Token {
    return this.tokens[this.index - 1]!;
  }

  /** Step over the next token and return it, if it is one of these operators. */
  take(...operators: string[]): Token | null {
    return this.token.kind === "operator" && operators.includes(this.token.text) ? this.next() : null;
  }

  /** Step over the next token and return it, if it is of this kind. */
  takeKind(kind: Kind): Token | null {
    return this.token.kind === kind ? this.next() : null;
  }

  private next(): Token {
    return this.tokens[this.index++]!;
  }

  private *all(signs: string[]): Generator<Token> {
    const plain = signs.map((sign) => told(grammar.same, sign));
    // One unit for each sign, so that places in the text are places in the formula.
    const text = plain.map((sign) => (sign.length > 1 ? "\0" : sign)).join("");
    let [position, end] = [0, 0];
    while (position < text.length) {
      PIECE.lastIndex = position;
      const found = PIECE.exec(text);
      if (!found) {
        const hint = told(grammar.hints, plain[position]!);
        const why = words.formula.character(signs[position]!);
        const more = words.formula.hint(plain[position]!, hint.trim());
        throw new FormulaError(hint === plain[position] ? why : `${why} ${more}`, position + 1);
      }
      const [piece] = found;
      const kind = Object.keys(found.groups!).find((name) => found.groups![name] !== undefined)!;
      if (kind !== "space") {
        if (Object.hasOwn(grammar.noSlope, piece))
          throw new FormulaError(words.formula.noPart(piece, words.formula.reason(piece, grammar.noSlope[piece]!)), position + 1);
        const shown = piece === "π" ? "pi" : [...piece].map((sign) => told(grammar.raised, sign)).join("");
        yield { kind: kind as Kind, text: shown, position: position + 1, glued: position === end && end > 0 };
        end = position + piece.length;
      }
      position += piece.length;
    }
    yield { kind: "end", text: "", position: text.length + 1, glued: false };
  }

  /** A token, or several for variables side by side: xy is x y. */
  private parts(token: Token): Token[] {
    const names: string[] = token.kind === "name" ? (token.text.match(TOGETHER) ?? []) : [];
    const apart = names.length > 1 && names.join("") === token.text && names.every((name) => this.variables.includes(name));
    if (!apart) return [token];
    let { position } = token;
    return names.map((name) => {
      const part: Token = { kind: "name", text: name, position, glued: token.glued || position > token.position };
      position += name.length;
      return part;
    });
  }
}
