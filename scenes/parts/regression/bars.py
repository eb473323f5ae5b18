"""Two bars beside the plot of both cuts: how high the bottoms are, and what of that is chance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.regression.ended import hidden
from scenes.parts.regression.figures import one, two
from scenes.parts.regression.fits import Plan
from scenes.stage import BODY_SIZE, LABEL_SIZE, LOSS, TEXT, Plane, change, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE, _HATCH = 0.95, 0.13  # scene units: a bar, and its stripes
_NEXT = 2.5  # from one bar to the next
_LEVEL = 0.4  # of the time of a frame, in which its level line comes
_NUMBERS = 0.75  # left of the axis: there are its numbers
_BESIDE = 0.16  # between a bar and the names of its parts
_LINE = 0.5  # from what the bend costs up to what that is called
_LOW = 0.5  # scene units: a bar whose height, written over it, is beside those names


class Bars(Lettered):
    """How high both bottoms are, on the scale of the plot beside: chance plain, bend hatched.

    A level line goes from a bottom's cross to its bar, which is an empty frame then (``framed`` of
    each bar, from 0 to 1); after that each of the ``filled`` parts fills what it takes of it. The
    bar of the higher bottom stands farther from the plot: no level line goes through another bar.
    """

    def __init__(self, plan: Plan, plane: Plane, right: float) -> None:
        super().__init__()
        self.plan, self.plane = plan, plane
        first, second = plan.fits
        chance = plan.chance
        self.parts = [(0, 0.0, first.floor), (1, 0.0, chance), (1, chance, second.floor)]
        self.framed = [ValueTracker(0.0) for _ in plan.fits]
        self.filled = [ValueTracker(0.0) for _ in self.parts]
        self.lit, self.called = ValueTracker(0.0), ValueTracker(0.0)  # the bend, and its name
        self._bias = Lettering(tr("bias"), BODY_SIZE, LOSS)
        names = (
            tr("chance") if plan.units is None else tr("the rest"),
            tr("chance"),
            tr("both") if hidden(plan) else tr("bend"),
        )
        self._words = [
            Lettering(f"{name} ≈ {one(high - low)}" if bar else name, LABEL_SIZE, TEXT)
            for (bar, low, high), name in zip(self.parts, names, strict=True)
        ]
        near, apart = right - _WIDE, _NEXT
        if second.floor < first.floor:  # then the names of its parts stand between the bars
            apart = max(_NEXT, _WIDE + 2 * _BESIDE + max(it.width for it in self._words[1:]))
        lefts = near, near - apart
        self.lefts = lefts if second.floor >= first.floor else lefts[::-1]
        self._totals = [Lettering(two(fit.floor), LABEL_SIZE, LOSS) for fit in plan.fits]

    # -- verbs -----------------------------------------------------------------------------------

    def frame(self, bar: int) -> Any:
        """The level line comes over from the cross, and the whole bar is outlined."""
        return change(self.framed[bar], 1)

    def fill(self, part: int) -> Any:
        """A part takes its share of the outline."""
        return change(self.filled[part], 1, linear)

    def light(self, strength: float) -> Any:
        """What no line mends is lit, or no longer."""
        return change(self.lit, strength)

    def call(self) -> Any:
        """What no line mends gets the name that it has in the field."""
        return change(self.called, 1)

    # -- numbers ---------------------------------------------------------------------------------

    def box(self, part: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a part on the screen, as far as it is filled."""
        bar, low, high = self.parts[part]
        left, filled = self.lefts[bar], float(self.filled[part].get_value())
        bottom, top = (float(self.plane.xy(0, loss)[1]) for loss in (low, high))
        return left, bottom, left + _WIDE, bottom + filled * (top - bottom)

    def outline(self, bar: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a whole bar, as far as it has been outlined."""
        left, grown = self.lefts[bar], self._outlined(bar)
        bottom, top = (float(self.plane.xy(0, end)[1]) for end in (0, self.plan.fits[bar].floor))
        return left, bottom, left + _WIDE, bottom + grown * (top - bottom)

    def level(self, bar: int) -> Array:
        """The line (2, 2) from a bottom's cross towards its bar, as far as it has come."""
        fit = self.plan.fits[bar]
        cross = self.plane.xy(fit.best[0], fit.floor)
        come = min(1.0, self._framed(bar) / _LEVEL)
        end = (1 - come) * cross[0] + come * (self.lefts[bar] + _WIDE)
        return np.array([cross, (end, cross[1])])

    def _around_numbers(self, line: Array) -> list[Array]:
        """A level line (2, 2), but for where the axis has its numbers."""
        (start, level), (end, _) = line.tolist()
        axis = float(self.plane.corner[0])
        far = axis - _NUMBERS
        pieces = (start, max(end, axis)), (min(start, far), min(end, far))
        return [np.array([(a, level), (b, level)]) for a, b in pieces if b < a]

    def _overhang(self, bar: int) -> float:
        """How far beside a low bar its height reaches, which stands over it, with a gap."""
        low = self.plan.fits[bar].floor / float(self.plane.span[1]) * float(self.plane.size[1])
        return (self._totals[bar].width - _WIDE) / 2 + _BESIDE if low < _LOW else 0.0

    def _framed(self, bar: int) -> float:
        return float(self.framed[bar].get_value())

    def _outlined(self, bar: int) -> float:
        return max(0.0, self._framed(bar) - _LEVEL) / (1 - _LEVEL)

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name of each part and what it is about, and each bar's height."""
        for part, words in enumerate(self._words):
            left, bottom, _, top = self.box(part)
            there = max(0.0, 2 * float(self.filled[part].get_value()) - 1)
            if there > 0 and self.parts[part][1] < self.parts[part][2]:
                foot = max((bottom + top - words.high[1]) / 2, bottom + 0.05)
                beside = max(_BESIDE, self._overhang(self.parts[part][0]))
                yield words, left - beside - words.width, foot, there
                if part == 2:
                    word, named = self._bias, float(self.called.get_value())
                    yield word, left - beside - word.width, foot + _LINE, there * named
        for bar, total in enumerate(self._totals):
            left, _, right, _ = self.outline(bar)
            middle, there = (left + right) / 2, min(1.0, 4 * self._outlined(bar))
            if there > 0:
                yield total, middle - total.width / 2, float(self.level(bar)[0, 1]) + 0.16, there

    def draw(self, canvas: Canvas) -> None:
        """The level lines, the bars, the second one's upper part hatched."""
        pen, lit = Pen(canvas, self.presence), float(self.lit.get_value())
        for bar in (0, 1):
            if self._framed(bar) > 0:
                pen.line(self._around_numbers(self.level(bar)), LOSS, 0.025, opacity=0.8)
        for part in range(3):
            left, bottom, right, top = self.box(part)
            if top - bottom < 1e-3:
                continue
            pen.fill(_corners(self.box(part)), LOSS, 0.2 + 0.4 * lit if part == 2 else 0.85)
            if part == 2:
                with pen.inside(left, bottom, right, top):
                    for foot in np.arange(bottom - _WIDE, top, _HATCH).tolist():
                        stripe = np.array([(left, foot), (right, foot + _WIDE)])
                        pen.line(stripe, LOSS, 0.03)
        for bar in (0, 1):
            if self._outlined(bar) > 0:
                pen.line(_corners(self.outline(bar)), LOSS, 0.04, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The parts."""
        return [
            Reading(f"bar {part}", "", high - low) for part, (_, low, high) in enumerate(self.parts)
        ]


def _corners(box: tuple[float, float, float, float]) -> Array:
    left, bottom, right, top = box
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)])


__all__ = ["Bars"]
