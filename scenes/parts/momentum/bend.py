"""How the ground bends: a line over it from rim to rim, and what that way is called."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.stage import TEXT, TITLE_SIZE, Layer, View, Words, change, on_plate, tr
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_PIECES = 121
_ACROSS, _ALONG = 0.45, 0.0  # of its length, where the line across is; across, the one along
_NAMED = 0.88, 0.33  # of each line, where its name is


class Bend(OnGround):
    """A line over the ground, that grows from where the ground is lowest on it."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, begin: Array, end: Array) -> None:
        super().__init__(view)
        self.begin, self.end = np.asarray(begin, dtype=float), np.asarray(end, dtype=float)
        self.grown = ValueTracker(0.0)

    def grow(self) -> Any:
        """From its middle to both ends."""
        return change(self.grown, 1)

    def at(self, share: Any) -> Array:
        """Places on the ground (n, 2), 0 and 1 being its ends."""
        return np.asarray(self.begin + np.multiply.outer(share, self.end - self.begin))

    def draw(self, canvas: Canvas) -> None:
        """As it lies on the ground."""
        far = 0.5 * float(self.grown.get_value())
        if far > 0:
            line = self.view.at(self.at(np.linspace(0.5 - far, 0.5 + far, _PIECES)))
            Pen(canvas, self.presence).line(line, TEXT, 0.055, casing=0.04, dashes=(0.16, 0.12))


def bends(view: View) -> tuple[tuple[Bend, Any], tuple[Bend, Any]]:
    """The lines across and along, each with its name beside it as it is seen now."""
    (x0, x1), (y0, y1) = view.window
    middle = x0 + _ACROSS * (x1 - x0)
    across = Bend(view, np.array([middle, y0]), np.array([middle, y1]))
    along = Bend(view, np.array([x0, _ALONG]), np.array([x1, _ALONG]))
    names = [on_plate(Words(tr(word), TITLE_SIZE), 0.12) for word in ("across", "along")]
    for line, name, share, side in zip((across, along), names, _NAMED, (RIGHT, DOWN), strict=True):
        name.next_to((*view.at(line.at(share)), 0), side, buff=0.3)
    return (across, names[0]), (along, names[1])


__all__ = ["Bend", "bends"]
