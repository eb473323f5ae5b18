"""What a film about one weight tells: its data, the range of w, and the walks to the best w."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    Dataset,
    InputError,
    Landscape,
    Trajectory,
    descend,
    gradient_descent,
    mse,
    regression_landscape,
    stability,
)
from gdmath.tables import load_table
from scenes.render.assets import asset
from scenes.stage.ground.levels import round_levels
from scenes.stage.type.scripts import own_table

Array = NDArray[np.float64]

_SHARE = 0.46  # of the way to the minimum that a suitable step covers
_ASIDE = 0.09  # of the window, from its left end to where the walk starts
_ABOVE = 1.04  # how much higher than the loss at the window's ends the axis goes
_BELOW = 0.085  # of the axis, that it begins below the curve where that is far above 0
# Times the best w, and to how many digits: a line of which errors of both signs are to be shown.
_TOO_STEEP = (1.12, 2), (1.05, 3), (1.02, 3), (1.01, 3)
_CLEARLY = 1.5  # times as large: so much more is said of an error and its square
_LEAST = 1e-90  # of the largest input and answer: the squares of smaller ones get lost
_LEVEL = 0.01  # of the slope at her start: so little is almost none
_MANY = 1000  # examples, of which each is paired with each
_AT_ONCE = 10_000_000  # numbers
_LAMPS = 11
NEAR = 0.06  # of the window, to either side of her: what her lamp lights
_NUDGE = 0.5 * NEAR  # the first nudge, at most: there her lamp is at its full strength
_LAST = 1e-3, 1e-4, 1e-5  # of that: the first of them that tells the slope is the last nudge
_WINDOW = (-1.0, 4.0)  # of the project's own data, and so are these:
_ROWS, _CASE = (19, 23, 26), 20.0


def mean_distance(data: Dataset, w: Any) -> Array:
    """The average of |w x − y| (...); for many of both by sums of |x| |w − y/x| in order of y/x."""
    if np.size(w) * len(data) <= _AT_ONCE:
        return np.asarray(np.mean(np.abs(np.multiply.outer(w, data.x) - data.y), axis=-1))
    told = data.x != 0
    ratio, weight = data.y[told] / data.x[told], np.abs(data.x[told])
    order = np.argsort(ratio)
    sums = np.cumsum([weight[order], (weight * ratio)[order]], axis=1)
    sums = np.concatenate([np.zeros((2, 1)), sums], axis=1)
    below, whole = sums[:, np.searchsorted(ratio[order], w)], sums[:, -1]
    total = (2 * below[0] - whole[0]) * w - (2 * below[1] - whole[1])
    return np.asarray((total + np.abs(data.y[~told]).sum()) / len(data))


@dataclass(frozen=True)
class WeightDescents:
    """Lines through the origin, y = w x, and how descents find the best of them.

    ``landscape`` is the loss over w, shown from ``low`` to ``high``; ``best`` is its minimum.
    ``walk`` is one descent at ``rate``, points (steps + 1, 1, 1); ``other`` starts on the other
    side of the minimum, half as far away, where that is inside the window. ``example_w`` is the
    line of which errors are shown first, ``examples`` the rows: a large error, and two that cancel.
    """

    dataset: Dataset
    landscape: Landscape
    low: float
    high: float
    best: float
    rate: float
    walk: Trajectory
    other: Trajectory
    example_w: float
    examples: tuple[int, int, int]
    case: float

    # -- the walk --------------------------------------------------------------------------------

    @property
    def places(self) -> Array:
        """Where she stands before the first step and after each (steps + 1,)."""
        return np.asarray(self.walk.points[:, 0, 0])

    @property
    def slopes(self) -> Array:
        """The gradient there (steps + 1,)."""
        return np.asarray(self.walk.gradients[:, 0, 0])

    @property
    def arrived(self) -> bool:
        """Whether the walk ends where the ground is level: next to nothing is left of the slope."""
        return bool(abs(self.slopes[-1]) <= _LEVEL * abs(self.slopes[0]))

    @property
    def left_over(self) -> float:
        """The share of the way to the best w that is left after a step; the same after each."""
        first, second = np.abs(self.places[:2] - self.best)
        return float(second / first)

    @property
    def starts_left(self) -> bool:
        """Whether the walk begins to the left of the minimum."""
        return bool(self.places[0] < self.best)

    @property
    def overshoot(self) -> float:
        """Where a step as long as the whole gradient would lead."""
        return float(self.places[0] - self.slopes[0])

    @property
    def nudges(self) -> Array:
        """Smaller and smaller nudges of w from where she starts, powers of ten (4,)."""
        first = 10.0 ** np.floor(np.log10(_NUDGE * (self.high - self.low)))
        slope = _digits(float(self.slopes[0]))
        *smaller, smallest = (first * share for share in _LAST)
        same = (nudge for nudge in smaller if _digits(self.quotient(nudge)) == slope)
        return first * np.array([1.0, 0.1, 0.01, next(same, smallest) / first])

    def quotient(self, nudge: float) -> float:
        """How many times as far as this nudge of w the loss goes, from where she starts."""
        here = float(self.places[0])
        return (self.loss(here + nudge) - self.loss(here)) / nudge

    def lamps(self) -> Trajectory:
        """Descents (steps + 1, lamps, 1) from all over the window."""
        starts = np.linspace(self.low, self.high, _LAMPS)[:, None]
        return descend(self.landscape, gradient_descent(self.rate), starts, self.walk.steps)

    # -- the picture -----------------------------------------------------------------------------

    @property
    def loss_range(self) -> tuple[float, float]:
        """What the loss axis shows: 0 and all the curve, or the curve alone where 0 is far away."""
        ends = np.array([[self.low], [self.high], [self.best]])
        *_, lowest = values = self.landscape.value(ends)
        top = _ABOVE * float(values.max())
        base = float(lowest) if lowest > 0.4 * top else 0.0
        return base - (_BELOW * (top - base) if base else 0.0), top

    @property
    def dots(self) -> tuple[float, float, float]:
        """The three w of which the loss is shown first: near the best, half way, and the start."""
        start = float(self.places[0])
        half = 0.6 * self.example_w + 0.4 * start
        step = 10.0 ** np.floor(np.log10(abs(self.example_w - start)))
        return self.example_w, float(np.round(half / step) * step), start

    def loss(self, w: float) -> float:
        """The average squared error of the line with this w."""
        return float(mse(self.dataset, w))

    def side(self, w: float) -> float:
        """The side of the average square."""
        return float(np.sqrt(self.loss(w)))

    def miss(self, w: float) -> float:
        """By how much the line with this w misses, on average, too high or too low."""
        return float(np.mean(np.abs(w * self.dataset.x - self.dataset.y)))

    # -- without squares -------------------------------------------------------------------------

    @cached_property
    def corners(self) -> Array:
        """The w in the window where the average |error| has a corner."""
        x, y = self.dataset.x, self.dataset.y
        ratios = np.unique(y[x != 0] / x[x != 0])
        return np.asarray(ratios[(ratios > self.low) & (ratios < self.high)])

    @cached_property
    def lowest_corner(self) -> float:
        """The one where the average |error| is least."""
        corners = self.corners
        if not len(corners):
            return self.best
        return float(corners[int(np.argmin(mean_distance(self.dataset, corners)))])

    @cached_property
    def beside_the_corner(self) -> tuple[float, float]:
        """The slopes of the average |error| before and after its lowest corner."""
        x, y, tiny = self.dataset.x, self.dataset.y, 1e-9 * (self.high - self.low)
        beside = (self.lowest_corner - tiny, self.lowest_corner + tiny)
        before, after = (float(np.mean(np.sign(w * x - y) * x)) for w in beside)
        return before, after

    # -- errors ----------------------------------------------------------------------------------

    @cached_property
    def errors(self) -> Array:
        """Prediction minus answer (m,) of the line that is shown first."""
        return np.asarray(self.example_w * self.dataset.x - self.dataset.y)

    @property
    def times(self) -> float:
        """How many times as large the large error is as the smaller one of the others."""
        large, *others = np.abs(self.errors[list(self.examples)])
        return float(large / max(min(others), 1e-300))

    @property
    def ratio(self) -> tuple[float, float]:
        """The same, or 2 where that is not clear to see, and its square; both to three digits."""
        times = self.times if _CLEARLY <= self.times < 1e3 else 2.0
        return float(f"{times:.3g}"), float(f"{times**2:.3g}")

    @property
    def two(self) -> tuple[float, float]:
        """The two errors that are added up."""
        one, other = self.errors[list(self.examples[1:])].tolist()
        return one, other

    @property
    def left_of_two(self) -> float:
        """What is left of them, as a share of the larger; 2 where they are equal."""
        one, other = self.two
        left = abs(one + other) / max(abs(one), abs(other), 1e-300)
        return 0.0 if left < 1e-9 else left


def plan_for(
    data: str | None,
    window: tuple[float, float] | None,
    start: float | None,
    learning_rate: float | None,
    steps: int,
    example_w: float | None,
    case: float | None,
    **reading: Any,
) -> WeightDescents:
    """The plan for a file of one's own, or the project's evenings; what is None suits the data.

    ``reading`` says how a table is read.
    """
    if data is not None:
        dataset, rows = own_table(data, **reading), None
    else:
        dataset, rows = load_table(asset("reservations.txt")), _ROWS
        window, case = window or _WINDOW, _CASE if case is None else case
    return plan_descents(dataset, steps, window, start, learning_rate, example_w, rows, case)


def plan_descents(
    dataset: Dataset,
    steps: int,
    window: tuple[float, float] | None = None,
    start: float | None = None,
    rate: float | None = None,
    example_w: float | None = None,
    examples: tuple[int, int, int] | None = None,
    case: float | None = None,
) -> WeightDescents:
    """Compute both walks; what is not given suits the data.

    Raises InputError for data of which every w is as good, a window without the best w, and a
    learning rate that leads away from it.
    """
    landscape = regression_landscape(dataset, bias=False)
    if not np.any(dataset.x):
        raise InputError("data: every x is 0, so that every w predicts the same.")
    if len(dataset) < 2:
        raise InputError("data: there is one example, and a loss is an average of several.")
    if not np.any(dataset.y):
        raise InputError("data: every y is 0, so that there is nothing to learn.")
    for name, values in (("x", dataset.x), ("y", dataset.y)):
        if np.abs(values).max() < _LEAST:
            raise InputError(
                f"data: no {name} is larger than {np.abs(values).max():g}, so that squares are "
                "lost to rounding; count in smaller units."
            )
    best = float(landscape.minima[0, 0])
    low, high = _round_window(landscape) if window is None else window
    if not low < best < high:
        raise InputError(f"window: ({low:g}, {high:g}) must contain the best w, {best:g}.")
    if start is not None and not low <= start <= high:
        raise InputError(f"start: {start:g} must lie in the window, {low:g} to {high:g}.")
    ground = stability(landscape, [best])
    pace = float(f"{_SHARE / ground.eigenvalues[0]:.2g}") if rate is None else rate
    if not 0 < pace < ground.rate_limit:
        raise InputError(
            f"learning_rate: {pace:g} must be above 0 and below {ground.rate_limit:.4g},"
            " or nobody arrives."
        )
    first = low + _ASIDE * (high - low) if start is None else start
    opposite = float(np.clip(1.5 * best - 0.5 * first, low, high))
    walk, other = (
        descend(landscape, gradient_descent(pace), [[w]], steps) for w in (first, opposite)
    )
    shown_w = _too_steep(dataset, best) if example_w is None else example_w
    rows = _examples(shown_w * dataset.x - dataset.y) if examples is None else examples
    if max(rows) >= len(dataset):
        raise InputError(f"examples: {rows} must be rows of the data, below {len(dataset)}.")
    asked = float(np.sort(dataset.x)[3 * len(dataset) // 4]) if case is None else case
    return WeightDescents(
        dataset, landscape, low, high, best, pace, walk, other, shown_w, rows, asked
    )


def _digits(slope: float) -> str:
    """The digits of a slope that are told: three, or all that are before the point."""
    return f"{slope:.0f}" if 1000 <= abs(slope) < 1e6 else f"{slope:.3g}"


def _too_steep(dataset: Dataset, best: float) -> float:
    """A round w, a bit too large, whose errors have both signs if there is one."""
    rounded = [float(f"{share * best:.{digits}g}") for share, digits in _TOO_STEEP]
    mixed = (w for w in rounded if np.ptp(np.sign(w * dataset.x - dataset.y)) == 2)
    return next(mixed, rounded[0])


def _examples(errors: Array) -> tuple[int, int, int]:
    """Rows of the largest error, and of one too high and one too low that cancel best."""
    largest = int(np.argmax(np.abs(errors)))
    if len(errors) > _MANY:  # among so many as can be paired, all over the table
        some = np.unique([*np.linspace(0, len(errors) - 1, _MANY).astype(int), largest])
        return tuple(int(some[row]) for row in _examples(errors[some]))  # type: ignore[return-value]
    size = np.abs(errors)
    both = np.abs(errors[:, None] + errors[None, :]) / np.maximum.outer(size, size).clip(1e-300)
    # A third of the largest: then three times the miss is nine times the square.
    third = np.abs(size - size[largest] / 3) / max(float(size[largest]), 1e-300)
    worth = both + 0.1 * (third[:, None] + third[None, :])
    worth[errors <= 0, :] = np.inf
    worth[:, errors >= 0] = np.inf
    if not np.isfinite(worth).any():
        # None cancel: the one nearest to a third of the largest, and another.
        rest = [int(row) for row in np.argsort(third) if row != largest]
        return largest, rest[0], rest[1 % len(rest)]
    high, low = np.unravel_index(int(np.argmin(worth)), worth.shape)
    return largest, int(high), int(low)


def _round_window(landscape: Landscape) -> tuple[float, float]:
    """The landscape's window, its ends moved to the nearest round numbers."""
    ((low, high),) = landscape.window
    room = 0.1 * (high - low)
    ticks = round_levels(low - room, high + room, 12)
    first, last = (float(ticks[np.argmin(np.abs(ticks - end))]) for end in (low, high))
    return first, last
