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

_TALL, _PITCH = 0.44, 0.86  # scene units: a bar, and from one row to the next
_TIP = 0.24  # how far a bar is pointed, at most: it is an arrow
_NUMBER = 42  # numbers are read on a phone as well
_APART = 0.35  # from the direction's name to what its bars are
_GAP = 0.16  # from a bar to its number
_LINE = 0.42  # a number's height, at most
_FADED = 0.8  # how strong what is remembered is drawn
_COLUMN = 1.45  # from one bar to the next, where they stand upright


def _written(value: float) -> str:
    """A number as the ledger has it: as it is said beside it."""
    return said(value)


class Account(Lettered):
    """One direction: what she remembers, a new gradient, and the memory that they make.

    Its bars lie as the direction does on the map: along to the right, across upright. In [0, 1]:
    ``first`` and ``second`` whether the gradients are there, ``kept`` how far the old one has
    become what she remembers, ``faded`` how far it has shrunk to its share, ``joined`` how far the
    new one has gone to its end, ``summed`` how much of the sum is there. ``blink`` lights the sum.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, axis: int, box: Box) -> None:
        super().__init__()
        self.upright = axis == 1
        self.name = tr("across") if self.upright else tr("along")
        self.old, self.new, self.sum = plan.pushes[:, axis].tolist()
        self.memory, self.box = plan.memory, box
        self.zero, self.unit = 0.0, 1.0  # where 0 is, and the scene units to a slope of 1
        self.first, self.second, self.kept, self.faded, self.joined, self.summed, self.blink = (
            ValueTracker(0.0) for _ in range(7)
        )
        self._head = Lettering(tr("gradient"), LABEL_SIZE, GRADIENT)
        kept = _written(self.memory * self.old)
        self._title = Lettering(self.name, _NUMBER, TEXT, name=True)
        old = f"({_written(self.old)})" if self.old < 0 else _written(self.old)
        self._texts = [
            Lettering(_signed(self.old), _NUMBER, GRADIENT),
            Lettering(f"{_written(self.memory)} × {old} = {kept}", _NUMBER, MOMENTUM.color),
            Lettering(_signed(self.new), _NUMBER, GRADIENT),
            Lettering(_written(self.sum), _NUMBER, TEXT),
        ]
        self.set_frame(*box)

    def spans(self) -> tuple[float, float]:
        """The least and the greatest value that its bars ever reach, 0 included."""
        kept = self.memory * self.old
        values = (0.0, self.old, self.new, kept, kept + self.new)
        return min(values), max(values)

    def room(self) -> tuple[float, float]:
        """From where to where its bars may go: their numbers stand beyond their ends."""
        if self.upright:
            return self.box.bottom + _LINE + _GAP, self.box.top - _LINE - _GAP
        low, high = self.spans()
        wide = max(text.width for text in self._texts) + _GAP
        return self.box.left + wide * (low < 0), self.box.right - wide * (high > 0)

    def fits(self) -> float:
        """The largest unit with which bars and their numbers keep in the box."""
        (low, high), (begin, end) = self.spans(), self.room()
        return (end - begin) / (high - low)

    def scaled(self, unit: float) -> None:
        """Have a unit, and 0 where all fits: at the right of what lies, and is below 0."""
        (low, high), (begin, end) = self.spans(), self.room()
        self.unit = unit
        self.zero = (begin + end - unit * (low + high)) / 2 if self.upright else end - unit * high

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
        """A bar's ends, on the screen, and where its middle line is, the other way."""
        begin, end = self.bars()[row]
        if self.upright:
            middle = self.box.right - 0.7 - _COLUMN * (2 - row)
        else:
            middle = self.box.top - 1.0 - _PITCH * row
        return self.zero + self.unit * begin, self.zero + self.unit * end, middle

    def _at(self, value: float, middle: float) -> tuple[float, float]:
        """A point of the screen, from what is so far that way, and so far the other."""
        return (middle, value) if self.upright else (value, middle)

    # -- verbs -----------------------------------------------------------------------------------

    def remember(self) -> Any:
        """The old gradient is now what she remembers."""
        return change(self.kept, 1)

    def fade_old(self) -> Any:
        """What she remembers shrinks to its share."""
        return change(self.faded, 1)

    def join(self) -> Any:
        """The new gradient goes to the end of what she remembers."""
        return change(self.joined, 1)

    def add_up(self) -> Any:
        """What is left comes as a bar of its own."""
        return change(self.summed, 1)

    def light(self) -> Any:
        """The sum is lit for a moment."""
        return change(self.blink, 1, there_and_back)

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The direction's name, and the number of each bar at the end to which it points."""
        # Above the last bar, which stays low, where they stand upright.
        left = self.box.right - self._title.width if self.upright else self.box.left
        yield self._title, left, self.box.top - 0.35, 1.0
        faded = float(self.faded.get_value())
        # What the bars are, beside it, for as long as both are gradients.
        head = (
            left - _APART - self._head.width if self.upright else left + self._title.width + _APART
        )
        kept = float(self.kept.get_value())
        yield self._head, head, self.box.top - 0.35, 1 - min(1.0, 3 * kept)
        strengths = (
            float(self.first.get_value()) * (1 - min(1.0, 3 * faded)),
            float(self.first.get_value()) * max(0.0, 3 * faded - 2),
            float(self.second.get_value()),
            float(self.summed.get_value()),
        )
        signs = self.old, self.old, self.new, self.sum
        rows = (0, 0, 1, 2)
        for text, row, sign, strength in zip(self._texts, rows, signs, strengths, strict=True):
            _, end, middle = self.on_screen(row)
            tall = float(text.high[1])
            if self.upright:
                y = end + _GAP if sign > 0 else end - _GAP - tall
                yield text, max(self.box.left, middle - text.width / 2), y, strength
            else:
                x = end + _GAP if sign > 0 else end - _GAP - text.width
                yield text, x, middle - tall / 2, strength

    def draw(self, canvas: Canvas) -> None:
        """The line of zero, the bars, and hairlines from the end of one to the next."""
        pen = Pen(canvas, self.presence)
        rows = [self.on_screen(row) for row in range(3)]
        there = [float(t.get_value()) for t in (self.first, self.second, self.summed)]
        over = _TALL if rows[0][2] > rows[2][2] else -_TALL
        ends = [self._at(self.zero, rows[0][2] + over), self._at(self.zero, rows[2][2] - over)]
        pen.line(np.array(ends), QUIET, 0.025)
        joined = float(self.joined.get_value())
        for above, below, share in ((0, 1, joined), (1, 2, there[2])):
            ends = [self._at(rows[above][1], rows[row][2]) for row in (above, below)]
            pen.line(np.array(ends), RULE, 0.02, opacity=share, dashes=(0.07, 0.07))
        faded = float(self.faded.get_value())
        strengths = 1 - faded * (1 - _FADED), 1.0, 1.0
        colors: tuple[Any, ...] = (
            _between(GRADIENT, MOMENTUM.color, float(self.kept.get_value())),
            GRADIENT,
            MOMENTUM.color,
        )
        for row, strength, share, color in zip(rows, strengths, there, colors, strict=True):
            if share > 0:
                pen.fill(self._corners(*row), color, strength)
        if there[2] > 0:
            blink = float(self.blink.get_value())
            width = 0.035 + 0.06 * blink
            pen.line(self._corners(*rows[2]), TEXT, width, opacity=there[2], closed=True)
        self.write(canvas)

    def _corners(self, begin: float, end: float, middle: float) -> Array:
        """Those of a bar that is pointed at its end."""
        low, high = middle - _TALL / 2, middle + _TALL / 2
        neck = end - np.sign(end - begin) * min(_TIP, abs(end - begin) / 2)
        corners = (begin, low), (neck, low), (end, middle), (neck, high), (begin, high)
        return np.array([self._at(*corner) for corner in corners])

    def readings(self) -> list[Reading]:
        """What each bar stands for."""
        return [
            Reading(f"{self.name} {row}", "", end - begin)
            for row, (begin, end) in enumerate(self.bars())
        ]


def _between(one: Color, other: Color, share: float) -> Array:
    """A colour (3,) on the way: the old gradient becomes what she remembers."""
    return (1 - share) * np.array(rgb(one)) + share * np.array(rgb(other))


def _signed(value: float) -> str:
    text = _written(value)
    return text if value < 0 else f"+{text}"


class Ledger:
    """Both directions on one scale."""

    def __init__(self, plan: Plan, along: Box, across: Box) -> None:
        self.along, self.across = Account(plan, 0, along), Account(plan, 1, across)
        self.both = [self.along, self.across]
        unit = min(account.fits() for account in self.both)
        for account in self.both:
            account.scaled(unit)


__all__ = ["Account", "Ledger"]
