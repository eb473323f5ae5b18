"""Two spirals of points, and the border that a model draws between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import cairo
import contourpy
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.examples import Examples
from gdmath.logistic import sigmoid
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import DATA, PREDICTION
from scenes.stage.paint.pen import Canvas, Pen, ink
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.plane import Plane

Array = NDArray[np.float64]
Scores = Callable[[Array], Array]
"""The scores (n,) of points (n, 2): above 0 the answer is 1."""

REACH = 2.4
_RASTER = 80
_TINT = 0.3
_LINE = 0.06
_FILLED, _RING, _RING_WIDTH = 0.062, 0.055, 0.028


def square_in(box: Box) -> Box:
    """The largest square in the middle of a box."""
    side = min(box.width, box.height)
    x, y = box.middle[:2]
    return Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)


def plane_in(box: Box) -> Plane:
    """A square plane of both inputs."""
    ranges = (-REACH, REACH), (-REACH, REACH)
    return Plane(*ranges, numbered=(False, False)).within(square_in(box))


class Dots(OnPlane):
    """The points: those of class 1 filled, those of class 0 hollow."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, plane: Plane, examples: Examples) -> None:
        super().__init__(plane)
        self.examples = examples

    @property
    def share(self) -> float:
        """How large they are, as the plane is."""
        return min(1.0, float(self.plane.size[0]) / 4.6) ** 0.6

    def draw(self, canvas: Canvas) -> None:
        """Each on a dark casing."""
        pen = Pen(canvas, self.presence)
        spots = self.plane.xy(*self.examples.x.T)
        for spot, answer in zip(spots, self.examples.y, strict=True):
            if answer == 1:
                pen.disc(spot, _FILLED * self.share, DATA, casing=0.02)
            else:
                pen.ring(spot, _RING * self.share, DATA, _RING_WIDTH * self.share, casing=0.03)


class Border(OnPlane):
    """Where both answers have the same chance: a red line; and a tint where the model says 1.

    ``drawn`` in [0, 1] is how much of both is there.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, plane: Plane, scores: Scores) -> None:
        super().__init__(plane)
        self.scores = scores
        self.drawn = ValueTracker(1.0)
        axis = np.linspace(-REACH, REACH, _RASTER)
        self._axis = axis
        self._places = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)

    def grid(self) -> Array:
        """The present scores over the plane (rows, columns)."""
        return np.asarray(self.scores(self._places)).reshape(_RASTER, _RASTER)

    def lines(self, grid: Array) -> list[Array]:
        """The border on the screen."""
        found = contourpy.contour_generator(self._axis, self._axis, grid).lines(0.0)
        return [self.plane.xy(*np.asarray(line, dtype=float).T) for line in found]

    def draw(self, canvas: Canvas) -> None:
        """The tint, then the line."""
        grid = self.grid()
        strength = self.presence * float(self.drawn.get_value())
        self._tint(canvas, sigmoid(np.clip(grid, -50, 50)) * _TINT * strength)
        pen = Pen(canvas, strength)
        lines = [line for line in self.lines(grid) if len(line) > 1]
        if lines:
            pen.line(lines, PREDICTION, _LINE, casing=0.05)

    def _tint(self, canvas: Canvas, strength: Array) -> None:
        rows, columns = strength.shape
        # In memory Cairo has its blue, green, red and opacity, each times the opacity; what the
        # canvas takes for red is its blue.
        red, green, blue = ink(PREDICTION)[:3]
        shade = np.array([blue, green, red, 1.0])
        pixels = shade * strength[..., None]
        data = bytearray(np.rint(255 * pixels).astype(np.uint8).tobytes())
        stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_ARGB32, columns)
        image = cairo.ImageSurface.create_for_data(
            memoryview(data), cairo.FORMAT_ARGB32, columns, rows, stride
        )
        low = self.plane.xy(-REACH, -REACH)
        high = self.plane.xy(REACH, REACH)
        cell = (high - low) / (np.array([columns, rows]) - 1)
        canvas.save()
        canvas.rectangle(*low.tolist(), *(high - low).tolist())
        canvas.clip()
        canvas.translate(*(low - cell / 2).tolist())
        canvas.scale(*cell.tolist())
        canvas.set_source_surface(image, 0, 0)
        canvas.get_source().set_filter(cairo.FILTER_BILINEAR)
        canvas.get_source().set_extend(cairo.EXTEND_PAD)
        canvas.paint()
        canvas.restore()


__all__ = ["REACH", "Border", "Dots", "Scores", "plane_in", "square_in"]
