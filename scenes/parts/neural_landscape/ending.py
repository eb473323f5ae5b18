"""The end: the picture flat as a photograph, and the walks beside it, as far off as they are."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.slices import Shadow
from scenes.parts.neural_landscape.ground import BALL, glow, network, trembling
from scenes.stage import PATH, POSITION, Layer, View
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_PAPER = "#E9E4D6"
_MARGIN = 0.07  # of the picture's side
_EVERY = 40  # steps between two dots


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

    ``walked`` in [0, 1] is how much of it is over.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, cast: Shadow, clock: ValueTracker) -> None:
        super().__init__(view)
        self.cast, self.clock = cast, clock
        self.walked = ValueTracker(0.0)

    @property
    def ambient(self) -> bool:
        """Whether her lamp trembles where it can be seen."""
        return self.presence > 0

    @property
    def step(self) -> int:
        """How many steps are over."""
        last = len(self.cast.off) - 1
        return int(np.floor(float(self.walked.get_value()) * last + 1e-9))

    def off(self) -> float:
        """How far she is from the picture."""
        return float(self.cast.off[self.step])

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
        step = self.step
        pen = Pen(canvas, self.presence)
        if step:
            pen.line(shade[: step + 1], POSITION, 0.05, casing=0.03)
            pen.line(walk[: step + 1], PATH, 0.05, casing=0.03)
        for spot in walk[: step + 1 : _EVERY]:
            pen.disc(spot, 0.07, PATH, casing=0.0)
        pen.line(np.stack([shade[step], walk[step]]), POSITION, 0.03, dashes=(0.12, 0.1))
        strength = self.presence * trembling(float(self.clock.get_value()))
        glow(canvas, walk[step] + np.array([0.0, BALL]), 1.2, 0.8 * strength)
        network(canvas, walk[step], self.presence)


__all__ = ["Beside", "Paper"]
