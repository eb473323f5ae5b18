"""The cut along x once more, as a curve: a tangent runs along it, and its slopes are a wave too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.gradient.column import places
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, LOSS, POSITION, QUIET, TEXT, Box, Layer, Plane, change, tr
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_BOX = Box(-6.5, -2.3, -1.1, 3.2)
_SIZE = 40
_FINE, _TANGENT = 241, 0.9  # places on the curve; scene units, half of the tangent
_BEYOND = 0.16  # of the window, how far the level axis goes on
_DASHES = (0.1, 0.08)
_ROOM = 1.4  # of the largest height or slope, how far the plane goes up and down


class _OnNothing(Plane):
    """A plane whose level axis is where a height or a slope is 0, its upright one on the left."""

    @property
    def crossing(self) -> Array:
        """The numbers (2,) where the axes cross."""
        return np.array([self.low[0], 0.0])


class CutSlopes(Plated):
    """Heights along x through her place, and the slopes there, as far as the tangent has run.

    What is below the level axis is less than 0; on it is told where she stands.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        low, high = plan.ground.window[0]
        self.along = np.linspace(float(low), float(high), _FINE)
        spots = np.stack([self.along, np.full(_FINE, plan.place[1])], axis=-1)
        self.heights = plan.height(spots)
        self.slopes = np.asarray(plan.ground.gradient(spots))[:, 0]
        most = _ROOM * float(np.abs([self.heights, self.slopes]).max())
        end = float(high) + _BEYOND * float(high - low)  # the tangent does not touch its name
        self.plane = _OnNothing((low, end), (-most, most), ("x", ""), numbered=(False, False))
        self.plane.within(_BOX)
        self.gone = ValueTracker(0.0)
        self._her = plan.here, float(plan.height(plan.here))
        self._zero = Lettering("0", _SIZE, QUIET)
        self._stands = Lettering(places(plan)[0].replace("-", "−"), _SIZE, POSITION)
        self._names = Lettering(tr("height"), _SIZE, LOSS), Lettering(tr("slope"), _SIZE, GRADIENT)

    def run(self, to: float) -> Any:
        """An animation: the tangent runs on so far."""
        return change(self.gone, to, linear)

    def now(self) -> float:
        """Where the tangent is."""
        share = float(self.gone.get_value())
        return float((1 - share) * self.along[0] + share * self.along[-1])

    def tangent(self) -> Array:
        """Its ends on the screen (2, 2), as long wherever it is."""
        x = self.now()
        y, slope = (float(np.interp(x, self.along, line)) for line in (self.heights, self.slopes))
        foot, ahead = self.plane.xy(np.array([x, x + 1.0]), np.array([y, y + slope]))
        way = _TANGENT * (ahead - foot) / np.linalg.norm(ahead - foot)
        return np.array([foot - way, foot + way])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Heights have their name below their lowest; slopes, once these are passed, above."""
        height, slope = self._names
        low, top = int(self.heights.argmin()), int(self.slopes.argmax())
        x, y = self.plane.xy(self.along[low], self.heights[low])
        yield height, x - height.width / 2, y - 0.3 - height.height, 1.0
        x, y = self.plane.xy(self.along[top], self.slopes[top])
        passed = np.clip(4 * (self.now() - self.along[top]) / np.ptp(self.along), 0, 1)
        yield slope, x - slope.width / 2, y + 0.28, float(passed)
        x, y = self.plane.at(self.plane.crossing)  # a height: it is no place on the level axis
        yield self._zero, x - 0.15 - self._zero.width, y - self._zero.height / 2, 1.0
        (x, y), side = self.plane.xy(self._her[0][0], 0.0), -np.sign(self._her[1]) or -1.0
        foot = y + side * (0.22 + self._stands.height / 2) - self._stands.height / 2
        yield self._stands, x - self._stands.width / 2, foot, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The curve, the slopes so far, the tangent and where it touches; the names."""
        pen, x = Pen(canvas, self.presence), self.now()
        stands = self.plane.xy(self._her[0][0], np.array([0.0, self._her[1]]))
        pen.line(stands, POSITION, 0.04, dashes=_DASHES)
        pen.disc(stands[0], 0.08, POSITION, casing=0.03)
        pen.line(self.plane.xy(self.along, self.heights), LOSS, 0.06)
        some = np.append(self.along[self.along < x], x)
        slopes = np.interp(some, self.along, self.slopes)
        if len(some) > 1:
            pen.line(self.plane.xy(some, slopes), GRADIENT, 0.07)
            pen.disc(self.plane.xy(x, slopes[-1]), 0.09, GRADIENT, casing=0.03)
        ends = self.tangent()
        pen.line(ends, TEXT, 0.05)
        pen.disc(ends.mean(axis=0), 0.1, POSITION, casing=0.03)
        self.write(canvas)


__all__ = ["CutSlopes"]
