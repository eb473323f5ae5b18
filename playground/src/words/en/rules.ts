/** How walkers walk: optimizers, rates, schedules, races. */

export const rules = {
  optimizer: "Optimizer",
  rate: "Learning rate α",
  slider: (label: string) => `${label}, slider`,
  ratePreset: (x: string) => `Set to ${x}`,
  suits: "suits this start",
  opening: "to begin with",
  isDefault: "usual in libraries",
  memory: {
    momentum: "Momentum μ",
    beta1: "Momentum β₁",
    decay: "Memory ρ",
  },
  badNumber: {
    above: (high: string, still: string) => `Enter a number above 0, at most ${high}. Still using ${still}.`,
    between: (low: string, high: string, still: string) =>
      `Enter a number from ${low} to ${high}. Still using ${still}.`,
  },
  noise: "Noise",
  noiseHint: "in units of a typical slope",
  reroll: "Other noise",
  race: {
    title: "Race",
    hint: "Up to four optimizers from the same starts: each with a colour, a dash and a letter.",
    begin: "Race another optimizer",
    more: "Add an optimizer",
    joined: (name: string) => `${name} races too, with a rate that suits the start.`,
    own: (name: string, rate: string) => `${name}, α = ${rate} (set above)`,
    optimizerOf: (letter: string) => `Optimizer ${letter}`,
    rateOf: (letter: string) => `Learning rate of ${letter}`,
    remove: (letter: string) => `Remove ${letter} from the race`,
    tune: "Tune each",
    tuneHint: "Give each the rate, of the same ones, with the fewest steps to level ground",
    tuning: (share: number) => `Trying rates: ${Math.floor(100 * share)} %.`,
    tuned: (count: number, low: string, high: string, steps: number) =>
      `Each tried the same ${count} rates, from ${low} to ${high}, for ${steps} steps, and has the one that came to level ground ` +
      "in the fewest; of rates with as many, and where none came, the one that led lowest.",
    ranking: "Ranking",
    byLoss: "Rank by the loss at this step",
    bySteps: "Rank by the steps to level ground",
    heads: ["place", "optimizer", "α", "steps"],
    /** The head of the losses, in lines. */
    lossAt: (step: number, walkers: number) => ["loss", `at step ${step}`, ...(walkers > 1 ? [`mean of ${walkers} walkers`] : [])],
    /** Behind a racer's name, whose numbers are shown. */
    ofWalker: (n: number) => `walker ${n}`,
    /** Behind the letters of racers whose curves end below what a plot shows. */
    below: (limit: string) => `below ${limit}`,
    /** A name that may break where there is little room. */
    breakable: (name: string) => name,
    lost: "lost",
    diverged: "diverged",
    /** When a racer's steps are counted as done. */
    arrival: (slope: string, held: number) => `steps: until |∇f| stays below ${slope}, for ${held} steps`,
    notYet: "not yet",
    over: (steps: number) => `The race is over after ${steps} steps: see the ranking.`,
  },
  optimizers: {
    gradient_descent: "Gradient descent",
    momentum: "Momentum",
    nesterov: "Nesterov momentum",
    adagrad: "AdaGrad",
    rmsprop: "RMSProp",
    adadelta: "Adadelta",
    adam: "Adam",
    amsgrad: "AMSGrad",
    adamw: "AdamW",
    nadam: "NAdam",
    lion: "Lion",
  },
  /** What gdmath says of an optimizer. */
  updates: (_: string, told: string) => told,
  schedule: "Schedule",
  schedules: {
    constant: "Constant",
    step_decay: "Halved every quarter",
    exponential: "Exponential, to 1 %",
    cosine: "Cosine, to 0",
    warmup_cosine: "Warm-up, then cosine",
  },
  horizon: "Steps of the schedule",
  now: (rate: string) => `now α = ${rate}`,
  /** Next to the learning rate: what becomes of the steps so far when it is changed. */
  anew: "A new α holds from the start: the steps so far are walked again with it.",
  keeps: (step: number) => `A new α holds from step ${step} on: the steps before it stay.`,
  fromHere: (step: number) => `Keep the steps so far, and change α from step ${step} on`,
  batch: "Mini-batch",
  batchHint: (size: number, all: number) =>
    size ? `each step learns from ${size} of ${all} samples` : `each step learns from all ${all} samples`,
};
