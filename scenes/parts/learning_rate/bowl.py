"""The valley as a bowl whose brim is level, so that both cuts through it end at one height."""

from __future__ import annotations

import cairo
import numpy as np
from numpy.typing import NDArray

from gdmath import Landscape
from scenes.stage import QUIET, TEXT, Box, Surface, View
from scenes.stage.ground.levels import Polylines
from scenes.stage.lecture.theme import rgb, terrain
from scenes.stage.paint.pen import Canvas, pixels_per_unit, stroke_segments

Array = NDArray[np.float64]

_ROUND = np.linspace(0, 2 * np.pi, 121)  # angles, and shares of the way out, of its faces
_OUT = np.linspace(0, 1, 25)
_LEVELS = 6  # lines of equal height, the brim among them
_POSE = {"azimuth": -82.0, "elevation": 45.0, "perspective": 0.03}
_ROUNDER = -71.0  # degrees: from where it is seen in the end
_RELIEF, _INSIDE = 1.7, 0.95  # scene units; of a relief that would hide the near wall's inside


class Basin(View):
    """The projection of a valley as far up as its ends along: as high it ends on all sides."""

    @property
    def brim(self) -> float:
        """The height at which it ends."""
        return float(self.landscape.value(np.array([self.middle[0], self.window[1][1]])))

    def plotted(self, points: Array) -> Array:
        """The height, and beyond the brim no more than that."""
        return np.minimum(super().plotted(points), self.brim)


def basin(valley: Landscape, curvatures: tuple[float, float], box: Box) -> Basin:
    """The view of a valley of these curvatures, across and along, to its brim."""
    along = valley.window[1][1]
    across = along * np.sqrt(curvatures[1] / curvatures[0])
    view = Basin(valley.with_window(((-across, across), (-along, along))))
    half = view.scale_xy * np.array([across, along])
    angle = np.radians(_ROUNDER)
    steep = 2 * np.hypot(np.cos(angle) / half[0], np.sin(angle) / half[1])
    relief = min(_RELIEF, _INSIDE * float(np.tan(np.radians(_POSE["elevation"])) / steep))
    view.within(box, **_POSE, relief=relief)
    return view


class Bowl(Surface):
    """The ground within the brim, in faces that lie round the bottom."""

    def __init__(self, view: Basin) -> None:
        super().__init__(view)
        (_, across), (_, along) = view.window
        self.half = np.array([across, along])
        ring = self.half * np.stack([np.cos(_ROUND), np.sin(_ROUND)], axis=-1)
        self.points_grid = ring[:, None] * _OUT[None, :, None]
        self.heights, self._missing = view.on_grid(self.points_grid)
        self.base_colors = terrain(self.heights / view.brim)
        shares = np.sqrt(np.arange(1, _LEVELS + 1) / _LEVELS)
        self.levels = Polylines.of([share * ring for share in shares])

    def turn(self, box: Box) -> dict[str, float]:
        """The pose from a little farther round."""
        return self.view.fitted(*box, azimuth=_ROUNDER)

    def _normals(self, world: Array) -> Array:
        view = self.view
        rise = view.pose["relief"] / (view.highest - view.lowest) / view.scale_xy
        slope = rise * np.asarray(view.landscape.gradient(self.points_grid))
        normal = np.concatenate([-slope, np.ones((*slope.shape[:-1], 1))], axis=-1)
        return np.asarray(normal / np.linalg.norm(normal, axis=-1, keepdims=True))

    def picture(self, canvas: Canvas) -> None:
        """Floor, faces, lines of equal height, brim: nothing of it hides another part."""
        self._paint_ground(canvas)
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        spots = self.view.at(self.levels.points)
        canvas.set_line_width(1.1 / pixels_per_unit())
        faint = np.full(len(spots), 0.28)
        stroke_segments(canvas, spots, self.levels.joined, np.array(rgb(TEXT)), faint)
        brim = spots[-len(_ROUND) :]
        canvas.set_line_width(2.4 / pixels_per_unit())
        whole = np.ones(len(brim) - 1, dtype=bool)
        stroke_segments(canvas, brim, whole, np.array(rgb(QUIET)), np.full(len(brim), 0.9))


__all__ = ["Basin", "Bowl", "basin"]
