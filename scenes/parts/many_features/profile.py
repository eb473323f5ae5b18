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
_HALF, _NAMED = 0.5, 0.72  # of her distance: the other tangent; where the name of hers is


class Profile(Lettered):
    """The loss across, λs²/2, over her distance s from the minimum, which is as long as on the map.

    ``sloped`` in [0, 1] is how much of the tangent is there, ``told`` how much of the distance;
    both at the share ``asked`` of her distance. The tangent is held while she steps: it is that of
    the place where she landed last. That of half her distance stays beside it.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, on: Turned, two: TwoKnobs, measure: Measure) -> None:
        super().__init__()
        self.on, self.two, self.measure = on, two, measure
        self.sloped, self.told, self.asked = ValueTracker(0.0), ValueTracker(0.0), ValueTracker(1.0)
        self.first = abs(float(two.distances[0, 1]))
        self._slopes, self._distances = (
            [Lettering(f"{name} {number:.4g}", LABEL_SIZE, color) for number in numbers]
            for name, color, numbers in (
                (tr("slope"), GRADIENT, [share * self.steepest for share in (_HALF, 1)]),
                (tr("distance"), POSITION, [share * self.first for share in (_HALF, 1)]),
            )
        )
        self._left = [
            Lettering(f"{tr('left')} {abs(left):.2g}", LABEL_SIZE, POSITION)
            for left in two.distances[1:3, 1].tolist()
        ]
        self._loss = Lettering(tr("loss"), LABEL_SIZE, LOSS)
        self.set_frame(_START - 0.3, _FOOT - 0.5, _END + 0.2, _FOOT + _HIGH + 0.2)

    def slope_comes(self) -> Any:
        """The tangent comes."""
        return change(self.sloped, 1)

    def go_out(self) -> Any:
        """Distance and tangent go out to her."""
        return change(self.asked, 1)

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

    @property
    def steepest(self) -> float:
        """The slope at her first distance."""
        return self.two.curvatures[1] * self.first

    def tangent(self, share: float | None = None) -> Array:
        """From a share of her distance down to the level line, and a little beyond it (2, 2)."""
        s = self.stood * (float(self.asked.get_value()) if share is None else share)
        ends = np.array([_BEFORE * s, 0.5 * s])
        return self.at(ends, (2 * s * ends - s**2) / self.first**2)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The curve's name; slopes at theirs, the distance under its own; what is left of it."""
        yield self._loss, _END - self._loss.width, _FOOT + 0.45, 1.0
        time, out = float(self.measure.flight.party.time), float(self.asked.get_value())
        walked = max(1 - 3 * time, 0.0)
        far = float(np.clip((out - _HALF) / (1 - _HALF), 0, 1))
        sloped, told = (float(share.get_value()) for share in (self.sloped, self.told))
        (half, high), (here, top) = self.at(self.first * np.array([_HALF, _NAMED]),
                                            np.array([_HALF, _NAMED]) ** 2)  # fmt: skip
        yield self._slopes[0], half + 0.2, high + 0.14, sloped * walked
        yield self._slopes[1], here + 0.25, top + 0.08, sloped * walked * max(3 * far - 2, 0.0)
        near = (told * walked * max(share, 0.0) for share in (1 - 3 * far, 3 * far - 2))
        for name, share, there in zip(self._distances, (_HALF, 1), near, strict=True):
            yield name, *self._under(name, 0.5 * share * self.first), there
        for landing, name in enumerate(self._left, start=1):
            come, gone = np.clip([4 * (time - landing) + 1, 1 - 4 * (time - landing)], 0, 1)
            yield name, *self._under(name, 0.0), told * float(min(come, gone))

    def _under(self, name: Lettering, distance: float) -> tuple[float, float]:
        """Left end and baseline of a name under the level line, about a distance."""
        x = float(self.at(distance, 0.0)[0])
        return x - name.width / 2, _FOOT - 0.2 - float(name.high[1])

    def draw(self, canvas: Canvas) -> None:
        """The level line, the curve, the distance, the tangent, she, the minimum."""
        pen, curve = Pen(canvas, self.presence), self.curve()
        pen.line(np.array([(curve[0, 0], _FOOT), (_END, _FOOT)]), QUIET, 0.03)
        pen.line(curve, LOSS, 0.06)
        if told := float(self.told.get_value()):
            far = float(self.asked.get_value()) * self.here
            pen.line(self.at([far, (1 - told) * far], 0.0), POSITION, _BAR)
        self._tangents(pen)
        share = (self.here / self.first) ** 2
        pen.disc(self.at(self.here, share), _DOT, POSITION, casing=0.04)
        middle = self.at(0.0, 0.0)
        for sign in (1, -1):
            arm = _ARM * np.array([(-1, -sign), (1, sign)])
            pen.line(middle + arm, MINIMUM, 0.06, casing=0.04)
        self.write(canvas)

    def _tangents(self, pen: Pen) -> None:
        """That of half her distance, until she walks; that of where the distance is told of."""
        if not (sloped := float(self.sloped.get_value())):
            return
        walked = max(1 - 3 * float(self.measure.flight.party.time), 0.0)
        for share, width, there in ((_HALF, 0.04, walked), (None, 0.055, 1.0)):
            if there > 0:
                ends = self.tangent(share)
                line = ends[0] + sloped * np.stack([[0, 0], ends[1] - ends[0]])
                pen.line(line, TEXT, width, opacity=there)
                pen.disc(self._touched(share), 0.6 * _DOT, TEXT, opacity=there * sloped)

    def _touched(self, share: float | None) -> Array:
        """Where a tangent touches the curve, on the screen (2,)."""
        s = self.stood * (float(self.asked.get_value()) if share is None else share)
        return self.at(s, (s / self.first) ** 2)

    def readings(self) -> list[Reading]:
        """Her distance where she stands or is on her way."""
        return [Reading("across", "", self.here)]


__all__ = ["Profile"]
