"""The end: a framed print on a dark wall, and her lamp that moves on outside of it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.neural_landscape.ground import glow, trembling
from scenes.stage import PATH, POSITION, Box, Layer
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.walker import paint_sphere

Array = NDArray[np.float64]

_WOOD, _MOUNT = "#8A6A45", "#1B263A"
_EDGE, _MAT = 0.14, 0.32
_BALL = 0.2


class Frame(Painted):
    """A picture frame round a box, with a mount; what is in it is drawn before it is framed."""

    layer: ClassVar[Layer] = Layer.SKY

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box = box

    def draw(self, canvas: Canvas) -> None:
        """Wood, mount, and the paper."""
        pen = Pen(canvas, self.presence)
        for margin, color in ((_MAT + _EDGE, _WOOD), (_MAT, _MOUNT), (0.0, "#0E1830")):
            left, bottom, right, top = self.box.inset(-margin)
            pen.band(left, bottom, right, top, color, 1.0, 0.05)


class Onward(Painted):
    """Her lamp on its way through the dark, with the steps that are behind her.

    ``gone`` in [0, 1] is how far she is along ``way`` (n, 2), points of the screen.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, way: Array, clock: ValueTracker) -> None:
        super().__init__()
        self.way, self.clock = way, clock
        self.gone = ValueTracker(0.0)

    @property
    def ambient(self) -> bool:
        """Whether it trembles where it can be seen."""
        return self.presence > 0

    def at(self, share: float) -> Array:
        """The screen point (2,) at a share of the way."""
        along = share * (len(self.way) - 1)
        stops = np.arange(len(self.way))
        return np.array([np.interp(along, stops, self.way[:, k]) for k in (0, 1)])

    def draw(self, canvas: Canvas) -> None:
        """Steps, light, she."""
        gone = float(self.gone.get_value())
        pen = Pen(canvas, self.presence)
        behind = self.way[: int(gone * (len(self.way) - 1) + 1e-9) + 1]
        pen.line(np.concatenate([behind, self.at(gone)[None]]), PATH, 0.03, opacity=0.5)
        for spot in behind:
            pen.disc(spot, 0.05, PATH)
        here = self.at(gone)
        glow(canvas, here, 1.5, 0.85 * self.presence * trembling(float(self.clock.get_value())))
        paint_sphere(canvas, here, _BALL, np.array(rgb(POSITION)), self.presence)


__all__ = ["Frame", "Onward"]
