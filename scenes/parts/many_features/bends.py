"""How steep a valley is along some of its own axes: curves before their bars."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features.bars import Bars
from scenes.stage import LOSS, MINIMUM, Layer
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_COUNT = 9
_FOOT, _HIGH = -2.0, 3.6  # scene units: of the curves before the bars
_WIDEST = 0.46  # half the width of the flattest, of the room of each
_SIDES = np.linspace(-1.0, 1.0, 41)


class Bends(Painted):
    """The loss along some axes, λs²/2, all on one scale and cut at one height.

    ``come`` in [0, 1] is how many are there, from the steepest on.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    height: ClassVar[float] = _HIGH

    def __init__(self, bars: Bars, curvatures: Array) -> None:
        super().__init__()
        self.come = ValueTracker(0.0)
        self.axes = np.unique(np.linspace(0, len(curvatures) - 1, _COUNT).round().astype(int))
        self.curvatures = np.asarray(curvatures, dtype=float)[self.axes]
        self.feet = bars.tops(np.zeros(bars.count))[self.axes, 0]
        room = float(np.diff(self.feet).min())
        self.unit = _WIDEST * room / float(self.reach().max())
        self.set_frame(bars.plot.left, _FOOT, bars.plot.right, _FOOT + _HIGH)

    def reach(self) -> Array:
        """How far from the minimum each comes to the loss at which all are cut, 1 (n,)."""
        return np.asarray(np.sqrt(2 / self.curvatures))

    def curve(self, number: int) -> Array:
        """One of them on the screen (m, 2)."""
        s = self.reach()[number] * _SIDES
        heights = 0.5 * self.curvatures[number] * s**2
        return np.stack([self.feet[number] + self.unit * s, _FOOT + _HIGH * heights], axis=-1)

    def draw(self, canvas: Canvas) -> None:
        """Each with a dot where it is lowest."""
        there = len(self.axes) * float(self.come.get_value())
        for number, x in enumerate(self.feet.tolist()):
            share = float(np.clip(there - number, 0, 1))
            if share > 0:
                pen = Pen(canvas, self.presence * share)
                pen.line(self.curve(number), LOSS, 0.09, casing=0.05)
                pen.disc((x, _FOOT), 0.1, MINIMUM, casing=0.04)


__all__ = ["Bends"]
