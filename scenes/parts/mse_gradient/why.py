"""Why squares: one dot pulled past a line, by a band of plain distance and by ours."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.mse_gradient.plan import Moves
from scenes.stage import (
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    PREDICTION,
    STAGE,
    Layer,
    Plane,
    Words,
    change,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_FAR = 3.0  # the largest error
_ASIDE = 1.05  # scene units beside the plot, for the names of the lines

_STRING, _SHAFT, _HEAD, _SLIM, _DOT = 0.03, 0.09, 0.34, 0.42, 0.12


class Tug(OnPlane):
    """A level line, a dot that is pulled past it, and its band: of plain distance, then squared.

    ``error`` is prediction − dot, ``squared`` 0 or 1 which band it is. The band is a thin line; how
    hard it pulls is an arrow from the line, of the scale that bands have in the whole film.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.3

    def __init__(self, plane: Plane, error: ValueTracker, squared: ValueTracker) -> None:
        super().__init__(plane)
        self.error, self.squared = error, squared

    def pull(self) -> float:
        """How the band pulls: by half the slope. Squared by the error, else always by 1/2."""
        error, mixed = float(self.error.get_value()), float(self.squared.get_value())
        return -(mixed * error + (1 - mixed) * float(np.sign(error)) / 2)

    def draw(self, canvas: Canvas) -> None:
        """The line, the band, its pull as an arrow from the line, the dot."""
        pen, error = Pen(canvas, self.presence), float(self.error.get_value())
        low, high = self.plane.low[0], self.plane.low[0] + self.plane.span[0]
        pen.line(self.plane.xy([low, high], [0.0, 0.0]), PREDICTION, 0.05, casing=0.05)
        (x, foot), (_, top) = self.plane.xy([0.0, 0.0], [0.0, -error])
        pen.line(np.array([(x, foot), (x, top)]), LOSS, _STRING, opacity=0.6)
        tip = float(self.plane.xy(0.0, self.pull())[1])
        if abs(tip - foot) > 1e-6:
            way = float(np.sign(tip - foot))
            size = min(_HEAD, abs(tip - foot))
            corners = np.array([(-_SLIM * size, 0), (_SLIM * size, 0), (0, way * size)])
            pen.line(np.array([(x, foot), (x, tip - way * size)]), LOSS, _SHAFT)
            pen.fill(np.array([x, tip - way * size]) + corners, LOSS)
        pen.disc((x, top), _DOT, DATA, casing=0.05)


class Pulls(OnPlane):
    """The slope against the error, of plain distance and of the square, each with a dot on it."""

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.2  # the dot is whole at the ends

    def __init__(self, plane: Plane, error: ValueTracker, squared: ValueTracker) -> None:
        super().__init__(plane)
        self.error, self.squared = error, squared

    def value(self, error: Any, squared: bool) -> Array:
        """The slope of the distance or of the square."""
        e = np.asarray(error, dtype=float)
        return 2 * e if squared else np.sign(e)

    def draw(self, canvas: Canvas) -> None:
        """Both curves, the one that is meant bright."""
        mixed, error = float(self.squared.get_value()), float(self.error.get_value())
        for squared in (False, True):
            share = mixed if squared else 1 - mixed
            pen = Pen(canvas, self.presence * (0.25 + 0.75 * share))
            for x in (np.linspace(-_FAR, -1e-6, 60), np.linspace(1e-6, _FAR, 60)):
                line = self.plane.xy(x, self.value(x, squared))
                pen.line(line, GRADIENT, 0.05, dashes=() if squared else (0.16, 0.1))
            spot = self.plane.xy(error, self.value(error, squared))
            Pen(canvas, self.presence * share).disc(spot, 0.12, GRADIENT, casing=0.05)
        pen = Pen(canvas, self.presence)
        for end in (-1.0, 1.0):
            pen.ring(self.plane.xy(0.0, end), 0.07, GRADIENT, 0.03, opacity=1 - 0.75 * mixed)

    def readings(self) -> list[Reading]:
        """The slope of what is squared."""
        return [Reading("slope of error", "", float(self.value(self.error.get_value(), True)))]


class Why(VGroup):
    """The tug on the left; on the right the slope against the error."""

    def __init__(self) -> None:
        self.error, self.squared = ValueTracker(_FAR), ValueTracker(0.0)
        left, right = STAGE.inset(top=0.1).columns(4, 8, gap=0.6)
        both = self.error, self.squared
        tug = Plane((-1, 1), (-3.4, 3.4), ("", "y"), numbered=(False, True)).within(left)
        slopes = Plane(
            (-_FAR, _FAR),
            (-6, 6),
            (tr("error"), tr("slope")),
            colors=(LOSS, GRADIENT),
            numbered=(False, True),  # a line would run through numbers below the axis
            through_zero=True,
        ).within(right.inset(right=_ASIDE))
        names = [
            Words(word, LABEL_SIZE, GRADIENT).next_to((*slopes.xy(_FAR, at), 0), RIGHT, buff=0.2)
            for word, at in ((tr("distance: ±1"), 1.0), (tr("square"), 2 * _FAR))
        ]
        super().__init__(tug, slopes, Tug(tug, *both), Pulls(slopes, *both), *names)

    def flips(self) -> Moves:
        """The dot goes past the line, and on."""
        yield (self.pass_by(-_FAR),), 1.8

    def squared_back(self) -> Moves:
        """From plain distance to squares; then the dot goes back past the line."""
        yield (change(self.squared, 1.0),), 0.6
        yield (self.pass_by(_FAR),), 2.4

    def pass_by(self, to: float) -> Any:
        """An animation: the dot goes past the line, to another error."""
        return change(self.error, to, linear)


__all__ = ["Pulls", "Tug", "Why"]
