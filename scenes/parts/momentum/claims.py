"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.momentum.plan import Plan
from scenes.stage.lecture.claims import Claim

_SHARPER = 0.005  # by what "a percent" may be off
_EXACT = 1e-12
_ROUND, _ROOT = 0.05, 0.08


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


def _as_high(plan: Plan) -> bool:
    """Whether she starts in the sharper ravine as high, and so many times as near its middle."""
    one, (along, across) = plan.narrow, plan.start
    high = along**2 + one.condition * one.start[1] ** 2
    return bool(
        abs(high / (along**2 + plan.condition * across**2) - 1) < _EXACT
        and abs(across / one.start[1] / plan.closer - 1) < _EXACT
    )


def _reaches_further(plan: Plan) -> bool:
    """Whether her memory there reaches so many times as far."""
    return abs(plan.narrow.reach / plan.limit / plan.closer - 1) < _ROUND


def _takes(plan: Plan) -> bool:
    """Whether that memory reaches as far as is said."""
    return abs(1 / (1 - plan.narrow.memory) / plan.narrow.reach - 1) < _ROUND


def _costs(plan: Plan) -> bool:
    """Whether so many times as many steps are what the rate costs, over what the reach wins."""
    costs, wins = plan.rate / plan.narrow.rate, plan.narrow.reach / plan.limit
    return (
        abs(plan.more[1] / plan.closer - 1) < _ROOT and abs(costs / wins / plan.closer - 1) < _ROOT
    )


def _shrinks(plan: Plan) -> bool:
    """Whether a step keeps the root of the largest memory of a swing, and no more."""
    return abs(plan.swings[-1].modes.pace - plan.most[0] ** 0.5) < _EXACT


def _worse(plan: Plan) -> bool:
    return plan.most[1] > plan.plain_count


CLAIMS = (
    Claim("She has arrived when", because="that is what is called so"),
    Claim("and she stays inside", _arrived),
    Claim("that is her reach", because="that is what is called so"),
    Claim("They argue", _argue),
    Claim("They agree", _agree),
    Claim("What argues, shrinks", lambda p: p.is_sorted),
    Claim("What agrees, grows", lambda p: p.is_sorted),
    Claim("she swings lower each time", lambda p: p.swings_lower),
    Claim("she gains speed", lambda p: p.gains_speed),
    Claim("as bad as no memory at all", _worse),
    Claim("No better than none", lambda p: 0.8 < p.most[1] / p.plain_count < 1.2),
    Claim("Now she stays", lambda p: p.strays),
    Claim("the walls are", _as_high),
    Claim("would be thrown out", lambda p: p.rate * p.narrow.condition > 2),
    Claim("it looks the same", because="κ²(x/√κ)² is κx²"),
    Claim("her memory reach", _reaches_further),
    Claim("So beta is", _takes),
    Claim("the square root of", _costs),
    Claim("fades, and 1 comes in", lambda p: abs((1 - p.memory) * p.limit - 1) < _EXACT),
    Claim("she swings through", lambda p: p.swings[-1].crosses),
    Claim("slanting down the ravine", lambda p: p.slants),
    Claim("At each step the swing shrinks", _shrinks),
    Claim("half a percent", lambda p: abs(1 - p.most[0] ** 0.5 - 0.005) < _SHARPER / 10),
    Claim("every gradient is the same arrow", because="of a plane"),
)
