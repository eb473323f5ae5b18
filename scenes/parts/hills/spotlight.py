"""A spotlight on one of many, so that the eye does not lose it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import FRAME
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, ink, trace_line

Array = NDArray[np.float64]

_RADIUS = 0.62  # scene units on the screen, of what it lights
_SHADE = 0.22  # of the light that is left to everything else
_HIGH, _NARROW = 1.3, 0.46  # scene units, up to where it is seen, and half as wide as it is there
_LIGHT = "#FFF8E0"
_POOL = ((0.0, 0.75), (0.6, 0.6), (0.85, 0.35), (1.0, 0.0))  # from the middle to the rim
_BEAM = 0.42  # how strong the light is at its foot


class Spotlight(OnGround):
    """A cone of light on a place that moves; the ground about it is a little darker.

    It is of one shape on any slope, and so low that it lights none who stand behind that place,
    and no flag. Who walks is before it, and as light as before.
    """

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, view: View, place: Callable[[], Array]) -> None:
        super().__init__(view)
        self.place = place

    def draw(self, canvas: Canvas) -> None:
        """Shade with a hole, the light in that, the cone."""
        x, y = self.view.at(self.place()).tolist()
        flat = float(np.sin(np.radians(self.view.pose["elevation"])))
        whole = FRAME.inset(-1)
        canvas.push_group()
        canvas.rectangle(whole.left, whole.bottom, whole.width, whole.height)
        canvas.set_source_rgba(*ink(BACKGROUND, _SHADE))
        canvas.fill()
        canvas.set_operator(cairo.OPERATOR_DEST_OUT)
        self._pool(canvas, (x, y), flat, 1 / _POOL[0][1])
        canvas.set_operator(cairo.OPERATOR_OVER)
        self._pool(canvas, (x, y), flat, 1.0)
        high = y + _HIGH
        cone = [(-_RADIUS, y), (-_NARROW, high), (_NARROW, high), (_RADIUS, y)]
        foot = [(_RADIUS * np.cos(t), y + flat * _RADIUS * np.sin(t))
                for t in np.linspace(0, -np.pi, 31)]  # fmt: skip
        light = cairo.LinearGradient(x, y, x, high)
        light.add_color_stop_rgba(0, *ink(_LIGHT, _BEAM))
        light.add_color_stop_rgba(1, *ink(_LIGHT, 0.0))
        trace_line(canvas, np.array([*cone, *foot]) + np.array([x, 0.0]))
        canvas.set_source(light)
        canvas.fill()
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence)

    def _pool(self, canvas: Canvas, at: tuple[float, float], flat: float, strength: float) -> None:
        """A disc of light that fades towards its rim."""
        canvas.save()
        canvas.translate(*at)
        canvas.scale(1.0, flat)
        light = cairo.RadialGradient(0, 0, 0, 0, 0, _RADIUS)
        for share, opacity in _POOL:
            light.add_color_stop_rgba(share, *ink(_LIGHT, opacity * strength))
        canvas.set_source(light)
        canvas.arc(0, 0, _RADIUS, 0, 2 * np.pi)
        canvas.fill()
        canvas.restore()
