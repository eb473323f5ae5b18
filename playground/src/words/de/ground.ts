/** What is walked on: landscapes, curves, samples, in German. */

const COLUMNS: Record<string, string> = { Reservations: "Reservierungen", Pizzas: "Pizzen" };

export const ground = {
  landscape: "Landschaft",
  own: "Eigene Formel …",
  formulaLabel: "f(x, y) =",
  formulaHint: "Zahlen, x, y, pi, e, + − * / ^ und sin, cos, exp, log, sqrt, abs, …",
  windowOf: (axis: string) => `${axis} von`,
  windowTo: (axis: string) => `${axis} bis`,
  badWindow: "Das Fenster braucht auf beiden Achsen eine erste Zahl, die kleiner ist als die zweite.",
  names: {
    quadratic: "Langes Tal",
    paraboloid: "Runde Schüssel",
    booth: "Booth",
    matyas: "Matyas",
    saddle: "Sattel",
    monkey_saddle: "Affensattel",
    sine_hills: "Sinushügel",
    rastrigin: "Rastrigins Eierkarton",
    ackley: "Ackleys Trichter",
    mccormick: "McCormick",
    rosenbrock: "Rosenbrocks Banane",
    himmelblau: "Himmelblaus vier Täler",
    beale: "Beale",
    goldstein_price: "Goldstein und Price",
    six_hump_camel: "Kamel mit sechs Höckern",
    three_hump_camel: "Kamel mit drei Höckern",
    styblinski_tang: "Styblinski und Tang",
    mlcc_parabola: "Parabel",
    sextic: "Zwei Täler und eine Mulde",
    evenings: "Ein Regler, dreißig Abende",
    exercise: "Die Parabel der Übung",
    film: "100 Datenpunkte, wie im Film",
    handful: "Eine Handvoll Datenpunkte",
    curve: "Eine Kurve, zu der keine Gerade passt",
    bent: "100 Datenpunkte auf einem Bogen, wie im Film",
    reservations: "Reservierungen und Pizzen",
    data: "Eigene Punkte",
  },
  column: (name: string) => COLUMNS[name] ?? name,
  rateMode: {
    curve: "Kurve",
    reached: (steps: number) =>
      `Kleinster Verlust nach ${steps} ${steps === 1 ? "Schritt" : "Schritten"} erreicht. ` +
      (steps > 1
        ? "Geht es mit weniger? Geh zum Anfang und versuche eine andere Rate."
        : "Gut gemacht! Weniger als einer geht nicht."),
    again: (rate: string) => `α = ${rate}: die Schritte werden wieder ab 0 gezählt.`,
    atStart: "Der Anfang ist schon das Minimum: es bleibt nichts zu tun. Wähle einen anderen Anfang.",
    bounces:
      "Hin und her, und nie tiefer: mit dieser Lernrate kommt der Wanderer nie an. Geh zum Anfang und nimm eine kleinere.",
    growing: "Die Schritte wachsen: mit dieser Lernrate kommt der Wanderer nie an. Geh zum Anfang und nimm eine kleinere.",
    mainLabel: "Verlustkurve. Ein Klick verschiebt den Anfang.",
    tried: "Bisher versucht",
    triedRow: (rate: string, steps: string) => `α = ${rate} → ${steps}`,
    triedSteps: (steps: number) => (steps === 1 ? "1 Schritt" : `${steps} Schritte`),
    gaveUp: "nicht angekommen",
  },
  lineMode: {
    arrows: (times: string) => `Pfeile: bergauf √|∇f| × ${times}, nächster Schritt × 1`,
    data: "Datenpunkte",
    mainLabel: "Datenpunkte und die Gerade. Verschiebe einen Datenpunkt, oder klicke für einen neuen.",
    mapTitle: "Jeder Punkt dieser Karte ist eine Gerade",
    mapLabel: "Karte aller Geraden (w, b). Ein Klick setzt die erste Gerade; Pfeile und Eingabe gehen auch.",
    w: "Steigung w",
    b: "Achsenabschnitt b",
    points: "Datenpunkte als Text, ein „x; y“ je Zeile",
    badPoints: (line: number) => `Zeile ${line} besteht nicht aus zwei Zahlen.`,
    manyPoints: (found: number, most: number) => `Das sind ${found} Datenpunkte; die Seite nimmt höchstens ${most}.`,
    fewPoints: "Es braucht mindestens zwei Datenpunkte.",
  },
};
