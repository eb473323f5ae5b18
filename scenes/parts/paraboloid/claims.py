"""What the film says of its walk, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.squash import landing, squashed
from scenes.stage.lecture.claims import Claim


def _keeps(plan: Plan) -> bool:
    """Whether every step keeps the same share of the distance."""
    shares = plan.distances[1:] / plan.distances[:-1]
    return bool(np.allclose(shares, plan.kept, rtol=1e-9 if plan.bowl.plain else 1e-6))


def _keeps_each_way(plan: Plan) -> bool:
    """Whether what is left along the bowl, and across it, falls by its own share at each step."""
    parts = plan.path[: plan.tenth + 1] @ plan.bowl.ways.T
    sizes = plan.distances[: plan.tenth, None] * 1e-9
    return bool(np.all(np.abs(parts[1:] - plan.shares * parts[:-1]) <= sizes))


def _best(plan: Plan) -> bool:
    """Whether rates a little smaller and larger leave more than this one does, at worst."""

    def worst(rate: float) -> float:
        return float(np.abs(1 - rate * plan.bowl.bends).max())

    return worst(plan.compared) < min(worst(0.98 * plan.compared), worst(1.02 * plan.compared))


def _good(plan: Plan) -> bool:
    """Whether the gradient is short enough after the step that is named, and not before."""
    before, after = np.linalg.norm(plan.walk.gradients[plan.good - 1 : plan.good + 1], axis=1)
    return bool(after <= plan.enough < before)


def _left(plan: Plan, step: int) -> float:
    """The share of the distance that is left at a step."""
    return float(plan.distance(step) / plan.distances[0])


def _halves(plan: Plan) -> bool:
    """Whether a half is left, and a quarter, when it is said: as near as whole steps come to it."""
    return abs(_left(plan, plan.half) - 0.5) < 0.12 and abs(_left(plan, plan.quarter) - 0.25) < 0.12


def _overshoots(plan: Plan) -> bool:
    """Whether a step in the squashed bowl ends on the other side of the cross."""
    axis, _ = squashed(plan)
    return float(plan.away[axis] * landing(plan)[axis]) < 0


CLAIMS = (
    Claim("percent of the distance\\.$", _keeps),
    Claim("Every step leaves", lambda p: p.distances[-1] > 0),
    Claim("Along the bowl, a step keeps", _keeps_each_way),
    Claim("she writes down", because="what is printed"),
    Claim("The dots lie below", because="½ uᵀ H u is convex"),
    Claim("Each ring is", because="½ uᵀ H u, and rings where it is a multiple of that"),
    Claim("half the distance is left", _halves),
    Claim("a tenth\\. Has", lambda p: abs(_left(p, p.tenth) - 0.1) < 0.03),
    Claim("the same (picture|bowl)", because="½ uᵀ H u"),
    Claim(
        "good enough: a gradient", lambda p: np.linalg.norm(p.walk.gradients[p.good]) <= p.enough
    ),
    Claim("Only the flattest direction", lambda p: p.turned(p.epochs) < 10 < p.turned(0)),
    Claim("^One step\\.", lambda p: not p.landed.any()),
    Claim("Nearer, but not there", lambda p: 0 < np.hypot(*p.landed) < p.distances[0]),
    Claim("and no nearer", lambda p: np.hypot(*p.landed) >= p.distances[0]),
    Claim(
        "because this bowl is round",
        lambda p: float(np.ptp(p.bowl.bends)) < 1e-6 * p.bowl.bends[0],
    ),
    Claim("the same rate overshoots", _overshoots),
    Claim("Cut it across: a steeper one", lambda p: p.bowl.bends[1] > p.bowl.bends[0]),
    Claim("The best single rate", _best),
    Claim("would overshoot", lambda p: p.overshoots),
    Claim("All three are smallest", because="the average and its root grow with the sum"),
    Claim("as high as it is wrong|meets every dot|at every size", because="½ uᵀ H u"),
    Claim("the fastest way up", because="that is the gradient"),
    Claim("you never arrive", because="a share above 0 is left of what was above 0"),
    Claim("Closer and closer|where she lands|by its own error", because="what is drawn"),
)
