"""The card with the true line, face down until the end."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    RoundedRectangle,
    VGroup,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from gdmath.typst import typst_number
from scenes.parts.regression.figures import apart
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.results import dashes, equation, stroke
from scenes.parts.regression.telling import line_text
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    PREDICTION,
    QUIET,
    TITLE,
    TITLE_SIZE,
    TRUTH,
    FittedLine,
    Formula,
    Law,
    Words,
    on_plate,
    tr,
)
from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.theme import PLATE

Array = NDArray[np.float64]

_THIN = 0.03  # of its width, as it is seen from the side
_UNDER = 0.4  # scene units from the turned card down to the line that was found
_GROWN = 1.3  # times as large, as it comes
# Left end and top of the turned card: free of dots that rise, or fall.
_SIGN = 0.95  # scene units from where a sign begins to what it loses
_FREE = {True: (5.6, -1.5, 0), False: (5.6, 1.9, 0)}  # right end of what both lose
_OPEN = {True: (-4.8, 2.7, 0), False: (-4.8, -0.2, 0)}


class Card(Placed, VGroup):
    """A card: its face has ``y = ? x + ?``, its other side the line that the dots come from.

    It is turned over by being squashed until only its edge is seen, and opened again.
    """

    def __init__(self, plan: Plan) -> None:
        assert plan.truth is not None
        self.face = Formula('y = "?" thin x + "?"', {}, LABEL_SIZE)
        law = line_text(plan.truth, exact=True).replace("x", " x").replace("−", "-")
        chance = f'"{tr("noise: spread")}" {typst_number(plan.noise)}'
        self.back = VGroup(
            Formula(f"y = {law}", {}, TITLE_SIZE, TRUTH), Formula(chance, {}, LABEL_SIZE, QUIET)
        ).arrange(DOWN, buff=0.2, aligned_edge=LEFT)
        self.plate = _plate(self.face)
        super().__init__(self.plate, self.face)

    def turn_away(self) -> tuple[Any, ...]:
        """Only its edge is seen."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.4), (0.3, 1.0)))
        words = FadeOut(self.face, rate_func=early)  # no letter is squeezed
        return words, self.plate.animate(rate_func=late).stretch(_THIN, 0)

    def turn_to(self) -> tuple[Any, ...]:
        """The other side comes round, where the face was."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.7), (0.6, 1.0)))
        plate = _plate(self.back.move_to(self.plate))
        opens = self.plate.animate(rate_func=early).become(plate)
        return opens, FadeIn(self.back, rate_func=late)


def _plate(words: Any) -> RoundedRectangle:
    """What words stand on."""
    return RoundedRectangle(
        width=words.width + 0.5,
        height=words.height + 0.4,
        corner_radius=0.12,
        fill_color=PLATE,
        fill_opacity=1,
        stroke_color=QUIET,
        stroke_width=3,
    ).move_to(words)


class Truth:
    """The card turned over, the law, and the line that was found."""

    def __init__(self, plan: Plan, line: FittedLine) -> None:
        assert plan.truth is not None
        assert plan.line.law is not None
        self.card = Card(plan)
        self.law = Law(line.plane, plan.line.law)
        self.card.within(TITLE, RIGHT)
        self._rises = bool(plan.line.best[0] >= 0)
        self.found = equation(plan.line.end).scale(TITLE_SIZE / BODY_SIZE)
        middle = _OPEN[self._rises][0] + _GROWN * self.card.plate.width / 2  # of the turned card
        left = middle - self.card.back.width / 2  # its numbers are above those of the card
        card = _plate(self.card.back).height  # its top stays where the smaller face has it
        middle_y = _OPEN[self._rises][1] - _GROWN * self.card.plate.height / 2
        foot = middle_y - card / 2 - _UNDER
        self.found.move_to((left, foot - self.found.height / 2, 0), aligned_edge=LEFT)
        self.losses = self._losses(plan)
        self.all = self.law, self.found, self.card.plate, self.card.back, *self.losses

    def _losses(self, plan: Plan) -> tuple[VGroup, ...]:
        """What both lines lose on these dots, with their strokes, where no dots are."""
        assert plan.truth is not None
        ours, truth = (plan.line.loss(it) for it in (plan.line.end, plan.truth))
        signs = stroke(-0.35, 0.35, PREDICTION), dashes(TRUTH)
        rows = []
        for sign, told in zip(signs, apart(ours, truth), strict=True):
            words = Words(f"{tr('loss')} {told}", LABEL_SIZE, LOSS)
            words.move_to(sign).set_x(sign.get_left()[0] + _SIGN, LEFT)
            rows.append(VGroup(sign, words))
        both = VGroup(*rows).arrange(DOWN, buff=0.25, aligned_edge=LEFT)
        both.move_to(_FREE[self._rises], aligned_edge=RIGHT)
        return tuple(on_plate(row, 0.08) for row in rows)

    def come(self) -> Any:
        """The card comes out of its corner and grows."""
        return self.card.animate.scale(_GROWN).move_to(_OPEN[self._rises], aligned_edge=UP + LEFT)


__all__ = ["Card", "Truth"]
