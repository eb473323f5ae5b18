/** Pairs of numbers as people paste them: by commas, semicolons, tabs or blanks, with names above. */

import type { Samples } from "../numerics/regression";
import { MAX_SAMPLES } from "../state";
import { words } from "../words";

const { lineMode: say } = words;

/** The samples in a text, or what is wrong with it. */
export function pairsIn(text: string): { samples: Samples | null; problem: string } {
  const lines = text.split(/\r\n|\r|\n/).map((line, i) => ({ cells: cellsOf(line), number: i + 1 }));
  const rows = lines.filter(({ cells }) => cells.length);
  // Names above the numbers, as in the files that the page itself saves.
  if (rows[0]?.cells.length === 2 && rows[0].cells.every((cell) => !/^[\d.+-]/.test(cell))) rows.shift();
  const found = rows.map(({ cells }) => cells.map(Number));
  const bad = found.findIndex((row) => row.length !== 2 || !row.every(Number.isFinite));
  if (bad >= 0) return { samples: null, problem: say.badPoints(rows[bad]!.number) };
  if (found.length < 2) return { samples: null, problem: say.fewPoints };
  if (found.length > MAX_SAMPLES) return { samples: null, problem: say.manyPoints(found.length, MAX_SAMPLES) };
  return { samples: { x: found.map((row) => row[0]!), y: found.map((row) => row[1]!) }, problem: "" };
}

function cellsOf(line: string): string[] {
  const plain = line.replaceAll("−", "-").replaceAll("\u00a0", " ").replace("\ufeff", "").trim();
  // Between semicolons or tabs, a comma is a decimal comma.
  const wide = /[;\t]/.test(plain) ? plain.split(/[;\t]/) : null;
  const cells = wide?.map((cell) => cell.trim().replace(/^(-?\d+),(\d+(?:e[+-]?\d+)?)$/i, "$1.$2")) ?? plain.split(/[, ]+/);
  return cells.filter(Boolean);
}
