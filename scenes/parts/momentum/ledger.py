"""The ledger: two gradients across and two along, as bars on one scale, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, there_and_back
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import said
from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, TEXT, Box, Layer, change, tr
from scenes.stage.lecture.theme import RULE, Color, rgb
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import MOMENTUM

Array = NDArray[np.float64]

_TALL, _PITCH = 0.58, 0.82  # scene units: a bar, and from one row to the next
_NUMBER = 42  # numbers are read on a phone as well
_GAP = 0.16  # from a bar to its number
_FADED = 0.8  # how strong what is remembered is drawn
_NAME = 0.3  # from a group's top to the middle of its first row


def _written(value: float) -> str:
    """A number as the ledger has it: as it is said beside it."""
    return said(value)


class Account(Lettered):
    """One direction: an old push, a new gradient, and the push that they make.

    In [0, 1]: ``first`` and ``second`` whether the gradients are there, ``faded`` how far the old
    one has shrunk to its share, ``joined`` how far the new one has gone to its end, ``summed`` how
    much of the sum is there. ``blink`` lights the sum.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, axis: int, top: float, zero: float, left: float) -> None:
        super().__init__()
        self.name = tr("along") if axis == 0 else tr("across")
        self.old, self.new, self.sum = plan.pushes[:, axis].tolist()
        self.memory, self.top, self.zero, self.left = plan.memory, top, zero, left
        self.unit = 1.0  # scene units to a slope of 1
        self.first, self.second, self.faded, self.joined, self.summed, self.blink = (
            ValueTracker(0.0) for _ in range(6)
        )
        kept = _written(self.memory * self.old)
        self._title = Lettering(self.name, _NUMBER, TEXT, name=True)
        place = said(plan.start[axis])
        place = f"({place})" if plan.start[axis] < 0 else place
        curvature = (1.0, plan.condition)[axis]
        self._made = Lettering(f"{said(curvature)} × {place}", LABEL_SIZE, QUIET)
        how = tr("gradient = curvature × place") if axis else ""
        self._how = Lettering(how, LABEL_SIZE, QUIET) if how else None
        old = f"({_written(self.old)})" if self.old < 0 else _written(self.old)
        self._texts = [
            Lettering(_signed(self.old), _NUMBER, GRADIENT),
            Lettering(f"{_written(self.memory)} × {old} = {kept}", _NUMBER, MOMENTUM.color),
            Lettering(_signed(self.new), _NUMBER, GRADIENT),
            Lettering(_written(self.sum), _NUMBER, TEXT),
        ]
        self.set_frame(left, top - 3 * _PITCH - _NAME, 2 * zero - left, top)

    def fits(self) -> float:
        """The largest unit with which bars and their numbers keep in their half."""
        room = self.zero - self.left - _GAP
        first, kept, second, _ = (room - text.width for text in self._texts)
        bars = abs(self.old), self.memory * abs(self.old), abs(self.new)
        return min(free / bar for free, bar in zip((first, kept, second), bars, strict=True))

    # -- numbers ---------------------------------------------------------------------------------

    def bars(self) -> list[tuple[float, float]]:
        """From where to where each of the three bars goes now."""
        first, second, faded, joined, summed = (
            float(tracker.get_value())
            for tracker in (self.first, self.second, self.faded, self.joined, self.summed)
        )
        old = first * self.old * (1 + faded * (self.memory - 1))
        begin = joined * self.memory * self.old
        return [(0.0, old), (begin, begin + second * self.new), (0.0, summed * self.sum)]

    def on_screen(self, row: int) -> tuple[float, float, float]:
        """A bar's ends and its middle line, on the screen."""
        begin, end = self.bars()[row]
        y = self.top - _NAME - _PITCH * row
        return self.zero + self.unit * begin, self.zero + self.unit * end, y

    # -- verbs -----------------------------------------------------------------------------------

    def fade_old(self) -> Any:
        """The old push shrinks to its share."""
        return change(self.faded, 1)

    def join(self) -> Any:
        """The new gradient goes to the end of the old push."""
        return change(self.joined, 1)

    def add_up(self) -> Any:
        """What is left comes as a bar of its own."""
        return change(self.summed, 1)

    def light(self) -> Any:
        """The sum is lit for a moment."""
        return change(self.blink, 1, there_and_back)

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The direction's name, and the number of each bar on the free side of it."""
        foot = self.top - _NAME - 0.1
        yield self._title, self.left, foot, 1.0
        told = float(self.first.get_value())
        yield self._made, self.left + self._title.width + 0.35, foot, told
        if self._how is not None:
            yield self._how, self.left, self.top - _NAME - 2 * _PITCH - 0.7, told
        faded = float(self.faded.get_value())
        strengths = (
            float(self.first.get_value()) * (1 - min(1.0, 3 * faded)),
            float(self.first.get_value()) * max(0.0, 3 * faded - 2),
            float(self.second.get_value()),
            float(self.summed.get_value()),
        )
        for text, row, strength in zip(self._texts, (0, 0, 1, 2), strengths, strict=True):
            begin, end, y = self.on_screen(row)
            low, high = min(begin, end, self.zero), max(begin, end, self.zero)
            on_right = row == 2 or high - self.zero < self.zero - low or self.old > 0 > self.new
            x = high + _GAP if on_right else low - _GAP - text.width
            if row == 1 and self.old > 0 > self.new:  # on the side that it points to
                x = low - _GAP - text.width
            yield text, x, y - float(text.high[1]) / 2, strength

    def draw(self, canvas: Canvas) -> None:
        """The line of zero, the bars, and hairlines from the end of one to the next."""
        pen = Pen(canvas, self.presence)
        rows = [self.on_screen(row) for row in range(3)]
        there = [float(t.get_value()) for t in (self.first, self.second, self.summed)]
        top, low = rows[0][2] + _TALL, rows[2][2] - _TALL
        pen.line(np.array([(self.zero, low), (self.zero, top)]), QUIET, 0.025)
        joined = float(self.joined.get_value())
        for above, below, share in ((0, 1, joined), (1, 2, there[2])):
            x = rows[above][1]
            ends = np.array([(x, rows[above][2]), (x, rows[below][2])])
            pen.line(ends, RULE, 0.02, opacity=share, dashes=(0.07, 0.07))
        faded = float(self.faded.get_value())
        strengths = 1 - faded * (1 - _FADED), 1.0, 1.0
        colors: tuple[Any, ...] = (
            _between(GRADIENT, MOMENTUM.color, faded),
            GRADIENT,
            MOMENTUM.color,
        )
        for row, strength, share, color in zip(rows, strengths, there, colors, strict=True):
            if share > 0:
                pen.fill(_corners(*row), color, strength)
        if there[2] > 0:
            blink = float(self.blink.get_value())
            width = 0.035 + 0.06 * blink
            pen.line(_corners(*rows[2]), TEXT, width, opacity=there[2], closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """What each bar stands for."""
        return [
            Reading(f"{self.name} {row}", "", end - begin)
            for row, (begin, end) in enumerate(self.bars())
        ]


def _between(one: Color, other: Color, share: float) -> Array:
    """A colour (3,) on the way: the old gradient becomes the old push."""
    return (1 - share) * np.array(rgb(one)) + share * np.array(rgb(other))


def _signed(value: float) -> str:
    text = _written(value)
    return text if value < 0 else f"+{text}"


def _corners(begin: float, end: float, y: float) -> Array:
    low, high = y - _TALL / 2, y + _TALL / 2
    return np.array([(begin, low), (end, low), (end, high), (begin, high)])


class Ledger:
    """Both directions on one scale."""

    def __init__(self, plan: Plan, box: Box) -> None:
        zero, half = float(box.middle[0]), (box.top + box.bottom) / 2
        self.along = Account(plan, 0, box.top, zero, box.left)  # as a pair of numbers has them
        self.across = Account(plan, 1, half, zero, box.left)
        self.both = [self.along, self.across]
        unit = min(account.fits() for account in self.both)
        for account in self.both:
            account.unit = unit


__all__ = ["Account", "Ledger"]
