"""Training: gradient descent on the cost of a line, with all examples or a few at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import real_array, shorten, whole
from gdmath.dataset import Dataset, generator
from gdmath.descent import descend
from gdmath.errors import InputError, InputTypeError
from gdmath.optimizer import Optimizer
from gdmath.recipes import rebuilt
from gdmath.recording import state_fields
from gdmath.regression import cost_gradient, regression_landscape
from gdmath.second import Floats
from gdmath.trajectory import Trajectory

__all__ = ["learning_from", "train", "training_log", "with_states_of"]


def train(
    dataset: Dataset,
    optimizer: Optimizer,
    iterations: int,
    *,
    start: ArrayLike,
    tolerance: float | None = None,
    batch_size: int | None = None,
    rng: "np.random.Generator | int | None" = None,
) -> Trajectory:
    """Fit a line by descending its mean squared error; return everything that happened.

    Args:
        dataset: m examples.
        optimizer: the rule for the next step.
        iterations: how many steps to take, at least 0.
        start: (..., 2) lines (w, b) to start from, or (..., 1) lines (w,) through the origin;
            leading axes are independent runs.
        tolerance: a line at which the gradient of all examples is no longer than this is good
            enough: it stays. Without it, training takes all its iterations.
        batch_size: how many examples each step learns from, at most m; 1 is stochastic gradient
            descent. Without it every step learns from all of them, and the training is
            `descend` on `regression_landscape(dataset)`, bit for bit.
        rng: where the order of the examples comes from, or a seed for it; needed with
            `batch_size`. Each pass through the data (epoch) shuffles them and deals them out, the
            last batch being what is left. All runs of one call see the same batches.

    The losses and gradients of the trajectory are those of all examples, whatever a step has
    learnt from. Divergence is reported as by `descend`.

    Raises TypeError or ValueError if an argument does not fit.

    >>> from gdmath import gradient_descent, linear_data
    >>> data = linear_data(rng=np.random.default_rng(0))
    >>> walk = train(data, gradient_descent(0.1), 100, start=[0, 0])
    >>> walk.points[-1].round(3), walk.losses[[0, -1]].round(3)
    (array([2.018, 1.041]), array([6.854, 0.231]))
    >>> noisy = train(
    ...     data, gradient_descent(0.1), 100, start=[0, 0], batch_size=1,
    ...     rng=np.random.default_rng(1),
    ... )
    >>> bool(noisy.losses[-1] > walk.losses[-1])
    True

    Source: H. Robbins, S. Monro, A stochastic approximation method, Annals of Mathematical
    Statistics 22 (1951).
    """
    lines = real_array("start", start)
    if lines.ndim == 0 or lines.shape[-1] not in (1, 2):
        raise InputError(
            "start must have 2 numbers (w, b) or 1 number (w,) in the last axis, "
            f"got shape {lines.shape}."
        )
    if not isinstance(optimizer, Optimizer):
        raise InputTypeError(f"optimizer must be an Optimizer, got {shorten(optimizer)}.")
    steps = whole("iterations", iterations, at_least=0)
    bias = lines.shape[-1] == 2
    landscape = regression_landscape(dataset, bias)
    if batch_size is None:
        return descend(landscape, optimizer, lines, steps, tolerance=tolerance)
    size = whole("batch_size", batch_size, at_least=1, at_most=len(dataset))
    batches = _batches(dataset, size, steps, generator(rng))
    gradients = [cost_gradient(batch, bias) for batch in batches]
    memory = optimizer.init(lines)
    learning = rebuilt(optimizer, partial(learning_from, gradients, memory))
    return with_states_of(memory, descend(landscape, learning, lines, steps, tolerance=tolerance))


def training_log(walk: Trajectory) -> list[str]:
    """Return what a training loop prints: iteration and loss before each step, then the line.

    The lines have the formats `Iteration %4d => Loss: %.10f` and `w=%.10f, b=%.10f`.

    Raises ValueError for more than one run, or one that did not record every step.

    >>> from gdmath import gradient_descent
    >>> data = Dataset([1, 2, 3], [2, 4, 6])
    >>> for line in training_log(train(data, gradient_descent(0.1), 3, start=[0])):
    ...     print(line)
    Iteration    0 => Loss: 18.6666666667
    Iteration    1 => Loss: 0.0829629630
    Iteration    2 => Loss: 0.0003687243
    w=1.9994074074
    """
    if walk.losses.shape != (walk.steps + 1,):
        raise InputError("walk must be one run with every step recorded.")
    lines = [
        f"Iteration {iteration:4d} => Loss: {loss:.10f}"
        for iteration, loss in enumerate(walk.losses[: walk.lengths])
    ]
    end = zip("wb", walk.points[-1], strict=False)
    return [*lines, ", ".join(f"{name}={number:.10f}" for name, number in end)]


class _Counted(tuple[Any, ...]):
    """The fields of an optimizer's state, with the number of steps taken before them."""

    def __new__(cls, *fields: Any) -> "_Counted":
        return super().__new__(cls, fields)


def learning_from(
    gradients: Sequence[Callable[[Floats], Floats]], memory: Any, optimizer: Optimizer
) -> Optimizer:
    """Return the optimizer with a gradient of its own for each step, instead of the landscape's.

    Its state counts the steps before the optimizer's own fields; `with_states_of` takes them back.
    """

    def init(points: Floats) -> _Counted:
        return _Counted(0, *state_fields(optimizer.init(points)))

    def update(_: Floats, state: _Counted, points: Floats) -> tuple[Floats, _Counted]:
        step, *fields = state
        moved, after = optimizer.update(gradients[step](points), _restored(memory, fields), points)
        return moved, _Counted(step + 1, *state_fields(after))

    return Optimizer(optimizer.name, init, update)


def with_states_of(memory: Any, walk: Trajectory) -> Trajectory:
    """Return a walk of `learning_from` with the states of the optimizer that learned."""
    return replace(walk, states=_restored(memory, walk.states[1:]))


def _restored(memory: Any, fields: Sequence[Any]) -> Any:
    """Return a state of the same kind as `memory` with these fields."""
    return type(memory)(*fields) if fields else memory


def _batches(
    dataset: Dataset, size: int, count: int, rng: "np.random.Generator"
) -> Iterator[Dataset]:
    """Yield `count` batches: each epoch deals out all examples, in an order of its own."""
    while count > 0:
        order = rng.permutation(len(dataset))
        for first in range(0, min(len(order), count * size), size):
            rows = order[first : first + size]
            yield Dataset(dataset.x[rows], dataset.y[rows])
            count -= 1
