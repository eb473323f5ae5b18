"""What stands beside the lines of the meter: their names apart, what is said of the best rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate.numerals import best_text
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    STAGE,
    STEP,
    TEXT,
    Formula,
    Plane,
    Words,
    on_one_line,
    tr,
)
from scenes.stage.paint.lettering import Lettering
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.text import number_text, power_of_ten

Array = NDArray[np.float64]

NAME = 1.05  # scene units: the name of a line with its number, and room
_BESIDE = 0.15  # from an axis to its numbers
_LARGE = 46  # a size of type whose exponents can be read
_LOWEST = STAGE.bottom + 1.2  # of the middle of two names, from where half of both still has room


def fastest(plan: RatePlan, steps: int) -> Any:
    """The loss at which so many steps of the best rate end."""
    walk = descend(plan.valley, gradient_descent(plan.best), plan.valley_start, steps)
    digits, power = f"{float(walk.losses[-1]):.0e}".split("e")
    loss = f"{digits}×{power_of_ten(int(power))}" if int(power) else digits
    words = tr("after {steps} steps: loss").format(steps=steps)
    return on_one_line(Words(words, _LARGE), Words(loss, _LARGE, LOSS), buff=0.25)


def equal(plan: RatePlan) -> Formula:
    """Where both are equally far from 0."""
    across, along = (
        f"{'' if value == 1 else number_text(value) + ' thin'} {{{{alpha : rate{k}}}}}"
        for k, value in enumerate(plan.curvatures)
    )
    best = best_text(plan.best).replace("/", " \\/ ")
    return Formula(
        f"1 - {along} = {across} - 1 quad => quad {{{{alpha : rate2}}}} = {best}",
        dict.fromkeys(("rate0", "rate1", "rate2"), STEP),
        BODY_SIZE,
    )


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
    plane: Plane, numbers: list[tuple[float, Lettering]], raised: float
) -> Iterator[tuple[Lettering, float, float, float]]:
    """Where they stand beside an upright axis; as it is ``raised`` those below 0 go first."""
    for height, number in numbers:
        x, y = plane.xy(plane.low[0], height).tolist()
        seen = 1.0 if height >= 0 else 1 - float(np.clip(3 * raised, 0, 1))
        yield number, x - _BESIDE - number.width, y - number.high[1] / 2, seen


def at_limit() -> Formula:
    """Where what a step leaves is 1 again, on the other side."""
    source = "{{alpha : rate0}} lambda - 1 = 1 quad => quad {{alpha : rate1}} = 2 \\/ lambda"
    return Formula(source, dict.fromkeys(("rate0", "rate1"), STEP), BODY_SIZE)


def apart(heights: Array) -> list[float]:
    """Heights of two names, so far apart that neither touches the other."""
    middle, half = float(heights.mean()), float(heights[0] - heights[1]) / 2
    if abs(half) < NAME / 2:
        half = NAME / 2 if half >= 0 else -NAME / 2
        middle = max(middle, _LOWEST + NAME / 2)
    return [middle + half, middle - half]


__all__ = ["NAME", "apart", "at_limit", "beside", "equal", "fastest", "few", "lettered"]
