"""What makes the numbers of a gradient seen: legs of an arrow on a map, and bars beside knobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, QUIET, TEXT, Layer, View, change
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_SIZE = 44
_DASHES = (0.1, 0.08)
_NONE = 0.02  # scene units: a shorter leg has no number
_ASIDE = 0.13  # scene units from a bar to its number
_BEAD = 0.14  # scene units
_HALF, _REACH = 0.17, 0.55  # scene units: of a bar's breadth; of the line of nothing, up and down


class Legs(Plated):
    """The way of an arrow on a map, first along x, then along y, with both numbers."""

    layer: ClassVar[Layer] = Layer.MARK
    dashes: ClassVar[Color] = GRADIENT

    def __init__(
        self, view: View, root: Array, vector: Array, numbers: Sequence[str], tint: Color = GRADIENT
    ) -> None:
        super().__init__()
        self.view, self.root, self.vector = view, root, vector
        self.numbers = [Lettering(number, _SIZE, tint) for number in numbers]
        self.gone = ValueTracker(0.0)  # by the bead: 1 is a leg

    def walk(self) -> Any:
        """An animation: a bead goes along one, then along the other."""
        self.gone.set_value(0)
        return change(self.gone, 2)

    def shares(self) -> tuple[float, float]:
        """How much of each leg is there."""
        return 1.0, 1.0

    def corners(self) -> Array:
        """Where it starts, turns and ends on the screen (3, 2)."""
        along = self.root + self.vector * (1, 0)
        return np.asarray(self.view.at(np.stack([self.root, along, self.root + self.vector])))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number beside its leg, on the side where the arrow is not."""
        start, turn, end = self.corners()
        right, up = np.where(end < start, -1, 1)
        for text, (x, y), leg, aside in (
            (self.numbers[0], (start + turn) / 2, turn - start, (0, -up)),
            (self.numbers[1], (turn + end) / 2, end - turn, (right, 0)),
        ):
            if np.linalg.norm(leg) > _NONE:
                left = x - text.width / 2 + aside[0] * (text.width / 2 + 0.2)
                yield text, left, y - text.height / 2 + aside[1] * (text.height / 2 + 0.2), 1.0

    def draw(self, canvas: Canvas) -> None:
        """Both legs dashed, the bead on its way, then the numbers."""
        corners, gone = self.corners(), float(self.gone.get_value())
        pen = Pen(canvas, self.presence)
        for begin, end, share in zip(corners, corners[1:], self.shares(), strict=False):
            if share:
                leg = np.stack([begin, begin + share * (end - begin)])
                pen.line(leg, self.dashes, 0.045, casing=0.04, dashes=_DASHES)
        if 0 < gone < 2:
            spot = [np.interp(gone, (0, 1, 2), side) for side in corners.T]
            pen.disc(spot, _BEAD * float(np.sin(np.pi * gone / 2)), TEXT, casing=0.04)
        self.write(canvas)


class Bars(Lettered):
    """Beside each knob the slope along it, twice its value, to the right or left of nothing."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, at: float, heights: Sequence[float], values: Sequence[Callable[[], float]],
        unit: float, numbers: Sequence[str],
    ) -> None:  # fmt: skip
        super().__init__()
        self.at, self.heights, self.values, self.unit = at, heights, values, unit
        self.numbers = [Lettering(number, _SIZE, GRADIENT) for number in numbers]
        self.grown = ValueTracker(0.0)

    def ends(self) -> list[float]:
        """Where each bar ends by now."""
        grown = float(self.grown.get_value())
        return [self.at + grown * self.unit * 2 * value() for value in self.values]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number above the end of its bar, once that has grown."""
        there = float(np.clip(5 * self.grown.get_value() - 4, 0, 1))
        for text, height, end in zip(self.numbers, self.heights, self.ends(), strict=True):
            side = -1.0 if end < self.at else 1.0
            x = self.at + side * max(abs(end - self.at), text.width / 2 + _ASIDE)
            yield text, x - text.width / 2, height + _HALF + _ASIDE, there

    def draw(self, canvas: Canvas) -> None:
        """A line where each is nothing, the bar from there, and the numbers."""
        pen = Pen(canvas, self.presence)
        for height, end in zip(self.heights, self.ends(), strict=True):
            low, high = height - _HALF, height + _HALF
            corners = [(self.at, low), (end, low), (end, high), (self.at, high)]
            pen.fill(np.array(corners), GRADIENT)
            line = np.array([(self.at, height - _REACH), (self.at, height + _REACH)])
            pen.line(line, QUIET, 0.03)
        self.write(canvas)


__all__ = ["Bars", "Legs"]
