"""Axes near a place on the map: by them its coordinates can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.hills.ruled import round_places, round_step
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, POSITION, TEXT
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text

Array = NDArray[np.float64]

_TICK, _GAP, _BEYOND = 0.1, 0.14, 0.22
_PLATE = 0.12
_LINES_APART = (1, 2, 5, 10, 20)  # from one number to the next
_ROOM = 1.15  # scene units, that a number needs


class Coordinates(Lettered):
    """An axis along x below a place and one along y beside it, and dashed lines from it to both.

    ``window`` is the ground that the axes are the rim of, seen from straight above; they have
    numbers where lines of the ground meet them, at some of these if they would be too close.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(
        self,
        view: View,
        place: Callable[[], Array],
        window: tuple[tuple[float, float], ...],
    ) -> None:
        super().__init__()
        self.view, self.place, self.window = view, place, window
        self._numbers = [
            (Lettering(tick_text(value), LABEL_SIZE, TEXT), axis, value)
            for axis, (low, high) in enumerate(window)
            for value in round_places(low, high, _step_with_room(view))
        ]
        self._names = [Lettering(name, LABEL_SIZE, TEXT) for name in "xy"]

    def _spot(self, axis: int, value: float) -> Array:
        """Where a value is on its axis, on the screen (2,)."""
        (left, _), (bottom, _) = self.window
        return self.view.at((value, bottom) if axis == 0 else (left, value))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers outside the axes, and names at their ends."""
        for text, axis, value in self._numbers:
            x, y = self._spot(axis, value).tolist()
            if axis == 0:
                yield text, x - text.width / 2, y - _TICK - _GAP - text.high[1], 1.0
            else:
                yield text, x - _TICK - _GAP - text.width, y - text.high[1] / 2, 1.0
        along, up = self._names
        right, over = (self._spot(axis, self.window[axis][1]) for axis in (0, 1))
        yield along, float(right[0]) + _BEYOND, float(right[1] - along.high[1] / 2), 1.0
        yield up, float(over[0]) - up.width / 2, float(over[1]) + _BEYOND, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Dashed lines, axes, ticks; numbers on plates."""
        pen, here = Pen(canvas, self.presence), np.asarray(self.place(), dtype=float)
        for axis in (0, 1):
            foot = self._spot(axis, float(here[axis]))
            dashes = np.array([self.view.at(here), foot])
            pen.line(dashes, POSITION, 0.045, dashes=(0.14, 0.1), casing=0.03)
            ends = np.array([self._spot(axis, value) for value in self.window[axis]])
            pen.line(ends, TEXT, 0.04, casing=0.04)
            pen.disc(foot, 0.07, POSITION, casing=0.03)
        for _, axis, value in self._numbers:
            across = np.array([0.0, _TICK] if axis == 0 else [_TICK, 0.0])
            pen.line(self._spot(axis, value) + np.array([across, -across]), TEXT, 0.04)
        for text, left, base, _ in self.texts():
            low, high = np.array([text.low, text.high]) + np.array([left, base])
            pen.plate(low[0] - _PLATE, low[1] - 0.08, high[0] + _PLATE, high[1] + 0.08, 0.06)
        self.write(canvas)


def _step_with_room(view: View) -> float:
    """From one number to the next, lines of the ground as they are, so that no two touch."""
    step, unit = round_step(view), view.scale_xy * view.pose["zoom"]
    enough = (times * step for times in _LINES_APART if times * step * unit >= _ROOM)
    return next(enough, _LINES_APART[-1] * step)
