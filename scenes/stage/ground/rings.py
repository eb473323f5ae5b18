"""A picture of places at any scale, with a zoom without end: rings, and axes with numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import ArrayLike, NDArray

from scenes.stage.lecture.boxes import STAGE, Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import (
    LABEL_SIZE,
    QUIET,
    TEXT,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import Projection
from scenes.stage.plot.ticks import tick_size, tick_text

Array = NDArray[np.float64]

_LADDER = (1.0, 2.0, 5.0)
_TURN = np.linspace(0, 2 * np.pi, 181)
CIRCLE = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)
_SMALL = 0.14  # scene units: radii below which no number is thought of
_TOLD = (0.15, 0.3)  # scene units beside a number, towards the middle, between which it comes
_NUMBERED = (0.95, 1.15)  # scene units: radii between which the numbers of a ring come
_OUTSIDE = (0.0, 0.08)  # scene units beyond the window in which a number goes
_BESIDE, _BELOW = 0.07, 0.13  # from a ring and from an axis to the number of both
_PLATE = 0.05
_DASH = 0.08  # scene units to each side of an axis
_NAME_GAP = 0.14
FAR = 60.0
STRENGTH, _FILLED = 0.55, 0.1  # of rings, and of what is in them


def one_two_five(number: float, *, down: bool = False) -> float:
    """The nearest 1, 2 or 5 times a power of ten, or with ``down`` the next one below."""
    power = 10.0 ** np.floor(np.log10(number))
    rungs = np.array([*_LADDER, 10.0]) * power
    if down:
        return float(f"{rungs[rungs <= number * (1 + 1e-9)][-1]:.12g}")
    return float(f"{rungs[np.argmin(np.abs(np.log(rungs / number)))]:.12g}")


class Endless:
    """A square picture of places about (0, 0), ``half`` of them wide to each side: at any scale.

    ``to`` is an animation to another half; by equal factors in equal times, as the eye expects.
    """

    dimension: ClassVar[int] = 2

    def __init__(self, box: Box, half: float) -> None:
        self.box = box
        self.power = ValueTracker(float(np.log10(half)))

    @property
    def half(self) -> float:
        """How far places are seen to each side."""
        return float(10.0 ** self.power.get_value())

    @property
    def unit(self) -> float:
        """How many scene units long 1 is."""
        return self.box.width / 2 / self.half

    def to(self, half: float, pace: Callable[[float], float] = smooth) -> Any:
        """Come closer, or draw back, until so far is seen."""
        return change(self.power, float(np.log10(half)), pace)

    def show(self, half: float) -> None:
        """Be at that scale at once."""
        self.power.set_value(float(np.log10(half)))

    @property
    def key(self) -> bytes:
        """Changes exactly when the scale does."""
        return np.array(self.half).tobytes()

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of places (..., 2)."""
        return np.asarray(self.box.middle[:2] + self.unit * np.asarray(places, dtype=float))

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether places (..., 2) are in the square."""
        reach = self.half * (1 + 1e-9)
        return np.asarray(np.all(np.abs(np.asarray(places, dtype=float)) <= reach, axis=-1))

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """From straight above there is no way down to be seen."""
        spot = self.at(place)
        return np.stack([spot, spot]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """The square."""
        return self.box


class Rings(Lettered):
    """Axes through (0, 0) with the numbers 1, 2, 5, 10 …, and ``rings`` of these radii about it.

    On any picture of places, and at any scale: a number goes where there is no room. Axes go as far
    as ``rim``. ``told`` in [0, 1] is how much of numbers and names is there, ``ringed`` of rings;
    over a coloured ground numbers are ``plated``. ``oval`` (2, 2) makes circles the rings of a
    stretched bowl that are alike high. A dash marks where a number belongs. Numbers stand below
    their axis and on its right, or on the sides away from a place that they keep ``clear``.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(
        self,
        on: Projection,
        rim: float,
        names: tuple[str, str] = ("x", "y"),
        *,
        rings: Iterable[float] = (),
        plated: bool = False,
        oval: Array | None = None,
        clear: ArrayLike = (-1.0, 1.0),
    ) -> None:
        super().__init__()
        right, above = np.asarray(clear, dtype=float) < 0
        self.right, self.above = bool(right), bool(above)
        self.on, self.rim, self.plated = on, rim, plated
        self.rings, self.oval = tuple(rings), oval
        self.told, self.ringed = ValueTracker(1.0), ValueTracker(1.0)
        self._names = [Lettering(name, LABEL_SIZE, TEXT) for name in names]

    def radius_on_screen(self, radius: float) -> float:
        """How large a ring is drawn, along the x axis."""
        ends = self.on.at(np.array([(radius, 0.0), (0.0, 0.0)]))
        return float(np.linalg.norm(ends[0] - ends[1]))

    def radii(self) -> list[float]:
        """Where numbers belong: far enough out to be seen, and not beyond the corners."""
        unit = self.radius_on_screen(1.0)
        box = self.on.window_on_screen()
        most = min(self.rim, FAR / unit if box is None else 0.71 * box.width / unit)
        power = int(np.floor(np.log10(_SMALL / unit)))
        found = []
        while 10.0**power <= most:
            found += [float(f"{rung}e{power}") for rung in _LADDER]
            power += 1
        return [r for r in found if r * unit > _SMALL and r <= most * (1 + 1e-9)]

    def ends(self) -> Array:
        """How far each axis goes (4,): to the right, up, left, down."""
        box = self.on.window_on_screen()
        half = self.rim
        if box is not None:
            half = min(half, 0.5 * box.width / self.radius_on_screen(1.0))
        return half * np.array([(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers beside the rings at both axes, and the names at their ends."""
        told = float(self.told.get_value())
        if told <= 0:
            return
        box, ends = self.on.window_on_screen(), self.on.at(self.ends())
        for radius in self.radii():
            size = self.radius_on_screen(radius)
            for way in ((1, 0), (0, 1), (-1, 0), (0, -1)):
                text = _number(tick_text(radius * (sum(way))))
                alike = _number(tick_text(radius))  # the sign does not count
                room = size - (alike.width if way[0] else alike.height) - _BESIDE
                large = float(np.interp(size, _NUMBERED, (0, 1)))
                strength = told * min(large, float(np.interp(room, _TOLD, (0, 1))))
                x, y = self.on.at(radius * np.array(way, dtype=float)).tolist()
                if way[0]:
                    left = x - text.width - _BESIDE if way[0] > 0 else x + _BESIDE
                    foot = y + _BELOW if self.above else y - _BELOW - text.high[1]
                else:
                    left = x + _BELOW if self.right else x - _BELOW - text.width
                    foot = y - text.high[1] - _BESIDE if way[1] > 0 else y + _BESIDE
                share = 1.0 if box is None else _inside(box, text, left, float(foot))
                if strength * share > 0:
                    yield text, left, float(foot), strength * share
        x_name, y_name = self._names
        (right, level), (middle, top) = ends[0].tolist(), ends[1].tolist()
        beside, foot = right + _NAME_GAP, level - x_name.high[1] / 2
        if (most := STAGE.right - x_name.width) < beside:  # no room: above the end
            beside, foot = most, level + _NAME_GAP - x_name.low[1]
        yield x_name, beside, foot, told
        yield y_name, middle - y_name.width / 2, top + _NAME_GAP - y_name.low[1], told

    def draw(self, canvas: Canvas) -> None:
        """Axes, rings, numbers."""
        pen, ends = Pen(canvas, self.presence), self.on.at(self.ends())
        box = self.on.window_on_screen()
        canvas.save()
        if box is not None:
            canvas.rectangle(box.left, box.bottom, box.width, box.height)
            canvas.clip()
        ring = CIRCLE if self.oval is None else CIRCLE @ self.oval.T
        ringed = float(self.ringed.get_value())
        for radius in self.rings if ringed > 0 else ():
            circle = np.clip(self.on.at(radius * ring), -FAR, FAR)
            pen.fill(circle, TEXT, _FILLED * ringed)
            pen.line(circle, TEXT, 0.025, opacity=STRENGTH * ringed)
        for one, other in ((0, 2), (1, 3)):
            pen.line(ends[[other, one]], QUIET, 0.025, opacity=0.8)
        for radius in self.radii():
            share = float(np.interp(self.radius_on_screen(radius), _NUMBERED, (0, 1)))
            for way in ((1, 0), (0, 1), (-1, 0), (0, -1)):
                spot = self.on.at(radius * np.array(way, dtype=float))
                dash = np.array([(0.0, -_DASH), (0.0, _DASH)])[:, :: 1 if way[0] else -1]
                pen.line(spot + dash, QUIET, 0.025, opacity=share)
        canvas.restore()
        if self.plated:
            for text, left, foot, strength in self.texts():
                low, high = text.low - _PLATE, text.high + _PLATE
                plate = Pen(canvas, self.presence * strength)
                plate.plate(left + low[0], foot + low[1], left + high[0], foot + high[1], 0.06)
        self.write(canvas)


@lru_cache(maxsize=256)
def _number(text: str) -> Lettering:
    return Lettering(text, tick_size(text), TEXT)


def _inside(box: Box, text: Lettering, left: float, foot: float) -> float:
    """How much of a number is there: less the farther it reaches beyond the window."""
    beyond = max(
        box.left - left,
        left + text.width - box.right,
        box.bottom - foot,
        foot + float(text.high[1]) - box.top,
    )
    return float(np.interp(beyond, _OUTSIDE, (1, 0)))


__all__ = ["Endless", "Rings", "one_two_five"]
