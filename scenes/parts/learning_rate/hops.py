"""A descent on a curve: the walker on it, a bead where each step ended, a chord for each step."""

from __future__ import annotations

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.by_hand.plane import Plane
from scenes.stage.curve.curve import Curve, OnCurve, Place
from scenes.stage.lecture.theme import BACKGROUND, NEXT, Color
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.type.readout import Reading
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.walker import paint_sphere

Array = NDArray[np.float64]

_FAR = 1e4  # scene units; the canvas cannot count much further
_RIM = 0.25  # scene units around the plane that still belong to its picture, except above it


class Hops(OnCurve):
    """The one walker of a party of one parameter, riding on a curve over a plane.

    Whoever leaves the plane leaves the picture. ``ball`` in [0, 1] is how much of the walker is
    there; with none, somebody else walks the same steps.
    """

    def __init__(
        self,
        curve: Curve,
        plane: Plane,
        party: Playback,
        radius: float = 0.15,
    ) -> None:
        super().__init__(curve)
        self.plane, self.party, self.radius = plane, party, radius
        self.ball = ValueTracker(1.0)

    def now(self) -> float:
        """Where the walker is on the axis."""
        return float(self.party.now()[0, 0])

    def stops(self) -> Array:
        """Where on the axis the steps so far ended, the start first (n,)."""
        return np.asarray(self.party.trajectory.points[: self.party.step + 1, 0, 0])

    def draw(self, canvas: Canvas) -> None:
        """Chords, beads, walker."""
        (left, bottom), (wide, tall) = self.plane.corner - _RIM, self.plane.size
        canvas.rectangle(left, bottom, wide + 2 * _RIM, tall + _RIM)
        canvas.clip()
        spots = np.clip(self.curve.over(self.stops()), -_FAR, _FAR)
        here = np.clip(self.curve.over(self.now()), -_FAR, _FAR)
        red, green, blue = self.party.colors()[0]
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        canvas.set_line_width(0.022)
        canvas.set_source_rgba(blue, green, red, 0.6 * self.presence)
        trace_line(canvas, spots)
        canvas.stroke()
        for color, radius in ((ink(BACKGROUND, self.presence), 0.065), (None, 0.045)):
            canvas.set_source_rgba(*(color or (blue, green, red, self.presence)))
            for spot in spots:
                canvas.new_sub_path()
                dot(canvas, spot, radius)
            canvas.fill()
        strength = self.presence * self.ball.get_value()
        paint_sphere(canvas, here, self.radius, self.party.colors()[0], strength)

    def readings(self) -> list[Reading]:
        """Where the walker is, and how high."""
        x = self.now()
        return [Reading("hop", "", (x, float(self.curve.value(x))))]


class Landing(OnCurve):
    """A ring on the curve at x: where a step would end."""

    def __init__(self, curve: Curve, x: Place, color: Color = NEXT) -> None:
        super().__init__(curve)
        self.x, self.tint = x, color

    def draw(self, canvas: Canvas) -> None:
        """The ring on a dark casing."""
        for color, width in ((BACKGROUND, 0.1), (self.tint, 0.05)):
            dot(canvas, self.curve.over(self.x()), 0.15)
            canvas.set_source_rgba(*ink(color, self.presence))
            canvas.set_line_width(width)
            canvas.stroke()

    def readings(self) -> list[Reading]:
        """Where the step would end."""
        return [Reading("landing", "", self.x())]
