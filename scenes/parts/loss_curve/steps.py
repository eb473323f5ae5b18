"""Her steps seen by day: her way on the ground, and how much of it each step leaves."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.loss_curve.camp import draw_cross
from scenes.parts.loss_curve.felt import Felt
from scenes.stage import PATH, POSITION, STEP, Curve, Layer, Ruler
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_PIECES = 181
_END = 0.13  # scene units: half of the strokes at the ends of a bar
_ROWS, _PITCH, _TICK = 12, 0.27, 0.08  # of the steps under one another: how many, how far apart
_CORNER, _LONGEST = (-6.5, 1.6), 3.7  # scene units: below the signs, and beside her way
_POST = 0.2  # scene units: half of a mark on the axis


class Way(OnCurve):
    """The ground that was walked on between places (n + 1,), with a dot for each of them.

    ``shown`` is how many steps of it are there.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Curve, places: Array, best: float) -> None:
        super().__init__(curve)
        self.places, self.best, self.shown = places, best, ValueTracker(0.0)

    def line(self) -> Array:
        """The way in the picture (n, 2), as far as it is shown."""
        steps = np.arange(len(self.places), dtype=float)
        end = float(np.clip(self.shown.get_value(), 0, steps[-1]))
        walked: Array = np.unique([*np.linspace(0, end, _PIECES), *steps[steps <= end]])
        return self.curve.over(np.interp(walked, steps, self.places))

    def landings(self) -> Array:
        """Where she has stood so far (n, 2)."""
        return self.curve.over(self.places[: 1 + int(self.shown.get_value() + 1e-9)])

    def draw(self, canvas: Canvas) -> None:
        """The line, and a dot for each landing; the cross is before them."""
        pen = Pen(canvas, self.presence)
        pen.line(self.line(), PATH, 0.06, casing=0.05)
        for landing in self.landings():
            pen.disc(landing, 0.1, PATH, casing=0.04)
        draw_cross(pen, self.curve.over(self.best))


class Prints(Painted):
    """On the axis a mark at each place where she has felt the ground: they lie ever closer."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, ruler: Ruler, felt: Felt, places: Array) -> None:
        super().__init__()
        self.ruler, self.felt, self.places = ruler, felt, places

    def marks(self) -> Array:
        """Where they are on the screen (n, 2)."""
        return self.ruler.at(self.places[: 1 + self.felt.number, None])

    def draw(self, canvas: Canvas) -> None:
        """Each is a dot with a short post, so that an arrow that lies on it does not hide it."""
        pen = Pen(canvas, self.presence)
        for mark in self.marks():
            pen.line(mark + np.array([(0.0, -_POST), (0.0, _POST)]), PATH, 0.045, casing=0.03)
            pen.disc(mark, 0.085, PATH, casing=0.04)


class StepStack(Painted):
    """Under one another the steps that she has taken, as long as they are on the axis."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, ruler: Ruler, felt: Felt, places: Array) -> None:
        super().__init__()
        self.ruler, self.felt, self.places = ruler, felt, places[: 1 + _ROWS]

    def lengths(self) -> Array:
        """How long they are on the screen, the first first; to the left where they are < 0."""
        return np.diff(self.ruler.at(self.places[:, None])[:, 0])

    def lines(self) -> Array:
        """Root and tip (n, 2, 2) of those that she has taken, where they leave her way free."""
        lengths = self.lengths()
        if lengths[0] < 0 or np.abs(lengths).max() > _LONGEST:
            return np.empty((0, 2, 2))
        left, top = _CORNER
        rows = enumerate(lengths[: self.felt.number].tolist())
        lines = [((left, top - _PITCH * n), (left + far, top - _PITCH * n)) for n, far in rows]
        return np.array(lines).reshape(-1, 2, 2)

    def draw(self, canvas: Canvas) -> None:
        """An arrow for each; of the last ones there is not more than a point."""
        pen = Pen(canvas, self.presence)
        for root, tip in self.lines():
            pen.line(root + np.array([(0.0, -_TICK), (0.0, _TICK)]), STEP, 0.03)
            pen.arrow(np.linspace(root, tip, 9), STEP, 0.07)


class Bar(OnCurve):
    """How far it is from one place to another on the axis, as a bar at a height of the screen.

    ``grown`` is how much of it there is, from its end; ``height`` where it is.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, curve: Curve, ends: tuple[float, float], height: float, width: float = 0.07
    ) -> None:
        super().__init__(curve)
        self.between, self.thickness = ends, width
        self.height_on_screen, self.grown = ValueTracker(height), ValueTracker(1.0)

    def line(self) -> Array:
        """Its two ends on the screen (2, 2)."""
        x = self.curve.on_screen(self.curve.over(np.array(self.between)))[:, 0]
        x[0] = x[1] + float(self.grown.get_value()) * (x[0] - x[1])
        return np.column_stack([x, np.full(2, float(self.height_on_screen.get_value()))])

    def draw(self, canvas: Canvas) -> None:
        """A bar with strokes at its ends."""
        pen, line = Pen(canvas, self.presence), self.line()
        strokes = [end + np.array([(0, -_END), (0, _END)]) for end in line]
        pen.line([line, *strokes], POSITION, self.thickness, casing=0.06)

    def readings(self) -> list[Reading]:
        """How far it is."""
        return [Reading("distance", "", abs(self.between[1] - self.between[0]))]


__all__ = ["Bar", "Prints", "StepStack", "Way"]
