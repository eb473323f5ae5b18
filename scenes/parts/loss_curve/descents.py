"""What a film about one weight tells: its data, the range of w, and the walks to the best w."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    Dataset,
    Landscape,
    Trajectory,
    mse,
)

Array = NDArray[np.float64]

_ABOVE = 1.04  # how much higher than the loss at the window's ends the axis goes
_BELOW = 0.085  # of the axis, that it begins below the curve where that is far above 0
_LEVEL = 0.01  # of the slope at her start: so little is almost none
NEAR = 0.06  # of the window, to either side of her: what her lamp lights
_NUDGE = 0.25, 0.5 * NEAR  # of the window: the first nudge, at most and at least
_DIGITS = range(3, 7)  # of slopes
_LAST = 1e-4, 1e-5, 1e-6  # of that: the first of them that tells the slope is the last nudge


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
    def starts_left(self) -> bool:
        """Whether the walk begins to the left of the minimum."""
        return bool(self.places[0] < self.best)

    @property
    def overshoot(self) -> float:
        """Where a step as long as the whole gradient would lead."""
        return float(self.places[0] - self.slopes[0])

    @property
    def nudges(self) -> Array:
        """Smaller and smaller nudges of w from where she starts, powers of ten (3,).

        A last one a thousandth as large changed the loss by −1.062, beside a ratio of −1,062.
        """
        *smaller, smallest = (self._first * share for share in _LAST)
        same = (nudge for nudge in smaller if self._tells(nudge, self.digits))
        return np.array([self._first, 0.01 * self._first, next(same, smallest)])

    @property
    def _first(self) -> float:
        """So large that a straight line through both places is no tangent; not past the best w."""
        start, span = float(self.places[0]), self.high - self.low
        ends = [self.high, self.best] if self.starts_left else [self.high]
        most, least = (share * span for share in _NUDGE)
        room = min(most, *(end - start for end in ends))
        return float(10.0 ** np.floor(np.log10(max(room, least))))

    @cached_property
    def digits(self) -> int:
        """With how many digits slopes are told: three, or so many that a nudge can tell the first.

        Half a unit of the third digit may be rounded up in one number and down in its like.
        """
        smallest = self._first * _LAST[-1]
        return next((count for count in _DIGITS if self._tells(smallest, count)), _DIGITS[0])

    def _tells(self, nudge: float, digits: int) -> bool:
        """Whether the quotient of a nudge is the slope, in so many digits."""
        return _digits(self.quotient(nudge), digits) == _digits(float(self.slopes[0]), digits)

    def quotient(self, nudge: float) -> float:
        """How many times as far as this nudge of w the loss goes, from where she starts."""
        here = float(self.places[0])
        return (self.loss(here + nudge) - self.loss(here)) / nudge

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


def _digits(slope: float, digits: int) -> str:
    """The digits of a slope that are told: so many, or all that are before the point."""
    return f"{slope:.0f}" if 10**digits <= abs(slope) < 1e6 else f"{slope:.{digits}g}"
