"""Where the hill is cut along an axis: an upright pane through her feet, and the curve there."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LOSS, TEXT
from scenes.stage.paint.pen import Canvas, Pen, runs_of

Array = NDArray[np.float64]

_OVER = 0.9  # scene units on the screen, that a pane is higher than the highest of its curve
_PIECES = 121


class Slice(OnGround):
    """A pane along ``way`` (2,) through a place, ``reach`` to either side; it opens from there."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, at: Array, way: Array, reach: float) -> None:
        super().__init__(view)
        self.place, self.way, self.reach = np.asarray(at, dtype=float), np.asarray(way), reach
        self.opened = ValueTracker(0.0)

    def curve(self) -> Array:
        """Where it cuts the ground, places (n, 2), as far as it has opened."""
        reach = self.reach * float(self.opened.get_value())
        places = self.place + np.linspace(-reach, reach, _PIECES)[:, None] * self.way
        return np.asarray(places[self.view.inside(places) & ~self.view.missing(places)])

    def draw(self, canvas: Canvas) -> None:
        """The pane above the ground, and its curve as far as no hill hides it."""
        places, pen = self.curve(), Pen(canvas, self.presence)
        if len(places) < 3 or not self.opened.get_value():
            return
        world = self.view.ground(places, 0.01)
        top = world.copy()
        top[:, 2] = world[:, 2].max() + _OVER / self.view.pose["zoom"]
        line, rim = self.view.screen(world)[0], self.view.screen(top)[0]
        pen.fill(np.concatenate([line, rim[::-1]]), TEXT, 0.13)
        pen.line(np.concatenate([line[:1], rim, line[-1:]]), TEXT, 0.03, opacity=0.6)
        seen = self.view.visible(places, 0.01)
        pen.line(runs_of(line, seen[1:] & seen[:-1]), LOSS, 0.07, casing=0.05)
