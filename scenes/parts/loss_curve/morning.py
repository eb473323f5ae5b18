"""What is seen by day: what the bowl is made of, her steps and what they leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, Create, FadeIn, FadeOut, VGroup, linear

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import EARLY, Hill
from scenes.parts.loss_curve.lighting import lit
from scenes.parts.loss_curve.power import slope_formula
from scenes.parts.loss_curve.school import LeastLoss, SquaredDistance
from scenes.parts.loss_curve.steps import Bar, Way
from scenes.parts.loss_curve.telling import text, w_text
from scenes.parts.loss_curve.tonight import Tonight
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    STEP,
    TITLE,
    TITLE_SIZE,
    Tangent,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import Color

_ASIDE = 1.3  # scene units: from her tangent to the formula of its slope
_LEVEL = 1.35, 0.45  # scene units from the cross: beside the tent, just over the ground
_OVER = 0.9  # scene units: over the upper half of a tangent
_BARS = 3
_HIGHEST, _APART = 2.15, 0.95  # scene units: the first bar, and from one to the next


class Morning:
    """Pictures over the valley by day."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill) -> None:
        self.plan, self.hill = plan, hill
        self.parabola = SquaredDistance(hill.curve, plan)
        self._formula = self.parabola.formula()
        self.formula = on_plate(self._formula).within(TITLE)
        self.least = LeastLoss(self.parabola, hill.side)
        places = plan.places
        self.way = Way(hill.curve, places, plan.best)
        count = min(_BARS, len(places))
        self.bars = [
            Bar(hill.curve, (float(w), plan.best), _HIGHEST - _APART * number)
            for number, w in enumerate(places[:count])
        ]
        self.bar_words = VGroup(*map(self._length, self.bars))
        self.shares = VGroup(*map(self._share, self.bars[1:]))
        name = on_plate(Words(tr("distance to the cross"), LABEL_SIZE, POSITION), 0.06)
        middle = self.bars[0].line().mean(axis=0)
        self.bar_name = name.next_to((*middle, 0), UP, buff=0.25)
        self.tonight = Tonight(plan, data)
        lesson = tr("Feel the slope, step against it: gradient descent.")
        self.lesson = on_plate(Words(lesson, TITLE_SIZE)).within(TITLE)
        self.level = on_plate(Words(tr("slope = 0: no arrow"), LABEL_SIZE, GRADIENT), 0.06)
        self.flat = Tangent(hill.curve, lambda: np.array([plan.best]))
        self.convex = on_plate(Words(tr("convex"), TITLE_SIZE)).within(TITLE)

    def _length(self, bar: Bar) -> VGroup:
        """How far it is, beside the end of a bar."""
        length = abs(bar.between[1] - bar.between[0])
        side = RIGHT if self.hill.side > 0 else LEFT
        words = on_plate(Words(self._w(length), LABEL_SIZE, POSITION), 0.06)
        return words.next_to((*bar.line()[1], 0), side, buff=0.2)

    def _w(self, length: float) -> str:
        return w_text(length, self.plan.high - self.plan.low)

    def _share(self, bar: Bar) -> VGroup:
        """What share it is of the bar above, at its other end."""
        share = tr("{share} %").format(share=f"{100 * self.plan.left_over:.0f}")
        words = on_plate(Words(share, LABEL_SIZE), 0.06)
        return words.next_to((*bar.line()[0], 0), LEFT if self.hill.side > 0 else RIGHT, buff=0.2)

    @cached_property
    def _least_words(self) -> VGroup:
        return self.least.words()

    def both_cuts(self) -> VGroup:
        """How long the two first steps are, above where they begin."""
        lengths = (self._w(abs(self.plan.rate * slope)) for _, slope in self._both())
        return self._above_both((f"{tr('step')} = {length}" for length in lengths), STEP)

    def both_slopes(self) -> VGroup:
        """The slope where each of the two began, above that."""
        slopes = (slope for _, slope in self._both())
        shown = (f"{tr('slope')} = {'+' if slope > 0 else ''}{text(slope)}" for slope in slopes)
        return self._above_both(shown, GRADIENT)

    def _both(self) -> list[tuple[float, float]]:
        """Where she and the second hiker begin, and the slope there."""
        walks = self.plan.walk, self.plan.other
        return [(float(w.points[0, 0, 0]), float(w.gradients[0, 0, 0])) for w in walks]

    def _above_both(self, texts: Iterable[str], color: Color) -> VGroup:
        words = VGroup()
        talls = 0.0, self.hill.other.hiker.tall  # she is at the camp
        for (w, _), tall, told in zip(self._both(), talls, texts, strict=True):
            words.add(on_plate(Words(told, LABEL_SIZE, color), 0.08))
            x, y = self.hill.curve.at([w])
            words[-1].next_to((x, y + max(tall, _OVER), 0), UP, buff=0.25)
        return words

    @cached_property
    def start_slope(self) -> VGroup:
        """The formula of the slope, beside the tangent where she began."""
        x, y = self.hill.curve.at([float(self.plan.places[0])])
        side = self.hill.side
        at = (x + side * _ASIDE, y + 0.2, 0)
        return on_plate(slope_formula(0.85 * TITLE_SIZE)).move_to(at, aligned_edge=-side * RIGHT)

    def no_arrow(self) -> tuple[Any, ...]:
        """At the cross the tangent is level, and there is nothing to draw on the axis."""
        (x, y), side, (beside, above) = self.hill.curve.at([self.plan.best]), self.hill.side, _LEVEL
        at = (x - side * beside, y + above, 0)
        return self.flat, self.level.move_to(at, aligned_edge=side * RIGHT)

    @property
    def all_bars(self) -> tuple[Any, ...]:
        """The bars, and what is written beside them."""
        return *self.bars, self.bar_words, self.bar_name, self.shares

    def stretch(self) -> tuple[Any, ...]:
        """The square of the distance is multiplied until it is as steep as the loss."""
        return change(self.parabola.stretched, 1), lit(self._formula, "factor")

    def lift(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """What is left of the loss at its lowest is added: it is the loss. A lens shows how much.

        With seconds.
        """
        if self.least.needed:
            yield (FadeIn(self.least, self._least_words[1]),), 0.6
        yield (change(self.parabola.lifted, 1), lit(self._formula, "least", "loss")), 0.8
        if self.least.needed:
            yield (FadeIn(self._least_words[0]),), 0.3

    @property
    def all_of_the_formula(self) -> tuple[Any, ...]:
        """The square of the distance, the formula, and the lens on what is left."""
        return self.parabola, self.formula, self.least, self._least_words

    def back_to_the_start(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """She and the lesson go; the tangent where she began is left, and a formula."""
        walk, where_from = self.hill.walk, self.start_slope
        yield (FadeOut(self.hill.hiker, self.lesson),), 0.8
        walk.rewind()
        self.hill.felt.forget()
        yield (Create(walk.tangent.set_presence(1)),), 0.8
        yield (FadeIn(where_from),), 0.5

    def bar_by_bar(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Her way, then how far is left: with seconds.

        The first bar grows towards where she began; each of the others is the one before, cut.
        """
        way = (
            FadeIn(self.way, rate_func=EARLY),
            change(self.way.shown, self.plan.walk.steps, linear),
        )
        yield way, 1.3
        first, *others = self.bars
        first.grown.set_value(0)
        name = FadeIn(self.bar_name)
        yield (change(first.grown, 1), FadeIn(first, self.bar_words[0]), name), 0.6
        for number, bar in enumerate(others, 1):
            level = bar.height_on_screen.get_value()
            bar.grown.set_value(1 / self.plan.left_over)
            bar.height_on_screen.set_value(level + _APART)
            come = FadeIn(bar, rate_func=EARLY), change(bar.height_on_screen, level)
            yield (*come, change(bar.grown, 1)), 0.8
            yield (FadeIn(self.bar_words[number], self.shares[number - 1]),), 0.4


__all__ = ["Morning"]
