"""Round numbers for axes: where ticks stand, how they are written, what range holds what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.levels import round_levels
from scenes.stage.lecture.theme import LABEL_SIZE, SMALLEST_SIZE
from scenes.stage.paint.lettering import Lettering
from scenes.stage.type.text import grouped, power_of_ten, times_power

Array = NDArray[np.float64]
Range = tuple[float, float]

_ALIKE = 1e-4  # of the numbers: a range so much smaller has ticks that look alike
_LEAST, _MOST = 1e-4, 1e6  # numbers that are written out
_PLAIN = re.compile(r"[−\d,.]+")
_LADDER = (1.0, 5.0)  # of each power of ten: each rung is a multiple of the one before


class Tick(NamedTuple):
    """A number at an axis: which, where on the screen, and how much of it is there."""

    text: Lettering
    left: float
    foot: float
    strength: float


class Short(NamedTuple):
    """How the numbers at an axis are kept short: less an offset, and counted in a power of ten.

    They are told in other units, of which each of them is ``unit``.

    >>> Short.of(1_600_000_000, 1_600_000_020), Short.of(0, 3.4e9).named("income (€)")
    (Short(offset=1600000000.0, power=0, unit=1.0), 'income (€) / 10⁹')
    """

    offset: float = 0.0
    power: int = 0
    unit: float = 1.0

    @classmethod
    def of(cls, low: float, high: float, unit: float = 1.0) -> Short:
        """What suits a range; nothing where its numbers are short."""
        low, high = unit * low, unit * high
        span, offset = high - low, 0.0
        if span < _ALIKE * max(abs(low), abs(high)):
            offset = _roundest(low, high) if low > 0 else -_roundest(-high, -low)
        rest = max(abs(low - offset), abs(high - offset))
        plain = _LEAST <= rest < _MOST
        return cls(offset, 0 if plain else int(np.floor(np.log10(rest))), unit)

    def text(self, value: float) -> str:
        """A number as it stands at the axis."""
        value *= self.unit
        rest = value - self.offset
        noise = float(np.spacing(max(abs(value), abs(self.offset))))
        digits = int(np.clip(np.log10(max(abs(rest) / noise, 1.0)), 1, 9))  # that rounding leaves
        return tick_text(float(f"{rest / 10.0**self.power:.{digits}g}"))

    def named(self, name: str) -> str:
        """What the numbers are of the quantity that an axis is named after, as it is calculated.

        >>> Short(1.6e9).named("time (s)"), Short(1e17, 9).named("x")
        ('time (s) − 1.6×10⁹', '(x − 10¹⁷) / 10⁹')

        Without a name, what makes the quantity of them.

        >>> Short(0, 9).named(""), Short(1e17, 9).named("")
        ('× 10⁹', '× 10⁹ + 10¹⁷')
        """
        power, offset = power_of_ten(self.power), tick_text(abs(self.offset))
        less, more = ("−", "+") if self.offset > 0 else ("+", "−")
        if not name:
            parts = f"× {power}" if self.power else "", f"{more} {offset}" if self.offset else ""
            return " ".join(filter(None, parts))
        if self.offset:
            name = f"{name} {less} {offset}"
            name = f"({name})" if self.power else name
        return f"{name} / {power}" if self.power else name


def _roundest(low: float, high: float) -> float:
    """The number that takes the fewest digits, below ``low`` by no more than the way to ``high``.

    If there is none, one between them; both are above 0.
    """
    for power in range(int(np.floor(np.log10(high))), -320, -1):
        for bound in (low, high):
            digits = np.floor(bound / 10.0**power)
            if (found := float(f"{digits:.0f}e{power}")) >= 2 * low - high and found > 0:
                return found
    return low


def with_room(numbers: Iterable[float], room: float) -> Range:
    """The range of numbers, with a share of it as room on both sides.

    >>> with_room([1, 3], 0.5)
    (0.0, 4.0)
    """
    low, high = min(numbers := [*map(float, numbers)]), max(numbers)
    more = room * ((high - low) or 1.0)
    return low - more, high + more


def out_to_whole(low: float, high: float) -> Range:
    """A range out to whole numbers of its size.

    >>> out_to_whole(-1.2, 3.1), out_to_whole(0, 86)
    ((-2.0, 4.0), (0.0, 90.0))
    """
    grid = 10.0 ** np.floor(np.log10(high - low))
    return float(grid * np.floor(low / grid)), float(grid * np.ceil(high / grid))


def tick_values(low: float, high: float, about: int) -> list[float]:
    """Round numbers from ``low`` to ``high``, ends included when they are round."""
    span = high - low
    return [float(v) for v in round_levels(low - 0.004 * span, high + 0.004 * span, about)]


def tick_text(value: float) -> str:
    """A tick's number, as short as it can be: ``−0.25``, ``1,500``, ``5×10⁶``, ``10⁶``."""
    if value == 0 or 1e-4 <= abs(value) < 1e6:
        return grouped(f"{value + 0.0:.10g}").replace("-", "−")
    digits, power = f"{value:.9e}".split("e")
    return times_power(f"{float(digits):.9g}", int(power))


def tick_size(text: str) -> float:
    """How large a number stands: raised digits are small, and with some it is as large as words."""
    return SMALLEST_SIZE if _PLAIN.fullmatch(text) else LABEL_SIZE


def round_numbers(low: float, high: float, least: float) -> Iterator[tuple[float, float]]:
    """Round numbers from low to high, ``least`` apart or more, and how far their equals are.

    Where there is no room at all there are none.
    """
    if not least > 0:
        return
    power = int(np.floor(np.log10(max(least, 1e-300))))
    steps = [rung * 10.0**k for k in range(power, power + 3) for rung in _LADDER]
    steps = [step for step in steps if step >= least]
    finest = steps[0]
    first, last = np.ceil(low / finest - 1e-9), np.floor(high / finest + 1e-9)
    for count in range(int(first), int(last) + 1):
        value = float(f"{count * finest:.12g}")
        coarsest = max((s for s in steps if _divides(s, value)), default=finest)
        yield value, np.inf if value == 0 else coarsest


def _divides(step: float, value: float) -> bool:
    return abs(value / step - round(value / step)) < 1e-6
