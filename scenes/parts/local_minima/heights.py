"""How high floors are: an axis of heights beside them, and crosses that tell the lowest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from scenes.stage import Curve, Layer, Mark, Plane
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.marks import ARM
from scenes.stage.paint.pen import Pen
from scenes.stage.plot.ticks import Tick

Array = NDArray[np.float64]

_AS_GOOD_AS = 0.97  # of all heights: what is less is seen from near
_ALIKE = 1e-3  # scene units: floors that are as low
_OUTER, _INNER = 0.13, 0.05  # scene units: strokes of a hollow cross
_OVER, _ASIDE = 0.15, 0.13  # scene units: the name of the upright axis, over it and off the curve


class Floors(Mark):
    """Crosses of minima: hollow where the ground is higher than at the ``lowest`` of all.

    They are in the ground behind all who stand there.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Curve, places: Array, lowest: float) -> None:
        super().__init__(curve, places)
        self.curve, self.lowest = curve, lowest

    def hollow(self, middle: Array) -> bool:
        """Whether the cross there is one of a local minimum only."""
        return bool(middle[1] > self.curve.at([self.lowest])[1] + _ALIKE)

    def _sign(self, pen: Pen, middle: Array) -> None:
        if not self.hollow(middle):
            super()._sign(pen, middle)
            return
        arms = ARM * np.array([(1.0, 1.0), (1.0, -1.0)])
        strokes = [np.array([middle - way, middle + way]) for way in arms]
        pen.line(strokes, self.tint, _OUTER, casing=0.05)
        pen.line([middle + 0.97 * (stroke - middle) for stroke in strokes], BACKGROUND, _INNER)


class Sliding(Plane):
    """A plane that stands elsewhere with all that is on it."""

    def slide(self, across: float) -> Self:
        """Stand so far to the right, with all that is on it."""
        state = self.state.copy()
        state[0] += across
        self.state, self.way = state, None
        return self


class Level(Sliding):
    """A plane whose upright axis goes to the height ``top``, and is not there from near."""

    top, whole = np.inf, np.inf  # heights: the axis' end, and what is seen from afar; none: no axis

    def _from_near(self) -> bool:
        return float(self.span[1]) < _AS_GOOD_AS * self.whole

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """Those of the axes as far as they go."""
        for axis, value, tick in super().ticks():
            if axis == 0 or (value <= self.top and not self._from_near()):
                yield axis, value, tick

    def axis_lines(self) -> list[Array]:
        """The level one; the upright one as far as it goes."""
        level, _ = super().axis_lines()
        if self._from_near():
            return [level]
        return [level, self.xy(self.low[0], np.array([self.low[1], self.top]))]

    def _placed_names(self) -> Iterator[tuple[Lettering, float, float]]:
        """That of the upright axis at its end, wherever that is."""
        level, *upright = super()._placed_names()
        yield level
        if upright and not self._from_near():
            name, left, _ = upright[0]
            yield name, left - _ASIDE, float(self.xy(self.low[0], self.top)[1]) + _OVER


__all__ = ["Floors", "Level", "Sliding"]
