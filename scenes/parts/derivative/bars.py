"""A bar for the slope of each evening, and how they level out at the average."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, FadeIn, FadeOut, ValueTracker, linear, smooth
from numpy.typing import NDArray

from scenes.parts.derivative.evening import Evening
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.numbers import limit, plain, printed
from scenes.parts.derivative.places import BELOW
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    QUIET,
    TITLE_SIZE,
    Box,
    Layer,
    Words,
    change,
    instead,
    italic,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_FLIGHT = 0.3  # of the time of all, that one bar takes
_STROKE = 0.05  # scene units: as wide is an error in the plot
_GAP = 0.28  # of a column: between bars


class Bars(Lettered):
    """One bar for each evening's slope, down from a line where it is negative.

    ``shown`` lets them grow one after another; as ``level`` goes to 1 they level out like water.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, box: Box) -> None:
        super().__init__()
        self.plan, self.box = plan, box
        trackers = (ValueTracker(0.0) for _ in range(4))
        self.shown, self.level, self.named, self.told = trackers
        low, high = min(0.0, float(plan.each.min())), max(0.0, float(plan.each.max()))
        self.unit = (box.height - 1.0) / (high - low)
        self.zero = box.top - 0.45 - high * self.unit
        self.strokes: Array | None = None  # that they come from (m, 2, 2)
        self.one = Lettering(plain(printed(plan)[3]), LABEL_SIZE, GRADIENT)
        self.mean = Lettering(limit(plan), TITLE_SIZE, BACKGROUND)

    def heights(self) -> Array:
        """How far each bar reaches now (m,), in units of the slope."""
        each, level = self.plan.each, float(self.level.get_value())
        return np.asarray(self.grown() * ((1 - level) * each + level * each.mean()))

    def grown(self) -> Array:
        """How far each of them is there (m,), in [0, 1]."""
        each = self.plan.each
        order = np.linspace(0, 1 - _FLIGHT, len(each)) if len(each) > 1 else np.zeros(1)
        order[self.plan.example] = 0.0
        return np.clip((float(self.shown.get_value()) - order) / _FLIGHT, 0, 1)

    def grow(self) -> Any:
        """An animation: all bars grow, one after another."""
        return change(self.shown, 1.0, linear)

    def column(self, number: int) -> float:
        """The middle of a bar on the screen."""
        wide = self.box.width / len(self.plan.each)
        return self.box.left + (number + 0.5) * wide

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The one evening's slope at its bar, then the average in the water."""
        named, level = float(self.named.get_value()), float(self.level.get_value())
        below = self.plan.each[self.plan.example] < 0
        near = abs(np.arange(len(self.plan.each)) - self.plan.example) * self.box.width
        beside = near < (self.one.width / 2 * len(near) + self.box.width / 2)
        reach = self.heights()[beside]  # of the bars that the number is as wide as
        y = self.zero + float(reach.min() if below else reach.max()) * self.unit
        foot = y - 0.14 - self.one.high[1] if below else y + 0.14
        x = self.column(self.plan.example) - self.one.width / 2
        left = float(np.clip(x, self.box.left, self.box.right - self.one.width))
        yield self.one, left, foot, named * max(0.0, 1 - 3 * level)
        y = self.zero + float(self.plan.each.mean()) * self.unit
        foot = (self.zero + y) / 2 - self.mean.high[1] / 2
        x = (self.box.left + self.box.right) / 2 - self.mean.width / 2
        yield self.mean, x, foot, float(self.told.get_value())

    def draw(self, canvas: Canvas) -> None:
        """The line at 0, and the bars."""
        pen = Pen(canvas, self.presence)
        wide = self.box.width / len(self.plan.each)
        level = float(self.level.get_value())
        half = wide * (1 - _GAP * (1 - level)) / 2
        if level > 0:  # what was levelled can still be made out
            self._outlines(pen, wide * (1 - _GAP) / 2, min(1.0, 4 * level))
        for number, height in enumerate(self.heights().tolist()):
            if self.strokes is not None and self.grown()[number] < 1:
                self._arriving(pen, number, half)
                continue
            if abs(height) * self.unit < 0.004:
                continue
            x, tip = self.column(number), self.zero + height * self.unit
            strong = 1.0 if number == self.plan.example else 0.7 + 0.3 * level
            corners = np.array(
                [(x - half, self.zero), (x + half, self.zero), (x + half, tip), (x - half, tip)]
            )
            pen.fill(corners, GRADIENT, strong)
        ends = np.array([(self.box.left - 0.1, self.zero), (self.box.right + 0.1, self.zero)])
        pen.line(ends, QUIET, 0.035)
        self.write(canvas)

    def _arriving(self, pen: Pen, number: int, half: float) -> None:
        """The error of an evening on its way to becoming its slope."""
        assert self.strokes is not None
        share = float(smooth(self.grown()[number]))
        (x0, y0), (x1, y1) = self.strokes[number].tolist()
        x, tip = self.column(number), self.zero + float(self.plan.each[number]) * self.unit
        thin = _STROKE / 2
        stroke = np.array([(x0 - thin, y0), (x0 + thin, y0), (x1 + thin, y1), (x1 - thin, y1)])
        bar = np.array(
            [(x - half, self.zero), (x + half, self.zero), (x + half, tip), (x - half, tip)]
        )
        corners = (1 - share) * stroke + share * bar
        pen.fill(corners, LOSS, 0.9 * (1 - share))
        pen.fill(corners, GRADIENT, share * (1.0 if number == self.plan.example else 0.7))

    def _outlines(self, pen: Pen, half: float, strength: float) -> None:
        for number, slope in enumerate(self.plan.each.tolist()):
            x, tip = self.column(number), self.zero + slope * self.unit
            line = [(x - half, self.zero), (x - half, tip), (x + half, tip), (x + half, self.zero)]
            pen.line(np.array(line), GRADIENT, 0.025, opacity=0.45 * strength)

    def readings(self) -> list[Reading]:
        """The sum of all."""
        return [Reading("bars", "", float(self.heights().sum()))]


class All:
    """The bars of all slopes, below the formula."""

    def __init__(self, plan: Plan) -> None:
        box = BELOW.inset(left=0.5, right=0.5, top=0.25, bottom=0.6)
        self.bars = Bars(plan, box)
        named = tr("{m} slopes").format(m=f"{italic('m')} = {len(plan.each)}")
        self.named = Words(named, BODY_SIZE, QUIET).within(BELOW.inset(bottom=0.1), DOWN)

    def told(self, one: Evening) -> Iterator[tuple[Any, ...]]:
        """All slopes come, are levelled, and what that is called: moves at words, with seconds."""
        bars, lever = self.bars, one.lever
        bars.strokes = lever.strokes()
        away = instead((*lever.all, lever.errors), (bars, self.named))
        yield (one.turn(8), *away), 0.8
        yield (bars.grow(), change(bars.named, 1)), 1.2
        yield "divide", (FadeIn(one.share),), 0.5
        yield (change(bars.level, 1), FadeOut(self.named)), 1.0
        yield "the derivative", (FadeIn(one.left),), 0.6

    def on_the_hill(self, hill: Hill) -> Iterator[tuple[Any, ...]]:
        """The hill on which it was asked for: it is the slope of the tangent."""
        come = hill.plane, hill.curve, hill.found, hill.tangent
        yield instead((self.bars,), come), 1.2


__all__ = ["All", "Bars"]
