"""Why x is a factor: a line that is pinned at zero is tilted, and far out it moves farther."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, Line, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.figures import missed
from scenes.parts.loss_curve.lighting import FIRST
from scenes.stage import (
    DATA,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    Box,
    Layer,
    Words,
    change,
    italic,
    on_one_line,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_NEAR = 0.32  # of the larger input: there the other one is, about
_APART = 0.1, 0.65  # of the larger input: nearer to it or to zero, the other is not shown
_WIDE = 0.58  # of the box: as far out the larger input is; beyond it there is room for words
_TILT = 0.18  # of all that is seen there: how far the line moves
_BAR, _PALE = 0.13, 0.22  # scene units that a bar is wide; how much of a square is there
_FOOT = 0.5  # scene units for the inputs below
_ON = 1.0  # of the larger input: so far the line goes, and what it says there is at its end
_OVER = 1.5  # of the other input: as far out words above it reach
_BESIDE = 0.25  # scene units: words from what they name


class Fan(Painted):
    """Her line where she stands, one dot and its error; and how far a nudge of w moves the line.

    All is to one scale, but the nudge, which is larger than hers: what is between the line before
    and after it is as much larger as the input is, and the error moves with the line.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        super().__init__()
        self.plan, self.w = plan, float(plan.places[0])
        row = plan.examples[0]
        if not plan.dataset.x[row]:
            row = int(np.argmax(np.abs(plan.dataset.x)))
        self.x, self.y = float(plan.dataset.x[row]), float(plan.dataset.y[row])
        others = plan.dataset.x / self.x
        small = float(others[np.argmin(np.abs(others - _NEAR))]) * self.x
        low, high = _APART
        self.inputs = [small, self.x] if low < small / self.x < high else [self.x]
        self.opened, self.squared = ValueTracker(0.0), ValueTracker(1.0)
        self.set_frame(*box)
        heights = [0.0, self.y, self.w * self.x]
        moved = _TILT * (max(heights) - min(heights))
        heights.append(self.w * self.x + np.sign(self.x) * moved)
        self.nudge = moved / abs(self.x)
        self.low, self.span = min(heights), max(heights) - min(heights)

    def spot(self, x: float, y: float) -> Array:
        """Where a point of the data's plane is (2,)."""
        left, bottom = self.get_corner(DOWN + LEFT)[:2]
        zero = left if self.x > 0 else left + self.width
        high = (y - self.low) / self.span * (self.height - _FOOT)
        return np.array([zero + _WIDE * self.width * x / abs(self.x), bottom + _FOOT + high])

    def over(self, x: float, share: float) -> Array:
        """Where the line is there, after a share of the nudge (2,)."""
        return self.spot(x, (self.w + share * self.nudge) * x)

    def square(self) -> Array:
        """The corners of the square on the error, on the side of zero (4, 2)."""
        low, high = self.over(self.x, 0.0), self.spot(self.x, self.y)
        across = abs(float(high[1] - low[1])) * self._out[:2]
        return np.array([low, high, high - across, low - across])

    def moved(self, x: float, share: float) -> Array:
        """The corners of a bar between the line before and after, which ends on both (4, 2)."""
        half = np.array([_BAR / 2, 0.0])
        low, high = self.over(x, 0.0), self.over(x, share)
        return np.array([low - half, low + half, high + half, high - half])

    def tilt(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The line is tilted; what it said and the error go; how far it moves; with seconds."""
        gone = FadeOut(*self.told, rate_func=FIRST), change(self.squared, 0, FIRST)
        yield (change(self.opened, 1), *gone), 1.4
        yield (FadeIn(self.moves),), 0.4

    def back(self) -> tuple[Any, ...]:
        """It is as it was."""
        return change(self.opened, 0), FadeOut(self.moves, rate_func=FIRST)

    @cached_property
    def names(self) -> VGroup:
        """The input and what it was, beside the dot."""
        was = Words(f"{tr('it was')} {missed(self.plan, self.w)[1]}", LABEL_SIZE, DATA)
        spot = self.spot(self.x, self.y)
        return VGroup(self._at_the_end(was, spot), self._input(self.x))

    @cached_property
    def told(self) -> VGroup:
        """What her line says, at its end, and how large the error is, beside the stroke."""
        says, _, _, error = missed(self.plan, self.w)
        line = Words(f"{tr('the line says')} {says}", LABEL_SIZE, PREDICTION)
        spot = self.over(_ON * self.x, 0.0)
        rows = (Words(row, LABEL_SIZE, LOSS) for row in (tr("the error"), error))
        miss = VGroup(*rows).arrange(DOWN, buff=0.15)
        return VGroup(self._at_the_end(line, spot), self._beside_the_miss(miss))

    def _at_the_end(self, words: Any, spot: Array) -> Any:
        """Beyond the larger input, beside a spot; no wider than there is room for it."""
        words.scale(min(1.0, ((1 - _WIDE) * self.width - _BESIDE) / float(words.width)))
        return words.next_to((*spot, 0), self._out, buff=_BESIDE)

    def _beside_the_miss(self, told: Any) -> Any:
        """What stands beside the stroke of the error, on the side of zero."""
        return told.next_to((*self._middle(), 0), -self._out, buff=_BESIDE)

    def _middle(self) -> Array:
        """The middle of the error: of the part that is farther from the axis (2,)."""
        far = self.spot(self.x, self.y)
        near = max(self.spot(self.x, 0.0), self.over(self.x, 0.0), key=lambda s: -abs(s - far)[1])
        return np.asarray((near + far) / 2)

    def _lines(self) -> VGroup:
        """Which line is which, beyond the stroke of the error, if that is long enough."""
        stroke = abs(float((self.over(self.x, 0.0) - self.spot(self.x, self.y))[1]))
        strokes = (
            VGroup(*(Line(end, end + 0.18 * RIGHT) for end in np.outer((0.0, 0.3, 0.6), RIGHT))),
            Line(0.0 * RIGHT, 0.78 * RIGHT),
        )
        legend = VGroup()
        for stroke_of, told in zip(strokes, (tr("before"), tr("after the nudge")), strict=True):
            stroke_of.set_stroke(PREDICTION, 6)
            words = Words(told, LABEL_SIZE, PREDICTION)
            legend.add(VGroup(stroke_of, words).arrange(RIGHT, buff=0.2))
        legend.arrange(DOWN, buff=0.15, aligned_edge=LEFT)
        if stroke < float(legend.height) + 1.0:
            return VGroup()
        return VGroup(self._at_the_end(legend, self._middle()))

    @property
    def _out(self) -> Array:
        """Away from zero, along the axis."""
        return np.asarray(np.sign(self.x) * RIGHT)

    @cached_property
    def moves(self) -> VGroup:
        """How far the line has moved, beside that; and the other input."""
        words = VGroup()
        for x in self.inputs:
            number = Words(number_text(x), LABEL_SIZE, DATA)
            moved = on_one_line(number, Words(f"Δ{italic('w')}", LABEL_SIZE, POSITION), buff=0.12)
            middle = (self.over(x, 0.0) + self.over(x, 1.0)) / 2
            if x == self.x:
                middle = (self.over(_ON * x, 0.0) + self.over(_ON * x, 1.0)) / 2
                moved.next_to((*middle, 0), self._out, buff=_BESIDE)
            else:
                lines = (self.over(_OVER * x, share)[1] for share in (0.0, 1.0))
                above = max(self.spot(x, 0.0)[1], *lines)
                moved.next_to((middle[0], above, 0), UP, buff=0.15)
                words.add(self._input(x))
            words.add(moved)
        error = Words(tr("the error"), LABEL_SIZE, LOSS)
        return words.add(self._beside_the_miss(error), *self._lines())

    def _input(self, x: float) -> Words:
        answer = self.y if x == self.x else 0.0
        spots = self.over(x, 0.0), self.over(x, 1.0), self.spot(x, 0.0), self.spot(x, answer)
        foot = min(float(spot[1]) for spot in spots)
        told = Words(f"{italic('x')} = {number_text(x)}", LABEL_SIZE, DATA)
        return told.next_to((self.spot(x, 0.0)[0], foot, 0), DOWN, buff=0.24)

    def draw(self, canvas: Canvas) -> None:
        """The axis, the line as it was and as it is, the dot, its error, and what is between."""
        pen, share = Pen(canvas, self.presence), float(self.opened.get_value())
        far = _ON * self.x
        zero, end = self.spot(0.0, 0.0), self.spot(far, 0.0)
        pen.line(np.stack([zero, end]), QUIET, 0.035)
        dot = self.spot(self.x, self.y)
        squared = float(self.squared.get_value())
        pen.fill(self.square(), LOSS, _PALE * squared)
        pen.line(self.square(), LOSS, 0.035, opacity=0.9 * squared, closed=True)
        pen.line(np.stack([self.over(self.x, share), dot]), LOSS, 0.08)
        pen.line(np.stack([zero, self.over(far, 0.0)]), PREDICTION, 0.04, dashes=(0.14, 0.1))
        pen.line(np.stack([zero, self.over(far, share)]), PREDICTION, 0.06)
        for x in self.inputs if share > 0 else ():
            pen.fill(self.moved(x, share), POSITION, min(1.0, 8 * share))
        pen.disc(dot, 0.11, DATA, casing=0.04)


__all__ = ["Fan"]
