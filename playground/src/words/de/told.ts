/** What the page says of how it goes, in German. */

const thrown = (who: string) =>
  `${who} flog aus der Karte. Verkleinere die Lernrate, oder geh einen Schritt zurück.`;
const thrownLine =
  "Dieses (w, b) liegt außerhalb der Karte; die Anzeigen folgen weiter. Verkleinere die Lernrate, oder geh einen Schritt zurück.";
const beyond = (who: string) =>
  `${who} hat die Karte verlassen, und es geht weiter bergab: das Tal liegt jenseits. Verkleinere die Karte, um es zu sehen.`;

const astray = (who: string, steps: number) =>
  `${who} divergiert bei Schritt ${steps}: weit außerhalb des Bildes. Verkleinere die Lernrate, oder geh einen Schritt zurück.`;

export const told = {
  meter: {
    none: "Setze einen Wanderer, um zu sehen, was der Boden erlaubt.",
    limit: (x: string) => `Grenze 2/λ = ${x}`,
    curvature: (values: string) => `Krümmung λ = ${values}`,
    noLimit: "Der Boden krümmt sich hier nach unten: kein Minimum in der Nähe, und keine Grenze.",
    straight: "Der Boden ist hier gerade: ohne Krümmung setzt er keine Grenze.",
    unknown: "Die Formel hat an diesem Punkt keine Krümmung.",
    verdict: (rate: string, word: string, place: string) => `α = ${rate} ist ${place} ${word}`,
    rates: { small: "klein", good: "sicher", large: "etwas groß", unstable: "instabil" },
    valley: {
      near: "quer zum Tal nahe der Grenze, längs langsam",
      slow: "quer zum Tal sicher, längs langsam",
    },
    here: "an diesem Punkt",
    start: "am Anfang des Weges",
    lost: "Zu weit draußen: hier ist keine Grenze anzugeben.",
    saddle: "Der Boden krümmt sich hier auch nach unten; der Balken gilt längs der stärksten Krümmung nach oben.",
    level: "In einer Richtung ist der Boden hier gerade; der Balken gilt für die andere.",
    plain: "Für einfachen Gradientenabstieg, als ginge der Boden mit dieser Krümmung weiter.",
  },
  status: {
    who: {
      map: (walker: number) => `Wanderer ${walker}`,
      rate: () => "Der Wanderer",
      line: () => "Die Gerade",
    },
    fates: {
      arrived: (steps: number, who: string) =>
        steps
          ? `Nach ${steps} Schritten ist alles eben, und ringsum ist es höher: ${asPart(who)} liegt in einem Minimum.`
          : `${who} liegt von Anfang an in einem Minimum.`,
      saddle: (who: string) =>
        `${who} liegt auf einem Sattel: eben, aber nach zwei Seiten geht es hinab. Das ist nicht der Grund; Rauschen oder ein Stoß führt weiter.`,
      top: (who: string) => `${who} liegt auf einem Gipfel: eben, und ringsum geht es hinab. Ein Stoß führt weiter.`,
      plain: (who: string) => `${who} liegt auf Boden, der ringsum so gut wie eben ist: keine Steigung führt weiter.`,
      beyond: { map: beyond, rate: beyond, line: beyond },
      endless: (who: string) => `${who}: bergab geht es hier ohne Ende; einen tiefsten Punkt gibt es auf diesem Weg nicht.`,
      noValue: (who: string, steps: number) =>
        `${who}, Schritt ${steps}: der nächste Schritt führt dorthin, wo die Formel keinen Wert hat. Versuche kleinere Schritte oder einen anderen Anfang.`,
      noValueHere: (who: string) => `${who} steht, wo die Formel keinen Wert hat. Setze einen anderen woandershin.`,
      noSlope: (who: string, steps: number) =>
        `${who}, Schritt ${steps}: der nächste Schritt führt auf eine Spitze, wo der Boden eine Höhe, aber keine Steigung hat.`,
      noSlopeHere: (who: string) => `${who} steht auf einer Spitze, wo der Boden eine Höhe, aber keine Steigung hat.`,
      thrown: { map: thrown, rate: thrown, line: () => thrownLine },
      rising: (step: number) => `Der Verlust steigt seit Schritt ${step}.`,
      bounces: (who: string, period: number) =>
        period === 2
          ? `${who} springt quer durch das Tal hin und her und kommt nicht tiefer. Verkleinere die Lernrate.`
          : `${who} springt im Kreis, alle ${period} Schritte von vorn, und kommt nicht tiefer. Verkleinere die Lernrate.`,
      grows: (who: string, steps: number) =>
        `${who}: der Verlust ist ${steps} Schritte lang gewachsen; so geht es nirgendwohin. ` +
        "Verkleinere die Lernrate, oder geh einige Schritte zurück.",
      astray,
      diverged: (who: string, steps: number, _: string) =>
        `${who}, Schritt ${steps}: Der Weg hat die endlichen Zahlen verlassen: seine Schritte sind hier zu groß. ` +
        "Verkleinere die Lernrate, oder geh einen Schritt zurück.",
    },
    otherStopped: (n: number, step: number) => `Wanderer ${n} ist bei Schritt ${step} zu Ende.`,
    othersStopped: (count: number) => `${count} andere Wanderer sind zu Ende.`,
    undone: "Rückgängig gemacht.",
    redone: "Wiederholt.",
    removed: (n: number) => `Wanderer ${n} ist entfernt.`,
    walking: (share: number) => `Unterwegs: ${Math.floor(100 * share)} %.`,
    rateSet: (rate: string, method: string) =>
      `Die Lernrate ist auf ${rate} gesetzt, für ${method}. Rückgängig bringt die vorige wieder.`,
    walkedAgain: (steps: number) =>
      steps === 1 ? "Der Schritt wurde neu gegangen, vom Anfang an." : `Alle ${steps} Schritte wurden neu gegangen, vom Anfang an.`,
    rateAgain: (rate: string, steps: number) =>
      `α = ${rate} vom Anfang an: ${steps === 1 ? "der Schritt wurde" : `alle ${steps} Schritte wurden`} damit neu gegangen.`,
    rateFrom: (rate: string, step: number) => `α = ${rate} ab Schritt ${step}; die Schritte davor bleiben.`,
    freshGround: (place: string, rate: string) =>
      `Neuer Boden: ein Wanderer bei ${place}, Schritt 0, Lernrate ${rate}. Rückgängig bringt den vorigen wieder.`,
    sameGround: (count: number) =>
      `Zurück auf diesem Boden, wie er verlassen wurde: ${count === 1 ? "ein Wanderer" : `${count} Wanderer`}.`,
    end: (steps: number) => `Der Lauf endet bei ${steps} Schritten.`,
    running: "Es läuft.",
    paused: (n: number) => `Angehalten bei Schritt ${n}.`,
    restored: "Die verlinkte Lage ist aufgebaut.",
    chosen: (n: number) => `Wanderer ${n} ist gewählt.`,
    dropped: (n: number, x: string, y: string) => `Wanderer ${n} ist bei ${x}, ${y} gesetzt.`,
    together: "Alle beginnen zusammen: es ist wieder Schritt 0. Rückgängig führt zurück.",
    notFinite: "Die Formel hat dort keinen endlichen Wert.",
    spoken: (step: string, magnitude: string, loss: string) => `${step}. ${magnitude}. Verlust ${loss}.`,
  },
};

/** Within a sentence an article is small, a noun is not. */
function asPart(who: string): string {
  return who.replace(/^D(er|ie) /, "d$1 ");
}
