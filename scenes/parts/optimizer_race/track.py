"""A track: an upright square map of its ground, which can turn beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Self

import cairo
import contourpy
import numpy as np
from manim import ValueTracker, VGroup
from numpy.typing import ArrayLike, NDArray

from gdmath.landscape import Landscape
from gdmath.racing import Track
from scenes.stage import FRAME, Box, Layer, Mark, Plane, tr
from scenes.stage.ground.grid import grid
from scenes.stage.lecture.theme import BACKGROUND, QUIET, TEXT, rgb, terrain
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen, image_of, pixels_per_unit
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.ticks import Tick

Array = NDArray[np.float64]

_SAMPLES, _LINE_SAMPLES = 400, 161
_LEVELS = 9
_REACH = np.sqrt(2.0)  # so much more of a ground that turns is painted than is seen at a time
_DIM = 0.86
_MARGINS = {"left": 0.85, "bottom": 0.55, "right": 0.3, "top": 0.17}  # of a map with numbers
_INSIDE = 0.18  # scene units from the end of an axis to its name
_WIDE, _FAINT = 6.5, 0.3  # so much more of a ground is land around its map, and how bright that is
_NIGHT = 0.75  # of its height has the colour that land has in the dark: no pale tops
_CROWDED = 4.0  # times as strong is a number that has begun to be there


class Square(Plane):
    """The plane of a map."""

    def stand_as(self, other: Plane) -> Self:
        """Stand where another one does, and show as much."""
        self.state = other.state.copy()
        self.way = None if self.way is None else (self.state, self.state, 0.0)
        self.set_frame(*other.corner.tolist(), *(other.corner + other.size).tolist())
        return self


class Names(Square):
    """The axes of a map, which are always as long as each other in the same numbers."""

    def __init__(self, window: ArrayLike, box: Box) -> None:
        (x0, x1), (y0, y1) = np.asarray(window, dtype=float).tolist()
        super().__init__((x0, x1), (y0, y1), (tr("w₁"), tr("w₂")), named_below=True)
        self.within(box)

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """Those of any plane; numbers that are just so far apart are as clear as others.

        They come and go by the room they have, also at the ends of a way.
        """
        way, self.way = self.way, None
        found = list(super().ticks())
        self.way = way
        for axis, value, tick in found:
            yield axis, value, tick._replace(strength=min(1.0, _CROWDED * tick.strength))

    def _margins(self) -> dict[str, float]:
        """Room for numbers alone: the names are inside."""
        return dict(_MARGINS)

    def _placed_names(self) -> Iterator[tuple[Lettering, float, float]]:
        """Each inside, at the end of its axis: around there is room for a larger map."""
        (left, bottom), (right, top) = self.corner, self.corner + self.size
        x_name, y_name = self._names
        if x_name and y_name:
            yield x_name, right - _INSIDE - x_name.width, bottom + _INSIDE - float(x_name.low[1])
            yield y_name, left + _INSIDE, top - _INSIDE - float(y_name.high[1])

    def within(self, box: Box) -> Names:
        """Stand in the middle of a box, as large as fits with equal units."""
        super().within(box)
        unit = float((self.size / self.span).min())
        spare = self.size - unit * self.span
        state = self.state.copy()
        state[0:2] += spare / 2
        state[2:4] = unit * self.span
        self.state, self.way = state, None  # it did not come from the longer axes
        return self


class Panel(Square):
    """One of several maps side by side, in a square, without numbers."""

    def __init__(self, window: ArrayLike, middle: ArrayLike, side: float) -> None:
        (x0, x1), (y0, y1) = np.asarray(window, dtype=float).tolist()
        super().__init__((x0, x1), (y0, y1), numbered=(False, False))
        self.put(middle, side)

    def put(self, middle: ArrayLike, side: float) -> Self:
        """Stand about a point of the screen, its longer axis as long as ``side``."""
        size = self.span * (side / float(self.span.max()))
        low = np.asarray(middle, dtype=float)[:2] - size / 2
        self.state = np.concatenate([low, size, self.low, self.span])
        self.set_frame(*low.tolist(), *(low + size).tolist())
        return self


@cache
def _painted(landscape: Landscape, reach: float, bright: float = 1.0) -> tuple[Any, list[Array]]:
    """The picture of a ground, and its level lines: the same for all of its maps."""
    low, high = np.transpose(landscape.window)
    middle, half = (low + high) / 2, (high - low) / 2 * reach
    window = tuple(zip((middle - half).tolist(), (middle + half).tolist(), strict=True))
    lowest = float(landscape.value(landscape.minima).min())
    highest = float(landscape.value(grid(landscape.window, 61)).max())

    def share(samples: int) -> Array:
        above = np.maximum(landscape.value(grid(window, samples)) - lowest, 0.0)
        return np.sqrt(above / (highest - lowest))

    dark = np.array(rgb(BACKGROUND))
    heights = np.clip(share(_SAMPLES), 0, 1)
    lit = bright * (1 - (1 - bright) * heights)[..., None]  # of land in the dark, its tops least
    shades = terrain(heights * (1.0 if bright == 1 else _NIGHT))
    image = image_of(dark + lit * (shades * _DIM - dark))
    samples = int(_LINE_SAMPLES * (1 + reach) / 2)
    across, up = (np.linspace(*ends, samples) for ends in window)
    lines = contourpy.contour_generator(across, up, share(samples))
    levels = np.arange(1, int(_LEVELS * min(reach, _REACH)) + 1) / _LEVELS
    return image, [np.asarray(line) for level in levels for line in lines.lines(float(level))]


class Ground(OnPlane):
    """Heights as colours with level lines, on the plane of a map; ``turned`` is in degrees.

    ``uncovered`` is how much of the frame it may be seen in, from the left: as it grows, one ground
    is laid over another, and the two are never seen through each other.

    From line to line the root of the height grows by as much, so that a parabola has lines that
    are equally far apart.
    """

    layer: ClassVar[Layer] = Layer.MAP
    spill = 0.0

    def __init__(self, plane: Plane, landscape: Landscape, turns: bool = False) -> None:
        super().__init__(plane)
        self.turned, self.uncovered = ValueTracker(0.0), ValueTracker(1.0)
        (x0, x1), (y0, y1) = landscape.window
        self.middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
        reach = _REACH if turns else 1.0
        self.half = np.array([x1 - x0, y1 - y0]) / 2 * reach
        self.turns, self.edges = turns, np.transpose(landscape.window)  # low and high corner
        self._image, self._lines = _painted(landscape, reach)

    def draw(self, canvas: Canvas) -> None:
        """The picture about its middle, turned, inside the plane; then the rim of what is seen."""
        plane = self.plane
        unit = float(plane.size[0] / plane.span[0])
        centre = plane.xy(*self.middle)
        low, high = plane.corner, plane.corner + plane.size
        if not self.turns:  # what lies beyond the edge of the map is no ground
            low = np.maximum(low, plane.xy(*(self.middle - self.half)))
            high = np.minimum(high, plane.xy(*(self.middle + self.half)))
        high = np.maximum(low, np.minimum(high, (self.edge(), np.inf)))
        canvas.save()
        canvas.rectangle(*low.tolist(), *np.maximum(high - low, 0).tolist())
        canvas.clip()
        self._paint(canvas, centre, unit)
        canvas.restore()
        pen = Pen(canvas, self.presence)
        rim = low + np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * (high - low)
        pen.line(rim, QUIET, 0.02, closed=True, opacity=0.8)

    def edge(self) -> float:
        """How far to the right it may be seen on the screen."""
        return FRAME.left + float(self.uncovered.get_value()) * FRAME.width

    def _paint(self, canvas: Canvas, centre: Array, unit: float, lines: float = 0.24) -> None:
        """The picture and its level lines, turned about where the middle is on the screen."""
        canvas.translate(*centre.tolist())
        canvas.rotate(np.radians(float(self.turned.get_value())))
        canvas.save()
        width, height = (2 * self.half * unit).tolist()
        canvas.translate(-width / 2, -height / 2)
        canvas.scale(width / _SAMPLES, height / _SAMPLES)
        canvas.set_source_surface(self._image, 0, 0)
        canvas.get_source().set_extend(cairo.EXTEND_PAD)
        canvas.get_source().set_filter(cairo.FILTER_BILINEAR)
        canvas.paint_with_alpha(self.presence)
        canvas.restore()
        drawn = [(line - self.middle) * unit for line in self._lines]
        pen = Pen(canvas, self.presence)
        pen.line(drawn, TEXT, 1.1 / pixels_per_unit(), opacity=lines)


class Land(Ground):
    """The same ground around a large map, as far as the frame goes, in the dark."""

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self, plane: Plane, landscape: Landscape) -> None:
        super().__init__(plane, landscape)
        self.half = self.half * _WIDE
        self._image, self._lines = _painted(landscape, _WIDE, _FAINT)
        self.panel, self.lines = FRAME, 0.24 * _FAINT

    def draw(self, canvas: Canvas) -> None:
        """All of the frame; the map lies on it."""
        unit = float(self.plane.size[0] / self.plane.span[0])
        canvas.save()
        canvas.rectangle(FRAME.left, FRAME.bottom, self.edge() - FRAME.left, FRAME.height)
        canvas.clip()
        self._paint(canvas, self.plane.xy(*self.middle), unit, self.lines)
        canvas.restore()


class TrackMap(VGroup):
    """Axes, ground, and the crosses of the minima, which turn with it."""

    def __init__(self, track: Track, plane: Plane) -> None:
        landscape = track.landscape
        self.plane = plane
        self.ground = Ground(self.plane, landscape, bool(track.degrees))
        self.ground.turned.set_value(track.degrees)
        lowest = float(landscape.value(landscape.minima).min())
        goals = [p for p in landscape.minima if float(landscape.value(p)) < lowest + 1e-6]
        self.cross = Mark(self.plane, self._turned(np.array(goals)))
        super().__init__(self.ground, self.plane, self.cross)
        self.land: Any = None
        if isinstance(plane, Names):  # a large one lies in the land
            self.land = Land(self.plane, landscape)
            self.land.turned, self.land.uncovered = self.ground.turned, self.ground.uncovered
            self.submobjects.insert(0, self.land)

    def _turned(self, places: Array) -> Any:
        def now() -> Array:
            return self.turn(places)

        return now

    def turn(self, places: Array, back: float = 0.0) -> Array:
        """Places (..., 2) turned about the middle as far as the ground is now, less ``back``."""
        angle = np.radians(float(self.ground.turned.get_value()) - back)
        c, s = np.cos(angle), np.sin(angle)
        away = places - self.ground.middle
        return np.asarray(self.ground.middle + away @ np.array([[c, s], [-s, c]]))

    @property
    def parts(self) -> Iterator[Any]:
        """What is shown and hidden, from back to front."""
        yield from self.submobjects


class Thumbnail(VGroup):
    """The ground of a track without numbers, in a small square."""

    def __init__(self, track: Track, middle: ArrayLike, side: float) -> None:
        self.plane = Panel(track.landscape.window, middle, side)
        self.plane.set_presence(0)  # its ground alone is seen, also while it moves
        self.ground = Ground(self.plane, track.landscape, bool(track.degrees))
        self.ground.turned.set_value(track.degrees)
        super().__init__(self.ground)


__all__ = ["Ground", "Land", "Names", "Panel", "Thumbnail", "TrackMap"]
