"""The numbers of a film about fitting lines: data sets, their landscapes, and the descents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import (
    Dataset,
    InputError,
    Landscape,
    StandardUnits,
    Status,
    Trajectory,
    gradient_descent,
    least_squares,
    linear_data,
    load_table,
    parabolic_data,
    regression_landscape,
    train,
)

Array = NDArray[np.float64]
Pair = tuple[float, float]

_ROOM = 0.16  # of a range, that is left free on either side of what it must hold
_FEWEST = 3  # samples; a line goes through any two
_ARRIVED = 0.02  # of the way, that may be left of it
_VISITS = ((-1.45, -0.9), (-0.75, 0.75), (0.05, -0.04))  # from the best line: two bad, one good


@dataclass(frozen=True)
class Fit:
    """A data set, the landscape of the lines through it, and a descent on that.

    ``walk`` has points (steps + 1, 1, 2); ``best`` is the line (2,) of least squares.
    """

    data: Dataset
    landscape: Landscape
    walk: Trajectory
    best: Array
    law: Callable[[Array], Array] | None

    @property
    def floor(self) -> float:
        """The loss of the best line: the height of the landscape's bottom."""
        return float(self.landscape.value(self.best))

    @property
    def arrived(self) -> bool:
        """Whether the descent has come to the bottom."""
        left = np.linalg.norm(self.walk.points[[0, -1], 0] - self.best, axis=1)
        return bool(left[1] <= _ARRIVED * max(left[0], 1e-12))

    def through(self, points: ArrayLike) -> Trajectory:
        """The straight way from one point (2,) of the landscape to the next (k, 2), as a walk."""
        places = np.asarray(points, dtype=float)[:, None]
        steps = len(places) - 1
        value, gradient = self.landscape.value(places), self.landscape.gradient(places)
        status = np.array([Status.MAX_STEPS])
        return Trajectory(places, value, gradient, (), status, np.array([steps]), steps)

    def slice_along_w(self, window: Pair) -> Landscape:
        """The loss over w alone, b kept at its best."""

        def full(w: Array) -> Array:
            return np.concatenate([w, np.full_like(w, self.best[1])], axis=-1)

        return Landscape(
            "slice",
            lambda w: np.asarray(self.landscape.value(full(w))),
            lambda w: np.asarray(self.landscape.gradient(full(w))[..., :1]),
            window=(window,),
        )


@dataclass(frozen=True)
class Fitting:
    """Two data sets, one that a line fits and one that none does, measured in the same way.

    The film counts a file's numbers in standard units (``units``), and then the parabola's too:
    raw numbers such as floor areas and prices would make a landscape so narrow that no descent
    could be shown on it. ``x_range``, ``y_range`` hold the samples of both; both landscapes have
    the same window, and the same curvature where x is spread alike.
    """

    line: Fit
    parabola: Fit
    units: StandardUnits | None
    start: Array
    unit: Array  # (2,): how much w and b change for a line that is clearly another
    x_range: Pair
    y_range: Pair

    @property
    def highest(self) -> float:
        """The loss at the start, the higher of the two."""
        return max(float(fit.walk.losses[0, 0]) for fit in (self.line, self.parabola))

    def tour(self) -> Array:
        """The lines (12, 2) to look at before the descent, which starts from the last of them.

        The first is level. Then w is turned twice; b three times: up, down, and until the errors
        cancel; w twice again: until the line is too flat, and until it is close. Three more are
        anywhere: two bad ones and a good one.
        """
        x, y, best = np.mean(self.line.data.x), np.mean(self.line.data.y), self.line.best
        w, b = self.unit
        tilted, flat, close = (best[0] - share * w for share in (0.6, 1.0, 0.25))
        through = y - tilted * x
        turned = [
            (0, y),
            (best[0] + 0.3 * w, y),
            (tilted, y),
            (tilted, y + 0.8 * b),
            (tilted, y - 0.55 * b),
        ]
        judged = [(tilted, through), (flat, through), (close, through)]
        visits = [best + self.unit * way for way in _VISITS]
        return np.array([*turned, *judged, *visits, self.start])


