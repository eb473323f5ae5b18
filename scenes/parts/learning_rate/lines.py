"""What stands beside the lines of the meter: numbers of its axes, names apart, the limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scenes.parts.learning_rate.numerals import LAMBDA
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    STAGE,
    STEP,
    TEXT,
    Formula,
    Plane,
    tr,
)
from scenes.stage.paint.lettering import Lettering
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_NAME = 1.05  # scene units: the name of a line with its number, and room
_BESIDE = 0.15  # from an axis to its numbers
FROM_END = 0.36  # scene units from the end of a line to its name
_AXIS = 0.15  # that a plane leaves beside an axis without a name
_LOWEST = STAGE.bottom + 1.2  # of the middle of two names, from where half of both still has room


def few(end: float) -> list[float]:
    """Round numbers from 0 to ``end``, three to five of them: so few can be large.

    >>> few(0.5), few(2.5)
    ([0.0, 0.2, 0.4], [0.0, 1.0, 2.0])
    """
    power = 10.0 ** np.floor(np.log10(end))
    step = max(k * power for k in (0.1, 0.2, 0.5, 1, 2) if 2 * k * power <= end)
    return [float(f"{number * step:.6g}") for number in range(int(end / step + 1e-9) + 1)]


def lettered(numbers: Iterable[float]) -> list[tuple[float, Lettering]]:
    """Numbers of an axis, as large as words."""
    return [(number, Lettering(tick_text(number), LABEL_SIZE, TEXT)) for number in numbers]


def beside(
    plane: Plane, numbers: list[tuple[float, Lettering]]
) -> Iterator[tuple[Lettering, float, float, float]]:
    """Where they stand beside an upright axis."""
    for height, number in numbers:
        x, y = plane.xy(plane.low[0], height).tolist()
        yield number, x - _BESIDE - number.width, y - number.high[1] / 2, 1.0


def named(curvatures: Sequence[float]) -> list[tuple[Lettering, Lettering]]:
    """The names of both lines, each over its curvature."""
    return [
        (
            Lettering(tr(name), LABEL_SIZE, TEXT),
            Lettering(f"{LAMBDA} = {number_text(value)}", LABEL_SIZE, TEXT),
        )
        for name, value in zip(("across", "along"), curvatures, strict=True)
    ]


def room_for(names: list[tuple[Lettering, Lettering]]) -> float:
    """How much of the width such names take, beyond what the name of the axis does."""
    return max(text.width for pair in names for text in pair) + FROM_END - _AXIS


def at_limit(plan: RatePlan) -> Formula:
    """Where the line of the sharper direction comes to −1."""
    sharpest = number_text(plan.curvatures[0])
    source = "1 - {{alpha : rate0}} lambda = -1 quad => quad {{alpha : rate1}}"
    source += f" = 2 \\/ lambda_max = 2 \\/ {sharpest}"
    return Formula(source, dict.fromkeys(("rate0", "rate1"), STEP), BODY_SIZE)


def apart(heights: Array) -> list[float]:
    """Heights of two names, so far apart that neither touches the other."""
    middle, half = float(heights.mean()), float(heights[0] - heights[1]) / 2
    if abs(half) < _NAME / 2:
        half = _NAME / 2 if half >= 0 else -_NAME / 2
        middle = max(middle, _LOWEST + _NAME / 2)
    return [middle + half, middle - half]


__all__ = ["FROM_END", "apart", "at_limit", "beside", "few", "lettered", "named", "room_for"]
