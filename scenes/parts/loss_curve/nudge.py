"""A tiny step of w under her boot, in a lens: how far the loss falls with it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath.typst import typst_number
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    Curve,
    Formula,
    Layer,
    Words,
    on_plate,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import Plate

Array = NDArray[np.float64]

_LEG = 1.15  # scene units: the longer one of the two
_RADIUS = 1.25
_TINY = 2e-5  # of the window


class Nudge(Painted):
    """The curve at a place, ``zoom`` times as large, with a nudge of w and what the loss does."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, curve: Curve, x: float, middle: Any) -> None:
        super().__init__()
        self.curve, self.x, self.middle = curve, x, np.asarray(middle, dtype=float)
        ((low, high),) = curve.landscape.window
        self.opened = ValueTracker(1.0)
        self.step = 10.0 ** round(np.log10(_TINY * (high - low) / 4))
        unit = curve.plane.size / curve.plane.span
        way = np.abs(np.array([self.step, self.change()]) * unit)
        self.zoom = float(f"{_LEG / way.max():.1g}")

    def change(self) -> float:
        """What the loss does on the way."""
        return float(self.curve.value(self.x + self.step) - self.curve.value(self.x))

    def corners(self) -> Array:
        """Start, right angle and end on the screen (3, 2), around the middle of the lens."""
        unit = self.zoom * self.curve.plane.size / self.curve.plane.span
        w, fall = np.array([self.step, self.change()]) * unit
        return self.middle + np.array([(-w / 2, -fall / 2), (w / 2, -fall / 2), (w / 2, fall / 2)])

    def draw(self, canvas: Canvas) -> None:
        """Two rays, the glass, the ground in it, and the two legs."""
        pen, opened = Pen(canvas, self.presence), float(self.opened.get_value())
        foot, radius = self.curve.at([self.x]), _RADIUS * opened
        start, corner, end = self.corners()
        middle = foot + opened * (self.middle - foot)
        for side in (-1.0, 1.0):
            away = np.array([0.0, side * radius])
            pen.line(np.stack([foot, middle + away]), QUIET, 0.025, opacity=0.7)
        pen.disc(middle, radius, "#111C30")
        pen.ring(middle, radius, QUIET, 0.05)
        if opened < 1:
            return
        along = (end - start) / np.linalg.norm(end - start)
        half = 0.97 * _RADIUS * along
        ground = np.concatenate([[middle - half], [middle + half]])
        pen.line(ground, LOSS, 0.06)
        pen.line(np.stack([start, corner]), POSITION, 0.055)
        pen.line(np.stack([corner, end]), LOSS, 0.055, dashes=(0.1, 0.07))
        pen.disc(start, 0.07, TEXT)

    def words(self) -> VGroup:
        """The nudge, what the loss does, and how many times as large all is."""
        legs = self.corners()
        nudge = _told("Delta w", self.step, POSITION)
        fall = _told("Delta L", self.change(), LOSS)
        right = float(self.middle[0]) + _RADIUS + 0.2
        for text, y in ((nudge, legs[0][1]), (fall, float(self.middle[1]) - 0.3)):
            text.move_to((right, float(y), 0), aligned_edge=LEFT)
        zoom = on_plate(Words(f"× {self.zoom:,.0f}", LABEL_SIZE, QUIET), 0.06)
        zoom.next_to((*self.middle, 0), DOWN, buff=_RADIUS + 0.1)
        return VGroup(nudge, fall, zoom)

    def readings(self) -> list[Reading]:
        """The quotient of the two."""
        return [Reading("nudge", "", self.change() / self.step)]


def _told(name: str, value: float, color: str) -> Plate:
    """A difference and its size, four digits of it."""
    source = f"{name} = {typst_number(float(f'{value:.4g}'))}"
    return on_plate(Formula(source, {}, LABEL_SIZE, color), 0.06)


__all__ = ["Nudge"]
