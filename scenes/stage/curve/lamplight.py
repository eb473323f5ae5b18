"""The light of a hiker’s lamp, and a world of which only that is seen which it lights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker, config
from numpy.typing import NDArray

from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.painted import Painted, eased
from scenes.stage.paint.pen import Canvas, ink
from scenes.stage.walk.hiker import Hiker

Array = NDArray[np.float64]

_COLUMNS = 400  # light is so soft that as many across the frame hold all of it
_SPREAD = 0.42  # radians from the middle of the cone to its edge
_GLOW = 0.75  # of her height: how far round her the lamp is scattered
_DEPTH = 0.38  # of her height: how deep light goes into the ground
_LIGHT: Color = "#FFE6AE"
_RIM = 0.5  # of the way to the end of what is near: there it gets darker
_HAZE = 0.36  # how much of the light the air gives back


class Headlamp:
    """The light of a hiker's lamp: a cone from her brow and a glow round her.

    ``reach`` is the length of the cone, in units of the picture; ``power`` from 0 (off) to 1. With
    ``near``, nothing is lit that is farther than that from her on the axis, in the axis' units.
    """

    def __init__(self, hiker: Hiker, reach: float, near: float | None = None) -> None:
        self.hiker, self.reach, self.near = hiker, reach, near
        self.power = ValueTracker(0.0)

    def cone(self, points: Array) -> Array:
        """How brightly the cone lights points of the picture (..., 2), in [0, 1]."""
        place, angle = self.hiker.lamp()
        away = points - place
        distance = np.hypot(away[..., 0], away[..., 1])
        turned = np.arctan2(away[..., 1], away[..., 0]) - angle
        off = np.abs((turned + np.pi) % (2 * np.pi) - np.pi)
        near = eased((self.reach - distance) / (0.75 * self.reach))
        within = eased((_SPREAD - off) / 0.2) * near * self._nearby(points)
        return np.asarray(within * self.power.get_value())

    def _nearby(self, points: Array) -> Array:
        """Which points (..., 2) are near enough, softly: 1 at her feet, 0 at the end."""
        if self.near is None:
            return np.ones(points.shape[:-1])
        curve, x = self.hiker.curve, self.hiker.x
        rim = abs(float(curve.over(x + self.near)[0] - curve.over(x)[0]))
        away = np.abs(points[..., 0] - float(curve.over(x)[0]))
        return eased((rim - away) / (_RIM * rim))

    def lit_box(self) -> Array:
        """Corners (2, 2), lower left and upper right, of a box that holds all of its light."""
        reach = self.reach + 1.2 * self.hiker.tall
        return self.hiker.ground() + np.array([[-reach, -reach], [reach, reach]])

    def light(self, points: Array) -> Array:
        """How brightly points of the picture (..., 2) are lit: cone or glow, in [0, 1]."""
        tall = self.hiker.tall
        heart = self.hiker.ground() + np.array([0.0, 0.4 * tall])
        away = np.hypot(points[..., 0] - heart[0], points[..., 1] - heart[1])
        glow = 0.85 * eased(1.25 - away / (_GLOW * tall)) * self.power.get_value()
        glow = glow * self._nearby(points)
        cone = 1 - (1 - self.cone(points)) ** 2
        return np.asarray(np.maximum(cone, glow))


class Lit(OnCurve):
    """Things on the ground of a curve, seen by lamplight, or by day.

    ``dawn`` in [0, 1] is how much daylight there is. ``things`` are drawn in order, the curve among
    them, and are not added to the scene themselves.
    """

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(
        self, curve: Curve, things: Sequence[Painted], lamps: Sequence[Headlamp], dawn: ValueTracker
    ) -> None:
        super().__init__(curve)
        self.things, self.lamps, self.dawn = list(things), list(lamps), dawn

    def seen(self, points: Array) -> Array:
        """How well points of the picture (..., 2) are seen, in [0, 1]."""
        dark = np.ones(points.shape[:-1])
        for lamp in self.lamps:
            dark = dark * (1 - lamp.light(points))
        under = np.maximum(self.curve.level(points[..., 0]) - points[..., 1], 0.0)
        tall = self.lamps[0].hiker.tall if self.lamps else 1.0
        lamplight = (1 - dark) * np.exp(-np.maximum(under - 0.06, 0.0) / (_DEPTH * tall))
        return np.asarray(lamplight + (1 - lamplight) * self.dawn.get_value())

    def draw(self, canvas: Canvas) -> None:
        """Draw the things through the light."""
        shown = [thing for thing in self.things if thing.presence > 0]
        if self.dawn.get_value() >= 1:
            for thing in shown:
                self._draw(canvas, thing)
            return
        lit = [lamp.lit_box() for lamp in self.lamps] if self.dawn.get_value() <= 0 else []
        points, corner, pixel = coarse_grid(self, lit)
        light = self.presence * self.seen(points)
        if not _clip_to(canvas, light, corner, pixel):
            return
        canvas.push_group()
        for thing in shown:
            self._draw(canvas, thing)
        canvas.pop_group_to_source()
        canvas.mask(_mask(light, corner, pixel))

    @staticmethod
    def _draw(canvas: Canvas, thing: Painted) -> None:
        canvas.save()
        thing.draw(canvas)
        canvas.restore()


class Beam(OnCurve):
    """The light itself, as haze in the air above the ground."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, lamp: Headlamp, dawn: ValueTracker) -> None:
        super().__init__(lamp.hiker.curve)
        self.lamp, self.dawn = lamp, dawn

    def draw(self, canvas: Canvas) -> None:
        """Lay warm light over the air in the cone."""
        strength = self.presence * self.lamp.power.get_value() * (1 - self.dawn.get_value())
        if strength <= 0:
            return
        points, corner, pixel = coarse_grid(self, [self.lamp.lit_box()])
        over = points[..., 1] - self.curve.level(points[..., 0])
        air = np.clip(over / 0.08, 0, 1)
        haze = self.lamp.cone(points) * air
        place, _ = self.lamp.hiker.lamp()
        away = np.hypot(points[..., 0] - place[0], points[..., 1] - place[1])
        flare = 0.9 * np.exp(-((away / (0.11 * self.lamp.hiker.tall)) ** 2))
        light = np.clip((_HAZE * haze + flare * air) * strength, 0, 1)
        if not _clip_to(canvas, light, corner, pixel):
            return
        canvas.set_source_rgba(*ink(_LIGHT))
        canvas.mask(_mask(light, corner, pixel))


