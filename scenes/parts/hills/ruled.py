"""The ground in the fog, ruled by lines at round places: the same at which axes have numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.stage import Fog, Surface, View
from scenes.stage.ground.levels import Polylines, level_lines
from scenes.stage.paint.pen import Canvas

_LINES = 30  # about so many along the longer side
_LEADING = (5.0, 2.5, 2.0, 1.0)
_SAMPLES, _FINE = 160, 321
_IN_FOG, _BETWEEN = 0.6, 0.3  # how strong level lines are in the fog, and those in between
_LAMPLIGHT = np.array([0.26, 0.23, 0.12])  # what her lamp adds to colours at her feet, as shares

Array = NDArray[np.float64]


def round_step(view: View) -> float:
    """How far lines of the ground are apart along both axes: a round number."""
    rough = float(np.ptp(view.window, axis=1).max()) / _LINES
    power = 10.0 ** np.floor(np.log10(rough))
    return next(lead * power for lead in _LEADING if lead * power <= rough * (1 + 1e-9))


def round_places(low: float, high: float, step: float) -> list[float]:
    """The multiples of a step from ``low`` to ``high``."""
    first, last = int(np.ceil(low / step - 1e-6)), int(np.floor(high / step + 1e-6))
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)]


class RuledGround(Surface):
    """The landscape in the fog, with lines of equal x and of equal y at round places.

    As long as there is fog one is so near that level lines are far apart: they are stronger, and
    two more lie between each and the next.
    """

    def __init__(self, view: View, fog: Fog, resolution: int | None = None) -> None:
        super().__init__(view, fog, resolution)
        # So close by, corners of level lines would show.
        self.levels = level_lines(view, samples=_FINE)
        self._between = level_lines(view, samples=_FINE, between=2)
        step = round_step(view)
        xs, ys = (np.linspace(low, high, _SAMPLES) for low, high in view.window)
        across, along = (round_places(low, high, step) for low, high in view.window)
        self._mesh = Polylines.of(
            [
                *(np.column_stack([np.full_like(ys, x), ys]) for x in across),
                *(np.column_stack([xs, np.full_like(xs, y)]) for y in along),
            ]
        )

    def _vertex_colors(self, world: Array) -> Array:
        """As light as day, and lighter about her in the fog."""
        colors = super()._vertex_colors(world)
        if self.fog is None or self.fog.lifted >= 1:
            return colors
        lit = (1 - self.fog.lifted) * self.fog.near(self.points_grid)
        return np.clip(colors * (1 + lit[..., None] * _LAMPLIGHT), 0.0, 1.0)

    def _paint_hairlines(
        self, canvas: Canvas, lines: Polylines, seen: Array, opacity: float
    ) -> None:
        """Level lines with those in between, as far as there is fog."""
        fog = 1 - self.fog.lifted if self.fog else 0.0
        if lines is self.levels and fog:
            super()._paint_hairlines(canvas, self._between, seen, _BETWEEN * fog)
            opacity += (_IN_FOG - opacity) * fog
        super()._paint_hairlines(canvas, lines, seen, opacity)
