"""A ring on the ground about one of many, so that the eye does not lose it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import PATH
from scenes.stage.paint.pen import Canvas, Pen, runs_of

Array = NDArray[np.float64]

_RADIUS = 0.36  # scene units on the screen
_CIRCLE = np.array([(np.cos(t), np.sin(t)) for t in np.linspace(0, 2 * np.pi, 97)])


class Ring(OnGround):
    """A bright ring about a place that moves; what a hill hides of it is not seen."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, place: Callable[[], Array]) -> None:
        super().__init__(view)
        self.place = place

    def draw(self, canvas: Canvas) -> None:
        """Stroke what is seen of it."""
        reach = _RADIUS / self.view.pose["zoom"] / self.view.scale_xy
        around = np.asarray(self.place()) + reach * _CIRCLE
        seen = self.view.inside(around) & self.view.visible(around, lift=0.05, exact=False)
        runs = runs_of(self.view.at(around, 0.02), seen[:-1] & seen[1:])
        Pen(canvas, self.presence).line(runs, PATH, 0.06, casing=0.05)
