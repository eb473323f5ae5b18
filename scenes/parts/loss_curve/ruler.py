"""The axis below a curve that a close-up enlarges: lit at night, and true at any zoom."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import FRAME, STAGE
from scenes.stage.lecture.theme import LOSS, TEXT, Color
from scenes.stage.paint.closeup import Closeup
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.plot.ticks import Tick

Array = NDArray[np.float64]

_SIDES = 0.4, 0.95  # scene units that are free at both ends of the frame; on the right is the name
_COMES_IN = 0.1  # scene units inside the safe frame, until a number is whole
_RIM = 0.42  # scene units of the frame, that a name leaves free
_RAISED = 0.25  # scene units: the name above the axis
_STROKE = 0.09  # scene units: half of a tick
_EDGE, _TOP = 0.4, 1.95  # scene units: the scale from the frame, and how high it may go
_ASIDE, _ABOVE = 0.16, 0.1  # scene units: its numbers and its name from it


class GroundRuler(Plane):
    """The level axis of a plane, from one side of the frame to the other, as a close-up shows it.

    What numbers it has follows from the close-up, so that it zooms as the ground above it does.
    """

    def __init__(self, plane: Plane, closeup: Closeup, name: str, color: Color = TEXT) -> None:
        self._plane, self._closeup = plane, closeup
        super().__init__(
            (0.0, 1.0),
            (0.0, 1.0),
            (plane.shorts[0].named(name), ""),
            colors=(color, TEXT),
            numbered=(True, False),
            tick_color=TEXT,
        )
        self.shorts = plane.shorts

    @property
    def state(self) -> Array:
        """Corner, size, lowest numbers and spans, as those of a plane of no height."""
        plane, closeup = self._plane, self._closeup
        left, width = FRAME.left + _SIDES[0], FRAME.width - sum(_SIDES)
        level = float(closeup.on_screen(plane.corner)[1])
        unit = float(plane.size[0] / plane.span[0])
        first = float(closeup.in_picture((left, level))[0])
        low = float(plane.low[0]) + (first - float(plane.corner[0])) / unit
        return np.array([left, level, width, 0.01, low, 0, width / (unit * closeup.zoom), 1])

    @state.setter
    def state(self, state: Array) -> None:
        """Nothing: the close-up decides."""

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """The less is seen of a number, the nearer it comes to the edge of the frame."""
        for axis, value, tick in super().ticks():
            room = tick.left + float(tick.text.low[0]) - STAGE.left
            there = float(np.clip(room / _COMES_IN, 0.0, 1.0))
            if there > 0:
                yield axis, value, tick._replace(strength=there * tick.strength)

    def axis_lines(self) -> list[Array]:
        """The level one alone."""
        left, foot, width = self.state[:3]
        return [np.array([(left, foot), (left + width, foot)])]

    def draw(self, canvas: Canvas) -> None:
        """The axis, a stroke for each number, the numbers and the name."""
        super().draw(canvas)
        pen = Pen(canvas, self.presence)
        pen.line(self.axis_lines(), TEXT, 0.035, opacity=0.8)
        for place, strength in self._strokes():
            stroke = place + np.array([(0.0, -_STROKE), (0.0, _STROKE)])
            pen.line(stroke, TEXT, 0.03, opacity=0.8 * strength)

    def _placed_names(self) -> Iterator[tuple[Lettering, float, float]]:
        """Above the end, so that arrows that are longer than the frame leave it free."""
        for name, left, foot in super()._placed_names():
            yield name, min(left, FRAME.right - _RIM - name.width), foot + _RAISED

    def _strokes(self) -> Iterator[tuple[Array, float]]:
        for _, value, tick in self.ticks():
            yield self.xy(value, 0.0), tick.strength


class LossScale(Plane):
    """What loss each height has: an upright axis at the rim, as a close-up shows the ground.

    Its numbers are on the side of the sky: on the other one is the frame.
    """

    def __init__(self, plane: Plane, closeup: Closeup, name: str) -> None:
        self._plane, self._closeup = plane, closeup
        super().__init__(
            (0.0, 1.0),
            (0.0, 1.0),
            ("", plane.shorts[1].named(name)),
            colors=(TEXT, LOSS),
            numbered=(False, True),
            tick_color=TEXT,
            plated=True,
        )
        self.shorts = plane.shorts

    @property
    def state(self) -> Array:
        """Corner, size, lowest numbers and spans, as those of a plane of no width."""
        plane, zoom = self._plane, self._closeup.zoom
        foot = float(self._closeup.on_screen(plane.corner)[1])
        unit = zoom * float(plane.size[1] / plane.span[1])
        high = min(unit * float(plane.span[1]), max(_TOP - foot, 1e-6))
        return np.array([FRAME.left + _EDGE, foot, 0.01, high, 0, plane.low[1], 1, high / unit])

    @state.setter
    def state(self, state: Array) -> None:
        """Nothing: the close-up decides."""

    def axis_lines(self) -> list[Array]:
        """The upright one alone."""
        left, foot, _, high = self.state[:4]
        return [np.array([(left, foot), (left, foot + high)])]

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """Those above the ruler."""
        low = float(self.low[1])
        return (tick for tick in super().ticks() if tick[1] > low)

    def _tick(self, axis: int, value: float) -> Tick:
        tick = super()._tick(axis, value)
        return tick._replace(left=float(self.corner[0]) + _ASIDE)

    def _placed_names(self) -> Iterator[tuple[Lettering, float, float]]:
        for name, _, foot in super()._placed_names():
            yield name, float(self.corner[0]) + _ASIDE, foot + _ABOVE


__all__ = ["GroundRuler", "LossScale"]
