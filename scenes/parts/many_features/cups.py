"""Why a narrower valley bends with the square: two cups of one height, one in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LOSS, MINIMUM, QUIET, TITLE_SIZE, Layer, change
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_MIDDLE, _FOOT, _HIGH, _HALF = -4.0, -2.9, 3.9, 2.4  # scene units
_SIDES = np.linspace(-1.0, 1.0, 81)
_DIM, _LINE = 0.5, 0.1


class Cups(Lettered):
    """A parabola as it was, and in it one that is ``times`` times narrower, just as high."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.squeezed = ValueTracker(0.0)  # by equal factors in equal times
        self._name = Lettering("λ", 1.3 * TITLE_SIZE, QUIET)
        self.set_frame(_MIDDLE - _HALF, _FOOT, _MIDDLE + _HALF, _FOOT + _HIGH)

    @property
    def times(self) -> float:
        """How many times narrower the inner one is."""
        return float(np.exp(self.squeezed.get_value()))

    def squeeze(self, times: float) -> Any:
        """Make the inner one that many times narrower than the outer one."""
        return change(self.squeezed, float(np.log(times)))

    def curve(self, times: float) -> Array:
        """A cup that is so many times narrower, on the screen (n, 2)."""
        across = _HALF / times * _SIDES
        bend = times**2 * _HIGH / _HALF**2
        return np.stack([_MIDDLE + across, _FOOT + bend * across**2], axis=-1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What the outer one's curvature is called."""
        yield self._name, _MIDDLE + _HALF + 0.15, _FOOT + _HIGH - 0.45, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The outer one dim, the inner one bright, a dot where both are lowest."""
        pen = Pen(canvas, self.presence)
        pen.line(self.curve(1.0), LOSS, _LINE, opacity=_DIM)
        pen.line(self.curve(self.times), LOSS, _LINE)
        pen.disc((_MIDDLE, _FOOT), 0.13, MINIMUM)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How narrow the inner one is."""
        return [Reading("cup", "", self.times)]


__all__ = ["Cups"]
