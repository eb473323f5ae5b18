"""What stands beside the lines of the meter: their names apart, what is said of the best rate."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import VMobject
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate.numerals import best_text
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    QUIET,
    STAGE,
    STEP,
    Formula,
    Words,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.type.text import number_text, power_of_ten

Array = NDArray[np.float64]

NAME = 1.05  # scene units: the name of a line with its number, and room
_STROKE = 0.03  # scene units: an axis
_LARGE = 46  # a size of type whose exponents can be read
_LOWEST = STAGE.bottom + 1.2  # of the middle of two names, from where half of both still has room


def fastest(plan: RatePlan, steps: int) -> Any:
    """The loss at which so many steps of the best rate end."""
    walk = descend(plan.valley, gradient_descent(plan.best), plan.valley_start, steps)
    digits, power = f"{float(walk.losses[-1]):.0e}".split("e")
    loss = f"{digits}×{power_of_ten(int(power))}" if int(power) else digits
    words = tr("after {steps} steps: loss").format(steps=steps)
    return on_plate(on_one_line(Words(words, _LARGE), Words(loss, _LARGE, LOSS), buff=0.25))


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


def corner(level: Array, upright: Array) -> VMobject:
    """Two axes (2, 2) each, as one line."""
    line = VMobject(stroke_color=QUIET, stroke_width=100 * _STROKE)
    spots = np.array([upright[1], upright[0], level[0], level[1]])
    return line.set_points_as_corners(np.pad(spots, ((0, 0), (0, 1))))


def apart(heights: Array) -> list[float]:
    """Heights of two names, so far apart that neither touches the other."""
    middle, half = float(heights.mean()), float(heights[0] - heights[1]) / 2
    if abs(half) < NAME / 2:
        half = NAME / 2 if half >= 0 else -NAME / 2
        middle = max(middle, _LOWEST + NAME / 2)
    return [middle + half, middle - half]


__all__ = ["NAME", "apart", "corner", "equal", "fastest", "few"]
