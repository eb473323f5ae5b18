/** The question of each film, in German. */

export const tasks = {
  tasks: {
    title: (film: string) => `Aufgabe: ${film}`,
    choices: "Deine Vorhersage",
    predict: "Sag es zuerst voraus: wähle eine Antwort, dann versuche es.",
    verdict: (right: boolean): string => (right ? "Genau wie du gesagt hast." : "Nicht, wie du gesagt hast."),
    close: "Aufgabe schließen",
    films: {
      loss_curve: {
        film: "Der Wanderer auf der Verlustkurve",
        question: "Der Verlust eines Reglers an dreißig Abenden. Nach wie vielen Schritten ist weniger als 1 % des Weges übrig?",
        choices: ["etwa 2", "etwa 8", "etwa 50"],
        hint: "Drücke nun Schritt, bis der Wanderer so gut wie da ist.",
        answer: ([steps]: string[]) => `Nach ${steps} Schritten: jeder lässt 54 % des Weges übrig, der noch da war.`,
      },
      derivative: {
        film: "Die Steigung ohne Füße",
        question: "f = x⁴ + y⁷ bei (1, 1). Längs x ist die Steigung 4. Wie groß ist sie längs y?",
        choices: ["4", "7", "11"],
        hint: "Drücke nun Schritt und sieh, wie weit er längs x und längs y geht.",
        answer: ([x, y]: string[]) => `Die Steigungen sind ${x} und ${y}: für die eine ist die andere Variable eingefroren.`,
      },
      hills: {
        film: "Hügel im Nebel",
        question: "Dreizehn Wanderer werden im Nebel abgesetzt. In wie vielen verschiedenen Tälern kommen sie an?",
        choices: ["in einem", "in zwei bis fünf", "in sechs oder mehr"],
        hint: "Drücke nun Laufen, und zähle.",
        answer: ([count]: string[]) => `Sie kommen in ${count} Tälern an: jeder geht, wohin seine eigene Steigung ihn führt.`,
      },
      gradient: {
        film: "Der Pfeil, der jede Steigung kennt",
        question: "Eine Steigung nach Osten, eine nach Norden. Wie lang ist der Gradient?",
        choices: ["wie die größere der beiden", "länger als jede, kürzer als ihre Summe", "wie ihre Summe"],
        hint: "Drücke nun Schritt, und achte auf den Betrag.",
        answer: ([east, north, size]: string[]) => `Aus ${east} und ${north} wird ${size}: die Diagonale der beiden.`,
      },
      paraboloid: {
        film: "Fünftausend Schritte",
        question: "Jeder Schritt lässt 99.8 % des Weges übrig. Nach wie vielen Schritten ist die Hälfte übrig?",
        choices: ["etwa 35", "etwa 350", "etwa 3500"],
        hint: "Drücke nun Laufen, und sieh den Verlust auf ein Viertel fallen.",
        answer: ([steps]: string[]) => `Nach ${steps} Schritten. Was übrig ist, schrumpft um einen Anteil, es wird also nie nichts.`,
      },
      regression: {
        film: "Jeder Punkt ist eine Gerade",
        question: "Die Gerade wird an 100 Proben angepasst, die streuen. Fällt der Verlust bis auf 0?",
        choices: ["ja, mit genug Schritten", "nein", "nur mit kleinerem α"],
        hint: "Drücke nun Laufen, und lies den Verlust ab.",
        answer: ([loss]: string[]) => `Er bleibt bei ${loss}: was übrig ist, ist der Zufall der Proben, dem keine Gerade folgen kann.`,
      },
      mse_gradient: {
        film: "Jeder Punkt zieht",
        question: "Eine Probe wird nach oben gezogen. Wo muss sie liegen, um die beste Gerade am meisten zu drehen?",
        choices: ["in der Mitte", "an einem Ende", "das ist gleich"],
        hint: "Ziehe nun eine Probe in der Mitte, dann eine am Ende.",
        answer: () => "An einem Ende: ein Zug zählt so viel wie sein Abstand von der Mitte, wie bei einem Hebel.",
      },
      training_loop: {
        film: "Raten, messen, nachstellen",
        question: "Die Lernrate wird verdoppelt. Wie viele Schritte braucht die Schleife bis zum selben Verlust?",
        choices: ["ebenso viele", "etwa halb so viele", "ein Viertel"],
        hint: "Setze nun α auf 0.03, drücke Laufen, und vergleiche die Verlustkurven mit Rückgängig und Wiederholen.",
        answer: () => "Etwa halb so viele: solange Schritte klein sind, geht die doppelte Rate doppelt so weit.",
      },
      learning_rate: {
        film: "Wie groß darf ein Schritt sein?",
        question: "81 Schritte mit 0.1, und 6 mit 1. Bis zu welcher Lernrate kommt der Wanderer überhaupt an?",
        choices: ["1.6", "3.2", "6.4"],
        hint: "Versuche nun Raten ab 3.",
        answer: ([limit]: string[]) => `Bis ${limit}, das ist 2/λ: darüber landet jeder Schritt höher als der davor.`,
      },
      local_minima: {
        film: "Eben ist nicht am tiefsten",
        question: "Mehrere Täler, ein Anfang. Wo kommt der Wanderer zur Ruhe?",
        choices: ["im tiefsten Tal", "in einem Tal, das nicht das tiefste ist", "auf dem Hügel dazwischen"],
        hint: "Drücke nun Laufen, und vergleiche mit den Kreuzen.",
        answer: ([place, loss]: string[]) => `Bei w = ${place}, wo der Verlust ${loss} ist: bergab weiß nichts von anderen Tälern.`,
      },
    },
  },
};
