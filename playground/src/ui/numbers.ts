/** Numbers as people read and type them: with the decimal sign of their language. */

import { words } from "../words";

const LONG = 6; // digits of a number that is read at a glance, as it was typed

/** What is written with points, as the language of the page has its numbers. */
export const inWords = (text: string): string => text.replaceAll(/(\d)\.(?=\d)/g, `$1${words.decimal}`);
/** The same, of a function that writes numbers in groups of three digits: a comma is no sign of theirs here. */
export const written =
  (write: (x: number) => string) =>
  (x: number): string =>
    inWords(write(x).replaceAll(",", ""));
/** A whole number in raised digits. */
export function raised(power: number): string {
  return [...String(power)].map((c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]!)).join("");
}
/** A number as so many times a power of ten. */
export const withPower = (times: number, power: number, space = "\u00a0"): string =>
  `${short(times, 3)}${space}${words.times}${space}10${raised(power)}`;

/** Show a number in a field, to be typed over: a long one by three digits, with the whole of it in its title. */
export function fill(input: HTMLInputElement, x: number): void {
  input.value = short(x, String(x).replace(/e.*|\D/g, "").replace(/^0+/, "").length > LONG ? 3 : LONG);
  input.title = readNumber(input.value) === x ? "" : inWords(String(x));
}
/** What a field says: the whole number, if it is not of what was typed. */
export function filled(input: HTMLInputElement): number {
  const whole = readNumber(input.title);
  return input.value === short(whole, 3) ? whole : readNumber(input.value);
}

/** Several numbers, told apart from the decimal signs in them. */
export const several = (numbers: number[], digits = 4): string => numbers.map((x) => short(x, digits)).join(words.between);

/** A number as people write it: no trailing zeros, a real minus sign. The one notation of the page. */
export function short(x: number, digits = 4): string {
  if (!Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  if (x !== 0 && (size < 1e-5 || size >= 1e6)) {
    const [times, power] = x.toExponential(2).split("e") as [string, string];
    return withPower(Number(times), Number(power));
  }
  const text = String(Number(x.toPrecision(Math.max(digits, Math.ceil(Math.log10(size + 1))))));
  return inWords(text).replaceAll("-", "−");
}
/** A size with three decimal places, so that it keeps its place while it changes; what is not 0 is not told as 0. */
export const steady = (x: number): string => (x > 0 && x < 0.0005 ? inWords("< 0.001") : x < 1e5 ? inWords(x.toFixed(3)) : short(x, 6));

/** A formula with decimal commas, as gdmath reads it: no function has two arguments, so a comma says nothing else. */
export const withPoints = (formula: string): string => formula.replaceAll(/(\d),(?=\d)/g, "$1.");

/** A number as people type it, with a point or a comma and any minus sign; NaN if it is none. */
export function readNumber(text: string): number {
  const plain = text
    .trim()
    .replace(/\s*[×·*]\s*10\^?(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹−\d-])/, "e")
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (c) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)))
    .replaceAll(/[−⁻]/g, "-")
    .replace(",", ".");
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
