"""Many valleys: wells of different depths, and she stops in the shallowest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.turns import follow, leave
from scenes.stage import PATH, Box, Mark, Playback, Surface, View
from scenes.stage.paint.pen import Canvas

_ABOVE, _DOWN = 0.5, 12  # of the way out to a well: where she begins; steps to its bottom
_BOX = Box(-7.0, -3.0, 7.0, 2.75)  # above it are words
_TALL = 1.1  # scene units: she
# What is seen: in front no more than the camera sees from above, or the rim would hide ground.
_WINDOW = ((-3.7, 3.7), (-3.3, 3.7))
# As they appear, and then: one sees how deep they are.
_FIRST = {"azimuth": -97.0, "elevation": 50.0, "perspective": 0.0, "relief": 2.4}
_LAST = {"azimuth": -85.0, "elevation": 42.0}


class Floorless(Surface):
    """Hills without the floor beneath, which would show where they are low."""

    def _paint_floor(self, canvas: Canvas) -> None:
        """Nothing."""


class Hills:
    """A ground of wells of different depths, and she in the shallowest of them."""

    def __init__(self, clock: ValueTracker) -> None:
        landscape = LANDSCAPES["styblinski_tang"].with_window(_WINDOW)
        self.view = View(landscape)
        self.view.within(_BOX, **_FIRST)
        shallow = max(landscape.minima, key=lambda place: float(landscape.value(place)))
        walk = descend(landscape, gradient_descent(0.02), [_ABOVE * np.asarray(shallow)], _DOWN)
        self.party = Playback(walk, [PATH], PATH)
        self.surface = Floorless(self.view)
        lowest = min(landscape.minima, key=lambda place: float(landscape.value(place)))
        self.cross = Mark(self.view, [lowest])
        self.she = Leaper(lambda: self.view.at(self.party.now())[0], self.party, _TALL, clock)

    def follow(self, other: Sequence[Any]) -> tuple[Any, ...]:
        """Another picture goes, then the ground comes, its lowest place, and she."""
        return leave(*other), follow(self.surface, self.cross, self.she)

    def arrive(self) -> Any:
        """She walks down into it."""
        return self.party.hurry()

    def lean(self) -> Any:
        """The camera goes round them and down a little."""
        return self.view.move(**self.view.fitted(*_BOX, **_LAST))


__all__ = ["Hills"]
