"""Logistic regression: a line, squeezed into a probability, and how surprised it should be."""

import math
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import real_array, shorten
from gdmath.dataset import Dataset
from gdmath.errors import InputError, InputTypeError
from gdmath.landscape import Landscape
from gdmath.second import Floats

__all__ = ["are_separable", "logistic_landscape", "logistic_loss", "sigmoid"]

_NEWTON_STEPS = 100
# Steps of the score that change nothing more than rounding.
_SETTLED = 1e-14
# Where the best line is unknown the window shows lines up to so many logits over the data.
_LOGITS = 6.0
_REACH = 1.5


def sigmoid(scores: ArrayLike) -> Floats:
    """Return the probability that a score stands for: p = 1/(1 + e⁻ʰ), (...) -> (...).

    No score is large enough for an overflow: e is raised to negative powers only.

    Raises TypeError or ValueError for anything but finite numbers.

    >>> sigmoid([0, 2, -2, 1000]).round(4)
    array([0.5   , 0.8808, 0.1192, 1.    ])
    """
    return _sigmoid(real_array("scores", scores))[()]


def logistic_loss(dataset: Dataset, w: ArrayLike, b: ArrayLike = 0.0) -> Floats:
    """Return the mean surprise -ln(probability given to what happened): mean of ln(1 + eʰ) - y h.

    h = w x + b is the score of an example, and its probability of a 1 is sigmoid(h).

    Args:
        dataset: m examples with answers 0 or 1.
        w, b: (...) slopes and heights of the score, broadcast against each other.

    Returns losses (...), at least 0; at (0, 0) it is ln 2. Raises TypeError or ValueError if an
    argument does not fit or an answer is neither 0 nor 1.

    >>> data = Dataset([1, 2, 3, 4], [0, 0, 1, 1])
    >>> logistic_loss(data, [0, 2], [0, -5]).round(4)
    array([0.6931, 0.1809])

    Source: D. R. Cox, The regression analysis of binary sequences, Journal of the Royal Statistical
    Society B 20 (1958).
    """
    _checked(dataset)
    slopes, heights = real_array("w", w), real_array("b", b)
    try:
        slopes, heights = np.broadcast_arrays(slopes, heights)
    except ValueError:
        raise InputError(
            f"w and b must have shapes that fit, got {slopes.shape} and {heights.shape}."
        ) from None
    return _value(dataset, np.stack([slopes, heights], axis=-1))[()]


def logistic_landscape(dataset: Dataset, bias: bool = True) -> Landscape:
    """Return the mean surprise as a landscape over (w, b): one valley, for it is convex.

    Its gradient is the mean of (p - y)(x, 1): error times x, as for a line. Its minimum is found by
    Newton's method. Where a border parts the zeros from the ones there is none: w grows for ever,
    the border gets sharper, and the loss tends to 0 without reaching it; then none is listed.

    Args:
        dataset: m examples with answers 0 or 1.
        bias: over (w, b); false for h = w x, over (w,) alone.

    Raises TypeError or ValueError for anything but examples with answers 0 or 1.

    >>> valley = logistic_landscape(Dataset([1, 2, 3, 4], [0, 1, 0, 1]))
    >>> valley.minima.round(4), valley.gradient([0, 0])
    (array([[ 0.9082, -2.2705]]), array([-0.25,  0.  ]))
    >>> logistic_landscape(Dataset([1, 2, 3, 4], [0, 0, 1, 1])).minima
    array([], shape=(0, 2), dtype=float64)

    Source: D. R. Cox, The regression analysis of binary sequences, Journal of the Royal Statistical
    Society B 20 (1958).
    """
    _checked(dataset)
    best = None if are_separable(dataset, bias) else _lowest(dataset, bias)
    value, gradient = partial(_value, dataset), partial(_gradient, dataset)
    middle = np.zeros(1 + bias) if best is None else best
    x_mean = float(dataset.x.mean()) if bias else 0.0
    width = math.sqrt(float(np.mean((dataset.x - x_mean) ** 2))) or 1.0
    reach = _LOGITS / width * _REACH, _LOGITS * math.hypot(1.0, x_mean / width)
    return Landscape(
        "logistic regression",
        value,
        gradient,
        window=[(m - r, m + r) for m, r in zip(middle.tolist(), reach, strict=False)],
        minima=() if best is None else [best],
        hessian=partial(_hessian, dataset),
        formula="1/m sum_(i=1)^m (ln(1 + e^(h_i)) - y_i h_i), quad h_i = w x_i" + " + b" * bias,
    )


