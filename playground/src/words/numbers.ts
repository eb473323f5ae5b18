/** Numbers with a point, as they are saved and linked; a language has its own sign in what is read. */

export const threePlaces = (x: number): string =>
  Number.isFinite(x) ? (x < 1e5 ? x.toFixed(3) : x.toExponential(3)) : "–";
