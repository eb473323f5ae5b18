"""Slices as ground: views that stand where the loss is 0, and how one comes closer."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from scenes.stage import POSITION, Box, Fog, Layer, Surface, View
from scenes.stage.ground.on_ground import KeptOnGround, OnGround
from scenes.stage.lecture.theme import BACKGROUND, rgb, terrain
from scenes.stage.paint.pen import Canvas, Pen, ink
from scenes.stage.walk.walker import paint_sphere

Array = NDArray[np.float64]

SIZE = 8.0
RELIEF = 3.4
FLAT = 0.02  # scene units of relief that a photograph has
FACES = 60  # along a side: their corners are networks that were computed
BALL = 0.17  # radius of the ball that a network is
_LIES = 0.45  # how tall a ring on the ground is seen, of its width
TURN = {"azimuth": 62.0, "elevation": 36.0, "perspective": 0.03}
_LOW = 0.32  # the share of all colours that a loss has is its share of the highest, to this power
# From the middle of a light to its rim: colour, and how much of it is there.
_LIGHT = (
    (0.0, "#FFF1CC", 1.0),
    (0.2, "#FFDF9E", 0.55),
    (0.5, "#FFCF7A", 0.18),
    (1.0, "#FFCF7A", 0.0),
)


class Standing(View):
    """A view whose floor is where the loss is 0, however high its relief is."""

    held: tuple[Array, float] | None = None  # a place and its height, that the camera goes to

    @property
    def gap(self) -> float:
        """From the lowest ground down to the floor, in scene units."""
        return max(0.0, self.lowest / self.spread * self.pose["relief"])

    @gap.setter
    def gap(self, _: float) -> None:
        """What other views are told once is computed here."""

    def interpolate(self, start: Any, end: Any, alpha: float, path_func: Any = None) -> Self:
        """Between two poses; a place that is ``held`` goes straight to where it will be seen."""
        if self.held is None:
            super().interpolate(start, end, alpha, path_func)
            return self
        self.points = (1 - alpha) * start.points + alpha * end.points
        zooms = start.pose["zoom"], end.pose["zoom"]
        self.look(zoom=zooms[0] ** (1 - alpha) * zooms[1] ** alpha)
        place, height = self.held
        spots = [view.screen(view.world(place, np.array(height)))[0] for view in (start, end, self)]
        shift = (1 - alpha) * spots[0] + alpha * spots[1] - spots[2]
        pose = self.pose
        self.look(left=pose["left"] + shift[0], up=pose["up"] + shift[1])
        return self


def view_of(landscape: Landscape, relief: float = RELIEF, size: float = SIZE) -> Standing:
    """A view that stands on the level where the loss is 0."""
    return Standing(landscape, size, relief=relief, **TURN)


def tinted(heights: Array, top: float) -> Array:
    """The colours (..., 3) of losses: the same for the same loss in every picture of the film.

    Those of the lower losses are farther apart, so that a piece of ground near 0 has some too.
    """
    return terrain(np.clip(heights / top, 0, 1) ** _LOW)


class Tinted(Surface):
    """A surface through computed networks, in the colours of losses up to ``top``."""

    def __init__(
        self, view: View, top: float, faces: int = FACES, night: Fog | None = None
    ) -> None:
        super().__init__(view, night, resolution=faces)
        self.top = top
        self.base_colors = tinted(self.heights, top)


class Along(Standing):
    """A view of the same window as another one, from where that is looked at."""

    def __init__(self, landscape: Landscape, whole: View) -> None:
        super().__init__(landscape, SIZE)
        self.whole = whole
        self.lowest, self.highest = whole.lowest, whole.highest
        self.spread = whole.spread

    @property
    def pose(self) -> dict[str, float]:
        """The other's."""
        return self.whole.pose

    @property
    def key(self) -> bytes:
        """The other's, and the ground's."""
        return self.whole.key + self.ground_key


class Inside(Standing):
    """A view of a part of the ground, always seen where it is in the whole."""

    def __init__(self, landscape: Landscape, whole: View) -> None:
        super().__init__(landscape, SIZE)
        self.whole = whole
        self._seen: tuple[bytes, dict[str, float]] | None = None

    @property
    def pose(self) -> dict[str, float]:
        """As the whole is looked at."""
        if self._seen is None or self._seen[0] != self.whole.key:
            self._seen = self.whole.key, coincident(self, self.whole)
        return self._seen[1]

    @property
    def key(self) -> bytes:
        """The whole's."""
        return self.whole.key

    def stay(self) -> None:
        """Be seen as it is now, wherever the whole goes from here."""
        self.whole = self.whole._posed()

    def closer(self, box: Box, **turn: float) -> dict[str, float]:
        """The pose of the whole in which this part, ground and floor, fills a box."""
        x, y = self.middle.tolist()
        near = self.whole._posed()
        near.look(**turn, focus_x=x, focus_y=y, zoom=1.0, left=0.0, up=0.0)
        low, high = Inside(self.landscape, near).bounds()
        zoom = float(np.min(np.array([box.width, box.height]) / np.maximum(high - low, 1e-9)))
        left, up = (box.middle[:2] - zoom * (low + high) / 2).tolist()
        return {**turn, "focus_x": x, "focus_y": y, "zoom": zoom, "left": left, "up": up}


