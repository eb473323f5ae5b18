"""What the film says of its runs, and when it is true."""

from __future__ import annotations

from gdmath import Status
from scenes.parts.training_loop.plan import Plan
from scenes.stage.lecture.claims import Claim


def _loss(plan: Plan, w: float) -> float:
    return float(plan.landscape.value([w]))


def _rival_ends_lower(plan: Plan) -> bool:
    race = int(plan.rival.lengths)
    return bool(plan.rival.losses[-1] < plan.walk.losses[: race + 1].min())


def _kept(plan: Plan) -> float:
    """How many digits of the loss settle with a step."""
    away = abs(plan.walk.points[:2, 0] - plan.best)
    return float(abs(away[1] / away[0]))


CLAIMS = (
    Claim("a little larger\\. Better", lambda p: _loss(p, p.nudges[0]) < _loss(p, 0)),
    Claim("a little larger\\. Here", lambda p: _loss(p, p.nudges[0]) >= _loss(p, 0)),
    Claim("a little smaller\\. Better", lambda p: _loss(p, -p.nudges[0]) < _loss(p, 0)),
    Claim("a little smaller\\. Here", lambda p: _loss(p, -p.nudges[0]) >= _loss(p, 0)),
    Claim("both neighbours are worse", lambda p: p.rival.status is Status.CONVERGED),
    Claim("rival ends lower", _rival_ends_lower),
    Claim("descent was already lower", lambda p: not _rival_ends_lower(p)),
    Claim("all ten decimals", lambda p: p.alike >= 2),
    Claim("digits stand still", lambda p: p.alike < 2),
    Claim("Every step, one more digit", lambda p: _kept(p) <= 10**-0.33),
    Claim("Every two steps, one", lambda p: 10**-0.34 <= _kept(p) <= 10**-0.2),
    Claim("So w must shrink", lambda p: p.best < 0),
    Claim("So w must grow", lambda p: p.best > 0),
    Claim("Every \\d+ steps, one more", lambda p: _kept(p) > 10**-0.21),
    Claim("tries w a little larger|that is worse", because="the four claims at the top say when"),
    Claim("never change again", because="gold marks what all later lines have as well"),
    Claim("every knob knows", because="a gradient has a slope for each input"),
    Claim("the same way: guess|never explained|nearly level|If neither is", because="no numbers"),
)
