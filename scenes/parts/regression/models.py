"""Three models of the same few bent dots, and what each costs on dots that it has not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gdmath import Dataset, parabolic_data
from gdmath.features import Polynomial, fit_polynomial

FEW, NEW, OTHERS = 12, 20, 3
_INPUTS = 201
_THRASHING = 4.0  # times as far apart
_NOTHING = 1e-9  # of the variance of the answers: a loss that is rounding
_WORSE = 1.2  # times another loss: that is clearly larger


class Model(NamedTuple):
    """A polynomial fitted to a few dots, its loss on these and on new ones."""

    fit: Polynomial
    seen: float
    new: float

    @property
    def knobs(self) -> int:
        """How many numbers it can choose."""
        return len(self.fit.coefficients)


@dataclass(frozen=True)
class Models:
    """A line, a parabola, and a curve that has as many knobs as there are dots."""

    few: Dataset
    new: Dataset
    all: tuple[Model, Model, Model]
    dozens: tuple[Dataset, ...]  # the few dots, and then others from the same parabola

    @classmethod
    def of(cls, noise: float, rng: np.random.Generator) -> Models:
        """Fit all three to a few dots of a parabola, and draw new ones."""
        few, new = (parabolic_data(count, noise, rng=rng) for count in (FEW, NEW))
        least = _NOTHING * float(np.var(few.y))

        def model(degree: int) -> Model:
            fit = fit_polynomial(few, degree)
            seen, fresh = (loss if (loss := fit.loss(data)) > least else 0.0 for data in (few, new))
            return Model(fit, seen, fresh)

        others = (parabolic_data(FEW, noise, rng=rng) for _ in range(OTHERS))
        return cls(few, new, (model(1), model(2), model(FEW - 1)), (few, *others))

    def refitted(self, number: int) -> tuple[Polynomial, ...]:
        """What one of the models becomes on each of the dozens."""
        degree = self.all[number].knobs - 1
        return tuple(fit_polynomial(data, degree) for data in self.dozens)

    def refits(self) -> NDArray[np.float64]:
        """What all of these say of all inputs, one after another."""
        x = np.linspace(*self.all[0].fit.window, 4 * _INPUTS)
        return np.concatenate([fit(x) for number in range(3) for fit in self.refitted(number)])

    def spread(self, number: int) -> float:
        """By how much its curves lie apart: the variance of what they say, over all inputs."""
        x = np.linspace(*self.all[number].fit.window, _INPUTS)
        return float(np.mean(np.var([fit(x) for fit in self.refitted(number)], axis=0)))

    @property
    def thrashes(self) -> bool:
        """Whether other dots change the curve through every dot far more than the line."""
        return self.spread(2) > _THRASHING * max(self.spread(0), _NOTHING)

    @property
    def wiggle_fails(self) -> bool:
        """Whether the curve through every dot is clearly worse than the parabola on new ones."""
        _, parabola, wiggle = self.all
        return wiggle.new > _WORSE * parabola.new


__all__ = ["FEW", "Model", "Models"]
