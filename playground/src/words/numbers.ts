/** Numbers are written alike in all languages, with a point: as they are typed, saved and linked. */

export const threePlaces = (x: number): string =>
  Number.isFinite(x) ? (x < 1e5 ? x.toFixed(3) : x.toExponential(3)) : "–";
