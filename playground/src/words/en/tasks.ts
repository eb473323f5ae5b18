/** The question of each film: predicted first, and answered once it was tried. */

export const tasks = {
  tasks: {
    title: (film: string) => `Task: ${film}`,
    choices: "Your prediction",
    predict: "Predict first: choose an answer, then try it.",
    verdict: (right: boolean): string => (right ? "Just as you said." : "Not as you said."),
    first: "Predict first.",
    close: "Close the task",
    veiled: "Told after your prediction.",
    said: (choice: string) => `you said: ${choice}`,
    films: {
      loss_curve: {
        question: "The loss of one knob, on thirty evenings. How many steps until less than 1 % of the way is left?",
        choices: ["about 2", "about 8", "about 50"],
        hint: "Now press Step until the walker is as good as there.",
        answer: ([steps, share, reached]: string[]) => `Less than 1 % is left after ${steps} steps: each leaves ${share} % of what was left. The page says “reached” at ${reached} %.`,
      },
      derivative: {
        question: "f = x⁴ + y⁷ at (1, 1). Along x the slope is 4. What is it along y?",
        choices: ["4", "7", "11"],
        hint: "Now press Step, and see how far it goes along x and along y.",
        answer: ([x, y]: string[]) => `The slopes are ${x} and ${y}: for the one, the other variable is frozen.`,
      },
      hills: {
        question: "Thirteen walkers are dropped in the fog. In how many different valleys will they end?",
        choices: ["one", "two to five", "six or more"],
        hint: "Now press Run, and count.",
        answer: ([count]: string[]) => `They end in ${count} valleys: each walker goes where its own slope leads.`,
      },
      gradient: {
        question: "A slope to the east, a slope to the north. How long is the gradient?",
        choices: ["as the larger of the two", "longer than each, shorter than their sum", "as their sum"],
        hint: "Now press Step, and watch the magnitude.",
        answer: ([east, north, size]: string[]) => `From ${east} and ${north} it is ${size}: the diagonal of the two.`,
      },
      paraboloid: {
        question: "Each step leaves 99.8 % of the way. After how many steps is half of it left?",
        choices: ["about 35", "about 350", "about 3500"],
        hint: "Now press Run until half of the way is left.",
        answer: ([steps]: string[]) => `After ${steps} steps. What is left shrinks by a share, so it is never nothing.`,
      },
      regression: {
        question: "The line is fitted to 100 samples that scatter. Will the loss come down to 0?",
        choices: ["yes, with enough steps", "no", "only with a smaller α"],
        hint: "Now press Run, and read the loss.",
        answer: ([loss]: string[]) => `It stays at ${loss}: what is left is the samples’ own chance, which no line can follow.`,
      },
      mse_gradient: {
        question: "One sample is dragged upwards. Where must it be to turn the best line most?",
        choices: ["in the middle", "at an end", "it makes no difference"],
        hint: "Now drag a sample in the middle, then one at an end.",
        answer: () => "At an end: a pull counts as much as its distance from the middle, as on a lever.",
      },
      training_loop: {
        question: "The learning rate is doubled. How many steps does the loop need for the same loss?",
        choices: ["as many", "about half as many", "a quarter"],
        hint: "Now set α to 0.03, press Run, and compare the loss curves with Undo and Redo.",
        answer: () => "About half as many: while steps are small, twice the rate goes twice as far.",
      },
      learning_rate: {
        question: "81 steps with 0.1, and 6 with 1. Which of these rates is the smallest with which the walker never arrives?",
        choices: ["1.6", "3.2", "6.4"],
        hint: "Now try larger and larger rates.",
        answer: ([limit]: string[]) => `With ${limit}, which is 2/λ, it jumps back and forth for ever. With a smaller rate it arrives; with a larger one each step lands higher than the one before.`,
      },
      local_minima: {
        question: "Several valleys, one start. Where will the walker come to rest?",
        choices: ["in the deepest valley", "in a valley that is not the deepest", "on the hill between"],
        hint: "Now press Run, and compare it with the crosses.",
        answer: ([place, loss]: string[]) => `At w = ${place}, where the loss is ${loss}: downhill knows nothing of other valleys.`,
      },
      momentum: {
        question: "A ravine: plain descent takes 231 steps to stay within 1 % of its way. How many with a momentum of 0.8, at the same α?",
        choices: ["about 15", "about 45", "about 150"],
        hint: "Now choose the optimizer Momentum and μ = 0.8, and press Run.",
        answer: ([steps]: string[]) => `It takes ${steps} steps: what agrees, grows; what argues, shrinks.`,
      },
      neural_landscape: {
        question: "Along x, the walker stands at the lowest point. Is it stuck?",
        choices: ["stuck: the slope along x is 0", "not stuck: the other slope is not", "only with a small α"],
        hint: "Now press Run, and see which way the walker goes.",
        answer: ([x, y]: string[]) => `The slopes are ${x} and ${y}: the way down points out of the cut.`,
      },
      where_next: {
        question: "The average surprise of four evenings over w = x and b = y. The walker begins surely wrong. How does it set off?",
        choices: ["at a crawl: the ground is flat there", "with long steps: the ground is steep there", "uphill"],
        hint: "Now press Run, and see how far the first steps go.",
        answer: ([w, b, loss]: string[]) => `With long steps: the slopes are ${w} and ${b}. Surprise is steep where it is most wrong; in the end the loss is ${loss}.`,
      },
      stochastic: {
        question: "Each step hears one sample only. Will the line come to rest at the best one?",
        choices: ["yes", "no, it dances about it", "no, it flies off"],
        hint: "Now press Run until step 100.",
        answer: ([loss, lowest]: string[]) => `At ${loss} the lowest loss, ${lowest}, is near, but each sample still pulls: at a fixed α the line dances.`,
      },
      bias_variance: {
        question: "These samples lie on a parabola, and chance moves each. What is the lowest loss of a line?",
        choices: ["0, with enough steps", "far above chance", "what chance alone costs"],
        hint: "Now press Run until step 30, and look at line and samples.",
        answer: ([lowest, chance]: string[]) =>
          `The lowest loss is ${lowest}, and only ${chance} of it is chance: the rest is the bend. The bottom of the wrong valley is no good model.`,
      },
      many_features: {
        question: "A tilted valley: x and y set off at 0. Does y go straight to its best place?",
        choices: ["straight there", "past it, and back", "it never comes near"],
        hint: "Now press Run until step 40.",
        answer: ([high, last]: string[]) => `y goes up to ${high} and comes back to ${last}: across the valley at once, then slowly along it.`,
      },
      optimizer_race: {
        question: "One ravine, one start, one rate for four optimizers: α = 0.15. Who comes down to a ten-thousandth first?",
        choices: ["Momentum", "RMSProp", "Adam"],
        hint: "Now press Run, and read the ranking.",
        answer: ([steps]: string[]) => `RMSProp, after ${steps} steps. With a tenth of that rate Momentum is first: one race proves nothing.`,
      },
    },
  },
};
