"""What the chain rule runs through, drawn: three small curves, and the pull of each evening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from gdmath import Dataset, linear_data
from gdmath.logistic import sigmoid
from gdmath.regression import least_squares
from scenes.parts.where_next.plan import Plan
from scenes.stage import (
    DATA,
    GRADIENT,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    SMALLEST_SIZE,
    TEXT,
    Box,
    Layer,
    Plane,
    italic,
    tr,
)
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]
Function = Callable[[Array], Array]

_MANY = 120
_SCORES = 5.0  # to both sides of 0
_AROUND, _WIDE = 2.2, 5.0  # of w: at least to the left of the best, and in all
_TANGENT = 1.1  # scene units to each side
_RUNS = np.outer([0.001, 0.01, 0.1, 1, 10, 100], [1, 2, 5]).ravel()
_DOTS = 16  # of a line whose rule is the old one, where no pizzas are known
_FLATTER = 0.6  # times the slope of the best line


@cache
def _small(text: str, color: Color) -> Lettering:
    return Lettering(text, SMALLEST_SIZE, color)


class Part(OnPlane, Lettered):
    """One part of the chain: a curve, what one evening puts in and gets out, and the slope there.

    ``carried`` in [0, 1] is how far the evening has come, ``felt`` how much of the tangent is seen,
    ``told`` how much of its rise, and of the run that it is for.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.9
    plane: Plane

    def __init__(
        self, plane: Plane, curve: Function, at: float, slope: float, color: str, out: str
    ) -> None:
        super().__init__(plane)
        self.lettering = True
        self.curve, self.enters, self.slope, self.tint, self.out = curve, at, slope, color, out
        self.carried, self.felt = ValueTracker(0.0), ValueTracker(0.0)
        self.told = ValueTracker(0.0)

    def spot(self) -> Array:
        """Where the evening is on the curve (2,), on the screen."""
        return self.plane.xy(self.enters, float(self.curve(np.array(self.enters))))

    def tangent(self) -> Array:
        """Both ends (2, 2) of the whole tangent on the screen."""
        unit = self.plane.size / self.plane.span
        way = np.array([1.0, self.slope]) * unit
        way *= _TANGENT / np.linalg.norm(way)
        return np.stack([self.spot() - way, self.spot() + way])

    def legs(self) -> tuple[float, Array]:
        """The longest round run along the tangent, and start, corner and end (3, 2) of its legs."""
        unit = self.plane.size / self.plane.span
        long = _RUNS * np.linalg.norm(np.array([1.0, self.slope]) * unit)
        run = float(_RUNS[max(int(np.searchsorted(long, _TANGENT)) - 1, 0)])
        way = np.array([[0.0, 0.0], [run, 0.0], [run, run * self.slope]]) * unit
        return run, self.spot() + way

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The run at its leg, away from the tangent, and the rise to the right of its own."""
        told = float(self.told.get_value())
        if told <= 0:
            return
        run, (begin, corner, end) = self.legs()
        across = _small(f"{run:g}", TEXT)
        rise = _small(f"{run * self.slope:.2f}".replace("-", "−"), GRADIENT)
        high = float(across.high[1])
        foot = begin[1] - 0.06 - high if self.slope > 0 else begin[1] + 0.15
        yield across, float(begin[0] + corner[0] + 0.1 - across.width) / 2, float(foot), told
        middle = float(corner[1] + end[1] - rise.high[1]) / 2
        if abs(end[1] - corner[1]) < 2 * high:  # a low leg: above the tangent, clear of it
            middle = float(corner[1]) - 0.05 if self.slope < 0 else float(end[1]) - high - 0.2
        elif self.slope < 0:  # beside the upper end of its leg: a curve is beside the lower one
            middle = float(corner[1]) - high
        yield rise, float(corner[0]) + 0.12, middle, told

    def draw(self, canvas: Canvas) -> None:
        """The curve, the way in and out, the tangent and its legs, the evening."""
        pen, plane, spot = Pen(canvas, self.presence), self.plane, self.spot()
        left, right = float(plane.low[0]), float(plane.low[0] + plane.span[0])
        x = np.linspace(left, right, _MANY + 1)[1:]  # of no chance there is no logarithm
        with pen.inside(*plane.corner.tolist(), *(plane.corner + plane.size).tolist()):
            pen.line(plane.xy(x, self.curve(x)), self.tint, 0.06)
        carried = float(self.carried.get_value())
        if carried > 0:
            way = np.stack([[spot[0], plane.corner[1]], spot, [plane.corner[0], spot[1]]])
            pen = Pen(canvas, self.presence * min(1.0, 2 * carried))
            pen.line(way[:2], QUIET, 0.03, dashes=(0.1, 0.08))
            pen.line(way[1:], self.out, 0.03, dashes=(0.1, 0.08))
        felt = float(self.felt.get_value())
        if felt > 0:
            ends = spot + felt * (self.tangent() - spot)
            pen = Pen(canvas, self.presence)
            with pen.inside(*plane.corner.tolist(), *(plane.corner + plane.size).tolist()):
                pen.line(ends, GRADIENT, 0.09, casing=0.04)
        told = float(self.told.get_value())
        if told > 0:
            Pen(canvas, self.presence * told).line(self.legs()[1], TEXT, 0.035)
            self.write(canvas)
        if carried > 0:
            Pen(canvas, self.presence * carried).disc(spot, 0.13, POSITION, casing=0.04)


def chain_parts(plan: Plan, boxes: list[Box]) -> list[tuple[Plane, Part]]:
    """Line, squeeze and surprise for one evening, each on a plane of its own."""
    w, b = plan.best.tolist()
    number = plan.followed
    z, y = float(plan.data.x[number]), float(plan.data.y[number])
    score = w * z + b
    chance = float(sigmoid(score))
    scores, left = (-_SCORES, _SCORES), float(np.floor(w - _AROUND))
    rows = (
        (((left, left + _WIDE), scores, (italic("w"), italic("h")), (POSITION, TEXT)),
         lambda knob: knob * z + b, w, z, PREDICTION, TEXT),
        ((scores, (0.0, 1.0), (italic("h"), italic("p")), (TEXT, PREDICTION)),
         lambda h: np.asarray(sigmoid(h)), score, chance * (1 - chance), PREDICTION, PREDICTION),
        (((0.0, 1.0), (0.0, 5.0), (italic("p"), tr("surprise")), (PREDICTION, LOSS)),
         lambda p: -np.log(np.maximum(p if y else 1 - p, 1e-9)), chance,
         (chance - y) / (chance * (1 - chance)), LOSS, LOSS),
    )  # fmt: skip
    found = []
    for ((x, up, names, colors), *part), box in zip(rows, boxes, strict=True):
        plane = Plane(x, up, names, colors=colors).within(box)
        found.append((plane, Part(plane, *part)))
    return found


class Errors(OnPlane):
    """Each error, predicted less answer, as a gold stroke from the answer to what is said.

    ``grown`` in [0, 1] is how much of each is there.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plane: Plane, x: Array, y: Array, says: Function) -> None:
        super().__init__(plane)
        self.x, self.y, self.says = x, y, says
        self.grown = ValueTracker(0.0)

    def strokes(self) -> Array:
        """Both ends (m, 2, 2) of each, on the screen, as far as they have grown."""
        said = self.y + float(self.grown.get_value()) * (self.says(self.x) - self.y)
        return np.stack([self.plane.xy(self.x, self.y), self.plane.xy(self.x, said)], axis=1)

    def draw(self, canvas: Canvas) -> None:
        """One stroke for each."""
        pen = Pen(canvas, self.presence)
        for stroke in self.strokes():
            pen.line(stroke, LOSS, 0.07, opacity=0.9)


