"""What is seen by day: what the bowl is made of, and slopes on both sides of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
from manim import RIGHT, UP, Create, FadeIn, FadeOut, Transform, VGroup

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.power import slope_formula
from scenes.parts.loss_curve.school import SquaredDistance
from scenes.parts.loss_curve.telling import text, w_text
from scenes.parts.loss_curve.tonight import Tonight
from scenes.stage import (
    ALPHA,
    GRADIENT,
    LABEL_SIZE,
    STAGE,
    STEP,
    TITLE,
    TITLE_SIZE,
    Choices,
    Layer,
    Words,
    change,
    instead,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import Color

_BY_SCALE = 1.1  # scene units: beside its numbers
_ASIDE = 1.9  # scene units: from her tangent to the formula of its slope
_OVER_ARROW = 0.5  # scene units: the middle of a name above an arrow on the axis
_FAINT = 0.7  # of a formula of which one part is asked about
_ASKED = TITLE.inset(left=3.6, right=3.2)  # between the ground on both sides


class Morning:
    """Pictures over the valley by day."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill) -> None:
        self.plan, self.hill = plan, hill
        self.parabola = SquaredDistance(hill.curve, plan)
        self.parabola.set_z_index(Layer.FIELD - 1)  # her dots lie on it
        self.formulas = [on_plate(one).within(TITLE) for one in self.parabola.formulas()]
        self.tonight = Tonight(plan, data)
        lesson = tr("Feel the slope, step against it: gradient descent.")
        self.lesson = on_plate(Words(lesson, TITLE_SIZE)).within(TITLE)
        self.convex = on_plate(Words(tr("convex"), TITLE_SIZE)).within(TITLE)

    def _w(self, length: float) -> str:
        return w_text(length, self.plan.high - self.plan.low)

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
        self._slope = slope_formula(0.85 * TITLE_SIZE)
        formula = on_plate(self._slope)
        formula.move_to((x + side * _ASIDE, y + 0.2, 0), aligned_edge=-side * RIGHT)
        beside = STAGE.left + _BY_SCALE  # the scale of the loss, where she began far to the right
        return formula.shift(max(0.0, beside - float(formula.get_left()[0])) * RIGHT)

    def both_arrows(self) -> VGroup:
        """What both arrows on the axis are, above them and beside the plumb lines."""
        names, ruler = VGroup(), self.hill.ruler.ruler
        for w, slope in self._both():
            parts = Words(ALPHA, LABEL_SIZE, STEP), Words(tr("× gradient"), LABEL_SIZE, GRADIENT)
            name, side = on_plate(on_one_line(*parts, buff=0.15), 0.08), np.sign(slope) * RIGHT
            foot = np.append(ruler.at([w]), 0.0)
            names.add(name.move_to(foot + 0.25 * side + _OVER_ARROW * UP, aligned_edge=-side))
        return names

    def which_way(self) -> tuple[Choices, str]:
        """Where the second hiker may step, and where that one does: against the first."""
        choices = Choices(tr("to the left"), tr("to the right")).within(_ASKED)
        return choices, choices.answers[0 if self.plan.starts_left else 1]

    def call_the_two(self) -> Any:
        """What the last question asks about, in the formula: the power that came down."""
        after = self._slope.copy().set_opacity(_FAINT)
        after.part("two").set_opacity(1)
        return Transform(self._slope, after)

    def becomes(self, number: int) -> tuple[Any, ...]:
        """Animations: the square is stretched, 1, moved, 2, or lifted, 3, and so is its formula."""
        changed = (self.parabola.stretched, self.parabola.moved, self.parabola.lifted)[number - 1]
        return change(changed, 1), *instead(self.formulas[number - 1], self.formulas[number])

    def back_to_the_start(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The lesson goes; the tangent where she began comes, and a formula."""
        tangent, where_from = self.hill.walk.tangent, self.start_slope
        yield (FadeOut(self.lesson),), 0.6
        self.hill.felt.forget()
        yield (Create(tangent.set_presence(1)),), 0.8
        yield (FadeIn(where_from),), 0.5


__all__ = ["Morning"]
