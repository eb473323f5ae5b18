"""What each dot asks for, alone and together with the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import (
    Dataset,
    Landscape,
    least_squares,
    mse,
    mse_gradient,
    regression_landscape,
)
from gdmath.shuffles import single_gradients

Array = NDArray[np.float64]

FEW = 10  # questions, after which the race halts first
_CHANCE = 4  # two standard errors, squared
_ROUND = 4.0  # times as steep one way as the other, a bowl may be that is seen as one
_ALONG = 0.5  # of the way from the start to the best line, that a gutter is seen to either side


@dataclass(frozen=True)
class Asked:
    """The dots, the line that all start from, the rate, and the order in which dots are asked."""

    dots: Dataset
    start: Array  # (2,), the line (w, b)
    rate: float  # of the one who asks one at a time
    order_seed: int

    def __len__(self) -> int:
        return len(self.dots)

    # -- one dot ---------------------------------------------------------------------------------

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The order (n,) in which the dots are asked."""
        return np.random.default_rng(self.order_seed).permutation(len(self.dots))

    @property
    def first(self) -> int:
        """Which dot is asked first."""
        return int(self.order[0])

    @property
    def other(self) -> int:
        """Another dot, asked soon, on the other side of 0, whose step is as long."""
        far = np.linalg.norm(self.steps, axis=1)
        fitting = (np.sign(self.dots.x) != np.sign(self.x)) & (far >= far[self.first])
        return int(next((row for row in self.order if fitting[row]), self.order[1]))

    def take(self, rows: ArrayLike) -> Dataset:
        """Some of the dots."""
        return Dataset(self.dots.x[np.atleast_1d(rows)], self.dots.y[np.atleast_1d(rows)])

    @property
    def x(self) -> float:
        """The first dot's input."""
        return float(self.dots.x[self.first])

    @property
    def y(self) -> float:
        """Its answer."""
        return float(self.dots.y[self.first])

    def error(self, line: ArrayLike) -> float:
        """Its error for a line (2,)."""
        w, b = np.asarray(line, dtype=float).tolist()
        return float(w * self.x + b - self.y)

    @cached_property
    def gradients(self) -> Array:
        """What each dot alone asks for at the start (n, 2)."""
        return single_gradients(self.dots, *self.start)

    @cached_property
    def steps(self) -> Array:
        """The step (n, 2) to which each dot alone leads."""
        return np.asarray(-self.rate * self.gradients)

    @property
    def single(self) -> Array:
        """The gradient (2,) of the first dot."""
        return np.asarray(self.gradients[self.first])

    @property
    def next(self) -> Array:
        """The line (2,) after its step."""
        return np.asarray(self.start + self.steps[self.first])

    @property
    def gone(self) -> float:
        """The share of its error that the step takes away."""
        return 2 * self.rate * (1 + self.x**2)

    # -- all dots --------------------------------------------------------------------------------

    @cached_property
    def best(self) -> Array:
        """The best line (2,)."""
        return least_squares(self.dots)

    def loss(self, lines: ArrayLike) -> Array:
        """The loss (...) of lines (..., 2)."""
        return np.asarray(self.landscape.value(np.asarray(lines, dtype=float)))

    @cached_property
    def lowest(self) -> float:
        """The lowest loss."""
        return float(mse(self.dots, *self.best))

    @property
    def by_chance(self) -> bool:
        """Whether the best line fits no better than it might by chance.

        That is, whether its slope is less than two standard errors from 0: of so many dots without
        any connection, one set in twenty has as steep a line.
        """
        explained = 1 - self.lowest / float(np.var(self.dots.y))
        return explained < _CHANCE / len(self)

    @property
    def mean_step(self) -> Array:
        """The step (2,) to which all dots together lead."""
        return np.asarray(-self.rate * mse_gradient(self.dots, *self.start))

    @cached_property
    def gutters(self) -> list[tuple[int, Landscape]]:
        """The average of gutters as dots are asked: of one, a few, half of them, all."""
        counts = sorted({1, FEW, len(self) // 2, len(self)})
        return [(n, regression_landscape(self.take(self.order[:n]))) for n in counts]

    @property
    def bowl_of_few(self) -> bool:
        """Whether the average of the first few squared errors looks like a bowl already."""
        of_few = next(ground for count, ground in self.gutters if count == FEW)
        flat, steep = np.linalg.eigvalsh(of_few.hessian(np.zeros(2)))
        return bool(steep < _ROUND * flat)

    @cached_property
    def landscape(self) -> Landscape:
        """The loss of all lines."""
        return regression_landscape(self.dots)

    @cached_property
    def gutter(self) -> Array:
        """Two lines (2, 2) on the first dot's gutter, to either side of the one nearest by."""
        ahead = np.array([self.x, 1.0])
        foot = self.start - self.error(self.start) / float(ahead @ ahead) * ahead
        way = np.array([1.0, -self.x]) / float(np.hypot(1, self.x))
        reach = _ALONG * float(np.linalg.norm(self.best - self.start))
        return np.asarray(foot + np.array([[-reach], [reach]]) * way)


__all__ = ["FEW", "Asked"]
