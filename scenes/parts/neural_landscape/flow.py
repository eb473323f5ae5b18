"""The slice while one of its arrows is turned: hills come and go."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from scenes.parts.neural_landscape.chart import between
from scenes.parts.neural_landscape.ground import RELIEF, SIZE, TURN, Standing
from scenes.parts.neural_landscape.plan import TURNED, Plan
from scenes.stage import Surface, View
from scenes.stage.ground.levels import level_lines
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.pen import Canvas

Array = NDArray[np.float64]

_COARSE = 28


class Flow:
    """The heights at the present angle: between two that were computed, a mixture of both."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.angle = ValueTracker(0.0)

    def degrees(self) -> float:
        """How far the arrow is turned."""
        return float(self.angle.get_value())

    def heights(self) -> Array:
        """The heights (rows, columns) now."""
        grids, angles = self.plan.turning, self.plan.angles
        place = float(np.interp(self.degrees(), angles, np.arange(len(angles))))
        before = min(int(place), len(angles) - 2)
        share = place - before
        return np.asarray((1 - share) * grids[before] + share * grids[before + 1])

    def value(self, points: Array) -> Array:
        """The height at points (..., 2)."""
        return between(self.heights(), self.plan.window, points)

    @cached_property
    def view(self) -> View:
        """A view whose heights are those of the picture that does not turn."""
        view: View = Standing(Landscape("turned", self.value, None, self.plan.window), SIZE, **TURN)
        still = View(self.plan.picture, SIZE)
        view.lowest, view.highest = still.lowest, still.highest
        view.spread = still.spread
        return view.look(relief=RELIEF)


class Flowing(Surface):
    """The surface at the present angle."""

    def __init__(self, flow: Flow) -> None:
        super().__init__(flow.view, resolution=TURNED - 1)
        self.flow = flow

    @property
    def key(self) -> bytes:
        """The view's, and the angle."""
        return super().key + np.array(self.flow.degrees()).tobytes()

    def picture(self, canvas: Canvas) -> None:
        """Heights, colours and level lines anew, then as any surface."""
        view = self.view
        self.heights = self.flow.heights()
        self.base_colors = terrain(np.clip((self.heights - view.lowest) / view.spread, 0, 1))
        self.levels = level_lines(view, samples=TURNED)
        world = self._paint_ground(canvas)
        self._paint_silhouette(canvas, world)
        clear = view.visible(self.points_grid, march=_COARSE)
        self._paint_hairlines(canvas, self.levels, clear[..., None].astype(float), 0.22)


__all__ = ["Flow", "Flowing"]
