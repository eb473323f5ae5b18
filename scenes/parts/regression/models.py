"""Three models of the same few bent dots, and what each costs on dots that it has not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from gdmath import Dataset, parabolic_data
from gdmath.features import Polynomial, fit_polynomial

FEW, NEW, OTHERS = 12, 40, 4
_NOTHING = 1e-9  # of the variance of the answers: a loss that is rounding
_WORSE = 1.2  # times another loss: that is clearly larger


class Model(NamedTuple):
    """A polynomial fitted to a few dots, its loss on these and on new ones; and to other few."""

    fit: Polynomial
    seen: float
    new: float
    others: tuple[Polynomial, ...] = ()

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

    @classmethod
    def of(cls, noise: float, rng: np.random.Generator) -> Models:
        """Fit all three to a few dots of a parabola, and draw new ones."""
        few, new = (parabolic_data(count, noise, rng=rng) for count in (FEW, NEW))
        own = rng.spawn(1)[0]  # so that these take no numbers from those that are drawn later
        others = [parabolic_data(FEW, noise, rng=own) for _ in range(OTHERS)]
        least = _NOTHING * float(np.var(few.y))

        def model(degree: int) -> Model:
            fit = fit_polynomial(few, degree)
            seen, fresh = (loss if (loss := fit.loss(data)) > least else 0.0 for data in (few, new))
            return Model(fit, seen, fresh, tuple(fit_polynomial(it, degree) for it in others))

        return cls(few, new, (model(1), model(2), model(FEW - 1)))

    @property
    def wiggle_fails(self) -> bool:
        """Whether the curve through every dot is clearly worse than the parabola on new ones."""
        _, parabola, wiggle = self.all
        return wiggle.new > _WORSE * parabola.new


__all__ = ["FEW", "Model", "Models"]
