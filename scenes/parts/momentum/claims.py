"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np

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
    """Whether with memory the steps grow by about the root of what they grow by without."""
    plain, held = plan.slower
    return plan.is_root and abs(held / plain**0.5 - 1) < 0.1


def _wild(plan: Plan) -> bool:
    """Whether the tuned walk is soon farther across than she has ever been."""
    return float(np.abs(plan.wild.points[:, 0, 1]).max()) > 1.2 * plan.start[1]


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
    Claim("for this step both are almost equal", _equal),
    Claim("What argues, shrinks", _grows),
    Claim("never gets beyond", lambda p: np.abs(p.kept_across[1:]).max() <= p.folded),
    Claim("as bad as no memory at all", _worse),
    Claim("No better than none", lambda p: 0.8 < p.most[1] / p.plain_count < 1.2),
    Claim("out again, and in to stay", lambda p: p.strays),
    Claim("is good, not best", lambda p: min(p.counts.values()) < p.held_count),
    Claim("% is the best", lambda p: min(p.counts.values()) == p.held_count),
    Claim("only the root counts", _root),
    Claim("with memory, only", lambda p: p.slower[1] < p.slower[0] / 2),
    Claim("has hardly moved", lambda p: p.left_over > 0.9),
    Claim("as much comes in as fades", lambda p: abs((1 - p.memory) * p.limit - 1) < _EXACT),
    Claim("she swings through", lambda p: p.swings[-1].crosses),
    Claim("slanting down the ravine", lambda p: p.slants),
    Claim("At each step the swing shrinks", _shrinks),
    Claim("half a percent", lambda p: abs(1 - p.most[0] ** 0.5 - 0.005) < _SHARPER / 10),
    Claim("plain descent would fly apart", lambda p: p.best[-1].rate * p.best[-1].condition > 2),
    Claim("starts wild, far up the walls", _wild),
    Claim("Each step goes straight downhill", because="minus the gradient is"),
    Claim("ten times too far", lambda p: abs(p.walked / np.hypot(*p.start) - 10) < 0.5),
    Claim("every gradient is the same arrow", because="of a plane"),
)
