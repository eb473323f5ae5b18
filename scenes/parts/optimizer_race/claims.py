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


def _left(plan: Plan) -> list[int]:
    return [k for k in range(4) if plan.lap(2, k).left.any()]


def _run_out(plan: Plan) -> bool:
    """Whoever is not home on the third track is still under way, and two teams are home."""
    slow = [k for k in range(4) if not plan.whole(2, k)]
    return len(slow) == 2 and not _left(plan)


def _won(plan: Plan) -> list[int]:
    ahead = [k for track in range(3) for k in plan.leaders(track)]
    return [ahead.count(k) for k in range(4)]


def _easiest(plan: Plan) -> bool:
    """With more rates than any other team Adam is all home on all tracks."""
    rooms = [np.all([plan.room(track, k) for track in range(3)], axis=0).sum() for k in range(4)]
    return bool(rooms[ADAM] > max(rooms[:ADAM]))


def _leaps(plan: Plan) -> bool:
    """RMSProp's first step is many alphas along each axis, and not one."""
    alphas = np.abs(plan.leap) / plan.leap_rate
    return bool(np.allclose(alphas, 1 / np.sqrt(1 - KEEP_SQUARES), rtol=1e-4))


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
    Claim("no longer lies along", because="it is turned"),
    Claim("Adam needs no more", lambda plan: not _adam_needs_more(plan)),
    Claim("momentum wins two, RMSProp wins one, Adam none", lambda p: _won(p) == [0, 2, 1, 0]),
    Claim("wins one, momentum wins one, RMSProp wins one", lambda p: _won(p) == [1, 1, 1, 0]),
    Claim("The others run out of gradients", _run_out),
    Claim(
        "other starts, Adam wins track three four times", lambda plan: plan.again.count("adam") == 4
    ),
    Claim("wins track three .* out of five", because="they are counted"),
    Claim("The others never do", lambda plan: 0 in plan.everywhere),
    Claim("Adam does, at four rates", lambda plan: plan.everywhere[ADAM] == 4),
    Claim("Adam's rate is the easiest", _easiest),
    Claim("Reaching the valley floor is quick", because="the walls are far steeper than it"),
    Claim("of momentum's left the map", lambda plan: _left(plan) == [MOMENTUM]),
    Claim("another winner", _another_winner),
    Claim("wins, (with|after)", lambda plan: len(plan.stayers) == 1),
    Claim("tuned for that", because="it is what is done"),
    Claim("the same winner", lambda plan: not _another_winner(plan)),
    Claim("most home wins|the quicker one|Land on it: home", because="it is the rule"),
    Claim("you see a race, ask", because="it claims nothing"),
    Claim("wears no hat. So it divides by too little", _leaps),
    Claim("No other team is all home", lambda plan: sum(plan.whole(2, k) for k in range(4)) == 1),
    Claim("Its rate grows, and off the gold it leaps", _forgets),
    Claim("The hat makes up for that", because="it divides by what a sum of shares lacks"),
    Claim("Remembering direction saves it", _direction_saves),
)
