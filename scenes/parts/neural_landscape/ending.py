"""The end: the picture flat as a photograph, and the walks beside it, as far off as they are."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.slices import Shadow
from scenes.parts.neural_landscape.ground import glow, trembling
from scenes.stage import PATH, POSITION, Layer, View
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.walker import paint_sphere

Array = NDArray[np.float64]

_PAPER = "#E9E4D6"
_MARGIN = 0.07  # of the picture's side
_EVERY = 40  # steps between two dots
_BALL = 0.2


class Paper(OnGround):
    """The white margin of a photograph, on the floor round the picture."""

    layer: ClassVar[Layer] = Layer.SKY

    def draw(self, canvas: Canvas) -> None:
        """A sheet a bit larger than the picture."""
        (x0, x1), (y0, y1) = self.view.window
        more = _MARGIN * (x1 - x0)
        corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        corners = corners + more * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
        world = self.view.world(corners, np.full(4, self.view.lowest))
        Pen(canvas, self.presence).fill(self.view.screen(world)[0], _PAPER)


class Beside(OnGround):
    """A walk off the picture: above its shadow, as high as it is far off, on the picture's scale.

    ``walked`` in [0, 1] is how much of it is over; she is there if ``shown``.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, cast: Shadow, clock: ValueTracker, shown: bool = True) -> None:
        super().__init__(view)
        self.cast, self.clock, self.shown = cast, clock, shown
        self.walked = ValueTracker(0.0)

    @property
    def ambient(self) -> bool:
        """Whether her lamp trembles where it can be seen."""
        return self.presence > 0 and self.shown

    def spots(self) -> tuple[Array, Array]:
        """The shadow and the walk on the screen (steps + 1, 2)."""
        view = self.view
        places = np.asarray(self.cast.coordinates)
        low = view.world(places, np.full(len(places), view.lowest))
        high = low.copy()
        high[:, 2] += np.asarray(self.cast.off) * view.scale_xy
        return view.screen(low)[0], view.screen(high)[0]

    def draw(self, canvas: Canvas) -> None:
        """The shadow, the walk with its dots, and she over her shadow."""
        shade, walk = self.spots()
        step = int(np.floor(float(self.walked.get_value()) * (len(walk) - 1) + 1e-9))
        pen = Pen(canvas, self.presence)
        if step:
            pen.line(shade[: step + 1], POSITION, 0.05, casing=0.03)
            pen.line(walk[: step + 1], PATH, 0.05, casing=0.03)
        for spot in walk[: step + 1 : _EVERY]:
            pen.disc(spot, 0.07, PATH, casing=0.0)
        if not self.shown:
            return
        pen.line(np.stack([shade[step], walk[step]]), POSITION, 0.03, dashes=(0.12, 0.1))
        strength = self.presence * trembling(float(self.clock.get_value()))
        glow(canvas, walk[step], 1.2, 0.8 * strength)
        paint_sphere(canvas, walk[step], _BALL, np.array(rgb(POSITION)), self.presence)


__all__ = ["Beside", "Paper"]
