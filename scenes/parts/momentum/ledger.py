"""The ledger: two gradients across and two along, as bars on one scale, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, there_and_back
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import said
from scenes.stage import GRADIENT, QUIET, TEXT, TITLE_SIZE, Box, Layer, change, tr
from scenes.stage.lecture.theme import BACKGROUND, Color, rgb
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import MOMENTUM

Array = NDArray[np.float64]

_WIDE, _PITCH = 1.6, 1.95  # scene units: a bar, and from the middle of one to the next
_TIP = 0.3  # how far a bar is pointed, at most: it is an arrow
_NUMBER = 52  # numbers are read on a phone as well
_GAP = 0.18  # from the line of zero, or a bar, to a number
_HEADED = 0.75  # scene units that the name of a direction takes above the tallest bar
_HOLDS = 0.8  # a bar as tall as that holds its number


class Account(Lettered):
    """One direction: what she remembers, a new gradient, and the memory that they make.

    Its bars are upright, up is positive. In [0, 1]:
    ``first`` and ``second`` whether the gradients are there, ``kept`` how far the old one has
    become what she remembers, ``faded`` how far it has shrunk to its share, ``joined`` how far the
    new one has gone to its end, ``summed`` how much of the sum is there. ``blink`` lights the sum.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, axis: int, box: Box) -> None:
        super().__init__()
        self.name = tr("across") if axis else tr("along")
        self.old, self.new, self.sum = plan.pushes[:, axis].tolist()
        self.memory, self.box = plan.memory, box
        self.zero, self.unit = 0.0, 1.0  # where 0 is, and the scene units to a slope of 1
        self.first, self.second, self.kept, self.faded, self.joined, self.summed, self.blink = (
            ValueTracker(0.0) for _ in range(7)
        )
        self._title = Lettering(self.name, TITLE_SIZE, TEXT, name=True)
        self._numbers: list[tuple[Lettering, bool]] = []
        self.set_frame(*box)

    def spans(self) -> tuple[float, float]:
        """The least and the greatest value that its bars ever reach, 0 included."""
        kept = self.memory * self.old
        values = (0.0, self.old, self.new, kept, kept + self.new)
        return min(values), max(values)

    def scaled(self, zero: float, unit: float) -> None:
        """Have the scale of both; a number goes into its bar where that is tall enough."""
        self.zero, self.unit, self._numbers = zero, unit, []
        kept = self.memory * self.old
        # The first is there twice: as a gradient, and as what she remembers.
        of_bars = ((self.old, GRADIENT), (self.old, MOMENTUM.color), (kept, MOMENTUM.color),
                   (self.new, GRADIENT), (self.sum, MOMENTUM.color))  # fmt: skip
        for value, color in of_bars:
            text = said(value) if value < 0 else f"+{said(value)}"
            inside = abs(value) * unit > _HOLDS
            letters = Lettering(text, _NUMBER, BACKGROUND if inside else color)
            if inside and letters.width > _WIDE - 0.1:
                letters, inside = Lettering(text, _NUMBER, color), False
            self._numbers.append((letters, inside))

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
        """The heights between which a bar is, and where its middle is from left to right."""
        begin, end = self.bars()[row]
        middle = self.box.middle[0] + _PITCH * (row - 1)
        return self.zero + self.unit * begin, self.zero + self.unit * end, middle

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
        """The direction's name above its bars; each number in its bar, or beyond its foot."""
        left = self.box.middle[0] - self._title.width / 2
        yield self._title, left, self.box.top - _HEADED + _GAP + 0.1, 1.0
        faded = float(self.faded.get_value())
        there = float(self.first.get_value())
        first = max(0.0, 4 * there - 3) * (1 - min(1.0, 3 * faded))
        kept = float(self.kept.get_value())
        strengths = (
            first * (1 - kept),
            first * kept,
            there * max(0.0, 3 * faded - 2),
            max(0.0, 4 * float(self.second.get_value()) - 3),
            max(0.0, 4 * float(self.summed.get_value()) - 3),
        )
        rows = (0, 0, 0, 1, 2)
        for (text, inside), row, strength in zip(self._numbers, rows, strengths, strict=True):
            begin, end, middle = self.on_screen(row)
            high = float(text.high[1])
            if inside:
                y = (begin + end - high) / 2
            elif end < begin:
                y = max(self.zero, begin) + _GAP
            else:
                y = min(self.zero, begin) - _GAP - high
            yield text, middle - text.width / 2, y, strength

    def draw(self, canvas: Canvas) -> None:
        """The line of zero, hairlines from the end of one bar to the next, and the bars."""
        pen = Pen(canvas, self.presence)
        rows = [self.on_screen(row) for row in range(3)]
        there = [float(t.get_value()) for t in (self.first, self.second, self.summed)]
        half = 0.5 * _PITCH
        ends = [(rows[0][2] - half, self.zero), (rows[2][2] + half, self.zero)]
        pen.line(np.array(ends), QUIET, 0.03)
        joined = float(self.joined.get_value())
        for before, after, share in ((0, 1, joined), (1, 2, there[2])):
            y = rows[before][1]  # from the tip of the one to the far side of the next
            ends = [(rows[before][2], y), (rows[after][2] + _WIDE / 2, y)]
            pen.line(np.array(ends), QUIET, 0.03, opacity=share)
        blink = float(self.blink.get_value())
        colors: tuple[Any, ...] = (
            _between(GRADIENT, MOMENTUM.color, float(self.kept.get_value())),
            GRADIENT,
            _between(MOMENTUM.color, TEXT, 0.6 * blink),
        )
        for row, share, color in zip(rows, there, colors, strict=True):
            if share > 0:
                pen.fill(_corners(*row), color)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """What each bar stands for."""
        return [
            Reading(f"{self.name} {row}", "", end - begin)
            for row, (begin, end) in enumerate(self.bars())
        ]


