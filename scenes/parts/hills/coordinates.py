"""Axes near a place on the map: by them its coordinates can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.hills.ruled import round_places, round_step
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import GRADIENT, LABEL_SIZE, NEXT, POSITION, TEXT
from scenes.stage.paint.arrow import Arrow
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text

Array = NDArray[np.float64]
Number = tuple[Lettering, int, float]
"""What is written, the axis it is at, and where on that."""

_TICK, _GAP, _BEYOND = 0.1, 0.14, 0.22
_PLATE = 0.12
_NEAR = 0.15  # scene units from a plate: half the width of an arrow's head, or of a ring
_LINES_APART = (1, 2, 5, 10, 20)  # from one number to the next
_OFF_ITS_OWN = (1.15, 0.6)  # scene units, from a coordinate to a number along x, and along y
_BELOW_ITS_NAME = 0.7  # scene units, of a number to the end of the axis along y
_ROOM = 1.15  # scene units, that a number needs
_ALIKE = 0.01  # of the window: floors that differ by less have one number
_GONE, _THERE = 0.3, 0.7  # of her way: by then the old place is no longer written; the new, since


class Coordinates(Lettered):
    """An axis along x below a place and one along y beside it, and dashed lines from it to both.

    ``window`` is the ground that the axes are the rim of, seen from straight above; they have
    numbers where lines of the ground meet them, at some of these if they would be too close. A
    number that one of the lines ``aside`` (n, 2) on the screen would cross is left out. Where the
    place's own ``coordinates`` are written, that is done as far as they are ``read`` (in [0, 1]),
    as are the dashed lines; they take the room of numbers too near to them. The lines go along to
    where the place moves: at its ``end`` (2,), the coordinates ``there`` are written.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(
        self,
        view: View,
        place: Callable[[], Array],
        window: tuple[tuple[float, float], ...],
        aside: Sequence[Array] = (),
        coordinates: Sequence[str] = (),
        there: Sequence[str] = (),
        end: Array | None = None,
    ) -> None:
        super().__init__()
        self.view, self.place, self.window = view, place, window
        self._begin = np.array(place(), dtype=float)
        self._end = self._begin if end is None else np.asarray(end, dtype=float)
        self._there = [
            (Lettering(text, LABEL_SIZE, NEXT), axis, float(self._end[axis]))
            for axis, text in enumerate(there)
        ]
        self._numbers = [
            (Lettering(tick_text(value), LABEL_SIZE, TEXT), axis, value)
            for axis, (low, high) in enumerate(window)
            for value in round_places(low, high, _step_with_room(view))
        ]
        self.read = ValueTracker(1.0)
        self._own = [
            (Lettering(text, LABEL_SIZE, POSITION), axis, float(self._begin[axis]))
            for axis, text in enumerate(coordinates)
        ]
        self._unit = view.scale_xy * view.pose["zoom"]
        self._numbers = [number for number in self._numbers if not self._near(number, self._own)]
        self._names = [Lettering(name, LABEL_SIZE, TEXT) for name in "xy"]
        row = zip(self._numbers, self.texts(), strict=False)  # names come last
        self._numbers = [number for number, text in row if not _crossed(_plate(*text[:3]), aside)]

    def _near(self, number: Number, others: Sequence[Number]) -> bool:
        """Whether a number would touch one of some others on its axis."""
        _, own, at = number
        return any(
            own == axis and self._unit * abs(at - value) <= _OFF_ITS_OWN[axis]
            for _, axis, value in others
        )

    @property
    def moved(self) -> float:
        """How much of its way to the end the place has gone."""
        way = self._end - self._begin
        gone = np.asarray(self.place(), dtype=float) - self._begin
        return float(np.clip(gone @ way / max(float(way @ way), 1e-300), 0, 1))

    def _spot(self, axis: int, value: float) -> Array:
        """Where a value is on its axis, on the screen (2,)."""
        (left, _), (bottom, _) = self.window
        return self.view.at((value, bottom) if axis == 0 else (left, value))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers outside the axes, and names at their ends."""
        read, moved = float(self.read.get_value()), self.moved
        here = read * float(np.clip(1 - moved / _GONE, 0, 1)) if self._there else read
        there = read * float(np.clip((moved - _THERE) / (1 - _THERE), 0, 1))
        rows = (
            [(*one, 1 - there * self._near(one, self._there)) for one in self._numbers],
            [(*one, here) for one in self._own],
            [(*one, there) for one in self._there],
        )
        for text, axis, value, strength in chain(*rows):
            x, y = self._spot(axis, value).tolist()
            if axis == 0:
                yield text, x - text.width / 2, y - _TICK - _GAP - text.high[1], strength
            else:
                yield text, x - _TICK - _GAP - text.width, y - text.high[1] / 2, strength
        along, up = self._names
        right, over = (self._spot(axis, self.window[axis][1]) for axis in (0, 1))
        yield along, float(right[0]) + _BEYOND, float(right[1] - along.high[1] / 2), 1.0
        yield up, float(over[0]) - up.width / 2, float(over[1]) + _BEYOND, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Dashed lines, axes, ticks; numbers on plates."""
        pen, here = Pen(canvas, self.presence), np.asarray(self.place(), dtype=float)
        own = Pen(canvas, self.presence * float(self.read.get_value()))
        for axis in (0, 1):
            foot = self._spot(axis, float(here[axis]))
            dashes = np.array([self.view.at(here), foot])
            own.line(dashes, POSITION, 0.045, dashes=(0.14, 0.1), casing=0.03)
            ends = np.array([self._spot(axis, value) for value in self.window[axis]])
            pen.line(ends, TEXT, 0.04, casing=0.04)
            own.disc(foot, 0.07, POSITION, casing=0.03)
        for (_, axis, value), (*_, strength) in zip(self._numbers, self.texts(), strict=False):
            across = np.array([0.0, _TICK] if axis == 0 else [_TICK, 0.0])
            spots = self._spot(axis, value) + np.array([across, -across])
            pen.line(spots, TEXT, 0.04, opacity=strength)
        for text, left, base, strength in self.texts():
            Pen(canvas, self.presence * strength).plate(*_plate(text, left, base), 0.06)
        self.write(canvas)


