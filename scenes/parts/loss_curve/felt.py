"""What she has felt of the ground: it is of where she has stood, and of no place between."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ValueTracker, linear, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import Curve, Tangent, change
from scenes.stage.paint.pen import Canvas

Array = NDArray[np.float64]

_GONE = 0.5  # half way from what was felt to what is felt anew
LEAVING = squish_rate_func(linear, 0.0, 0.2)  # of a step: what was felt goes first


class Felt:
    """The step after which she has felt the ground last; all that is told of her goes by it.

    Its numbers stay while she walks. What is drawn of it goes as she leaves, and comes anew for
    where she has landed: ``clear`` in [0, 1] is how much of it is there.
    """

    def __init__(self, plan: WeightDescents) -> None:
        self.plan = plan
        self._before = self._after = 0
        self._share = ValueTracker(0.0)

    @property
    def number(self) -> int:
        """How many steps she had taken then."""
        return self._after if self._share.get_value() > _GONE else self._before

    @property
    def clear(self) -> float:
        """How much is there of what is drawn."""
        return abs(1 - 2 * float(self._share.get_value()))

    def w(self) -> float:
        """Where she stood."""
        return float(self.plan.places[self.number])

    def slope(self) -> float:
        """The slope there."""
        return float(self.plan.slopes[self.number])

    def place(self) -> Array:
        """Where she stood, as a place of the curve (1,)."""
        return self.plan.places[[self.number]]

    def leave(self) -> Any:
        """She sets out: what is drawn of where she stood goes first."""
        self._before = self._after
        self._share.set_value(0)
        return change(self._share, _GONE, LEAVING)

    def anew(self, number: int) -> Any:
        """She has landed, and feels the ground where she is after so many steps."""
        self._after = number
        self._share.set_value(_GONE)
        return change(self._share, 1, linear)

    def forget(self) -> None:
        """Be as before the first step, at once: for what is out of sight."""
        self._before = self._after = 0
        self._share.set_value(0)


class FeltTangent(Tangent):
    """The tangent where she last felt the ground."""

    def __init__(self, curve: Curve, felt: Felt) -> None:
        super().__init__(curve, felt.place)
        self.felt = felt

    def draw(self, canvas: Canvas) -> None:
        """As any tangent, as far as it is clear."""
        canvas.push_group()
        super().draw(canvas)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.felt.clear)


__all__ = ["LEAVING", "Felt", "FeltTangent"]
