"""Where the best line through (0, 0) is no good line: what is nearer, and what is said of it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import tr
from scenes.stage.plot.pinned import BetterLine, is_misplaced, pinned_slope, ruling
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_DIGITS = 3  # of what is said
_MANY = 0.25  # of all dots


def rival_of(plan: WeightDescents) -> BetterLine | None:
    """What the line found has to be held against; nothing where it is a good line.

    A single point may make nearly all of the loss, and turn the line; or the plain average of the
    answers misses by less than the best line through (0, 0).
    """
    data = plan.dataset
    if (row := ruling(data)) is not None:
        return BetterLine(pinned_slope(data, row), 0.0, row)
    return BetterLine(0.0, float(np.mean(data.y))) if is_misplaced(data) else None


def quiet(plan: WeightDescents) -> Array:
    """The rows (n,) of small inputs, all of which a line found that is pinned misses to one side.

    None, where these are not so many that one sees them as a part of the dots.
    """
    x, y = plan.dataset.x, plan.dataset.y
    order = np.argsort(x, kind="stable")
    low = (plan.places[-1] * x < y)[order]
    same = int(np.argmax(low != low[0])) if np.any(low != low[0]) else 0
    rows = order[:same][x[order[:same]] < x[order[same]]]  # all or none of equal inputs
    return np.asarray(rows if x.min() > 0 and len(rows) >= _MANY * len(x) else rows[:0])


def doubt(plan: WeightDescents, own: bool = False) -> str:
    """What is said of it; where there is no rival, of the pizzeria what it costs to do without b.

    ``own`` is the project's data: a pizzeria's evenings.
    """
    rival = rival_of(plan)
    if rival is None and own and len(rows := quiet(plan)):
        low = plan.places[-1] * plan.dataset.x[rows[0]] < plan.dataset.y[rows[0]]
        return (
            tr("Without b, quiet evenings come out too low.")
            if low
            else tr("Without b, quiet evenings come out too high.")
        )
    if rival is None:
        return ""
    if rival.without is None:
        return tr(
            "But pinned at zero it misses: on the whole, the average, {average}, is nearer."
        ).format(average=told(rival.b))
    return tr("But one dot rules: without it, w is {w}.").format(w=told(rival.w))


def told(number: float) -> str:
    """A number of that line, as it is said and written."""
    return number_text(float(f"{number:.{_DIGITS}g}"))


__all__ = ["doubt", "quiet", "rival_of", "told"]
