"""The floor of the ravine: it falls towards the cross, and nothing shines through it at night."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.stage import ContourMap, Layer, Surface, View
from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import Polylines
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import BACKGROUND, terrain
from scenes.stage.paint.pen import Canvas, Pen, image_of

Array = NDArray[np.float64]

_FLOOR = (0.1, 0.3, 0.5, 0.7, 0.9)  # of her way along, where lines on the floor begin

# The power of its height that colours the ground: by the height itself a parabola is dark but for
# its rims, and she walks where it is dark.
_LIT = 0.55
_SAMPLES, _DIMMED = 640, 0.93  # of a map


def shades(view: View, heights: Array) -> Array:
    """The colours (..., 3) of heights (...), the lowest the darkest."""
    share = np.clip((np.asarray(heights) - view.lowest) / view.spread, 0, 1)
    return terrain(share**_LIT)


def lit(surface: Surface) -> Surface:
    """The same ground, lighter half-way up."""
    surface.base_colors = shades(surface.view, surface.heights)
    return surface


class LitMap(ContourMap):
    """The map of the same ground, in the same colours."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        heights = view.plotted(grid(view.window, _SAMPLES))
        self._heights = image_of(shades(view, heights) * _DIMMED)


def floor_lines(plan: Plan, right: float) -> list[Array]:
    """Lines of equal loss on the floor, round the cross: the ground falls towards it."""
    lines = []
    for share in _FLOOR:
        along = share * abs(plan.start[0])
        gap = float(np.arccos(min(1.0, right / along)))  # they end where the map ends
        turn = np.linspace(gap, 2 * np.pi - gap, 241)
        across = np.sin(turn) / np.sqrt(plan.condition)
        lines.append(along * np.stack([np.cos(turn), across], axis=-1))
    return lines


def lines_and_floor(levels: Polylines, plan: Plan, right: float) -> Polylines:
    """The lines of the walls, and those of the floor as far as the ground goes ``right``."""
    other = Polylines.of(floor_lines(plan, right))
    return Polylines(
        np.concatenate([levels.points, other.points]),
        np.concatenate([levels.joined, [False], other.joined]),
    )


class Dark(OnGround):
    """What is behind the ravine is not seen through it, however dim it is."""

    layer: ClassVar[Layer] = Layer.SKY

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.set_z_index(Layer.SKY + 1)

    def draw(self, canvas: Canvas) -> None:
        """The ground within its rim, as dark as the stage."""
        (x0, x1), (y0, y1) = self.view.window
        along, across = np.linspace(x0, x1, 41), np.linspace(y0, y1, 41)
        rim = [np.stack([along, np.full(41, y0)], -1), np.stack([np.full(41, x1), across], -1),
               np.stack([along[::-1], np.full(41, y1)], -1),
               np.stack([np.full(41, x0), across[::-1]], -1)]  # fmt: skip
        Pen(canvas, self.presence).fill(self.view.at(np.concatenate(rim)), BACKGROUND)


__all__ = ["Dark", "LitMap", "floor_lines", "lines_and_floor", "lit", "shades"]
