"""The numbers of the film: a blind shot, how wrong it is, and the walk from there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, log

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset, Landscape, Trajectory, descend, gradient_descent, mse, rmse, sse
from scenes.parts.paraboloid.bowl import REACH, RIM, RINGS, Bowl
from scenes.stage.ground.rings import one_two_five

Array = NDArray[np.float64]

_LENS = (0.4, 1.0)  # scene units: how long the step is to be under the lens
_TOWARDS = 10.0  # degrees, within which only one direction is left


@dataclass(frozen=True)
class Plan:
    """A start in a bowl, and what is done there.

    Words have places (x, y); pictures have errors: how far a place is from the lowest one.
    """

    bowl: Bowl
    draws: tuple[tuple[int, int], ...]  # of the two wheels; the last one counts
    start: Array  # (2,)
    rate: float
    epochs: int
    every: int  # steps between two lines of the log
    enough: float  # a gradient of this length is as good as none
    compared: float  # the other rate
    best_of_all: bool  # whether that is the one that suits the bowl best

    @property
    def landscape(self) -> Landscape:
        """How wrong each place is: in the round bowl, the sum of both squared errors."""
        return self.bowl.ground.with_window(((-REACH, REACH), (-REACH, REACH)))

    # -- how wrong it is -------------------------------------------------------------------------

    @property
    def away(self) -> Array:
        """Both errors of the start (2,)."""
        return np.asarray(self.start - self.bowl.lowest)

    def measures(self, errors: Array) -> tuple[float, float, float]:
        """SSE, MSE and RMSE of two errors (2,): predictions for which 0 is the right answer."""
        data = Dataset(errors, np.zeros(2))
        return float(sse(data, 1, 0)), float(mse(data, 1, 0)), float(rmse(data, 1, 0))

    @cached_property
    def dots(self) -> Array:
        """Every whole-number place of the target and its height (21, 21, 3)."""
        places = np.stack(np.meshgrid(*[np.arange(-REACH, REACH + 1.0)] * 2), axis=-1)
        heights = np.asarray(self.bowl.centred.value(places))
        return np.concatenate([places, heights[..., None]], axis=-1)

    @property
    def highest(self) -> float:
        """The height of the highest dot."""
        return float(self.dots[..., 2].max())

    @property
    def apart(self) -> float:
        """How much higher a ring of the bowl is than the one inside."""
        return float(self.bowl.height(RIM)) / RINGS

    # -- the walk --------------------------------------------------------------------------------

    @cached_property
    def walk(self) -> Trajectory:
        """Every step."""
        return descend(self.landscape, gradient_descent(self.rate), self.start, self.epochs)

    @cached_property
    def path(self) -> Array:
        """Where every step ends, as errors (epochs + 1, 2)."""
        return np.asarray(self.walk.points - self.bowl.lowest)

    def at(self, step: float) -> Array:
        """Where she is after so many steps (2,), between two of them as well."""
        return np.asarray(self.walk.at(step)) - self.bowl.lowest

    @property
    def gradient(self) -> Array:
        """The gradient (2,) at the start."""
        return np.asarray(self.walk.gradients[0])

    @property
    def step(self) -> Array:
        """The first step (2,)."""
        return np.asarray(-self.rate * self.gradient)

    @property
    def next(self) -> Array:
        """Where it ends (2,)."""
        return np.asarray(self.walk.points[1])

    @cached_property
    def log(self) -> list[tuple[int, list[float]]]:
        """The epochs that are printed, each with the place after it."""
        return [(k, self.walk.points[k + 1].tolist()) for k in range(0, self.epochs, self.every)]

    @property
    def best(self) -> list[float]:
        """The place after the last step."""
        guess: list[float] = self.walk.points[-1].tolist()
        return guess

    @cached_property
    def distances(self) -> Array:
        """How far she is from the cross after each step (epochs + 1,)."""
        return np.hypot(*self.path.T)

    def distance(self, step: float) -> float:
        """How far she is after so many steps, between two of them as well."""
        return float(np.hypot(*self.at(step)))

    @cached_property
    def shares(self) -> Array:
        """The share of the distance that every step keeps along the bowl, and across it (2,)."""
        return np.asarray(1 - self.rate * self.bowl.bends)

    @property
    def kept(self) -> float:
        """The share of the distance that every step keeps; in a stretched bowl, along it."""
        return 1 - float(self.bowl.bends[0]) * self.rate

    def until(self, share: float) -> float:
        """After how many steps, fractions included, a distance along falls to a share."""
        return log(share) / log(self.kept)

    def left(self, share: float) -> int:
        """After how many steps only a share of the distance is left."""
        if self.bowl.round:
            return round(self.until(share))
        after = int(np.searchsorted(-self.distances, -share * self.distances[0]))
        return min(after, self.epochs)

    @property
    def half(self) -> int:
        """After how many steps half of the distance is left."""
        return self.left(0.5)

    @property
    def quarter(self) -> int:
        """After how many steps a quarter of it is left."""
        return 2 * self.half if self.bowl.round else self.left(0.25)

    @property
    def tenth(self) -> int:
        """After how many steps a tenth of it is left."""
        return self.left(0.1)

    def closer(self, powers: int) -> int:
        """After how many steps she is so many times ten times closer, or the last one."""
        after = powers * self.tenth if self.bowl.round else self.left(0.1**powers)
        return min(after, self.epochs)

    @property
    def tenfolds(self) -> int:
        """How many times she comes ten times closer."""
        if self.bowl.round:
            return int(self.epochs / self.until(0.1) + 1e-9)
        return int(np.log10(self.distances[0] / self.distances[-1]) + 1e-9)

    def turned(self, step: int) -> float:
        """By how many degrees her direction from the cross is not along the bowl."""
        along, across = np.abs(self.bowl.ways @ self.path[step])
        return float(np.degrees(np.arctan2(across, along)))

    @property
    def flattened(self) -> bool:
        """Whether only the flattest direction is left in the end, and was not at first."""
        return self.turned(self.epochs) < _TOWARDS < self.turned(0)

    @cached_property
    def good(self) -> int:
        """The first step after which the gradient is short enough."""
        return self._until_good(self.rate, self.epochs)

    def _until_good(self, rate: float, steps: int) -> int:
        walk = descend(
            self.landscape, gradient_descent(rate), self.start, steps, tolerance=self.enough
        )
        return int(walk.lengths)

    @cached_property
    def other(self) -> Array:
        """Where the steps of the other rate end, as errors, until it is good enough (n, 2)."""
        rule = gradient_descent(self.compared)
        most = self.epochs if self.converges else 1
        walk = descend(self.landscape, rule, self.start, most, tolerance=self.enough)
        return np.asarray(walk.points[: int(walk.lengths) + 1] - self.bowl.lowest)

    @property
    def converges(self) -> bool:
        """Whether the other rate brings her closer along the bowl, and across it."""
        return bool(np.all(np.abs(1 - self.compared * self.bowl.bends) < 1))

    @property
    def landing(self) -> Array:
        """Where one step of the other rate ends (2,)."""
        return np.asarray(self.start - self.compared * self.gradient)

    @property
    def landed(self) -> Array:
        """The errors that are left there (2,)."""
        return np.asarray(self.landing - self.bowl.lowest)

    @property
    def arrives(self) -> bool:
        """Whether that is the cross itself."""
        return not self.landed.any()

    @property
    def overshoots(self) -> bool:
        """Whether the gradient as a step would end farther off than she is."""
        return bool(np.hypot(*(self.away - self.gradient)) >= self.distances[0] * (1 - 1e-12))

    # -- how it is seen --------------------------------------------------------------------------

    @property
    def drawn_back(self) -> float:
        """How far the map must reach so that the whole gradient is seen on it."""
        tip = float(np.abs(self.away + self.gradient).max())
        return max(2.0 * REACH, ceil(1.1 * tip))

    @property
    def seen_to_land(self) -> float:
        """How far the map must reach so that the steps of the other rate end on it."""
        return max(REACH, ceil(1.1 * float(np.abs(self.other).max())))

    def lens(self, unit: float) -> float:
        """How many times a lens enlarges a map on which 1 is ``unit`` scene units long."""
        length = float(np.hypot(*self.step)) * unit
        return one_two_five(_LENS[1] / length, down=True)


__all__ = ["Plan"]
