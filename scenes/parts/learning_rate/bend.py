"""The curve of one knob turns into a cut through the valley of two."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.learning_rate.first import First
from scenes.parts.learning_rate.runs import PaneCurve
from scenes.stage import LOSS, Layer, change
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_WIDTH, _CASING = (PaneCurve.width, 0.06), 0.05  # scene units: at first, in the end; around it
ALONE, _THERE = 0.3, 0.7  # of the time of its play: all else is gone; it is where the cut comes

_FAR, _SAMPLES = 50.0, 100_001  # of the distance to both sides; places tried: where it is seen


class Bend(Painted):
    """A line that is the curve as it is seen, at ``share`` 0, and another one at 1."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, first: First, cut: Array) -> None:
        super().__init__()
        self.share = ValueTracker(0.0)
        self.ends = _seen(first, len(cut)), cut

    def turn(self) -> Any:
        """From one to the other, once what it was seen on is gone."""
        return change(self.share, 1, squish_rate_func(smooth, ALONE, _THERE))

    def line(self) -> Array:
        """Where it is now (n, 2)."""
        share, (old, new) = float(self.share.get_value()), self.ends
        return np.asarray(old + share * (new - old))

    def draw(self, canvas: Canvas) -> None:
        """As wide as the curve, and then as the cut."""
        share, (old, new) = float(self.share.get_value()), _WIDTH
        wide = old + share * (new - old)
        Pen(canvas, self.presence).line(self.line(), LOSS, wide, casing=share * _CASING)


def _seen(first: First, count: int) -> Array:
    """Points of the curve (count, 2), from one end of what is seen of it to the other."""
    box, plan = first.curve.clip_box(), first.plan
    far = _FAR * plan.distance
    x = np.linspace(plan.minimum - far, plan.minimum + far, _SAMPLES)
    points = first.curve.over(x)
    inside = points[:, 1] <= (box.top if box else np.inf)
    if box:
        inside &= (points[:, 0] >= box.left) & (points[:, 0] <= box.right)
    low, high = x[inside][[0, -1]]
    return np.asarray(first.curve.over(np.linspace(low, high, count)))


__all__ = ["ALONE", "Bend"]
