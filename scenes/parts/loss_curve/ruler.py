"""The axis below a curve that a close-up enlarges: lit at night, and true at any zoom."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import FRAME
from scenes.stage.lecture.theme import TEXT, Color
from scenes.stage.paint.closeup import Closeup
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.plot.ticks import Tick

Array = NDArray[np.float64]

_SIDES = 0.7, 0.95  # scene units that are free at both ends of the frame; on the right is the name
_BESIDE = 0.35  # scene units: a name from its upright axis
_RIM = 0.42  # scene units of the frame, that a name leaves free
_RAISED = 0.25  # scene units: the name above the axis
_STROKE = 0.09  # scene units: half of a tick


class GroundPlane(Plane):
    """A plane whose upright axis has its name on the right, in the sky: the ground leaves it free.

    To the left of an upright axis the ground of a valley is as high as the axis. Over a ruler,
    which is its level axis, the ``upright`` axis alone is seen.
    """

    upright = False

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """Over a ruler those above it alone."""
        low = float(self.low[1])
        return (
            (axis, value, tick)
            for axis, value, tick in super().ticks()
            if not self.upright or (axis == 1 and value > low)
        )

    def axis_lines(self) -> list[Array]:
        """Without the ruler."""
        return super().axis_lines()[1 if self.upright else 0 :]

    def _placed_names(self) -> Iterator[tuple[Lettering, float, float]]:
        level, (name, _, foot) = super()._placed_names()
        if not self.upright:
            yield level
        yield name, float(self.at(self.crossing)[0]) + _BESIDE, foot


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


__all__ = ["GroundPlane", "GroundRuler"]
