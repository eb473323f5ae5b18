/** What is wrong with a formula, in German. */

const LEVEL = "es ist eben und springt, hat also keine Steigung, der man folgen könnte";
const REASONS: Record<string, string> = {
  floor: LEVEL,
  ceil: LEVEL,
  round: LEVEL,
  trunc: LEVEL,
  int: LEVEL,
  sign: LEVEL,
  sgn: LEVEL,
  heaviside: LEVEL,
  mod: "es springt, und wo es springt, hat es keine Steigung",
  max: "wo die Argumente gleich sind, hat es keine Steigung; (x + y + |x - y|)/2 ist das größere von x und y",
  min: "wo die Argumente gleich sind, hat es keine Steigung; (x + y - |x - y|)/2 ist das kleinere von x und y",
  factorial: "es hat nur bei ganzen Zahlen Werte",
};
const ROUND = "Klammern sind rund.";
const HINTS: Record<string, string> = {
  ",": "Dezimalzahlen haben in Formeln einen Punkt, und eine Funktion hat ein Argument.",
  "=": "Schreibe nur, was die Funktion ist.",
  "[": ROUND,
  "]": ROUND,
  "{": ROUND,
  "}": ROUND,
  "!": "Eine Fakultät hat keine Steigung.",
  "%": "Ein Rest springt, und wo er springt, hat er keine Steigung.",
};

export const formula = {
  formula: {
    stale: "Gezeigt ist noch die letzte gültige Formel",
    mend: "Zur Formel",
    missing: "Es fehlt eine Formel.",
    long: (n: number) => `Eine Formel hat höchstens ${n} Zeichen.`,
    deep: (n: number) => `Sie ist mehr als ${n} Mal geschachtelt.`,
    nodes: (n: number) => `Sie hat mehr als ${n} Zahlen, Variablen und Rechenzeichen.`,
    digits: (n: number) => `Eine Zahl hat höchstens ${n} Zeichen.`,
    character: (c: string) => `„${c}“ bedeutet in einer Formel nichts.`,
    noPart: (name: string, why: string) => `${name} kann nicht Teil einer Landschaft sein: ${why}.`,
    reason: (name: string, told: string) => REASONS[name] ?? told,
    hint: (sign: string, told: string) => HINTS[sign] ?? told,
    expected: (found: string) => `Hier sollte eine Zahl, eine Variable oder eine Funktion stehen, nicht „${found}“.`,
    expectedMore: "Es sollte eine Zahl, eine Variable oder eine Funktion folgen.",
    expectedOperator: (before: string) => `Vor „${before}“ sollte ein Rechenzeichen stehen.`,
    behindDivision: "Ein Produkt ohne Malzeichen hinter einer Division ist zweideutig. Schreibe Klammern oder ein *.",
    exponentEnds: "Wo der Exponent endet, ist zweideutig. Schreibe Klammern oder ein *.",
    rootEnds: "Wo die Wurzel endet, ist zweideutig. Schreibe Klammern.",
    argumentEnds: (name: string) => `Wo das Argument von ${name} endet, ist zweideutig. Schreibe Klammern.`,
    unclosed: "Diese Klammer wird nie geschlossen.",
    unclosedBar: "Dieser Strich wird nie geschlossen.",
    notFinite: (text: string) => `„${text}“ ergibt hier keine endliche Zahl.`,
    bare: (name: string) => `${name} braucht ein Argument in Klammern.`,
    eTimes: "e( kann e mal oder exp von sein. Schreibe e*( oder exp(.",
    inverse: (name: string) =>
      `${name} hoch −1 kann die Umkehrung oder der Kehrwert sein. Schreibe a${name}(x) oder 1/${name}(x).`,
    powerOf: (name: string) => `Die Potenz von ${name} muss hier eine ganze Zahl sein.`,
    unknown: (name: string) => `Eine Variable oder Konstante „${name}“ gibt es nicht.`,
    noFunction: (name: string) => `Eine Funktion „${name}“ gibt es nicht.`,
    exponent: (n: number) => `Ein Exponent liegt zwischen −${n} und ${n}.`,
    noSlope: "Sie ist zu verwickelt, um abgeleitet zu werden.",
    nowhere: "Sie hat in diesem Fenster nirgends einen endlichen Wert.",
    atEnd: (message: string) => `Am Ende: ${message}`,
    unread: "Die Formel ist so noch nicht zu lesen.",
    noWindow: "Das Fenster der Formel ist so keines.",
    at: (position: number, message: string) => `Zeichen ${position}: ${message}`,
  },
};
