"""Her first steps on the map: two gradients, a memory, and the arrow that both of them make."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.ravine import Bright, Ravine
from scenes.stage import GRADIENT, MAP, STEP, Arrow, ArrowScale, Figure, StepByStep
from scenes.stage.walk.contenders import MOMENTUM, PLAIN, Flight

Array = NDArray[np.float64]

_ACROSS = 2.9  # of her way along, over the width of the screen, seen from near
_HIGHER = 0.05  # of that, from the middle of the screen down to where she begins to add
_SCREEN = 14.2
_ASIDE = 0.3  # of the width, that she is left of the middle


class Near:
    """Who walks her first steps, and her arrows; all are the rate times what they stand for.

    ``kept`` is how much is left of her first gradient in her memory, ``moved`` how far that has
    come to where she is, ``joined`` how far the second gradient has come to its tip.
    """

    def __init__(self, plan: Plan, ravine: Ravine, clock: ValueTracker) -> None:
        self.plan, self.view = plan, ravine.view
        self.walk = StepByStep(plan.held, plan.rate, self.view, MOMENTUM.color)
        self.trail = Bright(self.view, self.walk, MOMENTUM.kind, MOMENTUM.color, ball=False)
        # Her first step is one of plain descent: there is nothing yet to remember.
        self.bare = StepByStep(plan.plain, plan.rate, self.view, PLAIN.color)
        self.first = Flight(self.view, self.bare, PLAIN.kind, PLAIN.color, ball=False)
        self.first.set_z_index(self.trail.z_index + 0.1)
        self.she = Figure(self.view, self.walk, lambda: np.array([1.0, 0.0]), clock)
        self.kept, self.moved, self.joined = ValueTracker(1.0), ValueTracker(0.0), ValueTracker(0.0)
        (first, second, push), scale = plan.pushes, ArrowScale()
        self.starts = plan.held.points[:2, 0]
        self.gradients = [
            Arrow(
                self.view, _at(self.starts[0]), _at(first), GRADIENT, scale=scale, name="slope 0"
            ),
            Arrow(self.view, self._second, _at(second), GRADIENT, scale=scale, name="slope 1"),
        ]
        self.memory = Arrow(self.view, self._foot, self._held, MOMENTUM.color, scale=scale,
                            width=0.13, name="memory")  # fmt: skip
        self.push = Arrow(self.view, _at(self.starts[1]), _at(push), MOMENTUM.color,
                          becomes=STEP, scale=scale, width=0.15, name="push")  # fmt: skip
        for arrow in self.arrows:
            arrow.set_as(share=plan.rate, grown=0)

    @property
    def arrows(self) -> list[Any]:
        """Both gradients, the memory, and what it becomes, which is the step once it is turned."""
        return [*self.gradients, self.memory, self.push]

    @property
    def walked(self) -> list[Any]:
        """Who walks."""
        return [self.trail, self.first, self.she]

    def _foot(self) -> Array:
        """Where the memory begins now."""
        share = float(self.moved.get_value())
        return np.asarray(self.starts[0] + share * (self.starts[1] - self.starts[0]))

    def _held(self) -> Array:
        """How much of the first gradient is left in it now."""
        return np.asarray(float(self.kept.get_value()) * self.plan.pushes[0])

    def _second(self) -> Array:
        """Where the second gradient begins now: where she is, or at the tip of the memory."""
        share = float(self.joined.get_value())
        return np.asarray(self.starts[1] + share * self.plan.rate * self._held())

    def beside(self, arrow: Arrow, words: Any) -> Any:
        """Words at the right of an arrow's middle, as it is seen now."""
        middle = np.asarray(arrow.root()) + 0.6 * self.plan.rate * np.asarray(arrow.vector())
        return words.next_to((*self.view.at(middle), 0), RIGHT, buff=0.4)

    def nearer(self) -> dict[str, float]:
        """So near that her steps fill the screen."""
        x, unit = float(self.starts[0, 0]), _SCREEN / _ACROSS
        place = {"focus_x": x + _ASIDE * _ACROSS, "focus_y": -_HIGHER * _ACROSS}
        return {**MAP, **place, "zoom": unit / self.view.scale_xy, "left": 0.0, "up": 0.0}


def _at(place: Array) -> Any:
    fixed = np.array(place, dtype=float)
    return lambda: fixed


__all__ = ["Near"]
