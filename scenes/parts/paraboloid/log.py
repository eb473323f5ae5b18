"""What the program prints on the way, and by which step."""

from __future__ import annotations

import numpy as np

from scenes.parts.paraboloid.places import LOG
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import Log

_SIZE = 29
_COMES = 0.1  # of the epochs between two lines, in which one is written
_FIRST = 2  # steps in which the first one is


def lines(plan: Plan) -> list[str]:
    """The printed lines, each on two rows of the screen, with every digit."""
    heads = [f"Epoch {k}:" for k, _ in plan.log] + ["Best guess:"]
    places = [place for _, place in plan.log] + [plan.best]
    rows = []
    for head, (x, y) in zip(heads, places, strict=True):
        rows += [f"{head} [{x!r},", " " * (len(head) + 2) + f"{y!r}]"]
    return rows


def log_of(plan: Plan) -> Log:
    """The log, in its place; nothing is printed yet."""
    log = Log(lines(plan), int(LOG.height / (1.5 * _SIZE / 96)), size=_SIZE)
    return log.within(LOG, LOG_ALIGN)


def printed(plan: Plan, step: float) -> float:
    """How many rows are printed after so many steps; the last pair of them perhaps in part.

    A pair comes once its step is over, never before; the best guess comes after all of them.
    """
    soft = [_FIRST, *[_COMES * plan.every] * (len(plan.log) - 1)]
    written = [(step - k - 1) / wide for (k, _), wide in zip(plan.log, soft, strict=True)]
    return 2 * float(np.clip(written, 0, 1).sum())


LOG_ALIGN = np.array([-1.0, 1.0, 0.0])

__all__ = ["lines", "log_of", "printed"]