def coincident(piece: View, whole: View) -> dict[str, float]:
    """The pose in which a part of the ground is seen where it is in the whole."""
    pose = whole.pose
    middle = np.array([*piece.middle])
    height = (piece.lowest + piece.highest) / 2
    spot, near = whole.screen(whole.world(middle, np.array(height)))
    grow = 1 / (1 - pose["perspective"] * float(near))
    across = whole.scale_xy / piece.scale_xy  # of the whole's world units, in those of the piece
    zoom = pose["zoom"] * grow * across
    relief = pose["relief"] / whole.spread * piece.spread / across
    x, y = middle.tolist()
    return {
        "azimuth": pose["azimuth"],
        "elevation": pose["elevation"],
        "perspective": pose["perspective"] * grow * across,
        "relief": relief,
        "zoom": zoom,
        "left": float(spot[0]),
        "up": float(spot[1]),
        "focus_x": x,
        "focus_y": y,
    }


class Rows(KeptOnGround):
    """The networks of a grid, row by row, each row a line of computed heights: ``count`` of them.

    Each has the colours that the ground will have, whose highest loss is ``top``.
    A fraction of a row is that much of it.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, top: float, rows: int = 61, columns: int = 121) -> None:
        super().__init__(view)
        self.top = top
        self.count = ValueTracker(0.0)
        (x0, x1), (y0, y1) = view.window
        x, y = np.linspace(x0, x1, columns), np.linspace(y0, y1, rows)
        self.places = np.stack(np.meshgrid(x, y), axis=-1)
        self.heights = view.plotted(self.places)

    @property
    def key(self) -> bytes:
        """The view's, and how many rows there are."""
        return self.view.key + np.array(self.count.get_value()).tobytes()

    def picture(self, canvas: Canvas) -> None:
        """From the back to the front, each before what is behind it."""
        count = float(self.count.get_value())
        screen = self.view.screen(self.view.world(self.places, self.heights))[0]
        pen = Pen(canvas)
        for row, line in enumerate(screen):
            if (there := min(1.0, count - row)) > 0:
                shown = line[: max(2, round(there * len(line)))]
                self._reach(shown)
                between = (self.heights[row, 1:] + self.heights[row, :-1]) / 2
                for k, color in enumerate(tinted(between[: len(shown) - 1], self.top)):
                    pen.line(shown[k : k + 2], color, 0.03)


def glow(canvas: Canvas, at: Array, radius: float, strength: float) -> None:
    """Warm light round a screen point."""
    x, y = at.tolist()
    light = cairo.RadialGradient(x, y, 0.02, x, y, radius)
    for share, color, part in _LIGHT:
        light.add_color_stop_rgba(share, *ink(color, part * strength))
    canvas.set_source(light)
    canvas.rectangle(x - radius, y - radius, 2 * radius, 2 * radius)
    canvas.fill()


class Glint(OnGround):
    """She, far away: a ball with her lamp's warm light, which trembles with the clock."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, place: Array, clock: ValueTracker, radius: float = 1.1) -> None:
        super().__init__(view)
        self.place, self.clock, self.radius = place, clock, radius

    @property
    def ambient(self) -> bool:
        """Whether it trembles where it can be seen."""
        return self.presence > 0

    def draw(self, canvas: Canvas) -> None:
        """Light, and she in its middle."""
        at = self.view.at(self.place)
        strength = self.presence * trembling(float(self.clock.get_value()))
        glow(canvas, at, self.radius, 0.8 * strength)
        network(canvas, at, self.presence)


def network(canvas: Canvas, at: Array, presence: float, radius: float = BALL) -> None:
    """The one sign that a network has in the film: a ball that stands on its loss."""
    middle = at + np.array([0.0, radius])
    paint_sphere(canvas, middle, radius, np.array(rgb(POSITION)), presence)


def cast_shadow(canvas: Canvas, at: Array, presence: float, radius: float) -> None:
    """The one sign that the shadow of a network has: a dashed ring that lies on the ground."""
    pen = Pen(canvas, presence)
    canvas.save()
    canvas.translate(*at.tolist())
    canvas.scale(1.0, _LIES)
    pen.disc((0, 0), radius, BACKGROUND, opacity=0.35)
    around = np.linspace(0, 2 * np.pi, 60)
    ring = radius * np.stack([np.cos(around), np.sin(around)], axis=-1)
    pen.line(ring, POSITION, 0.055, dashes=(0.13, 0.1))
    canvas.restore()


def trembling(time: float) -> float:
    """How bright a lamp is at a time, about 0.85."""
    return 0.85 + 0.15 * float(np.sin(7.3 * time) * np.sin(2.9 * time + 1))


__all__ = [
    "BALL",
    "FACES",
    "FLAT",
    "RELIEF",
    "TURN",
    "Along",
    "Glint",
    "Inside",
    "Rows",
    "Standing",
    "Tinted",
    "cast_shadow",
    "coincident",
    "glow",
    "network",
    "tinted",
    "trembling",
    "view_of",
]
