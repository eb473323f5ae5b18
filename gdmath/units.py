"""Standard units: data counted from their mean in standard deviations.

Raw data may make the cost of a line a valley so narrow that gradient descent cannot cross and
follow it in any number of steps worth showing; in standard units it is a round bowl.
"""

from dataclasses import dataclass

import numpy as np

from gdmath.checks import real
from gdmath.dataset import Dataset
from gdmath.errors import InputError
from gdmath.second import Floats

__all__ = ["StandardUnits"]


@dataclass(frozen=True, slots=True)
class StandardUnits:
    """A shift and a scale for x and for y: x = x_mean + x_scale · x′, and y alike.

    With them the best line has b′ = 0 and w′ between −1 and 1, the correlation; both curvatures of
    the mean squared error are 2, along w′ as along b′.

    >>> units = StandardUnits.of(Dataset([10, 20, 30], [1000, 3000, 5000]))
    >>> units.standardized(Dataset([20, 30], [3000, 5000])).x.round(3)
    array([0.   , 1.225])
    >>> units.line(1.0, 0.0)
    array([  200., -1000.])
    """

    x_mean: float
    x_scale: float
    y_mean: float
    y_scale: float

    @classmethod
    def of(cls, dataset: Dataset) -> "StandardUnits":
        """Return the units of a data set: its means and standard deviations (divided by m).

        Answers that are all equal are left as large as they are. Raises ValueError if all inputs
        are equal: they have no scale, and no line is better than every other.
        """
        x_scale, y_scale = _spread(dataset.x), _spread(dataset.y)
        if not x_scale > 0:
            raise InputError(
                "x must hold at least two different numbers for a line, but every x is "
                f"{dataset.x[0]:g}."
            )
        return cls(float(np.mean(dataset.x)), x_scale, float(np.mean(dataset.y)), y_scale or 1.0)

    def standardized(self, dataset: Dataset) -> Dataset:
        """Return the data set in these units."""
        return dataset.with_numbers(
            (dataset.x - self.x_mean) / self.x_scale, (dataset.y - self.y_mean) / self.y_scale
        )

    def raw(self, dataset: Dataset) -> Dataset:
        """Return a data set in these units as it was before."""
        return dataset.with_numbers(
            self.x_mean + self.x_scale * dataset.x, self.y_mean + self.y_scale * dataset.y
        )

    def ranges(
        self, x_range: tuple[float, float], y_range: tuple[float, float]
    ) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return ranges of x′ and y′ in the units of the data, for the axes of a plot."""
        (x0, x1), (y0, y1) = x_range, y_range
        return (
            (self.x_mean + self.x_scale * x0, self.x_mean + self.x_scale * x1),
            (self.y_mean + self.y_scale * y0, self.y_mean + self.y_scale * y1),
        )

    def line(self, w: float, b: float) -> Floats:
        """Return the line w′, b′ of these units in those of the data: [w, b].

        w = w′ y_scale / x_scale and b = y_mean + b′ y_scale − w x_mean.

        Raises ValueError unless both are finite numbers.
        """
        slope = real("w", w) * self.y_scale / self.x_scale
        return np.array([slope, self.y_mean + real("b", b) * self.y_scale - slope * self.x_mean])


def _spread(numbers: Floats) -> float:
    """Return the standard deviation, also of numbers whose squares are too small to be told apart.

    Numbers that are all equal have none, though their mean may be rounded.
    """
    if np.ptp(numbers) == 0:
        return 0.0
    off = numbers - np.mean(numbers)
    largest = float(np.abs(off).max())
    return largest * float(np.std(off / largest))
