"""Where the line of the loop is no good line: what it has to be held against, and why."""

from __future__ import annotations

import numpy as np

from gdmath import least_squares, mse
from scenes.parts.training_loop.outcome import plainly
from scenes.parts.training_loop.plan import Plan
from scenes.stage import tr
from scenes.stage.plot.pinned import BetterLine, is_misplaced, pinned_slope, ruling
from scenes.stage.type.text import number_text

_NEXT_TO_NONE = 1e-4  # of the loss of the line at b = 0


def better(plan: Plan) -> BetterLine | None:
    """What the line of the loop has to be held against; nothing where that is a good line."""
    data = plan.data
    if (row := ruling(data)) is not None:
        return BetterLine(pinned_slope(data, row), 0.0, row)
    if is_misplaced(data) and np.ptp(data.x):
        w, b = least_squares(data).tolist()
        return BetterLine(w, b)
    return None


def doubt(plan: Plan) -> tuple[str, str]:
    """What is said of it, and what is written beside it; nothing where there is no doubt."""
    line = better(plan)
    if line is None:
        return "", ""
    if line.without is not None:
        w = number_text(float(f"{line.w:.3g}"))
        said = tr("But one dot rules. Without it, w would be {w}.")
        return said.format(w=w), tr("dashed: without this dot, w = {w}").format(w=w)
    lowest, here = mse(plan.data, line.w, line.b), mse(plan.data, plan.best)
    loss = tr("almost 0") if lowest < _NEXT_TO_NONE * here else plainly(float(lowest))
    said = tr("But at b = 0, it misses the dots. With a b: loss {loss}.")
    return said.format(loss=loss), tr("dashed: with a b, loss {loss}").format(loss=loss)


__all__ = ["better", "doubt"]
