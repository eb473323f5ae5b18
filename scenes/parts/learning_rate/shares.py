"""What a step leaves, as a bar: to one side of 0, or with a minus to the other."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from scenes.parts.learning_rate.numerals import factor_text
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import BODY_SIZE, MINIMUM, POSITION, QUIET, Layer, Words
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

_LEFT, _NONE, _ALL = 2.6, 4.15, 5.15  # where the longest bar to the left ends, 0, and 1
_HALF, _BESIDE = 0.21, 0.16  # scene units: half a bar; from 0 to its number on the other side


class ShareBar(Painted):
    """What of the distance a step with a factor leaves, from 0 at the ``high`` of its line on."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, factor: float, high: float) -> None:
        super().__init__()
        self.factor, self.high = factor, high
        lowest = min(0.0, *(run.factor for run in plan.places))
        self.unit = min(_ALL - _NONE, (_NONE - _LEFT) / max(-lowest, 1e-9))
        low, top = sorted((0.0, factor * self.unit))
        self.set_frame(_NONE + low, high - _HALF, _NONE + max(top, 0.05), high + _HALF)

    def number(self) -> Words:
        """The factor, on the other side of 0."""
        words, side = Words(factor_text(self.factor), BODY_SIZE), -1 if self.factor >= 0 else 1
        beside = _BESIDE if self.factor else 2 * _BESIDE  # of the cross
        out = _NONE + side * (beside + words.width / 2)
        return words.move_to((out, self.high, 0))

    def draw(self, canvas: Canvas) -> None:
        """The bar in the outline of all of the distance; 0, and a cross where none is left."""
        pen, high, end = Pen(canvas, self.presence), self.high, _NONE + self.factor * self.unit
        low, top = high - _HALF, high + _HALF
        whole = [(_NONE, low), (_NONE + self.unit, low), (_NONE + self.unit, top), (_NONE, top)]
        if self.factor >= 0:  # else its number is there
            pen.line(np.array(whole), RULE, 0.03, closed=True)
        if self.factor:
            corners = [(_NONE, low), (end, low), (end, top), (_NONE, top)]
            pen.fill(np.array(corners), POSITION, 0.85)
        pen.line(np.array([(_NONE, low - 0.12), (_NONE, top + 0.12)]), QUIET, 0.04)
        if not self.factor:
            for up in (1, -1):
                arm = 0.15 * np.array([1, up])
                middle = np.array([_NONE, high])
                pen.line(np.stack([middle - arm, middle + arm]), MINIMUM, 0.05, casing=0.04)

    def readings(self) -> list[Reading]:
        """The factor."""
        return [Reading(f"bar of {self.factor:g}", "", self.factor)]


__all__ = ["ShareBar"]
