"""A valley cut open along w, through its bottom: the near part is taken away."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.fits import Fit, Plan
from scenes.parts.regression.valley import CURVES, LevelMap, shade
from scenes.stage import Layer, Surface, View
from scenes.stage.ground.grid import grid
from scenes.stage.paint.pen import Canvas

Array = NDArray[np.float64]

_ROWS = 48  # faces along b, however much of that is left


class OpenedView(View):
    """A view of a valley whose near part is gone as far as ``gone``, from 0 to the bottom at 1.

    Both valleys are as high for one loss, and what is gone hides nothing.
    """

    def __init__(self, plan: Plan, number: int) -> None:
        self.fit: Fit = plan.fits[number]
        self.gone = ValueTracker(0.0)
        super().__init__(self.fit.landscape, size=6.0)
        self.lowest, self.gap = 0.0, 0.0
        tops = [float(fit.landscape.value(_corners(fit)).max()) for fit in plan.fits]
        self.spread, self.lightest = max(tops), tops[number]  # as on its map

    @property
    def edge(self) -> float:
        """The b along which it is cut now."""
        nearest = self.window[1][0]
        return float(nearest + self.gone.get_value() * (self.fit.best[1] - nearest))

    @property
    def key(self) -> bytes:
        """The pose, and how much is left."""
        return super().key + np.float64(self.edge).tobytes()

    def clear(self, start: Array, march: int = 0, exact: bool = True) -> NDArray[np.bool_]:
        """Seen from in front, a place is hidden where the near edge is higher than the ray to it.

        A valley bends upward only: no ground between the two is higher if the edge is not.
        """
        if self.gone.get_value() == 0:
            return super().clear(start, march or 48, exact)
        places = start[..., :2] / self.scale_xy + self.middle
        edge = np.stack([places[..., 0], np.full(places.shape[:-1], self.edge)], axis=-1)
        ahead = (places[..., 1] - self.edge) * self.scale_xy
        ray = start[..., 2] + ahead * np.tan(np.radians(self.pose["elevation"]))
        return np.asarray((ahead >= -1e-9) & (self.ground(edge)[..., 2] <= ray + 0.02))


class Opened(Surface):
    """What is left of the ground in such a view."""

    layer: ClassVar[Layer] = Layer.GROUND
    hairlines = CURVES
    view: OpenedView

    def __init__(self, view: OpenedView, plan: Plan, number: int) -> None:
        super().__init__(view)
        levels = LevelMap(view, plan.fits)
        levels.moved.set_value(number)
        self.levels = levels.lines()

    def picture(self, canvas: Canvas) -> None:
        """Paint the ground beyond the edge; its faces end there."""
        view = self.view
        across, (_, far) = view.window
        self.points_grid = grid((across, (view.edge, far)), (_ROWS + 1, _ROWS + 1))
        self.heights, self._missing = view.on_grid(self.points_grid)
        self.base_colors = shade(np.clip(self.heights / view.lightest, 0.0, 1.0))
        super().picture(canvas)

    def _strength(self, points: Array) -> Array:
        return super()._strength(points) * (points[..., 1] >= self.view.edge - 1e-9)


def _corners(fit: Fit) -> Array:
    return np.stack(np.meshgrid(*fit.landscape.window), axis=-1)


__all__ = ["Opened", "OpenedView"]
