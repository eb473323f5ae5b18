"""The numbers of the film: two data sets, the valleys of their lines, and a descent into each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import (
    Dataset,
    InputError,
    Landscape,
    Trajectory,
    gradient_descent,
    least_squares,
    linear_data,
    parabolic_data,
    predict,
    regression_landscape,
)
from gdmath.training import train
from gdmath.units import StandardUnits
from scenes.parts.regression.own import in_short, law_in, sorted_by_x, units_of
from scenes.parts.regression.refused import refuse_what_no_line_tells
from scenes.stage.type.scripts import own_table

Array = NDArray[np.float64]
Pair = tuple[float, float]
Law = Callable[[Array], Array]

LINES = 48  # that are remembered of the walk around
_FEWEST = 3  # samples; a line goes through any two
_CLEAR = 0.1  # of the spread of the answers, that an error is seen by
_ARRIVED = 0.02  # of the way, that may be left of it
# Lines that are clearly others: so far from the best one, in units of what the data suggest.
_START = (-1.465, 0.82)
_PINS = ((-1.95, 0.0), (-0.98, 0.0), (-0.25, -0.225))
_RING = 0.7  # of the variance of the answers
_ARROW = 0.3  # of the first gradient, for which the map has room
_RAISED = 1.0  # units, by which a knob is raised to see its slope, at most
_NARROWEST = 0.7  # of the longer side of the map, that the other one has


@dataclass(frozen=True)
class Fit:
    """A data set, the landscape of the lines through it, its best line, and a descent.

    ``walk`` has points (steps + 1, 1, 2); ``best`` is the line (2,) of least squares; ``law`` is
    what the data come from, where that is known.
    """

    data: Dataset
    landscape: Landscape
    walk: Trajectory
    best: Array
    law: Law | None

    @property
    def floor(self) -> float:
        """The loss of the best line: how high the bottom of the valley is."""
        return self.loss(self.best)

    def loss(self, line: ArrayLike) -> float:
        """The loss of a line (2,)."""
        return float(self.landscape.value(np.asarray(line, dtype=float)))

    @property
    def end(self) -> Array:
        """The line (2,) at which the descent ends."""
        return np.asarray(self.walk.points[-1, 0])

    @property
    def arrived(self) -> bool:
        """Whether the descent has come to the bottom."""
        left = np.linalg.norm(self.walk.points[[0, -1], 0] - self.best, axis=1)
        return bool(left[1] <= _ARRIVED * max(left[0], 1e-12))

    @cached_property
    def bend(self) -> float:
        """The part of the floor that is the law's: how far it is from its own best line."""
        assert self.law is not None
        pure = Dataset(self.data.x, self.law(self.data.x))
        return float(np.mean((pure.y - predict(pure.x, *least_squares(pure))) ** 2))


@dataclass(frozen=True)
class Plan:
    """Both fits, which start from one line, and what is looked at on the way.

    A file's numbers are counted in standard units (``units``), and then the parabola's too: raw
    ones, such as floor areas and prices, would make a valley so narrow that no descent could be
    shown in it. ``pins`` are three lines (3, 2) to look at, ``ring`` a height above the bottom.
    """

    line: Fit
    parabola: Fit
    units: StandardUnits | None
    truth: Array | None  # (2,), the line that the samples come from, if that is known
    noise: float
    rate: float
    pins: Array
    ring: float
    unit: Array  # (2,): how much w and b change for a line that is clearly another
    counted_in: tuple[str, str] = ("", "")  # of x and y, where that is not as in the file

    @property
    def fits(self) -> tuple[Fit, Fit]:
        """Both."""
        return self.line, self.parabola

    @property
    def start(self) -> Array:
        """The line (2,) from which both descents start."""
        return np.asarray(self.line.walk.points[0, 0])

    @property
    def steps(self) -> int:
        """How many steps both descents have."""
        return self.line.walk.steps

    @property
    def gradient(self) -> Array:
        """The gradient (2,) at the start."""
        return np.asarray(self.line.walk.gradients[0, 0])

    @property
    def whole(self) -> Array:
        """Where the whole gradient, turned round, leads from the start (2,)."""
        return self.start - self.gradient

    @property
    def level(self) -> Array:
        """The level line (2,) as high as the start is at 0."""
        return np.array([0.0, self.start[1]])

    @property
    def lowered(self) -> Array:
        """The level line (2,) at which the errors cancel."""
        return np.array([0.0, float(np.mean(self.line.data.y))])

    @property
    def nudge(self) -> float:
        """By how much a knob is raised to see its slope: a power of ten."""
        return float(10.0 ** np.floor(np.log10(_RAISED * np.max(np.abs(self.unit))) + 1e-9))

    def raised(self, axis: int, nudge: float | None = None) -> Array:
        """The start (2,) with one of its knobs raised a little."""
        return self.start + (self.nudge if nudge is None else nudge) * (np.arange(2) == axis)

    def steepness(self, axis: int, nudge: float) -> float:
        """The change of the loss over that of a knob which is raised from the start."""
        bend = float(self.line.landscape.hessian(self.start)[axis, axis])
        return float(self.gradient[axis]) + nudge * bend / 2

    @property
    def one(self) -> int:
        """The sample that is looked at alone: one a little right of the middle, with an error."""
        usual = len(self.line.data) * 6 // 10
        spread = float(np.std(self.line.data.y))
        clear = np.flatnonzero(np.abs(self.errors(self.lowered)) > _CLEAR * spread)
        return int(min(clear, key=lambda row: abs(row - usual))) if len(clear) else usual

    @property
    def farthest(self) -> int:
        """The sample that is farthest above the level line at which the errors cancel."""
        return int(np.argmin(self.errors(self.lowered)))

    @property
    def chance(self) -> float:
        """The part of the parabola's floor that is not its bend: that may look larger."""
        return max(self.parabola.floor - self.parabola.bend, 0.0)

    def errors(self, line: ArrayLike) -> Array:
        """The errors (n,) of a line (2,): prediction minus answer."""
        data = self.line.data
        return predict(data.x, *np.asarray(line, dtype=float)) - data.y

    def around(self, turn: ArrayLike) -> Array:
        """Lines (..., 2) of one loss, ``ring`` above the bottom: once around from 0 to 1.

        It begins on the side of the last pin: the way there from that does not cross the bottom.
        """
        turn = np.asarray(turn, dtype=float) + self._side_of(self.pins[-1])
        return self.line.best + level_curve(self.line.landscape, self.line.best, self.ring, turn)

    def _side_of(self, line: Array) -> float:
        """At which turn of a level curve the way out from the bottom goes by a line (2,)."""
        fit = self.line
        ways = level_curve(fit.landscape, fit.best, 1.0, np.array([0.0, 0.25]))
        along, up = np.linalg.solve(ways.T, line - fit.best)
        return float(np.arctan2(up, along)) / (2 * np.pi)


