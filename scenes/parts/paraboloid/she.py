"""The hiker from straight above, on any picture of places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage import POSITION, Layer, change
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Place, Projection
from scenes.stage.type.readout import Reading
from scenes.stage.walk.overhead import paint_overhead

Array = NDArray[np.float64]

_SHOULDERS, _DISC = 0.19, 0.31
_AHEAD = 1e-3  # of the way to the cross


class She(OnPicture):
    """She stands at a place, on her sky-blue disc, and looks where ``downhill`` (2,) is.

    ``paces`` says how many she has walked so far.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self, on: Projection, place: Place, paces: Callable[[], float], downhill: Place
    ) -> None:
        super().__init__(on)
        self.place, self.paces, self.downhill = place, paces, downhill
        self.pulse = ValueTracker(1.0)
        self.set_z_index(Layer.ARROW - 1)  # an arrow from her is seen whole

    def ring_out(self) -> Any:
        """Send a ring out from her, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def spot(self) -> Array:
        """Where she is on the screen (2,)."""
        return np.asarray(self.on.at(self.place()))

    def facing(self) -> float:
        """The angle on the screen at which she looks, where downhill is as it is seen."""
        here = np.asarray(self.place())
        ahead = self.on.at(here + _AHEAD * np.asarray(self.downhill())) - self.spot()
        return float(np.arctan2(*ahead[::-1]))

    def draw(self, canvas: Canvas) -> None:
        """The disc, then her."""
        spot, pen = self.spot(), Pen(canvas, self.presence)
        pen.disc(spot, 1.2 * _DISC, BACKGROUND, opacity=0.5)
        pen.disc(spot, _DISC, POSITION, casing=0.03)
        if 0 < (wave := float(self.pulse.get_value())) < 1:
            pen.ring(spot, _DISC * (1 + 3 * wave), POSITION, 0.045, opacity=ripple(wave))
        canvas.save()
        canvas.translate(*spot.tolist())
        swing = float(np.sin(2 * np.pi * self.paces()))
        paint_overhead(canvas, _SHOULDERS, self.facing(), swing, self.presence)
        canvas.restore()

    def readings(self) -> list[Reading]:
        """Where she is."""
        return [Reading("she", "", tuple(np.asarray(self.place()).tolist()))]


__all__ = ["She"]
