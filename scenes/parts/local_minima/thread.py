"""A string stretched between two points of a curve."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import TEXT, Curve, Layer, change
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDTH, _CASING, _END = 0.06, 0.05, 0.1
_DASHES = (0.1, 0.12)
_PIECES = 161
_SUNK = 0.01  # scene units below the ground: there it is in it


class Thread(OnCurve):
    """A string from the ground at ``begin`` to the ground at ``end``; in the ground it is dashed.

    It is drawn as far as it has ``grown``; ``slide`` is an animation of both ends along the ground.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, curve: Curve, begin: float, end: float) -> None:
        super().__init__(curve)
        self.begin, self.end = ValueTracker(begin), ValueTracker(end)
        self.grown = ValueTracker(1.0)

    def spin(self) -> Any:
        """It comes out of its beginning."""
        self.grown.set_value(0)
        return change(self.grown, 1)

    def slide(self, begin: float, end: float) -> tuple[Any, ...]:
        """Both ends go to other places."""
        return change(self.begin, begin), change(self.end, end)

    def line(self) -> Array:
        """What is drawn of it, in the picture (n, 2)."""
        ends = self.curve.over([self.begin.get_value(), self.end.get_value()])
        shares = np.linspace(0, float(self.grown.get_value()), _PIECES)[:, None]
        return np.asarray(ends[0] + shares * (ends[1] - ends[0]))

    def sunk(self) -> NDArray[np.bool_]:
        """Which of its pieces (n − 1,) are in the ground."""
        line = self.line()
        middle = (line[1:] + line[:-1]) / 2
        return np.asarray(middle[:, 1] < self.curve.level(middle[:, 0]) - _SUNK)

    def draw(self, canvas: Canvas) -> None:
        """The string, and the two ends that hold it."""
        line, sunk, pen = self.line(), self.sunk(), Pen(canvas, self.presence)
        pen.line(runs_of(line, sunk), TEXT, _WIDTH, dashes=_DASHES)
        pen.line(runs_of(line, ~sunk), TEXT, _WIDTH, casing=_CASING)
        for end in line[[0, -1]]:
            pen.disc(end, _END, TEXT, casing=0.03)

    def readings(self) -> list[Reading]:
        """Where its ends are."""
        ends = float(self.begin.get_value()), float(self.end.get_value())
        return [Reading("string", "", ends)]


__all__ = ["Thread"]
