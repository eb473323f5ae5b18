"""The landscape as a flat map: colour by height, level lines, and the valleys' domains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import Polylines, level_lines, zero_lines
from scenes.stage.ground.on_ground import KeptOnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, NOWHERE, QUIET, TEXT, Color, rgb, terrain
from scenes.stage.paint.pen import Canvas, image_of, pixels_per_unit, stroke_segments

Array = NDArray[np.float64]

_SAMPLES = 640
_LINE_SAMPLES = 257  # more than for hills: close up, corners would show


class ContourMap(KeptOnGround):
    """What the view shows from straight above, without perspective; exact at every sample.

    ``labels`` (rows, columns), rows from low y to high y, name the valley that each point of the
    window belongs to; −1, −2 and −3 stand for the three ways to end in none, as in ``NOWHERE``.
    ``divided`` in [0, 1] mixes in their colours. Between ``samples`` on each side, colours are
    interpolated: of a smooth ground whose values take long, fewer do.
    """

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(
        self,
        view: View,
        labels: NDArray[np.integer] | None = None,
        colors: Sequence[Color] = (),
        *,
        samples: int = _SAMPLES,
    ) -> None:
        super().__init__(view)
        self.divided = ValueTracker(0.0)
        labels = None if labels is None else _without_seams(labels)
        height, holes = view.on_grid(grid(view.window, samples))
        share = (height - view.lowest) / view.spread
        self._heights = image_of(_with_holes(terrain(np.clip(share, 0, 1)) * 0.93, holes))
        self._domains = None if labels is None else image_of(self._tinted(labels, colors))
        self.levels = level_lines(view, samples=_LINE_SAMPLES)
        self._borders = Polylines.of([] if labels is None else _borders(view, labels))

    @property
    def key(self) -> bytes:
        """The view's, and how far the map is divided."""
        return self.view.key + np.array(self.divided.get_value()).tobytes()

    def picture(self, canvas: Canvas) -> None:
        """Paint height colours, domains, level lines and the rim."""
        self._place(canvas, self._heights, 1.0)
        if self._domains is not None:
            self._place(canvas, self._domains, 0.8 * self.divided.get_value())
        lines = self.levels
        canvas.set_line_width(1.1 / pixels_per_unit())
        opacity = np.full(len(lines.points), 0.24)
        stroke_segments(
            canvas, self.view.at(lines.points), lines.joined, np.array(rgb(TEXT)), opacity
        )
        borders = self._borders
        strength = np.full(len(borders.points), 0.75 * self.divided.get_value())
        canvas.set_line_width(2.5 / pixels_per_unit())
        stroke_segments(
            canvas,
            self.view.at(borders.points),
            borders.joined,
            np.array(rgb(BACKGROUND)),
            strength,
        )
        self._rim(canvas)

    def _tinted(self, labels: NDArray[np.integer], colors: Sequence[Color]) -> Array:
        tints = _tint(labels, colors)
        if not self.view.has_holes:
            return tints
        rows, columns = tints.shape[:2]
        return _with_holes(tints, self.view.on_grid(grid(self.view.window, (columns, rows)))[1])

    def _corners(self) -> Array:
        (x0, x1), (y0, y1) = self.view.window
        return self.view.at(np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]))

    def _place(self, canvas: Canvas, image: cairo.ImageSurface, opacity: float) -> None:
        if opacity <= 0:
            return
        (left, bottom), (right, _), (_, top) = self._corners()[:3]
        canvas.save()
        canvas.rectangle(left, bottom, right - left, top - bottom)
        canvas.clip()
        canvas.translate(left, bottom)
        canvas.scale((right - left) / _width(image), (top - bottom) / image.get_height())
        canvas.set_source_surface(image, 0, 0)
        canvas.get_source().set_extend(cairo.EXTEND_PAD)
        canvas.get_source().set_filter(cairo.FILTER_GOOD)
        canvas.paint_with_alpha(opacity)
        canvas.restore()

    def _rim(self, canvas: Canvas) -> None:
        canvas.set_line_width(1.6 / pixels_per_unit())
        joined, opacity = np.ones(4, dtype=bool), np.full(5, 0.8)
        stroke_segments(canvas, self._corners(), joined, np.array(rgb(QUIET)), opacity)


def _without_seams(labels: NDArray[np.integer]) -> NDArray[np.integer]:
    """Points on a border itself lead nowhere; a line of them goes to the domain on its left."""
    left, right = np.roll(labels, 1, axis=1), np.roll(labels, -1, axis=1)
    return np.where((labels < 0) & (left >= 0) & (right >= 0), left, labels)


def _borders(view: View, labels: NDArray[np.integer]) -> list[Array]:
    """The lines between the domains of ``labels`` (rows, columns), each drawn once or twice."""
    points = grid(view.window, labels.shape[0])
    return [
        line
        for label in np.unique(labels)
        for line in zero_lines(points, np.where(labels == label, 0.5, -0.5))
    ]


def _width(image: cairo.ImageSurface) -> int:
    return int(image.get_width())


def _tint(labels: NDArray[np.integer], colors: Sequence[Color]) -> Array:
    """The colour of each point's valley (rows, columns, 3); of none, what becomes of it there."""
    table = np.array([rgb(color) for color in (*colors, *reversed(NOWHERE))])
    return np.asarray(table[labels])


def _with_holes(colors: Array, holes: NDArray[np.bool_]) -> Array:
    """The colours of a grid over the window (rows, columns, 3), dark where no ground is."""
    colors[holes] = rgb(BACKGROUND)
    return colors
