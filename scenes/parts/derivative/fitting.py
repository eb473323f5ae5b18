"""What suits the data: their unit, nudges of w, one that is too small, the row that is told."""

from __future__ import annotations

import math

import numpy as np

from gdmath import Dataset, InputError
from scenes.stage.type.counting import counted

MOST = 400  # numbers side by side, that are drawn one by one
_EXAMPLE = 19  # the row that is told alone, of the course's evenings
_LEAST, _LARGEST = 1e-2, 1e7  # losses that fit the table
_PAST = 1.5  # of the way to the best w: so far the first nudge may go


def loss_of(data: Dataset, w: float) -> float:
    """The average squared error of the line with this w, in plain Python."""
    total = 0.0
    for x, y in zip(data.x.tolist(), data.y.tolist(), strict=True):
        error = w * x - y
        total += error * error
    return total / len(data)


def nudges_for(far: float) -> tuple[float, ...]:
    """Four powers of ten; the first goes well on to the best w that is so ``far``, not past it all.

    Of a smaller one nothing would be seen but a straight line.

    >>> nudges_for(2.4), nudges_for(230.0)
    ((1.0, 0.1, 0.01, 0.001), (100.0, 10.0, 1.0, 0.1))
    """
    first = math.floor(math.log10(_PAST * far))
    return tuple(float(f"1e{first - k}") for k in range(4))


def shortest(table: Dataset) -> int:
    """The row of which the fewest digits are to be said, and of those the one near _EXAMPLE."""
    rows = np.flatnonzero(table.x).tolist()
    rows = [row for row in rows if abs(table.x[row]) != 1] or rows  # "1 times as far" says nothing
    if len(table) > _EXAMPLE and table.y_name == "Pizzas":
        return _EXAMPLE

    def digits(row: int) -> tuple[int, int]:
        said = f"{table.x[row]:.10g}{table.y[row]:.10g}"
        return len(said), abs(row - _EXAMPLE)

    return min(rows, key=digits)


def that_fits(table: Dataset, at: float) -> Dataset:
    """The table, in thousands or millions if its losses have no room on screen as they are."""
    if _fits(table, at) and _is_fine(table, at):
        return table
    other = counted(table)
    if not (_fits(other, at) and _is_fine(other, at)):
        raise InputError(
            f"data: a loss of {loss_of(other, at):.2g} does not fit the table of the film; choose"
            f" another w than at={at:g}, or count x and y in units of like size."
        )
    return other


def _fits(table: Dataset, at: float) -> bool:
    """Whether the loss has room; where all errors are 0 there is none."""
    return not np.any(at * table.x - table.y) or _LEAST < loss_of(table, at) < _LARGEST


def _is_fine(table: Dataset, at: float) -> bool:
    """Whether a nudge that the loss does not feel is one of the steps that a lens shows.

    Of tiny inputs it is many times as far as from one number to the next.
    """
    return largest_too_small(table, at) <= MOST * float(np.spacing(abs(at)))


def largest_too_small(data: Dataset, at: float) -> float:
    """The largest power of ten that leaves the loss as it is."""
    here, power = loss_of(data, at), 0
    while loss_of(data, at + 10.0**power) != here:
        power -= 1
    return 10.0**power


__all__ = ["MOST", "largest_too_small", "loss_of", "nudges_for", "shortest", "that_fits"]
