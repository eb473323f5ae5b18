"""The line that is told: in the numbers that its axes show, with the digits that matter there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.parts.regression.fits import Fit, Plan
from scenes.stage.plot.ticks import Range, Short, out_to_whole, with_room
from scenes.stage.type.text import grouped, power_of_ten

Array = NDArray[np.float64]

_SEEN = 0.005  # of the spread of the answers: no digit moves the line by less at any dot
_IN_STANDARD_UNITS = 0.01, 0.01
_LEAST, _MOST = 1e-4, 1e6  # numbers that are written out


def ranges(x: Array, y: Array) -> tuple[Range, Range]:
    """What a plane shows of samples."""
    return with_room(x, 0.05), out_to_whole(*with_room(y, 0.04))


def told(plan: Plan, fit: Fit) -> Array:
    """The line (2,) that is told: of a file's the best one, as soon as descent has come to it."""
    return fit.best if plan.units is not None and fit.arrived else fit.end


def offsets(plan: Plan) -> tuple[float, float]:
    """From where the axes of a file's numbers count x and y."""
    if plan.units is None:
        return 0.0, 0.0
    raw = plan.units.raw(plan.line.data)
    x, y = (Short.of(*numbers).offset for numbers in ranges(raw.x, raw.y))
    return x, y


def shown(plan: Plan, line: Any) -> Array:
    """A line (2,) through the first samples in the numbers that the axes of these show."""
    if plan.units is None:
        return np.asarray(line, dtype=float)
    x, y = offsets(plan)
    units = replace(plan.units, x_mean=plan.units.x_mean - x, y_mean=plan.units.y_mean - y)
    return units.line(*line)


def steps(plan: Plan, number: int = 0) -> tuple[float, float] | None:
    """The last digits of w and b that are to be seen, as powers of ten; None: two decimals.

    What is told has an end where another digit would move the line by so little at every dot that
    nobody sees it.
    """
    if plan.units is None:
        return None
    if number:  # its dots are shown in standard units
        return _IN_STANDARD_UNITS
    data, origin = plan.units.raw(plan.line.data), offsets(plan)[0]
    reach, most = float(np.abs(data.x - origin).max()), 2 * _SEEN * plan.units.y_scale
    w, b = (10.0 ** float(np.floor(np.log10(size) + 1e-9)) for size in (most / reach, most))
    return w, b


def to_the_step(number: float, step: float) -> str:
    """A number rounded to a power of ten, as people write it.

    >>> to_the_step(2.8777, 0.01), to_the_step(201_500, 100), to_the_step(1.312e8, 1e7)
    ('2.88', '201,500', '1.3×10⁸')
    >>> to_the_step(-0.0012, 0.01), to_the_step(1.1, 0.001)
    ('0', '1.1')
    """
    last = round(np.log10(step))
    rounded = float(np.round(number / step)) * step + 0.0
    if not rounded or _LEAST <= abs(rounded) < _MOST:
        text = f"{rounded:.{max(-last, 0)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return grouped(text).replace("-", "−")
    power = int(np.floor(np.log10(abs(rounded)) + 1e-12))
    digits = f"{rounded / 10.0**power:.{max(power - last, 0)}f}"
    return f"{digits}×{power_of_ten(power)}".replace("-", "−")


__all__ = ["offsets", "ranges", "shown", "steps", "to_the_step", "told"]
