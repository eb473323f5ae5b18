"""What the symbols of the rule stand for: plates in two columns, each tied to the thing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BODY_SIZE, GRADIENT, LABEL_SIZE, LOSS, STEP, TEXT, Color
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import Formula, Words, on_plate

Array = NDArray[np.float64]

_WIDE, _CASING, _BEAD = 0.05, 0.06, 0.07  # scene units
_NEARLY = 0.9  # of its way, and a line's bead begins to grow
OFF_A_DISC = 0.24  # scene units, that a line ends before the middle of a disc or a ring
AT_A_LINE = 0.13  # the same, of an arrow or an arc: its bead touches it, and hides nothing of it
_PARTS = {"minus": TEXT, "rate": STEP, "grad": GRADIENT, "height": LOSS}
_BESIDE_IT = 1.0  # scene units from what is named to its plate
_APART = 0.18  # from plate to plate, and at least from a plate to what it names


class Leader(Painted):
    """A straight line from a plate to just before the thing that it names, a bead at its end.

    On its way it has none: a bead over empty ground would name that.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, plate: Any, end: Callable[[], Any], color: Color, short: float = OFF_A_DISC
    ) -> None:
        super().__init__()
        self.plate, self.end, self.tint, self.short = plate, end, color, short
        self.grown = ValueTracker(1.0)

    def line(self) -> Array:
        """From the side of the plate that is nearer to the thing, as far as it has grown (2, 2)."""
        end = np.asarray(self.end(), dtype=float)[:2]
        sides = np.array([self.plate.get_left()[:2], self.plate.get_right()[:2]])
        start = sides[np.argmin(np.abs(sides[:, 0] - end[0]))]
        far = float(np.linalg.norm(end - start))
        end = start + max(0.0, 1 - self.short / max(far, 1e-9)) * (end - start)
        return np.array([start, start + float(self.grown.get_value()) * (end - start)])

    def draw(self, canvas: Canvas) -> None:
        """Line and bead, on dark casings: they lie over ground, arrows and her."""
        if self.grown.get_value() <= 0:
            return
        line, pen = self.line(), Pen(canvas, self.presence)
        pen.line(line, self.tint, _WIDE, casing=_CASING)
        there = float(np.clip((self.grown.get_value() - _NEARLY) / (1 - _NEARLY), 0, 1))
        if there > 0:
            pen.disc(line[-1], there * _BEAD, self.tint, casing=there * _CASING)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> Leader:
        """Grow towards its end as far as ``b``."""
        self.grown.set_value(b)
        return self


class Callout:
    """A symbol and what it stands for, on a plate, with its leader to where that is on screen.

    Parts of the symbol that have a name have the colour that they have in the rule.
    """

    def __init__(
        self,
        symbol: str,
        words: str,
        color: Color,
        end: Callable[[], Any],
        short: float = OFF_A_DISC,
    ) -> None:
        told = VGroup(Words(words, LABEL_SIZE, color))
        if symbol:
            named = {name: tint for name, tint in _PARTS.items() if f": {name}" in symbol}
            told.add_to_back(Formula(symbol, named, BODY_SIZE, color))
        self.plate: Any = on_plate(told.arrange(RIGHT, buff=0.2), 0.1)
        self.leader = Leader(self.plate, end, color, short)

    def coming(self) -> list[Any]:
        """The plate, then its line out to the thing: no bead is there alone."""
        late = squish_rate_func(smooth, 0.4, 1)
        return [FadeIn(self.plate), Create(self.leader, rate_func=late)]

    def gone(self) -> Any:
        """Both go."""
        return FadeOut(self.plate, self.leader)


def near_what_they_name(callouts: Sequence[Callout], box: Box, side: Array) -> None:
    """Their plates go to the left or right, flush, as near to all that they name as lines allow.

    The box has room for each on that ``side``; a plate is ``_BESIDE_IT`` from the nearest thing.
    """
    ends = [float(one.leader.end()[0]) for one in callouts]
    wide = max(float(one.plate.width) for one in callouts)
    if side[0] < 0:
        edge = max(min(ends) - _BESIDE_IT, box.left + wide)
    else:
        edge = min(max(ends) + _BESIDE_IT, box.right - wide)
    for one in callouts:
        one.plate.align_to((edge, 0, 0), -side)


def set_in_column(callouts: Sequence[Callout], box: Box, side: Array) -> None:
    """One below the other at a side of a box, each about as high as what it names.

    So no two of their lines cross, and a line is short.
    """
    ordered = sorted(callouts, key=lambda one: -float(one.leader.end()[1]))
    tall = [float(one.plate.height) for one in ordered]
    tops, free = [], box.top
    for one, height in zip(ordered, tall, strict=True):
        free = min(free, float(one.leader.end()[1]) + height / 2)
        tops.append(free)
        free -= height + _APART
    low = box.bottom  # what would be below the box pushes the others up
    for number in reversed(range(len(ordered))):
        tops[number] = max(tops[number], low + tall[number])
        low = tops[number] + _APART
    for one, top, height in zip(ordered, tops, tall, strict=True):
        x = box.left if side[0] < 0 else box.right
        one.plate.move_to((x, top - height / 2, 0), aligned_edge=side)
