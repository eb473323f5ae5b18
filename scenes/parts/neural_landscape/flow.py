"""The slice while its arrows are turned: hills come and go, and shadows wander."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from gdmath.slices import Shadow, shadow
from scenes.parts.neural_landscape.chart import between
from scenes.parts.neural_landscape.ground import Along, Tinted, tinted
from scenes.parts.neural_landscape.numbers import Window, flowing
from scenes.parts.neural_landscape.pins import ShadowPath
from scenes.parts.neural_landscape.plan import Plan
from scenes.stage import View
from scenes.stage.ground.levels import level_lines
from scenes.stage.paint.pen import Canvas

Array = NDArray[np.float64]

_COARSE = 28
_COUNT = 49  # networks along each side of a picture that turns
_DEGREES = 2.0  # at most, between slices that are computed as the arrows turn
_SECTION = 0.09


class Flow:
    """The slice along ``arrows(degrees)``, from 0 to ``most``: between two that were computed, a
    mixture of both; seen as the whole is.

    It goes through the trained network; or, as what the whole view shows, through the ``network``
    that stays at a ``place`` of it.
    """

    def __init__(
        self,
        plan: Plan,
        arrows: Callable[[Plan, float], Array],
        most: float,
        whole: View,
        through: tuple[Array, Array] | None = None,
    ) -> None:
        self.plan, self._arrows, self.most = plan, arrows, most
        self.angle = ValueTracker(0.0)
        self.angles = np.linspace(0, most, max(2, int(np.ceil(most / _DEGREES)) + 1))
        pairs = np.array([arrows(plan, float(angle)) for angle in self.angles])
        network, place = through or (plan.end, np.zeros(2))
        (x0, x1), (y0, y1) = plan.window if through is None else whole.window
        self.window: Window = ((x0, x1), (y0, y1))
        around = ((x0 - place[0], x1 - place[0]), (y0 - place[1], y1 - place[1]))
        self.grids = flowing(plan.task, network, pairs, around, _COUNT)
        self.view = Turning(self, whole)

    def degrees(self) -> float:
        """How far the arrows are turned."""
        return float(self.angle.get_value())

    def arrows(self) -> Array:
        """Both of them now (2, knobs)."""
        return self._arrows(self.plan, self.degrees())

    def heights(self) -> Array:
        """The heights (rows, columns) now."""
        place = float(np.interp(self.degrees(), self.angles, np.arange(len(self.angles))))
        before = min(int(place), len(self.angles) - 2)
        share = place - before
        return np.asarray((1 - share) * self.grids[before] + share * self.grids[before + 1])

    def value(self, points: Array) -> Array:
        """The height at points (..., 2)."""
        return between(self.heights(), self.window, points)

    def cast(self, networks: Array) -> Shadow:
        """The shadow of networks (n, knobs) on the present slice."""
        return shadow(networks, self.plan.end, *self.arrows())


class Turning(Along):
    """A view of the slice at its present angle."""

    def __init__(self, flow: Flow, whole: View) -> None:
        self.flow = flow
        super().__init__(Landscape("turned", flow.value, None, flow.window), whole)

    @property
    def ground_key(self) -> bytes:
        """How far the arrows are turned."""
        return np.array(self.flow.degrees()).tobytes()


class Flowing(Tinted):
    """The surface at the present angle."""

    def __init__(self, flow: Flow, top: float) -> None:
        super().__init__(flow.view, top, _COUNT - 1)
        self.flow = flow

    def picture(self, canvas: Canvas) -> None:
        """Heights, colours and level lines anew, then as any surface."""
        view = self.view
        self.heights = self.flow.value(self.points_grid)
        self.base_colors = tinted(self.heights, self.top)
        self.levels = level_lines(view, samples=_COUNT)
        world = self._paint_ground(canvas)
        self._paint_silhouette(canvas, world)
        clear = view.visible(self.points_grid, march=_COARSE)
        self._paint_hairlines(canvas, self.levels, clear[..., None].astype(float), 0.22)


class Unfolding(ShadowPath):
    """The shadow of a path while the slice turns."""

    def __init__(self, flow: Flow, path: Array) -> None:
        super().__init__(flow.view, np.zeros((len(path), 2)), np.zeros(len(path)))
        self.flow, self.path = flow, path
        self._now: tuple[float, Shadow] | None = None

    def cast(self) -> Shadow:
        """The shadow now."""
        degrees = self.flow.degrees()
        if self._now is None or self._now[0] != degrees:
            self._now = degrees, self.flow.cast(self.path)
        return self._now[1]

    def off(self) -> float:
        """How far the path's start is off the picture."""
        return float(self.cast().off[0])

    def draw(self, canvas: Canvas) -> None:
        """Where it lies now."""
        self.places = np.asarray(self.cast().coordinates)
        self.under = self.flow.value(self.places)
        super().draw(canvas)


__all__ = ["Flow", "Flowing", "Unfolding"]
