"""What the film says of its runs, and when it is true."""

from __future__ import annotations

import numpy as np

from gdmath import Status
from scenes.parts.training_loop.plan import Plan
from scenes.stage.lecture.claims import Claim

_PRINTED = 1e-10  # the last decimal of the log


def _loss(plan: Plan, w: float) -> float:
    return float(plan.landscape.value([w]))


def _ahead(plan: Plan) -> float:
    """How much lower descent has been than where the rival ends, while that went on."""
    race = int(plan.rival.lengths)
    return float(plan.rival.losses[-1] - plan.walk.losses[: race + 1].min())


def _level(plan: Plan) -> float:
    """The first step after which the gradient is no longer than the tolerance."""
    small = np.abs(plan.walk.gradients[:, 0]) <= plan.tolerance
    return float(np.argmax(small)) if small.any() else np.inf


def _worse(plan: Plan) -> list[bool]:
    """Whether the neighbours of where the rival ends are worse than that."""
    end = float(plan.rival.points[-1, 0])
    near = (_loss(plan, end + way * plan.nudge) for way in (1, -1))
    return [loss > plan.rival.losses[-1] + _PRINTED for loss in near]


def _one_dot_rules(plan: Plan) -> bool:
    """Whether all others leave a twentieth of the loss at most, about a line of their own."""
    x, y = plan.data.x, plan.data.y
    left = []
    for row in range(len(x)):
        xs, ys = np.delete(x, row), np.delete(y, row)
        w = xs @ ys / (xs @ xs) if np.any(xs) else 0.0
        left.append(float(np.sum((w * xs - ys) ** 2)))
    return min(left) <= 0.05 * _loss(plan, plan.best) * len(x)


CLAIMS = (
    Claim("one dot rules", _one_dot_rules),
    Claim("it misses the dots", lambda p: _loss(p, p.best) > float(np.var(p.data.y))),
    Claim("loss almost 0", lambda p: np.var(p.data.y) < 1e-3 * _loss(p, p.best)),
    Claim("a little larger\\. Better", lambda p: _loss(p, p.nudge) < _loss(p, 0)),
    Claim("a little larger\\. Here", lambda p: _loss(p, p.nudge) >= _loss(p, 0)),
    Claim("a little smaller\\. Better", lambda p: _loss(p, -p.nudge) < _loss(p, 0)),
    Claim("larger is worse", lambda p: all(_worse(p))),
    Claim("neither is better", lambda p: p.rival.status is Status.CONVERGED),
    Claim("rival ends lower", lambda p: _ahead(p) < -_PRINTED / 2),
    Claim("descent was already lower", lambda p: _ahead(p) > _PRINTED / 2),
    Claim("on level ground, and stops", lambda p: _level(p) < p.rival.lengths),
    Claim("had the same loss", lambda p: abs(_ahead(p)) <= _PRINTED / 2),
    Claim("all ten decimals", lambda p: p.alike >= 2),
    Claim("digits stand still", lambda p: p.alike < 2),
    Claim("so w must shrink", lambda p: p.best < 0),
    Claim("so w must grow", lambda p: p.best > 0),
    Claim("tries w a little larger|that is worse", because="the four claims at the top say when"),
    Claim("can do better than", because="least squares is what all lines are held against"),
    Claim("a digit never changes", because="gold marks what all later lines have as well"),
    Claim("predicts zero|zero pizzas", because="w is 0 at first, and so is b"),
    Claim("every knob knows", because="a gradient has a slope for each input"),
    Claim("every tenth loss", lambda p: p.report_every == 10),
    Claim("a loss every", lambda p: p.report_every != 10),
    Claim("the same way: guess", because="no numbers"),
)
