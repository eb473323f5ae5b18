"""Why squares: one dot pulled past a line, by a band of plain distance and by ours."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.mse_gradient.plan import Moves
from scenes.parts.mse_gradient.signs import formula
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LOSS,
    PREDICTION,
    STAGE,
    TEXT,
    Layer,
    Plane,
    Readout,
    change,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

_FAR = 3.0  # the largest error
_OVER = 2.6  # above the highest square, for its tangent
_BELOW = 1.7  # on the scale of the distance, the height of its name: below its tangent
_ASIDE = 1.7  # scene units beside the plot, for the names of the curves
_TANGENT = 1.3  # scene units from where it touches to either end

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


class Costs(OnPlane):
    """What an error costs: its plain distance and its square, each with a tangent that rides on it.

    ``error`` is where it touches, ``squared`` 0 or 1 which curve is meant.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.2  # the dot is whole at the ends

    def __init__(self, plane: Plane, error: ValueTracker, squared: ValueTracker) -> None:
        super().__init__(plane)
        self.error, self.squared = error, squared

    def value(self, error: Any, squared: bool) -> Array:
        """The distance or the square."""
        e = np.asarray(error, dtype=float)
        return e**2 if squared else np.abs(e)

    def slope(self, error: float, squared: bool) -> float:
        """The slope of the distance or of the square."""
        return 2 * error if squared else float(np.sign(error))

    def shown(self) -> float:
        """The slope of the one that is meant."""
        return self.slope(float(self.error.get_value()), self.squared.get_value() > 0.5)

    def draw(self, canvas: Canvas) -> None:
        """Both curves, the one that is meant bright, with its tangent; none in a corner."""
        mixed, error = float(self.squared.get_value()), float(self.error.get_value())
        x = np.linspace(-_FAR, _FAR, 121)
        for squared in (False, True):
            share = mixed if squared else 1 - mixed
            pen = Pen(canvas, self.presence * (0.25 + 0.75 * share))
            line = self.plane.xy(x, self.value(x, squared))
            pen.line(line, LOSS, 0.06, dashes=() if squared else (0.16, 0.1))
            at = self.plane.xy(error, self.value(error, squared))
            way = self.plane.xy(1.0, self.slope(error, squared)) - self.plane.xy(0.0, 0.0)
            lit = Pen(canvas, self.presence * share)
            if squared or abs(error) > 1e-6:
                half = _TANGENT * way / np.linalg.norm(way)
                lit.line(np.stack([at - half, at + half]), TEXT, 0.06, casing=0.04)
            lit.disc(at, 0.12, LOSS, casing=0.05)


class Why(VGroup):
    """The tug on the left; on the right what an error costs, and the slope of that."""

    def __init__(self) -> None:
        self.error, self.squared = ValueTracker(_FAR), ValueTracker(0.0)
        left, right = STAGE.inset(top=0.1).columns(4, 8, gap=0.6)
        both = self.error, self.squared
        tug = Plane((-1, 1), (-3.4, 3.4), ("", "y"), numbered=(False, True)).within(left)
        ends, high = (-_FAR - 0.3, _FAR + 0.3), _FAR**2 + _OVER
        plane = Plane(ends, (0, high), (tr("error"), ""), colors=(LOSS, TEXT), named_below=True)
        costs = Costs(plane.within(right.inset(right=_ASIDE)), *both)
        error = f'{{{{"{tr("error")}" : e}}}}'
        names = [
            formula(row).next_to((*plane.xy(_FAR, at), 0), RIGHT, buff=0.3)
            for row, at in ((f"abs({error})", _BELOW), (f"{error}^2", _FAR**2))
        ]
        slope = Readout("slope of error", tr("slope"), costs.shown, 2, BODY_SIZE, GRADIENT)
        slope.move_to((*plane.xy(0.0, 0.88 * high), 0))
        super().__init__(tug, plane, Tug(tug, *both), costs, slope, *names)

    def flips(self) -> Moves:
        """The dot goes past the line, and on."""
        yield (self.pass_by(-_FAR),), 1.8

    def squared_back(self) -> Moves:
        """From plain distance to squares; then the dot goes back past the line."""
        yield (change(self.squared, 1.0),), 0.6
        yield (self.pass_by(_FAR),), 2.0

    def pass_by(self, to: float) -> Any:
        """An animation: the dot goes past the line, to another error."""
        return change(self.error, to, linear)


__all__ = ["Costs", "Tug", "Why"]
