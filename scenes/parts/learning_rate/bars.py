"""How much of the way is left after each step: bars below the axis."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.learning_rate.numerals import hundredths
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import LABEL_SIZE, POSITION, STEP, Layer, Plane
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

BARS = 4
_FIRST, _PITCH, _HALF = 0.8, 0.4, 0.12  # scene units below the axis; from bar to bar; half a bar
_GAP = 0.2


class Bars(Lettered):
    """The distance to the bottom after each of the first steps, one bar under the other.

    Each ends below the cross. ``shown`` is how many there are, ``ruled`` in [0, 1] whether each is
    measured against the one before: cut into as many parts as a step takes one of; ``taken`` is how
    bright that part is which a step has taken.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, plan: RatePlan) -> None:
        super().__init__()
        self.plane, self.plan = plane, plan
        self.shown, self.ruled, self.taken = (ValueTracker(0.0) for _ in range(3))
        self.places = plan.careful.places[:BARS]
        away = np.abs(self.places - plan.minimum)
        self._names = [Lettering(hundredths(d), LABEL_SIZE, POSITION) for d in away.tolist()]
        self.towards = 1.0 if plan.start < plan.minimum else -1.0

    def line(self, number: int) -> Array:
        """The ends of a bar on the screen (2, 2): where she stands, and below the cross."""
        ends = self.plane.xy([self.places[number], self.plan.minimum], 0.0)
        return np.asarray(ends - np.array([0.0, _FIRST + number * _PITCH]))

    def strength(self, number: int) -> float:
        """How much of a bar is there."""
        return float(np.clip(self.shown.get_value() - number, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How far it is, beyond the end below the cross."""
        for number, name in enumerate(self._names):
            x, y = self.line(number)[1]
            left = x + _GAP if self.towards > 0 else x - _GAP - name.width
            yield name, float(left), float(y) - name.high[1] / 2, self.strength(number)

    def draw(self, canvas: Canvas) -> None:
        """Each as a row of cells; the cell that the step has taken is hollow."""
        parts, ruled = self.plan.part, float(self.ruled.get_value())
        for number in range(len(self.places)):
            pen = Pen(canvas, self.presence * self.strength(number))
            if pen.strength <= 0:
                continue
            start, end = self.line(number)
            pen.fill(_cell(start[0], end[0], start[1]), POSITION, 0.85)
            if number and ruled > 0:
                before = self.line(number - 1)[0][0]
                cells = parts or 1
                edges = np.linspace(before, end[0], cells + 1)
                if not parts:
                    edges = np.array([before, start[0]])
                faint = Pen(canvas, pen.strength * ruled)
                for left, right in pairwise(edges.tolist()):
                    cut = _cell(left, right, start[1])
                    faint.line(cut, BACKGROUND, 0.035, closed=True)
            if number and self.taken.get_value() > 0:
                gap = _cell(self.line(number - 1)[0][0], start[0], start[1])
                taken = Pen(canvas, pen.strength * float(self.taken.get_value()))
                taken.line(gap, STEP, 0.04, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How far each is that is there."""
        away = np.abs(self.places - self.plan.minimum).tolist()
        return [
            Reading(f"bar {number}", self._names[number].text, away[number])
            for number in range(len(away))
            if self.strength(number) >= 1 and self.presence > 0
        ]


def _cell(left: float, right: float, middle: float) -> Array:
    """The corners of a piece of a bar (4, 2)."""
    low, high = middle - _HALF, middle + _HALF
    return np.array([(left, low), (right, low), (right, high), (left, high)])


__all__ = ["BARS", "Bars"]
