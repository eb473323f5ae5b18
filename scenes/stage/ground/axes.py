"""The axes of a landscape in a view: names and round ticks along the rim of its floor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, QUIET, SMALLEST_SIZE, TEXT, Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text, tick_values

_OUTSIDE = 0.36  # scene units from the rim to the middle of a label
_TICK = 0.35  # of the way from the rim to a number
_BEYOND = 0.8  # of that, from the end of an axis to its name
_CLEAR = 1.4  # of that: the ends of axes without numbers, which the names would touch
_ASIDE = 0.12  # of a long number, in scene units, that may be over the rim


class GroundAxes(Lettered):
    """Numbers of x along the near rim and of y along the right one, names at the ends.

    From straight above, the floor's rim is the map's, so the same labels serve both. ``window`` is
    the part of the ground whose rim it is, all of it by default. With ``left`` those of y are on
    the left, for a view from there. Numbers have the ``size``, names the ``color``; numbers are the
    multiples ``of`` one where a grid is drawn, else round ones; ``ticked``, each has a tick. The
    name of x is ``beyond`` the end of its axis.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        view: View,
        names: tuple[str, str] = ("x", "y"),
        window: tuple[tuple[float, float], ...] | None = None,
        *,
        left: bool = False,
        size: float = SMALLEST_SIZE,
        color: Color = TEXT,
        of: float | None = None,
        ticked: bool = False,
        beyond: float = _BEYOND,
    ) -> None:
        super().__init__()
        self.ticked = ticked
        self._rim: list[tuple[float, float]] = []  # where the numbers' ticks begin
        self.view = view
        (x0, x1), (y0, y1) = self.window = window or view.window
        out = _OUTSIDE / view.scale_xy * np.ptp((x0, x1)) / np.ptp(view.window[0])
        self._labels: list[tuple[Lettering, float, float, float]] = []
        clear = _CLEAR * out
        axes = ((x0, x1 - clear), (y0 + clear, y1 - clear))
        roomy = [axis for axis in axes if _has_room(axis, clear)]
        ticks = iter(
            few_ticks(*roomy) if of is None else [multiples(low, high, of) for low, high in roomy]
        )
        along_x, along_y = (next(ticks) if _has_room(axis, clear) else [] for axis in axes)
        for value in along_x:
            self._put(_number(value, size), value, y0 - out)
            self._rim.append((value, y0))
        beside, side = (x0 - out, -1.0) if left else (x1 + out, 1.0)
        for value in along_y:
            number = _number(value, size)
            self._put(number, beside, value, side * max(0.0, number.width / 2 - _ASIDE))
            self._rim.append((x0 if left else x1, value))
        self._put(Lettering(names[0], LABEL_SIZE, color), x1 + beyond * out, y0 - out)
        self._put(Lettering(names[1], LABEL_SIZE, color), beside, y1 + _BEYOND * out)

    def _put(self, text: Lettering, x: float, y: float, aside: float = 0.0) -> None:
        """A label over a spot of the floor, and ``aside`` of it on the screen if it is long."""
        self._labels.append((text, x, y, aside))

    def places(self) -> NDArray[np.float64]:
        """Where the middles of all labels are on the screen (n, 2)."""
        aside = np.array([(by, 0.0) for *_, by in self._labels])
        return self._on_the_floor([(x, y) for _, x, y, _ in self._labels]) + aside

    def ticks(self) -> NDArray[np.float64]:
        """From the rim towards each number, on the screen (n, 2, 2)."""
        rim = np.array(self._rim).reshape(-1, 2)
        labels = np.array([(x, y) for _, x, y, _ in self._labels[: len(rim)]]).reshape(-1, 2)
        ends = rim + _TICK * (labels - rim)
        return np.stack([self._on_the_floor(rim), self._on_the_floor(ends)], axis=1)

    def _on_the_floor(self, spots: ArrayLike) -> NDArray[np.float64]:
        """Places of the floor on the screen (n, 2)."""
        places = np.asarray(spots, dtype=float)
        world = self.view.world(places, np.full(len(places), self.view.lowest))
        world[:, 2] -= self.view.gap
        return np.asarray(self.view.screen(world)[0])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each label where the rim is now."""
        for (text, *_), (x, y) in zip(self._labels, self.places().tolist(), strict=True):
            yield text, x - text.width / 2, y - text.high[1] / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Write every label; ticks before the numbers that have some."""
        if self.ticked and self._rim:
            Pen(canvas, self.presence).line(list(self.ticks()), QUIET, 0.035)
        self.write(canvas)


def _number(value: float, size: float) -> Lettering:
    return Lettering(tick_text(value), size, QUIET)


def _has_room(axis: tuple[float, float], clear: float) -> bool:
    """Whether two numbers fit on an axis, where ``clear`` is the room of a name."""
    return axis[1] - axis[0] > 2 * clear


def multiples(low: float, high: float, of: float) -> list[float]:
    """The multiples of a number from low to high."""
    first, last = np.ceil(low / of - 1e-9), np.floor(high / of + 1e-9)
    return [float(of * count) for count in range(int(first), int(last) + 1)]


def few_ticks(*axes: tuple[float, float]) -> list[list[float]]:
    """Two round numbers on each axis from low to high, or a few more: alike on axes of a length."""
    if not axes:
        return []
    finer = ([tick_values(*axis, about) for axis in axes] for about in range(2, 20))
    return next(ticks for ticks in finer if min(map(len, ticks)) > 1)
