"""Why x comes out: a line that is pinned at zero is tilted, and far out it moves farther."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, ValueTracker, VGroup

from scenes.parts.loss_curve.descents import WeightDescents
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
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

_NEAR = 0.32  # of the larger input: there the other one is, about
_APART = 0.1, 0.65  # of the larger input: nearer to it or to zero, the other is not shown
_WIDE = 0.62  # of the box: as far out the larger input is; on its right there is room for words
_TILT = 0.28  # of the height, of the line before the nudge, over the larger input
_FOOT = 0.5  # scene units for the numbers below


class Fan(Painted):
    """A line before and after a nudge of w, and how far it moves at two inputs, to one scale.

    What is between the two lines is as much larger as the input is: the error moves with the line.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        super().__init__()
        x = np.abs(plan.dataset.x)
        large = float(x[plan.examples[0]]) or float(x.max())
        small = float(x[np.argmin(np.abs(x / large - _NEAR))])
        low, high = _APART
        self.inputs = [small, large] if low < small / large < high else [large]
        self.opened = ValueTracker(0.0)
        self.set_frame(*box)

    def foot(self, x: float) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Where an input is on the level axis (2,)."""
        left, bottom = self.get_corner(DOWN + LEFT)[:2]
        return np.array([left + _WIDE * self.width * x / self.inputs[-1], bottom + _FOOT])

    def over(self, x: float, share: float) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Where the line is there, after a share of the nudge (2,)."""
        high = (_TILT + (1 - _TILT) * share) * (self.height - _FOOT)
        return self.foot(x) + np.array([0.0, high * x / self.inputs[-1]])

    def open_up(self) -> Any:
        """The line is tilted."""
        return change(self.opened, 1)

    def words(self) -> VGroup:
        """How far it has moved, beside that; and the inputs, below the axis."""
        words = VGroup()
        for x in self.inputs:
            number = Words(number_text(x), LABEL_SIZE, DATA)
            moved = on_one_line(number, Words(f"Δ{italic('w')}", LABEL_SIZE, POSITION), buff=0.12)
            middle = (self.over(x, 0.0) + self.over(x, 1.0)) / 2
            if x == self.inputs[-1]:
                moved.next_to((*middle, 0), RIGHT, buff=0.25)
            else:
                moved.next_to((*self.over(x, 1.0), 0), UP, buff=0.2).shift(0.35 * LEFT)
            told = Words(f"{italic('x')} = {number_text(x)}", LABEL_SIZE, DATA)
            words.add(moved, told.next_to((*self.foot(x), 0), DOWN, buff=0.16))
        return words

    def draw(self, canvas: Canvas) -> None:
        """The axis, the line as it was and as it is, and what is between."""
        pen, share = Pen(canvas, self.presence), float(self.opened.get_value())
        zero, end = self.foot(0.0), self.foot(1.12 * self.inputs[-1])
        pen.line(np.stack([zero, end]), QUIET, 0.035)
        before, now = (self.over(1.12 * self.inputs[-1], part) for part in (0.0, share))
        pen.line(np.stack([zero, before]), PREDICTION, 0.05, dashes=(0.14, 0.1), opacity=0.6)
        pen.line(np.stack([zero, now]), PREDICTION, 0.07)
        for x in self.inputs:
            pen.line(np.stack([self.foot(x), self.over(x, 0.0)]), QUIET, 0.025, opacity=0.6)
            if share > 0:
                pen.line(np.stack([self.over(x, 0.0), self.over(x, share)]), LOSS, 0.1)
            pen.disc(self.foot(x), 0.08, DATA)


__all__ = ["Fan"]
