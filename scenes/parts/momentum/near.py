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
_RISE, _RIGHT = 5.6, 4.1  # scene units: from tip to tip across; from her to the middle
_FILLS = 6.4  # scene units, that both parts along are long


class Near:
    """Who walks her first steps, and her arrows; all are the rate times what they stand for.

    ``brought`` is how far her first gradient has come to where she is, ``kept`` how much is left
    of it in her memory, ``joined`` how far the second gradient has come to the tip of that;
    ``across`` and ``along`` are the parts of both.
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
        self.kept, self.brought, self.joined = (
            ValueTracker(1.0),
            ValueTracker(0.0),
            ValueTracker(0.0),
        )
        (first, second, push), scale = plan.pushes, ArrowScale()
        self.starts = plan.held.points[:2, 0]
        self.gradients = [
            Arrow(self.view, self._first, _at(first), GRADIENT, scale=scale, name="slope 0"),
            Arrow(self.view, self._second, _at(second), GRADIENT, scale=scale, name="slope 1"),
        ]
        self.memory = Arrow(self.view, _at(self.starts[1]), self._held, MOMENTUM.color, scale=scale,
                            width=0.13, name="memory")  # fmt: skip
        self.push = Arrow(self.view, _at(self.starts[1]), _at(push), MOMENTUM.color,
                          becomes=STEP, scale=scale, width=0.15, name="push")  # fmt: skip
        (foot, begin), parts = (self.starts[1], self.starts[1]), []
        for number, pair in enumerate((first, second)):  # both across from her feet, and along
            up, left = pair * (0.0, 1.0), pair * (1.0, 0.0)  # the one after the other
            parts.append((self._part(f"across {number}", foot, up, scale),
                          self._part(f"along {number}", begin, left, scale)))  # fmt: skip
            begin = begin + plan.rate * left
        self.across, self.along = map(list, zip(*parts, strict=True))
        for arrow in self.arrows:
            arrow.set_as(share=plan.rate, grown=0)

    @property
    def arrows(self) -> list[Any]:
        """Both gradients, their parts, the memory, and the push, which is turned to be the step."""
        return [*self.gradients, *self.across, *self.along, self.memory, self.push]

    def _part(self, name: str, foot: Array, vector: Array, scale: ArrowScale) -> Arrow:
        """A part of a gradient."""
        return Arrow(self.view, _at(foot), _at(vector), GRADIENT, scale=scale, width=0.13,
                     name=name)  # fmt: skip

    @property
    def walked(self) -> list[Any]:
        """Who walks."""
        return [self.trail, self.first, self.she]

    def _first(self) -> Array:
        """Where the first gradient begins now."""
        share = float(self.brought.get_value())
        return np.asarray(self.starts[0] + share * (self.starts[1] - self.starts[0]))

    def _held(self) -> Array:
        """How much of the first gradient is left in it now."""
        return np.asarray(float(self.kept.get_value()) * self.plan.pushes[0])

    def _second(self) -> Array:
        """Where the second gradient begins now: where she is, or at the tip of the memory."""
        share = float(self.joined.get_value())
        return np.asarray(self.starts[1] + share * self.plan.rate * self._held())

    def beside(self, arrow: Arrow, words: Any, side: Any = RIGHT, share: float = 0.6) -> Any:
        """Words beside a place of an arrow, as it is seen now."""
        middle = np.asarray(arrow.root()) + share * self.plan.rate * np.asarray(arrow.vector())
        return words.next_to((*self.view.at(middle), 0), side, buff=0.4)

    def both(self) -> dict[str, float]:
        """As near as both gradients allow, from one foot."""
        x, y = self.starts[1] + self.plan.rate * (self.plan.pushes[0] + self.plan.pushes[1]) / 2
        rise = self.plan.rate * float(np.ptp(self.plan.pushes[:2, 1]))
        unit = _RISE / rise
        place = {"focus_x": float(x) + _RIGHT / unit, "focus_y": float(y)}
        return {**MAP, **place, "zoom": unit / self.view.scale_xy, "left": 0.0, "up": 0.0}

    def feet(self) -> dict[str, float]:
        """So near her feet that what of both is along them fills half of the screen."""
        (x, y), far = self.starts[1], self.plan.rate * abs(float(self.plan.pushes[:2, 0].sum()))
        unit = _FILLS / far
        place = {"focus_x": float(x) - far / 2, "focus_y": float(y)}
        return {**MAP, **place, "zoom": unit / self.view.scale_xy, "left": 0.0, "up": 0.0}

    def nearer(self) -> dict[str, float]:
        """So near that her steps fill the screen."""
        x, unit = float(self.starts[0, 0]), _SCREEN / _ACROSS
        place = {"focus_x": x + _ASIDE * _ACROSS, "focus_y": -_HIGHER * _ACROSS}
        return {**MAP, **place, "zoom": unit / self.view.scale_xy, "left": 0.0, "up": 0.0}


def _at(place: Array) -> Any:
    fixed = np.array(place, dtype=float)
    return lambda: fixed


__all__ = ["Near"]
