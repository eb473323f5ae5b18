"""Arrows on the ground: the gradient and the step against it; and links from words to things."""

from __future__ import annotations

from collections.abc import Callable

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, Color
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, dot, draw_arrow, ink, runs_of, trace_line

Array = NDArray[np.float64]
Place = Callable[[], Array]

_PIECES = 24
_SHORTEST = 0.1  # a shorter arrow would be a speck
_BEHIND, _DASHES = 0.6, [0.09, 0.08]  # strength and dashes of a line that ground is before
_FOOT = -2.8  # below this the captions are


class GroundArrow(OnGround):
    """An arrow from a point of the ground along a vector, both in data units and both moving.

    A tangent arrow is straight and rises with the slope at its tail; otherwise the arrow follows
    the ground and its tip stands where the vector ends. ``tangent`` may be a share in [0, 1] that
    changes. It is drawn from ``used`` to ``grown``, both in [0, 1].
    """

    def __init__(
        self,
        view: View,
        tail: Place,
        vector: Place,
        color: Color,
        *,
        tangent: bool | Callable[[], float] = False,
        width: float = 0.07,
    ) -> None:
        super().__init__(view)
        self.tail, self.vector = tail, vector
        self.tint, self.thickness = color, width
        self.tangent = tangent if callable(tangent) else lambda: float(tangent)
        self.grown, self.used = ValueTracker(0.0), ValueTracker(0.0)

    def world_line(self) -> Array:
        """The arrow's line in world coordinates (n, 3), as far as it has grown."""
        used, grown = self.used.get_value(), self.grown.get_value()
        share = np.linspace(min(used, grown), grown, _PIECES)[:, None]
        tail, vector, tangent = self.tail(), self.vector(), self.tangent()
        line = self.view.ground(tail + share * vector, 0.03)
        if tangent:
            straight = self.view.ground(tail, 0.03) + share * self.view.rise(tail, vector)
            line = (1 - tangent) * line + tangent * straight
        return line

    def tip(self) -> Array:
        """Where the tip is on the screen (2,)."""
        return self.view.screen(self.world_line())[0][-1]

    def middle(self) -> Array:
        """Where the middle of the arrow is on the screen (2,)."""
        return self.view.screen(self.world_line())[0][_PIECES // 2]

    def draw(self, canvas: Canvas) -> None:
        """Draw the shaft and the head with a dark casing."""
        line = self.view.screen(self.world_line())[0]
        length = float(np.sum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
        if length < _SHORTEST:
            return
        for color, extra, opacity in ((BACKGROUND, 0.045, 0.7), (self.tint, 0.0, 1.0)):
            canvas.set_source_rgba(*ink(color, opacity * self.presence))
            draw_arrow(canvas, line, length, self.thickness, extra)


def shrinkage(view: View, tail: Array, vector: Array, longest: float) -> float:
    """How many times shorter than it is a tangent arrow is to be drawn: 1, 2, 5, 10, 20, …

    The smallest such number with which it is at most ``longest`` scene units long; 1 for no arrow.
    """
    least = float(np.linalg.norm(view.rise(tail, vector))) * view.pose["zoom"] / longest
    if least == 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(least))
    return float(next(k * power for k in (1, 2, 5, 10) if k * power >= least))


class Link(Painted):
    """A thin curve that ties words to the thing they name and follows both.

    ``start`` and ``end`` are places on the screen, and so is ``bend``, which the curve makes for
    first; by default it leaves the words downwards. ``grown`` in [0, 1] is how much is drawn. A
    ``bead`` marks its end.
    """

    def __init__(
        self, start: Place, end: Place, color: Color, bend: Place | None = None, bead: bool = True
    ) -> None:
        super().__init__()
        self.start, self.end, self.tint, self.bead = start, end, color, bead
        self.bend = bend or self._below
        self.grown = ValueTracker(0.0)

    def _below(self) -> Array:
        """A place below the start, more than half of the way down."""
        start, end = self.start(), self.end()
        return np.array([start[0], start[1] + 0.62 * (end[1] - start[1])])

    def line(self) -> Array:
        """The curve on the screen (n, 2) as far as it has grown."""
        start, bend, end = self.start()[:2], self.bend()[:2], self.end()[:2]
        t = np.linspace(0, self.grown.get_value(), 40)[:, None]
        return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end)

    def draw(self, canvas: Canvas) -> None:
        """Draw the curve and the bead."""
        grown = self.grown.get_value()
        if grown <= 0:
            return
        line = self.line()
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        for color, width, opacity in ((BACKGROUND, 0.07, 0.6), (self.tint, 0.03, 1.0)):
            canvas.set_source_rgba(*ink(color, opacity * self.presence))
            canvas.set_line_width(width)
            trace_line(canvas, line)
            canvas.stroke()
            if self.bead:
                dot(canvas, line[-1], 1.4 * width * min(1.0, 4 * grown))
                canvas.fill()


class Plumb(OnGround):
    """A vertical line from a point on the ground to where the height is 0: what f measures.

    Where 0 is not among the heights, it ends at the lowest ground. Behind ground it is dashed.
    """

    def __init__(self, view: View, at: Place, color: Color) -> None:
        super().__init__(view)
        self.place, self.tint = at, color

    def ends(self) -> Array:
        """Screen points (2, 2) of the ground and of the foot."""
        return self.line()[0][[0, -1]]

    def line(self) -> tuple[Array, NDArray[np.bool_]]:
        """Screen points (n, 2) from the ground to the foot, and whether each piece is seen."""
        at, view = self.place(), self.view
        zero = np.clip(0.0, view.lowest, view.highest)
        foot = view.world(at, np.array(view.lowest if view.landscape.plot_log else zero))
        stations = np.linspace(view.ground(at), foot, _PIECES + 1)
        points = view.screen(stations)[0]
        points[:, 1] = np.maximum(points[:, 1], _FOOT)
        return points, view.clear(stations[1:])

    def middle(self) -> Array:
        """Where its middle is on the screen (2,)."""
        return np.asarray(self.ends().mean(axis=0))

    def draw(self, canvas: Canvas) -> None:
        """A line with a foot."""
        points, seen = self.line()
        foot = points[-1] + np.array([(-0.16, 0), (0.16, 0)])
        for shown in (False, True):
            lines = runs_of(points, seen == shown) + [foot] * bool(seen[-1] == shown)
            canvas.set_dash([] if shown else _DASHES)
            for color, width in ((BACKGROUND, 0.1), (self.tint, 0.05))[not shown :]:
                canvas.set_source_rgba(*ink(color, self.presence * (1 if shown else _BEHIND)))
                canvas.set_line_width(width)
                for line in lines:
                    trace_line(canvas, line)
                canvas.stroke()
