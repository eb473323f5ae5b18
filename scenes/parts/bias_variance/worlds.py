"""The same models fitted to many draws of a few dots, and what their curves have in common.

Every draw is independent of the others. So the average of the curves that are seen is rough where
these stray far, and that of many times as many is less so: the film tells of how many it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gdmath.dataset import Dataset
from gdmath.features import fit_polynomial
from scenes.render.kept import kept

Array = NDArray[np.float64]

ENDS = (-2.0, 2.0)  # of x, in all pictures
MORE = 100  # times as many draws as are seen, to find what their average comes to
_GRID = 401  # places of a curve


class Parts(NamedTuple):
    """What chance leaves of some draws: bias² of their average, variance about it."""

    bias: float
    variance: float


@dataclass(frozen=True)
class Worlds:
    """The same model fitted to many draws: curves (worlds, places) that are seen, and far more.

    Attributes:
        degree: the highest power.
        x: (places,) where the curves are told.
        dots: (worlds, 2, m), x and y of each draw that is seen.
        curves: (worlds, places).
        answers: (draws, m), the average y of the first 1, 2, 3, … draws, seen or not.
        fit: (places, m), which makes the curve of any answers: it is linear in them.
        of_all: what all the draws come to.
    """

    degree: int
    x: Array
    dots: Array
    curves: Array
    answers: Array
    fit: Array
    of_all: Parts

    def after(self, draws: int) -> Array:
        """The average curve (places,) of the first draws."""
        return np.asarray(self.fit @ self.answers[draws - 1])

    @property
    def mean(self) -> Array:
        """The average (places,) of the curves that are seen."""
        return np.asarray(self.curves.mean(axis=0))

    @property
    def settled(self) -> Array:
        """The average curve (places,) of all draws."""
        return self.after(len(self.answers))

    @property
    def bias(self) -> float:
        """How far the average of those seen is from the law, squared and averaged over x."""
        return _over(self.x, (self.mean - self.x**2) ** 2)

    @property
    def variance(self) -> float:
        """How far curves that are seen are from their average, squared and averaged over x."""
        return _over(self.x, self.curves.var(axis=0))


def _over(x: Array, numbers: Array) -> float:
    """The mean over x, whose ends count half."""
    return float(np.trapezoid(numbers, x) / (x[-1] - x[0]))


@kept
def drawn_worlds(
    degrees: tuple[int, ...], count: int, few: int, noise: float
) -> tuple[Worlds, ...]:
    """Draw a few dots again and again, and fit models up to these powers to each draw."""
    x = np.linspace(*ENDS, _GRID)
    places = np.linspace(*ENDS, few)  # as in all draws of the film
    seen = [np.random.default_rng(seed).normal(0, 1, few) for seed in range(count)]
    others = np.random.default_rng(count).normal(0, 1, ((MORE - 1) * count, few))
    answers = places**2 + noise * np.vstack([seen, others])
    dots = np.array([(places, y) for y in answers[:count]])
    means = np.cumsum(answers, axis=0) / np.arange(1, len(answers) + 1)[:, np.newaxis]
    spread = np.cov(answers.T, bias=True)
    found = []
    for degree in degrees:
        ones = [fit_polynomial(Dataset(places, one), degree) for one in np.eye(few)]
        fit = np.stack([one(x) for one in ones], axis=1)
        bias = _over(x, (fit @ means[-1] - x**2) ** 2)
        parts = Parts(bias, _over(x, np.einsum("pi,ij,pj->p", fit, spread, fit)))
        found.append(Worlds(degree, x, dots, answers[:count] @ fit.T, means, fit, parts))
    return tuple(found)


__all__ = ["ENDS", "MORE", "Parts", "Worlds", "drawn_worlds"]
