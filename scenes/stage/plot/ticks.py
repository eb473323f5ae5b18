"""Round numbers for axes: where ticks stand, how they are written, what range holds what."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.levels import round_levels

Array = NDArray[np.float64]
Range = tuple[float, float]


def range_with_zero(values: Array, more: float = 0.0, beyond: float = 0.06) -> Range:
    """A range of all values and 0, with room ``beyond`` them, and ``more`` of it beyond 0.

    Both are shares of what it holds.
    """
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    span = (high - low) or 1.0
    below, above = (beyond if low < 0 else more), (beyond if high > 0 else more)
    return low - below * span, high + above * span


def tick_values(low: float, high: float, about: int) -> list[float]:
    """Round numbers from ``low`` to ``high``, ends included when they are round."""
    span = high - low
    return [float(v) for v in round_levels(low - 0.004 * span, high + 0.004 * span, about)]


def tick_text(value: float) -> str:
    """A tick's number, as short as it can be."""
    return f"{value + 0.0:.6g}".replace("-", "−")


def common_power(values: list[float]) -> int:
    """The power of ten, a multiple of 3, to take out of ticks too long to write; mostly 0."""
    largest = max((abs(value) for value in values), default=0.0)
    if largest == 0 or 1e-3 <= largest < 1e5:
        return 0
    return 3 * int(np.floor(np.log10(largest) / 3 + 1e-9))
