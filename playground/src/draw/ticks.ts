/** The numbers of an axis, as the page's language writes them: short ones, with a power of ten if need be. */

import { withPower, written } from "../ui/numbers";

interface Scale {
  ticks(count: number): number[];
  tickFormat(count: number): (x: number) => string;
}

/** How the ticks of a scale are written, `large` being the first power of ten that is too long. */
export function tickText(scale: Scale, many: number, large = 5): (tick: number) => string {
  const size = Math.max(...scale.ticks(many).map(Math.abs), Number.MIN_VALUE);
  const power = Math.floor(Math.log10(size));
  if (power >= large || (power < -3 && size > Number.MIN_VALUE)) return (tick) => (tick ? withPower(tick / 10 ** power, power, "") : "0");
  return written(scale.tickFormat(many));
}
