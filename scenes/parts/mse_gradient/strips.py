"""What one dot says of itself, and the two strips that its square gains or loses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.mse_gradient.square import NudgedSquare
from scenes.parts.mse_gradient.telling import short
from scenes.stage import DATA, LABEL_SIZE, LOSS, PREDICTION, TEXT, Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_BESIDE = 0.2  # scene units from a thing to what is written beside it
_STRIP, _LIT = 0.55, 0.82  # how dense a strip is, and a lit one: where two cross it glows
_FLIES = 0.45  # scene units that the corner goes, as it is taken away
_SPOT = 0.11  # radius of the mark where the line is, at the dot


class Told(Lettered):
    """Where the dot is, where the line is there, the error beside its band, its square.

    ``guided``, ``says``, ``missed`` and ``squared`` from 0 to 1 are how much of each is there.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, square: NudgedSquare) -> None:
        super().__init__()
        self.square, self.on = square, square.on
        self.guided, self.says, self.missed, self.squared = (ValueTracker(0.0) for _ in range(4))
        error = square.plan.error
        self._error = Lettering(short(error), LABEL_SIZE, LOSS)
        self._area = Lettering(short(error**2), 1.6 * LABEL_SIZE, LOSS)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The error on the left of its band, on the right of which the square is; its area."""
        top, error = self.square.top(), self.square.plan.error
        x, y = self.on.at(top + np.array([0.0, error / 2])).tolist()
        text = self._error
        missed = float(self.missed.get_value())
        yield text, x - _BESIDE - text.width, y - text.high[1] / 2, missed
        x, y = self.on.at(top + np.array([abs(error), error]) / 2).tolist()
        text = self._area
        yield text, x - text.width / 2, y - text.high[1] / 2, float(self.squared.get_value())

    def draw(self, canvas: Canvas) -> None:
        """Dashed ways to both axes, and the mark on the line."""
        pen, top = Pen(canvas, self.presence), self.square.top()
        if guided := float(self.guided.get_value()):
            dot, (left, low) = self.on.at(top), self.on.corner
            ways = [np.stack([dot, (dot[0], low)]), np.stack([dot, (left, dot[1])])]
            pen.line(ways, DATA, 0.035, opacity=0.8 * guided, dashes=(0.14, 0.12))
        if says := float(self.says.get_value()):
            spot = self.on.at(top + np.array([0.0, self.square.plan.error]))
            pen.disc(spot, _SPOT, PREDICTION, opacity=says, casing=0.05)
        self.write(canvas)


class Strips(Lettered):
    """Both strips between the square as it was and as it is: under the line, which is thin here.

    ``lit`` lights them, ``long`` and ``wide`` name their sides; ``crossed`` lights the corner that
    both have, ``taken`` from 0 to 1 takes one such corner away; ``bright`` lights that which is
    left, of whatever nudge.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, square: NudgedSquare, rise: float) -> None:
        super().__init__()
        self.square, self.on = square, square.on
        self.long, self.wide, self.crossed, self.taken = (ValueTracker(0.0) for _ in range(4))
        self.lit, self.bright = ValueTracker(0.0), ValueTracker(0.0)
        self.set_z_index(Layer.PLOT - 1)  # the line, which is thin here, lies on them in its colour
        self._long = Lettering(number_text(abs(square.plan.error)), LABEL_SIZE, LOSS)
        self._wide = Lettering(number_text(abs(rise)), LABEL_SIZE, PREDICTION)
        self._area = Lettering(number_text(round(rise**2, 10)), LABEL_SIZE, TEXT)

    def corner(self) -> Array:
        """The cell (4, 2) that both strips have, or that both lack, in units of the plane."""
        before, now = (abs(side) for side in self.square.sides())
        way = np.array([1.0, np.sign(self.square.plan.error)])
        ends = np.array([(before, before), (now, before), (now, now), (before, now)])
        return np.asarray(self.square.top() + way * ends)

    def flown(self) -> Array:
        """How far (2,) the corner has gone, on the screen."""
        way = np.array([1.0, np.sign(self.square.plan.error)])
        return np.asarray(_FLIES * float(self.taken.get_value()) * way)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long both strips are, how wide one is, and how much the corner is."""
        _, strips = self.square.rectangles()
        level, upright = (np.array(self.on.at(strip)) for strip in strips)
        long, wide = (float(share.get_value()) for share in (self.long, self.wide))
        down = float(np.sign(self.square.plan.error))
        text, (x, y) = self._long, upright.mean(axis=0).tolist()
        yield text, float(upright[:, 0].max()) + _BESIDE, y - text.high[1] / 2, long
        x, y = float(level[:, 0].mean()), float((down * level[:, 1]).max()) * down
        yield text, x - text.width / 2, _beyond(text, y, down), long
        text, x = self._wide, float(upright[:, 0].mean())
        y = float((-down * upright[:, 1]).max()) * -down
        yield text, x - text.width / 2, _beyond(text, y, -down), wide
        text, cell = self._area, np.array(self.on.at(self.corner())) + self.flown()
        x, y = float(cell[:, 0].mean()), float((down * cell[:, 1]).max()) * down
        crossed = float(self.crossed.get_value())
        yield text, x - text.width / 2, _beyond(text, y, down), crossed

    def draw(self, canvas: Canvas) -> None:
        """The strips; where they cross it is brighter, until one corner of two is taken away."""
        pen, taken = Pen(canvas, self.presence), float(self.taken.get_value())
        _, (level, upright) = self.square.rectangles()
        inner = np.array(upright)
        lost = abs(self.square.sides()[1]) < abs(self.square.sides()[0])
        cell = self.corner()
        if lost:  # the corner is drawn by itself
            end = cell[2, 1]
            far = np.abs(inner[:, 1] - cell[0, 1]) < 1e-12
            inner[far, 1] = end
        dense = _STRIP + (_LIT - _STRIP) * float(self.lit.get_value())
        for strip in (level, inner):
            pen.fill(self.on.at(strip), BACKGROUND)  # no ground shines through
            pen.fill(self.on.at(strip), LOSS, dense)
        crossed = float(self.crossed.get_value())
        here = np.array(self.on.at(cell))
        if lost:
            pen.fill(here, LOSS, dense * (1 - taken))
        if bright := float(self.bright.get_value()):
            pen.fill(here, TEXT, 0.95 * bright)
        if crossed:
            there = here + self.flown()
            pen.fill(there, TEXT, 0.95 * crossed)
        self.write(canvas)


def _beyond(text: Lettering, edge: float, way: float) -> float:
    """The baseline of a text that stands above an edge, or below it."""
    return edge + _BESIDE if way > 0 else edge - _BESIDE - float(text.high[1])


__all__ = ["Strips", "Told"]
