"""Crosses: the mark of a minimum in every lecture."""

from __future__ import annotations

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, MINIMUM
from scenes.stage.paint.pen import Canvas, ink, trace_line

_ARM = 0.2


class Crosses(OnGround):
    """A cross at each data point (n, 2) on the ground of a view."""

    def __init__(self, view: View, points: NDArray[np.float64]) -> None:
        super().__init__(view)
        self.places = points[view.inside(points)]
        self.share = 1.0  # of their usual size

    def draw(self, canvas: Canvas) -> None:
        """Two strokes each, on a dark casing."""
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        long, thick = _ARM * self.share, max(0.5, self.share)
        for color, width in ((BACKGROUND, 0.1), (MINIMUM, 0.05)):
            canvas.set_line_width(width * thick)
            canvas.set_source_rgba(*ink(color, self.presence))
            for middle in self.view.at(self.places):
                for arm in ((long, long), (long, -long)):
                    trace_line(canvas, np.array([middle - arm, middle + arm]))
            canvas.stroke()