def fitting(
    data: str | None,
    w: float,
    b: float,
    n: int,
    noise: float,
    seed: int,
    start: Pair | None,
    learning_rate: float,
    iterations: int,
) -> Fitting:
    """Make or load the data, and descend on both landscapes from the same start."""
    rng = np.random.default_rng(seed)
    if data is None:
        straight, units = linear_data(w, b, n, noise, rng=rng), None
        bent = parabolic_data(n, noise, rng=rng)
        laws: list[Callable[[Array], Array] | None] = [lambda x: w * x + b, np.square]
    else:
        own = load_table(data)
        units, raw = StandardUnits.of(own), parabolic_data(len(own), noise, rng=rng)
        straight, other = units.standardized(_sorted(own)), StandardUnits.of(raw)
        bent = other.standardized(raw)
        laws = [None, _standardized(np.square, other)]
    if len(straight) < _FEWEST:
        raise InputError(
            f"data: a line has errors to speak of from {_FEWEST} samples on, got {len(straight)}."
        )
    best = [least_squares(straight), least_squares(bent)]
    spread = float(np.std(straight.y)) or 1.0
    unit = np.array([(1 if best[0][0] >= 0 else -1) * spread / float(np.std(straight.x)), spread])
    first = np.round(best[0] + (-1.6, 1.0) * unit, 1) if start is None else np.array(start, float)
    held = np.array([*best, first, *(best[0] + unit * way for way in ((-1.6, -1), (1.1, 1)))])
    window = _square(held)
    fits = []
    for samples, line, law in zip((straight, bent), best, laws, strict=True):
        landscape = regression_landscape(samples).with_window(window)
        walk = train(samples, gradient_descent(learning_rate), iterations, start=first[None])
        fits.append(Fit(samples, landscape, walk, line, law))
    x_range = _widened(np.concatenate([straight.x, bent.x]), 0.04)
    y_range = _widened(np.concatenate([straight.y, bent.y]), _ROOM)
    return Fitting(fits[0], fits[1], units, first, unit, x_range, y_range)


def decimals(scale: float) -> int:
    """How many decimals a read-out needs for a hundredth of what ``scale`` counts in: 2 for 1."""
    return int(np.clip(places_to_a_hundredth(scale), 0, 8))


def places_to_a_hundredth(scale: float) -> int:
    """Minus the power of ten of a hundredth of ``scale``: 2 for 1 to 9, 0 for hundreds."""
    return 2 - int(np.floor(np.log10(scale) + 0.05))


def _sorted(data: Dataset) -> Dataset:
    """The same samples from low x to high, so that they can flow into others in order."""
    order = np.argsort(data.x, kind="stable")
    return Dataset(data.x[order], data.y[order], data.x_name, data.y_name)


def _standardized(law: Callable[[Array], Array], units: StandardUnits) -> Callable[[Array], Array]:
    """A law in standard units."""
    return lambda x: (law(units.x_mean + units.x_scale * x) - units.y_mean) / units.y_scale


def _square(points: Array) -> tuple[Pair, Pair]:
    """The square window about points (k, 2), with room around them."""
    low, high = points.min(axis=0), points.max(axis=0)
    half = (0.5 + _ROOM) * float(np.max(high - low))
    middle = (low + high) / 2
    (x0, y0), (x1, y1) = (middle - half).tolist(), (middle + half).tolist()
    return (x0, x1), (y0, y1)


def _widened(numbers: Array, room: float) -> Pair:
    """The range of numbers, with a share ``room`` of it more on either side."""
    low, high = float(numbers.min()), float(numbers.max())
    more = room * ((high - low) or 1.0)
    return low - more, high + more
