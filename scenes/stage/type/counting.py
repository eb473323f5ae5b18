"""Columns of a table counted in thousands or millions, where there is no room for their digits."""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset
from scenes.stage.lecture.words import tr

_LEAST, _LARGEST = 1e-2, 1e4  # of a column's largest number, that needs few digits
_NAMED = {
    -9: "billionths",
    -6: "millionths",
    -3: "thousandths",
    3: "thousands",
    6: "millions",
    9: "billions",
}  # of things
_BEFORE_A_UNIT = {3: "1,000", 6: "million", 9: "billion"}  # nobody says “6 billionth A”: 10⁻⁹ A
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_WITH_UNIT = re.compile(r"(.*)\(([^()]+)\)")


def counted(data: Dataset) -> Dataset:
    """Each column in powers of a thousand, so that its largest number is from 1 to 1,000.

    The name of a column says what it is counted in.

    >>> prices = counted(Dataset([50, 60], [150_000, 182_000], "area", "price (€)"))
    >>> prices.x, prices.y, prices.x_name, prices.y_name
    (array([50., 60.]), array([150., 182.]), 'area', 'price (1,000 €)')
    """
    (x, x_name), (y, y_name) = _column(data.x, data.x_name), _column(data.y, data.y_name)
    return Dataset(x, y, x_name, y_name, data.notes, data.left_out)


def in_short(data: Dataset) -> Dataset:
    """The data set, counted like this if its numbers are so long that saying them takes long.

    >>> in_short(Dataset([50, 60], [1500, 1820], "area", "rent")).y_name
    'rent'
    """
    return data if are_short(data.x) and are_short(data.y) else counted(data)


def are_short(values: NDArray[np.float64]) -> bool:
    """Whether the largest of some numbers is neither long nor very small."""
    largest = float(np.abs(values).max())
    return largest == 0 or _LEAST <= largest < _LARGEST


def _column(values: NDArray[np.float64], name: str) -> tuple[NDArray[np.float64], str]:
    largest = float(np.abs(values).max())
    power = 3 * math.floor(math.log10(largest) / 3 + 1e-12) if largest else 0
    if not power:
        return values, name
    raised = f"10{str(power).translate(_RAISED)}"
    values = values / 10.0**power
    if unit := _WITH_UNIT.fullmatch(name):
        return values, f"{unit[1]}({tr(_BEFORE_A_UNIT.get(power, raised))} {unit[2]})"
    return values, f"{name} ({tr(_NAMED.get(power, raised))})"


__all__ = ["are_short", "counted", "in_short"]
