"""A valley over two knobs from straight above, as a disc that can be turned about its minimum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import ArrayLike, NDArray

from scenes.parts.many_features.plan import TwoKnobs
from scenes.stage import LOSS, MINIMUM, POSITION, QUIET, TEXT, Box, Layer, change
from scenes.stage.lecture.theme import BODY_SIZE, SMALLEST_SIZE, terrain
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import KeptPicture, Painted
from scenes.stage.paint.pen import Canvas, Pen, dot
from scenes.stage.paint.projection import OnPicture
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_TURN = np.linspace(0, 2 * np.pi, 241)
_CIRCLE = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)
_BANDS, _LINES = 90, 11  # ellipses that are filled, and of them those with a line
_TICK, _EVERY = 0.09, 4.0
_BESIDE = 0.3  # scene units from an axis to the middle of its numbers
_OUT = 0.4  # from the rim to the middle of a name
_PROBE, _NUDGE = 0.17, 0.38  # scene units; of the radius
_LONG, _TALL = 4.2, 1.1  # scene units: the bar of the largest loss


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
        """Of the disc, in scene units."""
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

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of places (..., 2)."""
        off = np.asarray(places, dtype=float) - self.middle
        return np.asarray(self.box.middle[:2] + self.unit * self.spin(off))

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether places (..., 2) are on the disc."""
        off = np.linalg.norm(np.asarray(places, dtype=float) - self.middle, axis=-1)
        return np.asarray(off <= self.reach)

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """From straight above there is no way down to be seen."""
        spot = self.at(place)
        return np.stack([spot, spot]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """Anywhere: arrows and marks may stand over its rim."""
        return None


class Valley(KeptPicture):
    """The disc: heights as colours, lines of equal loss, a bright rim."""

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, on: Turned, two: TwoKnobs) -> None:
        super().__init__()
        self.on, self.two = on, two
        x, y = on.box.middle[:2].tolist()
        self.set_frame(x - on.radius, y - on.radius, x + on.radius, y + on.radius)

    @property
    def key(self) -> bytes:
        """That of the projection."""
        return self.on.key

    def ellipse(self, loss: float) -> Array:
        """Where the loss is that much above the lowest, places (n, 2)."""
        halves = np.sqrt(2 * loss / np.array(self.two.curvatures))
        return np.asarray(self.on.middle + (_CIRCLE * halves) @ self.two.ways)

    def picture(self, canvas: Canvas) -> None:
        """Ellipses from the rim inwards, in the disc."""
        on = self.on
        pen, middle = Pen(canvas), on.box.middle[:2]
        top = 0.5 * self.two.curvatures[1] * on.reach**2
        canvas.save()
        dot(canvas, middle, on.radius)
        canvas.clip()
        shares = np.linspace(1, 0, _BANDS, endpoint=False) ** 2
        colors = terrain(np.sqrt(shares)) * 0.93
        for share, color in zip(shares, colors, strict=True):
            pen.fill(on.at(self.ellipse(top * share)), color)
        for share in np.linspace(0, 1, _LINES + 1)[1:] ** 2:
            pen.line(on.at(self.ellipse(top * share)), TEXT, 0.014, opacity=0.3, closed=True)
        canvas.restore()
        pen.ring(middle, on.radius, QUIET, 0.03)
        self._reach(middle + np.array([(-1, -1), (1, 1)]) * (on.radius + 0.05))


class Axes(Lettered):
    """Both knobs as axes through (0, 0), with numbers; names at their ends, outside of the disc."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, on: Turned, names: tuple[str, str]) -> None:
        super().__init__()
        self.on = on
        self._names = [Lettering(name, BODY_SIZE, POSITION) for name in names]
        top = int((on.reach + np.abs(on.middle).max()) / _EVERY) + 1
        values = _EVERY * np.arange(-top, top + 1)
        self._numbers = {v: Lettering(tick_text(v), SMALLEST_SIZE, TEXT) for v in values.tolist()}
        self.set_frame(*on.box)

    def ends(self, axis: int) -> Array:
        """Where the axis enters the disc and leaves it, places (2, 2)."""
        other = self.on.middle[1 - axis]
        half = float(np.sqrt(self.on.reach**2 - other**2))
        ends = np.zeros((2, 2))
        ends[:, axis] = self.on.middle[axis] + np.array([-half, half])
        return ends

    def ticks(self, axis: int) -> Iterator[tuple[Lettering, Array]]:
        """Numbers and where on the axis they belong, on the screen."""
        low, high = self.ends(axis)[:, axis]
        for value, text in self._numbers.items():
            if value and low + 0.6 < value < high - 0.6:
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
        name, middle = self._names[axis], self.on.box.middle[:2]
        out = self.on.at(self.ends(axis)[1]) - middle
        return np.asarray(
            middle
            + (1 + _OUT / np.linalg.norm(out)) * out
            - [name.width / 2, float(name.high[1]) / 2]
        )

    @property
    def _upright(self) -> float:
        """How much of the numbers is there: turned, they would be in the way of other lines."""
        return 1 - min(abs(float(self.on.degrees.get_value())) / 30, 1.0)

    def draw(self, canvas: Canvas) -> None:
        """Lines, ticks, numbers on plates."""
        pen = Pen(canvas, self.presence)
        for axis in (0, 1):
            pen.line(self.on.at(self.ends(axis)), TEXT, 0.03, opacity=0.75)
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


