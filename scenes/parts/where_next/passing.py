"""What stays while one picture gives way to the next: axes that move, units that fly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, rush_from, rush_into, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.stage import QUIET, TEXT, Layer, Plane, change
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_STROKE = 0.025  # that of a plane's axes
# Of the time: until then what was there goes, and from then on the next comes.
_GOES, _COMES = 0.3, 0.5
_ON_THE_WAY = squish_rate_func(smooth, _GOES, _COMES)


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

    def moves(self) -> list[Any]:
        """They wait until what was drawn on them has gone, and are there before what comes."""
        return [change(self.gone, 1, _ON_THE_WAY)]

    def draw(self, canvas: Canvas) -> None:
        """As a plane draws them."""
        Pen(canvas, self.presence).line(self.lines(), QUIET, _STROKE)


class PassingUnits(Painted):
    """Units of a network (n, 2) on their way to other places; ``gone`` in [0, 1] is how far.

    ``here`` in [0, 1] is how much of them is seen: before they set out, what joins them is gone.
    Where they go to may itself move. ``radii`` are how large they are at first and in the end.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, begin: Array, end: Callable[[], Array], radii: tuple[float, float]) -> None:
        super().__init__()
        self.begin, self.end, self.radii = begin, end, radii
        self.gone, self.here = ValueTracker(0.0), ValueTracker(0.0)

    def moves(self) -> list[Any]:
        """They come before those of any colour, stand while these go, and are there in time."""
        return [
            change(self.here, 1, squish_rate_func(smooth, 0.0, _GOES)),
            change(self.gone, 1, _ON_THE_WAY),
        ]

    def draw(self, canvas: Canvas) -> None:
        """Each on a dark casing, as a network draws them."""
        gone, (first, last) = float(self.gone.get_value()), self.radii
        pen = Pen(canvas, self.presence * float(self.here.get_value()))
        for spot in self.begin + gone * (self.end() - self.begin):
            pen.disc(spot, first + gone * (last - first), TEXT, casing=0.02)


def before_and_after(gone: Sequence[Any], come: Sequence[Any]) -> list[Any]:
    """What goes does so before axes or units set out, and what comes does when they are there."""
    away = squish_rate_func(rush_into, 0.0, _GOES)  # lit until late, and again soon
    here = squish_rate_func(rush_from, _COMES, 1.0)
    return [*(FadeOut(thing, rate_func=away) for thing in gone),
            *(FadeIn(thing, rate_func=here) for thing in come)]  # fmt: skip


def planes_of(things: Sequence[Any]) -> list[Plane]:
    """Those of some things that are planes."""
    return [thing for thing in things if isinstance(thing, Plane)]


__all__ = ["PassingAxes", "PassingUnits", "before_and_after", "planes_of"]
