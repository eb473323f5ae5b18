"""What the film says of its races, and when it is true."""

from __future__ import annotations

import numpy as np

from gdmath.adam import adam
from gdmath.optimizer import Optimizer
from gdmath.tuning import tune_learning_rate
from scenes.parts.optimizer_race.fair import (
    ADAM,
    KEEP_SQUARES,
    MOMENTUM,
    NAMES,
    PLAIN,
    RMSPROP,
    starts_of,
    walk_of,
)
from scenes.parts.optimizer_race.plan import Plan
from scenes.stage.lecture.claims import Claim


def _signs_only(plan: Plan) -> bool:
    places, _, _ = plan.adams
    step = (places[1] - places[0]) / plan.rates[1]
    return bool(np.allclose(step, -np.sign(plan.gradient), rtol=1e-6))


def _two_are_off(plan: Plan) -> bool:
    runs = plan.unfair[1]
    return {k for k in range(4) if runs[k].left and runs[k].steps == 1} == {PLAIN, MOMENTUM}


def _first_is_out(plan: Plan) -> bool:
    before, after = plan.order(0), plan.order(1)
    return plan.unfair[1][before[0]].left and after[1] == before[-1]


def _not_a_step_more(plan: Plan) -> bool:
    pairs = [(plan.lap(0, k).steps, plan.lap(1, k).steps) for k in (PLAIN, MOMENTUM)]
    return all(np.array_equal(one, other) for one, other in pairs)


def _adam_needs_more(plan: Plan) -> bool:
    return plan.last(1, ADAM) > plan.last(0, ADAM)


def _only_adam(plan: Plan) -> bool:
    return [k for k in range(4) if all(plan.whole(t, k) for t in range(3))] == [ADAM]


def _left(plan: Plan) -> list[int]:
    return [k for k in range(4) if plan.lap(2, k).left.any()]


def _winners(plan: Plan) -> int:
    return len({k for track in range(3) for k in plan.leaders(track)})


def _leaps(plan: Plan) -> bool:
    """RMSProp's first step is many alphas along each axis, and not one."""
    alphas = np.abs(plan.leap) / plan.leap_rate
    return bool(np.allclose(alphas, 1 / np.sqrt(1 - KEEP_SQUARES), rtol=1e-4))


def _alike(plan: Plan) -> bool:
    """Turned, both axes have about one rate, at the first step and on average; before, not."""
    slopes = plan.turned_gradient(0.0), plan.turned_gradient(plan.tracks[1][1])
    before, turned = (np.sort(1 / plan.begins(slope)) for slope in slopes)
    mean = np.sort(plan.shared_rate)
    near = turned[1] < 1.2 * turned[0] and mean[1] < 1.1 * mean[0]
    return bool(near and before[1] > 5 * before[0])


def _slower_rate(plan: Plan) -> bool:
    """By as much less is its mean rate as it needs more steps, to a twentieth."""
    mean, plain = float(plan.shared_rate.mean()), plan.lap(1, PLAIN).tuning.best
    its, plains = (int(plan.lap(1, k).steps[plan.slowest]) for k in (RMSPROP, PLAIN))
    return its > plains and mean < plain and abs(mean * its / (plain * plains) - 1) < 0.05


def _forgets(plan: Plan) -> bool:
    """Once home its rate grows until it is too large for the walls, and then it leaves."""
    lap, course = plan.lap(0, RMSPROP), plan.course(0)
    walk = walk_of(course, NAMES[RMSPROP], lap, plan.rules)
    outside = (walk.losses[lap.last :] > plan.finish).any(axis=1)
    out = lap.last + int(np.argmax(outside))
    squares, rates = np.zeros(walk.gradients.shape[1:]), []
    for slope in walk.gradients[:out]:
        squares = KEEP_SQUARES * squares + (1 - KEEP_SQUARES) * slope**2
        rates.append(lap.tuning.best / np.sqrt(squares))
    across = np.array(rates)[lap.last :, :, 1]
    grows = bool((np.diff(across[:-8], axis=0) > 0).all())
    return bool(outside.any()) and grows and bool((across.max(axis=0) > 2 / 100).any())


def _another_winner(plan: Plan) -> bool:
    return not set(plan.leaders(0)) & set(plan.stayers)


def _direction_saves(plan: Plan) -> bool:
    """Without its memory of direction Adam needs more on the turned ravine than RMSProp."""
    course, rules = plan.course(1), plan.rules

    def forgetful(rate: float) -> Optimizer:
        return adam(rate, beta1=0.0)

    tried = tune_learning_rate(course.ground, forgetful, starts_of(course, rules), rules.grid,
                               rules.budget, rules.finish)  # fmt: skip
    best = int(np.argmin(np.abs(tried.rates - tried.best)))
    alone = -int(tried.arrived[best]), int(tried.last[best])
    return alone > (-plan.home(1, RMSPROP), plan.last(1, RMSPROP))


CLAIMS = (
    Claim("Two runners are off the map after one step", _two_are_off),
    Claim("the winner is out, and the last is second", _first_is_out),
    Claim("Only the signs", _signs_only),
    Claim("was never fair", because="alpha is another thing for each of them"),
    Claim("do not even notice", _not_a_step_more),
    Claim("no longer lies along one", because="it is turned"),
    Claim("Adam needs no more", lambda plan: not _adam_needs_more(plan)),
    Claim("Three tracks, three winners", lambda plan: _winners(plan) == 3),
    Claim("only Adam brought all home", _only_adam),
    Claim("Reaching its floor is quick", because="the walls are far steeper than it"),
    Claim("of momentum's left the map", lambda plan: _left(plan) == [MOMENTUM]),
    Claim("another winner", _another_winner),
    Claim("wins, with", lambda plan: len(plan.stayers) == 1),
    Claim("every rate tuned anew", because="it is what is done"),
    Claim("the same winner", lambda plan: not _another_winner(plan)),
    Claim("most runners home wins|the quicker one", because="it is the rule"),
    Claim("you see a race, ask", because="it claims nothing"),
    Claim("starts at zero. So it divides by too little", _leaps),
    Claim("both axes get almost the same rate", _alike),
    Claim("So it is slower", _slower_rate),
    Claim("No other team is all home", lambda plan: sum(plan.whole(2, k) for k in range(4)) == 1),
    Claim("Its steps grow, and off the gold it leaps", _forgets),
    Claim("correct for a start from zero", because="they divide by what a sum of shares lacks"),
    Claim("Adam remembers direction too", _direction_saves),
)
