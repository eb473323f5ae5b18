/** The terms of the field, each explained in a sentence or two, in German. */

export const terms = {
  termsTitle: "Was die Wörter bedeuten",
  terms: {
    loss: ["Verlust", "Die Höhe des Bodens: wie schlecht die jetzigen Parameter sind. Tiefer ist besser."],
    magnitude: ["Gradient, |Gradient|", "Der Gradient ∇f zeigt, wohin der Boden am steilsten ansteigt; sein Betrag sagt, wie steil."],
    position: ["Position", "Die Parameter, bei denen der Wanderer steht: x und y, w, oder w und b."],
    step: ["Schritt", "Eine Bewegung gegen den Gradienten: die neue Position ist die alte minus α mal dem Gradienten."],
    rate: ["Lernrate α", "Wie weit ein Schritt bei gegebenem Gradienten geht. Zu klein dauert ewig, zu groß kommt nie an."],
    optimizer: ["Optimierer", "Die Regel, die aus dem Gradienten einen Schritt macht, und aus dem, was sie von früheren behält."],
    momentum: ["Momentum", "Der Anteil des letzten Schritts, der in den nächsten eingeht, wie eine rollende Kugel ihr Tempo behält."],
    schedule: ["Lernratenplan", "Ein Plan, nach dem sich die Lernrate von Schritt zu Schritt ändert, meist nach unten."],
    noise: ["Rauschen", "Zufall, der zu jedem Gradienten kommt, als stammte er nur aus wenigen Beispielen."],
    batch: ["Mini-Batch", "Die wenigen Proben, aus denen ein Schritt lernt. Alle kommen einmal vor, bevor eine wieder drankommt."],
    curvature: ["Krümmung λ", "Wie schnell sich die Steigung selbst ändert. Ein Schritt mit einer Rate über 2/λ schießt jedes Mal weiter hinaus."],
    minimum: ["Minimum", "Ein Ort, der tiefer liegt als alles um ihn: der Grund eines Tals. Von mehreren ist der tiefste der globale."],
    saddle: ["Sattel", "Ein ebener Ort, in einer Richtung der tiefste und in einer anderen der höchste: ein Pass zwischen Hügeln."],
    race: ["Wettlauf", "Mehrere Optimierer von denselben Anfängen. Gerecht ist er nur, wenn jeder eine ebenso abgestimmte Rate hat."],
  } satisfies Record<string, [string, string]>,
};
