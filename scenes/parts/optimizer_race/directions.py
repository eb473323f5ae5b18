"""Along the ravine and across it: two dashed ways from a place of its map, each with its name."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, UP, FadeIn, FadeOut, ValueTracker
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, TEXT, Layer, Words, change, on_plate, tr
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection

Array = NDArray[np.float64]

_LONG = 1.7  # scene units of each
_BEFORE = 0.3  # from the place to where they begin


class Directions(OnPicture):
    """From a place of a map one way to the side and one up or down, where the map has room."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, on: Projection, place: Array) -> None:
        super().__init__(on)
        self.place, self.grown = place, ValueTracker(0.0)
        self.names: list[Any] = [on_plate(Words(text, LABEL_SIZE, TEXT))
                                 for text in (tr("along"), tr("across"))]  # fmt: skip

    def ways(self) -> Array:
        """Both (2, 2, 2) on the screen, as they are in the end."""
        ways = np.array([[(_BEFORE, 0.0), (_LONG, 0.0)], [(0.0, _BEFORE), (0.0, _LONG)]])
        return np.asarray(self.on.at(self.place) + self._sides() * ways)

    def _sides(self) -> Array:
        """To the left or right, and down or up (2,): to where the middle of the map is."""
        box: Any = self.on.window_on_screen()
        return np.where(box.middle[:2] < self.on.at(self.place), -1.0, 1.0)

    def draw(self, canvas: Canvas) -> None:
        """Dashed: they are no steps."""
        if grown := float(self.grown.get_value()):
            ways = self.ways()
            ways[:, 1] = ways[:, 0] + grown * (ways[:, 1] - ways[:, 0])
            Pen(canvas, self.presence).line(list(ways), TEXT, 0.045, dashes=(0.14, 0.12))

    def come(self) -> list[Any]:
        """Animations: both grow, and have their names, as the map lies now."""
        x, y = self._sides().tolist()
        for name, way, side in zip(self.names, self.ways(), (x * RIGHT, y * UP), strict=True):
            name.next_to((*way[1], 0), side, buff=0.12)
        return [change(self.grown, 1), *map(FadeIn, (self, *self.names))]

    def go(self) -> list[Any]:
        """Animations: they go."""
        return [*map(FadeOut, (self, *self.names))]


__all__ = ["Directions"]