class MapAxes(Coordinates):
    """Both axes of the whole map; nothing of them is above the map, where there is no room.

    They have their numbers where ``floors`` (k, 2) are, if these have room.
    """

    def __init__(self, view: View, floors: Array | None = None) -> None:
        super().__init__(view, lambda: np.mean(view.window, axis=1), view.window)
        self.read.set_value(0)
        if floors is not None and len(floors) > 1:
            for axis in (0, 1):
                self._number_floors(axis, np.unique(floors[:, axis]))
        top = self._spot(1, self.window[1][1])[1]
        self._numbers = [
            number
            for number in self._numbers
            if number[1] == 0 or top - self._spot(1, number[2])[1] > _BELOW_ITS_NAME
        ]

    def _number_floors(self, axis: int, places: Array) -> None:
        """Where the floors are, an axis is numbered, instead of at round places."""
        wide = float(np.ptp(self.window[axis]))
        places = places[np.append(True, np.diff(places) > _ALIKE * wide)]
        if len(places) < 2 or self._unit * np.diff(places).min() < _ROOM:
            return
        own = [
            (Lettering(f"{value:.2f}".replace("-", "−"), LABEL_SIZE, TEXT), axis, float(value))
            for value in places
        ]
        self._numbers = [one for one in self._numbers if one[1] != axis] + own

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers, x at the end of its axis, y beside the end of its own."""
        *rows, (up, _, _, strength) = super().texts()
        yield from rows
        left, top = self._spot(1, self.window[1][1]).tolist()
        yield up, left - _TICK - _GAP - up.width, top - up.high[1] - 0.08, strength


class Closing(Painted):
    """Dashed lines from the tips of two parts to that of their arrow: it is made of both."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, arrow: Arrow, parts: Sequence[Arrow]) -> None:
        super().__init__()
        self.arrow, self.parts = arrow, parts

    def draw(self, canvas: Canvas) -> None:
        """Draw both."""
        pen, tip = Pen(canvas, self.presence), self.arrow.whole()[1]
        for part in self.parts:
            side = np.array([part.whole()[1], tip])
            pen.line(side, GRADIENT, 0.045, dashes=(0.14, 0.1), casing=0.03)


def _plate(text: Lettering, left: float, base: float) -> tuple[float, float, float, float]:
    """The plate of a label: left, bottom, right and top."""
    low, high = np.array([text.low, text.high]) + np.array([left, base])
    return low[0] - _PLATE, low[1] - 0.08, high[0] + _PLATE, high[1] + 0.08


def _crossed(plate: tuple[float, float, float, float], lines: Sequence[Array]) -> bool:
    """Whether one of some lines (n, 2) comes too near to a plate."""
    low, high = np.array(plate[:2]) - _NEAR, np.array(plate[2:]) + _NEAR
    for line in lines:
        shares = np.linspace(0, 1, 101)[:, None]
        spots = np.concatenate([a + shares * (b - a) for a, b in pairwise(np.atleast_2d(line))])
        if np.all((spots > low) & (spots < high), axis=-1).any():
            return True
    return False


def _step_with_room(view: View) -> float:
    """From one number to the next, lines of the ground as they are, so that no two touch."""
    step, unit = round_step(view), view.scale_xy * view.pose["zoom"]
    enough = (times * step for times in _LINES_APART if times * step * unit >= _ROOM)
    return next(enough, _LINES_APART[-1] * step)
