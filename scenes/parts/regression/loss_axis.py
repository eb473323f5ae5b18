"""The upright axis of losses beside the valley, and a hand on it: how high the point stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.valley import on_floor
from scenes.stage import LABEL_SIZE, LOSS, QUIET, SMALLEST_SIZE, Layer, View, change
from scenes.stage.ground.levels import round_levels
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text

Array = NDArray[np.float64]

_CLEAR = 0.11  # of the map, from its corner to the axis: there are its name, and the hand
_HAND = np.array([(-0.04, 0.0), (-0.31, 0.14), (-0.31, -0.14)])


class LossAxis(Lettered):
    """An upright axis of losses beside the right corner of the map, from 0, with its name.

    A hand shows the ``loss`` of the point, as far as it is ``pointing``.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, view: View, name: str, loss: Callable[[], float]) -> None:
        super().__init__()
        self.view, self.loss, self.pointing = view, loss, ValueTracker(0.0)
        values = [0.0, *round_levels(0.0, view.highest, 3).tolist()]
        self._ticks = [(Lettering(tick_text(v), SMALLEST_SIZE, QUIET), v) for v in values]
        self._name = Lettering(name, LABEL_SIZE, LOSS)
        (left, right), (near, _) = view.window
        self._corner = np.array([right, near]) + _CLEAR * (right - left)

    def point(self, there: bool) -> Any:
        """An animation that shows the hand, or takes it away."""
        return change(self.pointing, float(there))

    def hand(self) -> Array:
        """The corners (3, 2) of the hand: the first is its tip."""
        return self.at(self.loss()) + _HAND

    def at(self, loss: float) -> Array:
        """Where on the screen (2,) a loss is on it."""
        return on_floor(self.view, self._corner, loss)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number beside its tick, the name on top."""
        for text, value in self._ticks:
            x, y = self.at(value).tolist()
            yield text, x + 0.18, y - text.high[1] / 2, 1.0
        x, y = self.at(self.view.highest).tolist()
        yield self._name, x - self._name.width / 2, y + 0.16, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The axis, its ticks and the words, which have plates."""
        pen = Pen(canvas, self.presence)
        for text, left, foot, _ in self.texts():
            (a, b), (c, d) = (np.array([left, foot]) + end for end in (text.low, text.high))
            pen.plate(a - 0.06, b - 0.06, c + 0.06, d + 0.06, 0.06)
        pen.line(np.stack([self.at(0.0), self.at(self.view.highest)]), LOSS, 0.03)
        for _, value in self._ticks:
            pen.line(self.at(value) + np.array([(0.0, 0.0), (0.1, 0.0)]), LOSS, 0.03)
        if (there := float(self.pointing.get_value())) > 0:
            hand = Pen(canvas, self.presence * there)
            hand.line(self.hand(), LOSS, 0.02, casing=0.06, closed=True)
            hand.fill(self.hand(), LOSS)
        self.write(canvas)


__all__ = ["LossAxis"]
