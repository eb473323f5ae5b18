"""What makes three dots a picture: the ground below their line is lit, and their bands shine."""

from __future__ import annotations

from typing import Any, ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import DATA, LOSS, Bands, Box, FittedLine, Layer, change
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line

Array = NDArray[np.float64]

_SHADES = ("#1E3249", "#17283F", "#111E32", "#0D1627")  # from the line down: a hint
_DEPTHS = (0.0, 0.3, 1.0, 2.6)  # scene units below it, across the line
_FAR, _NEAR = 2.0, 0.7  # scene units beyond the plane, in which it ends: alone, beside symbols
_SHINE, _BRIGHT = 0.24, 0.42  # scene units on both sides of a band; how bright it is at the band
_MANY, _OUT = 5000, 2.3  # dots of a crowd; standard deviations from its middle to its rim
_SPECK, _SPECK_IS = 0.035, 0.55  # radius of such a dot, how dense it is


class Ground(Painted):
    """All that is below the line: to the end of the plane, and fading beyond it."""

    layer: ClassVar[Layer] = Layer.MAP  # under the axes and all that stands on the plane

    def __init__(self, line: FittedLine) -> None:
        super().__init__()
        self.line, self.plane = line, line.plane
        self.beyond = ValueTracker(_FAR)

    def ends_near(self) -> Any:
        """An animation: it leaves room beside the plane."""
        return change(self.beyond, _NEAR)

    def clip_box(self) -> Box | None:
        """The height of the plane, and on its right the rest of the frame."""
        (left, bottom), (width, height) = self.plane.corner.tolist(), self.plane.size.tolist()
        end = left + width + float(self.beyond.get_value())
        return self.panel or Box(left, bottom, end, bottom + height)

    def draw(self, canvas: Canvas) -> None:
        """Fill it, from the line down."""
        plane, beyond = self.plane, float(self.beyond.get_value())
        low, high = float(plane.low[0]), float(plane.low[0] + plane.span[0])
        ends = plane.xy([low, high], self.line.predict([low, high]))
        way = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
        ends[1] += beyond / max(float(way[0]), 1e-9) * way
        (x, y), deepest = ends[0].tolist(), _DEPTHS[-1]
        far = ends[0] + deepest * np.array([way[1], -way[0]])
        shade = cairo.LinearGradient(x, y, *far.tolist())
        for color, depth in zip(_SHADES, _DEPTHS, strict=True):
            shade.add_color_stop_rgba(depth / deepest, *ink(color))
        right = float(plane.corner[0] + plane.size[0])
        fading = cairo.LinearGradient(right, 0, right + beyond, 0)
        for share in (1.0, 0.0):
            fading.add_color_stop_rgba(1 - share, 0, 0, 0, share * self.presence)
        canvas.save()
        trace_line(canvas, ends)
        bottom = min(float(plane.corner[1]), float(ends[:, 1].min()))
        canvas.line_to(float(ends[1, 0]), bottom)
        canvas.line_to(float(ends[0, 0]), bottom)
        canvas.close_path()
        canvas.clip()
        canvas.set_source(shade)
        canvas.mask(fading)
        canvas.restore()


class Shining(Bands):
    """Bands with a glow along each, as far as it is tied, and as bright as it is."""

    def draw(self, canvas: Canvas) -> None:
        """The glow, a strip that fades to both sides, and the bands on it."""
        self._glow(canvas)
        super().draw(canvas)

    def _glow(self, canvas: Canvas) -> None:
        x, y = self.samples.now()
        dots, reached = self.plane.xy(x, y), self.reached()
        feet = self.plane.xy(x, self.line.predict(x))
        there = np.ones(len(x)) if self.strength is None else self.strength()
        for place, foot, share, seen in zip(dots, feet, reached, there, strict=True):
            if seen <= 0 or share <= 0:
                continue
            at, high = place.tolist()
            end = high + float(share) * (float(foot[1]) - high)
            glow = cairo.LinearGradient(at - _SHINE, 0, at + _SHINE, 0)
            bright = _BRIGHT * float(seen) * self.presence
            for stop, part in ((0.0, 0.0), (0.5, 1.0), (1.0, 0.0)):
                glow.add_color_stop_rgba(stop, *ink(LOSS, part * bright))
            canvas.rectangle(at - _SHINE, high, 2 * _SHINE, end - high)
            canvas.set_source(glow)
            canvas.fill()
            halo = cairo.RadialGradient(at, high, 0, at, high, _SHINE)
            for stop, part in ((0.0, 1.0), (1.0, 0.0)):
                halo.add_color_stop_rgba(stop, *ink(LOSS, part * bright))
            away = np.pi if end > high else 0.0
            canvas.arc(at, high, _SHINE, away, away + np.pi)
            canvas.set_source(halo)
            canvas.fill()


class Crowd(Painted):
    """Very many dots in a box, more than a plot holds: a cloud that is dense in its middle."""

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, box: Box) -> None:
        super().__init__()
        chance = np.random.default_rng(0).normal(size=(_MANY, 2))
        near = chance[np.linalg.norm(chance, axis=1) < _OUT]
        half = np.array([box.width, box.height]) / 2
        self.spots = box.middle[:2] + near / _OUT * half

    def draw(self, canvas: Canvas) -> None:
        """Dot by dot, so that dots on dots add up."""
        canvas.set_source_rgba(*ink(DATA, _SPECK_IS * self.presence))
        for spot in self.spots:
            dot(canvas, spot, _SPECK)
            canvas.fill()


__all__ = ["Crowd", "Ground", "Shining"]
