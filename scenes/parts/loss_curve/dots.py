"""Every w has its loss: three dots on an empty plane, and why there are not more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, UP, FadeIn, FadeOut, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.dials import ManyDials
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.telling import million_years
from scenes.stage import LABEL_SIZE, LOSS, QUIET, STAGE, Box, Samples, Words, change, tr
from scenes.stage.type.text import number_text, on_plate

Array = NDArray[np.float64]

_BAR = 0.16  # scene units: the width of a column
_LEFT, _RIGHT = STAGE.inset(bottom=0.1).columns(5.0, 7.6, gap=0.5)


class Dots:
    """Squares that pour their areas into columns, a dot on top of each; and twenty knobs."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill) -> None:
        self.plan, self.data, self.hill = plan, data, hill
        self.plot, self.losses = _RIGHT, VGroup()
        self.guesses, self.cards = Box(-6.2, -1.7, 6.2, 2.0), Box(-5.2, 0.95, 5.2, 3.6)
        self.dots = [Samples(hill.plane, [w], [plan.loss(w)], color=LOSS) for w in plan.dots]
        for dot in self.dots:
            dot.crowd = -0.6
        twenty = _RIGHT.inset(left=1.4, right=1.4, top=0.9, bottom=2.4)
        self.twenty = ManyDials(twenty)
        rows = (
            tr("10 positions each: 10²⁰ tries"),
            tr("at a million a second: {years} million years").format(years=million_years()),
        )
        words = [Words(row, LABEL_SIZE, QUIET if n else LOSS) for n, row in enumerate(rows)]
        self.tries = on_plate(VGroup(*words).arrange(DOWN, buff=0.25))
        self.tries.move_to((_RIGHT.middle[0], twenty.bottom - 0.95, 0))

    def make_room(self) -> tuple[Any, ...]:
        """The data go to the left, and their plane shows all that the three lines say."""
        plane, data = self.data.plane, self.data
        wide = data.wide()
        moved = plane.animate.within(_LEFT.inset(top=1.5)).reframe(y=wide)
        knob = data.knobs[0].animate.move_to((_LEFT.middle[0], STAGE.top - 0.7, 0))
        pile = data.pile
        after = plane.copy().within(_LEFT.inset(top=1.5)).reframe(y=wide)
        self._unit = float(after.size[1] / after.span[1])
        pile.other_corner = self._stand(0)
        return moved, knob, change(pile.aside, 1)

    def _stand(self, number: int) -> Array:
        """The corner (2,) of an average square that stands on the axis of the loss, over its w."""
        plane, w = self.hill.plane, self.plan.dots[number]
        side = self._unit * self.plan.side(w)
        left, right = float(plane.corner[0]), float(plane.corner[0] + plane.size[0])
        x, foot = plane.xy(w, max(0.0, float(plane.low[1])))
        return np.array([np.clip(x - side / 2, left + 0.05, right - side), foot])

    def one_by_one(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """For each w its average square, a column and a dot; with seconds."""
        pile = self.data.pile
        for number, dot in enumerate(self.dots):
            if number:
                yield (*self.another(number), self.data.knobs[0].glow()), 1.0
            yield (self.pour(number),), 0.8
            yield (FadeIn(dot, self.values(number)), FadeOut(pile)), 0.3

    def pour(self, number: int) -> Any:
        """The average square becomes a column over its w, as high as its area says."""
        pile, w = self.data.pile, self.plan.dots[number]
        foot = self.hill.plane.xy(w, 0.0)
        top = self.hill.plane.xy(w, self.plan.loss(w))
        pile.column = np.array([foot[0] - _BAR / 2, foot[1], _BAR, top[1] - foot[1]])
        return change(pile.poured, 1)

    def another(self, number: int) -> tuple[Any, ...]:
        """The knob is turned to another w, with its average square."""
        pile = self.data.pile
        pile.poured.set_value(0)
        pile.other_corner = self._stand(number)
        return self.data.turn(self.plan.dots[number]), FadeIn(pile)

    def values(self, number: int) -> Words:
        """The loss at one of them, beside its dot."""
        w = self.plan.dots[number]
        loss = number_text(float(f"{self.plan.loss(w):.4g}"))
        x, y = self.hill.plane.xy(w, self.plan.loss(w))
        words = Words(loss, LABEL_SIZE, LOSS).next_to((x, y, 0), UP, buff=0.2)
        self.losses.add(words)
        return words

    def behind_the_knobs(self, presence: float) -> tuple[Any, ...]:
        """The plane and its dots, as faint as this."""
        faint = [thing.animate.set_presence(presence) for thing in (self.hill.plane, *self.dots)]
        return *faint, self.losses.animate.set_opacity(presence)

    def all_but_her_question(self, presence: float) -> tuple[Any, ...]:
        """Everything behind the cards, as faint as this."""
        data = self.data
        things = (data.plane, data.samples, data.line, data.pin, self.hill.plane, *self.dots)
        faint = [thing.animate.set_presence(presence) for thing in things]
        knob = data.knobs[0]
        texts = [
            knob.readout.animate.set_opacity(presence),
            self.losses.animate.set_opacity(presence),
        ]
        return *faint, knob.dial.animate.set_presence(presence), *texts

    def put_away(self) -> tuple[Any, ...]:
        """The data go, as the night sky comes; they come back small."""
        data = self.data
        self.hill.closeup.look(**self.hill.as_it_is())
        shown = data.plane, data.samples, data.line, data.pin, data.knobs[0]
        return FadeOut(self.twenty, self.tries, *shown), FadeIn(self.hill.night.sky)

    def nightfall(self) -> tuple[Any, ...]:
        """All the dots but the last go out."""
        stays = self.dots[-1].animate.set_presence(1)
        return FadeOut(*self.dots[:-1], self.losses), stays


__all__ = ["Dots"]
