"""Lights: far off, and that of her lamp on the ground about her feet."""

from __future__ import annotations

from typing import Any, ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import PATH, Color, rgb
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, ink
from scenes.stage.walk.walker import paint_sphere

Array = NDArray[np.float64]

_LIGHT = ((0.0, 0.9), (0.25, 0.45), (0.6, 0.12), (1.0, 0.0))  # from the middle to the rim


class FarLight(Painted):
    """A small ball in a halo that trembles with the clock, at one place (2,) of the frame.

    ``light`` is the colour of the halo, which goes out to ``reach``; ``color`` that of the ball.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self,
        clock: ValueTracker,
        at: ArrayLike,
        *,
        light: Color,
        color: Color,
        reach: float,
        ball: float,
    ) -> None:
        super().__init__()
        self.clock, self.spot = clock, np.asarray(at, dtype=float)
        self.light, self.tint, self.reach, self.ball = light, color, reach, ball

    @property
    def ambient(self) -> bool:
        """Whether it trembles where it can be seen."""
        return self.presence > 0

    def draw(self, canvas: Canvas) -> None:
        """The halo, then the ball."""
        x, y = self.spot.tolist()
        now = float(self.clock.get_value())
        strength = self.presence * (0.93 + 0.05 * np.sin(5.1 * now) + 0.02 * np.sin(13.7 * now))
        halo = cairo.RadialGradient(x, y, 0, x, y, self.reach)
        for share, opacity in _LIGHT:
            halo.add_color_stop_rgba(share, *ink(self.light, opacity * strength))
        canvas.set_source(halo)
        canvas.arc(x, y, self.reach, 0, 2 * np.pi)
        canvas.fill()
        paint_sphere(canvas, self.spot, self.ball, np.array(rgb(self.tint)), self.presence)


class Pool(Painted):
    """Her lamp's light on the ground about a point of the screen, when nothing else is lit."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, foot: Any, wide: float = 2.4) -> None:
        super().__init__()
        self.foot, self.wide = foot, wide

    def draw(self, canvas: Canvas) -> None:
        """Light that fades towards its rim."""
        x, y = np.asarray(self.foot())[:2].tolist()
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(1.0, 0.5)
        light = cairo.RadialGradient(0, 0, 0, 0, 0, self.wide)
        for share in np.linspace(0, 1, 12).tolist():
            light.add_color_stop_rgba(share, *ink(PATH, 0.85 * (1 - share) ** 2 * self.presence))
        canvas.set_source(light)
        canvas.arc(0, 0, self.wide, 0, 2 * np.pi)
        canvas.fill()
        canvas.restore()


__all__ = ["FarLight", "Pool"]
