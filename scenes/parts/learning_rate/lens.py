"""A magnifying glass over a place of a curve: how close is close enough."""

from __future__ import annotations

import numpy as np
from manim import UP, ValueTracker, VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.parts.learning_rate.hops import Hops
from scenes.stage.curve.curve import OnCurve
from scenes.stage.lecture.theme import BACKGROUND, MINIMUM, QUIET, TEXT, Color
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import TextLine

Array = NDArray[np.float64]

_BAND = 0.22  # scene units from the middle of the glass to the rim of what counts as arrived
_STOP, _BALL = 0.05, 0.1  # radii of the places where steps ended, and of the present one


class Lens(OnCurve):
    """A round glass at ``place`` that shows the curve around ``middle``, some times as large.

    In it are the places that count as arrived, no farther than ``near`` from the middle, and the
    stops of a descent. ``grown`` in [0, 1] is how much of it has opened.
    """

    def __init__(
        self, hops: Hops, middle: float, near: float, place: ArrayLike, radius: float
    ) -> None:
        super().__init__(hops.curve)
        self.hops, self.middle, self.near = hops, middle, near
        self.place, self.radius = np.asarray(place, dtype=float), radius
        self.grown = ValueTracker(0.0)
        ends = self.curve.over(middle + np.array([-near, near]))
        exact = 2 * _BAND / float(np.linalg.norm(ends[1] - ends[0]))
        power = 10.0 ** np.floor(np.log10(exact))
        self.zoom = float(max(np.floor(exact / power) * power, 1.0))
        name = TextLine(f"× {self.zoom:g}", LABEL_SIZE, QUIET)
        x, y = self.place.tolist()
        self.label = VGroup(name.next_to((x, y + radius, 0), UP, buff=0.12))

    def through(self, x: ArrayLike) -> Array:
        """Where on the screen the glass shows places x of the curve (..., 2)."""
        home = self.curve.over(self.middle)
        return np.asarray(self.place + self.zoom * (self.curve.over(np.asarray(x)) - home))

    def draw(self, canvas: Canvas) -> None:
        """The cone from the place to the glass, then what is seen in it, then its rim."""
        grown = self.grown.get_value()
        if grown <= 0:
            return
        radius = self.radius * grown
        self._cone(canvas, radius)
        canvas.save()
        dot(canvas, self.place, radius)
        canvas.set_source_rgba(*ink(BACKGROUND, self.presence))
        canvas.fill_preserve()
        canvas.clip()
        self._inside(canvas)
        canvas.restore()
        canvas.new_path()
        dot(canvas, self.place, radius)
        canvas.set_line_width(0.04)
        canvas.set_source_rgba(*ink(QUIET, self.presence))
        canvas.stroke()

    def _cone(self, canvas: Canvas, radius: float) -> None:
        home = self.curve.over(self.middle)
        away = self.place - home
        far = float(np.linalg.norm(away))
        lean = np.arccos(min(radius / far, 1.0))
        begin = np.arctan2(-away[1], -away[0])
        canvas.set_line_width(0.02)
        canvas.set_source_rgba(*ink(QUIET, 0.7 * self.presence))
        for angle in (begin - lean, begin + lean):
            rim = self.place + radius * np.array([np.cos(angle), np.sin(angle)])
            trace_line(canvas, np.stack([home, rim]))
            canvas.stroke()

    def _inside(self, canvas: Canvas) -> None:
        """The band, the curve, the stops."""
        left, right = self.through(self.middle + self.near * np.array([-1.0, 1.0]))[:, 0]
        canvas.rectangle(left, self.place[1] - self.radius, right - left, 2 * self.radius)
        canvas.set_source_rgba(*ink(MINIMUM, 0.4 * self.presence))
        canvas.fill()
        reach = (
            2 * self.near * self.radius / (self.through(self.middle + self.near)[0] - self.place[0])
        )
        canvas.set_line_width(0.05)
        canvas.set_source_rgba(*ink(self.curve.tint, self.presence))
        trace_line(canvas, self.through(self.middle + np.linspace(-reach, reach, 60)))
        canvas.stroke()
        red, green, blue = self.hops.party.colors()[0]
        for spot in self.through(self.hops.stops()):
            if np.linalg.norm(spot - self.place) < 2 * self.radius:
                self._spot(canvas, spot, _STOP, (blue, green, red, self.presence))
        here = self.through(self.hops.now())
        if np.linalg.norm(here - self.place) < 2 * self.radius:
            self._spot(canvas, here, _BALL, (blue, green, red, self.presence), TEXT)

    def _spot(
        self,
        canvas: Canvas,
        at: Array,
        radius: float,
        tint: tuple[float, ...],
        rim: Color = BACKGROUND,
    ) -> None:
        canvas.new_path()
        dot(canvas, at, radius)
        canvas.set_source_rgba(*tint)
        canvas.fill_preserve()
        canvas.set_line_width(0.025)
        canvas.set_source_rgba(*ink(rim, self.presence))
        canvas.stroke()

    def readings(self) -> list[Reading]:
        """Where in the glass, from its middle in scene units, the walker and the band's rim are."""
        rim = self.through(self.middle + self.near)[0] - self.place[0]
        here = self.through(self.hops.now())[0] - self.place[0]
        return [Reading("lens", "", (float(here), float(rim)))]
