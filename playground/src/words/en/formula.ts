/** What is wrong with a formula. */

export const formula = {
  formula: {
    stale: "Still showing the last valid formula",
    mend: "To the formula",
    missing: "A formula is missing.",
    long: (n: number) => `A formula has at most ${n} characters.`,
    deep: (n: number) => `It is nested more than ${n} deep.`,
    nodes: (n: number) => `It has more than ${n} numbers, variables and operations.`,
    digits: (n: number) => `A number has at most ${n} characters.`,
    character: (c: string) => `“${c}” has no meaning in a formula.`,
    noPart: (name: string, why: string) => `${name} cannot be part of a landscape: ${why}.`,
    /** Why a name or a sign can be no part of it, as gdmath says it. */
    reason: (_: string, told: string) => told,
    hint: (_: string, told: string) => told,
    expected: (found: string) => `A number, a variable or a function should stand here, not “${found}”.`,
    expectedMore: "A number, a variable or a function should follow.",
    expectedOperator: (before: string) => `An operator should stand before “${before}”.`,
    behindDivision: "A product without a sign behind a division can be read in two ways. Write parentheses or a *.",
    exponentEnds: "Where the exponent ends can be read in two ways. Write parentheses or a *.",
    rootEnds: "Where the root ends can be read in two ways. Write parentheses.",
    argumentEnds: (name: string) => `Where the argument of ${name} ends can be read in two ways. Write parentheses.`,
    unclosed: "This parenthesis is never closed.",
    unclosedBar: "This bar is never closed.",
    notFinite: (text: string) => `“${text}” does not give a finite number here.`,
    bare: (name: string) => `${name} needs an argument in parentheses.`,
    eTimes: "e( can be e times or exp of. Write e*( or exp(.",
    inverse: (name: string) =>
      `${name} to the power of −1 can be its inverse or its reciprocal. Write a${name}(x) or 1/${name}(x).`,
    powerOf: (name: string) => `The power of ${name} must be a whole number here.`,
    unknown: (name: string) => `There is no variable or constant “${name}”.`,
    noFunction: (name: string) => `There is no function “${name}”.`,
    exponent: (n: number) => `An exponent lies between −${n} and ${n}.`,
    noSlope: "It is too intricate to differentiate.",
    nowhere: "It has no finite value anywhere in this window.",
    at: (position: number, message: string) => `Character ${position}: ${message}`,
  },
};
