"""Close to a floor: a tangent that turns as it slides over it, and a few steps."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage import PATH, POSITION, STEP, TEXT, Layer, change
from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_HALF, _UNDER = 1.6, 0.08  # scene units: half of a tangent; how far it goes below the axis
_ARC, _LOW_ARC = 0.3, 0.25  # of a step, and at least in scene units: how high its arc is
_DOT, _OF_A_HOP, _SEEN = 0.1, 0.18, 2  # its radius: of the shorter of the first hops, at most
_SOIL, _ROW = 0.24, 0.22  # scene units from a floor down to the distance from it, and to the next
_GROWS = 0.3  # of a step: so much before its end the new distance comes
_TICK = np.array([(0.0, -0.1), (0.0, 0.1)])


class Turning(OnCurve):
    """A tangent that slides over a floor, ``at`` from −1 to 1 of its way."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, curve: Curve, floor: float, reach: float) -> None:
        super().__init__(curve)
        self.floor, self.reach = floor, reach
        self.at = ValueTracker(-1.0)
        self.half = min(map(self._room, np.linspace(-1, 1, 41)))

    def _room(self, at: float) -> float:
        """How far a tangent there may go to either side: not down to the numbers of the axis."""
        x = self.floor + at * self.reach
        over = float(self.curve.over(x)[1] - self.curve.plane.corner[1])
        steep = abs(float(self.curve.along(x)[1]))
        return min(_HALF, (over + _UNDER) / max(steep, 1e-9))

    def line(self, at: float) -> Array:
        """Both ends of the tangent there (2, 2)."""
        x = self.floor + at * self.reach
        along = self.half * self.curve.along(x)
        return self.curve.over(x) + np.stack([-along, along])

    def distance(self, at: float) -> Array:
        """The way along the axis from the floor to there, beneath the floor (2, 2)."""
        floor, x = self.curve.over(self.floor), self.curve.over(self.floor + at * self.reach)[0]
        return np.array([floor, (x, floor[1])]) - np.array([0.0, _SOIL])

    def slide(self) -> list[Any]:
        """It comes, and slides from the one side to the other."""
        self.at.set_value(-1)
        return [FadeIn(self), change(self.at, 1)]

    def draw(self, canvas: Canvas) -> None:
        """The line, and where it touches."""
        pen, now = Pen(canvas, self.presence), float(self.at.get_value())
        way = self.distance(now)
        pen.line([way, *(end + _TICK for end in way)], POSITION, 0.07, casing=0.05)
        pen.line(self.line(now), TEXT, 0.08, casing=0.05)
        pen.disc(self.curve.over(self.floor + now * self.reach), 0.09, TEXT)

    def readings(self) -> list[Reading]:
        """Its present slope."""
        x = self.floor + float(self.at.get_value()) * self.reach
        return [Reading("slope of the tangent", "", float(self.curve.slope(x)))]


class Hops(OnCurve):
    """A few steps near a floor, arcs from place to place, as many as are ``gone``.

    Beneath the floor are the distances from it, one below the other.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, curve: Curve, floor: float, places: Array) -> None:
        super().__init__(curve)
        self.floor, self.places, self.gone = floor, places, ValueTracker(0.0)

    def go(self, to: int) -> Any:
        """One after another, until so many are gone."""
        return change(self.gone, to, linear)

    def bars(self) -> list[Array]:
        """The way along the axis from the floor to each place (2, 2), as far as it has grown."""
        gone, floor = float(self.gone.get_value()), self.curve.over(self.floor)
        made = []
        for number, x in enumerate(self.curve.over(self.places)[:, 0].tolist()):
            share = float(np.clip((gone - number) / _GROWS + 1, 0, 1))
            if share > 0:
                y = floor[1] - _SOIL - number * _ROW
                made.append(np.array([(floor[0], y), (floor[0] + share * (x - floor[0]), y)]))
        return made

    def arc(self, number: int) -> Array:
        """The arc of a step (n, 2)."""
        ends = self.curve.over(self.places[number : number + 2])
        share = np.linspace(0, 1, 41)[:, None]
        high = max(_LOW_ARC, _ARC * float(np.linalg.norm(ends[1] - ends[0])))
        up = np.array([0.0, 4 * high]) * share * (1 - share)
        return np.asarray(ends[0] + share * (ends[1] - ends[0]) + up)

    def draw(self, canvas: Canvas) -> None:
        """Arcs as far as they are gone, and where each begins and ends."""
        pen, gone = Pen(canvas, self.presence), float(self.gone.get_value())
        for bar in self.bars():
            pen.line([bar, *(end + _TICK for end in bar)], POSITION, 0.07, casing=0.05)
        hops = np.linalg.norm(np.diff(self.curve.over(self.places), axis=0), axis=1)
        dot = min(_DOT, _OF_A_HOP * float(hops[:_SEEN].min()))
        for number in range(min(int(gone) + 1, len(self.places) - 1)):
            arc = self.arc(number)
            pieces = 2 + round(min(gone - number, 1) * (len(arc) - 2))
            pen.arrow(arc[:pieces], STEP, 0.7 * dot)
        for place in self.curve.over(self.places[: int(gone) + 1]):
            pen.disc(place, dot, PATH, casing=0.5 * dot)

    def readings(self) -> list[Reading]:
        """How many are gone."""
        return [Reading("hops", "", float(self.gone.get_value()))]


__all__ = ["Hops", "Turning"]
