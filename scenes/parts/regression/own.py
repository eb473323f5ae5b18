"""A table of one's own: its columns in short numbers, its samples in order."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset
from gdmath.units import StandardUnits
from scenes.stage.lecture.words import parted
from scenes.stage.plot.ticks import Short
from scenes.stage.type.counting import counted

Array = NDArray[np.float64]
Law = Callable[[Array], Array]

_SMALLEST, _LONG = 1e-3, 1e6  # the largest number of a column that is told as it is


def in_short(table: Dataset) -> Dataset:
    """The table, its columns counted in other units where an axis would need a power of ten.

    One that its axis tells from another beginning, such as seconds since 1970, is left.
    """
    other, columns = counted(table), []
    for which in ("x", "y"):
        values = getattr(table, which)
        low, high = float(values.min()), float(values.max())
        size = max(abs(low), abs(high))
        long = size and not _SMALLEST <= size < _LONG and not Short.of(low, high).offset
        taken = other if long else table
        columns.append((getattr(taken, which), getattr(taken, f"{which}_name")))
    (x, x_name), (y, y_name) = columns
    return Dataset(x, y, x_name, y_name, table.notes, table.left_out)


def units_of(name: str, before: str) -> str:
    """What a column is counted in by now, as its name says; nothing if as before."""
    return "" if name == before else parted(name)[1][1:-1]


def sorted_by_x(data: Dataset) -> Dataset:
    """The same samples from low x to high, so that they can glide to others in order."""
    order = np.argsort(data.x, kind="stable")
    return data.with_numbers(data.x[order], data.y[order])


def law_in(law: Law, units: StandardUnits) -> Law:
    """A law in standard units."""
    return lambda x: (law(units.x_mean + units.x_scale * x) - units.y_mean) / units.y_scale


__all__ = ["in_short", "law_in", "sorted_by_x", "units_of"]
