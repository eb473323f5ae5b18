"""What the film says of its races, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.optimizer_race.fair import ADAM, KEEP_SQUARES, MOMENTUM, PLAIN, RMSPROP
from scenes.parts.optimizer_race.first import LATER
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.telling import AS_SLOW
from scenes.stage.lecture.claims import Claim

_ALMOST = 0.15  # of alpha


def _signs_only(plan: Plan) -> bool:
    places, _, _ = plan.adams
    step = (places[1] - places[0]) / plan.rates[1]
    return bool(np.allclose(step, -np.sign(plan.gradient), rtol=1e-6))


def _no_longer_than_alpha(plan: Plan) -> bool:
    places, _, _ = plan.adams
    steps = np.abs(np.diff(places[: LATER + 1], axis=0)) / plan.rates[1]
    return bool(steps.max() <= 1 + _ALMOST)


def _two_are_off(plan: Plan) -> bool:
    runs = plan.unfair[1]
    return {k for k in range(4) if runs[k].left and runs[k].steps == 1} == {PLAIN, MOMENTUM}


def _first_is_out(plan: Plan) -> bool:
    before, after = plan.order(0), plan.order(1)
    return plan.unfair[1][before[0]].left and after[1] == before[-1]


def _not_a_step_more(plan: Plan) -> bool:
    pairs = [(plan.lap(0, k).steps, plan.lap(1, k).steps) for k in (PLAIN, MOMENTUM)]
    return all(np.array_equal(one, other) for one, other in pairs)


def _as_slow(plan: Plan) -> bool:
    share = plan.last(1, RMSPROP) / plan.last(1, PLAIN)
    return 1 / AS_SLOW <= share <= AS_SLOW


def _slower(plan: Plan) -> bool:
    return plan.last(1, RMSPROP) > AS_SLOW * plan.last(1, PLAIN)


def _adam_needs_more(plan: Plan) -> bool:
    return plan.last(1, ADAM) > plan.last(0, ADAM)


def _come_last(plan: Plan) -> bool:
    return set(plan.ranking(2)[2:]) == {MOMENTUM, ADAM}


def _only_adam(plan: Plan) -> bool:
    return [k for k in range(4) if all(plan.whole(t, k) for t in range(4))] == [ADAM]


def _only_first(plan: Plan) -> bool:
    return sum(plan.whole(3, k) for k in range(4)) == 1


def _wins(plan: Plan, runner: int = ADAM) -> int:
    return sum(runner in plan.leaders(track) for track in range(4))


def _winners(plan: Plan) -> int:
    return len({k for track in range(4) for k in plan.leaders(track)})


def _twice_last(plan: Plan) -> bool:
    lasts = sum(plan.ranking(track)[-1] == RMSPROP for track in range(4))
    return _wins(plan, RMSPROP) == lasts == 2


def _leaps(plan: Plan) -> bool:
    """RMSProp's first step is many alphas along each axis, and not one."""
    alphas = np.abs(plan.leap) / plan.leap_rate
    return bool(np.allclose(alphas, 1 / np.sqrt(1 - KEEP_SQUARES), rtol=1e-4))


def _alike(plan: Plan) -> bool:
    """Turned, both axes look about as steep; as the ravine lay, one far steeper."""
    turned, before = (np.sort(np.abs(slope)) for slope in
                      (plan.turned_gradient(plan.tracks[1][1]), plan.gradient))  # fmt: skip
    return bool(turned[1] < 1.2 * turned[0] and before[1] > 5 * before[0])


def _leaves(plan: Plan) -> bool:
    return plan.unfair[1][PLAIN].left and plan.unfair[1][PLAIN].steps == 1


CLAIMS = (
    Claim("Two runners are off the map after one step", _two_are_off),
    Claim("the winner is out, and the last is second", _first_is_out),
    Claim("Only the signs|along every axis", _signs_only),
    Claim("at most about as long", _no_longer_than_alpha),
    Claim("was never fair", because="alpha is another thing for each of them"),
    Claim("do not even notice", _not_a_step_more),
    Claim("no longer lies along one", because="it is turned"),
    Claim("About as slow as plain", _as_slow),
    Claim("Slower than plain", _slower),
    Claim("Adam needs no more", lambda plan: not _adam_needs_more(plan)),
    Claim("Adam needs", _adam_needs_more),
    Claim("Those that remember direction come last", _come_last),
    Claim("It is the only one", _only_first),
    Claim("Four tracks, three winners", lambda plan: _winners(plan) == 3),
    Claim("wins twice, and comes last twice", _twice_last),
    Claim("Only Adam brought all home", _only_adam),
    Claim("Reaching its floor is quick", because="the walls are far steeper than it"),
    Claim("Most runners home wins|home sooner", because="it is the rule"),
    Claim("you see a race, ask", because="it claims nothing"),
    Claim("starts at zero. So it divides by too little", _leaps),
    Claim("look almost equally steep|and the direction stays", _alike),
    Claim("plain flies off", _leaves),
)
