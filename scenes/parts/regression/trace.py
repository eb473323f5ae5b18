"""The line on the map over which the valley is cut."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker

from scenes.parts.regression.fits import Plan
from scenes.stage import LOSS, Layer, View
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen


class Trace(OnGround):
    """The line on the map over which it is cut: all settings of a knob, the other one held.

    It is drawn from its beginning as ``grown`` goes to 1, and stays while slopes are found.
    """

    layer: ClassVar[Layer] = Layer.MARK  # on the map, below the ball

    def __init__(self, plan: Plan, view: View, axis: int) -> None:
        super().__init__(view)
        self.ends = np.tile(plan.start, (2, 1))
        self.ends[:, axis] = view.window[axis]
        self.grown = ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """As far as it has grown."""
        low, high = self.view.at(self.ends)
        grown = np.stack([low, low + float(self.grown.get_value()) * (high - low)])
        Pen(canvas, self.presence).line(grown, LOSS, 0.05, casing=0.05)


__all__ = ["Trace"]
