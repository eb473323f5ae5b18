"""A magnifier on a nudge that is too small to be seen: the smaller it is, the more it enlarges."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import UP
from numpy.typing import NDArray

from scenes.parts.loss_curve.nudge import Nudge
from scenes.stage import LOSS, POSITION, QUIET, TEXT, Layer, Readout, on_plate
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import Plate

Array = NDArray[np.float64]

_RADIUS = 1.2  # scene units
_WIDE = 1.3  # scene units: the longer leg of the second nudge in it, about
_AT = 0.65, 0.85  # scene units: its middle, away from her and from the table
_INK = "#111C30"
_POINTS = 41
_DASHES = (0.14, 0.1)


class NudgeGlass(OnCurve):
    """Shows both legs of a nudge, the ground, and the line through both places, from the second on.

    Both directions are enlarged alike, ``times`` as large: ten times more for a tenth of the nudge.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, nudge: Nudge, side: float) -> None:
        super().__init__(nudge.curve)
        self.nudge, self.middle = nudge, np.array([side * _AT[0], _AT[1]])

    def stations(self) -> Array:
        """How many times as large it shows each of the nudges but the first (n,)."""
        nudges, now = self.nudge.plan.nudges, self.nudge.step
        longest = float(np.abs(self.nudge.legs()).max()) / now * float(nudges[1])
        return float(f"{_WIDE / longest:.1g}") * nudges[1] / nudges[1:]

    @property
    def times(self) -> float:
        """The same for the nudge as it is now: it becomes small in it, and then is enlarged."""
        stations = self.stations()
        whole, part = divmod(max(0.0, float(self.nudge.at.get_value()) - 1), 1)
        at = whole + max(0.0, 2 * part - 1)
        return float(np.exp(np.interp(at, np.arange(len(stations)), np.log(stations))))

    def words(self) -> Plate:
        """How many times as large it shows what is in it, above it: always the present number."""
        places = max(0, -int(np.floor(np.log10(self.stations()[0]))))
        words = Readout("times", "×", lambda: self.times, places)
        plate = on_plate(words, 0.08, spare=0.4)
        return plate.move_to((*(self.middle + (_RADIUS + 0.32) * UP[:2]), 0))

    def within(self, points: Array) -> Array:
        """Where points of the screen (..., 2) are seen in it."""
        start, _, end = self.nudge.corners()
        return np.asarray(self.middle + self.times * (points - (start + end) / 2))

    def paint(self, canvas: Canvas) -> None:
        """On the screen: rays from her boot, and in a circle what is there."""
        pen, spot = Pen(canvas, self.presence), self.curve.at([self.nudge.x])
        for up in (-1.0, 1.0):
            rim = self.middle + up * _RADIUS * UP[:2]
            pen.line(np.stack([spot, rim]), QUIET, 0.025, opacity=0.7)
        pen.disc(self.middle, _RADIUS, _INK)
        canvas.save()
        x, y = self.middle.tolist()
        canvas.arc(x, y, _RADIUS, 0, 2 * np.pi)
        canvas.clip()
        self._paint_inside(pen)
        canvas.restore()
        pen.ring(self.middle, _RADIUS, QUIET, 0.05)

    def _paint_inside(self, pen: Pen) -> None:
        start, corner, end = self.nudge.corners()
        unit = float(self.curve.closeup.zoom * self.curve.plane.size[0] / self.curve.plane.span[0])
        far = 2 * _RADIUS / (self.times * unit)
        across = self.nudge.x + np.linspace(-far, far, _POINTS)
        pen.line(self.within(self.curve.at(across[:, None])), LOSS, 0.05, opacity=0.55)
        way = (end - start) / np.linalg.norm(end - start)
        reach = np.array([-2.0, 2.0])[:, None] * _RADIUS / self.times
        pen.line(self.within((start + end) / 2 + reach * way), TEXT, 0.045, dashes=_DASHES)
        pen.line(self.within(np.stack([start, corner])), POSITION, 0.08)
        pen.line(self.within(np.stack([corner, end])), LOSS, 0.08)
        pen.disc(self.within(end), 0.1, LOSS, casing=0.04)


__all__ = ["NudgeGlass"]
