"""One example at a time: what each of them asks for, and the same training in many orders."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import real_array, shorten, whole
from gdmath.dataset import Dataset, generator
from gdmath.descent import descend
from gdmath.errors import InputError, InputTypeError
from gdmath.optimizer import Optimizer
from gdmath.regression import predict, regression_landscape
from gdmath.second import Floats
from gdmath.training import learning_from, with_states_of
from gdmath.trajectory import Trajectory

__all__ = ["bands", "single_gradients", "train_orders"]

# Blocks of a descent do not know which of all orders are theirs; so many are always one block.
_ORDERS_AT_ONCE = 10_000


def single_gradients(dataset: Dataset, w: ArrayLike, b: ArrayLike) -> Floats:
    """Return what each example alone asks for: ∂/∂(w, b) of (w xᵢ + b - yᵢ)², 2 errorᵢ (xᵢ, 1).

    Their mean is the gradient of the mean squared error. Only the direction (xᵢ, 1) has any effect
    on example i: across it lies a whole line of lines that pass through it.

    Args:
        dataset: m examples.
        w, b: (...) slopes and heights, broadcast against each other.

    Returns slopes (..., m, 2). Raises TypeError or ValueError if an argument does not fit.

    >>> single_gradients(Dataset([1, 2], [3, 3]), w=1, b=0)
    array([[-4., -4.],
           [-4., -2.]])

    Source: H. Robbins, S. Monro, A stochastic approximation method, Annals of Mathematical
    Statistics 22 (1951).
    """
    if not isinstance(dataset, Dataset):
        raise InputTypeError(f"dataset must be a Dataset, got {shorten(dataset)}.")
    errors = 2.0 * (predict(dataset.x, w, b) - dataset.y)
    return np.stack([errors * dataset.x, errors], axis=-1)


def train_orders(
    dataset: Dataset,
    optimizer: Optimizer,
    iterations: int,
    *,
    start: ArrayLike,
    batch_size: int,
    seeds: Iterable[int],
) -> Trajectory:
    """Train the same line once for each order of the examples: was it luck?

    Path i is `train` with `batch_size` and the generator of seed i, bit for bit where a batch is
    one example and to rounding otherwise; all of them walk at once, in much less time.

    Args:
        dataset: m examples.
        optimizer: the rule for the next step, with one learning rate for all.
        iterations: how many steps to take, at least 0.
        start: (2,), the line (w, b) that all start from.
        batch_size: how many examples each step learns from, 1 to m.
        seeds: n of them, at most 10,000.

    Returns a trajectory with points (iterations + 1, n, 2). Raises TypeError or ValueError if an
    argument does not fit.

    >>> from gdmath import gradient_descent, linear_data
    >>> data = linear_data(rng=0)
    >>> walks = train_orders(
    ...     data, gradient_descent(0.1), 100, start=[-1, 3], batch_size=1, seeds=range(200)
    ... )
    >>> bands(walks.losses)[:, -1].round(2)
    array([0.24, 0.27, 0.42])
    """
    if not isinstance(dataset, Dataset):
        raise InputTypeError(f"dataset must be a Dataset, got {shorten(dataset)}.")
    if not isinstance(optimizer, Optimizer):
        raise InputTypeError(f"optimizer must be an Optimizer, got {shorten(optimizer)}.")
    if optimizer.rates is not None:
        raise InputError("optimizer must have one learning rate for all orders.")
    steps = whole("iterations", iterations, at_least=0)
    line = real_array("start", start)
    if line.shape != (2,):
        raise InputError(f"start must be one line (w, b), got {shorten(start)}.")
    size = whole("batch_size", batch_size, at_least=1, at_most=len(dataset))
    dealers = [generator(seed) for seed in seeds]
    if not 1 <= len(dealers) <= _ORDERS_AT_ONCE:
        raise InputError(f"seeds must be 1 to {_ORDERS_AT_ONCE:,} of them, got {len(dealers):,}.")
    lines = np.tile(line, (len(dealers), 1))
    gradients = [
        partial(_gradient, dataset.x[rows], dataset.y[rows])
        for rows in _dealt(len(dataset), size, steps, dealers)
    ]
    memory = optimizer.init(lines)
    learning = learning_from(gradients, memory, optimizer)
    walk = descend(regression_landscape(dataset), learning, lines, steps)
    return with_states_of(memory, walk)


def bands(values: ArrayLike, shares: Iterable[float] = (0.05, 0.5, 0.95)) -> Floats:
    """Return below what a share of the runs lies at each step, (..., n) -> (shares, ...).

    Between two runs the share is interpolated, as NumPy's `quantile` does. The default is the band
    that holds nine of ten runs, with their median in the middle.

    Args:
        values: a number for each of n runs in the last axis, such as the losses of a trajectory.
        shares: between 0 and 1.

    Raises TypeError or ValueError if an argument does not fit.

    >>> bands([[4, 1, 3, 2, 5]], (0.25, 0.5))
    array([[2.],
           [3.]])
    """
    runs, wanted = real_array("values", values), real_array("shares", list(shares))
    if runs.ndim == 0 or runs.shape[-1] == 0:
        raise InputError(f"values must have at least one run, got shape {runs.shape}.")
    if not ((wanted >= 0) & (wanted <= 1)).all():
        raise InputError(f"shares must be numbers from 0 to 1, got {shorten(shares)}.")
    return np.asarray(np.quantile(runs, wanted, axis=-1))


def _dealt(m: int, size: int, count: int, dealers: list[Any]) -> Iterator[Any]:
    """Yield the rows (n, size) of `count` batches, each epoch in an order of its own per dealer."""
    while count > 0:
        orders = np.stack([dealer.permutation(m) for dealer in dealers])
        for first in range(0, min(m, count * size), size):
            yield orders[:, first : first + size]
            count -= 1


def _gradient(x: Floats, y: Floats, lines: Floats) -> Floats:
    """Return the gradient (n, 2) of lines, each on its own batch (n, size)."""
    if x.shape[1] == 1:
        # As the bowl of one example, which `train` descends: 2 (x · miss, miss).
        x, y = x[:, 0], y[:, 0]
        misses = lines[:, 0] * x + lines[:, 1] - y
        return 2.0 * np.stack([x * misses, misses], axis=-1)
    errors = lines[:, :1] * x + lines[:, 1:] - y
    return np.stack([(errors * x).mean(axis=1), errors.mean(axis=1)], axis=-1) * 2.0
