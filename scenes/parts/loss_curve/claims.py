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


def _as_far(plan: WeightDescents) -> float:
    """How many times as far from the best w the second hiker begins as she does."""
    starts = plan.other.points[0, 0, 0], plan.places[0]
    return float(abs(starts[0] - plan.best) / abs(starts[1] - plan.best))


def _left_of_two(plan: WeightDescents) -> float:
    one, other = plan.two
    return abs(one + other) / max(abs(one), abs(other))


def _second_steps_left(plan: WeightDescents) -> bool:
    """Whether the second hiker's first step goes to the left, from ground that rises."""
    start, after = plan.other.points[:2, 0, 0]
    return bool(after < start and plan.other.gradients[0, 0, 0] > 0)


def _missed_below(plan: WeightDescents, side: int) -> bool:
    """Whether a quarter of all dots, of the least inputs, is above the line found, or below."""
    x, y = plan.dataset.x, plan.dataset.y
    least = x <= np.quantile(x, 0.25)
    return bool(np.all(side * (y - plan.places[-1] * x)[least] > 0))


def _one_dot_rules(plan: WeightDescents) -> bool:
    """Whether the loss of the others about a line of their own is a twentieth of it at most."""
    rival = rival_of(plan)
    if rival is None or rival.without is None:
        return False
    x, y = (np.delete(v, rival.without) for v in (plan.dataset.x, plan.dataset.y))
    whole = plan.loss(plan.best) * len(plan.dataset)
    return bool(np.sum((rival.w * x - y) ** 2) <= 0.05 * whole)


CLAIMS = (
    Claim("almost level", lambda p: abs(p.slopes[-1]) <= _NEXT_TO_NONE * abs(p.slopes[0])),
    Claim("the camp, the minimum", lambda p: _left(p) <= _NEXT_TO_NONE),
    Claim("not at the camp yet|slope is still", lambda p: _left(p) > _NEXT_TO_NONE),
    Claim("this learning rate, every start", lambda p: _left(p) <= _NEXT_TO_NONE),
    Claim("more such steps, every start", because="a rate beyond 2/curvature is refused"),
    Claim("It falls", lambda p: _change(p) < 0),
    Claim("It rises", lambda p: _change(p) > 0),
    Claim("ratio settles at", _settles),
    Claim("^Shorter", lambda p: abs(p.slopes[1]) < abs(p.slopes[0])),
    Claim("gives a better line", lambda p: bool(np.all(np.diff(p.walk.losses, axis=0) <= 0))),
    Claim("two nearly cancel", lambda p: 0 < _left_of_two(p) <= 0.1),
    Claim("two cancel", lambda p: _left_of_two(p) < 1e-9),
    Claim("much of them cancels", lambda p: 0.1 < _left_of_two(p) <= 0.6),
    Claim("a part of them cancels", lambda p: 0.6 < _left_of_two(p) <= 1),
    Claim("Half as steep", lambda p: abs(p.other.gradients[0] / p.slopes[0] + 0.5) < 1e-6),
    Claim("Less steep, so a smaller", lambda p: abs(p.other.gradients[0]) < abs(p.slopes[0])),
    Claim("Steeper, so a larger", lambda p: abs(p.other.gradients[0]) > abs(p.slopes[0])),
    Claim("is nearer", lambda p: p.loss(p.best) > float(np.var(p.dataset.y))),
    Claim("one dot rules", _one_dot_rules),
    Claim("evenings come out too low", lambda p: _missed_below(p, 1)),
    Claim("evenings come out too high", lambda p: _missed_below(p, -1)),
    Claim("signs would cancel", because="a conditional"),
    Claim("times the error", lambda p: abs(p.times - round(p.times)) < 1e-6),
    Claim("millions of knobs", because="of large models, as they are"),
    Claim("is a parabola in w|so is their average", because="an error is w x − y"),
    Claim("a smooth bowl, no holes, no cliffs", because="an average of squares of w x − y"),
    Claim("There the gradient is positive", _second_steps_left),
    Claim("There the gradient is negative", lambda p: not _second_steps_left(p)),
    Claim("average is the gradient", because="the slope of a sum is the sum of the slopes"),
    Claim("moves x times as far", because="the error is w x − y"),
    Claim("never dips below a tangent", because="an average of squares of w x − y"),
    Claim("half as far from", lambda p: abs(_as_far(p) - 0.5) < 1e-6),
    Claim("not as far from", lambda p: _as_far(p) < 1),
    Claim("farther from", lambda p: _as_far(p) > 1),
    Claim("every w has its loss", because="what a function is"),
    Claim("found step by step|another, and another", because="no claim about numbers"),
)
