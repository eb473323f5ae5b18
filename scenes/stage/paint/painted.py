"""The base of everything that paints itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import cairo
import numpy as np
from manim import Animation, Mobject, ValueTracker, VMobject, config, smooth
from numpy.typing import NDArray

from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import Color, rgb

Canvas: TypeAlias = "cairo.Context[Any]"


_EDGE = 0.05  # scene units: half a line's width and the softness of its edge


class Painted(VMobject):
    """A mobject that draws itself from the trackers it reads, in one go.

    ``presence`` in [0, 1] is how much of it is there; ``Appear`` and ``Vanish`` animate it. Its
    Manim points are only its frame, a rectangle, so that it can be placed beside other things.
    """

    def __init__(self, presence: float = 0.0) -> None:
        super().__init__(stroke_width=0, fill_opacity=0)
        self.presence = presence
        self.set_frame(-0.1, -0.1, 0.1, 0.1)
        # Manim redraws only what moves. What a painted object reads may always be moving.
        self.add_updater(lambda _: None, call_updater=False)

    def set_frame(self, left: float, bottom: float, right: float, top: float) -> None:
        """Say which rectangle of the scene the picture fills."""
        corners = [(left, bottom, 0), (right, bottom, 0), (right, top, 0), (left, top, 0)]
        self.set_points_as_corners([*corners, corners[0]])

    def paint(self, canvas: Canvas) -> None:
        """Put the present picture on the canvas, if any of it is there."""
        if self.presence > 0:
            self.draw(canvas)

    def draw(self, canvas: Canvas) -> None:
        """Draw in scene units, y upwards, with ``presence`` as the strength of everything."""
        raise NotImplementedError

    def __deepcopy__(self, memo: dict[int, Any]) -> Painted:
        # Animations copy mobjects to remember a beginning; a painted one has none to remember.
        return self


class OnGround(Painted):
    """Something that belongs to the ground of a view, drawn inside the view's panel."""

    def __init__(self, view: View, presence: float = 0.0) -> None:
        super().__init__(presence)
        self.view = view

    def paint(self, canvas: Canvas) -> None:
        """Draw inside the panel."""
        if self.view.panel is not None:
            left, bottom, right, top = self.view.panel
            canvas.rectangle(left, bottom, right - left, top - bottom)
            canvas.clip()
        super().paint(canvas)


class KeptPicture(OnGround):
    """Something on the ground whose picture is kept until what it depends on changes.

    While the camera rests, a surface or a map then costs one copy of pixels a frame.
    """

    def __init__(self, view: View, presence: float = 0.0) -> None:
        super().__init__(view, presence)
        self.extent: tuple[float, float, float, float] | None = None
        self._kept: tuple[object, ...] = ()
        self._image: cairo.ImageSurface | None = None

    @property
    def key(self) -> bytes:
        """Changes exactly when the picture changes."""
        return self.view.key

    def picture(self, canvas: Canvas) -> None:
        """Draw the picture at full presence."""
        raise NotImplementedError

    def _reach(self, points: NDArray[np.float64]) -> None:
        """While painting: the picture reaches as far as screen points (..., 2), and a bit more."""
        flat = points.reshape(-1, 2)
        low, high = flat.min(axis=0) - _EDGE, flat.max(axis=0) + _EDGE
        if self.extent is not None:
            low, high = np.minimum(low, self.extent[:2]), np.maximum(high, self.extent[2:])
        self.extent = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def draw(self, canvas: Canvas) -> None:
        """Copy the kept picture, after painting it anew if need be."""
        size = (int(config.pixel_width), int(config.pixel_height))
        key = (self.key, size)
        if self._image is None or self._kept != key:
            self._image = self._wiped(*size)
            own = cairo.Context(self._image)
            own.set_matrix(canvas.get_matrix())
            self.picture(own)
            self._image.flush()
            self._kept = key
        if self.extent is not None:  # the rest is empty
            left, bottom, right, top = self.extent
            canvas.rectangle(left, bottom, right - left, top - bottom)
            canvas.clip()
        canvas.identity_matrix()
        canvas.set_source_surface(self._image, 0, 0)
        canvas.paint_with_alpha(self.presence)

    def _wiped(self, width: int, height: int) -> cairo.ImageSurface:
        """An empty image: the one that is there if it has the size, as new memory costs more.

        A new one is wiped as well: Cairo rounds the first strokes on a wiped image in its own way.
        """
        image = self._image
        if image is None or (image.get_width(), image.get_height()) != (width, height):
            image = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
        wipe = cairo.Context(image)
        wipe.set_operator(cairo.OPERATOR_CLEAR)
        wipe.paint()
        return image


