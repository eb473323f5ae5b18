/** Learning rates that change over time, as in gdmath/schedules.py: what is left of α at a step. */

export interface Schedule {
  /** The share of the rate at a step, for a schedule made for so many steps. */
  share(step: number, horizon: number): number;
}

const PI = Math.PI;
const swing = (share: number) => 0.5 * (1 + Math.cos(PI * share));
/** Steps between two falls of the staircase, and of the climb before the cosine. */
export const stairsOf = (horizon: number): number => Math.max(1, Math.round(horizon / 4));
export const climbOf = (horizon: number): number => Math.max(1, Math.round(horizon / 10));
export const LEFT = 0.01; // of the rate, when an exponential schedule has gone its steps

export const SCHEDULES: Record<string, Schedule> = {
  constant: { share: () => 1 },
  step_decay: { share: (step, horizon) => 0.5 ** Math.floor(step / stairsOf(horizon)) },
  exponential: { share: (step, horizon) => (LEFT ** (1 / horizon)) ** step },
  cosine: { share: (step, horizon) => (step >= horizon ? 0 : swing(step / horizon)) },
  warmup_cosine: {
    share(step, horizon) {
      const climb = climbOf(horizon);
      if (step < climb) return step / climb;
      return step >= horizon ? 0 : swing((step - climb) / (horizon - climb));
    },
  },
};
