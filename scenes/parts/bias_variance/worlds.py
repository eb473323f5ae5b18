"""The same models fitted to many draws of a few dots, and what their curves have in common.

The draws are balanced: the chance in them has, over all of them, the mean and the covariance that
it has over all possible draws. So the average of the curves that are seen, and how far these are
from it, are not merely near to what the bars of all powers say; they are it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath.dataset import Dataset
from gdmath.features import fit_polynomial
from scenes.render.kept import kept

Array = NDArray[np.float64]

ENDS = (-2.0, 2.0)  # of x, in all pictures
_GRID = 401  # places of a curve


@dataclass(frozen=True)
class Worlds:
    """The same model fitted to many draws: its curves (worlds, places), and what is between them.

    Attributes:
        degree: the highest power.
        x: (places,) where the curves are told.
        dots: (worlds, 2, m), x and y of each draw.
        curves: (worlds, places).
    """

    degree: int
    x: Array
    dots: Array
    curves: Array

    @property
    def mean(self) -> Array:
        """The average curve (places,)."""
        return np.asarray(self.curves.mean(axis=0))

    @property
    def bias(self) -> float:
        """How far the average curve is from the law, squared and averaged over x."""
        return _over(self.x, (self.mean - self.x**2) ** 2)

    @property
    def variance(self) -> float:
        """How far curves are from the average one, squared and averaged over x."""
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
    chance = np.array([np.random.default_rng(seed).normal(0, 1, few) for seed in range(count)])
    answers = places**2 + noise * balanced(chance)
    draws = [Dataset(places, y) for y in answers]
    dots = np.array([(draw.x, draw.y) for draw in draws])
    found = []
    for degree in degrees:
        fits = [fit_polynomial(draw, degree) for draw in draws]
        found.append(Worlds(degree, x, dots, np.array([fit(x) for fit in fits])))
    return tuple(found)


def balanced(chance: Array) -> Array:
    """Change draws (draws, numbers) as little as can be, so that mean and covariance are 0 and 1.

    Fewer draws than numbers cannot have that covariance; they have the right mean.
    """
    centred = chance - chance.mean(axis=0)
    draws, numbers = chance.shape
    if draws <= numbers:
        return np.asarray(centred)
    left, _, right = np.linalg.svd(centred, full_matrices=False)
    return np.asarray(np.sqrt(draws) * left @ right)


__all__ = ["ENDS", "Worlds", "balanced", "drawn_worlds"]
