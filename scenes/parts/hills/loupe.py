"""A lens over two walkers at their start: how far apart they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.hills.lamps import paint_lamp
from scenes.parts.hills.probe import Probe
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, LABEL_SIZE, PLATE, QUIET, TEXT, Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_RADIUS = 1.15
LOUPE = _RADIUS + 0.1  # scene units that the lens takes from its middle
_APART = 1.1  # scene units between the two under the lens
_HIGHER = np.array([0.0, 0.15])  # than the middle of the lens they are: below them is its number
_AROUND, _BORDER = 481, 0.09  # corners of its rim; scene units


class Loupe(Lettered):
    """A lens that shows the two at the start, and the ridge between them, ``times`` as large.

    They are ``gap`` apart on the ground, which is ``unit`` scene units a unit, along ``way`` (2,)
    on the screen, as the ridge between them does ``along`` (2,): else across. A ``crest`` that has
    a colour is solid. Where each of the two stands in a valley's colour, of two ``sides``, the lens
    shows both, and between them a border as on the map.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        gap: float,
        unit: float,
        at: Callable[[], Array],
        place: Array,
        way: tuple[float, float] = (1.0, 0.0),
        along: Array | None = None,
        crest: Color = QUIET,
        sides: tuple[Color, Color] | None = None,
    ) -> None:
        super().__init__()
        self.at, self.place, self.way = at, np.asarray(place, dtype=float), np.array(way)
        self.along = np.array([-way[1], way[0]]) if along is None else along
        self.times, self.crest, self.sides = _APART / (gap * unit), crest, sides
        self.label = Lettering(f"× {number_text(float(f'{self.times:.2g}'))}", LABEL_SIZE, TEXT)
        x, y = self.place
        self.set_frame(x - LOUPE, y - LOUPE, x + LOUPE, y + LOUPE)

    @classmethod
    def over_starts(
        cls, one: Probe, other: Probe, box: Box, sides: tuple[Color, Color] | None = None
    ) -> Loupe:
        """The same over two starts that rest on a map, in the lower part of a box beside it."""
        view, starts = one.view, np.array([one.start, other.start])
        first, second = view.at(starts)
        long = float(np.linalg.norm(second - first))
        right, up = ((second - first) / long).tolist()
        place = np.array([(box.left + box.right) / 2, box.bottom + LOUPE])
        gap = float(np.linalg.norm(starts[1] - starts[0]))
        middle = view.at(starts).mean(axis=0)
        return cls(gap, long / gap, lambda: middle, place, (right, up), sides=sides)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large."""
        x, y = self.place
        yield self.label, x - self.label.width / 2, y - _RADIUS + 0.2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """A line to the place, the glass, the crest, the two lamps."""
        pen = Pen(canvas, self.presence)
        pen.line(np.array([self.at(), self.place]), QUIET, 0.03, casing=0.03)
        self._ground(pen)
        pen.ring(self.place, _RADIUS, TEXT, 0.05)
        middle = self.place + _HIGHER
        if not self.sides:
            ridge = middle + np.array([[-0.7], [0.7]]) * self.along
            pen.line(ridge, self.crest, 0.045, dashes=(0.12, 0.1) if self.crest == QUIET else ())
        for number, side in enumerate((-0.5, 0.5)):
            paint_lamp(pen, middle + side * _APART * self.way, number, 1.0)
        self.write(canvas)

    def _ground(self, pen: Pen) -> None:
        """What the two stand on: the night, or two colours and their border."""
        pen.disc(self.place, _RADIUS, self.sides[1] if self.sides else PLATE)
        if not self.sides:
            return
        begin = float(np.arctan2(*self.way[::-1]))
        turns = begin + np.linspace(0, 2 * np.pi, _AROUND)
        rim = self.place + _RADIUS * np.stack([np.cos(turns), np.sin(turns)], axis=-1)
        near = rim[(rim - self.place - _HIGHER) @ self.way < 0]  # from end to end of the border
        pen.fill(near, self.sides[0])
        pen.line(near[[0, -1]], BACKGROUND, _BORDER)
        text, x, y, _ = next(self.texts())
        low, high = np.array([text.low, text.high]) + np.array([x, y])
        pen.plate(low[0] - 0.1, low[1] - 0.07, high[0] + 0.1, high[1] + 0.07, 0.07)
