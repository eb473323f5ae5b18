"""Ticks, names and a ruler of the loss beside a piece of ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.neural_landscape.ground import tinted
from scenes.stage import LABEL_SIZE, LOSS, QUIET, TEXT, Layer, View, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text, tick_values

Array = NDArray[np.float64]

_OUT = 0.5  # scene units from the rim to the middle of a number
_ASIDE, _BEYOND = 0.85, 0.2  # and of a name, outwards and along the rim
_TICK = 0.14  # scene units to each side
_TICKS = 32  # the size of their numbers
_BAR, _PIECES = 0.13, 60  # the ruler's width in scene units, and how many colours it has


class Rims(Lettered):
    """Ticks and names along the two rims of the floor that are near, and a ruler of the loss.

    ``sides`` says which of both ends of s and t is near; the ruler stands on the corner ``post``,
    given the same way, ``named`` are the ends at which names stand, the far ones if not given; it
    goes up to ``top``: to the highest ground, if not farther. It has the
    colours that the ground has, where ``dyed`` is the loss at which they end.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        view: View,
        dyed: float,
        names: tuple[str, str] = ("s", "t"),
        sides: tuple[int, int] = (1, 1),
        post: tuple[int, int] = (1, 0),
        about: int = 3,
        top: float | None = None,
        named: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self.view, self.dyed = view, dyed
        self.top = view.highest if top is None else top
        window = np.array(view.window)
        self.near = np.array([window[0, sides[0]], window[1, sides[1]]])
        self.foot = np.array([window[0, post[0]], window[1, post[1]]])
        middle = window.mean(axis=1)
        self._texts: list[tuple[Lettering, Array, Array]] = []
        self._ticks: list[tuple[Array, Array]] = []
        ends = np.array([window[0, sides[0]], window[1, sides[1]]])
        far = named or (1 - sides[0], 1 - sides[1])
        for axis, name in enumerate(names):
            other = 1 - axis
            for value in _inner(window[axis], about):
                place = np.array(ends)
                place[axis] = value
                way = np.zeros(2)
                way[other] = np.sign(ends[other] - middle[other])
                self._put(tick_text(value), _TICKS, place, way * _OUT)
                self._ticks.append((place, way * _TICK))
            end = np.array(ends)
            end[axis] = window[axis, far[axis]]
            way = np.zeros(2)
            way[other] = np.sign(ends[other] - middle[other]) * _ASIDE
            way[axis] = np.sign(end[axis] - middle[axis]) * _BEYOND
            self._put(name, LABEL_SIZE, end, way, TEXT)
        self._numbers = [
            (value, Lettering(tick_text(value), _TICKS, LOSS))
            for value in _inner((0.0, self.top), 3)
        ]
        self._loss = Lettering(tr("loss"), LABEL_SIZE, LOSS)

    def _put(self, text: str, size: float, place: Array, way: Array, color: str = QUIET) -> None:
        self._texts.append((Lettering(text, size, color), place, way))

    def _floor(self, place: Array, way: Array) -> Array:
        """The screen point (2,) beside a place of the floor."""
        view = self.view
        at = place + way / view.scale_xy / view.pose["zoom"]
        return view.screen(view.world(at, np.array(0.0)))[0]

    def ruler(self) -> Array:
        """The ruler's ends on the screen (2, 2)."""
        heights = np.array([0.0, self.top])
        feet = np.stack([self.foot, self.foot])
        return self.view.screen(self.view.world(feet, heights))[0]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers and names."""
        for text, place, way in self._texts:
            x, y = self._floor(place, way).tolist()
            yield text, x - text.width / 2, y - text.high[1] / 2, 1.0
        left = -1.0 if self.ruler()[0, 0] < self.view.screen(np.zeros(3))[0][0] else 1.0
        for value, text in self._numbers:
            x, y = self._on_ruler(value).tolist()
            aside = 0.2 + text.width if left < 0 else -0.2
            yield text, x - aside, y - text.high[1] / 2, 1.0
        x, y = self.ruler()[1].tolist()
        aside = self._loss.width + _TICK if left < 0 else -_TICK
        yield self._loss, x - aside, y + 0.2, 1.0

    def _on_ruler(self, value: float) -> Array:
        return self.view.screen(self.view.world(self.foot, np.array(value)))[0]

    def draw(self, canvas: Canvas) -> None:
        """The ruler with its ticks, those of the floor, then the texts."""
        pen = Pen(canvas, self.presence)
        for place, way in self._ticks:
            pen.line(np.stack([self._floor(place, 0 * way), self._floor(place, way)]), QUIET, 0.03)
        foot, tip = self.ruler()
        shares = np.linspace(0, 1, _PIECES + 1)
        spots = foot + shares[:, np.newaxis] * (tip - foot)
        colors = tinted(self.top * (shares[1:] + shares[:-1]) / 2, self.dyed)
        for color, piece in zip(colors, pairwise(spots), strict=True):
            pen.line(np.array(piece), color, _BAR)
        for value, _ in self._numbers:
            spot = self._on_ruler(value)
            pen.line(spot + np.array([(-_TICK, 0.0), (_TICK, 0.0)]), LOSS, 0.03)
        self.write(canvas)


def _inner(ends: Sequence[float], about: int) -> list[float]:
    """Round numbers well inside of a range."""
    low, high = map(float, ends)
    room = 0.08 * (high - low)
    return [v for v in tick_values(low, high, about) if low + room < v < high - room or v == 0]


__all__ = ["Rims"]
