"""The pen: Cairo's canvas, in the terms that pictures are drawn in.

The order of a colour's bytes is known here and nowhere else: Manim's canvas holds blue where Cairo
says red.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import cairo
import numpy as np
from manim import config
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.theme import BACKGROUND, PLATE, Color, rgb

Array = NDArray[np.float64]
Canvas: TypeAlias = "cairo.Context[Any]"
Shade: TypeAlias = "Color | Array | Sequence[float]"  # a name of the theme, or red, green, blue

_CASING = 0.045  # scene units that a casing is wider than its line, all in all
_SPECK = 0.06  # scene units: an arrow that is shorter is not drawn
_CASING_OPACITY = 0.7


def ink(color: Shade, opacity: float = 1.0) -> tuple[float, float, float, float]:
    """The colour as the canvas wants it."""
    red, green, blue = rgb(color) if isinstance(color, str) else (float(part) for part in color)
    return blue, green, red, opacity


def swapped(colors: Array) -> Array:
    """Colours (..., 3) in the order in which the canvas takes them."""
    return colors[..., ::-1]


def image_of(colors: Array) -> cairo.ImageSurface:
    """A picture of colours (rows, columns, 3) in [0, 1], its first row first in memory."""
    rows, columns = colors.shape[:2]
    pixels = np.full((rows, columns, 4), 255, dtype=np.uint8)
    pixels[..., :3] = np.rint(np.clip(colors, 0, 1) * 255)
    stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_ARGB32, columns)
    memory = memoryview(bytearray(pixels.tobytes()))
    return cairo.ImageSurface.create_for_data(memory, cairo.FORMAT_ARGB32, columns, rows, stride)


def trace_line(canvas: Canvas, points: Array) -> None:
    """Add the polyline through ``points`` (n, 2) to the path."""
    flat = points.tolist()
    canvas.move_to(*flat[0])
    for x, y in flat[1:]:
        canvas.line_to(x, y)


def dot(canvas: Canvas, at: ArrayLike, radius: float) -> None:
    """Add a circle around the screen point ``at`` (2,) to the path."""
    x, y = np.asarray(at, dtype=float).tolist()
    canvas.arc(x, y, radius, 0, 2 * np.pi)


class Pen:
    """Draws on a canvas, everything ``strength`` times as strong as it says.

    Lengths are scene units, points are on the screen, y upwards.
    """

    def __init__(self, canvas: Canvas, strength: float = 1.0) -> None:
        self.canvas, self.strength = canvas, strength

    def color(self, color: Shade, opacity: float = 1.0) -> None:
        """Draw in this colour from now on."""
        self.canvas.set_source_rgba(*ink(color, opacity * self.strength))

    def line(
        self,
        points: Array | Iterable[Array],
        color: Shade,
        width: float,
        *,
        opacity: float = 1.0,
        casing: float = 0.0,
        dashes: Sequence[float] = (),
        closed: bool = False,
    ) -> None:
        """Stroke a polyline (n, 2), or several of them, on a dark casing if one is wanted."""
        lines = [points] if isinstance(points, np.ndarray) else list(points)
        canvas = self.canvas
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        canvas.set_line_cap(cairo.LINE_CAP_BUTT if len(dashes) else cairo.LINE_CAP_ROUND)
        canvas.set_dash(list(dashes))
        for shade, wide, share in ((BACKGROUND, casing, _CASING_OPACITY), (color, 0.0, 1.0)):
            if shade is not color and not casing:
                continue
            self.color(shade, share * opacity)
            canvas.set_line_width(width + wide)
            for line in lines:
                trace_line(canvas, line)
                if closed:
                    canvas.close_path()
            canvas.stroke()
        canvas.set_dash([])

    def fill(self, points: Array, color: Shade, opacity: float = 1.0) -> None:
        """Fill the polygon with corners ``points`` (n, 2)."""
        self.color(color, opacity)
        trace_line(self.canvas, points)
        self.canvas.close_path()
        self.canvas.fill()

    def disc(
        self,
        at: ArrayLike,
        radius: float,
        color: Shade,
        *,
        opacity: float = 1.0,
        casing: float = 0.0,
    ) -> None:
        """Fill a circle, on a dark one that is ``casing`` larger in radius."""
        for shade, more in ((BACKGROUND, casing), (color, 0.0)):
            if shade is color or casing:
                self.color(shade, opacity)
                dot(self.canvas, at, radius + more)
                self.canvas.fill()

    def ring(
        self,
        at: ArrayLike,
        radius: float,
        color: Shade,
        width: float,
        *,
        opacity: float = 1.0,
        casing: float = 0.0,
    ) -> None:
        """Stroke a circle, on a dark casing if one is wanted."""
        for shade, wide in ((BACKGROUND, casing), (color, 0.0)):
            if shade is color or casing:
                self.color(shade, opacity)
                self.canvas.set_line_width(width + wide)
                dot(self.canvas, at, radius)
                self.canvas.stroke()

    def arrow(
        self,
        line: Array,
        color: Shade,
        width: float,
        *,
        casing: float = _CASING,
    ) -> None:
        """An arrow along ``line`` (n, 2); short ones keep their shape, specks are left out."""
        length = float(np.sum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
        if length < _SPECK:
            return
        for shade, wide, share in ((BACKGROUND, casing, _CASING_OPACITY), (color, 0.0, 1.0)):
            if shade is color or casing:
                self.color(shade, share)
                draw_arrow(self.canvas, line, length, width, wide)

    def plate(
        self,
        left: float,
        bottom: float,
        right: float,
        top: float,
        radius: float = 0.12,
        opacity: float = 0.82,
    ) -> None:
        """A dark plate with round corners, for what is to be read over a busy picture."""
        self.band(left, bottom, right, top, PLATE, opacity, radius)

    def band(
        self,
        left: float,
        bottom: float,
        right: float,
        top: float,
        color: Shade,
        opacity: float = 1.0,
        radius: float = 0.06,
    ) -> None:
        """A rectangle with round corners."""
        canvas = self.canvas
        self.color(color, opacity)
        canvas.new_path()
        corners = ((right, top, 0), (left, top, 1), (left, bottom, 2), (right, bottom, 3))
        for x, y, quarter in corners:
            inward = radius * np.array([-1 if x == right else 1, -1 if y == top else 1])
            begin = quarter * np.pi / 2
            canvas.arc(x + inward[0], y + inward[1], radius, begin, begin + np.pi / 2)
        canvas.close_path()
        canvas.fill()

    @contextmanager
    def inside(self, left: float, bottom: float, right: float, top: float) -> Iterator[None]:
        """Draw only in this rectangle."""
        self.canvas.save()
        self.canvas.rectangle(left, bottom, right - left, top - bottom)
        self.canvas.clip()
        yield
        self.canvas.restore()


def draw_arrow(canvas: Canvas, line: Array, length: float, width: float, casing: float) -> None:
    """Fill an arrow along ``line`` (n, 2); short arrows keep their shape and get smaller."""
    head = min(3.4 * width, 0.55 * length)
    thick = min(width, 0.3 * head)
    gone = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    neck = np.array([np.interp(length - head, gone, line[:, i]) for i in (0, 1)])
    along = (line[-1] - neck) / max(float(np.linalg.norm(line[-1] - neck)), 1e-9)
    across = np.array([-along[1], along[0]])
    shaft = np.concatenate([line[gone < length - head], neck[None]])
    canvas.set_line_join(cairo.LINE_JOIN_ROUND)
    canvas.set_line_cap(cairo.LINE_CAP_BUTT)
    canvas.set_line_width(thick + casing)
    trace_line(canvas, shaft)
    canvas.stroke()
    side = 0.5 * head
    trace_line(canvas, np.array([neck + across * side, line[-1], neck - across * side]))
    canvas.close_path()
    if casing:
        canvas.set_line_width(casing)
        canvas.stroke_preserve()
    canvas.fill()


def stroke_segments(
    canvas: Canvas,
    points: Array,
    joined: NDArray[np.bool_],
    colors: Array,
    opacity: Array,
) -> None:
    """Stroke many polylines whose colour and opacity change along the way.

    ``points`` (n, 2) of all lines one after another, ``joined`` (n − 1,) whether a point and the
    next belong to one line, ``colors`` (n, 3) or (3,), ``opacity`` (n,). Segments alike are
    stroked in one go: faster, and no darker dots where see-through pieces would overlap.
    """
    for runs, color, strength in segments_alike(points, joined, colors, opacity):
        for run in runs:
            trace_line(canvas, run)
        canvas.set_source_rgba(*ink(color, strength))
        canvas.stroke()


def segments_alike(
    points: Array,
    joined: NDArray[np.bool_],
    colors: Array,
    opacity: Array,
) -> Iterator[tuple[list[Array], Array, float]]:
    """The pieces (n, 2) of many polylines that have one colour and opacity, for each of these."""
    strength = np.minimum(opacity[:-1], opacity[1:]) * joined
    shades = np.broadcast_to(colors, (len(points), 3))[:-1]
    table = np.rint(np.column_stack([shades, strength]) * 20).astype(int)
    key = table @ np.array([9261, 441, 21, 1])
    for value in np.unique(key[table[:, 3] > 0]):
        alike = key == value
        first = int(np.argmax(alike))
        yield runs_of(points, alike), shades[first], table[first, 3] / 20


def runs_of(points: Array, chosen: NDArray[np.bool_]) -> list[Array]:
    """The stretches (k, 2) of the polyline ``points`` (n, 2) whose n − 1 segments are chosen."""
    places = np.flatnonzero(chosen)
    runs = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1) if len(places) else []
    return [points[run[0] : run[-1] + 2] for run in runs]


def pixels_per_unit() -> float:
    """How many pixels one scene unit is at the present quality."""
    return float(config.pixel_height / config.frame_height)
