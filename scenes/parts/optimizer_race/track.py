"""A track: an upright square map of its ground, which can turn beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Self

import cairo
import numpy as np
from manim import ValueTracker, VGroup
from numpy.typing import ArrayLike, NDArray

from gdmath.landscape import Landscape
from gdmath.racing import Track
from scenes.parts.optimizer_race.shades import (
    REACH,
    SAMPLES,
    close_up,
    painted,
    share,
    top_of,
    turned_back,
)
from scenes.stage import FRAME, Box, Layer, Mark, Plane, tr
from scenes.stage.lecture.theme import QUIET, TEXT
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen, pixels_per_unit
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.ticks import Tick

Array = NDArray[np.float64]

_LINE = 0.24  # how strong a level line is
_ALL = 0.999  # of its height: what shows as much is the whole map
_NEAR, _AROUND = (240, 240), (192, 108)  # samples of a picture close up, and of the land around
_MARGINS = {"left": 0.85, "bottom": 0.55, "right": 0.3, "top": 0.17}  # of a map with numbers
SIDES = _MARGINS["left"] + _MARGINS["right"]
UPRIGHT = _MARGINS["bottom"] + _MARGINS["top"]
_INSIDE = 0.18  # scene units from the end of an axis to its name
_WIDE, FAINT = 6.5, 0.3  # so much more of a ground is land around its map, and how bright that is
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


class Ground(OnPlane):
    """Heights as colours with level lines, on the plane of a map; ``turned`` is in degrees.

    From line to line the root of the height grows by as much, so that a parabola has lines that
    are equally far apart. Close up colours go from the lowest to the highest that is ``stretched``
    over the map: else it would be as dark as the valley's floor is.
    """

    layer: ClassVar[Layer] = Layer.MAP
    spill = 0.0
    bright, lines, samples = 1.0, _LINE, _NEAR

    def __init__(self, plane: Plane, landscape: Landscape, turns: bool = False,
                 stretched: bool = True) -> None:  # fmt: skip
        super().__init__(plane)
        self.landscape, self.stretched = landscape, stretched
        self.turned = ValueTracker(0.0)
        (x0, x1), (y0, y1) = landscape.window
        self.middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
        reach = REACH if turns else 1.0
        self.half = np.array([x1 - x0, y1 - y0]) / 2 * reach
        self.turns, self.edges = turns, np.transpose(landscape.window)  # low and high corner
        self._image, self._lines = painted(landscape, reach)

    def seen(self) -> tuple[Array, Array]:
        """The low and the high corner (2,) on the screen of what of the ground is on the map."""
        low, high = self.plane.corner, self.plane.corner + self.plane.size
        if not self.turns:  # what lies beyond the edge of the map is no ground
            half = (self.edges[1] - self.edges[0]) / 2
            low = np.maximum(low, self.plane.xy(*(self.middle - half)))
            high = np.minimum(high, self.plane.xy(*(self.middle + half)))
        return low, np.maximum(low, high)

    def _window(self, low: Array, high: Array) -> tuple[tuple[float, float], ...]:
        """The numbers of the map between two corners on the screen."""
        plane = self.plane
        ends = (plane.low + (at - plane.corner) / plane.size * plane.span for at in (low, high))
        return tuple(zip(*(np.round(end, 9).tolist() for end in ends), strict=True))

    def top(self) -> float:
        """The share of the height that has the palest colour: that of the highest on the map."""
        if not self.stretched:
            return 1.0
        degrees = float(self.turned.get_value())
        return top_of(self.landscape, self._window(*self.seen()), degrees)

    def draw(self, canvas: Canvas) -> None:
        """The picture about its middle, turned, inside the plane; then the rim of what is seen."""
        low, high = self.seen()
        canvas.save()
        canvas.rectangle(*low.tolist(), *(high - low).tolist())
        canvas.clip()
        self._paint(canvas, low, high)
        canvas.restore()
        pen = Pen(canvas, self.presence)
        rim = low + np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * (high - low)
        pen.line(rim, QUIET, 0.02, closed=True, opacity=0.8)

    def shares(self, places: Array) -> Array:
        """The roots of the heights at places (..., 2) of the map, 1 at the highest of it."""
        degrees = float(self.turned.get_value())
        return share(self.landscape, turned_back(self.landscape, places, degrees))

    def _paint(self, canvas: Canvas, low: Array, high: Array) -> None:
        """The whole picture, or, of a map that shows less, the one of what is between corners."""
        if (top := self.top()) > _ALL:
            unit = float(self.plane.size[0] / self.plane.span[0])
            self._paint_all(canvas, self.plane.xy(*self.middle), unit)
        elif (high > low).all():
            self._paint_near(canvas, low, high, top)

    def _paint_all(self, canvas: Canvas, centre: Array, unit: float) -> None:
        """The picture and its level lines, turned about where the middle is on the screen."""
        canvas.translate(*centre.tolist())
        canvas.rotate(np.radians(float(self.turned.get_value())))
        half = self.half * unit
        self.put(canvas, self._image, (SAMPLES, SAMPLES), -half, half)
        drawn = [(line - self.middle) * unit for line in self._lines]
        self._draw_lines(canvas, drawn, 1.0)

    def _paint_near(self, canvas: Canvas, low: Array, high: Array, top: float) -> None:
        """What is between two corners on the screen, its colours stretched to a top."""
        degrees, window = float(self.turned.get_value()), self._window(low, high)
        image, lines = close_up(self.landscape, window, degrees, top, self.bright, self.samples)
        self.put(canvas, image, self.samples, low, high)
        for strength, some in lines:
            self._draw_lines(canvas, [self.plane.xy(*line.T) for line in some], strength)

    def put(self, canvas: Canvas, image: Any, samples: tuple[int, int], low: Array,
            high: Array) -> None:  # fmt: skip
        """A picture between two corners."""
        canvas.save()
        canvas.translate(*low.tolist())
        canvas.scale(*((high - low) / samples).tolist())
        canvas.set_source_surface(image, 0, 0)
        canvas.get_source().set_extend(cairo.EXTEND_PAD)
        canvas.get_source().set_filter(cairo.FILTER_BILINEAR)
        canvas.paint_with_alpha(self.presence)
        canvas.restore()

    def _draw_lines(self, canvas: Canvas, lines: list[Array], strength: float) -> None:
        wide = 1.1 / pixels_per_unit()
        Pen(canvas, self.presence).line(lines, TEXT, wide, opacity=strength * self.lines)


class Land(Ground):
    """The same ground around a large map, as far as the frame goes, in the dark."""

    layer: ClassVar[Layer] = Layer.GROUND
    lines, samples = _LINE * FAINT, _AROUND

    def __init__(self, plane: Plane, landscape: Landscape, bright: float = FAINT) -> None:
        super().__init__(plane, landscape)
        self.half, self.bright = self.half * _WIDE, bright
        self._image, self._lines = painted(landscape, _WIDE, bright)
        self.panel = FRAME

    def draw(self, canvas: Canvas) -> None:
        """All of the frame; the map lies on it."""
        corners = (FRAME.left, FRAME.bottom), (FRAME.right, FRAME.top)
        self._paint(canvas, *map(np.array, corners))


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
            self.land.turned = self.ground.turned
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


__all__ = ["FAINT", "SIDES", "UPRIGHT", "Ground", "Land", "Names", "Panel", "Thumbnail", "TrackMap"]