def level_curve(landscape: Landscape, best: Array, above: float, turn: ArrayLike) -> Array:
    """Ways (..., 2) from the bottom of a bowl to its level curve ``above`` it: ½ dᵀH d = above."""
    size, axes = np.linalg.eigh(landscape.hessian(best))
    root = axes @ np.diag(np.sqrt(2 * above / np.maximum(size, 1e-300))) @ axes.T
    angle = 2 * np.pi * np.asarray(turn, dtype=float)
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1) @ root


def plan_for(
    data: str | None,
    w: float,
    b: float,
    n: int,
    noise: float,
    seed: int,
    start: Pair | None,
    learning_rate: float,
    iterations: int,
    ring: float | None,
    pins: tuple[Pair, Pair, Pair] | None,
    **reading: Any,
) -> Plan:
    """Make or load the data, and descend into both valleys from the same start.

    ``reading`` says how its table is read.
    """
    rng, counted_in = np.random.default_rng(seed), ("", "")
    laws: tuple[Law | None, Law]
    if data is None:
        straight, units = linear_data(w, b, n, noise, rng=rng), None
        bent = parabolic_data(n, noise, rng=rng)
        laws = (lambda x: w * x + b), np.square
    else:
        read = own_table(data, **reading)
        own = in_short(read)
        counted_in = units_of(own.x_name, read.x_name), units_of(own.y_name, read.y_name)
        if not np.ptp(own.y):
            raise InputError(
                f"data: every answer is {own.y[0]:g}, so that a level line leaves no error."
            )
        units, raw = StandardUnits.of(own), parabolic_data(len(own), noise, rng=rng)
        straight, other = units.standardized(sorted_by_x(own)), StandardUnits.of(raw)
        bent = other.standardized(raw)
        laws = None, law_in(np.square, other)
    if len(straight) < _FEWEST:
        raise InputError(
            f"data: a line has errors to speak of from {_FEWEST} samples on, got {len(straight)}."
        )
    if units is not None:
        refuse_what_no_line_tells(straight, units.raw(straight))
    best = [least_squares(straight), least_squares(bent)]
    spread = float(np.std(straight.y)) or 1.0
    way = 1 if best[0][0] >= 0 else -1
    unit = np.array([way * spread / float(np.std(straight.x)), spread])
    first = _round(best[0] + unit * _START, unit) if start is None else np.array(start, float)
    looked_at = _round(best[0] + unit * np.array(_PINS), unit) if pins is None else np.array(pins)
    gradient = regression_landscape(straight).gradient(first)
    above = float(f"{_RING * spread**2:.1g}") if ring is None else ring
    landscape = regression_landscape(straight)
    around = best[0] + level_curve(landscape, best[0], above, np.arange(4) / 4)
    reached = first + np.array([[_ARROW], [-1.0]]) * gradient
    window = _window(np.array([best[0], *looked_at, *around, first, *reached, best[1]]), unit)
    fits = []
    for samples, line, law in zip((straight, bent), best, laws, strict=True):
        walk = train(samples, gradient_descent(learning_rate), iterations, start=first[None])
        fits.append(
            Fit(samples, regression_landscape(samples).with_window(window), walk, line, law)
        )
    truth = None if units else np.array([w, b])
    return Plan(
        fits[0], fits[1], units, truth, noise, learning_rate, looked_at,
        above, unit, counted_in,
    )  # fmt: skip


def _grid(unit: Array) -> float:
    """Half of the power of ten in a unit (2,): what lines that one chooses are rounded to."""
    return 0.5 * 10.0 ** float(np.floor(np.log10(np.max(np.abs(unit)))))


def _round(lines: Array, unit: Array) -> Array:
    grid = _grid(unit)
    return np.asarray(grid * np.round(lines / grid) + 0.0)


def _window(points: Array, unit: Array) -> tuple[Pair, Pair]:
    """The rectangle that holds points (k, 2), the first of which is nearly in its middle."""
    grid = _grid(unit)
    halfway = (points.min(axis=0) + points.max(axis=0)) / 2
    middle = grid * np.round((points[0] + halfway) / 2 / grid)
    needed = np.abs(points - middle).max(axis=0)
    half = grid * np.ceil(np.maximum(needed, _NARROWEST * needed.max()) / grid)
    (x0, y0), (x1, y1) = (middle - half).tolist(), (middle + half).tolist()
    return (x0, x1), (y0, y1)


__all__ = ["LINES", "Fit", "Pair", "Plan", "level_curve", "plan_for"]
