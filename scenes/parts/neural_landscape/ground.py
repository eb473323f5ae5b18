"""Slices as ground: views that stand where the loss is 0, and how one comes closer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from scenes.stage import LABEL_SIZE, LOSS, QUIET, SMALLEST_SIZE, TEXT, Layer, Surface, View, tr
from scenes.stage.ground.on_ground import KeptOnGround, OnGround
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, ink
from scenes.stage.plot.ticks import tick_text, tick_values

Array = NDArray[np.float64]

SIZE = 8.0
RELIEF = 3.4
FACES = 60  # along a side: their corners are networks that were computed
TURN = {"azimuth": 62.0, "elevation": 36.0, "perspective": 0.03}
_OUT = 0.42  # scene units from the rim to the middle of a number
_ASIDE, _BEYOND = 0.75, 0.3  # and of a name, outwards and along the rim
# From the middle of a light to its rim: colour, and how much of it is there.
_LIGHT = (
    (0.0, "#FFF1CC", 1.0),
    (0.2, "#FFDF9E", 0.55),
    (0.5, "#FFCF7A", 0.18),
    (1.0, "#FFCF7A", 0.0),
)
_TICK = 0.09  # scene units to each side


class Standing(View):
    """A view whose floor is where the loss is 0, however high its relief is."""

    @property
    def gap(self) -> float:
        """From the lowest ground down to the floor, in scene units."""
        return max(0.0, self.lowest / self.spread * self.pose["relief"])

    @gap.setter
    def gap(self, _: float) -> None:
        """What other views are told once is computed here."""


def view_of(landscape: Landscape, relief: float = RELIEF, size: float = SIZE) -> View:
    """A view that stands on the level where the loss is 0."""
    return Standing(landscape, size, relief=relief, **TURN)


class Piece(Surface):
    """A part of the ground: in the colours of the whole, and as ``own`` grows to 1 in its own."""

    def __init__(self, view: View, whole: View) -> None:
        super().__init__(view, resolution=FACES)
        self.own = ValueTracker(0.0)
        self._whole = (self.heights - whole.lowest) / whole.spread
        self._own = (self.heights - view.lowest) / view.spread

    @property
    def key(self) -> bytes:
        """The view's, and whose colours it has."""
        return super().key + np.array(self.own.get_value()).tobytes()

    def colors(self) -> Array:
        """The colours of the heights among those that are seen."""
        share = float(self.own.get_value())
        return terrain(np.clip((1 - share) * self._whole + share * self._own, 0, 1))


def surface_of(view: View, faces: int = FACES) -> Surface:
    """A surface through computed networks."""
    return Surface(view, resolution=faces)


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