def coarse_grid(seen: OnCurve, boxes: Sequence[Array]) -> tuple[Array, Array, float]:
    """Points of the picture (rows, columns, 2) all over the frame, corner and size of a pixel.

    With ``boxes``, lower left and upper right corners (2, 2) each, only where those are.
    """
    width, height = float(config.frame_width), float(config.frame_height)
    pixel = width / _COLUMNS / seen.closeup.zoom
    columns, rows = _COLUMNS + 1, int(_COLUMNS * height / width) + 2
    corner = seen.closeup.in_picture((-width / 2, height / 2))
    x = corner[0] + (np.arange(columns) + 0.5) * pixel
    y = corner[1] - (np.arange(rows) + 0.5) * pixel
    if boxes:
        low, high = np.min(boxes, axis=(0, 1)), np.max(boxes, axis=(0, 1))
        inside = (x > low[0]) & (x < high[0]), (y > low[1]) & (y < high[1])
        if inside[0].any() and inside[1].any():
            x, y = x[inside[0]], y[inside[1]]
            corner = np.array([x[0] - 0.5 * pixel, y[0] + 0.5 * pixel])
    return np.stack(np.meshgrid(x, y), axis=-1), corner, pixel


def _clip_to(canvas: Canvas, values: Array, corner: Array, pixel: float) -> bool:
    """Draw only where there is light; say whether there is any."""
    rows, columns = (np.flatnonzero((values > 0.002).any(axis=axis)) for axis in (1, 0))
    if rows.size == 0:
        return False
    left, right = corner[0] + pixel * (columns[[0, -1]] + [-1, 2])
    top, bottom = corner[1] - pixel * (rows[[0, -1]] + [-1, 2])
    canvas.rectangle(left, bottom, right - left, top - bottom)
    canvas.clip()
    return True


def _mask(values: Array, corner: Array, pixel: float) -> cairo.SurfacePattern:
    """Numbers (rows, columns) in [0, 1] as opacity over the picture, as ``coarse_grid`` lies."""
    rows, columns = values.shape
    stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A8, columns)
    data = np.zeros((rows, stride), dtype=np.uint8)
    data[:, :columns] = np.rint(255 * np.clip(values, 0, 1))
    image = cairo.ImageSurface.create_for_data(
        bytearray(data.tobytes()), cairo.FORMAT_A8, columns, rows, stride
    )
    pattern = cairo.SurfacePattern(image)
    pattern.set_filter(cairo.FILTER_BILINEAR)
    pattern.set_extend(cairo.EXTEND_PAD)
    pattern.set_matrix(
        cairo.Matrix(1 / pixel, 0, 0, -1 / pixel, -corner[0] / pixel, corner[1] / pixel)
    )
    return pattern


__all__ = ["Beam", "Headlamp", "Lit", "coarse_grid"]
