"""A plumb line and a cross on a curve, as the films that are not told anew yet have them."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
from manim import ValueTracker, linear

from scenes.stage.curve.curve import Curve, OnCurve, Place
from scenes.stage.lecture.theme import BACKGROUND, MINIMUM, QUIET, Color
from scenes.stage.paint.painted import change, ripple
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.type.readout import Reading

_ARM = 0.2


class Plumb(OnCurve):
    """A dashed line from the curve at x down to the axis, at the height ``foot``."""

    def __init__(self, curve: Curve, x: Place, foot: float, color: Color = QUIET) -> None:
        super().__init__(curve)
        self.x, self.foot, self.tint = x, foot, color

    def draw(self, canvas: Canvas) -> None:
        """The line and a dot at its foot."""
        x = self.x()
        top, foot = self.curve.over(x), self.curve.plane.xy(x, self.foot)
        canvas.set_source_rgba(*ink(self.tint, self.presence))
        canvas.set_line_width(0.028)
        canvas.set_dash([0.09, 0.08])
        trace_line(canvas, np.stack([top, foot]))
        canvas.stroke()
        canvas.set_dash([])
        dot(canvas, foot, 0.075)
        canvas.fill()


class CurveCross(OnCurve):
    """The green cross at the curve's minimum; ``pulse`` from 0 to 1 sends a ring out from it."""

    def __init__(self, curve: Curve, x: float) -> None:
        super().__init__(curve)
        self.x = x
        self.pulse = ValueTracker(1.0)

    def ring_out(self) -> Any:
        """Send a ring out, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Two strokes on a dark casing."""
        middle = self.curve.over(self.x)
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        for color, width in ((BACKGROUND, 0.11), (MINIMUM, 0.06)):
            canvas.set_line_width(width)
            canvas.set_source_rgba(*ink(color, self.presence))
            for arm in ((_ARM, _ARM), (_ARM, -_ARM)):
                trace_line(canvas, np.array([middle - arm, middle + arm]))
            canvas.stroke()
        wave = self.pulse.get_value()
        if 0 < wave < 1:
            dot(canvas, middle, _ARM * (1 + 4 * wave))
            canvas.set_line_width(0.04)
            canvas.set_source_rgba(*ink(MINIMUM, ripple(wave) * self.presence))
            canvas.stroke()

    def readings(self) -> list[Reading]:
        """Where it stands."""
        return [Reading("cross", "", (self.x, float(self.curve.value(self.x))))]
