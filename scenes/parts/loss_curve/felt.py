"""What she has felt of the ground: it is of where she has stood, and of no place between."""

from __future__ import annotations

from copy import copy
from typing import Any

import numpy as np
from manim import ValueTracker, linear, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import PREDICTION, Curve, FittedLine, Plane, Tangent, change
from scenes.stage.paint.pen import Canvas
from scenes.stage.walk.playback import StepByStep

Array = NDArray[np.float64]

_GONE, _TOLD = 0.5, 0.6  # on the way from what was felt to what is felt anew
_SWING = _TOLD - 0.08, _TOLD + 0.08  # of that way: the line swings
_AT_THE_END = 0.15  # of a step that is counted: the line swings
_CLEAR = 0.08  # scene units: a tangent from the axis
_LANDING = squish_rate_func(smooth, 0.85, 1.0)  # of a step: then its arrow has been walked
LEAVING = squish_rate_func(linear, 0.0, 0.2)  # of a step: what was felt goes first


class Felt:
    """The step after which she has felt the ground last; all that is told of her goes by it.

    Its numbers stay while she walks, and so do the line and the knob of this w. The tangent goes as
    she leaves, and comes anew for where she has landed: ``clear`` in [0, 1] is how much of it is
    there. As it comes, numbers change from the one w to the other; in a moment about that, the line
    and the knob swing from the one to the other, so that they never tell of two places.
    """

    def __init__(self, plan: WeightDescents) -> None:
        self.plan = plan
        self._before = self._after = 0
        self._share = ValueTracker(0.0)
        self._walk: StepByStep | None = None

    @property
    def number(self) -> int:
        """How many steps she had taken then: half way of the change it is another."""
        if self._walk is not None:
            return self._walk.step
        return self._after if self._share.get_value() > _TOLD else self._before

    @property
    def clear(self) -> float:
        """How much is there of the tangent."""
        return float(np.interp(self._share.get_value(), (0, _GONE, _TOLD, 1), (1, 0, 0, 1)))

    def w(self) -> float:
        """Where she stood."""
        return float(self.plan.places[self.number])

    def slope(self) -> float:
        """The slope there."""
        return float(self.plan.slopes[self.number])

    def place(self) -> Array:
        """Where she stood, as a place of the curve (1,)."""
        return self.plan.places[[self.number]]

    def swung(self) -> float:
        """The w to draw: as the numbers change, it is swung from the one to the other."""
        if self._walk is not None:
            landed = max(1, int(np.ceil(self._walk.time - 1e-9)))
            swing, between = (landed - _AT_THE_END, landed), slice(landed - 1, landed + 1)
            return float(np.interp(self._walk.time, swing, self.plan.places[between]))
        return float(
            np.interp(
                self._share.get_value(), _SWING, self.plan.places[[self._before, self._after]]
            )
        )

    def leave(self) -> Any:
        """She sets out: what is drawn of where she stood goes first."""
        self._before = self._after
        self._share.set_value(0)
        return change(self._share, _GONE, LEAVING)

    def anew(self, number: int) -> Any:
        """She has landed, and feels the ground where she is after so many steps."""
        if self._walk is not None:
            self._before, self._walk = number, None
        self._after = number
        self._share.set_value(_GONE)
        return change(self._share, 1, linear)

    def count(self, walk: StepByStep) -> None:
        """With each step that she lands from now on all is told anew, but for the tangent."""
        self._walk = walk

    def forget(self) -> None:
        """Be as before the first step, at once: for what is out of sight."""
        self._before = self._after = 0
        self._share.set_value(0)


class FeltTangent(Tangent):
    """The tangent where she last felt the ground."""

    def __init__(self, curve: Curve, felt: Felt) -> None:
        super().__init__(curve, felt.place)
        self.felt = felt

    def line(self) -> Array:
        """Not below the axis: there is no such loss, and its numbers are there."""
        line = super().line()
        lower, upper = (line[0], line[-1]) if line[0, 1] < line[-1, 1] else (line[-1], line[0])
        level = float(self.curve.closeup.on_screen(self.curve.plane.corner)[1])
        level += min(_CLEAR, 0.5 * max(0.0, float(self.curve.at(self.place())[1]) - level))
        if not lower[1] < level < upper[1]:
            return line
        lower = upper + (upper[1] - level) / (upper[1] - lower[1]) * (lower - upper)
        return np.linspace(lower, upper, len(line))

    def draw(self, canvas: Canvas) -> None:
        """As any tangent, as far as it is clear."""
        canvas.push_group()
        super().draw(canvas)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.felt.clear)


class FeltLine(FittedLine):
    """The line of the w where she last felt the ground."""

    def __init__(self, plane: Plane, felt: Felt) -> None:
        super().__init__(plane, felt.w, lambda: 0.0, PREDICTION, name="small line")
        self.felt = felt

    def draw(self, canvas: Canvas) -> None:
        """As it is swung."""
        line = copy(self)
        line.weight = self.felt.swung
        super(FeltLine, line).draw(canvas)


def take_step(one: StepByStep) -> tuple[Any, ...]:
    """One takes a step; its arrow stays as it is until the end of it is reached."""
    walks, used, *others = one.take_step()
    used.rate_func = _LANDING
    return walks, used, *others


__all__ = ["LEAVING", "Felt", "FeltLine", "FeltTangent", "take_step"]
