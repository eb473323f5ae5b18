"""What the film on many inputs tells: one evening, a tilted valley, fifty walks, three units."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import InputError, Landscape, Trajectory, descend, gradient_descent
from gdmath.eigenmodes import Modes, modes
from gdmath.examples import ColumnUnits, Examples
from gdmath.linear import curvature_axes, linear_landscape
from scenes.parts.many_features import data
from scenes.parts.many_features.two import PAIR, TwoKnobs, two_knobs
from scenes.render.kept import kept

Array = NDArray[np.float64]

STOPS = (1, 10, 50, 100)  # numbers of steps for which is predicted, besides the last
_SLOW_STEPS = 7
_REACH = 15.0  # of both knobs of the opening, to each side of the minimum


@dataclass(frozen=True)
class Measured:
    """The evenings in some units, and the walk from 0 at half the limit, along its own axes."""

    examples: Examples
    walk: Modes
    share: float

    @property
    def steps(self) -> int:
        """After how many steps every axis has less than the share left."""
        return int(self.walk.arrivals(self.share).max())

    @property
    def ratio(self) -> float:
        """The steepest curvature against the flattest."""
        return float(self.walk.eigenvalues[-1] / self.walk.eigenvalues[0])

    def left(self, steps: ArrayLike) -> Array:
        """What is left of each distance, the steepest axis first: (k) -> (k, d).

        Between two whole steps she is on the way from the one to the other.
        """
        time = np.asarray(steps, dtype=float)[..., np.newaxis]
        whole, factors = np.floor(time), self.walk.factors[::-1].clip(0)
        before = factors**whole
        return np.asarray(before + (time - whole) * (factors ** (whole + 1) - before))


@dataclass(frozen=True)
class Fifty:
    """Many walks at once: what was predicted of each axis, the steepest first, and the run."""

    curvatures: Array  # (d,)
    shares: Array  # (steps + 1, d): of each distance, what is left after each step of the run
    rate: float
    off: float  # the largest difference between a share of the run and its prediction
    waits: Array  # (d,): steps until less than the share is left
    share: float

    def predicted(self, steps: int) -> Array:
        """(1 − αλ)ᵏ of every axis (d,)."""
        factors = 1 - self.rate * self.curvatures
        return np.asarray(np.maximum(factors, 0.0) ** steps)

    def left(self, time: float) -> Array:
        """What the run has left (d,) at a time in steps."""
        number = min(int(time), len(self.shares) - 2)
        part = time - number
        return np.asarray((1 - part) * self.shares[number] + part * self.shares[number + 1])

    def finished(self, steps: int) -> int:
        """How many axes have less than the share left."""
        return int((self.waits <= steps).sum())

    @property
    def wait(self) -> int:
        """Steps that the flattest axis takes."""
        return int(self.waits.max())

    @property
    def digits(self) -> int:
        """To how many digits prediction and run agree."""
        return floor(-log10(self.off))

    def example(self, steps: int) -> tuple[int, str]:
        """A bar that is about half there after so many steps, and its share to all those digits."""
        pairs = zip(self.predicted(steps).tolist(), self.shares[steps].tolist(), strict=True)
        alike = {
            place: f"{run:.{self.digits}f}"
            for place, (said, run) in enumerate(pairs)
            if f"{said:.{self.digits}f}" == f"{run:.{self.digits}f}"
        }
        place = min(alike, key=lambda place: abs(self.shares[steps, place] - 0.5))
        return place, alike[place]

    @property
    def stops(self) -> tuple[int, ...]:
        """Numbers of steps at which the run stops."""
        return *(stop for stop in STOPS if stop < self.wait), self.wait


@dataclass(frozen=True)
class Plan:
    """All that is computed for the film."""

    evenings: Examples
    share: float
    thousands: Measured
    persons: Measured
    standard: Measured
    gradient: Array  # with all knobs at 0, (w₁, w₂, w₃, b)
    first: Landscape  # the valley over two knobs that can be seen
    first_walk: Trajectory
    two: TwoKnobs
    fifty: Fifty

    @property
    def first_losses(self) -> Array:
        """Of all evenings, tourists in thousands: with all knobs at 0, and one step later (2,)."""
        ground, step = linear_landscape(self.evenings), gradient_descent(self.thousands.walk.rate)
        return np.asarray(descend(ground, step, [np.zeros(4)], 1).losses[:, 0])

    @property
    def error(self) -> float:
        """Of the first evening, with all knobs at 0."""
        return -float(self.evenings.y[0])

    @property
    def products(self) -> Array:
        """Its error times each input, and times 1 for b, (4,)."""
        return np.asarray(self.error * np.append(self.evenings.x[0], 1.0))

    @property
    def times(self) -> float:
        """How many times the steps tourists take who are counted one by one."""
        return self.persons.steps / self.thousands.steps

    @property
    def years(self) -> float:
        """How long that is at one step a second."""
        return self.persons.steps / 31_557_600


def plan_for(
    *,
    evenings: int,
    data_seed: int,
    rate_2d: float,
    steps_2d: int,
    inputs: int,
    examples: int,
    correlation: float,
    seed_many: int,
    arrival: float,
) -> Plan:
    """Compute all of it, and refuse what the film cannot tell of."""
    if examples < 3 * inputs:
        raise InputError(f"examples must be at least 3 × inputs, {3 * inputs}, got {examples}.")
    table = data.evenings(evenings, data_seed)
    standard = ColumnUnits.of(table).standardized(table)
    two = two_knobs(standard, rate_2d, steps_2d)
    first, walk = _first(standard)
    return Plan(
        table,
        arrival,
        measured(table, arrival),
        measured(data.one_by_one(table), arrival),
        measured(standard, arrival),
        np.asarray(linear_landscape(table).gradient(np.zeros(4))),
        first,
        walk,
        two,
        _fifty(inputs, examples, correlation, seed_many, arrival),
    )


def measured(examples: Examples, share: float) -> Measured:
    """Examples in their units, with the walk from 0 at the rate 1/λ of the steepest axis."""
    ground, axes = linear_landscape(examples), curvature_axes(examples)
    start = np.zeros(ground.dimension)
    walk = modes(ground, ground.minima[0], start, 1 / axes[0][-1], axes=axes)
    return Measured(examples, walk, share)


def _first(standard: Examples) -> tuple[Landscape, Trajectory]:
    """The loss over w and b with reservations alone, counted from one spread below their mean."""
    ground = linear_landscape(Examples(standard.x[:, :1] + 1.0, standard.y))
    best = np.asarray(ground.minima[0])
    window = [(float(part - _REACH), float(part + _REACH)) for part in best]
    curvatures, axes = np.linalg.eigh(ground.hessian(best))
    along, across = axes[:, 0] * np.sign(axes[0, 0]), axes[:, 1] * np.sign(axes[1, 1])
    start = best - 13.0 * along + 5.0 * across
    walk = descend(ground, gradient_descent(0.8 / curvatures[1]), [start], _SLOW_STEPS)
    return ground.with_window(window), walk


@kept
def _fifty(inputs: int, count: int, correlation: float, seed: int, share: float) -> Fifty:
    """Predict, then walk: at half the limit, from all knobs at 0."""
    examples = data.many(inputs, count, correlation, seed)
    ground, axes = linear_landscape(examples), curvature_axes(examples)
    best = np.asarray(ground.minima[0])
    start = np.append(np.zeros(inputs), best[-1])  # b is at home: its axis has no walk
    walk = modes(ground, best, start, 1 / axes[0][-1], axes=axes)
    own = np.flatnonzero(np.arange(inputs + 1) != np.abs(walk.axes[-1]).argmax())[::-1]
    waits = walk.arrivals(share)[own]
    steps = int(waits.max()) + 1
    path = walk.coordinates(descend(ground, gradient_descent(walk.rate), start, steps).points)
    shares = (path / walk.first)[:, own]
    predicted = walk.factors[own] ** np.arange(steps + 1)[:, np.newaxis]
    off = float(np.abs(shares - predicted).max())
    return Fifty(walk.eigenvalues[own], np.abs(shares), walk.rate, off, waits, share)


__all__ = ["PAIR", "STOPS", "Fifty", "Measured", "Plan", "TwoKnobs", "measured", "plan_for"]
