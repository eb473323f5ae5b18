/** What is taken along. */

export const share = {
  /** What could not be read of a link. */
  link: {
    unread: "This link could not be read fully:",
    instead: "taken instead:",
    left: "left out",
    more: (n: number) => `and ${n} more`,
    dismiss: "Close this note",
  },
  share: {
    title: "Take it with you",
    link: "Copy link",
    copied: "Link copied.",
    notCopied: "Copy this text; the page may not do it here:",
    frame: "Copy code to embed",
    frameCopied: "The code to embed this in a page is copied.",
    open: "Open in a tab of its own",
    noAddress: "This frame has no address of its own; the link is for the page itself.",
    saved: "If no file arrives, this frame may not save any: open the page by itself.",
    film: "Make this a film",
    filmCopy: "Copy command",
    filmCopied: "Command copied.",
    csv: "Path as CSV",
    samples: "Samples as CSV",
    svg: "Picture as SVG",
    png: "Picture as PNG",
    filmOptimizer: "The film walks by plain gradient descent, and from starts of its own.",
    filmRace: "The film shows one optimizer, not the race.",
    filmSchedule: "The film keeps its learning rate.",
    filmBatch: "The film learns from all samples at each step.",
    filmNoise: "The film walks without noise.",
    filmData: "Save the samples as CSV first; the film counts in standard units of them.",
  },
};
