"""A ring about one of many, so that the eye does not lose it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import PATH
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_RADIUS = 0.42  # scene units on the screen
_CIRCLE = np.array([(np.cos(t), np.sin(t)) for t in np.linspace(0, 2 * np.pi, 97)])


class Ring(OnGround):
    """A bright level ring about a place that moves: of one shape on any slope."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, place: Callable[[], Array]) -> None:
        super().__init__(view)
        self.place = place

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        flat = float(np.sin(np.radians(self.view.pose["elevation"])))
        around = self.view.at(self.place()) + _RADIUS * _CIRCLE * (1, flat)
        Pen(canvas, self.presence).line(around, PATH, 0.09, casing=0.1)
