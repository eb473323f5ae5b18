"""What a step leaves of each distance, drawn over the rate: two lines, a zone, the limit."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from gdmath import step_factors
from scenes.parts.learning_rate import lines
from scenes.parts.learning_rate.numerals import LAMBDA, below, sign
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import ALPHA, LABEL_SIZE, QUIET, STAGE, STEP, TEXT, Box, Layer, Plane, change, tr
from scenes.stage.lecture.theme import AXIS_DASHES, UNSTABLE_RATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_BOX = Box(STAGE.left, STAGE.bottom, STAGE.right, 2.6)  # where it stands, alone
# Scene units below the axis of rates, and beside that of factors: their numbers, large as words.
_UNDER, _ASIDE = 0.45, 0.75
_BETWEEN = 0.15  # scene units that at least part two of them
_AFTER, _BELOW = 0.12, 0.05  # scene units from the end of the axis to its name; below numbers
_BEYOND, LOWEST, _TALLEST = 1.25, -1.75, 1.4  # times the limit: rates; what of factors is seen
_SAMPLES = 241


class Chart(Lettered):
    """Lines of 1 − αλ over the rate α, solid across and dashed along; she flies off below −1.

    ``drawn`` in [0, 1] is how far the lines are drawn, ``limited`` how much of the limit's line;
    ``zoned`` how far the zone of those who fly off is tinted; ``hidden`` how far both curvatures
    have given way to question marks, and all that follows.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan) -> None:
        super().__init__()
        self.plan = plan
        largest = max(*(run.rate for run in plan.runs), _BEYOND * plan.limit)
        self._names = lines.named(plan.curvatures)
        self.plane = self._within(_BOX, min(largest, 2 * plan.limit))
        self.drawn, self.limited, self.zoned = (ValueTracker(0.0) for _ in range(3))
        self.hidden = ValueTracker(0.0)
        self._rates = lines.lettered(lines.few(float(self.plane.span[0])))
        self._heights = lines.lettered((-1.0, 0.0, 1.0))
        self._alpha = Lettering(ALPHA, LABEL_SIZE, STEP)
        sharpest = number_text(plan.curvatures[0])
        self._limit = Lettering(
            f"2/{sharpest} {sign(plan.limit)} {below(plan.limit)}", LABEL_SIZE, STEP
        )
        self._unknown = Lettering(f"{LAMBDA} = ?", LABEL_SIZE, TEXT)
        self._no_limit = Lettering("?", LABEL_SIZE, STEP)
        self._beyond = Lettering(tr("flies off"), LABEL_SIZE, TEXT)

    def _within(self, box: Box, largest: float) -> Plane:
        """The axes in a box, with room for their numbers and for the names of the lines."""
        plane = Plane((0.0, largest), (LOWEST, _TALLEST), numbered=(False, False))
        room = lines.room_for(self._names)
        return plane.within(box.inset(bottom=_UNDER + _BELOW, left=_ASIDE, right=room))

    @property
    def _end(self) -> float:
        """The largest rate on the axis."""
        return float(self.plane.low[0] + self.plane.span[0])

    def factors(self, rates: ArrayLike) -> Array:
        """What is left of the distances across and along, with its sign: 1 − αλ (..., 2)."""
        return step_factors(self.plan.curvatures, rates)

    def hide(self) -> Any:
        """Both curvatures give way to question marks, and so does the limit."""
        return change(self.hidden, 1)

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers of the axes, names of the lines at their ends, the limit at its line's foot."""
        plane, limited = self.plane, float(self.limited.get_value())
        foot, y = plane.xy(self.plan.limit, LOWEST).tolist()
        hidden, seen = float(self.hidden.get_value()), max(0.0, 2 * limited - 1)
        known, unknown = max(0.0, 1 - 2 * hidden), max(0.0, 2 * hidden - 1)
        yield self._limit, foot - self._limit.width / 2, y - _UNDER, seen * known
        yield self._no_limit, foot - self._no_limit.width / 2, y - _UNDER, seen * unknown
        for rate, number in self._rates:  # the limit takes the place of those that it would touch
            x = float(plane.xy(rate, 0.0)[0])
            near = abs(x - foot) < (self._limit.width + number.width) / 2 + _BETWEEN
            yield number, x - number.width / 2, y - _UNDER, 1 - near * min(1.0, 2 * limited)
        last, number = self._rates[-1]
        beside = float(plane.xy(last, 0.0)[0]) + number.width / 2
        right = max(float(plane.xy(self._end, 0.0)[0]), beside)
        yield self._alpha, right + _AFTER, y - _UNDER, 1.0
        yield from lines.beside(plane, self._heights)
        yield from self._named(plane, known, unknown)
        x, y = plane.xy(0.0, (LOWEST - 1) / 2).tolist()
        yield self._beyond, x + 0.25, y - self._beyond.high[1] / 2, float(self.zoned.get_value())

    def _named(
        self, plane: Plane, known: float, unknown: float
    ) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name of each line at its end, over its curvature."""
        there = float(np.clip(10 * self.drawn.get_value() - 9, 0, 1))
        left = float(plane.xy(self._end, 0.0)[0]) + lines.FROM_END
        ends = plane.xy(self._end, np.clip(self.factors(self._end), 0.64 * LOWEST, _TALLEST))[:, 1]
        for (name, value), high in zip(self._names, lines.apart(ends), strict=True):
            yield name, left, high + 0.08, there
            yield value, left, high - 0.42, there * known
            yield self._unknown, left, high - 0.42, there * unknown

    def draw_lines(self, pen: Pen) -> None:
        """The zone of growth, the axes, the lines, the limit."""
        plane, end = self.plane, self._end
        (left, low), (right, high) = plane.xy([0.0, end], [LOWEST, -1.0])
        zone = np.array([(left, low), (right, low), (right, high), (left, high)])
        pen.fill(zone, UNSTABLE_RATE, 0.14 * float(self.zoned.get_value()))
        for height in (1.0, -1.0):
            pen.line(plane.xy([0.0, end], [height] * 2), QUIET, 0.025, dashes=(0.1, 0.09))
        pen.line(plane.xy([0.0, end], [0.0, 0.0]), QUIET, 0.025)
        axes = copy(plane)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(pen.canvas)
        for rate, _ in self._rates:
            foot = plane.xy(rate, LOWEST)
            pen.line(np.stack([foot, foot + np.array([0.0, 0.1])]), QUIET, 0.025)
        known = 1 - float(self.hidden.get_value())  # where they are follows from the curvatures
        if (drawn := float(self.drawn.get_value())) > 0:
            rates = np.linspace(0.0, end * drawn, _SAMPLES)
            for values, dashes in zip(self.factors(rates).T, AXIS_DASHES, strict=True):
                line = plane.xy(rates, values)[values >= LOWEST]
                if len(line) > 1:
                    pen.line(line, TEXT, 0.05, opacity=known, dashes=dashes)
        if (grown := float(self.limited.get_value())) > 0:
            high = -1 + grown * (LOWEST + 1)
            pen.line(plane.xy([self.plan.limit] * 2, [-1.0, high]), STEP, 0.045, opacity=known)


__all__ = ["LOWEST", "Chart"]
