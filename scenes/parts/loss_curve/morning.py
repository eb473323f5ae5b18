"""What is seen by day: the parabola from school, corners, stairs and what they leave."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.misses import Guess
from scenes.parts.loss_curve.school import Corners, SchoolParabola, Sheet
from scenes.parts.loss_curve.steps import Bar, Stairs
from scenes.parts.loss_curve.telling import text
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    PREDICTION,
    STAGE,
    STEP,
    TITLE,
    TITLE_SIZE,
    Box,
    FittedLine,
    Layer,
    Plane,
    Samples,
    Words,
    change,
    italic,
    on_plate,
    tr,
)
from scenes.stage.type.text import number_text

_BARS = 4
_UNDER = 0.16  # scene units: from a bar to the copy of the next
_HIGHEST, _APART = 2.25, 0.72  # scene units: the first bar, and from one to the next


class Morning:
    """Pictures over the valley by day."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill) -> None:
        self.plan, self.hill = plan, hill
        self.parabola = SchoolParabola(hill.curve, plan)
        y = f"{italic('L')} = "
        self.formulas = [
            on_plate(Words((y if number == 3 else "") + formula, TITLE_SIZE)).within(TITLE)
            for number, formula in enumerate(self.parabola.words())
        ]
        self.corners = Corners(plan, Box(-4.6, -1.3, 4.6, 3.55))
        self.corner_words = self.corners.words()
        places = plan.places
        self.stairs = Stairs(hill.curve, places)
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
        self.tonight = Tonight(plan, data)
        rows = tr("next: what a slope is"), tr("try it: downhill playground")
        texts = [Words(row, LABEL_SIZE) for row in rows]
        self.onward = on_plate(VGroup(*texts).arrange(DOWN, buff=0.25))
        self.onward.within(STAGE.inset(top=0.2), UP)
        self.level = on_plate(Words(tr("slope 0: no arrow"), LABEL_SIZE), 0.08)

    def _length(self, bar: Bar) -> VGroup:
        """How far it is, beside the end of a bar."""
        length = abs(bar.between[1] - bar.between[0])
        side = RIGHT if self.hill.side > 0 else LEFT
        words = on_plate(Words(f"{length:.3f}", LABEL_SIZE, POSITION), 0.06)
        return words.next_to((*bar.line()[1], 0), side, buff=0.2)

    def _share(self, copy: Bar, bar: Bar) -> VGroup:
        """What share of a bar its copy covers."""
        share = tr("{share} %").format(share=f"{100 * self.plan.left_over:.0f}")
        words = on_plate(Words(share, LABEL_SIZE), 0.06)
        middle = copy.line().mean(axis=0)
        return words.next_to((middle[0], bar.line()[0][1] - _UNDER, 0), DOWN, buff=0.05)

    def both_cuts(self) -> VGroup:
        """How long the two steps on the ruler are, above them."""
        words = VGroup()
        for one in self.hill.both:
            length = abs(self.plan.rate * one.slope())
            words.add(on_plate(Words(_told(length), LABEL_SIZE, STEP), 0.08))
            words[-1].next_to((*one.downstep.middle(), 0), UP, buff=0.2)
        return words

    def both_slopes(self) -> VGroup:
        """The slope where each of the two stands, above their heads."""
        words = VGroup()
        for one in self.hill.both:
            slope = one.slope()
            shown = f"{tr('slope')} {'+' if slope > 0 else ''}{text(slope)}"
            words.add(on_plate(Words(shown, LABEL_SIZE, GRADIENT), 0.08))
            x, y = self.hill.curve.at(one.foot())
            words[-1].next_to((x, y + one.hiker.tall, 0), UP, buff=0.25)
        return words

    def where_from(self) -> VGroup:
        """The slope at her start, with a question mark, beside the tangent."""
        words = on_plate(Words(f"{text(self.plan.slopes[0])} ?", TITLE_SIZE, GRADIENT))
        foot = self.hill.curve.at([float(self.plan.places[0])])
        return words.move_to((*foot, 0)).shift((2.2 * self.hill.side, 0.5, 0))

    def no_arrow(self) -> VGroup:
        """At the minimum there is nothing to draw."""
        return self.level.next_to((*self.hill.curve.at([self.plan.best]), 0), UP, buff=0.35)

    @property
    def school(self) -> tuple[Any, ...]:
        """The parabola and what it has become."""
        return self.parabola, self.formulas[-1]

    @property
    def all_corners(self) -> tuple[Any, ...]:
        """The plane without squares, its lens, and what is written there."""
        return self.corners, self.corners.lens, self.corner_words

    @property
    def all_bars(self) -> tuple[Any, ...]:
        """The bars, their copies, and what is written beside them."""
        return *self.bars, *self.copies, self.bar_words, self.shares

    def from_school(self) -> Iterator[tuple[Any, ...]]:
        """From y = x² to the loss: in each part a formula, and what happens to the curve."""
        curve = self.parabola
        verbs = [change(t, 1) for t in (curve.stretched, curve.moved, curve.lifted)]
        gone: list[Any] = []
        for formula, verb in zip(self.formulas, [FadeIn(curve), *verbs], strict=True):
            yield FadeIn(formula), verb, *gone
            gone = [FadeOut(formula)]

    def bar_by_bar(self) -> Iterator[tuple[Any, ...]]:
        """Each bar grows towards where she began; then a copy of the next slides under each."""
        for bar, words in zip(self.bars, self.bar_words, strict=True):
            bar.grown.set_value(0)
            yield change(bar.grown, 1), FadeIn(bar, words)
        for bar, copy, share in zip(self.bars, self.copies, self.shares, strict=False):
            up = bar.height_on_screen.get_value() - _UNDER
            yield FadeIn(copy), change(copy.height_on_screen, up)
            yield (FadeIn(share),)


def _told(value: float) -> str:
    """Steps with three decimals, slopes in whole numbers."""
    return f"{value:.3f}" if abs(value) < 10 else text(value)


class Tonight(VGroup):
    """What the line says for tonight: the data once more, and a dot that goes up to the line."""

    def __init__(self, plan: WeightDescents, data: Evenings) -> None:
        box = Box(-5.6, -1.0, 1.0, 3.55)
        plane = Plane(data.across, data.up, data.names, through_zero=data.crossing)
        plane.within(box.inset(0.2))
        w = float(plan.places[-1])
        samples = Samples(plane, plan.dataset.x, plan.dataset.y)
        line = FittedLine(plane, lambda: w, lambda: 0.0, width=0.08, name="best line")
        self.guess = Guess(line, plan.case)
        said = number_text(float(f"{w * plan.case:.3g}"))
        answer = f"{number_text(w)} × {number_text(plan.case)} = {said}"
        self.answer = on_plate(Words(answer, TITLE_SIZE, PREDICTION))
        self.answer.move_to((box.right + 0.4, 2.2, 0), aligned_edge=LEFT)
        sheet = Sheet(box)
        super().__init__(sheet, plane, samples, line)
        VGroup(self, self.guess).set_z_index(Layer.PLOT)
        sheet.set_z_index(Layer.PLOT - 1)

    def ask(self) -> tuple[Any, ...]:
        """The dot goes up to the line."""
        self.guess.grown.set_value(0)
        return FadeIn(self.guess), change(self.guess.grown, 1)


__all__ = ["Morning", "Tonight"]
