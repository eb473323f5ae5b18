"""Heights in words, and the line where height is 0."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, LOSS, Box, Layer, Plane, Words, on_plate
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_OFF_THE_AXIS = 0.12  # scene units: height 0 is farther from the axis than that, or it is there
_HIGHEST = 2.2  # scene units above the middle of the frame: there the names of floors are


def height_text(height: float) -> str:
    """A height with three decimals at most: −1.333, 0.917, 0."""
    return number_text(round(height, 3) + 0.0)


class LevelLine(Painted):
    """A dashed line on the screen, between two ends (2, 2)."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, ends: Array) -> None:
        super().__init__()
        self.ends = ends

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""
        Pen(canvas, self.presence).line(self.ends, LOSS, 0.025, dashes=(0.12, 0.12), opacity=0.7)


def height_zero(plane: Plane, taken: Sequence[Box]) -> VGroup:
    """The line where height is 0, named at an end where nothing is ``taken``.

    The axis below a ground of many valleys lies lower than all of it. There is no line where the
    axis is as good as there, or where the picture does not reach.
    """
    (left, bottom), (right, _) = plane.corner, plane.corner + plane.size
    y = float(plane.xy(0.0, 0.0)[1])
    if not bottom + _OFF_THE_AXIS < y < _HIGHEST:
        return VGroup()
    name = on_plate(Words(height_text(0.0), LABEL_SIZE, LOSS), 0.1)
    for x in (left, right):
        name.move_to((x, y, 0))
        if not any(Box.around(name).meets(box) for box in taken):
            return VGroup(LevelLine(np.array([(left, y), (right, y)])), name)
    return VGroup()


__all__ = ["LevelLine", "height_text", "height_zero"]
