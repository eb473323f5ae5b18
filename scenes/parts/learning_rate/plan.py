"""What the film about learning rates tells: runs on a curve and in a valley, and their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, log

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    Landscape,
    Stability,
    descend,
    gradient_descent,
    parabola,
    quadratic,
    stability,
)
from gdmath.arrivals import arrival
from scenes.parts.learning_rate.marks import COLORS, KINDS, marks_for
from scenes.parts.learning_rate.numerals import fraction, text
from scenes.parts.learning_rate.outcome import CurveRun, Milestone, Trial, ValleyRun
from scenes.parts.learning_rate.verdict import judge

Array = NDArray[np.float64]

_SIXTEENTH = 1 / 16  # of the perfect rate: a calm one, where none is given
_NONE = 1e-9  # a factor so small is none
_PARTS = 24  # as many as a ruler has at most
_LOWER, _HIGHER = 0.75, 0.7  # of the best rate; of the way from there to the limit
_FLIGHTS = 8  # jumps that are kept of one who never arrives
_WINDOW = 2.45  # times the start: the valley's half width across, and so is along:
_ALONG = 1.42
# Metres: the mean diameter of the Earth and the mean distance of the Moon (IAU, NASA).
EARTH, MOON = 12_742e3, 384_400e3


@dataclass(frozen=True)
class RatePlan:
    """All that is computed for the film.

    ``careful`` is a calm rate, the one that is worked out; ``faster`` another calm one, ``perfect``
    the one that leaves nothing, ``beyond`` one that lands on the other side.
    """

    curve: Landscape
    start: float
    share: float
    careful: CurveRun
    faster: CurveRun | None
    perfect: CurveRun
    beyond: CurveRun | None
    valley: Landscape
    ground: Stability
    valley_start: tuple[float, float]
    runs: tuple[ValleyRun, ...]

    # -- the curve -------------------------------------------------------------------------------

    @property
    def minimum(self) -> float:
        """Where the curve is lowest."""
        return float(self.curve.minima[0][0])

    @property
    def distance(self) -> float:
        """How far from there she starts."""
        return abs(self.start - self.minimum)

    @property
    def curvature(self) -> float:
        """The slope for each unit of distance."""
        return float(self.curve.hessian(self.curve.minima[0])[0, 0])

    @property
    def slope(self) -> float:
        """Where she starts."""
        return float(self.careful.walk.gradients[0, 0, 0])

    @property
    def places(self) -> list[CurveRun]:
        """The runs in their row."""
        row = (self.careful, self.faster, self.perfect, self.beyond)
        return [run for run in row if run is not None]

    @property
    def part(self) -> int | None:
        """Of how many equal parts of the distance one is taken with a step, if it is one such."""
        parts = 1 / (1 - self.careful.factor)
        whole = round(parts)
        return whole if abs(parts - whole) < 1e-6 and 2 <= whole <= _PARTS else None

    @property
    def halfway(self) -> int:
        """The step of the careful run after which about half of the way is left."""
        away = np.abs(self.careful.places - self.minimum)
        return 1 + int(np.argmin(np.abs(away[1:-1] / away[0] - 0.5)))

    @property
    def shrunk(self) -> float:
        """How much of the slope at the start is left there, and so of the step."""
        return float(abs(self.careful.places[self.halfway] - self.minimum)) / self.distance

    @property
    def guesses(self) -> tuple[int, int, int]:
        """How many steps the faster run may take: half of the first, a tenth of it, or as it is."""
        assert self.faster is not None
        first, right = self.careful.arrived or 100, self.faster.arrived or 100
        times = self.faster.rate / self.careful.rate
        naive = max(1, round(first / times))
        half = max(1, first // 2)
        wrong = [guess for guess in (half, naive) if guess != right]
        while len(wrong) < 2:
            wrong.append(2 * max(*wrong, right))
        low, middle, high = sorted([right, *wrong[:2]])
        return high, middle, low

    # -- the valley ------------------------------------------------------------------------------

    @cached_property
    def condition(self) -> float:
        """How many times as sharply the valley curves across as along."""
        return float(self.ground.eigenvalues[-1] / self.ground.eigenvalues[0])

    @property
    def curvatures(self) -> tuple[float, float]:
        """Across and along."""
        along, across = self.ground.eigenvalues.tolist()
        return across, along

    @property
    def map_window(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What the map shows, the bottom in its middle: of one who flies off, two landings."""
        (_, wide), (_, along) = self.valley.window
        return (-wide, wide), (-along, along)

    @property
    def limit(self) -> float:
        """The rate from which on she flies off."""
        return float(self.ground.rate_limit)

    @property
    def best(self) -> float:
        """The rate at which the slower of both directions is fastest."""
        assert self.ground.best_rate is not None
        return self.ground.best_rate

    @cached_property
    def trials(self) -> list[Trial]:
        """Rates on either side of the best one, which is last: each until the share is left."""
        low, high = _LOWER * self.best, self.best + _HIGHER * (self.limit - self.best)
        named = {text(low): low, text(high): high}
        named.pop(fraction(self.best), None)
        return [self._trial(rate, name) for name, rate in named.items()] + [
            self._trial(self.best, fraction(self.best))
        ]

    def known(self, rate: float) -> ValleyRun | None:
        """The run in the valley at a rate, if there was one."""
        return next((run for run in self.runs if np.isclose(run.rate, rate, rtol=1e-9)), None)

    def _trial(self, rate: float, name: str) -> Trial:
        """It is walked until the share of the distance is left, as on the curve."""
        along, across = self.ground.contraction(rate).tolist()
        worse, steps = max(abs(along), abs(across)), 1
        if worse > self.share:  # after so many steps no more than that is left in any direction
            steps = ceil(log(self.share) / log(worse) - _NONE)
        start, goal = [self.valley_start], self.valley.minima[0]
        walk = descend(self.valley, gradient_descent(rate), start, steps)
        steps = arrival(walk.path(0), goal, self.share * (1 + _NONE)) or steps
        return Trial(
            rate, name, (across, along), descend(self.valley, gradient_descent(rate), start, steps)
        )

    @property
    def left_at_best(self) -> float:
        """What that leaves along, and with a minus across."""
        return float(self.ground.contraction(self.best).max())

    @property
    def calm(self) -> float:
        """The largest rate with which she crosses the bottom in no direction."""
        return 1 / self.curvatures[0]

    @property
    def milestones(self) -> list[Milestone]:
        """What the last run passes, if one unit is a metre."""
        far = np.abs(self.runs[-1].walk.points[:, 0, 0])
        marks = ("earth", EARTH), ("moon", MOON)
        passed = [(name, metres, np.flatnonzero(far > metres)) for name, metres in marks]
        return [Milestone(name, m, int(steps[0])) for name, m, steps in passed if len(steps)]

    @property
    def leaves(self) -> bool:
        """Whether the last run flies off so far that it is worth a look."""
        growing = abs(self.runs[-1].factors[0]) > 1
        return growing and bool(self.milestones) and self.milestones[0].step > 2


