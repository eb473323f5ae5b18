/** What is taken along, in German. */

export const share = {
  share: {
    title: "Zum Mitnehmen",
    link: "Link kopieren",
    copied: "Der Link ist kopiert.",
    notCopied: "Kopiere diesen Text; die Seite darf es hier vielleicht nicht:",
    frame: "Als Rahmen kopieren",
    frameCopied: "Der Rahmen für deine Seite ist kopiert.",
    open: "In eigenem Tab öffnen",
    noAddress: "Dieser Rahmen hat keine eigene Adresse; der Link gilt der Seite selbst.",
    saved: "Wenn keine Datei ankommt, darf dieser Rahmen keine speichern: öffne die Seite für sich.",
    film: "Daraus einen Film machen",
    filmCopy: "Befehl kopieren",
    filmCopied: "Der Befehl ist kopiert.",
    csv: "Weg als CSV",
    samples: "Datenpunkte als CSV",
    svg: "Bild als SVG",
    png: "Bild als PNG",
    filmOptimizer: "Der Film geht mit einfachem Gradientenabstieg, und von eigenen Anfängen.",
    filmRace: "Der Film zeigt einen Optimierer, nicht den Wettlauf.",
    filmSchedule: "Der Film behält seine Lernrate.",
    filmBatch: "Der Film lernt bei jedem Schritt aus allen Datenpunkten.",
    filmNoise: "Der Film geht ohne Rauschen.",
    filmData: "Speichere zuerst die Datenpunkte als CSV; der Film rechnet in ihren Standardeinheiten.",
  },
};
