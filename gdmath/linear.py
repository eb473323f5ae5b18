"""Linear regression with many inputs: the landscape over all weights, the axes of its valley."""

import math
from functools import partial
from typing import NamedTuple

import numpy as np

from gdmath.checks import frozen_array
from gdmath.examples import Examples, checked
from gdmath.landscape import Landscape
from gdmath.second import Floats

__all__ = ["curvature_axes", "linear_landscape"]

# How far the window reaches to either side of the best weights, in units of what the data suggest.
_REACH = 1.5
_TINY = 1e-200


def linear_landscape(examples: Examples) -> Landscape:
    """Return the mean squared error over all weights and the height: (w₁, …, w_d, b).

    L = 1/m Σ (w·xᵢ + b - yᵢ)² = L* + 1/m |X̃ (w - w*)|² + (w·x̄ + b - ȳ)², with X̃ the inputs less
    their means: no term is negative and none is the difference of large ones, so the digits hold
    where one input is counted in thousands and another one by one.

    Its window reaches from the best weights as far as the scatter of the data suggests. It has no
    minimum listed where inputs depend on each other: then there is a whole valley.

    Args:
        examples: m examples with d inputs.

    Raises TypeError if `examples` are no `Examples`.

    >>> bowl = linear_landscape(Examples([[0, 0], [1, 0], [0, 1], [1, 1]], [1, 3, 4, 6]))
    >>> bowl.minima.round(9), bowl.value([2, 3, 1]).round(9), bowl.gradient([0, 0, 0])
    (array([[2., 3., 1.]]), np.float64(0.0), array([-4.5, -5. , -7. ]))

    Source: C. F. Gauss, Theoria motus corporum coelestium (1809), section 179.
    """
    fit = _fit(checked(examples))
    x = examples.x
    a = np.column_stack([x, np.ones(len(x))])
    hessian = (a.T @ a) * (2.0 / len(x))
    best = np.append(fit.weights, fit.height)
    return Landscape(
        "linear regression",
        partial(_cost, fit),
        partial(_cost_gradient, fit),
        window=_window(fit, best),
        minima=[best] if fit.full else (),
        hessian=partial(_everywhere, hessian),
        formula="1/m sum_(i=1)^m (w dot x_i + b - y_i)^2",
    )


def curvature_axes(examples: Examples) -> tuple[Floats, Floats]:
    """Return the curvatures of `linear_landscape` and their axes: (d + 1,) and (d + 1, d + 1).

    λ = 2 s²/m for the singular values s of the matrix A with the rows (xᵢ, 1): A itself is taken
    apart and not AᵀA, which squares the ratio of its scales and so loses the digits of the flattest
    axis. Ascending; column i of the second array is the axis of number i of the first.

    Args:
        examples: m examples with d inputs.

    Raises TypeError if `examples` are no `Examples`.

    >>> curvatures, axes = curvature_axes(Examples([[-1, 0], [1, 0], [0, 3], [0, -3]], [0] * 4))
    >>> curvatures.round(9), abs(axes).round(9)
    (array([1., 2., 9.]), array([[1., 0., 0.],
           [0., 0., 1.],
           [0., 1., 0.]]))

    Source: G. H. Golub, C. F. Van Loan, Matrix Computations (4th ed., 2013), section 5.3.
    """
    x = checked(examples).x
    a = np.column_stack([x, np.ones(len(x))])
    _, singular, axes = np.linalg.svd(a, full_matrices=True)
    curvatures = np.zeros(a.shape[1])
    curvatures[: len(singular)] = 2.0 / len(x) * singular**2
    return frozen_array(curvatures[::-1]), frozen_array(axes[::-1].T)


class _Fit(NamedTuple):
    """What many examples come down to: the best weights and the shape of the valley about them."""

    weights: Floats  # (d,)
    height: float
    means: Floats  # of the inputs, (d,)
    answer: float  # the mean of the answers
    root: Floats  # (r, d), R with RᵀR = X̃ᵀX̃/m
    lowest: float  # the cost of the best weights
    spread: float  # of the answers
    full: bool  # whether the best weights are the only ones


def _fit(examples: Examples) -> _Fit:
    x, y = examples.x, examples.y
    means, answer = x.mean(axis=0), float(y.mean())
    centred, off = x - means, y - answer
    # The columns are scaled first, so that the units of an input do not decide what is too small.
    scales = np.maximum(np.abs(centred).max(axis=0), _TINY)
    solved, _, rank, _ = np.linalg.lstsq(centred / scales, off)
    weights = solved / scales
    root = np.asarray(np.linalg.qr(centred, mode="r")) / math.sqrt(len(y))
    lowest = float(np.mean((centred @ weights - off) ** 2))
    height = answer - float(weights @ means)
    full = bool(rank == x.shape[1])
    return _Fit(weights, height, means, answer, root, lowest, float(off.std()), full)


def _cost(fit: _Fit, points: Floats) -> Floats:
    """Return the mean squared error at points, (..., d + 1) -> (...)."""
    turned, miss = _off(fit, points)
    cost: Floats = (turned * turned).sum(axis=-1) + miss * miss + fit.lowest
    return cost


def _cost_gradient(fit: _Fit, points: Floats) -> Floats:
    """Return its gradient at points, (..., d + 1) -> (..., d + 1)."""
    turned, miss = _off(fit, points)
    gradient = np.empty(points.shape)
    gradient[..., :-1] = 2.0 * (turned @ fit.root + miss[..., np.newaxis] * fit.means)
    gradient[..., -1] = 2.0 * miss
    return gradient


def _off(fit: _Fit, points: Floats) -> tuple[Floats, Floats]:
    """Return by how much weights are off, along R, and how far they miss the middle of the data."""
    weights = points[..., :-1]
    miss = weights @ fit.means + points[..., -1] - fit.answer
    return (weights - fit.weights) @ fit.root.T, miss


def _everywhere(hessian: Floats, points: Floats) -> Floats:
    return np.broadcast_to(hessian, (*points.shape, len(hessian))).copy()


def _window(fit: _Fit, best: Floats) -> list[tuple[float, float]]:
    """Return how far weights are worth looking at: the height of the scatter over its width."""
    rise = fit.spread or max(abs(fit.answer), 1.0)
    widths = np.sqrt((fit.root**2).sum(axis=0))
    widths = np.where(widths > 0, widths, np.maximum(np.abs(fit.means), 1.0))
    reach = np.append(rise / widths, rise * math.hypot(1.0, *(fit.means / widths)))
    ends = zip(best - _REACH * reach, best + _REACH * reach, strict=True)
    return [(float(low), float(high)) for low, high in ends]
