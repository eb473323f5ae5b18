"""Powers of one input as inputs of their own, and what they cost: bias and variance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import frozen_array, real, real_array, shorten, whole
from gdmath.dataset import Dataset
from gdmath.errors import InputError, InputTypeError
from gdmath.frozen import Frozen
from gdmath.second import Floats

__all__ = ["BiasVariance", "Polynomial", "bias_variance", "fit_polynomial", "polynomial_features"]

# Where the mean over a window is taken; the ends count half.
_GRID = 4001


def polynomial_features(x: ArrayLike, degree: int) -> Floats:
    """Return the powers x⁰ … x^degree, (...) -> (..., degree + 1).

    A line in these inputs is a curve in x: the model stays linear in its weights.

    Args:
        x: finite numbers.
        degree: the highest power, at least 0.

    Raises TypeError or ValueError if an argument does not fit, or a power is beyond the numbers.

    >>> polynomial_features([2, -3], 3)
    array([[  1.,   2.,   4.,   8.],
           [  1.,  -3.,   9., -27.]])
    """
    numbers, highest = real_array("x", x), whole("degree", degree, at_least=0)
    with np.errstate(over="ignore"):
        powers: Floats = numbers[..., np.newaxis] ** np.arange(highest + 1)
    if not np.isfinite(powers).all():
        raise InputError(f"x must be small enough for its power {highest}, got {shorten(x)}.")
    return powers


@dataclass(frozen=True, eq=False, slots=True)
class Polynomial(Frozen):
    """A fitted polynomial: call it with x for its predictions.

    Attributes:
        coefficients: (degree + 1,), of the Legendre polynomials P₀ … of u, where u runs from -1 to
            1 as x runs through the window. They hardly depend on each other, as powers would.
        window: (low, high), of x.
    """

    coefficients: Floats
    window: tuple[float, float]

    def __call__(self, x: ArrayLike) -> Floats:
        """Return the predictions (...) for inputs (...)."""
        inputs = real_array("x", x)
        predicted: Floats = _legendre(inputs, len(self.coefficients) - 1, self.window) @ (
            self.coefficients
        )
        return predicted

    @property
    def powers(self) -> Floats:
        """The coefficients (degree + 1,) of x⁰, x¹, …"""
        from numpy.polynomial import Legendre
        from numpy.polynomial import Polynomial as Powers

        series = Legendre(self.coefficients, domain=self.window)
        return np.asarray(series.convert(kind=Powers).coef)

    def loss(self, dataset: Dataset) -> float:
        """Return the mean squared error on examples, those it learned from or others."""
        return float(np.mean((self(dataset.x) - dataset.y) ** 2))


def fit_polynomial(
    dataset: Dataset, degree: int, *, window: Sequence[float] | None = None
) -> Polynomial:
    """Return the polynomial of least mean squared error: where descent would end, by a formula.

    Legendre polynomials stand for the powers, which give the same curve and lose no digits.

    Args:
        dataset: m examples.
        degree: the highest power, at least 0; m - 1 at most, as more knobs than dots leave the
            curve open.
        window: (low, high) of x for the Legendre polynomials; from the least to the largest input
            by default.

    Raises TypeError or ValueError if an argument does not fit.

    >>> fit_polynomial(Dataset([-2, -1, 0, 1], [4, 1, 0, 1]), 2).powers.round(9) + 0.0
    array([0., 0., 1.])

    Source: A.-M. Legendre, Nouvelles méthodes pour la détermination des orbites des comètes (1805).
    """
    if not isinstance(dataset, Dataset):
        raise InputTypeError(f"dataset must be a Dataset, got {shorten(dataset)}.")
    _refuse_too_many(degree, dataset.x)
    ends = _window(window, dataset.x)
    solved = np.linalg.lstsq(_legendre(dataset.x, degree, ends), dataset.y)[0]
    return Polynomial(frozen_array(solved), ends)


class BiasVariance(NamedTuple):
    """What fresh dots cost a model on the average, in parts.

    Attributes:
        bias: how far the average model is from the law, squared: it is too stiff.
        variance: how far models of single draws are from the average one, squared: they are too
            nervous.
        noise: chance, which no model can foresee: σ².
        training: what the dots cost that it learned from, on the average.

    >>> BiasVariance(0.5, 0.25, 0.25, 0.6).total
    1.0
    """

    bias: float
    variance: float
    noise: float
    training: float

    @property
    def total(self) -> float:
        """The expected loss on fresh dots: bias + variance + noise."""
        return self.bias + self.variance + self.noise


def bias_variance(
    x: ArrayLike,
    degree: int,
    law: Callable[[Floats], Floats],
    noise: float,
    *,
    window: Sequence[float] = (-2.0, 2.0),
) -> BiasVariance:
    """Return bias², variance and chance of a polynomial fit, without drawing a single dot.

    The fit at any place is linear in the answers: ŷ = H y with H = Φ(place) Φ(x)⁺. So if y is law
    and noise, bias² is the mean of (H law(x) - law)² and variance σ² times the mean of Σ H², both
    over fresh inputs spread evenly over the window.

    Args:
        x: (m,) inputs, the same in every draw.
        degree: the highest power, 0 to m - 1.
        law: what the answers follow, (...) -> (...).
        noise: σ ≥ 0, the standard deviation about it.
        window: (low, high), where fresh inputs come from.

    Raises TypeError or ValueError if an argument does not fit.

    >>> parts = bias_variance([-1, 0, 1], 1, np.square, 0.0, window=(-1, 1))
    >>> round(parts.bias, 6), parts.variance, round(parts.training, 6)
    (0.2, 0.0, 0.222222)

    Source: S. Geman, E. Bienenstock, R. Doursat, Neural networks and the bias/variance dilemma,
    Neural Computation 4 (1992).
    """
    inputs = real_array("x", x)
    if inputs.ndim != 1 or inputs.size == 0:
        raise InputError(f"x must be a list of at least one number, got {shorten(x)}.")
    _refuse_too_many(degree, inputs)
    if not callable(law):
        raise InputTypeError(f"law must be a function of x, got {shorten(law)}.")
    variance = real("noise", noise, at_least=0) ** 2
    ends = _window(window, inputs)
    grid = np.linspace(*ends, _GRID)
    weights = np.full(_GRID, 1.0 / (_GRID - 1))
    weights[[0, -1]] *= 0.5
    seen = _legendre(inputs, degree, ends)
    solve = np.linalg.pinv(seen)
    hat = _legendre(grid, degree, ends) @ solve
    told = np.asarray(law(inputs), dtype=np.float64)
    missed = hat @ told - law(grid)
    left = seen @ (solve @ told) - told
    return BiasVariance(
        bias=float(weights @ missed**2),
        variance=float(variance * (weights @ (hat**2).sum(axis=1))),
        noise=variance,
        training=float(np.mean(left**2) + variance * (1.0 - (degree + 1) / len(inputs))),
    )


def _legendre(x: Floats, degree: int, window: tuple[float, float]) -> Floats:
    """Return P₀(u) … P_degree(u), (...) -> (..., degree + 1): k Pₖ = (2k-1) u Pₖ₋₁ - (k-1) Pₖ₋₂."""
    low, high = window
    u = (2.0 * x - (low + high)) / (high - low)
    columns = [np.ones_like(u), u][: degree + 1]
    for k in range(2, degree + 1):
        columns.append(((2 * k - 1) * u * columns[-1] - (k - 1) * columns[-2]) / k)
    return np.stack(columns, axis=-1)


def _refuse_too_many(degree: object, x: Floats) -> None:
    """See that there are at least as many different inputs as knobs."""
    places = len(np.unique(x))
    if whole("degree", degree, at_least=0) >= places:
        raise InputError(
            f"degree must be at most {places - 1}, for x has {places} different "
            f"number{'s' * (places > 1)}, got {degree}."
        )


def _window(window: Sequence[float] | None, x: Floats) -> tuple[float, float]:
    """Return the window as floats; by default the one that just holds x, or about a single x."""
    if window is None:
        low, high = float(x.min()), float(x.max())
        return (low, high) if low < high else (low - 1.0, low + 1.0)
    ends = real_array("window", window)
    if ends.shape != (2,) or not ends[0] < ends[1]:
        raise InputError(f"window must be (low, high) with low < high, got {shorten(window)}.")
    return float(ends[0]), float(ends[1])
