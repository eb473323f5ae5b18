"""The numbers of the film: a loss and its nudges, neighbours among numbers, and the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any

import numpy as np
from msgspec import Meta
from numpy.polynomial import Polynomial
from numpy.typing import NDArray

from gdmath import Dataset, InputError, Landscape, mse_gradient, regression_landscape
from gdmath.tables import load_table
from scenes.parts.derivative.fitting import (
    MOST,
    largest_too_small,
    loss_of,
    nudges_for,
    shortest,
    that_fits,
)
from scenes.render.assets import asset
from scenes.render.parameters import Moderate, Rate
from scenes.stage.type.scripts import own_table

Array = NDArray[np.float64]

# What the film's parameters may be.
Nudges = tuple[Rate, Rate, Rate, Rate]
Cubic = tuple[Moderate, Moderate, Moderate, Moderate]
Power = tuple[Annotated[int, Meta(ge=2, le=9)], Annotated[int, Meta(ge=3, le=9)]]
RowNumber = Annotated[int, Meta(ge=0)]
_Near = Annotated[float, Meta(ge=0.5, le=1.5)]
Corner = tuple[_Near, _Near]

EVENINGS = asset("reservations.txt")
NEIGHBOURS = 21  # numbers side by side, that the farthest close-up shows at least
_STAIRS, _SOON = 3, 200  # that it shows at least; within so many strides from w they end
IN_LENS, ASIDE = 1.2, 0.05  # of the first nudge: what the lens shows at × 1, and on the near side
CHAIN_NUDGE = 0.001  # of z, in the film's two machines in a row
_LEVEL = 1e-6  # of the curvature, times the first nudge: a slope that is as good as none
_SEEN = 0.02  # of the loss, that it falls at least: of less, its hill is flat
_REACH = 2.0  # of x, where there is no level point


@dataclass(frozen=True)
class Plan:
    """A loss with its nudges, and the school formulas of the film."""

    data: Dataset
    at: float
    nudges: tuple[float, ...]
    too_small: float
    polynomial: Polynomial
    power: tuple[int, int]  # factor and exponent
    chain_at: float
    partial_at: tuple[float, float]
    example: int

    # -- the loss and its nudges -----------------------------------------------------------------

    def loss(self, w: float) -> float:
        """The average squared error, added up one by one in the order of the file.

        So its last digits, which the film shows, are the same on every machine.
        """
        return loss_of(self.data, w)

    def change(self, nudge: float) -> float:
        """How far the loss moves when w is raised by a nudge."""
        return self.loss(self.at + nudge) - self.loss(self.at)

    def quotient(self, nudge: float) -> float:
        """How many times as far as the nudge that is."""
        return self.change(nudge) / nudge

    @cached_property
    def slope(self) -> float:
        """The derivative of the loss, by the rules."""
        return float(mse_gradient(self.data, self.at)[0])

    @cached_property
    def bend(self) -> float:
        """How much of the nudge's square the loss moves besides: mean(x²)."""
        return float(np.mean(self.data.x**2))

    def moved(self, nudge: Array) -> Array:
        """How far the loss moves for nudges (...), in closed form, however small they are."""
        return np.asarray(self.slope * nudge + self.bend * nudge**2)

    @property
    def rises(self) -> bool:
        """Whether the loss rises with w."""
        return self.slope > 0

    @property
    def factor(self) -> float:
        """By how much each nudge is smaller than the one before."""
        return self.nudges[0] / self.nudges[1]

    @cached_property
    def steps_closer(self) -> tuple[float, ...]:
        """By how much each quotient differs from the one before."""
        found = [self.quotient(nudge) for nudge in self.nudges]
        return tuple(abs(b - a) for a, b in pairwise(found))

    @cached_property
    def best(self) -> float:
        """The w with the least loss."""
        return float(self.data.x @ self.data.y / (self.data.x @ self.data.x))

    @cached_property
    def landscape(self) -> Landscape:
        """The loss of every w, in a window with the start and the best w."""
        far = abs(self.best - self.at)
        low, high = sorted((self.at, self.best))
        away, beyond = 0.2 * far, 0.95 * far
        if self.at > self.best:
            away, beyond = beyond, away
        window = ((low - away, high + beyond),)
        return regression_landscape(self.data, bias=False).with_window(window)

    # -- neighbours among numbers ----------------------------------------------------------------

    @property
    def grain(self) -> float:
        """How far w is from the next number that the computer has."""
        return float(np.spacing(abs(self.at)))

    @cached_property
    def neighbours(self) -> Array:
        """What the loss of the next numbers (k,) is more than that of w, which is the first."""
        return self._ahead(self.stride)

    def _ahead(self, stride: int) -> Array:
        here, step = self.loss(self.at), stride * self.grain
        return np.array([self.loss(self.at + k * step) - here for k in range(MOST + 1)])

    @cached_property
    def stride(self) -> int:
        """From number to number, or past some of them, so that stairs end within a few hundred."""
        strides = (2**k for k in range(12))
        return next((one for one in strides if _ends(self._ahead(one)) <= _SOON), 1)

    @cached_property
    def magnified(self) -> float:
        """A round number of times, at which 21 neighbours of w are in the lens, or three stairs."""
        count = self.stride * max(NEIGHBOURS - 1, min(_ends(self.neighbours), _SOON))
        most = (IN_LENS - ASIDE) * self.nudges[0] / (count * self.grain)
        unit = 10.0 ** np.floor(np.log10(most))
        return float(np.floor(most / unit) * unit)

    # -- the rules -------------------------------------------------------------------------------

    @cached_property
    def slopes(self) -> tuple[Polynomial, ...]:
        """The polynomial and its first three derivatives."""
        return tuple(self.polynomial.deriv(k) if k else self.polynomial for k in range(4))

    @cached_property
    def level_points(self) -> tuple[float, ...]:
        """Where the polynomial is level, and bends."""
        roots = self.slopes[1].roots()
        real = sorted(float(r.real) for r in np.atleast_1d(roots) if abs(r.imag) < 1e-9)
        return tuple(x for x in real if abs(self.slopes[2](x)) > 1e-9)

    @cached_property
    def across(self) -> tuple[float, float]:
        """The x that the polynomial is shown for, its level points well inside."""
        if not self.level_points:
            return -_REACH, _REACH
        low, high = min(self.level_points), max(self.level_points)
        beside = 0.52 * (high - low) or 1.0
        return low - beside, high + beside

    @cached_property
    def hills(self) -> Landscape:
        """The polynomial as ground."""
        f, slope = self.slopes[:2]
        return Landscape(
            "polynomial",
            lambda points: np.asarray(f(points[..., 0])),
            lambda points: np.asarray(slope(points)),
            (self.across,),
        )

    @property
    def rates(self) -> tuple[float, float]:
        """How many times as far as z does x move, and as x does y: for x = z², y = x²."""
        return 2 * self.chain_at, 2 * self.chain_at**2

    @property
    def chain_moves(self) -> tuple[float, float, float]:
        """How far z, x and y move for a small nudge of z."""
        z = self.chain_at + CHAIN_NUDGE
        return CHAIN_NUDGE, z**2 - self.chain_at**2, z**4 - self.chain_at**4

    @property
    def partials(self) -> tuple[float, float]:
        """The slopes of x⁴ + y⁷ along x and along y."""
        x, y = self.partial_at
        return 4 * x**3, 7 * y**6

    # -- one evening, and all --------------------------------------------------------------------

    @cached_property
    def errors(self) -> Array:
        """Prediction − answer of every evening (m,)."""
        return np.asarray(self.at * self.data.x - self.data.y)

    @cached_property
    def each(self) -> Array:
        """The slope of every evening's squared error (m,)."""
        return 2 * self.errors * self.data.x


