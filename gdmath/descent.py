"""Walking downhill: `descend` computes a whole descent as one pure function."""

import math
import os
from collections.abc import Iterator
from functools import partial
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.checks import choice, points_array, real, shorten, whole
from gdmath.errors import InputError, InputTypeError
from gdmath.landscape import Landscape
from gdmath.optimizer import Optimizer
from gdmath.recipes import beside_rates, rebuilt
from gdmath.recording import Recording, has_arrived, refuse_too_much, state_fields
from gdmath.trajectory import Status, Statuses, Trajectory

__all__ = ["ascend", "descend", "finite_start", "run_all"]

Floats: TypeAlias = NDArray[np.float64]

# Paths are worked on in blocks, all steps of one before the next. A block is small enough for a
# core's cache, and large enough that threads seldom meet at Python's lock between NumPy's calls.
_NUMBERS_PER_BLOCK = 100_000
# A recording looks back at which paths have stopped after so many steps, fewer for many paths.
_NUMBERS_PER_WINDOW = 400_000
_STEPS_PER_WINDOW = 256
# As long as no gradient is longer than this, no sum of squares is near the end of the numbers.
_CALM = 1e100


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
        start: (..., d) starting points; leading axes are a batch of independent paths. Where the
            landscape computes one point as it computes many, as all of LANDSCAPES do, each path
            is the same, bit for bit, as if it had been walked alone.
        steps: how many steps to take, at least 0.
        tolerance: a path whose gradient is no longer than this has arrived: its status becomes
            CONVERGED and it stays where it is. Without it every path takes all its steps.
        record: "all" keeps every step; "last" keeps the first and the last only, so that points
            have shape (2, ..., d): for large ensembles.

    An optimizer may have a learning rate for each path; rates and starts are broadcast against each
    other.

    A path diverges where its point, its loss, its gradient or the optimizer's memory stop being
    finite. It keeps its last finite iterate from there on, its status is DIVERGED, and its length
    says how many steps were valid. Where there is ground but no slope, as at the tip of a cone, the
    path ends before it, with the status NO_SLOPE. No NaN, no infinity and no warning comes out of a
    descent.
    With record="last" and no tolerance, losses on the way are looked at only where gradients grow
    beyond 1e100, and at the end.

    Large batches are cut into blocks for all cores, so the functions of the landscape and of the
    optimizer are called from several threads at once; being pure, they do not mind.

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
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    if not isinstance(optimizer, Optimizer):
        raise InputTypeError(f"optimizer must be an Optimizer, got {shorten(optimizer)}.")
    steps = whole("steps", steps, at_least=0)
    if tolerance is not None:
        tolerance = real("tolerance", tolerance, at_least=0)
    choice("record", record, ("all", "last"))
    points = points_array("start", start, landscape.dimension)
    if not np.isfinite(points).all():
        raise InputError(f"start must be finite numbers, got {shorten(points)}.")
    if optimizer.rates is not None:
        points = beside_rates(points, optimizer.rates)
    refuse_too_much(points, steps if record == "all" else 1)
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
        raise InputTypeError(f"optimizer must be an Optimizer, got {shorten(optimizer)}.")
    uphill = rebuilt(optimizer, _uphill)
    return descend(landscape, uphill, start, steps, tolerance=tolerance, record=record)


def _uphill(optimizer: Optimizer) -> Optimizer:
    """Return the optimizer that is shown -∇f instead of ∇f."""

    def update(gradient: Floats, state: Any, points: Floats) -> tuple[Floats, Any]:
        return optimizer.update(-gradient, state, points)

    return Optimizer(optimizer.name, optimizer.init, update)


