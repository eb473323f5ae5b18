"""Small pictures for tests, and a second opinion on where and what they should show.

The geometry here is worked out from textbook matrices and by brute force, sharing nothing with the
view it judges.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import cairo
import numpy as np
from manim import Mobject
from numpy.typing import NDArray

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.render.camera import PaintingCamera
from scenes.render.rehearsal import offstage
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, rgb
from scenes.stage.plot.plane import Plane
from scenes.stage.plot.ticks import Range
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]
Picture = NDArray[np.uint8]

SIZE = (480, 270)
FRAME = (8 * 16 / 9, 8.0)
FLAT = {"azimuth": -90.0, "elevation": 90.0, "perspective": 0.0}


@contextmanager
def small(size: tuple[int, int] = SIZE) -> Iterator[None]:
    """Manim silent and set to small pictures."""
    with offstage(pixel_width=size[0], pixel_height=size[1]):
        yield


def picture(*mobjects: Mobject, size: tuple[int, int] = SIZE) -> Picture:
    """The mobjects as the lectures' camera paints them, RGBA (height, width, 4)."""
    with small(size):
        camera: Any = PaintingCamera()
        camera.background_color = BACKGROUND
        camera.reset()
        camera.capture_mobjects(list(mobjects))
        return np.array(camera.pixel_array, dtype=np.uint8)


def pixels_at(points: Array, size: tuple[int, int] = SIZE) -> tuple[NDArray[Any], NDArray[Any]]:
    """Rows and columns of the pixels that hold screen points (..., 2)."""
    share = np.asarray(points) / FRAME + 0.5
    column, row = share[..., 0] * size[0], (1 - share[..., 1]) * size[1]
    return np.floor(row).astype(int), np.floor(column).astype(int)


def shade(color: str) -> Array:
    """A colour as three bytes."""
    return np.array(rgb(color)) * 255


class Spy(cairo.Context):  # type: ignore[type-arg]
    """A canvas that draws and remembers each polyline: the corners, and how it was stroked."""

    def __new__(cls) -> Spy:
        return super().__new__(cls, cairo.ImageSurface(cairo.FORMAT_ARGB32, 64, 64))

    def __init__(self) -> None:
        self.lines: list[list[tuple[float, float]]] = []
        self.strokes: list[tuple[list[list[tuple[float, float]]], tuple[float, ...]]] = []
        self._ink: tuple[float, ...] = ()

    def move_to(self, x: float, y: float) -> None:
        self.lines.append([(x, y)])
        super().move_to(x, y)

    def line_to(self, x: float, y: float) -> None:
        self.lines[-1].append((x, y))
        super().line_to(x, y)

    def set_source_rgba(self, *color: float) -> None:
        self._ink = color
        super().set_source_rgba(*color)

    def stroke(self) -> None:
        self.strokes.append((self.lines, self._ink))
        self.lines = []
        super().stroke()

    def corners(self) -> Array:
        """Every corner of every stroked line (n, 2)."""
        return np.array([xy for lines, _ in self.strokes for line in lines for xy in line])


# -- the second opinion ----------------------------------------------------------------------------


def turned(axis: int, degrees: float) -> Array:
    """The textbook matrix of a right-handed turn about the x (0) or z (2) axis."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    if axis == 0:
        return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def to_camera(view: View) -> Array:
    """The matrix that turns the world so that the viewer looks down the z axis, upright."""
    pose = view.pose
    return turned(0, pose["elevation"] - 90) @ turned(2, -(pose["azimuth"] + 90))


def heights(view: View, points: Array) -> Array:
    """World heights (...) of data points (..., 2)."""
    value = view.landscape.value(points)
    value = np.log(value) if view.landscape.plot_log else value
    return ((value - view.lowest) / (view.highest - view.lowest) - 0.5) * view.pose["relief"]


def placed(view: View, points: Array, lift: float = 0.0) -> Array:
    """World points (..., 3) of data points (..., 2)."""
    (x0, x1), (y0, y1) = view.window
    unit = view.scale_xy
    across = [
        (points[..., 0] - (x0 + x1) / 2) * unit,
        (points[..., 1] - (y0 + y1) / 2) * unit,
        heights(view, points) + lift,
    ]
    return np.stack(across, axis=-1)


def focus(view: View) -> Array:
    """The world point about which the view turns."""
    (x0, x1), (y0, y1) = view.window
    pose = view.pose
    at = np.array([pose["focus_x"] - (x0 + x1) / 2, pose["focus_y"] - (y0 + y1) / 2, 0])
    return at * view.scale_xy


def projected(view: View, world: Array) -> Array:
    """Screen points (..., 2) of world points (..., 3), by a pinhole camera."""
    pose = view.pose
    seen = (world - focus(view)) @ to_camera(view).T
    if pose["perspective"]:
        distance = 1 / pose["perspective"]
        seen = seen * (distance / (distance - seen[..., 2:]))
    return seen[..., :2] * pose["zoom"] + np.array([pose["left"], pose["up"]])


def cover(view: View, points: Array, lift: float = 0.02, samples: int = 2000) -> Array:
    """How far (...) the ground rises above the lines of sight to data points (n, 2).

    Marches in ``samples`` equal paces towards the eye; above zero means hidden.
    """
    start = placed(view, points, lift)
    toward = np.broadcast_to(to_camera(view)[2], start.shape)
    if view.pose["perspective"]:
        toward = focus(view) + toward / view.pose["perspective"] - start
    toward = toward / np.linalg.norm(toward, axis=-1, keepdims=True)
    paces = np.linspace(0, 20, samples + 1)[1:]
    worst = np.full(len(start), -np.inf)
    for i, (at, way) in enumerate(zip(start, toward, strict=True)):
        ray = at + paces[:, None] * way
        ray = ray[ray[:, 2] <= view.pose["relief"] / 2]
        ground = ray[:, :2] / view.scale_xy + np.mean(view.window, axis=1)
        low, high = np.array(view.window).T
        over = np.all((ground >= low) & (ground <= high), axis=1)
        if over.any():
            worst[i] = np.max(heights(view, ground[over]) - ray[over, 2])
    return worst


# -- a cast ----------------------------------------------------------------------------------------


COLORS = ("#FFB000", "#56B4E9", "#FF7C9C", "#4FE0B0", "#F0E442", "#B79CFF")


def party(
    name: str = "sine_hills",
    starts: int = 6,
    steps: int = 20,
    rate: float = 0.35,
    seed: int = 3,
    colors: tuple[str, ...] = COLORS,
) -> Playback:
    """Walkers dropped at random on a landscape of the registry."""
    landscape = LANDSCAPES[name]
    low, high = np.array(landscape.window).T
    start = np.random.default_rng(seed).uniform(low, high, (starts, 2))
    return Playback(
        descend(landscape, gradient_descent(rate), start, steps),
        [colors[i % len(colors)] for i in range(starts)],
    )


def plane_at(corner: tuple[float, float], size: tuple[float, float], x: Range, y: Range) -> Plane:
    """A plane whose rectangle is exactly there."""
    made = Plane(x, y)
    made.state[:4] = (*corner, *size)
    return made
