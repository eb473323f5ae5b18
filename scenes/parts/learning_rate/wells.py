"""Many valleys: wells of different depths, and a lamp that stops in the shallowest."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.stage import PATH, Box, Playback, Surface, View, Walkers
from scenes.stage.paint.pen import Canvas

_ABOVE, _DOWN = 0.5, 12  # of the way out to a well: where she begins; steps to its bottom
_BOX = Box(-7.0, -3.4, 7.0, 2.7)
_FROM_ABOVE = {"azimuth": -75.0, "elevation": 70.0, "relief": 3.0}  # as they appear; and then:
_FROM_ASIDE = {"azimuth": -58.0, "elevation": 48.0, "relief": 3.0}


class Floorless(Surface):
    """Hills without the floor beneath, which would show where they are low."""

    def _paint_floor(self, canvas: Canvas) -> None:
        """Nothing."""


class Hills:
    """A ground of wells of different depths, and a lamp in the shallowest of them."""

    def __init__(self) -> None:
        landscape = LANDSCAPES["styblinski_tang"].with_window(((-3.9, 3.9),) * 2)
        self.view = View(landscape)
        self.view.within(_BOX, **_FROM_ABOVE)
        shallow = max(landscape.minima, key=lambda place: float(landscape.value(place)))
        walk = descend(landscape, gradient_descent(0.02), [_ABOVE * np.asarray(shallow)], _DOWN)
        self.party = Playback(walk, [PATH], PATH)
        self.surface = Floorless(self.view)
        self.lamp = Walkers(self.view, self.party, radius=0.2)

    def arrive(self) -> Any:
        """She walks down into it."""
        return self.party.hurry()

    def lean(self) -> Any:
        """The camera goes down, until one sees how deep they are."""
        return self.view.move(**self.view.fitted(*_BOX, **_FROM_ASIDE))


__all__ = ["Hills"]
