/** What the page says of how it goes. */

const thrown = (who: string) =>
  `${who} was thrown off the map. Lower the learning rate, or go back a step.`;
const thrownLine = "This (w, b) is off the map; the read-outs still follow. Lower the learning rate, or go back a step.";
const beyond = (who: string) => `${who} has walked off the map, and still downhill: the valley lies beyond. Zoom out to see it.`;

const astray = (who: string, steps: number) =>
  `${who} diverged at step ${steps}: it is far off the picture. Lower the learning rate, or go back a step.`;

export const told = {
  meter: {
    none: "Drop a walker to see what the ground allows.",
    limit: (x: string) => `limit 2/λ = ${x}`,
    curvature: (values: string) => `curvature λ = ${values}`,
    noLimit: "The ground bends down here: no minimum near, and no limit.",
    straight: "The ground is straight here: without curvature it sets no limit.",
    unknown: "The formula has no curvature at this point.",
    verdict: (rate: string, word: string, place: string) => `α = ${rate} is ${word} ${place}`,
    rates: { small: "small", good: "safe", large: "a bit large", unstable: "unstable" },
    valley: {
      near: "near the limit across the valley, slow along it,",
      slow: "safe across the valley, slow along it,",
    },
    here: "at this point",
    start: "where it started",
    lost: "Too far out: no limit to give out here.",
    saddle: "The ground also curves downwards here; the bar holds along its steepest upward curve.",
    level: "Along one direction the ground is straight here; the bar holds along the other.",
    plain: "For plain gradient descent, as if the ground went on with this curvature.",
  },
  status: {
    who: {
      map: (walker: number) => `Walker ${walker}`,
      rate: () => "The walker",
      line: () => "The line",
    },
    fates: {
      arrived: (steps: number, who: string) =>
        steps
          ? `All is level after ${steps} steps, and higher all around: ${who.toLowerCase()} is in a minimum.`
          : `${who} is in a minimum from the start.`,
      saddle: (who: string) =>
        `${who} is on a saddle: level, but lower on two sides. It is not the bottom; noise or a nudge leads on.`,
      top: (who: string) => `${who} is on a top: level, and lower all around. A nudge leads on.`,
      plain: (who: string) => `${who} is on ground that is as good as level all around: no slope leads on.`,
      beyond: { map: beyond, rate: beyond, line: beyond },
      endless: (who: string) => `${who}: downhill goes on without end here; there is no lowest point this way.`,
      noValue: (who: string, steps: number) =>
        `${who}, step ${steps}: the next step leads where the formula has no value. Try smaller steps, or another start.`,
      noValueHere: (who: string) => `${who} stands where the formula has no value. Drop another one elsewhere.`,
      noSlope: (who: string, steps: number) =>
        `${who}, step ${steps}: the next step leads to a tip, where the ground has a height but no slope.`,
      noSlopeHere: (who: string) => `${who} stands on a tip, where the ground has a height but no slope.`,
      thrown: { map: thrown, rate: thrown, line: () => thrownLine },
      rising: (step: number) => `The loss has been rising since step ${step}.`,
      bounces: (who: string, period: number) =>
        period === 2
          ? `${who} jumps back and forth across the valley and comes no lower. Lower the learning rate.`
          : `${who} jumps back and forth in a cycle of ${period} steps and comes no lower. Lower the learning rate.`,
      grows: (who: string, steps: number) =>
        `${who}: the loss has grown for ${steps} steps running; this way leads nowhere. ` +
        "Lower the learning rate, or go back a few steps.",
      astray,
      diverged: (who: string, steps: number, sentence: string) =>
        `${who}, step ${steps}: ${sentence} Lower the learning rate, or go back a step.`,
    },
    otherStopped: (n: number, step: number) => `Walker ${n} stopped at step ${step}.`,
    othersStopped: (count: number) => `${count} other walkers have stopped.`,
    undone: "Undone.",
    redone: "Done again.",
    removed: (n: number) => `Walker ${n} removed.`,
    walking: (share: number) => `Walking: ${Math.floor(100 * share)} %.`,
    rateSet: (rate: string, method: string) => `Learning rate set to ${rate} for ${method}. Undo brings the former back.`,
    walkedAgain: (steps: number) =>
      steps === 1 ? "The step was walked again, from the start." : `All ${steps} steps were walked again, from the start.`,
    rateAgain: (rate: string, steps: number) =>
      `α = ${rate} from the start: ${steps === 1 ? "the step was" : `all ${steps} steps were`} walked again with it.`,
    rateFrom: (rate: string, step: number) => `α = ${rate} from step ${step} on; the steps before it stay.`,
    freshGround: (place: string, rate: string) =>
      `New ground: one walker at ${place}, step 0, learning rate set to ${rate}. Undo brings the former back.`,
    sameGround: (count: number) => `Back on this ground, as it was left: ${count === 1 ? "one walker" : `${count} walkers`}.`,
    end: (steps: number) => `The run stops at ${steps} steps.`,
    running: "Running.",
    paused: (n: number) => `Paused at step ${n}.`,
    restored: "The linked situation is set up.",
    chosen: (n: number) => `Walker ${n} is selected.`,
    dropped: (n: number, x: string, y: string) => `Walker ${n} dropped at ${x}, ${y}.`,
    together: "All begin together: it is step 0 again. Undo goes back.",
    notFinite: "The formula has no finite value there.",
    spoken: (step: string, magnitude: string, loss: string) => `${step}. ${magnitude}. Loss ${loss}.`,
  },
};
