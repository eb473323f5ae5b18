"""The cut across the valley: on it the slope at her feet, below it her distance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features.disc import Turned
from scenes.parts.many_features.plan import TwoKnobs
from scenes.parts.many_features.small_walk import Measure
from scenes.stage import GRADIENT, LABEL_SIZE, LOSS, MINIMUM, POSITION, QUIET, TEXT, Layer, change
from scenes.stage.lecture.words import tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_START, _FOOT, _HIGH = 1.95, 1.72, 1.68  # scene units: her first place, the level line, the curve
_END = 6.6  # how far the curve goes to the right
_BEFORE = 1.03  # of her first distance: where the curve begins
_DOT, _BAR, _ARM = 0.13, 0.14, 0.14


class Profile(Lettered):
    """The loss across, λs²/2, over her distance s from the minimum, which is as long as on the map.

    ``sloped`` in [0, 1] is how much of the tangent is there, ``told`` how much of the distance. The
    tangent is held while she steps: it is that of the place where she landed last.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, on: Turned, two: TwoKnobs, measure: Measure) -> None:
        super().__init__()
        self.on, self.two, self.measure = on, two, measure
        self.sloped, self.told = ValueTracker(0.0), ValueTracker(0.0)
        self.first = abs(float(two.distances[0, 1]))
        self._slope = Lettering(tr("slope"), LABEL_SIZE, GRADIENT)
        self._distance = Lettering(tr("distance"), LABEL_SIZE, POSITION)
        self._loss = Lettering(tr("loss"), LABEL_SIZE, LOSS)
        self.set_frame(_START - 0.3, _FOOT - 0.5, _END + 0.2, _FOOT + _HIGH + 0.2)

    def slope_comes(self) -> Any:
        """The tangent comes."""
        return change(self.sloped, 1)

    def tell(self) -> Any:
        """Her distance comes."""
        return change(self.told, 1)

    def at(self, distance: Any, share: Any) -> Array:
        """Screen points (..., 2) so far from the minimum, at a share of the first loss."""
        x = _START + self.on.unit * (self.first - np.asarray(distance, dtype=float))
        return np.stack(np.broadcast_arrays(x, _FOOT + _HIGH * np.asarray(share)), axis=-1)

    def curve(self) -> Array:
        """The cut on the screen (n, 2)."""
        last = self.first - (_END - _START) / self.on.unit
        s = np.linspace(_BEFORE * self.first, last, 81)
        return self.at(s, (s / self.first) ** 2)

    @property
    def here(self) -> float:
        """Her distance now, on the way too."""
        return abs(self.measure.left())

    @property
    def stood(self) -> float:
        """Her distance where she landed last: its slope holds until she lands again."""
        return abs(float(self.two.distances[self.measure.flight.party.step, 1]))

    def tangent(self) -> Array:
        """From where she stood down to the level line, and a little beyond her (2, 2)."""
        s = self.stood
        ends = np.array([_BEFORE * s, 0.5 * s])
        return self.at(ends, (2 * s * ends - s**2) / self.first**2)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The curve's name, that of the slope, that of the distance."""
        walked = max(1 - 3 * float(self.measure.flight.party.time), 0.0)
        x, y = self.at(0.5 * self.first, 0.25).tolist()
        yield self._loss, x + 0.2, y + 0.16, 1.0
        foot = _FOOT + 0.3
        yield self._slope, _START - 0.2, foot, float(self.sloped.get_value()) * walked
        name, half = self._distance, 0.5 * self.on.unit * self.first
        told = float(self.told.get_value()) * walked
        yield name, _START + half - name.width / 2, _FOOT - 0.2 - float(name.high[1]), told

    def draw(self, canvas: Canvas) -> None:
        """The level line, the curve, the distance, the tangent, she, the minimum."""
        pen, curve = Pen(canvas, self.presence), self.curve()
        pen.line(np.array([(curve[0, 0], _FOOT), (_END, _FOOT)]), QUIET, 0.03)
        pen.line(curve, LOSS, 0.06)
        if told := float(self.told.get_value()):
            pen.line(self.at([self.here, (1 - told) * self.here], 0.0), POSITION, _BAR)
        if sloped := float(self.sloped.get_value()):
            ends = self.tangent()
            pen.line(ends[0] + sloped * np.stack([[0, 0], ends[1] - ends[0]]), TEXT, 0.055)
        share = (self.here / self.first) ** 2
        pen.disc(self.at(self.here, share), _DOT, POSITION, casing=0.04)
        middle = self.at(0.0, 0.0)
        for sign in (1, -1):
            arm = _ARM * np.array([(-1, -sign), (1, sign)])
            pen.line(middle + arm, MINIMUM, 0.06, casing=0.04)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Her distance where she stands or is on her way."""
        return [Reading("across", "", self.here)]


__all__ = ["Profile"]
