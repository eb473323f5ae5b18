"""The map, of which at first no more is seen than what was near her."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from scenes.stage import Box, ContourMap, View
from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import level_lines
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.pen import image_of

Array = NDArray[np.float64]

_COLORED, _DIM = 640, 0.93  # places on either side that have a colour; how bright it is
_UNIT = 1 / 3
_LEVELS, _SAMPLES = 36, 257  # about so many lines of one height; places on either side


def shade(view: View, near: float, height: ArrayLike) -> Array:
    """How light a height is, in [0, 1]: in powers, so that neither foot nor rim is all one colour.

    The unit is a part of what is reached ``near`` the bottom.
    """
    unit = max(1e-12, _UNIT * float(view.landscape.value((near, near)) - view.lowest))
    over = np.maximum(0.0, np.asarray(height, dtype=float) - view.lowest)
    top = np.log1p((view.highest - view.lowest) / unit)
    return np.asarray(np.clip(np.log1p(over / unit) / top, 0, 1))


class Widening(ContourMap):
    """A map that is seen as far as ``near`` from the bottom at ``opened`` 0, and all of it at 1."""

    def __init__(self, view: View, near: float) -> None:
        super().__init__(view)
        height, _ = view.on_grid(grid(view.window, _COLORED))
        self._heights = image_of(terrain(shade(view, near, height)) * _DIM)
        self.levels = level_lines(view, _LEVELS, _SAMPLES)
        self.near, self.opened = near, ValueTracker(1.0)

    def clip_box(self) -> Box | None:
        """As much of it as is open, to all sides."""
        share, ends = float(self.opened.get_value()), []
        for low, high in self.view.window:
            near = max(low, -self.near), min(high, self.near)
            ends.append(tuple(a + share * (b - a) for a, b in zip(near, (low, high), strict=True)))
        if share == 1:
            return super().clip_box()
        (left, bottom), (right, top) = self.view.at([*zip(*ends, strict=True)]).tolist()
        return Box(left, bottom, right, top)


__all__ = ["Widening"]
