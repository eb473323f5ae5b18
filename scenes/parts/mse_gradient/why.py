"""Why errors are squared: the size of an error has a kink at 0, its square is smooth there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker
from numpy.typing import NDArray

from scenes.parts.mse_gradient.places import BELOW, ONE
from scenes.parts.mse_gradient.plan import Moves, Plan
from scenes.parts.mse_gradient.telling import short
from scenes.stage import BODY_SIZE, LOSS, QUIET, TEXT, Box, Layer, Plane, change, tr
from scenes.stage.lecture.theme import SMALLEST_SIZE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_BOX = Box(ONE.right + 0.5, BELOW.bottom, BELOW.right - 1.3, BELOW.top)  # names on its right
_BEYOND, _BELOW, _ABOVE = 0.25, 0.06, 0.12  # of the largest error, of its square: room
_KINK = 0.35  # of the largest error: as far from 0 its kink is bright
_DOT, _GAP = 0.11, 0.2
_UNDER, _CLOSE = 0.24, 0.06  # scene units from the axis to a number, from that to another


class Why(Lettered):
    """Both costs of an error, over the error, on axes of their own, with the dots that there are.

    ``sized`` and ``squared`` from 0 to 1 draw the curves, ``kinked`` lights the kink, ``dotted``
    puts each dot of the three on its square.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.errors = plan.three_errors
        most = self.most = float(np.abs(self.errors).max())
        wide, high = most * (1 + _BEYOND), most**2
        rows = -_BELOW * high, (1 + _ABOVE) * high
        self.plane = Plane((-wide, wide), rows, (tr("error"), ""), named_below=True)
        self.plane.within(_BOX)
        self.sized, self.kinked, self.squared, self.dotted = (ValueTracker(0.0) for _ in range(4))
        self._names = (
            Lettering(tr("|error|"), BODY_SIZE, QUIET),
            Lettering(tr("error²"), BODY_SIZE, LOSS),
        )

    def sizes(self) -> Moves:
        """The size of an error, whatever it is."""
        yield (FadeIn(self.plane), FadeIn(self)), 0.4
        yield (change(self.sized, 1),), 0.9

    def kinks(self) -> Moves:
        """Where it has no slope."""
        yield (change(self.kinked, 1),), 0.5

    def smooths(self, squares: Any) -> Moves:
        """Its square, without a kink; meanwhile those of the dots open."""
        yield (squares, change(self.squared, 1), change(self.kinked, 0)), 1.2

    def counts(self) -> Moves:
        """What each of the three dots counts."""
        yield (change(self.dotted, 1),), 0.5

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name of each curve on the right of its end."""
        shares, ends = (self.sized, self.squared), (self.most * (1 + _BEYOND), self.most**2)
        for name, share, x, y in zip(self._names, shares, (ends[0], self.most), ends, strict=True):
            left, middle = self.plane.xy(x, y).tolist()
            yield name, left + _GAP, middle - name.high[1] / 2, float(share.get_value())
        yield from self._numbers()

    def _numbers(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The error of each dot below the axis, as it is on its square: where there is room."""
        taken = [
            (x + tick.width / 2, tick.width)
            for axis, _, (tick, x, *_) in self.plane.ticks()
            if axis == 0
        ]
        for error in sorted({float(error) for error in self.errors}, key=abs, reverse=True):
            text = Lettering(short(error), SMALLEST_SIZE, LOSS)
            x, y = self.plane.xy(error, float(self.plane.low[1])).tolist()
            if all(abs(x - at) > (text.width + wide) / 2 + _CLOSE for at, wide in taken):
                taken.append((x, text.width))
                foot = y - _UNDER - float(text.high[1])
                yield text, x - text.width / 2, foot, float(self.dotted.get_value())

    def _curve(self, power: int, far: float) -> Array:
        errors = np.linspace(-far, far, 121)
        return np.asarray(self.plane.xy(errors, np.abs(errors) ** power))

    def draw(self, canvas: Canvas) -> None:
        """Both curves, each from 0 outwards, the kink, and the dots."""
        pen, far = Pen(canvas, self.presence), self.most * (1 + _BEYOND)
        if sized := float(self.sized.get_value()):
            pen.line(self._curve(1, sized * far), QUIET, 0.06)
        if kinked := float(self.kinked.get_value()):
            pen.line(self._curve(1, _KINK * self.most), TEXT, 0.13, opacity=kinked)
        if squared := float(self.squared.get_value()):
            pen.line(self._curve(2, squared * self.most * 1.04), LOSS, 0.07)
        if dotted := float(self.dotted.get_value()):
            for at in self.plane.xy(self.errors, self.errors**2):
                pen.disc(at, _DOT, LOSS, opacity=dotted, casing=0.05)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """What each dot counts."""
        return [Reading("counts", "", tuple((self.errors**2).tolist()))]


__all__ = ["Why"]
