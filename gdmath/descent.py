"""Walking downhill: `descend` computes a whole descent as one pure function."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.checks import choice, points_array, real, shorten, whole
from gdmath.landscape import Landscape
from gdmath.optimizer import Optimizer
from gdmath.recording import Tape, state_fields
from gdmath.trajectory import Status, Trajectory

__all__ = ["ascend", "descend"]

Floats: TypeAlias = NDArray[np.float64]

# Paths that are worked on together: few enough that their numbers stay in a core's cache, enough
# that NumPy's fixed cost per call does not count.
_PATHS_PER_BLOCK = 4096
# Numbers per column and steps at most between two looks back at which paths have stopped.
_NUMBERS_PER_WINDOW = 2**16
_STEPS_PER_WINDOW = 256


def descend(
    landscape: Landscape,
    optimizer: Optimizer,
    start: ArrayLike,
    steps: int,
    *,
    tolerance: float | None = None,
    record: str = "all",
) -> Trajectory:
    """Walk downhill from `start` and return everything that happened.

    Each step takes the gradient at the current point and asks the optimizer for the next one.

    Args:
        landscape: the function to walk on.
        optimizer: the rule for the next step.
        start: (..., d) starting points; leading axes are a batch of independent paths, and each
            path is the same, bit for bit, as if it had been walked alone.
        steps: how many steps to take, at least 0.
        tolerance: a path whose gradient is no longer than this has arrived: its status becomes
            CONVERGED and it stays where it is. Without it every path takes all its steps.
        record: "all" keeps every step; "last" keeps the first and the last only, so that points
            have shape (2, ..., d): for large ensembles.

    A path diverges where its point, its loss, its gradient or the optimizer's memory stop being
    finite. It keeps its last finite iterate from there on, its status is DIVERGED, and its length
    says how many steps were valid. No NaN, no infinity and no warning comes out of a descent.

    Raises TypeError or ValueError if an argument does not fit, and ValueError if the loss or the
    gradient is not finite at a start.

    >>> from gdmath import LANDSCAPES, gradient_descent
    >>> walk = descend(LANDSCAPES["paraboloid"], gradient_descent(0.25), [6, -3], 4)
    >>> for point, loss in zip(walk.points, walk.losses):
    ...     print(point, loss)
    [ 6. -3.] 45.0
    [ 3.  -1.5] 11.25
    [ 1.5  -0.75] 2.8125
    [ 0.75  -0.375] 0.703125
    [ 0.375  -0.1875] 0.17578125
    >>> too_fast = descend(LANDSCAPES["paraboloid"], gradient_descent(2), [6, -3], 1000)
    >>> too_fast.status.name, int(too_fast.lengths)
    ('DIVERGED', 321)
    """
    if not isinstance(landscape, Landscape):
        raise TypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer must be an Optimizer, got {shorten(optimizer)}.")
    steps = whole("steps", steps, at_least=0)
    if tolerance is not None:
        tolerance = real("tolerance", tolerance, at_least=0)
    choice("record", record, ("all", "last"))
    points = points_array("start", start, landscape.dimension)
    _check_start(landscape, points)
    walk = _Walk(landscape, optimizer, steps, tolerance)
    return walk.run(points, keep_all=record == "all")


def ascend(
    landscape: Landscape,
    optimizer: Optimizer,
    start: ArrayLike,
    steps: int,
    *,
    tolerance: float | None = None,
    record: str = "all",
) -> Trajectory:
    """Walk uphill from `start`: as `descend`, but the optimizer is shown -∇f instead of ∇f.

    Losses and gradients of the trajectory are those of the landscape itself, so the gradients
    point along the steps. Arguments and errors are those of `descend`.

    >>> from gdmath import LANDSCAPES, gradient_descent
    >>> climb = ascend(LANDSCAPES["sine_hills"], gradient_descent(0.5), [1, 1], 50)
    >>> climb.losses[[0, -1]].round(6)
    array([0.708073, 1.      ])
    """
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f"optimizer must be an Optimizer, got {shorten(optimizer)}.")

    def update(gradient: Floats, state: Any, points: Floats) -> tuple[Floats, Any]:
        return optimizer.update(-gradient, state, points)

    uphill = Optimizer(optimizer.name, optimizer.init, update)
    return descend(landscape, uphill, start, steps, tolerance=tolerance, record=record)


def _check_start(landscape: Landscape, points: Floats) -> None:
    """Raise ValueError unless the descent can begin at every start."""
    if not np.isfinite(points).all():
        raise ValueError(f"start must be finite numbers, got {shorten(points)}.")
    losses = np.asarray(landscape.value(points))
    finite = np.isfinite(losses) & np.isfinite(landscape.gradient(points)).all(axis=-1)
    if not finite.all():
        bad = points[~finite][0] if points.ndim > 1 else points
        raise ValueError(
            f"start must lie where {landscape.name!r} and its gradient are finite, "
            f"got {shorten(bad.tolist())}."
        )


class _Walk:
    """The steps of one call of `descend`, for blocks of paths."""

    def __init__(
        self, landscape: Landscape, optimizer: Optimizer, steps: int, tolerance: float | None
    ) -> None:
        self.value = landscape.value_function
        self.gradient = landscape.gradient_function
        self.optimizer = optimizer
        self.steps = steps
        self.tolerance = tolerance

    def run(self, start: Floats, *, keep_all: bool) -> Trajectory:
        """Walk all paths, block by block on all cores, and bind the result together."""
        batch, dimension = start.shape[:-1], start.shape[-1]
        flat = start.reshape(-1, dimension)
        state = self.optimizer.init(flat)
        tape = Tape.empty(self.steps + 1 if keep_all else 2, flat, state)
        status = np.full(len(flat), Status.MAX_STEPS, dtype=np.int8)
        lengths = np.zeros(len(flat), dtype=np.intp)
        walk = self._record_all if keep_all else self._record_last

        def work(paths: slice) -> None:
            # Worker threads do not inherit NumPy's error state; overflow is expected here.
            with np.errstate(all="ignore"):
                block = np.array(flat[paths].T, order="C").T
                walk(block, tape.part(slice(None), paths), status[paths], lengths[paths])

        _run_all([partial(work, paths) for paths in _blocks(len(flat))])
        return _bind(tape, state, status, lengths, batch, self.steps)

    def _record_all(
        self, start: Floats, tape: Tape, status: NDArray[Any], lengths: NDArray[Any]
    ) -> None:
        """Walk one block and write every step to the tape."""
        points, gradients, state = self._begin(start, tape, status)
        for first, last in self._windows(len(start)):
            window = tape.part(slice(first, last + 1))
            points, gradients, state = self._steps(window, points, gradients, state)
            lengths += window.settle(status, self.tolerance)
            if not (status == Status.MAX_STEPS).any():
                for column in tape.columns:
                    column[last + 1 :] = column[last]
                return

    def _record_last(
        self, start: Floats, tape: Tape, status: NDArray[Any], lengths: NDArray[Any]
    ) -> None:
        """Walk one block and write the first and the last step to the tape."""
        points, gradients, state = self._begin(start, tape, status)
        rows = max((last - first for first, last in self._windows(len(start))), default=0) + 1
        window = Tape.empty(rows, start, state)
        tape.copy_row(0, tape, 1)
        for first, last in self._windows(len(start)):
            recent = window.part(slice(0, last - first + 1))
            tape.copy_row(1, recent, 0)
            points, gradients, state = self._steps(recent, points, gradients, state)
            lengths += recent.settle(status, self.tolerance)
            recent.copy_row(-1, tape, 1)
            if not (status == Status.MAX_STEPS).any():
                return

    def _begin(
        self, points: Floats, tape: Tape, status: NDArray[Any]
    ) -> tuple[Floats, Floats, Any]:
        """Write the start to row 0; a path may have arrived before its first step."""
        gradients, state = self.gradient(points), self.optimizer.init(points)
        tape.write(0, points, gradients, state)
        tape.losses[0] = self.value(points)
        if self.tolerance is not None:
            slopes = np.hypot.reduce(gradients, axis=-1, initial=0.0)
            status[slopes <= self.tolerance] = Status.CONVERGED
        return points, gradients, state

    def _steps(
        self, tape: Tape, points: Floats, gradients: Floats, state: Any
    ) -> tuple[Floats, Floats, Any]:
        """Take the steps of one window blindly and write them to rows 1 and on."""
        for row in range(1, len(tape.losses)):
            points, state = self.optimizer.update(gradients, state, points)
            gradients = self.gradient(points)
            tape.write(row, points, gradients, state)
        tape.losses[1:] = self.value(tape.points[1:])
        return points, gradients, state

    def _windows(self, paths: int) -> Iterator[tuple[int, int]]:
        """Yield the first and last step of each window; a window begins where one ended."""
        size = max(1, min(_STEPS_PER_WINDOW, _NUMBERS_PER_WINDOW // max(paths, 1)))
        for first in range(0, self.steps, size):
            yield first, min(first + size, self.steps)


def _blocks(paths: int) -> list[slice]:
    """Cut the paths into blocks."""
    return [slice(i, i + _PATHS_PER_BLOCK) for i in range(0, paths, _PATHS_PER_BLOCK)]


def _run_all(jobs: list[partial[None]]) -> None:
    """Run the jobs, on all cores if there are several: NumPy computes outside Python's lock."""
    if len(jobs) <= 1:
        for job in jobs:
            job()
        return
    with ThreadPoolExecutor(min(len(jobs), os.cpu_count() or 1)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()


def _bind(
    tape: Tape,
    state: Any,
    status: NDArray[Any],
    lengths: NDArray[Any],
    batch: tuple[int, ...],
    steps: int,
) -> Trajectory:
    """Give the columns of the tape the batch axes of the start and make them a trajectory."""
    columns = [column.reshape(len(column), *batch, *column.shape[2:]) for column in tape.columns]
    losses, points, gradients, *fields = columns
    states = type(state)(*fields) if state_fields(state) else state
    names = np.array(list(Status), dtype=object)[status].reshape(batch)
    return Trajectory(
        points, losses, gradients, states, names[()], lengths.reshape(batch)[()], steps
    )
