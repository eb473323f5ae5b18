"""The end: the axis gains a partner, and there are arrows all round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.stage import (
    LABEL_SIZE,
    POSITION,
    QUIET,
    STAGE,
    TEXT,
    Layer,
    Plane,
    change,
    italic,
)
from scenes.stage.lecture.theme import RULE, rgb
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_MIDDLE = np.array([0.0, STAGE.middle[1] + 0.2])
_REACH, _ARROW = (5.2, 2.6), 2.3  # scene units of each axis to either side, and of an arrow
_ARROWS, _SQUARE = 24, 0.8
_LEVEL = 1e-9  # scene units: an arrow along the axis
_NEAR = 3  # arrows to either side that the light reaches


class Floor(Lettered):
    """A point on the w-axis with a ``pair`` of ways to go; ``second`` opens a floor across it.

    It is seen from straight above, so that a circle is one. It begins on the axis of a ``plane``,
    as long as that, with the point at a ``place``, and is ``raised`` from there to the middle.

    ``fan`` lets arrows grow all round, and as ``looked`` goes to 1 a light goes round them.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, place: float) -> None:
        super().__init__()
        self.pair, self.second, self.fan, self.looked = (ValueTracker(0.0) for _ in range(4))
        self.raised = ValueTracker(0.0)
        low, high = float(plane.low[0]), float(plane.low[0] + plane.span[0])
        self.before = plane.ruler.at([(low,), (place,), (high,)])
        self.names = [Lettering(italic(letter), LABEL_SIZE, POSITION) for letter in "wb"]

    def at(self, places: Any) -> Array:
        """Screen points (..., 2) of places (..., 2) on the floor."""
        opened = np.array([1.0, float(self.second.get_value())])
        spots = np.asarray(places, dtype=float)
        raised = float(self.raised.get_value())
        here = np.stack(
            [
                np.interp(spots[..., 0], (-_REACH[0], 0, _REACH[0]), self.before[:, 0]),
                np.full(spots.shape[:-1], self.before[1, 1]),
            ],
            axis=-1,
        )
        return np.asarray((1 - raised) * here + raised * (_MIDDLE + spots * opened))

    def tips(self) -> Array:
        """Where the arrows end (n, 2): all as long, on the floor."""
        angles = 2 * np.pi * np.arange(_ARROWS) / _ARROWS
        return _ARROW * np.stack([np.cos(angles), np.sin(angles)], axis=-1)

    def both(self) -> Array:
        """Where the two along the axis end on the screen (2, 2): as long as all, where it is."""
        reach = float(self.pair.get_value()) * _ARROW
        return np.asarray(self.at((0.0, 0.0)) + reach * np.array([(-1.0, 0.0), (1.0, 0.0)]))

    def lit(self) -> Array:
        """How bright each arrow is (n,), in [0, 1]."""
        looked = float(self.looked.get_value())
        if not 0 < looked < 1:
            return np.zeros(_ARROWS)
        away = np.abs(np.arange(_ARROWS) - _ARROWS * looked)
        away = np.minimum(away, _ARROWS - away)
        return np.asarray(np.clip(1 - away / _NEAR, 0, 1) * ripple(looked))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The names at the ends of both axes."""
        x, y = self.at((_REACH[0], 0)).tolist()
        yield self.names[0], x + 0.15, y - 0.1, float(self.raised.get_value())  # else the plane's
        x, y = self.at((0, _REACH[1])).tolist()
        yield self.names[1], x + 0.15, y - 0.1, float(self.second.get_value())

    def draw(self, canvas: Canvas) -> None:
        """The floor, both axes, the arrows, the point, and the fog."""
        pen, second = Pen(canvas, self.presence), float(self.second.get_value())
        across, up = _REACH
        for k in _SQUARE * np.arange(-(across // _SQUARE), across // _SQUARE + 1):
            pen.line(self.at([(k, -up), (k, up)]), RULE, 0.02, opacity=0.8 * second)
        for k in _SQUARE * np.arange(-(up // _SQUARE), up // _SQUARE + 1):
            pen.line(self.at([(-across, k), (across, k)]), RULE, 0.02, opacity=0.8 * second)
        pen.line(self.at([(-across, 0), (across, 0)]), POSITION, 0.04)
        pen.line(self.at([(0, -up), (0, up)]), POSITION, 0.04, opacity=second)
        fan = float(self.fan.get_value())
        root = self.at((0.0, 0.0))
        for tip in self.both() if fan <= 0 else ():
            pen.arrow(np.stack([root, tip]), QUIET, 0.07)
        if fan > 0:
            quiet, bright = np.array(rgb(QUIET)), np.array(rgb(TEXT))
            for tip, lit in zip(self.tips(), self.lit().tolist(), strict=True):
                grown = 1.0 if abs(tip[1]) < _LEVEL else fan  # two are there already
                arrow = np.stack([root, self.at(grown * tip)])
                pen.arrow(arrow, (1 - lit) * quiet + lit * bright, 0.07 + 0.02 * lit)
        pen.disc(root, 0.15, POSITION, casing=0.05)
        self.write(canvas)

    def rise(self) -> Any:
        """An animation: the axis leaves the picture that it was in, once that is hardly seen."""
        return change(self.raised, 1.0, squish_rate_func(smooth, 0.35, 1.0))

    def both_ways(self) -> Any:
        """Two arrows along the axis, left and right."""
        return change(self.pair, 1.0)

    def open_up(self) -> Any:
        """The axis gains a partner."""
        return change(self.second, 1.0)

    def all_round(self) -> Any:
        """Arrows grow in all directions."""
        return change(self.fan, 1.0)

    def turns(self) -> Iterator[tuple[Any, float]]:
        """All of that after the two arrows: moves with their seconds."""
        for move, seconds in ((self.open_up, 0.9), (self.all_round, 1.0), (self.look_round, 1.7)):
            yield (move(),), seconds

    def look_round(self) -> Any:
        """A light goes round, from arrow to arrow: none of them is chosen."""
        return change(self.looked, 1.0)


__all__ = ["Floor"]
