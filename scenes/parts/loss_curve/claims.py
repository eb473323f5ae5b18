"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.doubts import rival_of
from scenes.stage.lecture.claims import Claim

_NEXT_TO_NONE = 0.01  # of the distance, or the slope, at the start


def _left(plan: WeightDescents) -> float:
    """How much of the distance is left at the end."""
    return float(abs(plan.places[-1] - plan.best) / abs(plan.places[0] - plan.best))


def _change(plan: WeightDescents) -> float:
    start = float(plan.places[0])
    return plan.loss(start + float(plan.nudges[0])) - plan.loss(start)


def _settles(plan: WeightDescents) -> bool:
    """Whether the last ratio is the slope, to three digits."""
    slope = float(plan.slopes[0])
    return abs(plan.quotient(float(plan.nudges[-1])) - slope) <= 5e-3 * abs(slope)


def _shrinks_alike(plan: WeightDescents) -> bool:
    """Whether each slope, and so each step, is the same share of the one before."""
    slopes = np.abs(plan.slopes)
    share = slopes[1] / slopes[0]
    alike = np.allclose(slopes[1:], share * slopes[:-1], rtol=1e-6, atol=1e-6 * slopes[0])
    return bool(share < 1 and alike)


def _left_of_two(plan: WeightDescents) -> float:
    one, other = plan.two
    return abs(one + other) / max(abs(one), abs(other))


def _second_steps_left(plan: WeightDescents) -> bool:
    """Whether the second hiker's first step goes to the left, from ground that rises."""
    start, after = plan.other.points[:2, 0, 0]
    return bool(after < start and plan.other.gradients[0, 0, 0] > 0)


def _one_dot_rules(plan: WeightDescents) -> bool:
    """Whether the loss of the others about a line of their own is a twentieth of it at most."""
    rival = rival_of(plan)
    if rival is None or rival.without is None:
        return False
    x, y = (np.delete(v, rival.without) for v in (plan.dataset.x, plan.dataset.y))
    whole = plan.loss(plan.best) * len(plan.dataset)
    return bool(np.sum((rival.w * x - y) ** 2) <= 0.05 * whole)


CLAIMS = (
    Claim("almost no gradient", lambda p: abs(p.slopes[-1]) <= _NEXT_TO_NONE * abs(p.slopes[0])),
    Claim("The camp: the minimum", lambda p: _left(p) <= _NEXT_TO_NONE),
    Claim("not at the camp yet|slope is still", lambda p: _left(p) > _NEXT_TO_NONE),
    Claim("steps this small, every start", lambda p: _left(p) <= _NEXT_TO_NONE),
    Claim("more such steps, every start", because="a rate beyond 2/curvature is refused"),
    Claim("It falls", lambda p: _change(p) < 0),
    Claim("It rises", lambda p: _change(p) > 0),
    Claim("ratio settles at", _settles),
    Claim("^Shorter", lambda p: abs(p.slopes[1]) < abs(p.slopes[0])),
    Claim("gives a better line", lambda p: bool(np.all(np.diff(p.walk.losses, axis=0) <= 0))),
    Claim("times the one before", _shrinks_alike),
    Claim("two nearly cancel", lambda p: 0 < _left_of_two(p) <= 0.1),
    Claim("two cancel", lambda p: _left_of_two(p) < 1e-9),
    Claim("much of them cancels", lambda p: 0.1 < _left_of_two(p) <= 0.6),
    Claim("a part of them cancels", lambda p: 0.6 < _left_of_two(p) <= 1),
    Claim("Half as steep", lambda p: abs(p.other.gradients[0] / p.slopes[0] + 0.5) < 1e-6),
    Claim("Less steep, a smaller", lambda p: abs(p.other.gradients[0]) < abs(p.slopes[0])),
    Claim("Steeper, a larger", lambda p: abs(p.other.gradients[0]) > abs(p.slopes[0])),
    Claim("is nearer", lambda p: p.loss(p.best) > float(np.var(p.dataset.y))),
    Claim("one dot rules", _one_dot_rules),
    Claim("signs would cancel", because="a conditional"),
    Claim("w squared|Stretch it|Move it|Lift it", because="a formula, drawn as it is"),
    Claim("times the error", lambda p: abs(p.times - round(p.times)) < 1e-6),
    Claim("millions of knobs", because="of large models, as they are"),
    Claim("Squares of errors make a bowl", because="each error is linear in w"),
    Claim("^To the (left|right). His slope is positive", _second_steps_left),
    Claim("^To the (left|right). His slope is negative", lambda p: not _second_steps_left(p)),
    Claim("average is the gradient", because="the slope of a sum is the sum of the slopes"),
    Claim("moves x times as far", because="the error is w x − y"),
    Claim("every w has its loss", because="what a function is"),
    Claim("found step by step|another, and another", because="no claim about numbers"),
)
