"""Where on the map of lines the story is: a place (w, b)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import NDArray

from scenes.parts.regression.fits import Fit, Plan
from scenes.stage import POSITION, Playback, change

Array = NDArray[np.float64]

_BOW = 0.26  # of the map's height


class Here(Playback):
    """The line that is meant now: set free, on the ring of one loss, or on a descent.

    Marker, line, errors and read-outs all read it. ``follow`` says which: `free`, `around` or the
    place of a walk.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.line.walk, [POSITION], POSITION)
        self.plan = plan
        level = plan.level.tolist()
        self.free_w, self.free_b = ValueTracker(level[0]), ValueTracker(level[1])
        self.turn = ValueTracker(0.0)  # of the walk around, from 0 to 1
        self.follow: Callable[[], Array] = self.free
        self.fit = plan.line  # whose loss is read

    def free(self) -> Array:
        """Where it was last told to go (2,)."""
        return np.array([self.free_w.get_value(), self.free_b.get_value()])

    def around(self) -> Array:
        """Its place on the ring (2,)."""
        return self.plan.around(self.turn.get_value())

    def now(self) -> Array:
        """The place (1, 2)."""
        return np.reshape(self.follow(), (1, 2))

    def w(self) -> float:
        """How steep the line is."""
        return float(self.now()[0, 0])

    def b(self) -> float:
        """How high it is at 0."""
        return float(self.now()[0, 1])

    def value(self) -> float:
        """Its loss on the present data."""
        return self.fit.loss(self.now()[0])

    def go(self, place: Any) -> tuple[Any, ...]:
        """An animation to another place (2,)."""
        w, b = map(float, place)
        self.follow = self.free
        return change(self.free_w, w), change(self.free_b, b)

    def bow(self, place: Any) -> tuple[Any, ...]:
        """An animation to another place (2,) on a bow towards smaller b: between may be a pin."""
        straight, (_, now) = self.go(place)[0], self.free()
        low, high = self.plan.line.landscape.window[1]
        aside = min(_BOW * (high - low), min(now, float(place[1])) - low)
        way = float(place[1] - now) or 1e-9

        def bent(t: float) -> float:
            return float(smooth(t) - aside / way * np.sin(np.pi * smooth(t)))

        return straight, change(self.free_b, float(place[1]), bent)

    def beside(self, tilt: float, lift: float) -> tuple[Any, ...]:
        """An animation to the first, level line, tilted and lifted by so many units."""
        return self.go(self.plan.level + self.plan.unit * np.array([tilt, lift]))

    def turn_to(self, fit: Fit) -> None:
        """Stay where it is, but have the loss on other data."""
        self.let_go()
        self.fit = fit

    def let_go(self) -> None:
        """Be free from where it is now."""
        w, b = self.w(), self.b()
        self.follow = self.free
        self.free_w.set_value(w)
        self.free_b.set_value(b)


__all__ = ["Here"]
