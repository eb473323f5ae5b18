"""The bare map of lines: a square with a grid, which may reach farther, and numbers along it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, POSITION, QUIET, SMALLEST_SIZE, Box, Layer, View, change
from scenes.stage.ground.axes import multiples
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text

Array = NDArray[np.float64]

_GROUND = "#172A49"
_FINE, _ROOM, _COMES = 0.2, 1.1, 0.35  # numbers between whole ones, as soon as they have room
_FAR = 30.0  # how far from the middle of the window a map reaches that has no end in the frame
_ASIDE = 0.14  # scene units from the edge to a number
_EDGE, _CORNER = 0.1, 0.6  # of the edge that has no numbers; where the name stands


class Floor(OnGround):
    """The square of all lines that are looked at, with a grid where numbers are whole.

    It may come to reach farther: its rim is where its trackers say.
    """

    layer: ClassVar[Layer] = Layer.SKY

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.rim = [ValueTracker(end) for ends in view.window for end in ends]

    def reach(self, window: Any) -> list[Any]:
        """Animations: it comes to show other lines, from one pair to the other."""
        ends = [end for pair in window for end in pair]
        return [change(tracker, end) for tracker, end in zip(self.rim, ends, strict=True)]

    def spread(self) -> list[Any]:
        """It reaches beyond the frame to all sides."""
        return self.reach([(float(at) - _FAR, float(at) + _FAR) for at in self.view.middle])

    def draw(self, canvas: Canvas) -> None:
        """A faint rectangle and its grid."""
        view, pen = self.view, Pen(canvas, self.presence)
        x0, x1, y0, y1 = (float(tracker.get_value()) for tracker in self.rim)

        def at(*places: tuple[float, float]) -> Array:
            spots = np.array(places)
            return view.screen(view.world(spots, np.full(len(spots), view.lowest)))[0]

        rim = at((x0, y0), (x1, y0), (x1, y1), (x0, y1))
        pen.fill(rim, _GROUND)
        for of, strength in ((_FINE, 0.6 * finer(view)), (1.0, 1.0)):
            if strength > 0:
                for x in multiples(x0, x1, of):
                    pen.line(at((x, y0), (x, y1)), RULE, 0.018, opacity=strength)
                for y in multiples(y0, y1, of):
                    pen.line(at((x0, y), (x1, y)), RULE, 0.018, opacity=strength)
        pen.line(rim, QUIET, 0.025, closed=True)


class FloorNumbers(Lettered):
    """Numbers of a map seen from above, left of its ``box`` and below it, beside their lines.

    Whole ones, and those between as the map comes so close that they have room.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, view: View, box: Box) -> None:
        super().__init__()
        self.view, self.box = view, box
        self._set: dict[float, Lettering] = {}
        self._names = [Lettering(name, LABEL_SIZE, POSITION) for name in ("w", "b")]
        self.set_frame(*box)

    def _number(self, value: float) -> Lettering:
        """A number, set once."""
        if value not in self._set:
            self._set[value] = Lettering(tick_text(value), SMALLEST_SIZE, QUIET)
        return self._set[value]

    def _seen(self, axis: int) -> list[tuple[Lettering, float, float]]:
        """Numbers of an axis clear of its name, where each is on the screen, and how strong."""
        ends = np.array([self.box[:2], self.box[2:]])[:, axis] + (_EDGE, -_CORNER)
        zero, one = self.view.at(np.zeros(2))[axis], self.view.at(np.eye(2)[axis])[axis]
        low, high = ((ends - zero) / (one - zero)).tolist()
        values = [round(value, 6) for value in multiples(low, high, _FINE)]
        between = finer(self.view)
        numbers = [
            (self._number(value), float(zero + value * (one - zero)), value == int(value))
            for value in values
        ]
        return [(number, at, 1.0 if whole else between) for number, at, whole in numbers]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number beside its line, the names at the far ends."""
        left, bottom, right, top = self.box
        for number, x, strength in self._seen(0):
            yield number, x - number.width / 2, bottom - _ASIDE - number.height, strength
        for number, y, strength in self._seen(1):
            yield number, left - _ASIDE - number.width, y - float(number.high[1]) / 2, strength
        w, b = self._names
        yield w, right - w.width, bottom - _ASIDE - w.height, 1.0
        yield b, left - _ASIDE - b.width, top - b.height, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Write all."""
        self.write(canvas)


def finer(view: View) -> float:
    """How much there is of what stands between whole numbers, as close as the map is now."""
    room = _FINE * view.scale_xy * float(view.pose["zoom"])
    return float(np.clip((room - _ROOM) / _COMES, 0, 1))


__all__ = ["Floor", "FloorNumbers"]
