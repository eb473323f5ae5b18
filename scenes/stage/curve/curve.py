"""The graph of a function of one parameter, and what is drawn on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from gdmath import InputError, Landscape
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import (
    LOSS,
    Color,
    rgb,
)
from scenes.stage.paint.closeup import Closeup, Pictured
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, ink, trace_line
from scenes.stage.plot.on_plane import Numbers
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Place = Callable[[], float]

_SAMPLES = 401
WIDTH = 0.05
_FAR = 60.0  # scene units; what is farther is not on the screen
_DEEP = 2.6  # scene units from the surface down to where the ground is dark
_GRAIN = 0.04  # scene units: soil is so smooth that this holds all of it
_STEEP = 6.0  # a slope in the picture, from where on the depth is measured exactly
_HIGH, _POINTS, _EVERY = 14.0, 800, 4  # scene units of the line, points of it, and of the places
_BOTTOM = -4.5  # scene units; what is lower is off the screen, or dark
_SOIL = ("#3B556D", "#172A40", "#121F34", "#0D1728")  # from the surface down
_SOIL_BY_DAY = ("#6F9A74", "#33594F", "#26464C", "#1B3644")


class Curve(Pictured):
    """The graph of a 1-D landscape on a plane.

    It is drawn from ``start`` to ``end``, numbers on the axis, by default the landscape's window;
    ``ground`` in [0, 1] is how much of the ground beneath it is seen, all across the window, and
    ``day`` how far it has the colours that it has by day.
    """

    layer: ClassVar[Layer] = Layer.GROUND
    dimension: ClassVar[int] = 1
    width: ClassVar[float] = WIDTH

    def __init__(
        self,
        plane: Numbers,
        landscape: Landscape,
        color: Color = LOSS,
        closeup: Closeup | None = None,
    ) -> None:
        if landscape.dimension != 1:
            raise InputError(
                f"landscape: {landscape.name!r} has {landscape.dimension} parameters;"
                " a curve needs one."
            )
        super().__init__(closeup)
        self.plane, self.landscape, self.tint = plane, landscape, color
        ((low, high),) = landscape.window
        self.start, self.end = ValueTracker(low), ValueTracker(high)
        self.ground, self.day = ValueTracker(0.0), ValueTracker(0.0)
        self._soils: dict[tuple[str, ...], tuple[bytes, cairo.SurfacePattern]] = {}

    def value(self, x: ArrayLike) -> Array:
        """The function's value at numbers x (...)."""
        return np.asarray(self.landscape.value(np.asarray(x, dtype=float)[..., None]))

    def slope(self, x: ArrayLike) -> Array:
        """The derivative at numbers x (...)."""
        return np.asarray(self.landscape.gradient(np.asarray(x, dtype=float)[..., None])[..., 0])

    def over(self, x: ArrayLike) -> Array:
        """Points of the picture (..., 2) on the curve at numbers x (...)."""
        return self.plane.xy(x, self.value(x))

    # -- the projection --------------------------------------------------------------------------

    @property
    def key(self) -> bytes:
        """Changes exactly when the curve appears elsewhere on the screen."""
        # Two corners of the plane say how all of it lies; two points of the curve would not.
        return self.on_screen(self.plane.xy([0.0, 1.0], [0.0, 1.0])).tobytes()

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of the curve at numbers (..., 1)."""
        return self.on_screen(self.over(np.asarray(places, dtype=float)[..., 0]))

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether the curve at numbers (..., 1) is in its window; nothing hides it."""
        ((low, high),) = self.landscape.window
        x = np.asarray(places, dtype=float)[..., 0]
        return np.asarray((x >= low - 1e-9) & (x <= high + 1e-9))

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """The way from the curve at a number (1,) straight down to the axis."""
        x = float(np.asarray(place, dtype=float)[0])
        foot = self.on_screen(self.plane.xy(x, float(self.plane.low[1])))
        return np.stack([self.at([x]), foot]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """Its ground goes on below the plane, and steps may lead beyond it."""
        return None

    # -- in the picture --------------------------------------------------------------------------

    def level(self, across: Array) -> Array:
        """How high in the picture the curve is at places ``across`` (...) from left to right."""
        ((low, high),) = self.landscape.window
        line = self.over(np.linspace(low, high, _SAMPLES))
        return np.interp(across, line[:, 0], line[:, 1])

    def along(self, x: float) -> Array:
        """The direction of the tangent in the picture, to the right, of length 1 (2,)."""
        # Not as a difference of two points: those may be alike where numbers are very large.
        way = np.array([1.0, float(self.slope(x))]) * self.plane.size / self.plane.span
        return np.asarray(way / np.linalg.norm(way))

    def draw(self, canvas: Canvas) -> None:
        """Fill the ground, then stroke the line."""
        start, end = self.start.get_value(), self.end.get_value()
        if self.ground.get_value() > 0:
            self._fill_ground(canvas, self._line(*self.landscape.window[0]))
        if start >= end:
            return
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        canvas.set_line_width(self.width)
        canvas.set_source_rgba(*ink(self.tint, self.presence))
        trace_line(canvas, self._line(start, end))
        canvas.stroke()

    def reach(self, low: float, high: float) -> tuple[Any, ...]:
        """Animations after which it is drawn from ``low`` to ``high``."""
        return change(self.start, low), change(self.end, high)

    def _line(self, start: float, end: float) -> Array:
        """The graph from one number to another, in the picture (n, 2)."""
        return np.clip(self.over(np.linspace(start, end, _SAMPLES)), -_FAR, _FAR)

    def _fill_ground(self, canvas: Canvas, line: Array) -> None:
        """Fill everything beneath the line with soil."""
        canvas.save()
        trace_line(canvas, line)
        canvas.line_to(line[-1, 0], -_FAR)
        canvas.line_to(line[0, 0], -_FAR)
        canvas.close_path()
        canvas.clip()
        strength, day = self.presence * self.ground.get_value(), float(self.day.get_value())
        for palette, share in ((_SOIL, 1.0 if day < 1 else 0.0), (_SOIL_BY_DAY, day)):
            if share > 0:
                canvas.set_source(self._soil_of(line, palette))
                canvas.paint_with_alpha(strength * share)
        canvas.restore()

    def _soil_of(self, line: Array, palette: tuple[str, ...]) -> cairo.SurfacePattern:
        """The picture of the ground in these colours, kept until the line is another."""
        kept = self._soils.get(palette)
        if kept is None or kept[0] != line.tobytes():
            kept = self._soils[palette] = (line.tobytes(), _soil(line, palette))
        return kept[1]

    def readings(self) -> list[Reading]:
        """Where the line ends now."""
        end = self.end.get_value()
        return [Reading("curve", "", (end, float(self.value(end))))]


def _soil(line: Array, palette: tuple[str, ...]) -> cairo.SurfacePattern:
    """A picture of the ground beneath ``line`` (n, 2): lighter the nearer to the surface."""
    left, right = max(float(line[0, 0]), -9.0), min(float(line[-1, 0]), 9.0)
    top = min(float(line[:, 1].max()), 5.0)
    columns = int((right - left) / _GRAIN) + 2
    rows = int((top - _BOTTOM) / _GRAIN) + 2
    x = left + _GRAIN * (np.arange(columns) + 0.5)
    y = top - _GRAIN * (np.arange(rows) + 0.5)
    level = np.interp(x, line[:, 0], line[:, 1])
    slope = np.abs(np.gradient(level, x))
    if slope.max() > _STEEP or level.max() >= _FAR:
        depth = np.where(level > y[:, None], _away(line, x, y), 0.0)
    else:  # the way to a slope is shorter than the way straight up to it
        depth = np.maximum(level - y[:, None], 0) / np.hypot(1, slope)
    share = np.maximum(depth / _DEEP - 0.03, 0) ** 0.62
    stops, shades = np.linspace(0, 1, len(palette)), np.array([rgb(color) for color in palette])
    pixels = np.empty((rows, columns, 4), dtype=np.uint8)
    for channel in range(3):
        pixels[..., channel] = 255 * np.interp(share, stops, shades[:, channel])
    image = cairo.ImageSurface.create_for_data(
        bytearray(pixels.tobytes()), cairo.FORMAT_RGB24, columns, rows, 4 * columns
    )
    pattern = cairo.SurfacePattern(image)
    pattern.set_filter(cairo.FILTER_BILINEAR)
    pattern.set_extend(cairo.EXTEND_PAD)
    pattern.set_matrix(cairo.Matrix(1 / _GRAIN, 0, 0, -1 / _GRAIN, -left / _GRAIN, top / _GRAIN))
    return pattern


def _away(line: Array, x: NDArray[Any], y: NDArray[Any]) -> Array:
    """How far (rows, columns) it is from places x (columns,) and y (rows,) to ``line`` (n, 2).

    Measured at some of the places, to points evenly along the line; between them it is even.
    """
    seen = np.clip(line, -_HIGH, _HIGH)
    along = np.append(0.0, np.hypot(*np.diff(seen, axis=0).T).cumsum())
    even = np.linspace(0, along[-1], _POINTS)
    points = np.stack([np.interp(even, along, seen[:, axis]) for axis in (0, 1)], axis=-1)
    some_x, some_y = x[::_EVERY], y[::_EVERY]
    across, up = some_x[:, None] - points[:, 0], some_y[:, None] - points[:, 1]
    coarse = np.sqrt((across[None] ** 2 + up[:, None] ** 2).min(axis=2))
    rows = np.stack([np.interp(x, some_x, row) for row in coarse])
    return np.stack([np.interp(-y, -some_y, column) for column in rows.T], axis=1)


class OnCurve(Pictured):
    """Something that belongs to a curve and is seen through the same close-up."""

    def __init__(self, curve: Curve) -> None:
        super().__init__(curve.closeup)
        self.curve = curve
