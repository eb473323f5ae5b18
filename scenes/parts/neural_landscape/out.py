"""The way down of a network, which leaves a picture that lies flat."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import GRADIENT, LABEL_SIZE, POSITION, TEXT, Layer, View, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_LONG, _SQUARE = 2.2, 0.42  # scene units at zoom 1: the arrow, and the sign of a right angle
_GAP = 0.22
_GLASS, _STRIPS, _CLEAREST = 0.55, 48, 0.3  # of the picture's depth; how it fades to the front


class Out(Lettered):
    """An arrow from a network out of the flat picture that it stands on, at right angles to it.

    Which way out is drawn: the way down has no other place in three dimensions. ``grown`` in
    [0, 1] is how much of the arrow is there. The half of the picture that was cut away is there
    again as if of glass: the arrow goes below it, and leaves no edge.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, place: Array) -> None:
        super().__init__()
        self.view, self.place = view, place
        self.grown = ValueTracker(0.0)
        self._picture = Lettering(tr("the picture"), LABEL_SIZE, POSITION)
        self._way = Lettering(tr("the way down, −∇"), LABEL_SIZE, GRADIENT)

    def spots(self, ways: Array) -> Array:
        """Where places are on the screen (n, 2), given (n, 2) from the network on: along t, and
        down, in scene units at zoom 1."""
        world = self.view.ground(np.tile(self.place, (len(ways), 1)))
        world[:, 1] += ways[:, 0]
        world[:, 2] -= ways[:, 1]
        return np.asarray(self.view.screen(world)[0])

    def arrow(self) -> Array:
        """From the network out of the picture (2, 2)."""
        return self.spots(np.array([(0.0, 0.0), (0.0, _LONG * float(self.grown.get_value()))]))

    def glass(self) -> Array:
        """What was cut away, in strips from the cut to the front (strips, 4, 2) on the screen."""
        (back, cut), (left, right) = self.view.window
        edges = cut + np.linspace(0, _GLASS * (cut - back), _STRIPS + 1)
        lines = [[(s, left), (s, right)] for s in edges]
        around = [np.array([*before, *after[::-1]]) for before, after in pairwise(lines)]
        level = np.full(4, float(self.view.landscape.value(self.place)))
        return np.array([self.view.screen(self.view.world(it, level))[0] for it in around])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What lies there, below its near corner; the arrow's name beside its tip."""
        (_, s), (t, _) = self.view.window
        x, y = self.view.at(np.array([s, t])).tolist()
        yield self._picture, x + _GAP, y - _GAP - self._picture.height, 1.0
        there = float(np.clip(5 * self.grown.get_value() - 4, 0, 1))
        x, y = self.spots(np.array([(0.0, _LONG)]))[0].tolist()
        yield self._way, x + 2 * _GAP, y + _GAP, there

    def draw(self, canvas: Canvas) -> None:
        """The right angle and the arrow, the glass over them, then the names."""
        pen, grown = Pen(canvas, self.presence), float(self.grown.get_value())
        if grown > 0.05:
            corner = np.array([(_SQUARE, 0.0), (_SQUARE, _SQUARE), (0.0, _SQUARE)])
            pen.line(self.spots(corner), TEXT, 0.03, opacity=min(1.0, 2 * grown))
            pen.arrow(self.arrow(), GRADIENT, 0.11)
        for strip, faint in zip(self.glass(), np.linspace(1, 0, _STRIPS), strict=True):
            pen.fill(strip, POSITION, _CLEAREST * faint)
        self.write(canvas)


__all__ = ["Out"]
