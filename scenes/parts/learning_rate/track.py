"""A path on a map, with a bead where each step ended; it may run off the map."""

from __future__ import annotations

from collections.abc import Callable

import cairo
import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import descend, gradient_descent
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, PATH, Color, rgb
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line

Array = NDArray[np.float64]

_FAR = 1e4  # scene units; the canvas cannot count much further
_THINNEST = 0.45  # of its thickness, on a small map


class Track(OnGround):
    """The polyline through ``points()`` (n, 2), seen from straight above, up to the map's rim.

    The first ``stops()`` points have beads; further ones, such as a place on the way, have none.
    ``color()`` may change with the points.
    """

    def __init__(
        self,
        view: View,
        points: Callable[[], Array],
        stops: Callable[[], int],
        color: Callable[[], Color],
        width: float = 0.035,
    ) -> None:
        super().__init__(view)
        self.way, self.stops, self.tint, self.thickness = points, stops, color, width

    def draw(self, canvas: Canvas) -> None:
        """A dark casing, the line, the beads."""
        (x0, x1), (y0, y1) = self.view.window
        low, high = self.view.at(np.array([(x0, y0), (x1, y1)]))
        canvas.rectangle(*low, *(high - low))
        canvas.clip()
        way = self.way()
        # On level ground: far off the map the height is so great that rounding would show it.
        level = self.view.world(way, np.full(len(way), self.view.lowest))
        line = np.clip(self.view.screen(level)[0], -_FAR, _FAR)
        red, green, blue = rgb(self.tint())
        wide = self.thickness * max(_THINNEST, min(1.0, self.view.pose["zoom"]))
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        own = (blue, green, red, self.presence)
        for color, extra in ((ink(BACKGROUND, 0.7 * self.presence), 0.035), (own, 0.0)):
            canvas.set_source_rgba(*color)
            canvas.set_line_width(wide + extra)
            trace_line(canvas, line)
            canvas.stroke()
            for spot in line[: self.stops()]:
                canvas.new_sub_path()
                dot(canvas, spot, 1.4 * wide + 0.5 * extra)
            canvas.fill()


class Sweep(Track):
    """The path of ``steps`` steps from ``start`` for a learning rate ``rate()`` that moves."""

    def __init__(self, view: View, rate: Callable[[], float], start: ArrayLike, steps: int) -> None:
        def points() -> Array:
            return descend(view.landscape, gradient_descent(rate()), start, steps).points

        super().__init__(view, points, lambda: steps + 1, lambda: PATH, width=0.03)
