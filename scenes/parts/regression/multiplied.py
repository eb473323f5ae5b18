"""The gradient turned round: it is a step as soon as the learning rate has multiplied it."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import GRADIENT, STEP, Arrow, ArrowScale, change
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.projection import Projection

Array = NDArray[np.float64]


class Multiplied(Arrow):
    """An arrow that turns round in the colour of the gradient, and then is ``multiplied``."""

    def __init__(self, on: Projection, root: Any, vector: Any, scale: ArrowScale) -> None:
        super().__init__(on, root, vector, GRADIENT, becomes=STEP, scale=scale, name="step")
        self.multiplied = ValueTracker(1.0)
        self.swings = True  # before all eyes

    def multiply(self) -> Any:
        """An animation: it becomes the step."""
        return change(self.multiplied, 1)

    def color_now(self) -> Array:
        """Its colour (3,): that of a step as far as it has been multiplied."""
        share = float(self.multiplied.get_value())
        return (1 - share) * np.array(rgb(self.tint)) + share * np.array(rgb(self.becomes))


__all__ = ["Multiplied"]
