"""A network as dots and threads: units in layers, a thread for each weight."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.network import Network
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import POSITION, TEXT
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_DOT = 0.14
_WIDEST, _THINNEST = 0.075, 0.01
_CLASSES = 16  # of width
_LARGE = 4.0  # a weight as large as that, or larger, has the widest thread
_ARC = 0.55  # scene units aside, of units that trade places
_STRONG, _WEAK = 0.7, 0.3  # opacity of the widest, and of the thinnest


class Threads(Painted):
    """The network in a box; ``knobs`` are its weights and heights now.

    ``shown`` counts the layers that are there: a whole number is a layer of units with its threads.
    ``swapped`` in [0, 1] lets two units of the first hidden layer trade places, threads and all.
    The ring round a unit is as wide as its height b is large.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, network: Network, knobs: Callable[[], Array], pair: tuple[int, int] = (1, 5)
    ) -> None:
        super().__init__()
        self.network, self.knobs = network, knobs
        self.pair = tuple(min(unit, network.sizes[1] - 1) for unit in pair)
        self.shown = ValueTracker(float(len(network.sizes) - 1))
        self.swapped = ValueTracker(0.0)
        self.lit = ValueTracker(0.0)  # the two that trade places

    def within_box(self, box: Box) -> Threads:
        """Fill a box."""
        self.set_frame(*box)
        return self

    def places(self) -> list[Array]:
        """Where the units of each layer are on the screen (units, 2)."""
        left, bottom = self.get_left()[0], self.get_bottom()[1]
        wide, tall = float(self.width), float(self.height)
        sizes = self.network.sizes
        apart = tall / max(2, *sizes)
        found = []
        for layer, size in enumerate(sizes):
            x = left + wide * layer / (len(sizes) - 1)
            y = bottom + tall / 2 + apart * ((size - 1) / 2 - np.arange(size))
            found.append(np.stack([np.full(size, x), y], axis=-1))
        self._trade(found)
        return found

    def _trade(self, places: list[Array]) -> None:
        share = float(self.swapped.get_value())
        if len(places) < 3 or share <= 0:
            return
        one, other = self.pair
        first, second = places[1][one].copy(), places[1][other].copy()
        aside = np.array([_ARC * np.sin(np.pi * share), 0.0])
        places[1][one] = first + share * (second - first) + aside
        places[1][other] = second + share * (first - second) - aside

    def draw(self, canvas: Canvas) -> None:
        """Threads by their widths, then units."""
        places, shown = self.places(), float(self.shown.get_value())
        theta = self.knobs()
        for number, layer in enumerate(self.network.layers):
            there = float(np.clip(shown - number, 0, 1))
            if there <= 0:
                continue
            weights = theta[layer.weights].reshape(layer.inputs, layer.units)
            self._threads(canvas, places[number], places[number + 1], weights, there)
        for number, spots in enumerate(places):
            there = float(np.clip(2 * (shown - number + 1), 0, 1)) if number else 1.0
            heights = theta[self.network.layers[number - 1].heights] if number else None
            self._units(canvas, spots, heights, there, number)

    def _threads(
        self, canvas: Canvas, begin: Array, end: Array, weights: Array, there: float
    ) -> None:
        large = np.clip(np.abs(weights) / _LARGE, 0, 1)
        kinds = np.rint(large * (_CLASSES - 1)).astype(int)
        pen = Pen(canvas, self.presence)
        for kind in np.unique(kinds):
            share = kind / (_CLASSES - 1)
            lines = [
                np.array([begin[i], begin[i] + there * (end[j] - begin[i])])
                for i, j in np.argwhere(kinds == kind)
            ]
            width = _THINNEST + share * (_WIDEST - _THINNEST)
            pen.line(lines, POSITION, width, opacity=_WEAK + (_STRONG - _WEAK) * share)

    def _units(
        self, canvas: Canvas, spots: Array, heights: Array | None, there: float, layer: int
    ) -> None:
        pen = Pen(canvas, self.presence * there)
        lit = float(self.lit.get_value())
        for number, spot in enumerate(spots):
            chosen = layer == 1 and number in self.pair
            pen.disc(spot, _DOT, TEXT, casing=0.03)
            if heights is not None:
                width = _THINNEST + 0.05 * float(np.clip(abs(heights[number]) / _LARGE, 0, 1))
                pen.ring(spot, _DOT + 0.06, POSITION, width, casing=0.0)
            if chosen and lit > 0:
                Pen(canvas, self.presence * lit).ring(spot, _DOT + 0.14, TEXT, 0.05)


__all__ = ["Threads"]
