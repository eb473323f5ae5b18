/** The terms of the field, each explained in a sentence or two. */

export const terms = {
  termsTitle: "What the words mean",
  terms: {
    loss: ["Loss", "The height of the ground: how bad the present parameters are. Lower is better."],
    magnitude: ["Gradient, Gradient Mag", "The gradient ∇f points where the ground rises most steeply; its magnitude says how steeply."],
    position: ["Position", "The parameters where the walker stands: x and y, w, or w and b."],
    step: ["Step", "A move against the gradient: the new position is the old one minus α times the gradient."],
    rate: ["Learning rate α", "How far a step goes for a given gradient. Too small takes for ever, too large never arrives."],
    optimizer: ["Optimizer", "The rule that makes a step from the gradient, and from what it remembers of earlier ones."],
    momentum: ["Momentum", "The share of the last step that is kept for the next one, as a rolling ball keeps its speed."],
    schedule: ["Schedule", "A plan by which the learning rate changes from step to step, mostly downwards."],
    noise: ["Noise", "Chance that is added to each gradient, as if it came from a few examples only."],
    batch: ["Mini-batch", "The few samples that one step learns from. All are used once before any is used again."],
    curvature: ["Curvature λ", "How fast the slope itself changes. A step with a rate above 2/λ overshoots further each time."],
    minimum: ["Minimum", "A place lower than all around it: a valley’s floor. Of several, the lowest is the global one."],
    saddle: ["Saddle", "A level place that is lowest one way and highest another: a pass between hills."],
    race: ["Race", "Several optimizers from the same starts. It is fair only if each has a rate that was tuned alike."],
  } satisfies Record<string, [string, string]>,
};