def _ends(losses: Array) -> int:
    """How many numbers (k,) on the last of the stairs that are to be seen ends."""
    ends = np.flatnonzero(np.diff(losses)) + 1
    return int(ends[_STAIRS - 1]) if len(ends) >= _STAIRS else len(losses)


def plan_for(
    data: str | None,
    at: float,
    nudges: Sequence[float] | None,
    too_small: float | None,
    polynomial: Sequence[float],
    power: tuple[int, int],
    chain_at: float,
    partial_at: tuple[float, float],
    example: int | None,
    **reading: Any,
) -> Plan:
    """Load the data, ``reading`` it as is said, and see that the film can be told of all this."""
    table = own_table(data, said=True, **reading) if data else load_table(EVENINGS)
    if len(table) < 2:
        raise InputError("data: there is one example, and a loss is an average of several.")
    if not np.any(table.x):
        raise InputError("data: every x is 0, so that every w predicts the same.")
    slope, bend = float(mse_gradient(table, at)[0]), float(np.mean(table.x**2))
    if abs(slope) <= _LEVEL * bend * (nudges[0] if nudges else 1.0):
        raise InputError(f"at: choose another w: at {at:g} the ground is level.")
    table = that_fits(table, at)
    best = float(table.x @ table.y / (table.x @ table.x))
    nudges = nudges_for(abs(best - at)) if nudges is None else nudges
    falls = 1 - loss_of(table, best) / loss_of(table, at)
    if falls < _SEEN:
        raise InputError(
            f"data: from w = {at:g} to the best w the loss falls by {100 * falls:.2g} %, too little"
            " to be seen; choose an at that is farther away."
        )
    factors = [a / b for a, b in pairwise(nudges)]
    if min(factors) <= 1 or max(factors) / min(factors) > 1 + 1e-9:
        raise InputError("nudges: each must be smaller than the one before, by the same factor.")
    row = shortest(table) if example is None else example
    if row >= len(table):
        raise InputError(f"example: the data have rows 0 to {len(table) - 1}, not {row}.")
    small = largest_too_small(table, at) if too_small is None else too_small
    if loss_of(table, at + small) != loss_of(table, at):
        raise InputError(f"too_small: {small:g} still moves the loss; choose a smaller nudge.")
    if polynomial[0] == 0:
        raise InputError("polynomial: four numbers, those of x³, x², x and 1; not 0 x³.")
    return Plan(
        table,
        at,
        tuple(nudges),
        small,
        Polynomial(polynomial[::-1]),
        power,
        chain_at,
        partial_at,
        row,
    )


__all__ = [
    "ASIDE", "CHAIN_NUDGE", "EVENINGS", "IN_LENS", "NEIGHBOURS", "Corner", "Cubic", "Nudges",
    "Plan", "Power", "RowNumber", "plan_for",
]  # fmt: skip
