"""A valley over two knobs whose inputs rise and fall together, and her walks in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from gdmath import InputError, Landscape, Trajectory, descend, gradient_descent
from gdmath.examples import Examples
from gdmath.linear import linear_landscape

Array = NDArray[np.float64]

PAIR = (0, 2)  # the columns that rise and fall together
_TILTED = 0.6  # the least correlation of them
_PASSED = 1.1  # of a goal
_ZIGZAG = 9
_NEAR_LIMIT = 0.95  # of the limit, for the walk that bounces


@dataclass(frozen=True)
class TwoKnobs:
    """The valley over two knobs, answers centred, and the walk from (0, 0)."""

    correlation: float
    ground: Landscape
    walk: Trajectory
    rate: float
    zigzag: Trajectory
    zigzag_rate: float

    @property
    def best(self) -> Array:
        """The minimum (2,)."""
        return np.asarray(self.ground.minima[0])

    @property
    def turn(self) -> float:
        """Degrees by which the picture is turned until the valley lies level."""
        return 45.0 if self.correlation > 0 else -45.0

    @property
    def curvatures(self) -> tuple[float, float]:
        """Along the valley, and across it."""
        size = abs(self.correlation)
        return 2 - 2 * size, 2 + 2 * size

    @property
    def factors(self) -> tuple[float, float]:
        """What a step leaves of the distance along and across."""
        along, across = self.curvatures
        return 1 - self.rate * along, 1 - self.rate * across

    @property
    def bounce(self) -> float:
        """What a step of the walk that bounces leaves of the distance across."""
        return 1 - self.zigzag_rate * self.curvatures[1]

    @property
    def ways(self) -> Array:
        """The directions along and across (2, 2), as rows; both to the right and up once turned."""
        sign = np.sign(self.correlation)
        return np.array([(1.0, -sign), (sign, 1.0)]) / np.sqrt(2)

    @cached_property
    def distances(self) -> Array:
        """How far she is from the minimum along and across, (steps + 1, 2)."""
        return np.asarray((self.walk.points[:, 0] - self.best) @ self.ways.T)

    @property
    def passer(self) -> int:
        """The knob that passes its goal by most."""
        return int(np.argmax(self.walk.points[:, 0].max(axis=0) / self.best))


def two_knobs(standard: Examples, rate: float, steps: int) -> TwoKnobs:
    """Walk in the valley of evenings in standard units; refuse one that is not tilted."""
    x = standard.x[:, PAIR]
    whole = linear_landscape(Examples(x, standard.y - standard.y.mean()))
    best = np.asarray(whole.minima[0])
    hessian = np.asarray(whole.hessian(best))[:2, :2]
    lowest = float(whole.value(best))
    r = float(hessian[0, 1] / 2)
    if abs(r) < _TILTED:
        raise InputError(
            f"data_seed must give evenings whose reservations and tourists go together, by a"
            f" correlation of at least {_TILTED:g}; got {r:.2g}."
        )
    steepest = 2 + 2 * abs(r)
    if rate >= 1 / steepest:
        raise InputError(f"rate_2d must be below {1 / steepest:.3g}, got {rate:g}.")
    reach = 1.2 * float(np.linalg.norm(best[:2]))
    window = [(float(part - reach), float(part + reach)) for part in best[:2]]
    ground = Landscape(
        "two knobs",
        partial(_bowl, hessian, best[:2], lowest),
        partial(_bowl_gradient, hessian, best[:2]),
        window=window,
        minima=[best[:2]],
    )
    walk = descend(ground, gradient_descent(rate), [np.zeros(2)], steps)
    wild = _NEAR_LIMIT * 2 / steepest
    sign = np.sign(r)
    ways = np.array([(1.0, -sign), (sign, 1.0)]) / np.sqrt(2)
    start = best[:2] + reach * (-0.78 * ways[0] + 0.3 * ways[1])
    zigzag = descend(ground, gradient_descent(wild), [start], _ZIGZAG)
    two = TwoKnobs(r, ground, walk, rate, zigzag, wild)
    if walk.points[:, 0].max(axis=0)[two.passer] < _PASSED * best[two.passer]:
        raise InputError("data_seed must give evenings in which a knob passes its goal.")
    return two


def _bowl(hessian: Array, best: Array, lowest: float, points: Array) -> Array:
    off = points - best
    return np.asarray(lowest + 0.5 * ((off @ hessian) * off).sum(axis=-1))


def _bowl_gradient(hessian: Array, best: Array, points: Array) -> Array:
    return np.asarray((points - best) @ hessian)


__all__ = ["PAIR", "TwoKnobs", "two_knobs"]