class Rims(Lettered):
    """Ticks and names along the two rims of the floor that are near, and a ruler of the loss.

    ``sides`` says which of both ends of s and t is near; the ruler stands on the corner ``post``,
    given the same way, and goes up to ``top``: to the highest ground, if not farther.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        view: View,
        names: tuple[str, str] = ("s", "t"),
        sides: tuple[int, int] = (1, 1),
        post: tuple[int, int] = (1, 0),
        about: int = 3,
        top: float | None = None,
    ) -> None:
        super().__init__()
        self.view, self.top = view, view.highest if top is None else top
        window = np.array(view.window)
        self.near = np.array([window[0, sides[0]], window[1, sides[1]]])
        self.foot = np.array([window[0, post[0]], window[1, post[1]]])
        middle = window.mean(axis=1)
        self._texts: list[tuple[Lettering, Array, Array]] = []
        ends = np.array([window[0, sides[0]], window[1, sides[1]]])
        for axis, name in enumerate(names):
            other = 1 - axis
            for value in _inner(window[axis], about):
                place = np.array(ends)
                place[axis] = value
                way = np.zeros(2)
                way[other] = np.sign(ends[other] - middle[other])
                self._put(tick_text(value), SMALLEST_SIZE, place, way * _OUT)
            end = np.array(ends)
            end[axis] = window[axis, 1 - sides[axis]]
            way = np.zeros(2)
            way[other] = np.sign(ends[other] - middle[other]) * _ASIDE
            way[axis] = np.sign(end[axis] - middle[axis]) * _BEYOND
            self._put(name, LABEL_SIZE, end, way, TEXT)
        self._numbers = [
            (value, Lettering(tick_text(value), SMALLEST_SIZE, LOSS))
            for value in _inner((0.0, self.top), about)
        ]
        self._loss = Lettering(tr("loss"), LABEL_SIZE, LOSS)

    def _put(self, text: str, size: float, place: Array, way: Array, color: str = QUIET) -> None:
        self._texts.append((Lettering(text, size, color), place, way))

    def _floor(self, place: Array, way: Array) -> Array:
        """The screen point (2,) beside a place of the floor."""
        view = self.view
        at = place + way / view.scale_xy / view.pose["zoom"]
        return view.screen(view.world(at, np.array(0.0)))[0]

    def ruler(self) -> Array:
        """The ruler's ends on the screen (2, 2)."""
        heights = np.array([0.0, self.top])
        feet = np.stack([self.foot, self.foot])
        return self.view.screen(self.view.world(feet, heights))[0]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers and names."""
        for text, place, way in self._texts:
            x, y = self._floor(place, way).tolist()
            yield text, x - text.width / 2, y - text.high[1] / 2, 1.0
        left = -1.0 if self.ruler()[0, 0] < self.view.screen(np.zeros(3))[0][0] else 1.0
        for value, text in self._numbers:
            x, y = self._on_ruler(value).tolist()
            aside = 0.2 + text.width if left < 0 else -0.2
            yield text, x - aside, y - text.high[1] / 2, 1.0
        x, y = self.ruler()[1].tolist()
        yield self._loss, x - self._loss.width / 2, y + 0.2, 1.0

    def _on_ruler(self, value: float) -> Array:
        return self.view.screen(self.view.world(self.foot, np.array(value)))[0]

    def draw(self, canvas: Canvas) -> None:
        """The ruler with its ticks, then the texts."""
        pen = Pen(canvas, self.presence)
        pen.line(self.ruler(), LOSS, 0.03)
        for value, _ in self._numbers:
            spot = self._on_ruler(value)
            pen.line(spot + np.array([(-_TICK, 0.0), (_TICK, 0.0)]), LOSS, 0.03)
        self.write(canvas)


def _inner(ends: Sequence[float], about: int) -> list[float]:
    """Round numbers well inside of a range."""
    low, high = map(float, ends)
    room = 0.08 * (high - low)
    return [v for v in tick_values(low, high, about) if low + room < v < high - room or v == 0]


class Rows(KeptOnGround):
    """The networks of a grid, row by row, each row a line of computed heights: ``count`` of them.

    A fraction of a row is that much of it.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, rows: int = 61, columns: int = 121) -> None:
        super().__init__(view)
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
                pen.line(shown, LOSS, 0.018, opacity=0.85)


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
    """Her lamp, far away: warm light on a place of the ground, which trembles with the clock."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, place: Array, clock: ValueTracker, radius: float = 1.1) -> None:
        super().__init__(view)
        self.place, self.clock, self.radius = place, clock, radius

    @property
    def ambient(self) -> bool:
        """Whether it trembles where it can be seen."""
        return self.presence > 0

    def draw(self, canvas: Canvas) -> None:
        """Light, and a spark in its middle."""
        at = self.view.at(self.place)
        strength = self.presence * trembling(float(self.clock.get_value()))
        glow(canvas, at, self.radius, 0.8 * strength)
        Pen(canvas, self.presence).disc(at, 0.055, "#FFF6DC", casing=0.0)


def trembling(time: float) -> float:
    """How bright a lamp is at a time, about 0.85."""
    return 0.85 + 0.15 * float(np.sin(7.3 * time) * np.sin(2.9 * time + 1))


__all__ = [
    "FACES",
    "RELIEF",
    "TURN",
    "Glint",
    "Piece",
    "Rims",
    "Rows",
    "Standing",
    "coincident",
    "glow",
    "surface_of",
    "trembling",
    "view_of",
]
