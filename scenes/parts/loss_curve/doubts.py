"""Where the best line through (0, 0) is no good line: what is nearer, and what is said of it."""

from __future__ import annotations

import numpy as np

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import tr
from scenes.stage.plot.pinned import BetterLine, is_misplaced, pinned_slope, ruling
from scenes.stage.type.text import number_text

_DIGITS = 3  # of what is said


def rival_of(plan: WeightDescents) -> BetterLine | None:
    """What the line found has to be held against; nothing where it is a good line.

    A single point may make nearly all of the loss, and turn the line; or the plain average of the
    answers misses by less than the best line through (0, 0).
    """
    data = plan.dataset
    if (row := ruling(data)) is not None:
        return BetterLine(pinned_slope(data, row), 0.0, row)
    return BetterLine(0.0, float(np.mean(data.y))) if is_misplaced(data) else None


def doubt(plan: WeightDescents) -> str:
    """What is said of it; nothing where there is no rival."""
    rival = rival_of(plan)
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


__all__ = ["doubt", "rival_of", "told"]
