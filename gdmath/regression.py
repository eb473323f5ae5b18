"""Regression with a line: predictions, how bad they are, and the landscape of that badness.

The cost of a line is a quadratic bowl over its slope and height, so everything about it is known
exactly; the landscape is computed from the bowl, not from the examples one by one.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import real_array, shorten
from gdmath.dataset import Dataset
from gdmath.errors import InputError, InputTypeError
from gdmath.landscape import Function, Landscape, Window
from gdmath.second import Floats, constant_hessian

__all__ = [
    "cost_gradient",
    "least_squares",
    "mse",
    "mse_gradient",
    "predict",
    "regression_landscape",
    "rmse",
    "sse",
]

# A smaller mean square is lost to underflow, or soon will be.
_TINY = 1e-200
# How far the window reaches to either side of the best line, in units of what the data suggest.
_REACH = 1.5

# A line may be steep enough to leave the finite numbers; that is no reason for a warning.
_quiet = np.errstate(over="ignore", invalid="ignore")


@_quiet
def predict(x: ArrayLike, w: ArrayLike, b: ArrayLike = 0.0) -> Floats:
    """Return the predictions of a line: ŷ = w x + b.

    Args:
        x: (X) inputs.
        w, b: (...) slopes and heights at 0; without b the line passes through the origin. They are
            broadcast against each other.

    Returns predictions of shape (..., X). Raises TypeError or ValueError unless all are finite
    numbers.

    >>> predict([1.0, 2.0, 3.0], w=2, b=1)
    array([3., 5., 7.])
    >>> predict([1.0, 2.0, 3.0], w=[2, -1]).shape
    (2, 3)
    """
    inputs = real_array("x", x)
    slopes, heights = real_array("w", w), real_array("b", b)
    try:
        slopes, heights = np.broadcast_arrays(slopes, heights)
    except ValueError:
        raise InputError(
            f"w and b must have shapes that fit each other, got {slopes.shape} and {heights.shape}."
        ) from None
    columns = slopes.shape + (1,) * inputs.ndim
    predictions: Floats = slopes.reshape(columns) * inputs + heights.reshape(columns)
    return predictions


@_quiet
def mse(dataset: Dataset, w: ArrayLike, b: ArrayLike = 0.0) -> Floats:
    """Return the mean squared error of a line: L(w, b) = (1/m) Σ ((w xᵢ + b) − yᵢ)².

    Args:
        dataset: m examples.
        w, b: (...) slopes and heights at 0; without b the line passes through the origin.

    Returns costs of shape (...). Raises TypeError or ValueError if an argument is none of these.

    >>> data = Dataset([0, 1, 2], [1, 3, 6])
    >>> mse(data, w=2, b=1), mse(data, w=[2, 3])
    (np.float64(0.3333333333333333), array([2.        , 0.33333333]))
    """
    mean: Floats = np.mean(_errors(dataset, w, b) ** 2, axis=-1)
    return mean


def rmse(dataset: Dataset, w: ArrayLike, b: ArrayLike = 0.0) -> Floats:
    """Return the root of the mean squared error, √L, which has the unit of y; as `mse` otherwise.

    >>> rmse(Dataset([0, 1], [1, 7]), w=2, b=1).round(4)
    np.float64(2.8284)
    """
    root: Floats = np.sqrt(mse(dataset, w, b))
    return root


@_quiet
def sse(dataset: Dataset, w: ArrayLike, b: ArrayLike = 0.0) -> Floats:
    """Return the sum of squared errors, Σ ((w xᵢ + b) − yᵢ)² = m L; as `mse` otherwise.

    >>> sse(Dataset([0, 1, 2], [1, 3, 6]), w=2, b=1)
    np.float64(1.0)
    """
    total: Floats = np.sum(_errors(dataset, w, b) ** 2, axis=-1)
    return total


@_quiet
def mse_gradient(dataset: Dataset, w: ArrayLike, b: ArrayLike = 0.0) -> Floats:
    """Return the gradient of the mean squared error, (∂L/∂w, ∂L/∂b).

    ∂L/∂w = (2/m) Σ xᵢ ((w xᵢ + b) − yᵢ) and ∂L/∂b = (2/m) Σ ((w xᵢ + b) − yᵢ).

    Args:
        dataset: m examples.
        w, b: (...) slopes and heights at 0; without b the line passes through the origin, and the
            first of the two numbers is the slope of its loss curve.

    Returns gradients of shape (..., 2). Raises TypeError or ValueError if an argument is none of
    these.

    >>> mse_gradient(Dataset([0, 1, 2], [1, 3, 6]), w=2, b=1)
    array([-1.33333333, -0.66666667])
    """
    errors = _errors(dataset, w, b)
    slopes = (2.0 * np.mean(dataset.x * errors, axis=-1), 2.0 * np.mean(errors, axis=-1))
    return np.stack(slopes, axis=-1)


def least_squares(dataset: Dataset, bias: bool = True) -> Floats:
    """Return the best line, whose mean squared error is least: [w, b].

    w = Σ (xᵢ − x̄)(yᵢ − ȳ) / Σ (xᵢ − x̄)² and b = ȳ − w x̄.

    Args:
        dataset: the examples. Where they leave the line open, because all xᵢ are equal, the
            shortest [w, b] is chosen among the best.
        bias: false for the best line through the origin, [w] with w = Σ xᵢ yᵢ / Σ xᵢ².

    Raises TypeError if `dataset` is no Dataset.

    >>> least_squares(Dataset([0, 1, 2], [1, 3, 6])).round(4)
    array([2.5   , 0.8333])
    >>> least_squares(Dataset([0, 1, 2], [1, 3, 6]), bias=False)
    array([3.])

    Source: A.-M. Legendre, Nouvelles méthodes pour la détermination des orbites des comètes (1805).
    """
    return np.array(_fit(dataset, bias).best)


def regression_landscape(dataset: Dataset, bias: bool = True) -> Landscape:
    """Return the mean squared error as a landscape: every point of it is a line.

    L(w, b) = L* + s² (w − w*)² + (w x̄ + b − ȳ)², with L* what no line can mend, (w*, b*) the best
    line, x̄ and ȳ the means and s² the mean of (xᵢ − x̄)²: a wrong slope costs, and so does missing
    the middle of the data. No term is negative and none is the difference of large ones, so the
    digits hold where xᵢ and yᵢ are millions.

    Args:
        dataset: the examples. The order of the pairs makes no difference, in no bit.
        bias: over (w, b); false for lines through the origin, over (w,) alone.

    Its window reaches from the best line as far as the scatter of the data suggests, and always
    contains w = 0. It has no minimum listed if all xᵢ are equal: then there is a whole valley.

    Raises TypeError if `dataset` is no Dataset.

    >>> bowl = regression_landscape(Dataset([0, 1, 2], [1, 3, 6]))
    >>> bowl.minima.round(4), bowl.value([2, 1]).round(4), bowl.gradient([2, 1]).round(4)
    (array([[2.5   , 0.8333]]), np.float64(0.3333), array([-1.3333, -0.6667]))
    """
    fit = _fit(dataset, bias)
    m = fit.x_mean
    halves = ((fit.x_spread + m * m, m), (m, 1.0)) if bias else ((fit.x_spread,),)
    return Landscape(
        "regression",
        fit.cost,
        fit.gradient,
        window=_window(fit),
        minima=[fit.best] if fit.x_spread > _TINY else (),
        hessian=constant_hessian(*(tuple(2.0 * entry for entry in row) for row in halves)),
        formula=f"1/m sum_(i=1)^m ({'(w x_i + b)' if bias else 'w x_i'} - y_i)^2",
    )


def cost_gradient(dataset: Dataset, bias: bool) -> Function:
    """Return the gradient of `regression_landscape` alone, as a function of points."""
    return _fit(dataset, bias).gradient


class _Fit(NamedTuple):
    """What a data set comes down to for a line: means, spreads and the best line.

    Through the origin both means are 0, and spreads are taken about 0.
    """

    x_mean: float
    y_mean: float
    x_spread: float  # the mean of (x − x_mean)²
    y_spread: float
    best: tuple[float, ...]  # (w, b) or (w,)
    lowest: float  # the cost of the best line

    def cost(self, points: Floats) -> Floats:
        """Return the mean squared error at points, (..., d) -> (...)."""
        turn, miss = self._off(points)
        cost: Floats = (self.x_spread * (turn * turn) + miss * miss) + self.lowest
        return cost

    def gradient(self, points: Floats) -> Floats:
        """Return its gradient at points, (..., d) -> (..., d)."""
        turn, miss = self._off(points)
        gradient = np.empty_like(points)
        gradient[..., 0] = 2.0 * (self.x_spread * turn + self.x_mean * miss)
        if len(self.best) == 2:
            gradient[..., 1] = 2.0 * miss
        return gradient

    def _off(self, points: Floats) -> tuple[Floats, Floats | float]:
        """Return by how much lines are too steep, and how far they miss the middle of the data."""
        turn = points[..., 0] - self.best[0]
        if len(self.best) == 1:
            return turn, 0.0
        return turn, points[..., 0] * self.x_mean + points[..., 1] - self.y_mean


def _fit(dataset: Dataset, bias: bool) -> _Fit:
    """Return the fit of a line, or of a line through the origin."""
    x, y = _checked(dataset).x, dataset.y
    x_mean, y_mean = (_middle(x), _middle(y)) if bias else (0.0, 0.0)
    x, y = x - x_mean, y - y_mean
    x_spread, y_spread = _mean(x * x), _mean(y * y)
    if x_spread > _TINY:
        w = _mean(x * y) / x_spread
        b = y_mean - w * x_mean
    else:
        b = y_mean / (1.0 + x_mean * x_mean)
        w = b * x_mean
    lowest = _mean((w * x - y) ** 2)
    return _Fit(x_mean, y_mean, x_spread, y_spread, (w, b) if bias else (w,), lowest)


def _mean(numbers: Floats) -> float:
    """Return the mean; the sum is rounded once, so that the order does not matter."""
    return math.fsum(numbers.tolist()) / len(numbers)


def _middle(numbers: Floats) -> float:
    """Return the mean, which rounding must not carry beyond the numbers themselves."""
    return float(np.clip(_mean(numbers), numbers.min(), numbers.max()))


def _window(fit: _Fit) -> Window:
    """Return how far lines are worth looking at.

    The slope that the scatter suggests is its height over its width; a line that is so much too
    steep misses the middle by that slope times the distance of the middle from 0.
    """
    height = math.sqrt(fit.y_spread)
    if height <= 1e-12 * abs(fit.y_mean):  # level, but for rounding
        height = abs(fit.y_mean)
    if height**2 <= _TINY:
        height = 1.0
    width = math.sqrt(fit.x_spread) if fit.x_spread > _TINY else max(abs(fit.x_mean), 1.0)
    reaches = (height / width, height * math.hypot(1.0, fit.x_mean / width))
    return tuple(
        (centre - _REACH * reach, centre + _REACH * reach)
        for centre, reach in zip(fit.best, reaches, strict=False)
    )


def _errors(dataset: Dataset, w: ArrayLike, b: ArrayLike) -> Floats:
    """Return predicted − actual, (..., m)."""
    return predict(_checked(dataset).x, w, b) - dataset.y


def _checked(dataset: object) -> Dataset:
    if not isinstance(dataset, Dataset):
        raise InputTypeError(f"dataset must be a Dataset, got {shorten(dataset)}.")
    return dataset
