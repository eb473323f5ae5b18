"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.momentum.plan import Plan
from scenes.stage.lecture.claims import Claim

_SHARPER = 0.005  # by what "a percent" may be off
_EXACT = 1e-12
_ABOUT, _AWAY = 0.2, 1.6  # times the reach where both lines meet: there it is neither


def _arrived(plan: Plan) -> bool:
    """Whether the counts are those from which on both stay at the cross."""
    ok = []
    for walk, count in ((plan.plain, plan.plain_count), (plan.held, plan.held_count)):
        away = np.linalg.norm(walk.points[:, 0], axis=-1) / np.hypot(*plan.start)
        ok.append(away[count - 1] > plan.share and (away[count:] <= plan.share).all())
    return all(ok)


def _argue(plan: Plan) -> bool:
    return bool(plan.pushes[0, 1] * plan.pushes[1, 1] < 0)


def _agree(plan: Plan) -> bool:
    return bool(plan.pushes[0, 0] * plan.pushes[1, 0] > 0)


def _halves(plan: Plan) -> bool:
    """Whether each memory that is too short takes about the steps without it over its reach."""
    short = plan.reaches[plan.reaches[:, 0] < plan.meet / _AWAY]
    return bool((np.abs(short[:, 1] * short[:, 0] / plan.plain_count - 1) < _ABOUT).all())


def _swings_longer(plan: Plan) -> bool:
    """Whether each memory that is too long takes about so many steps to each step of its reach."""
    long = plan.reaches[plan.reaches[:, 0] > plan.meet * _AWAY]
    return bool((np.abs(long[:, 1] / long[:, 0] / plan.forgets - 1) < _ABOUT).all())


def _shrinks(plan: Plan) -> bool:
    """Whether a step keeps the root of the largest memory of a swing, and no more."""
    return abs(plan.swings[-1].modes.pace - plan.most[0] ** 0.5) < _EXACT


def _worse(plan: Plan) -> bool:
    return plan.most[1] > plan.plain_count


CLAIMS = (
    Claim("She has arrived when", because="that is what is called so"),
    Claim("and she stays inside", _arrived),
    Claim("They argue", _argue),
    Claim("They agree", _agree),
    Claim("What argues, shrinks", lambda p: p.is_sorted),
    Claim("What agrees, grows", lambda p: p.is_sorted),
    Claim("she swings lower each time", lambda p: p.swings_lower),
    Claim("she gains speed", lambda p: p.gains_speed),
    Claim("as bad as no memory at all", _worse),
    Claim("No better than none", lambda p: 0.8 < p.most[1] / p.plain_count < 1.2),
    Claim("In to stay", lambda p: p.strays),
    Claim("twice the reach, about half the steps", _halves),
    Claim("about ten times the steps", _swings_longer),
    Claim("The best is near where both lines meet", because="the larger of both is least there"),
    Claim("has hardly moved", lambda p: p.left_over > 0.9),
    Claim("fades, and 1 comes in", lambda p: abs((1 - p.memory) * p.limit - 1) < _EXACT),
    Claim("she swings through", lambda p: p.swings[-1].crosses),
    Claim("slanting down the ravine", lambda p: p.slants),
    Claim("At each step the swing shrinks", _shrinks),
    Claim("half a percent", lambda p: abs(1 - p.most[0] ** 0.5 - 0.005) < _SHARPER / 10),
    Claim("Each step goes straight downhill", because="minus the gradient is"),
    Claim("ten times too far", lambda p: abs(p.walked / np.hypot(*p.start) - 10) < 0.5),
    Claim("every gradient is the same arrow", because="of a plane"),
)
