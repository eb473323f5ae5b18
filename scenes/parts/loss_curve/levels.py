"""How an average is made: the slope of each dot as a bar, until all of them are levelled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    ValueTracker,
    VGroup,
    linear,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.figures import dot_slope
from scenes.parts.loss_curve.lighting import FIRST, SECOND
from scenes.parts.loss_curve.telling import text
from scenes.stage import GRADIENT, LABEL_SIZE, QUIET, TITLE_SIZE, Box, Layer, Words, change, tr
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_ONE_BY_ONE = 1.5  # times as long as one grows it takes until the last begins
_MOST = 60  # bars: of more dots some are drawn
# Of a play: they grow where a picture has gone, and then the number of one is there.
_GROW, _LAST = squish_rate_func(linear, 0.4, 1.0), squish_rate_func(smooth, 0.8, 1.0)
_WIDE = 0.7  # of the way from a bar to the next
_WORDS = 0.6  # scene units for what stands beyond the ends of the bars
_LARGE = 1.25 * TITLE_SIZE
_FAINT = 0.7  # of the bars of which nothing was told


class Levels(Painted):
    """A bar for each dot, as long as its slope, from left to right by x; one of them was told.

    ``levelled`` makes all of them alike, from 0 to 1: at no time does their average change.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        super().__init__()
        self.plan, self.average = plan, float(plan.slopes[0])
        x, y, told = plan.dataset.x, plan.dataset.y, plan.examples[0]
        order = np.argsort(x, kind="stable")
        some = np.linspace(0, len(x) - 1, min(len(x), _MOST)).round().astype(int)
        rank = int(np.flatnonzero(order == told)[0])
        self.told = int(np.argmin(np.abs(some - rank)))
        some[self.told] = rank
        self.slopes = (2 * x * (float(plan.places[0]) * x - y))[order][some]
        self.grown, self.levelled = ValueTracker(1.0), ValueTracker(0.0)
        self.set_frame(*box)
        ends = np.array([0.0, *self.slopes])
        self._low, self._span = float(ends.min()), float(np.ptp(ends))

    def level(self, slope: float) -> float:
        """How high on the screen a slope is."""
        foot, room = float(self.get_bottom()[1]), float(self.height) - _WORDS
        free = _WORDS if self.average < 0 else 0.0
        return foot + free + room * (slope - self._low) / self._span

    def lengths(self) -> Array:
        """What each bar stands for now (n,)."""
        levelled = float(self.levelled.get_value())
        begun = (1 + _ONE_BY_ONE) * float(self.grown.get_value())
        late = np.linspace(0, _ONE_BY_ONE, len(self.slopes))
        grown = np.clip(begun - late, 0, 1)
        return np.asarray(grown * ((1 - levelled) * self.slopes + levelled * self.average))

    def middles(self) -> Array:
        """Where on the screen they stand, from left to right (n,)."""
        step = float(self.width) / len(self.slopes)
        return np.asarray(self.get_left()[0] + step * (np.arange(len(self.slopes)) + 0.5))

    @cached_property
    def one(self) -> Words:
        """The slope of the dot that was told, at the end of its bar."""
        return self._at_the_end(
            Words(dot_slope(self.plan)[3], LABEL_SIZE, GRADIENT), self.told, self.slopes[self.told]
        )

    @cached_property
    def words(self) -> Words:
        """What the levelled bars are, in the middle of them."""
        slope = text(self.average, self.plan.digits)
        average = Words(tr("the average: {slope}").format(slope=slope), _LARGE, GRADIENT)
        return self._at_the_end(average, len(self.slopes) // 2, self.average)

    def _at_the_end(self, words: Words, number: int, slope: float) -> Words:
        end = (float(self.middles()[number]), self.level(slope), 0.0)
        words.next_to(end, DOWN if slope < 0 else UP, buff=0.15)
        left, right = float(self.get_left()[0]), float(self.get_right()[0])
        words.shift(max(0.0, left - float(words.get_left()[0])) * RIGHT)
        return words.shift(min(0.0, right - float(words.get_right()[0])) * RIGHT)

    def come(self) -> tuple[Any, ...]:
        """They grow from the line of zero, from left to right; at last that of which was told."""
        self.grown.set_value(0)
        return (
            FadeIn(self, rate_func=SECOND),
            change(self.grown, 1, _GROW),
            FadeIn(self.one, rate_func=_LAST),
            FadeIn(self.meaning, rate_func=SECOND),
        )

    @cached_property
    def meaning(self) -> VGroup:
        """What a bar is, where those of small inputs are short; if they are."""
        words = Words(tr("each dot’s slope"), LABEL_SIZE, QUIET)
        left, free = float(self.get_left()[0]), float(words.width) + 0.3
        near = self.slopes[self.middles() < left + free]
        long = max(abs(self.level(0.0) - self.level(slope)) for slope in (*near, 0.0))
        down = -1.0 if self.average < 0 else 1.0
        words.move_to((left, self.level(0.0) + down * (long + 0.55), 0), aligned_edge=LEFT)
        inside = self.get_bottom()[1] < words.get_bottom()[1] and (
            words.get_top()[1] < self.get_top()[1]
        )
        return VGroup(words) if inside else VGroup()

    def become_one(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """They are levelled, and that is the average; with seconds."""
        yield (change(self.levelled, 1), FadeOut(self.one, self.meaning, rate_func=FIRST)), 1.3
        yield (FadeIn(self.words),), 0.4

    def draw(self, canvas: Canvas) -> None:
        """The line of zero and the bars."""
        pen, zero = Pen(canvas, self.presence), self.level(0.0)
        half = 0.5 * _WIDE * float(self.width) / len(self.slopes)
        levelled = float(self.levelled.get_value())
        for number, (x, slope) in enumerate(zip(self.middles(), self.lengths(), strict=True)):
            bright = 1.0 if number == self.told else _FAINT + (1 - _FAINT) * levelled
            top = self.level(float(slope))
            corners = ((x - half, zero), (x + half, zero), (x + half, top), (x - half, top))
            pen.fill(np.array(corners), GRADIENT, bright)
        ends = np.array([(self.get_left()[0], zero), (self.get_right()[0], zero)])
        pen.line(ends, QUIET, 0.035)

    def readings(self) -> list[Reading]:
        """The average of what the bars stand for."""
        return [Reading("average slope", "", float(np.mean(self.lengths())))]


__all__ = ["Levels"]