def plan_for(
    *,
    coefficient: float,
    minimum: float,
    curve_start: float,
    curve_rates: tuple[float, ...],
    arrival: float,
    patience: int,
    condition: float,
    start: tuple[float, float],
    rates: tuple[float, ...],
    iterations: int,
    zoom: bool = True,
) -> RatePlan:
    """Compute every run; the parameters are the film's."""
    curve = parabola(coefficient, minimum)
    lam = 2 * coefficient
    factors = {rate: 1 - rate * lam for rate in sorted(curve_rates)}
    calm = [rate for rate, factor in factors.items() if _NONE < factor < 1]
    off = [rate for rate, factor in factors.items() if factor < -_NONE]
    careful = calm[0] if calm else _SIXTEENTH / lam
    picked = (careful, calm[-1] if len(calm) > 1 else None, 1 / lam, off[-1] if off else None)
    row = [
        None if rate is None else _curve_run(curve, rate, curve_start, patience, arrival)
        for rate in picked
    ]
    first, _, third, _ = row
    assert first is not None
    assert third is not None
    wide, along = (reach * max(map(abs, start)) for reach in (_WINDOW, _ALONG))
    valley = quadratic(condition).with_window(((-wide, wide), (-along, along)))
    ground = stability(valley, valley.minima[0])
    marks = marks_for([judge(ground, rate, iterations) for rate in rates])
    return RatePlan(
        curve,
        curve_start,
        arrival,
        first,
        row[1],
        third,
        row[3],
        valley,
        ground,
        (float(start[0]), float(start[1])),
        tuple(
            _valley_run(valley, ground, rate, start, iterations, mark)
            for rate, mark in zip(rates, marks, strict=True)
        ),
    )


def _curve_run(
    curve: Landscape,
    rate: float,
    start: float,
    patience: int,
    share: float,
) -> CurveRun:
    factor = float(1 - rate * curve.hessian(curve.minima[0])[0, 0])
    factor = 0.0 if abs(factor) < _NONE else factor
    steps = patience if abs(factor) < 1 else _FLIGHTS
    if 0 < abs(factor) < 1:
        steps = min(patience, ceil(log(share) / log(abs(factor))) + 1)
    elif factor == 0:
        steps = 1
    walk = descend(curve, gradient_descent(rate), [(start,)], steps)
    when = arrival(walk.path(0), curve.minima[0], share)
    return CurveRun(rate, factor, walk, when)


def _valley_run(
    valley: Landscape,
    ground: Stability,
    rate: float,
    start: tuple[float, float],
    steps: int,
    mark: int,
) -> ValleyRun:
    walk = descend(valley, gradient_descent(rate), [start], steps)
    along, across = ground.contraction(rate).tolist()
    verdict = judge(ground, rate, steps)
    return ValleyRun(rate, (across, along), walk, verdict, COLORS[mark], KINDS[mark])


__all__ = ["CurveRun", "Milestone", "RatePlan", "ValleyRun", "plan_for"]
