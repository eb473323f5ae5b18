"""What is seen by day: what the bowl is made of, and slopes on both sides of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, Create, FadeIn, FadeOut, VGroup

from scenes.parts.loss_curve.corner import Corner
from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.power import slope_formula
from scenes.parts.loss_curve.school import LeastLoss, SquaredDistance
from scenes.parts.loss_curve.telling import text, w_text
from scenes.parts.loss_curve.tonight import Tonight
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    STAGE,
    STEP,
    TITLE,
    TITLE_SIZE,
    Layer,
    Tangent,
    Words,
    change,
    instead,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import Color

_BY_SCALE = 1.1  # scene units: beside its numbers
_ASIDE = 1.9  # scene units: from her tangent to the formula of its slope
_LEVEL = 2.75  # scene units from the cross: over the tent and its flag
_OVER = 0.9  # scene units: over the upper half of a tangent


class Morning:
    """Pictures over the valley by day."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill) -> None:
        self.plan, self.hill = plan, hill
        self.parabola = SquaredDistance(hill.curve, plan)
        self.parabola.set_z_index(Layer.FIELD - 1)  # her dots lie on it
        self.formulas = [on_plate(one).within(TITLE) for one in self.parabola.formulas()]
        self.factor = on_plate(self.parabola.factor_words())
        self.factor.next_to(self.formulas[1], DOWN, buff=0.2)
        self.corner = Corner(plan)
        self.least = LeastLoss(self.parabola, hill.side)
        self.tonight = Tonight(plan, data)
        lesson = tr("Feel the slope, step against it: gradient descent.")
        self.lesson = on_plate(Words(lesson, TITLE_SIZE)).within(TITLE)
        self.level = on_plate(Words(f"{tr('slope')} = 0", LABEL_SIZE, GRADIENT), 0.06)
        self.flat = Tangent(hill.curve, lambda: np.array([plan.best]))
        self.flat.half = _OVER
        self.convex = on_plate(Words(tr("convex"), TITLE_SIZE)).within(TITLE)

    def _w(self, length: float) -> str:
        return w_text(length, self.plan.high - self.plan.low)

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
        for (w, _), told in zip(self._both(), texts, strict=True):
            words.add(on_plate(Words(told, LABEL_SIZE, color), 0.08))
            x, y = self.hill.curve.at([w])
            words[-1].next_to((x, y + self.hill.hiker.tall, 0), UP, buff=0.25)
        beside = STAGE.left + _BY_SCALE  # the scale of the loss
        return words.shift(max(0.0, beside - float(words.get_left()[0])) * RIGHT)

    @cached_property
    def start_slope(self) -> VGroup:
        """The formula of the slope, beside the tangent where she began."""
        x, y = self.hill.curve.at([float(self.plan.places[0])])
        side = self.hill.side
        formula = on_plate(slope_formula(0.85 * TITLE_SIZE))
        formula.move_to((x + side * _ASIDE, y + 0.2, 0), aligned_edge=-side * RIGHT)
        beside = STAGE.left + _BY_SCALE  # the scale of the loss, where she began far to the right
        return formula.shift(max(0.0, beside - float(formula.get_left()[0])) * RIGHT)

    def no_arrow(self) -> tuple[Any, ...]:
        """At the cross the tangent is level, and there is nothing to draw on the axis."""
        x, y = self.hill.curve.at([self.plan.best])
        return self.flat, self.level.move_to((x, y + _LEVEL, 0))

    def becomes(self, number: int) -> tuple[Any, ...]:
        """Animations: the square is stretched, 1, moved, 2, or lifted, 3, and so is its formula."""
        changed = (self.parabola.stretched, self.parabola.moved, self.parabola.lifted)[number - 1]
        return change(changed, 1), *instead(self.formulas[number - 1], self.formulas[number])

    def lift(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """What is left of the loss at its lowest is added: it is the loss. A lens shows how much.

        With seconds.
        """
        if self.least.needed:
            yield (FadeIn(self.least, self._least_words[1]),), 0.6
        yield self.becomes(3), 0.8
        if self.least.needed:
            yield (FadeIn(self._least_words[0]),), 0.3

    @property
    def all_of_the_formula(self) -> tuple[Any, ...]:
        """The square, its last formula, and the lens on what is left."""
        return self.parabola, self.formulas[-1], self.factor, self.least, self._least_words

    def back_to_the_start(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The lesson goes; the tangent where she began comes, and a formula."""
        walk, where_from = self.hill.walk, self.start_slope
        yield (FadeOut(self.lesson),), 0.8
        walk.rewind()
        self.hill.felt.forget()
        yield (Create(walk.tangent.set_presence(1)),), 0.8
        yield (FadeIn(where_from),), 0.5


__all__ = ["Morning"]
