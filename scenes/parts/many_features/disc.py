"""A valley over two knobs from straight above, all over the frame, turned about its minimum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import ArrayLike, NDArray

from scenes.parts.many_features import places
from scenes.parts.many_features.plan import TwoKnobs
from scenes.stage import POSITION, TEXT, Box, Layer, change
from scenes.stage.lecture.theme import BODY_SIZE, SMALLEST_SIZE, terrain
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import KeptPicture, Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.plot.ticks import tick_text

Array = NDArray[np.float64]

_TURN = np.linspace(0, 2 * np.pi, 241)
_CIRCLE = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)
_BANDS, _LINES = 90, 14  # ellipses that are filled, and lines of equal loss
_FAR, _HIGHEST = 60.0, 6.2  # scene units: beyond any frame; across, where the ground is palest
_TICK, _EVERY = 0.1, 4.0
_BESIDE = 0.38  # scene units from an axis to the middle of its numbers
_NUMBER, _NAME = 1.15 * SMALLEST_SIZE, 1.3 * BODY_SIZE
_ROOF, _WALL = 0.9, 0.5  # from the top and the left: no name of an axis is farther out
_CLEAR = 0.34  # round the minimum: with them, its cross would be a star of eight rays
_OUT = 0.4  # from the end of an axis to the middle of its name


class Turned:
    """A picture of places about a middle, that may be turned; both axes have one scale."""

    dimension: ClassVar[int] = 2

    def __init__(self, box: Box, middle: Array, reach: float) -> None:
        self.home, self.middle, self.reach = box, np.asarray(middle), reach
        self.centred = ValueTracker(0.0)  # from its home to the middle of the frame
        self.degrees = ValueTracker(0.0)

    @property
    def box(self) -> Box:
        """Where it is now."""
        left, bottom, right, top = self.home
        by = -float(self.home.middle[0]) * float(self.centred.get_value())
        return Box(left + by, bottom, right + by, top)

    @property
    def radius(self) -> float:
        """How long its reach is, in scene units."""
        return min(self.box.width, self.box.height) / 2

    @property
    def unit(self) -> float:
        """Scene units to 1."""
        return self.radius / self.reach

    @property
    def key(self) -> bytes:
        """Changes exactly when it turns, or stands elsewhere."""
        return np.array([self.degrees.get_value(), *self.box]).tobytes()

    def spin(self, vectors: ArrayLike) -> Array:
        """Vectors (..., 2) as they lie on the screen, their lengths kept."""
        angle = np.radians(self.degrees.get_value())
        c, s = np.cos(angle), np.sin(angle)
        return np.asarray(np.asarray(vectors, dtype=float) @ np.array([(c, s), (-s, c)]))

    def at(self, where: ArrayLike) -> Array:
        """Screen points (..., 2) of places (..., 2)."""
        off = np.asarray(where, dtype=float) - self.middle
        return np.asarray(self.box.middle[:2] + self.unit * self.spin(off))

    @property
    def window(self) -> Box:
        """What is seen of it: all of the frame, or what the pane beside it leaves."""
        left, bottom, right, top = places.GROUND
        aside = 1 - float(self.centred.get_value())
        return Box(left, bottom, right + aside * (places.PANE.left - right), top)

    def across(self, point: ArrayLike, way: ArrayLike, inset: float = 0.0) -> tuple[float, float]:
        """Where on the screen a line enters the window and leaves it, in lengths of ``way``."""
        for_name = float(inset > 0)
        box = self.window.inset(inset, left=_WALL * for_name, top=_ROOF * for_name)
        p, d = np.asarray(point), np.asarray(way)
        low, high = np.array(box[:2]) - p, np.array(box[2:]) - p
        with np.errstate(divide="ignore"):
            ends = np.sort(np.stack([low, high]) / np.where(np.abs(d) < 1e-12, 1e-12, d), axis=0)
        return float(ends[0].max()), float(ends[1].min())

    def seen(self, where: ArrayLike) -> NDArray[np.bool_]:
        """Whether places (..., 2) are in the window."""
        left, bottom, right, top = self.window
        x, y = np.moveaxis(self.at(where), -1, 0)
        return np.asarray((x > left) & (x < right) & (y > bottom) & (y < top))

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """From straight above there is no way down to be seen."""
        spot = self.at(place)
        return np.stack([spot, spot]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """Anywhere: it has no rim."""
        return None


class Valley(KeptPicture):
    """The ground: heights as colours, lines of equal loss."""

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, on: Turned, two: TwoKnobs) -> None:
        super().__init__()
        self.on, self.two = on, two
        self.set_frame(*places.GROUND)

    @property
    def key(self) -> bytes:
        """That of the projection."""
        return self.on.key

    def ellipse(self, loss: float) -> Array:
        """Where the loss is that much above the lowest, places (n, 2)."""
        halves = np.sqrt(2 * loss / np.array(self.two.curvatures))
        return np.asarray(self.on.middle + (_CIRCLE * halves) @ self.two.ways)

    def picture(self, canvas: Canvas) -> None:
        """The palest ground everywhere, on it ellipses from the outermost inwards."""
        on, pen = self.on, Pen(canvas)
        top = 0.5 * self.two.curvatures[1] * (_HIGHEST / on.unit) ** 2
        shares = np.linspace(1, 0, _BANDS, endpoint=False)
        colors = terrain(shares) * 0.9
        everywhere = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * _FAR
        pen.fill(everywhere, colors[0])
        for share, color in zip(shares, colors, strict=True):
            pen.fill(on.at(self.ellipse(top * share**2)), color)
        for share in np.arange(1, int(1.4 * _LINES)) / _LINES:
            pen.line(on.at(self.ellipse(top * share**2)), TEXT, 0.016, opacity=0.3, closed=True)
        self._reach(everywhere)


class Pane(Painted):
    """A dark pane over the ground, for what is plotted and written beside it."""

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box = box
        self.set_frame(*box)
        self.set_z_index(Layer.MAP + 2)

    def draw(self, canvas: Canvas) -> None:
        """With round corners."""
        Pen(canvas, self.presence).plate(*self.box, radius=0.25, opacity=0.93)


class Axes(Lettered):
    """Both knobs as axes through (0, 0), with numbers; names at their ends, in the window."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, on: Turned, names: tuple[str, str]) -> None:
        super().__init__()
        self.on = on
        self._names = [Lettering(name, _NAME, POSITION) for name in names]
        top = int((14 / on.unit + np.abs(on.middle).max()) / _EVERY) + 1
        values = _EVERY * np.arange(-top, top + 1)
        self._numbers = {v: Lettering(tick_text(v), _NUMBER, TEXT) for v in values.tolist()}
        self.set_frame(*places.GROUND)

    def way(self, axis: int) -> tuple[Array, Array]:
        """On the screen: (0, 0), and from there to 1 on the axis."""
        zero, one = self.on.at(np.stack([np.zeros(2), np.eye(2)[axis]]))
        return zero, one - zero

    def line(self, axis: int) -> Array:
        """The axis on the screen (2, 2), up to its name."""
        zero, way = self.way(axis)
        low, high = self.on.across(zero, way)[0], self.on.across(zero, way, _OUT + 0.25)[1]
        return zero + np.array([low, high - _OUT / float(np.linalg.norm(way))])[:, None] * way

    def ticks(self, axis: int) -> Iterator[tuple[Lettering, Array]]:
        """Numbers and where on the axis they belong, on the screen."""
        zero, way = self.way(axis)
        ends = self.on.across(zero, way, 0.7)
        for value, text in self._numbers.items():
            if value and ends[0] < value < ends[1] - 0.9 / np.linalg.norm(way):
                yield text, self.on.at(value * np.eye(2)[axis])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers beside the axes; names at their ends."""
        for axis in (0, 1):
            side = self.on.spin(-np.eye(2)[1 - axis])
            for text, spot in self.ticks(axis):
                x, y = (spot + _BESIDE * side).tolist()
                yield text, x - text.width / 2, y - float(text.high[1]) / 2, self._upright
            name, foot = self._names[axis], self._name_at(axis)
            yield name, *foot.tolist(), 1.0

    def _name_at(self, axis: int) -> Array:
        """Where the name of an axis begins, on its baseline."""
        name, (zero, way) = self._names[axis], self.way(axis)
        end = zero + self.on.across(zero, way, _OUT + 0.25)[1] * way
        return np.asarray(end - [name.width / 2, float(name.high[1]) / 2])

    @property
    def _upright(self) -> float:
        """How much of the numbers is there: turned, they would be in the way of other lines."""
        return 1 - min(abs(float(self.on.degrees.get_value())) / 30, 1.0)

    def draw(self, canvas: Canvas) -> None:
        """Lines, ticks, numbers on plates."""
        pen = Pen(canvas, self.presence)
        for axis in (0, 1):
            pen.line(self.line(axis), TEXT, 0.035, opacity=0.75)
            side = _TICK * self.on.spin(np.eye(2)[1 - axis])
            for text, spot in self.ticks(axis):
                pen.line(np.stack([spot - side, spot + side]), TEXT, 0.03, opacity=0.75)
                x, y = (spot - _BESIDE / _TICK * side).tolist()
                half = text.width / 2 + 0.05
                tall = float(text.high[1]) / 2 + 0.06
                plate = Pen(canvas, self.presence * self._upright)
                plate.plate(x - half, y - tall, x + half, y + tall, radius=0.06, opacity=0.6)
            name, (x, y) = self._names[axis], self._name_at(axis).tolist()
            pen.plate(x - 0.08, y - 0.12, x + name.width + 0.08, y + float(name.high[1]) + 0.08)
        self.write(canvas)


class Lanes(OnPicture):
    """The two axes of the valley itself, across the frame, as far as they are ``drawn``."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, on: Turned, two: TwoKnobs) -> None:
        super().__init__(on)
        self.disc, self.two, self.drawn = on, two, [ValueTracker(0.0), ValueTracker(0.0)]

    def come(self, number: int) -> Any:
        """The axis along (0) or across (1) comes."""
        return change(self.drawn[number], 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Dashed lines through the minimum."""
        pen, middle = Pen(canvas, self.presence), self.on.at(self.two.best)
        for way, drawn in zip(self.two.ways, self.drawn, strict=True):
            if (share := float(drawn.get_value())) > 0:
                along = self.disc.spin(way)
                for end in share * np.array(self.disc.across(middle, along)):
                    if abs(end) > _CLEAR:
                        out = middle + np.array([np.sign(end) * _CLEAR, end])[:, None] * along
                        pen.line(out, TEXT, 0.06, casing=0.04, dashes=(0.2, 0.14))


__all__ = ["Axes", "Lanes", "Pane", "Turned", "Valley"]