def are_separable(dataset: Dataset, bias: bool = True) -> bool:
    """Return whether some border parts the zeros from the ones: then no best line exists.

    Touching counts: where the largest x of one kind is the smallest of the other, the border can
    still be sharpened without end. So do answers that are all the same.

    Args:
        dataset: examples with answers 0 or 1.
        bias: false for a border that stands at x = 0.

    Raises TypeError or ValueError for anything but such examples.

    >>> are_separable(Dataset([1, 2, 3], [0, 0, 1])), are_separable(Dataset([1, 2, 3], [0, 1, 0]))
    (True, False)
    """
    _checked(dataset)
    if not bias:
        sides = dataset.x * np.where(dataset.y == 1, 1.0, -1.0)
        return bool((sides >= 0).all() or (sides <= 0).all())
    zeros, ones = dataset.x[dataset.y == 0], dataset.x[dataset.y == 1]
    if not (len(zeros) and len(ones)):
        return True
    apart = zeros.max() <= ones.min() or ones.max() <= zeros.min()
    # All at one place: any line through it with the right probability there is best.
    return bool(apart and np.ptp(dataset.x) > 0)


def _lowest(dataset: Dataset, bias: bool) -> Floats | None:
    """Return the best (w, b) by Newton's method with halved steps; None where it is not one point.

    In standard units the valley is round enough for it; the result is brought back to those of x.
    """
    centre = float(dataset.x.mean()) if bias else 0.0
    scale = float(np.abs(dataset.x - centre).max())
    if scale == 0:
        return None
    scaled = Dataset((dataset.x - centre) / scale, dataset.y)
    point = np.zeros(1 + bias)
    for _ in range(_NEWTON_STEPS):
        step = np.linalg.solve(_hessian(scaled, point), _gradient(scaled, point))
        while _value(scaled, point - step) > _value(scaled, point) + _SETTLED:
            step *= 0.5
        point = point - step
        if np.abs(step).max() <= _SETTLED * np.abs(point).max():
            break
    w = point[0] / scale
    return np.array([w, point[1] - w * centre]) if bias else np.array([w])


def _scores(dataset: Dataset, points: Floats) -> Floats:
    """Return h = w x + b, (..., m), of points (..., 2), or of (..., 1) without b."""
    scores: Floats = points[..., :1] * dataset.x
    return scores + points[..., 1:] if points.shape[-1] == 2 else scores


def _value(dataset: Dataset, points: Floats) -> Floats:
    scores = _scores(dataset, points)
    surprise = np.logaddexp(0.0, scores) - dataset.y * scores
    # The mean of equal numbers is that number, as at (0, 0), where a sum would be rounded.
    first = surprise[..., :1]
    loss: Floats = first[..., 0] + (surprise - first).mean(axis=-1)
    return loss


def _gradient(dataset: Dataset, points: Floats) -> Floats:
    errors = _sigmoid(_scores(dataset, points)) - dataset.y
    gradient = np.empty_like(points)
    gradient[..., 0] = (errors * dataset.x).mean(axis=-1)
    if points.shape[-1] == 2:
        gradient[..., 1] = errors.mean(axis=-1)
    return gradient


def _hessian(dataset: Dataset, points: Floats) -> Floats:
    """Return the mean of p(1 - p) (x, 1)(x, 1)ᵀ."""
    p = _sigmoid(_scores(dataset, points))
    weights = p * (1.0 - p)
    inputs = np.stack([dataset.x, np.ones(len(dataset))], axis=-1)[:, : points.shape[-1]]
    hessian: Floats = np.einsum("...m,mi,mj->...ij", weights, inputs, inputs) / len(dataset)
    return hessian


def _sigmoid(scores: Floats) -> Floats:
    small = np.exp(-np.abs(scores))
    probability: Floats = np.where(scores >= 0, 1.0, small) / (1.0 + small)
    return probability


def _checked(dataset: object) -> None:
    if not isinstance(dataset, Dataset):
        raise InputTypeError(f"dataset must be a Dataset, got {shorten(dataset)}.")
    others = dataset.y[(dataset.y != 0) & (dataset.y != 1)]
    if len(others):
        raise InputError(f"y must be 0 or 1 for every example, got {others[0]:g}.")
