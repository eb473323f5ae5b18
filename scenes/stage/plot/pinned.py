"""Where the best line through (0, 0) is no good line: it misses all dots, or one dot turns it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gdmath import Dataset

_FEWEST = 5  # examples: of fewer, each has much to say
_LEFT = 0.05  # of the loss at most, without the one dot that makes nearly all of it
_TURNED = 0.25  # of the best w, at least, by which that dot turns the line
_ROUNDING = 1e-9


class BetterLine(NamedTuple):
    """A line that is nearer to the dots: w, b, and the row that it does without, if any."""

    w: float
    b: float
    without: int | None = None


def pinned_slope(data: Dataset, without: int | None = None) -> float:
    """The w of the best line through (0, 0), if need be of all rows but one.

    >>> pinned_slope(Dataset([1, 2], [2, 4])), pinned_slope(Dataset([1, 2, 3], [2, 4, 0]), 2)
    (2.0, 2.0)
    """
    rows = np.arange(len(data)) != (-1 if without is None else without)
    x, y = data.x[rows], data.y[rows]
    return float(x @ y / (x @ x)) if np.any(x) else 0.0


def is_misplaced(data: Dataset) -> bool:
    """Whether the plain average of the answers misses by less than the best line through (0, 0).

    >>> is_misplaced(Dataset([1, 2, 3], [101, 101, 102])), is_misplaced(Dataset([1, 2], [3, 5]))
    (True, False)
    """
    return _left(data, pinned_slope(data)) > float(np.var(data.y)) * (1 + _ROUNDING)


def ruling(data: Dataset) -> int | None:
    """The row of the one dot that makes nearly all of the loss and turns the line, if one does.

    >>> ruling(Dataset([1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 100]))
    5
    >>> ruling(Dataset([1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 13]))
    """
    x, y, best = data.x, data.y, pinned_slope(data)
    whole = _left(data, best) * len(data)
    if len(data) < _FEWEST or not whole:
        return None
    without = x @ x - x * x, x @ y - x * y, y @ y - y * y
    slopes = without[1] / np.maximum(without[0], _ROUNDING * (x @ x))
    left = without[2] - slopes * without[1]  # by the others, of their own best line
    row = int(np.argmin(left))
    turned = abs(slopes[row] - best) > _TURNED * abs(best)
    return row if left[row] < _LEFT * whole and turned else None


def _left(data: Dataset, w: float) -> float:
    return float(np.mean((w * data.x - data.y) ** 2))


__all__ = ["BetterLine", "is_misplaced", "pinned_slope", "ruling"]
