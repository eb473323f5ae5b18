"""What stays while one picture gives way to the next: axes that move, units that fly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import QUIET, TEXT, Layer, Plane
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_STROKE = 0.025  # that of a plane's axes
_SEEN = 8.0  # by how much of their way units are wholly there, one by so much


class PassingAxes(Painted):
    """The axes of some planes on their way to those of the next: the stage is never dark.

    Each of the next comes from one of the old, and each of the old goes to one of the next;
    ``gone`` in [0, 1] is how far.
    """

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, old: Sequence[Plane], new: Sequence[Plane]) -> None:
        super().__init__()
        self.old, self.new = list(old), list(new)
        self.gone = ValueTracker(0.0)

    def lines(self) -> list[Array]:
        """Where they are now, each (2, 2)."""
        gone, found = float(self.gone.get_value()), []
        for number in range(max(len(self.old), len(self.new))):
            begin = self.old[number % len(self.old)].axis_lines()
            end = self.new[number % len(self.new)].axis_lines()
            found += [a + gone * (b - a) for a, b in zip(begin, end, strict=True)]
        return found

    def draw(self, canvas: Canvas) -> None:
        """As a plane draws them."""
        Pen(canvas, self.presence).line(self.lines(), QUIET, _STROKE)


class PassingUnits(Painted):
    """Units of a network (n, 2) on their way to other places; ``gone`` in [0, 1] is how far.

    Where they go to may itself move. ``radii`` are how large they are at first and in the end.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, begin: Array, end: Callable[[], Array], radii: tuple[float, float]) -> None:
        super().__init__()
        self.begin, self.end, self.radii = begin, end, radii
        self.gone = ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """Each on a dark casing, as a network draws them."""
        gone, (first, last) = float(self.gone.get_value()), self.radii
        pen = Pen(canvas, self.presence * min(1.0, _SEEN * gone))  # before units of any colour
        for spot in self.begin + gone * (self.end() - self.begin):
            pen.disc(spot, first + gone * (last - first), TEXT, casing=0.02)


def planes_of(things: Sequence[Any]) -> list[Plane]:
    """Those of some things that are planes."""
    return [thing for thing in things if isinstance(thing, Plane)]


__all__ = ["PassingAxes", "PassingUnits", "planes_of"]
