"""A knob that is turned: its angle is a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cairo
import numpy as np
from manim import RIGHT, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.theme import BODY_SIZE, POSITION, RULE, Color
from scenes.stage.lecture.words import italic
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.type.readout import Reading, Readout, Scientific

Array = NDArray[np.float64]

_SWEEP = 270.0  # degrees from one stop to the other, the gap below
_FACE, _FACE_EDGE = "#22304A", "#16202F"


class Dial(Painted):
    """The knob itself: turned clockwise from its left stop to its right one, low to high.

    A number beyond the range leaves it at the stop. ``held`` in [0, 1] is the light around it
    while somebody turns it.
    """

    def __init__(
        self,
        name: str,
        value: Callable[[], float],
        low: float,
        high: float,
        radius: float = 0.6,
        color: Color = POSITION,
    ) -> None:
        super().__init__()
        self.name, self.value = name, value
        self.low, self.high = low, high
        self.radius, self.tint = radius, color
        self.held = ValueTracker(0.0)
        self.set_frame(-radius, -radius, radius, radius)

    def angle_of(self, value: float) -> float:
        """Where the pointer stands for ``value``, in degrees from the x axis."""
        share = float(np.clip((value - self.low) / (self.high - self.low), 0.0, 1.0))
        return 90 + _SWEEP / 2 - _SWEEP * share

    @property
    def angle(self) -> float:
        """Where the pointer stands now, in degrees from the x axis."""
        return self.angle_of(self.value())

    def draw(self, canvas: Canvas) -> None:
        """The track with its turned part, the face and the pointer."""
        canvas.translate(*self.get_center()[:2].tolist())
        canvas.scale(self.radius, self.radius)
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        self._track(canvas)
        self._face(canvas)
        angle = np.radians(self.angle)
        way = np.array([np.cos(angle), np.sin(angle)])
        canvas.set_line_width(0.13)
        canvas.set_source_rgba(*ink(self.tint, self.presence))
        trace_line(canvas, np.stack([0.3 * way, 0.58 * way]))
        canvas.stroke()

    def _track(self, canvas: Canvas) -> None:
        """From stop to stop; what is turned away from 0, or from the low stop, is lit."""
        home = float(np.clip(0.0, self.low, self.high))
        for start, end, color in (
            (self.low, self.high, RULE),
            (home, self.value(), self.tint),
        ):
            first, last = sorted((self.angle_of(start), self.angle_of(end)))
            canvas.new_path()
            canvas.arc(0, 0, 0.93, np.radians(first), np.radians(last))
            canvas.set_line_width(0.12)
            canvas.set_source_rgba(*ink(color, self.presence))
            canvas.stroke()

    def _face(self, canvas: Canvas) -> None:
        held = float(self.held.get_value())
        light = cairo.RadialGradient(-0.25, 0.3, 0.05, 0, 0, 0.76)
        light.add_color_stop_rgba(0, *ink(_FACE, self.presence))
        light.add_color_stop_rgba(1, *ink(_FACE_EDGE, self.presence))
        dot(canvas, np.zeros(2), 0.76)
        canvas.set_source(light)
        canvas.fill_preserve()
        canvas.set_line_width(0.035 + 0.035 * held)
        canvas.set_source_rgba(*ink(self.tint, (0.35 + 0.65 * held) * self.presence))
        canvas.stroke()

    def readings(self) -> list[Reading]:
        """How far it is turned, in degrees from the x axis."""
        return [Reading(f"knob {self.name}", "", self.angle)]


class Knob(Placed, VGroup):
    """A dial and, beside it, its name and number: ``w 1.25``."""

    def __init__(
        self,
        name: str,
        value: Callable[[], float],
        low: float,
        high: float,
        *,
        decimals: int | None = 2,
        radius: float = 0.6,
        color: Color = POSITION,
        size: float = BODY_SIZE,
        label: str | None = None,
    ) -> None:
        self.dial = Dial(name, value, low, high, radius, color)
        words = italic(name) if label is None else label
        self.readout: Readout
        if decimals is None:  # its numbers are too large or too small to be written out
            self.readout = Scientific(name, words, value, size, color)
        else:
            self.readout = Readout(name, words, value, decimals, size, color)
        super().__init__(self.dial, self.readout.next_to(self.dial, RIGHT, buff=0.2))

    def glow(self) -> Any:
        """Be lit while it is turned."""
        return change(self.dial.held, 1, _while_turned)

    def place(self, x: float, y: float, radius: float) -> Knob:
        """Put the dial's middle at ``x``, ``y``, with this radius, and the words beside it."""
        self.dial.radius = radius
        self.dial.set_frame(x - radius, y - radius, x + radius, y + radius)
        self.readout.next_to(self.dial, RIGHT, buff=0.2)
        return self


def _while_turned(share: float) -> float:
    """How a knob is lit at a share of the time that it is turned: soon, and almost to the end."""
    return float(np.clip(min(share, 1 - share) * 8, 0, 1))
