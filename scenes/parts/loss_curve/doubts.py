"""Where the best line through (0, 0) is no good line: what is nearer, and what is said of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import tr
from scenes.stage.type.text import number_text

_FEWEST = 5  # examples: of fewer, each has much to say
_LEFT = 0.05  # of the loss at most, without the one point that makes nearly all of it
_TURNED = 0.25  # of the best w, at least, by which that point turns the line
_DIGITS = 3  # of what is said


class Rival(NamedTuple):
    """Another line that is nearer to the dots: w, b, and the row that it does without, if any."""

    w: float
    b: float
    without: int | None = None


def rival_of(plan: WeightDescents) -> Rival | None:
    """What the line found has to be held against; nothing where it is a good line.

    A single point may make nearly all of the loss, and turn the line; or the plain average of the
    answers misses by less than the best line through (0, 0).
    """
    x, y, best = plan.dataset.x, plan.dataset.y, plan.best
    if (row := _ruling(plan)) is not None:
        others = np.delete(x, row), np.delete(y, row)
        return Rival(float(others[0] @ others[1] / (others[0] @ others[0])), 0.0, row)
    if plan.loss(best) > float(np.var(y)):
        return Rival(0.0, float(np.mean(y)))
    return None


def _ruling(plan: WeightDescents) -> int | None:
    """The row of the one point that rules, if one does."""
    x, y = plan.dataset.x, plan.dataset.y
    if len(x) < _FEWEST or plan.loss(plan.best) == 0:
        return None
    rest = np.maximum(x @ x - x * x, 1e-12 * (x @ x))
    w = (x @ y - x * y) / rest
    # What the others leave about their own best line, and what all leave.
    left = (y @ y - y * y) - w * (x @ y - x * y)
    row = int(np.argmin(left))
    little = left[row] < _LEFT * len(x) * plan.loss(plan.best)
    return row if little and abs(w[row] - plan.best) > _TURNED * abs(plan.best) else None


def doubt(plan: WeightDescents) -> str:
    """What is said of it; nothing where there is no rival."""
    rival = rival_of(plan)
    if rival is None:
        return ""
    if rival.without is None:
        return tr("But pinned at zero it misses: the average, {average}, is nearer.").format(
            average=told(rival.b)
        )
    return tr("But one point rules: without it, w is {w}.").format(w=told(rival.w))


def told(number: float) -> str:
    """A number of that line, as it is said and written."""
    return number_text(float(f"{number:.{_DIGITS}g}"))


__all__ = ["Rival", "doubt", "rival_of", "told"]