class Fade(Animation):
    """Move the presence of painted objects from where it is to ``target``."""

    def __init__(self, *painted: Painted, target: float, run_time: float = 0.8) -> None:
        self.painted = painted
        self.target = target
        self.before = [p.presence for p in painted]
        super().__init__(Mobject(), run_time=run_time, rate_func=smooth, introducer=False)

    def begin(self) -> None:
        """Remember the present presences."""
        self.before = [p.presence for p in self.painted]
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Set presences for the fraction ``alpha`` of the run time."""
        share = self.rate_func(alpha)
        for painted, before in zip(self.painted, self.before, strict=True):
            painted.presence = before + (self.target - before) * share


def appear(*painted: Painted, run_time: float = 0.8) -> Fade:
    """Fade painted objects in; they must have been added to the scene."""
    return Fade(*painted, target=1.0, run_time=run_time)


def vanish(*painted: Painted, run_time: float = 0.8) -> Fade:
    """Fade painted objects out."""
    return Fade(*painted, target=0.0, run_time=run_time)


def turn(tracker: ValueTracker, value: float, rate: Callable[[float], float] = smooth) -> Animation:
    """Move a tracker to ``value`` within a play, at the pace ``rate``."""
    build: Any = tracker.animate(rate_func=rate)
    animation: Animation = build.set_value(value).build()
    return animation


def ripple(wave: float) -> float:
    """How strong a ring is that goes out from something as ``wave`` goes from 0 to 1.

    It comes from nothing, so that it does not pop up round the thing, and ends as nothing.
    """
    return min(1.0, 5 * wave) * (1 - wave)


def ink(color: Color, opacity: float = 1.0) -> tuple[float, float, float, float]:
    """The colour as the canvas wants it: Manim's canvas holds blue where Cairo says red."""
    red, green, blue = rgb(color)
    return blue, green, red, opacity


def trace_line(canvas: Canvas, points: NDArray[np.float64]) -> None:
    """Add the polyline through ``points`` (n, 2) to the path."""
    flat = points.tolist()
    canvas.move_to(*flat[0])
    for x, y in flat[1:]:
        canvas.line_to(x, y)


def dot(canvas: Canvas, at: NDArray[np.float64], radius: float) -> None:
    """Add a circle around the screen point ``at`` (2,) to the path."""
    canvas.arc(float(at[0]), float(at[1]), radius, 0, 2 * np.pi)


def stroke_segments(
    canvas: Canvas,
    points: NDArray[np.float64],
    joined: NDArray[np.bool_],
    colors: NDArray[np.float64],
    opacity: NDArray[np.float64],
) -> None:
    """Stroke many polylines whose colour and opacity change along the way.

    ``points`` (n, 2) of all lines one after another, ``joined`` (n − 1,) whether a point and the
    next belong to one line, ``colors`` (n, 3) or (3,), ``opacity`` (n,). Segments alike are
    stroked in one go: faster, and no darker dots where see-through pieces would overlap.
    """
    for runs, color, strength in segments_alike(points, joined, colors, opacity):
        for run in runs:
            trace_line(canvas, run)
        red, green, blue = color
        canvas.set_source_rgba(blue, green, red, strength)
        canvas.stroke()


def segments_alike(
    points: NDArray[np.float64],
    joined: NDArray[np.bool_],
    colors: NDArray[np.float64],
    opacity: NDArray[np.float64],
) -> Iterator[tuple[list[NDArray[np.float64]], NDArray[np.float64], float]]:
    """The pieces (n, 2) of many polylines that have one colour and opacity, for each of these."""
    strength = np.minimum(opacity[:-1], opacity[1:]) * joined
    shades = np.broadcast_to(colors, (len(points), 3))[:-1]
    table = np.rint(np.column_stack([shades, strength]) * 20).astype(int)
    key = table @ np.array([9261, 441, 21, 1])
    for value in np.unique(key[table[:, 3] > 0]):
        alike = key == value
        first = int(np.argmax(alike))
        yield runs_of(points, alike), shades[first], table[first, 3] / 20


def runs_of(points: NDArray[np.float64], chosen: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """The stretches (k, 2) of the polyline ``points`` (n, 2) whose n − 1 segments are chosen."""
    places = np.flatnonzero(chosen)
    runs = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1) if len(places) else []
    return [points[run[0] : run[-1] + 2] for run in runs]


def pixels_per_unit() -> float:
    """How many pixels one scene unit is at the present quality."""
    return float(config.pixel_height / config.frame_height)
