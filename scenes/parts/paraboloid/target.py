"""The target: rings on the floor, a shot, and its errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import ArrayLike, NDArray

from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.numbers import short
from scenes.stage import LABEL_SIZE, LOSS, POSITION, TEXT, Box, Layer, change
from scenes.stage.ground.flat import Flat
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_DOT = 0.13
_MARGIN = 0.05  # of the plates under numbers
_LEFT = 0.2  # of its way to the cross, in which numbers go: they are told beside it
_BESIDE = 0.16  # from an error to its number


class Floor(Flat):
    """The level ground under a view, seen from any side and as far as it goes."""

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """All of it is."""
        return np.ones(np.shape(places)[:-1], dtype=bool)

    def window_on_screen(self) -> Box | None:
        """All of the screen."""
        return self.view.window_on_screen()


class Shot(Lettered):
    """A dot that is set off along x, then along y; then its two errors, in gold, and their squares.

    ``flown`` from 0 to 2 brings it there from the cross; ``parted`` from 0 to 2 draws the
    error along x, then that along y, and ``squared`` the square of each; as ``averaged`` goes to 1
    both come to be as large as they are on average, and ``ruled`` draws the side of that. As
    ``slid`` goes to 1 all of it comes to the cross, and is nothing there.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, on: Floor, place: Array) -> None:
        super().__init__()
        self.on, self.home = on, place
        self.slid = ValueTracker(0.0)
        self.flown, self.parted = ValueTracker(0.0), ValueTracker(0.0)
        self.ruled, self.pulse = ValueTracker(0.0), ValueTracker(1.0)
        self.squared, self.averaged = ValueTracker(0.0), ValueTracker(0.0)
        self._squares = [Lettering(short(float(e) ** 2), LABEL_SIZE, LOSS) for e in place]
        mean = float(np.mean(np.square(place)))
        self._mean = Lettering(short(mean), LABEL_SIZE, LOSS)
        self._root = Lettering(f"{mean**0.5:.3g}", LABEL_SIZE, TEXT)
        self._errors = [Lettering(short(float(e)), LABEL_SIZE, LOSS) for e in place]

    @property
    def place(self) -> Array:
        """Where it is now, but for its way there (2,)."""
        return np.asarray((1 - float(self.slid.get_value())) * self.home)

    @property
    def mean(self) -> float:
        """The average of both squares."""
        return float(np.mean(np.square(self.place)))

    def set_off(self, both: bool = False) -> Any:
        """Go along x, or with ``both`` along y too."""
        return change(self.flown, 2 if both else 1)

    def now(self) -> Array:
        """Where the dot is on the screen (2,)."""
        shares = np.clip(float(self.flown.get_value()) - np.arange(2), 0, 1)
        return np.asarray(self.on.at(shares * self.place))

    def ring_out(self) -> Any:
        """Send a ring out from the dot, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def _legs(self) -> list[Array]:
        x, y = self.place
        return [self.on.at([(0, 0), (x, 0)]), self.on.at([(x, 0), (x, y)])]

    def sides(self) -> list[float]:
        """How long the sides of both squares are now, without their signs."""
        share = float(self.averaged.get_value())
        return [
            float(np.clip(self.squared.get_value() - k, 0, 1))
            * float(np.sqrt((1 - share) * error**2 + share * self.mean))
            for k, error in enumerate(self.place.tolist())
        ]

    def squares(self) -> list[Array]:
        """The corners (4, 2) of the squares: one on the error along x, one beside that along y."""
        x, (one, other) = float(self.place[0]), self.sides()
        right, high = self.home.tolist()
        across, up = np.sign(right or 1) * one, one if high < 0 else -one
        room = abs(right) + max(abs(high), float(np.mean(self.home**2)) ** 0.5) <= REACH
        aside = other * np.sign(right or 1) * (1 if room else -1)
        down = np.sign(high or 1) * other
        return [
            self.on.at([(0, 0), (across, 0), (across, up), (0, up)]),
            self.on.at([(x, 0), (x, down), (x + aside, down), (x + aside, 0)]),
        ]

    def _ruler(self) -> Array:
        """The side of the first square that goes up, or down, from the cross (2, 2)."""
        return self.squares()[0][[0, 3]]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The number of each error, beside it, and of each square, in it."""
        here = float(np.clip(1 - self.slid.get_value() / _LEFT, 0, 1))
        for number, (corners, text) in enumerate(zip(self.squares(), self._squares, strict=True)):
            share = float(np.clip(2 * (self.squared.get_value() - number) - 1, 0, 1))
            mean = float(np.clip(2 * self.averaged.get_value() - 1, 0, 1))
            own = float(np.clip(1 - 2 * self.averaged.get_value(), 0, 1))
            x, y = corners.mean(axis=0).tolist()
            for words, there in ((text, share * own), (self._mean, share * mean)):
                if there * here > 0:
                    yield words, x - words.width / 2, y - float(words.high[1]) / 2, there * here
        if (ruled := float(self.ruled.get_value()) * here) > 0:
            x, y = self._ruler().mean(axis=0).tolist()
            left = -_BESIDE - self._root.width if self.home[0] >= 0 else _BESIDE
            yield self._root, x + left, y - float(self._root.high[1]) / 2, ruled
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
        pen = Pen(canvas, self.presence)
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
            way = self._ruler()
            line = way[0] + np.array([[0.0], [ruled]]) * (way[1] - way[0])
            pen.line(line, TEXT, 0.09, casing=0.04)
        if flown > 0:
            pen.disc(self.now(), _DOT, POSITION, casing=0.04)
        if 0 < (wave := float(self.pulse.get_value())) < 1:
            pen.ring(end, _DOT * (1 + 5 * wave), POSITION, 0.04, opacity=ripple(wave))
        for text, left, foot, there in self.texts():
            low, high = text.low - _MARGIN, text.high + _MARGIN
            plate = Pen(canvas, self.presence * there)
            plate.plate(left + low[0], foot + low[1], left + high[0], foot + high[1], 0.06)
        self.write(canvas)


__all__ = ["Floor", "Shot"]