def _corners(begin: float, end: float, middle: float) -> Array:
    """Those of a bar that is pointed at its end."""
    low, high = middle - _WIDE / 2, middle + _WIDE / 2
    neck = end - np.sign(end - begin) * min(_TIP, abs(end - begin) / 2)
    return np.array([(low, begin), (low, neck), (middle, end), (high, neck), (high, begin)])


def _between(one: Color, other: Color, share: float) -> Array:
    """A colour (3,) on the way: the old gradient becomes what she remembers."""
    return (1 - share) * np.array(rgb(one)) + share * np.array(rgb(other))


class Tie(Painted):
    """A dashed line from the end of the one sum to the end of the other, as far as ``drawn``."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, begin: Account, end: Account) -> None:
        super().__init__()
        self.accounts, self.drawn = (begin, end), ValueTracker(0.0)
        self.set_frame(begin.box.left, begin.box.bottom, end.box.right, end.box.top)

    def draw(self, canvas: Canvas) -> None:
        """Level, if both sums are equal."""
        begin, end = (np.array(account.on_screen(2)[:0:-1]) for account in self.accounts)
        line = np.stack([begin, begin + float(self.drawn.get_value()) * (end - begin)])
        Pen(canvas, self.presence).line(line, TEXT, 0.045, dashes=(0.14, 0.11))


class Ledger:
    """Both directions on one scale, with one line of zero."""

    def __init__(self, plan: Plan, along: Box, across: Box) -> None:
        self.along, self.across = Account(plan, 0, along), Account(plan, 1, across)
        self.both = [self.along, self.across]
        lows, highs = zip(*(account.spans() for account in self.both), strict=True)
        foot = across.bottom
        unit = (across.top - _HEADED - foot) / (max(highs) - min(lows))
        for account in self.both:
            account.scaled(foot - unit * min(lows), unit)
        self.tie = Tie(self.across, self.along)


__all__ = ["Account", "Ledger", "Tie"]
