"""The target: rings on the floor, a shot, and its errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import ArrayLike, NDArray

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import REACH
from scenes.stage import LABEL_SIZE, LOSS, POSITION, TEXT, Box, Layer, View, change
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_DOT = 0.13
_FLIGHT = 0.25  # of the way, that the tail of the dart is long
_MARGIN = 0.05  # of the plates under numbers
_BESIDE = 0.16  # from an error to its number


class Floor:
    """The level ground under a view, on which heights are 0: a picture of places."""

    dimension: ClassVar[int] = 2

    def __init__(self, view: View) -> None:
        self.view = view

    @property
    def key(self) -> bytes:
        """The view's."""
        return self.view.key

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of places (..., 2)."""
        flat = np.asarray(places, dtype=float)
        level = np.full(flat.shape[:-1], self.view.lowest)
        return self.view.screen(self.view.world(flat, level))[0]

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """All of it is."""
        return np.ones(np.shape(places)[:-1], dtype=bool)

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """It is level already."""
        spot = self.at(place)
        return np.stack([spot, spot]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """All of the screen."""
        return self.view.window_on_screen()


class Shot(Lettered):
    """A dart of light that becomes a dot; then its two errors, in gold, and the way to the cross.

    ``flown`` from 0 to 1 brings it from a point of the screen; ``parted`` from 0 to 2 draws the
    error along x, then that along y, and ``squared`` the square of each; ``ruled`` from 0 to 1
    draws the straight way to the dot.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, on: Floor, place: Array, origin: Any, strength: float = 1.0) -> None:
        super().__init__()
        self.on, self.place, self.strength = on, place, strength
        self.origin = np.asarray(origin, dtype=float)[:2]
        self.flown, self.parted = ValueTracker(0.0), ValueTracker(0.0)
        self.ruled, self.pulse = ValueTracker(0.0), ValueTracker(1.0)
        self.squared = ValueTracker(0.0)
        self._squares = [Lettering(short(float(e) ** 2), LABEL_SIZE, LOSS) for e in place]
        self._errors = [Lettering(short(float(e)), LABEL_SIZE, LOSS) for e in place]

    def fly(self) -> Any:
        """Come flying."""
        self.flown.set_value(0)
        return change(self.flown, 1)

    def ring_out(self) -> Any:
        """Send a ring out from the dot, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def _legs(self) -> list[Array]:
        x, y = self.place
        return [self.on.at([(0, 0), (x, 0)]), self.on.at([(x, 0), (x, y)])]

    def squares(self) -> list[Array]:
        """The corners (4, 2) of the squares on both errors, as far as they have opened."""
        x, y = self.place
        opened = [float(np.clip(self.squared.get_value() - k, 0, 1)) for k in (0, 1)]
        up = opened[0] * (abs(x) if y < 0 else -abs(x))
        aside = opened[1] * abs(y) * (1 if (x > 0) == (abs(x) + abs(y) <= REACH) else -1)
        return [
            self.on.at([(0, 0), (x, 0), (x, up), (0, up)]),
            self.on.at([(x, 0), (x, y), (x + aside, y), (x + aside, 0)]),
        ]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The number of each error, beside it, and of each square, in it."""
        for number, (corners, text) in enumerate(zip(self.squares(), self._squares, strict=True)):
            share = float(np.clip(2 * (self.squared.get_value() - number) - 1, 0, 1))
            if share > 0:
                x, y = corners.mean(axis=0).tolist()
                yield text, x - text.width / 2, y - float(text.high[1]) / 2, share
        parted = float(self.parted.get_value())
        (along, up), (x, y) = self._legs(), self.place
        for number, (leg, text) in enumerate(zip((along, up), self._errors, strict=True)):
            square = float(np.clip(self.squared.get_value() - number, 0, 1))
            share = float(np.clip(2 * (parted - number) - 1, 0, 1)) * (1 - square)
            if share <= 0 or not self.place[number]:
                continue
            middle = leg.mean(axis=0)
            if number == 0:
                high = _BESIDE if y < 0 else -_BESIDE - text.high[1]
                yield text, middle[0] - text.width / 2, middle[1] + high, share
            else:
                left = _BESIDE if x > 0 else -_BESIDE - text.width
                yield text, middle[0] + left, middle[1] - text.high[1] / 2, share

    def draw(self, canvas: Canvas) -> None:
        """The errors, the way, the dot."""
        pen = Pen(canvas, self.presence * self.strength)
        flown, parted = float(self.flown.get_value()), float(self.parted.get_value())
        end = self.on.at(self.place)
        if self.squared.get_value() > 0:
            for corners in self.squares():
                pen.fill(corners, LOSS, 0.2)
                pen.line(corners, LOSS, 0.03, closed=True)
        for number, leg in enumerate(self._legs()):
            grown = float(np.clip(parted - number, 0, 1))
            if grown > 0:
                pen.line(leg[0] + np.array([[0.0], [grown]]) * (leg[1] - leg[0]), LOSS, 0.07)
        if (ruled := float(self.ruled.get_value())) > 0:
            way = np.stack([self.on.at((0, 0)), end])
            line = way[0] + np.array([[0.0], [ruled]]) * (way[1] - way[0])
            pen.line(line, TEXT, 0.05, casing=0.04, dashes=(0.14, 0.1))
        if 0 < flown < 1:
            tail = np.array([max(0.0, flown - _FLIGHT), flown])[:, None]
            pen.line(self.origin + tail * (end - self.origin), POSITION, 0.06)
        if flown > 0:
            pen.disc(self.origin + flown * (end - self.origin), _DOT, POSITION, casing=0.04)
        if 0 < (wave := float(self.pulse.get_value())) < 1:
            pen.ring(end, _DOT * (1 + 5 * wave), POSITION, 0.04, opacity=ripple(wave))
        for text, left, foot, there in self.texts():
            low, high = text.low - _MARGIN, text.high + _MARGIN
            plate = Pen(canvas, self.presence * there)
            plate.plate(left + low[0], foot + low[1], left + high[0], foot + high[1], 0.06)
        self.write(canvas)


__all__ = ["Floor", "Shot"]
