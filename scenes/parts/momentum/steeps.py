"""How steep it was, in one direction, wherever she has been."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.stage import GRADIENT, Layer, View, change
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_PIECES, _WIDTH = 25, 0.085
_AT_ONCE = 4  # arrows that grow at one time


class Steeps(OnGround):
    """From each of her landings one part of its gradient, times the rate: all on one scale."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, plan: Plan, axis: int) -> None:
        super().__init__(view)
        self.set_z_index(Layer.ARROW - 2)  # she is seen over them
        self.roots = plan.held.points[: plan.held_count, 0]
        part = np.eye(2)[axis]
        self.vectors = plan.rate * plan.held.gradients[: plan.held_count, 0] * part
        self.axis, self.grown = axis, ValueTracker(0.0)

    def grow(self) -> Any:
        """One after another, in the order of her steps."""
        return change(self.grown, len(self.roots) + _AT_ONCE, linear)

    def lengths(self) -> Array:
        """How far each of them is there now (n,), 1 when it is as long as it stands for."""
        begun = float(self.grown.get_value()) - np.arange(len(self.roots))
        return np.clip(begun / _AT_ONCE, 0.0, 1.0)

    def draw(self, canvas: Canvas) -> None:
        """Each as it lies on the ground."""
        pen, shares = Pen(canvas, self.presence), np.linspace(0, 1, _PIECES)[:, None]
        for root, vector, there in zip(self.roots, self.vectors, self.lengths(), strict=True):
            if there > 0:
                pen.arrow(self.view.at(root + there * shares * vector), GRADIENT, _WIDTH)

    def readings(self) -> list[Reading]:
        """The first of them."""
        return [Reading(f"steep {self.axis}", "", float(self.vectors[0, self.axis]))]


__all__ = ["Steeps"]
