"""What a film about one weight shows: its data, the range of w, and two walks to the best w."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdmath import (
    Dataset,
    InputError,
    Landscape,
    Trajectory,
    gradient_descent,
    regression_landscape,
    stability,
    train,
)
from scenes.stage.ground.levels import round_levels

_SHARE = 0.46  # of the way to the minimum that a suitable step covers
_ASIDE = 0.09  # of the window, from its left end to where the walk starts
_ABOVE = 1.04  # how much higher than the loss at the window's ends the axis goes


@dataclass(frozen=True)
class WeightDescents:
    """Lines through the origin, y = w x, and how descents find the best of them.

    ``landscape`` is the loss over w, shown from ``low`` to ``high``; ``best`` is its minimum.
    ``walk`` is one descent at ``rate``, points (steps + 1, 1); ``other`` starts on the other side
    of the minimum, half as far away, where that is inside the window.
    """

    dataset: Dataset
    landscape: Landscape
    low: float
    high: float
    best: float
    rate: float
    walk: Trajectory
    other: Trajectory

    @property
    def loss_range(self) -> tuple[float, float]:
        """What the loss axis shows: 0 and all the curve, or the curve alone where 0 is far away."""
        ends = np.array([[self.low], [self.high], [self.best]])
        *_, lowest = values = self.landscape.value(ends)
        top = _ABOVE * float(values.max())
        base = float(lowest) if lowest > 0.4 * top else 0.0
        return base - 0.08 * (top - base), top

    @property
    def left_over(self) -> float:
        """The share of the way to the best w that is left after a step; the same after each."""
        first, second = np.abs(self.walk.points[:2, 0] - self.best)
        return float(second / first)

    @property
    def case(self) -> float:
        """An input to predict for, rather a large one."""
        return float(np.sort(self.dataset.x)[3 * len(self.dataset) // 4])

    @property
    def starts_left(self) -> bool:
        """Whether the walk begins to the left of the minimum."""
        return bool(self.walk.points[0, 0] < self.best)


def plan_descents(
    dataset: Dataset,
    steps: int,
    window: tuple[float, float] | None = None,
    start: float | None = None,
    rate: float | None = None,
) -> WeightDescents:
    """Compute both walks; what is not given suits the data.

    Raises InputError for data of which every w is as good, a window without the best w, and a
    learning rate that leads away from it.
    """
    landscape = regression_landscape(dataset, bias=False)
    if len(landscape.minima) == 0:
        raise InputError("data: every x is 0, so that every w predicts the same.")
    best = float(landscape.minima[0, 0])
    low, high = _round_window(landscape) if window is None else window
    if not low < best < high:
        raise InputError(f"window: ({low:g}, {high:g}) must contain the best w, {best:g}.")
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
        train(dataset, gradient_descent(pace), steps, start=[w]) for w in (first, opposite)
    )
    return WeightDescents(dataset, landscape, low, high, best, pace, walk, other)


def _round_window(landscape: Landscape) -> tuple[float, float]:
    """The landscape's window, its ends moved to the nearest round numbers."""
    ((low, high),) = landscape.window
    room = 0.1 * (high - low)
    ticks = round_levels(low - room, high + room, 12)
    first, last = (float(ticks[np.argmin(np.abs(ticks - end))]) for end in (low, high))
    return first, last
