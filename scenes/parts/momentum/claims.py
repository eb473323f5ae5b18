"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.momentum.best import paces
from scenes.parts.momentum.plan import Plan
from scenes.stage.lecture.claims import Claim

_SHARPER = 0.005  # by what "a percent" may be off
_EXACT = 1e-12


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


def _equal(plan: Plan) -> bool:
    along, across = np.abs(plan.pushes[2])
    return bool(abs(along - across) < 0.1 * max(along, across))


def _grows(plan: Plan) -> bool:
    return plan.folded < 1 < plan.limit


def _root(plan: Plan) -> bool:
    """Whether a step with memory there leaves in the long run what a plain step leaves here."""
    return abs(paces(plan.best[-1].condition)[1] - paces(plan.best[0].condition)[0]) < _EXACT


def _worse(plan: Plan) -> bool:
    return plan.most[1] > plan.plain_count


CLAIMS = (
    Claim("and she stays there", _arrived),
    Claim("They argue", _argue),
    Claim("They agree", _agree),
    Claim("now almost equal", _equal),
    Claim("What argues, shrinks", _grows),
    Claim("She no longer goes down at every step", lambda p: len(p.rises) > 0),
    Claim("as bad as no memory at all", _worse),
    Claim("No better than none", lambda p: 0.8 < p.most[1] / p.plain_count < 1.2),
    Claim("creeps in", lambda p: not p.swings[0].crosses),
    Claim("there it stays", _arrived),
    Claim("as one of", _root),
    Claim("is not", lambda p: p.best[-1].held != p.best[0].plain),
    Claim("as much fades away as comes", lambda p: abs((1 - p.memory) * p.limit - 1) < _EXACT),
    Claim("swings through", lambda p: p.swings[2].crosses),
    Claim("not to the other wall", lambda p: p.slants),
    Claim("each step leads farther along", lambda p: p.opens),
    Claim("half a percent", lambda p: abs(1 - p.most[0] ** 0.5 - 0.005) < _SHARPER / 10),
    Claim("the loss first rises", lambda p: p.wild_rise > 1),
    Claim("Every single step is the steepest", because="minus the gradient is"),
    Claim("every gradient is the same arrow", because="of a plane"),
)
