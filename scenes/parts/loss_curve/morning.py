"""What is seen by day: what the bowl is made of, and slopes on both sides of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, FadeOut, VGroup

from scenes.parts.loss_curve.apart import Distances
from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.figures import signed, small_text
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.lighting import FIRST, SECOND, Sigma
from scenes.parts.loss_curve.parabolas import Parabolas
from scenes.parts.loss_curve.power import PowerRule, one_squared
from scenes.parts.loss_curve.rule import SLOPE
from scenes.parts.loss_curve.sheet import Sheet
from scenes.parts.loss_curve.telling import text, w_text
from scenes.parts.loss_curve.tonight import Tonight
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    MINIMUM,
    STAGE,
    STEP,
    TITLE,
    TITLE_SIZE,
    Box,
    Layer,
    UpdateRule,
    Words,
    change,
    instead,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import Color
from scenes.stage.type.text import number_text

_BY_SCALE = 1.1  # scene units: beside its numbers
_OFF_THE_SLOPE = 0.7  # scene units: what stands above her, from above her
_OVER_ARROW = 0.5  # scene units: the middle of a name above an arrow on the axis
_BOARD = Box(-3.9, 1.5, 3.9, 2.8)  # over the smoke of the tent, between the ground


class Morning:
    """Pictures over the valley by day."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill, unit: str = "") -> None:
        self.plan, self.hill = plan, hill
        self.parabolas = Parabolas(hill.curve, plan)
        self.parabolas.set_z_index(Layer.AXES - 1)  # behind the plates of the scale, and her dots
        row = plan.examples[0]
        x, y = (number_text(float(all_of[row])) for all_of in (plan.dataset.x, plan.dataset.y))
        formulas = one_squared(x, y, TITLE_SIZE), Sigma(shown=True)
        self.formulas = [on_plate(one, opacity=0.97).within(STAGE, UP) for one in formulas]
        self.tonight = Tonight(plan, data, unit)
        self.distances = Distances(hill)
        rule, name = UpdateRule("w", SLOPE), Words(tr("gradient descent"), TITLE_SIZE)
        self.lesson = on_plate(VGroup(rule, name).arrange(DOWN, buff=0.25)).within(STAGE, UP)
        board = Sheet(_BOARD)
        board.set_z_index(Layer.PLOT - 1)
        self.power = board, PowerRule(plan, _BOARD.inset(0.3, top=0.0, bottom=0.05))
        self.rate = on_plate(Words(f"{ALPHA} = {small_text(plan.rate)}", TITLE_SIZE, STEP))
        self.rate.within(TITLE)
        self.convex = on_plate(Words(tr("convex"), TITLE_SIZE)).within(TITLE)

    def _w(self, length: float) -> str:
        return w_text(length, self.plan.high - self.plan.low)

    def how_far(self) -> VGroup:
        """How far from the camp both begin, above that."""
        lengths = map(self._w, self.distances.lengths())
        told = (tr("{w} from the camp").format(w=length) for length in lengths)
        return self._above_both(told, MINIMUM)

    def both_cuts(self) -> VGroup:
        """How far and to which side the two first steps lead, above where they begin."""
        steps = [-self.plan.rate * slope for _, slope in self._both()]
        told = (f"{tr('step')} = {signed(self._w(step))}" for step in steps)
        return self._above_both(told, STEP)

    def both_slopes(self) -> VGroup:
        """The gradient where each of the two began, above that."""
        slopes = (text(slope) for _, slope in self._both())
        told = (f"{tr('gradient')} = {signed(slope)}" for slope in slopes)
        return self._above_both(told, GRADIENT)

    def _both(self) -> list[tuple[float, float]]:
        """Where she and the second hiker begin, and the slope there."""
        walks = self.plan.walk, self.plan.other
        return [(float(w.points[0, 0, 0]), float(w.gradients[0, 0, 0])) for w in walks]

    def _above_both(self, texts: Iterable[str], color: Color) -> VGroup:
        words = VGroup()
        for (w, _), told in zip(self._both(), texts, strict=True):
            words.add(on_plate(Words(told, BODY_SIZE, color), 0.08))
            x, y = self.hill.curve.at([w])
            words[-1].next_to((x, y + self.hill.hiker.tall, 0), UP, buff=0.25)
            words[-1].shift(_OFF_THE_SLOPE * np.sign(self.plan.best - w) * RIGHT)
        beside = STAGE.left + _BY_SCALE  # the scale of the loss
        return words.shift(max(0.0, beside - float(words.get_left()[0])) * RIGHT)

    def both_arrows(self) -> VGroup:
        """What both arrows on the axis are, above them and beside the plumb lines."""
        names, ruler = VGroup(), self.hill.ruler.ruler
        for w, slope in self._both():
            parts = Words(ALPHA, LABEL_SIZE, STEP), Words(tr("× gradient"), LABEL_SIZE, GRADIENT)
            name, side = on_plate(on_one_line(*parts, buff=0.15), 0.08), np.sign(slope) * RIGHT
            foot = np.append(ruler.at([w]), 0.0)
            names.add(name.move_to(foot + 0.25 * side + _OVER_ARROW * UP, aligned_edge=-side))
        return names

    @property
    def valley(self) -> tuple[Any, ...]:
        """All of the valley that is seen when both are at the camp."""
        hill = self.hill
        return hill.night, hill.ruler, hill.tent, hill.mark, hill.other.hiker

    def one_parabola(self) -> tuple[Any, ...]:
        """Animations: her posts go, and the squared error of one dot comes."""
        come = FadeIn(self.formulas[0], self.parabolas, rate_func=SECOND)
        return FadeOut(self.hill.posts, rate_func=FIRST), come

    def becomes_the_loss(self) -> tuple[Any, ...]:
        """Animations: all parabolas go to their average, and the formula is that of the loss."""
        return change(self.parabolas.merged, 1), *instead(self.formulas[0], self.formulas[1])

    def asked(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The lesson goes; the power that came down comes, on a board."""
        yield (FadeOut(self.lesson, rate_func=FIRST), FadeIn(*self.power, rate_func=SECOND)), 1.0


__all__ = ["Morning"]
