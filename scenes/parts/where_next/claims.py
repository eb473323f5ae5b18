"""What the film says, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.where_next.plan import Plan
from scenes.parts.where_next.telling import leaves
from scenes.stage.lecture.claims import Claim


def _flat(plan: Plan) -> bool:
    """Whether squares are at least twenty times flatter where she is surely wrong."""
    surprise, squares = np.abs(plan.slopes_along)
    return bool(20 * squares < surprise)


def _opinion(plan: Plan) -> bool:
    """Whether what she says differs from evening to evening in the end, and costs less."""
    said = plan.chance(plan.evenings.x, plan.walk.points[-1, 0])
    return bool(np.ptp(said) > 0.1 and plan.walk.losses[-1, 0] < plan.walk.losses[0, 0])


def _right(plan: Plan) -> bool:
    return int(plan.training.right[-1]) > plan.straight_right


CLAIMS = (
    Claim("of the line|it promises .* percent", leaves),
    Claim("hardly any", because="−ln 0.9 is a tenth"),
    Claim("costs most", because="it is the costliest that is named"),
    Claim("Nearly everything cancels", because="p (1 − p) is in two of its three factors"),
    Claim("the surprise is steep", _flat),
    Claim("goes flat just where", _flat),
    Claim("an opinion forms", _opinion),
    Claim("is hopeless", lambda plan: plan.straight_right < 0.6 * plan.spirals),
    Claim("the border curls", _right),
    Claim("They do not overlap", lambda plan: plan.is_parted),
    Claim("you know every line", because="guess, surprise, gradient and step were each a film"),
    Claim("a coin toss", lambda plan: not plan.walk.points[0].any()),
    Claim("She never saw the valley", because="a step needs the slope alone"),
    Claim("It tips over|it tips over", because="where w z + b is 0 the chance is one half"),
    Claim("close to one", because="of the limits of 1/(1 + e⁻ʰ)"),
)
