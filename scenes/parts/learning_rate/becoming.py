"""A line of one picture that becomes a line of the next: it is bright all the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker
from numpy.typing import NDArray

from scenes.stage import LOSS, Layer, change
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_SAMPLES = 121


class Becoming(Painted):
    """A line that is ``old`` at ``share`` 0 and ``new`` at 1, points (n, 2) on the screen."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, old: Array, new: Array) -> None:
        super().__init__()
        self.old, self.new, self.share = _evenly(old), _evenly(new), ValueTracker(0.0)
        left, low = np.minimum(self.old.min(axis=0), self.new.min(axis=0)).tolist()
        right, high = np.maximum(self.old.max(axis=0), self.new.max(axis=0)).tolist()
        self.set_frame(left, low, right, high)

    def is_there(self) -> Any:
        """It takes the place of the old line at once."""
        return FadeIn(self, rate_func=lambda _: 1.0)

    def turns(self, rate_func: Callable[[float], float]) -> Any:
        """It becomes the new line."""
        return change(self.share, 1, rate_func)

    def line(self) -> Array:
        """As it is now (n, 2)."""
        share = float(self.share.get_value())
        return np.asarray((1 - share) * self.old + share * self.new)

    def draw(self, canvas: Canvas) -> None:
        """One line, as those that it parts."""
        Pen(canvas, self.presence).line(self.line(), LOSS, 0.065, casing=0.05)


def _evenly(line: Array) -> Array:
    """As many points, as far from each other along the line."""
    way = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
    at = np.linspace(0, way[-1], _SAMPLES)
    return np.stack([np.interp(at, way, axis) for axis in line.T], axis=-1)


__all__ = ["Becoming"]
