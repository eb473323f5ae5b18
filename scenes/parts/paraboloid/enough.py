"""What is good enough: her gradient, as an arrow, beside a bar of that length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import LOG
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import GRADIENT, LABEL_SIZE, TEXT, Layer
from scenes.stage.ground.rings import Endless
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_LONGEST = 4.6  # scene units, of the bar: beside it stands its number
_ARROW, _BAR = LOG.top - 1.35, LOG.top - 2.05  # their heights
_END, _GAP, _WIDE = 0.14, 0.2, 0.09
_TOLD = 0.8  # of its way to the bar, after which the arrow's length is told


class Shorter(Lettered):
    """Her last gradient grows at her, comes off the map and lies down over a bar.

    The bar is as long as a gradient may be that is as good as none: ``barred`` in [0, 1] is how
    much of it is there, ``grown`` how much of the arrow, ``laid`` how far that has come. Both are
    as long as on the map, or shorter by one factor where the bar would not find room. Where the
    arrow does not end on the map it grows over the bar.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, on: Endless, plan: Plan) -> None:
        super().__init__()
        self.on, self.place = on, plan.path[-1]
        self.gradient, self.enough = plan.walk.gradients[-1], plan.enough
        self.length = float(np.hypot(*self.gradient))
        self.barred, self.grown, self.laid = (ValueTracker(0.0) for _ in range(3))
        self._most = Lettering(short(self.enough), LABEL_SIZE, TEXT)
        self._length = Lettering(short(self.length, 3), LABEL_SIZE, GRADIENT)

    @property
    def bar(self) -> float:
        """How long the bar is."""
        return min(self.enough * self.on.unit, _LONGEST)

    def arrow(self) -> Array:
        """Root and tip of the arrow on the screen (2, 2), when it has grown."""
        share = float(self.laid.get_value())
        root, tip = self.on.at(np.array([self.place, self.place + self.gradient]))
        low, high = np.array([*self.on.box]).reshape(2, 2)
        if np.any(tip < low) or np.any(tip > high):
            share = 1.0
        there = np.array([LOG.left + _GAP, _ARROW])
        size = (1 - share) * np.hypot(*(tip - root)) + share * self.bar * self.length / self.enough
        angle = (1 - share) * np.arctan2(*(tip - root)[::-1])
        begin = (1 - share) * root + share * there
        return np.stack([begin, begin + size * np.array([np.cos(angle), np.sin(angle)])])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long the bar is, and the arrow once it lies over it."""
        left = LOG.left + 2 * _GAP
        if (strength := float(self.barred.get_value())) > 0:
            yield self._most, left + self.bar, _BAR - self._most.high[1] / 2, strength
        strength = (float(self.laid.get_value()) - _TOLD) / (1 - _TOLD)
        if strength > 0:
            tip = float(self.arrow()[1][0])
            yield self._length, tip + _GAP, _ARROW - self._length.high[1] / 2, strength

    def draw(self, canvas: Canvas) -> None:
        """The bar between two ends; the arrow."""
        pen, left = Pen(canvas, self.presence), LOG.left + _GAP
        if (barred := float(self.barred.get_value())) > 0:
            right = left + barred * self.bar
            pen.line(np.array([(left, _BAR), (right, _BAR)]), TEXT, 0.05)
            for x in (left, right):
                pen.line(np.array([(x, _BAR - _END), (x, _BAR + _END)]), TEXT, 0.05)
        if (grown := float(self.grown.get_value())) > 0:
            root, tip = self.arrow()
            line = root + np.linspace(0, grown, 12)[:, None] * (tip - root)
            canvas.push_group()
            Pen(canvas).arrow(line, GRADIENT, _WIDE)
            canvas.pop_group_to_source()
            canvas.paint_with_alpha(self.presence)
        self.write(canvas)


__all__ = ["Shorter"]
