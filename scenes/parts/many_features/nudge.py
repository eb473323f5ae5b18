"""A pin at the minimum that is nudged along the valley and across it, and a bar of its loss."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features.disc import Turned
from scenes.parts.many_features.plan import TwoKnobs
from scenes.stage import LOSS, MINIMUM, POSITION, Layer
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_PROBE, _NUDGE = 0.2, 0.38  # scene units; of the reach
_LONG, _TALL = 4.6, 1.5  # scene units: the bar of the largest loss


class Probe(OnPicture):
    """A pin at the minimum that is nudged along a way: a disc, and the line that it came."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Turned, two: TwoKnobs) -> None:
        super().__init__(on)
        self.disc, self.two = on, two
        self.along, self.across = ValueTracker(0.0), ValueTracker(0.0)

    @property
    def nudge(self) -> float:
        """How far it is nudged."""
        return _NUDGE * self.disc.reach

    @property
    def highest(self) -> float:
        """The loss as far across as it is nudged."""
        place = self.two.best + self.nudge * self.two.ways[1]
        return float(self.two.ground.value(place))

    def place(self) -> Array:
        """Where it is now (2,)."""
        off = np.array([self.along.get_value(), self.across.get_value()])
        return np.asarray(self.two.best + off @ self.two.ways)

    def loss(self) -> float:
        """The loss there."""
        return float(self.two.ground.value(self.place()))

    def draw(self, canvas: Canvas) -> None:
        """The way from the minimum, and a disc at its end."""
        pen, ends = Pen(canvas, self.presence), self.on.at(np.stack([self.two.best, self.place()]))
        pen.line(ends, POSITION, 0.09, casing=0.05)
        pen.disc(ends[1], _PROBE, POSITION, casing=0.05)

    def readings(self) -> list[Reading]:
        """Where it is."""
        return [Reading("probe", "", tuple(self.place().tolist()))]


class Height(Painted):
    """A gold bar as long as the loss at the pin, beside a mark where the lowest is."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, probe: Probe, left: float, y: float) -> None:
        super().__init__()
        self.probe, self.left, self.y = probe, left, y
        self.set_frame(left, y - _TALL / 2, left + _LONG, y + _TALL / 2)

    @property
    def mark(self) -> float:
        """Where the lowest loss ends."""
        two = self.probe.two
        return self.left + _LONG * float(two.ground.value(two.best)) / self.probe.highest

    def draw(self, canvas: Canvas) -> None:
        """The bar from its left end, and the mark across it."""
        pen = Pen(canvas, self.presence)
        low, high = self.y - _TALL / 2, self.y + _TALL / 2
        right = self.left + _LONG * self.probe.loss() / self.probe.highest
        pen.fill(np.array([(self.left, low), (right, low), (right, high), (self.left, high)]), LOSS)
        pen.line(np.array([(self.mark, low - 0.2), (self.mark, high + 0.2)]), MINIMUM, 0.06)


__all__ = ["Height", "Probe"]