class Examples(OnPlane):
    """Dots, before the line: they are whole."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, plane: Plane, x: Array, y: Array) -> None:
        super().__init__(plane)
        self.x, self.y = x, y

    def draw(self, canvas: Canvas) -> None:
        """Each on a dark casing."""
        pen = Pen(canvas, self.presence)
        for spot in self.plane.xy(self.x, self.y):
            pen.disc(spot, 0.1, DATA, casing=0.025)


class Fit(OnPlane):
    """A red line: what is said of every x."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, says: Function) -> None:
        super().__init__(plane)
        self.says = says

    def draw(self, canvas: Canvas) -> None:
        """One stroke across the plane."""
        x = np.linspace(self.plane.low[0], self.plane.low[0] + self.plane.span[0], _MANY)
        line = self.plane.xy(x, self.says(x))
        Pen(canvas, self.presence).line(line, PREDICTION, 0.07, casing=0.05)


def old_line(plan: Plan, box: Box) -> tuple[Plane, Fit, Errors, Examples]:
    """The pizzas of each evening, a line that is not yet the best, and how far it is off.

    Of a table of one's own no pizzas are known: then dots are made up.
    """
    if plan.own:
        data = linear_data(1.6, 0.0, _DOTS, 1.1, rng=5)
        (wide, reach), names = 1.15 * np.abs([data.x, data.y]).max(axis=1), ("x", "y")
        ends = (-wide, wide), (-reach, reach)
    else:
        data = Dataset(plan.evenings.x, plan.pizzas)
        ends = plan.shown, (0.0, 1.1 * float(plan.pizzas.max()))
        names = tr("reservations"), tr("pizzas")
    w = _FLATTER * float(least_squares(data)[0])
    middle = float(data.x.mean()), float(data.y.mean())

    def says(x: ArrayLike) -> Array:
        return np.asarray(middle[1] + w * (np.asarray(x) - middle[0]))

    plane = Plane(*ends, names, named_below=True).within(box)
    errors = Errors(plane, data.x, data.y, says)
    return plane, Fit(plane, says), errors, Examples(plane, data.x, data.y)


__all__ = ["Errors", "Examples", "Fit", "Part", "chain_parts", "old_line"]
