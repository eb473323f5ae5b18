"""Two number wheels that draw a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, rate_functions

from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.numbers import short
from scenes.stage import POSITION, Layer, change
from scenes.stage.lecture.theme import PLATE, RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

_MANY = 2 * REACH + 1
_WIDE, _HIGH = 1.7, 1.9
_APART = 1.1  # scene units from one number to the next
_BEGUN = REACH  # before it spins: with 0 in the slit it would look drawn
_ROUNDS = 2  # turns before it stops
_GAP = 0.35
_SIZE = 64


class Wheel(Lettered):
    """A wheel with the numbers from −10 to 10, seen through a slit; ``spin`` ends at the next one.

    It stops at each of ``numbers`` in turn.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, name: str, numbers: Sequence[int]) -> None:
        super().__init__()
        self.title = Lettering(name, _SIZE, POSITION)
        self.stops = [_BEGUN]  # the numbers rolled by, from 0 on
        for number in numbers:
            self.stops.append(_next(self.stops[-1] + _ROUNDS * _MANY, number))
        self.rolled = ValueTracker(_BEGUN)
        self.spins = 0
        self._numbers = {n: Lettering(short(n), _SIZE, POSITION) for n in _all()}
        self.set_frame(-_GAP - self.title.width, -_HIGH / 2, _WIDE, _HIGH / 2)

    def spin(self) -> Any:
        """Roll on to the next number."""
        self.spins = min(self.spins + 1, len(self.stops) - 1)
        return change(self.rolled, self.stops[self.spins], rate_functions.ease_out_cubic)

    def _left(self) -> tuple[float, float]:
        left, middle = float(self.get_left()[0]), float(self.get_center()[1])
        return left + self.title.width + _GAP, middle

    def rows(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The numbers near the slit: text, left, foot and strength."""
        left, middle = self._left()
        at = float(self.rolled.get_value())
        for count in (int(np.floor(at)), int(np.floor(at)) + 1):
            text = self._numbers[_shown(count)]
            off = (count - at) * _APART
            strength = float(np.clip(1.35 - 1.6 * abs(off) / _APART, 0, 1))
            foot = middle + off - float(text.high[1]) / 2
            yield text, left + (_WIDE - text.width) / 2, foot, strength

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name, and what is in the slit."""
        _, middle = self._left()
        yield self.title, float(self.get_left()[0]), middle - float(self.title.high[1]) / 2, 1.0
        yield from (row for row in self.rows() if row[3] > 0)

    def draw(self, canvas: Canvas) -> None:
        """The slit with its numbers."""
        pen = Pen(canvas, self.presence)
        left, middle = self._left()
        low, high = middle - _HIGH / 2, middle + _HIGH / 2
        corners = np.array([(left, low), (left + _WIDE, low), (left + _WIDE, high), (left, high)])
        pen.fill(corners, PLATE)
        pen.line(corners, RULE, 0.06, closed=True)
        self.write(canvas)


def _all() -> range:
    return range(-REACH, REACH + 1)


def _shown(count: int) -> int:
    """The number that stands in the slit after so many have rolled by."""
    return (count + REACH) % _MANY - REACH


def _next(count: int, number: int) -> int:
    """The first count from here on at which that number is in the slit."""
    return count + (number - _shown(count)) % _MANY


__all__ = ["Wheel"]
