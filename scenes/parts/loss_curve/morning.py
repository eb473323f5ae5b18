"""What is seen by day: what the bowl is made of, corners, her steps and what they leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from manim import LEFT, RIGHT, UP, Create, FadeIn, FadeOut, VGroup, linear

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.parts.loss_curve.lighting import lit
from scenes.parts.loss_curve.power import slope_formula
from scenes.parts.loss_curve.school import Corners, SquaredDistance
from scenes.parts.loss_curve.steps import Bar, Way
from scenes.parts.loss_curve.telling import text, w_text
from scenes.parts.loss_curve.tonight import Tonight
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    STAGE,
    STEP,
    TITLE,
    TITLE_SIZE,
    Box,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import Color

_ASIDE = 1.3  # scene units: from her tangent to the formula of its slope
_ABOVE = 3.1  # scene units: over the ground, higher than the tent
_BARS = 3
_UNDER = 0.45  # scene units: from a bar to the copy of the next
_HIGHEST, _APART = 2.15, 0.95  # scene units: the first bar, and from one to the next


class Morning:
    """Pictures over the valley by day."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill) -> None:
        self.plan, self.hill = plan, hill
        self.parabola = SquaredDistance(hill.curve, plan)
        self._formula = self.parabola.formula()
        self.formula = on_plate(self._formula).within(TITLE)
        self.corners = Corners(plan, Box(-3.4, 0.0, 5.05, 3.75))
        self.corner_words = self.corners.words()
        places = plan.places
        self.way = Way(hill.curve, places, plan.best)
        count = min(_BARS, len(places))
        self.bars = [
            Bar(hill.curve, (float(w), plan.best), _HIGHEST - _APART * number)
            for number, w in enumerate(places[:count])
        ]
        self.copies = [
            Bar(hill.curve, (float(after), plan.best), _HIGHEST - _APART * (number + 1), 0.14)
            for number, (_, after) in enumerate(pairwise(places[:count]))
        ]
        self.bar_words = VGroup(*map(self._length, self.bars))
        self.shares = VGroup(*map(self._share, self.copies, self.bars))
        name = on_plate(Words(tr("distance to the cross"), LABEL_SIZE, POSITION), 0.06)
        middle = self.bars[0].line().mean(axis=0)
        self.bar_name = name.next_to((*middle, 0), UP, buff=0.25)
        self.tonight = Tonight(plan, data)
        self.onward = on_plate(Words(tr("next: what a slope is"), LABEL_SIZE))
        self.onward.within(STAGE.inset(top=0.75), UP)
        lesson = tr("Feel the slope, step against it: gradient descent.")
        self.lesson = on_plate(Words(lesson, TITLE_SIZE)).within(TITLE)
        self.level = on_plate(Words(tr("slope = 0: no arrow"), LABEL_SIZE, GRADIENT), 0.06)
        self.convex = on_plate(Words(tr("convex"), TITLE_SIZE)).within(TITLE)

    def _length(self, bar: Bar) -> VGroup:
        """How far it is, beside the end of a bar."""
        length = abs(bar.between[1] - bar.between[0])
        side = RIGHT if self.hill.side > 0 else LEFT
        words = on_plate(Words(self._w(length), LABEL_SIZE, POSITION), 0.06)
        return words.next_to((*bar.line()[1], 0), side, buff=0.2)

    def _w(self, length: float) -> str:
        return w_text(length, self.plan.high - self.plan.low)

    def _share(self, copy: Bar, bar: Bar) -> VGroup:
        """What share of a bar its copy covers, beside the end of the copy."""
        share = tr("{share} %").format(share=f"{100 * self.plan.left_over:.0f}")
        words = on_plate(Words(share, LABEL_SIZE), 0.06)
        side = LEFT if self.hill.side > 0 else RIGHT
        level = bar.line()[0][1] - _UNDER - 0.5 * words.height
        return words.next_to((copy.line()[0][0], level, 0), side, buff=0.12)

    def both_cuts(self) -> VGroup:
        """How long the two steps are, above the heads of the two."""
        lengths = (self._w(abs(self.plan.rate * one.slope())) for one in self.hill.both)
        return self._above_both((f"{tr('step')} = {length}" for length in lengths), STEP)

    def both_slopes(self) -> VGroup:
        """The slope where each of the two stands, above their heads."""
        slopes = (one.slope() for one in self.hill.both)
        shown = (f"{tr('slope')} = {'+' if slope > 0 else ''}{text(slope)}" for slope in slopes)
        return self._above_both(shown, GRADIENT)

    def _above_both(self, texts: Iterable[str], color: Color) -> VGroup:
        words = VGroup()
        for one, told in zip(self.hill.both, texts, strict=True):
            words.add(on_plate(Words(told, LABEL_SIZE, color), 0.08))
            x, y = self.hill.curve.at(one.foot())
            words[-1].next_to((x, y + one.hiker.tall, 0), UP, buff=0.25)
        return words

    @cached_property
    def start_slope(self) -> VGroup:
        """The formula of the slope, beside the tangent where she began."""
        x, y = self.hill.curve.at([float(self.plan.places[0])])
        side = self.hill.side
        at = (x + side * _ASIDE, y + 0.2, 0)
        return on_plate(slope_formula(0.85 * TITLE_SIZE)).move_to(at, aligned_edge=-side * RIGHT)

    def no_arrow(self) -> VGroup:
        """At the minimum there is nothing to draw: it is said in the sky over the tent."""
        foot = self.hill.curve.at([self.plan.best])
        return self.level.next_to((*foot, 0), UP, buff=_ABOVE)

    @property
    def all_corners(self) -> tuple[Any, ...]:
        """The plane without squares, two slopes on it, and what is written there."""
        return self.corners, *self.corners.slopes, self.corner_words

    @property
    def all_bars(self) -> tuple[Any, ...]:
        """The bars, their copies, and what is written beside them."""
        return *self.bars, *self.copies, self.bar_words, self.bar_name, self.shares

    def look_at_corners(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The plane without squares, closer and closer, and its lowest corner."""
        yield (FadeIn(self.corners),), 0.6
        yield (self.corners.zoom_in(), FadeIn(self.corner_words[-1])), 1.6
        yield (self.corners.line.mark(),), 0.5

    def stretch(self) -> tuple[Any, ...]:
        """The square of the distance is multiplied until it is as steep as the loss."""
        return change(self.parabola.stretched, 1), lit(self._formula, "factor")

    def lift(self) -> tuple[Any, ...]:
        """What is left of the loss at its lowest is added: it is the loss."""
        return change(self.parabola.lifted, 1), lit(self._formula, "least", "loss")

    def back_to_the_start(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """She and the lesson go; the tangent where she began is left, and a formula."""
        walk, where_from = self.hill.walk, self.start_slope
        yield (FadeOut(self.hill.hiker, self.lesson),), 0.8
        walk.rewind()
        yield (Create(walk.tangent.set_presence(1)),), 0.8
        yield (FadeIn(where_from),), 0.5

    def bar_by_bar(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Her way, then how far is left: with seconds.

        Each bar grows towards where she was; then a copy of the next slides under each.
        """
        way = (
            FadeIn(self.way, rate_func=EARLY),
            change(self.way.shown, self.plan.walk.steps, linear),
        )
        yield way, 1.3
        for bar, words in zip(self.bars, self.bar_words, strict=True):
            bar.grown.set_value(0)
            name = (FadeIn(self.bar_name),) if bar is self.bars[0] else ()
            yield (change(bar.grown, 1), FadeIn(bar, words), *name), 0.4
        for bar, copy, share in zip(self.bars, self.copies, self.shares, strict=False):
            up = bar.height_on_screen.get_value() - _UNDER
            yield (FadeIn(copy), change(copy.height_on_screen, up)), 0.4
            yield (FadeIn(share),), 0.3


__all__ = ["Morning"]
