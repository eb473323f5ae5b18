/** Numbers as people read and type them: with the decimal sign of their language. */

import { words } from "../words";

/** A number that is written with a point, as the language of the page has it. */
export const inWords = (number: string): string => number.replace(".", words.decimal);
/** The same, of a function that writes numbers. */
export const local =
  (write: (x: number) => string) =>
  (x: number): string =>
    inWords(write(x));
/** A number in a field, whole, to be typed over. */
export const typed = (x: number): string => inWords(String(x));

/** Several numbers, told apart from the decimal signs in them. */
export const several = (numbers: number[], digits = 4): string => numbers.map((x) => short(x, digits)).join(words.between);

/** A number as people write it: no trailing zeros, a real minus sign. The one notation of the page. */
export function short(x: number, digits = 4): string {
  if (!Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  const text =
    x !== 0 && (size < 1e-5 || size >= 1e6)
      ? x.toExponential(2)
      : String(Number(x.toPrecision(Math.max(digits, Math.ceil(Math.log10(size + 1))))));
  return inWords(text).replaceAll("-", "−");
}

/** A number as people type it, with a point or a comma and any minus sign; NaN if it is none. */
export function readNumber(text: string): number {
  const plain = text.trim().replace(",", ".").replace("−", "-");
  return plain ? Number(plain) : NaN;
}

/** An end of a window: a multiple of π as one, and anything else by four digits, if it has more. */
export function endOf(x: number): string {
  for (const parts of [1, 2, 3, 4]) {
    const times = Math.round((x / Math.PI) * parts);
    if (times === 0 || Math.abs(times) > 12 || Math.abs((times * Math.PI) / parts - x) > 1e-9 * Math.abs(x)) continue;
    const size = Math.abs(times) === 1 ? "" : String(Math.abs(times));
    return `${times < 0 ? "−" : ""}${size}π${parts > 1 ? `/${parts}` : ""}`;
  }
  return short(x);
}

/** What is typed as an end of a window: a number, or a multiple of π. */
export function readEnd(text: string): number {
  const found = /^([-−]?)(\d*)\s*\*?\s*(?:π|pi)(?:\s*\/\s*(\d+))?$/.exec(text.trim());
  if (!found) return readNumber(text);
  const [, sign, times, parts] = found;
  return ((sign ? -1 : 1) * Number(times || 1) * Math.PI) / Number(parts || 1);
}