class Probe(OnPicture):
    """A pin at the minimum that is nudged along a way: a disc, and the line that it came."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Turned, two: TwoKnobs) -> None:
        super().__init__(on)
        self.disc, self.two = on, two
        self.along, self.across = ValueTracker(0.0), ValueTracker(0.0)

    @property
    def nudge(self) -> float:
        """How far it is nudged."""
        return _NUDGE * self.disc.reach

    @property
    def highest(self) -> float:
        """The loss as far across as it is nudged."""
        place = self.two.best + self.nudge * self.two.ways[1]
        return float(self.two.ground.value(place))

    def place(self) -> Array:
        """Where it is now (2,)."""
        off = np.array([self.along.get_value(), self.across.get_value()])
        return np.asarray(self.two.best + off @ self.two.ways)

    def loss(self) -> float:
        """The loss there."""
        return float(self.two.ground.value(self.place()))

    def draw(self, canvas: Canvas) -> None:
        """The way from the minimum, and a disc at its end."""
        pen, ends = Pen(canvas, self.presence), self.on.at(np.stack([self.two.best, self.place()]))
        pen.line(ends, POSITION, 0.07, casing=0.05)
        pen.disc(ends[1], _PROBE, POSITION, casing=0.05)

    def readings(self) -> list[Reading]:
        """Where it is."""
        return [Reading("probe", "", tuple(self.place().tolist()))]


class Height(Painted):
    """A gold bar as long as the loss at the pin, beside a mark where the lowest is."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, probe: Probe, left: float, y: float) -> None:
        super().__init__()
        self.probe, self.left, self.y = probe, left, y
        self.set_frame(left, y - _TALL / 2, left + _LONG, y + _TALL / 2)

    def draw(self, canvas: Canvas) -> None:
        """The bar from its left end, and the mark across it."""
        pen = Pen(canvas, self.presence)
        low, high = self.y - _TALL / 2, self.y + _TALL / 2
        lowest = self.probe.two.ground.value(self.probe.two.best)
        right = self.left + _LONG * self.probe.loss() / self.probe.highest
        pen.fill(np.array([(self.left, low), (right, low), (right, high), (self.left, high)]), LOSS)
        x = self.left + _LONG * float(lowest) / self.probe.highest
        pen.line(np.array([(x, low - 0.2), (x, high + 0.2)]), MINIMUM, 0.05)


class Lanes(OnPicture):
    """The two axes of the valley itself, across the disc, as far as they are ``drawn``."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, on: Turned, two: TwoKnobs) -> None:
        super().__init__(on)
        self.disc, self.two, self.drawn = on, two, [ValueTracker(0.0), ValueTracker(0.0)]

    def come(self, number: int) -> Any:
        """The axis along (0) or across (1) comes."""
        return change(self.drawn[number], 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Dashed lines through the minimum."""
        for way, drawn in zip(self.two.ways, self.drawn, strict=True):
            half = 0.97 * self.disc.reach * float(drawn.get_value())
            if half > 0:
                ends = self.on.at(self.two.best + half * np.stack([-way, way]))
                Pen(canvas, self.presence).line(ends, TEXT, 0.05, casing=0.04, dashes=(0.16, 0.12))


__all__ = ["Axes", "Height", "Lanes", "Probe", "Turned", "Valley"]