def finite_start(landscape: Landscape, points: Floats) -> tuple[Floats, Floats]:
    """Return losses (...) and gradients (..., d) at starts; raise InputError unless all finite."""
    losses, gradients = landscape.value(points), landscape.gradient(points)
    finite = np.isfinite(losses) & np.isfinite(gradients).all(axis=-1)
    if not finite.all():
        raise InputError(
            f"start must lie where {landscape.name!r} and its gradient are finite, "
            f"got {shorten(points[~finite][0].tolist())}."
        )
    return losses, gradients


class _Walk:
    """The steps of one call of `descend`, for blocks of paths."""

    def __init__(
        self, landscape: Landscape, optimizer: Optimizer, steps: int, tolerance: float | None
    ) -> None:
        self.landscape = landscape
        self.value = landscape.value_function
        self.gradient = landscape.gradient_function
        self.optimizer = optimizer
        self.steps = steps
        self.tolerance = tolerance

    def run(self, start: Floats, *, keep_all: bool) -> Trajectory:
        """Walk all paths, block by block on all cores, and bind the result together."""
        batch, dimension = start.shape[:-1], start.shape[-1]
        flat = start.reshape(math.prod(batch), dimension)
        state = self._for_paths(batch, slice(None)).optimizer.init(flat)
        recording = Recording.empty(self.steps + 1 if keep_all else 2, flat, state)
        status = np.full(len(flat), Status.MAX_STEPS, dtype=np.int8)
        lengths = np.zeros(len(flat), dtype=np.intp)

        def work(paths: slice) -> None:
            # Worker threads do not inherit NumPy's error state; overflow is expected here.
            with np.errstate(all="ignore"):
                block = np.array(flat[paths].T, order="C").T
                part = self._for_paths(batch, paths)
                walk = part._record_all if keep_all else part._record_last
                walk(block, recording.part(slice(None), paths), status[paths], lengths[paths])

        run_all([partial(work, paths) for paths in _blocks(*flat.shape)])
        return _bind(recording, state, status, lengths, batch, self.steps)

    def _for_paths(self, batch: tuple[int, ...], paths: slice) -> "_Walk":
        """Return the walk of some paths, each of which keeps its own learning rate."""
        rates = self.optimizer.rates
        if rates is None:
            return self
        own = np.broadcast_to(rates, batch).ravel()[paths]
        optimizer = self.optimizer.with_rates(own)
        return _Walk(self.landscape, optimizer, self.steps, self.tolerance)

    def _record_all(
        self, start: Floats, recording: Recording, status: NDArray[Any], lengths: NDArray[Any]
    ) -> None:
        """Walk one block and record every step."""
        points, gradients, state = self._begin(start, recording, status)
        for first, last in self._windows(start.size):
            window = recording.part(slice(first, last + 1))
            points, gradients, state = self._steps(window, points, gradients, state)
            lengths += window.settle(status, self.tolerance)
            if not (status == Status.MAX_STEPS).any():
                recording.repeat_row(last)
                return

    def _record_last(
        self, start: Floats, recording: Recording, status: NDArray[Any], lengths: NDArray[Any]
    ) -> None:
        """Walk one block and record the first and the last step."""
        points, gradients, state = self._begin(start, recording, status)
        recording.repeat_row(0)
        if self.tolerance is None and self._record_calm(recording, points, gradients, state):
            lengths[:] = self.steps
            return
        size = max((last - first for first, last in self._windows(start.size)), default=0)
        window = Recording.empty(size + 1, start, state)
        for first, last in self._windows(start.size):
            recent = window.part(slice(0, last - first + 1))
            recording.copy_row(1, recent, 0)
            points, gradients, state = self._steps(recent, points, gradients, state)
            lengths += recent.settle(status, self.tolerance)
            recent.copy_row(-1, recording, 1)
            if not (status == Status.MAX_STEPS).any():
                return

    def _record_calm(
        self, recording: Recording, points: Floats, gradients: Floats, state: Any
    ) -> bool:
        """Walk one block without looking at its losses, and record the last step.

        Returns False, and records nothing, if some path may have diverged on the way.
        """
        for _ in range(self.steps):
            points, state = self._move(points, gradients, state)
            del gradients  # so that the next ones find their memory free, and still in the cache
            gradients = self.gradient(points)
            # Two passes over the gradients find NaN, too: every comparison with it fails.
            if not (gradients.max() < _CALM and gradients.min() > -_CALM):
                return False
        losses = self.value(points)
        floats = (field for field in state_fields(state) if np.asarray(field).dtype.kind == "f")
        if not all(np.isfinite(array).all() for array in (points, losses, *floats)):
            return False
        recording.write(1, points, gradients, state)
        recording.losses[1] = losses
        return True

    def _begin(
        self, points: Floats, recording: Recording, status: NDArray[Any]
    ) -> tuple[Floats, Floats, Any]:
        """Write the start to row 0; a path may have arrived before its first step."""
        # The landscape's own methods check what its functions return; the loops rely on that.
        losses, gradients = finite_start(self.landscape, points)
        state = self.optimizer.init(points)
        recording.write(0, points, gradients, state)
        recording.losses[0] = losses
        if self.tolerance is not None:
            status[has_arrived(gradients, self.tolerance)] = Status.CONVERGED
        return points, gradients, state

    def _steps(
        self, recording: Recording, points: Floats, gradients: Floats, state: Any
    ) -> tuple[Floats, Floats, Any]:
        """Take the steps of one window blindly and write them to rows 1 and on."""
        for row in range(1, len(recording.losses)):
            points, state = self._move(points, gradients, state)
            gradients = self.gradient(points)
            recording.write(row, points, gradients, state)
        recording.losses[1:] = self.value(recording.points[1:])
        return points, gradients, state

    def _move(self, points: Floats, gradients: Floats, state: Any) -> tuple[Floats, Any]:
        """Take one step."""
        moved, state = self.optimizer.update(gradients, state, points)
        if np.shape(moved) != points.shape:
            raise InputError(
                f"optimizer {self.optimizer.name!r} must return points of shape {points.shape}, "
                f"got shape {np.shape(moved)}."
            )
        return moved, state

    def _windows(self, numbers: int) -> Iterator[tuple[int, int]]:
        """Yield the first and last step of each window; a window begins where one ended."""
        size = max(1, min(_STEPS_PER_WINDOW, _NUMBERS_PER_WINDOW // max(numbers, 1)))
        for first in range(0, self.steps, size):
            yield first, min(first + size, self.steps)


def _blocks(paths: int, dimension: int) -> list[slice]:
    """Cut the paths into blocks, as many for each core as for the others."""
    count = -(-paths * dimension // _NUMBERS_PER_BLOCK)
    cores = min(os.cpu_count() or 1, max(count, 1))
    size = -(-paths // max(cores * -(-count // cores), 1))
    return [slice(first, first + size) for first in range(0, paths, max(size, 1))]


def run_all(jobs: list[partial[None]]) -> None:
    """Run the jobs, on all cores if there are several: NumPy computes outside Python's lock."""
    if len(jobs) <= 1:
        for job in jobs:
            job()
        return
    from concurrent.futures import ThreadPoolExecutor  # which takes a while to import

    with ThreadPoolExecutor(min(len(jobs), os.cpu_count() or 1)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()


def _bind(
    recording: Recording,
    state: Any,
    status: NDArray[Any],
    lengths: NDArray[Any],
    batch: tuple[int, ...],
    steps: int,
) -> Trajectory:
    """Give the columns of the recording the batch axes of the start and make a trajectory."""
    columns = [
        column.reshape(len(column), *batch, *column.shape[2:]) for column in recording.columns
    ]
    losses, points, gradients, *fields = columns
    states = type(state)(*fields) if state_fields(state) else state
    ends = np.array(list(Status), dtype=object)[status].reshape(batch).view(Statuses)
    return Trajectory(
        points, losses, gradients, states, ends[()], lengths.reshape(batch)[()], steps
    )
