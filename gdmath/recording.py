"""How a descent is recorded, and how paths that stopped are settled afterwards.

A descent runs blindly for a few steps and writes down what it meets, infinities included. Then it
looks back: from the step at which a path arrived, or after which it left the finite numbers, the
path keeps what it had. Looking back over many steps and paths at once is what makes both a single
short walk and a large ensemble fast, and no path can notice its neighbours.
"""

import os
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gdmath.errors import InputError
from gdmath.trajectory import Status

__all__ = ["Recording", "has_arrived", "refuse_too_much", "state_fields"]

Floats: TypeAlias = NDArray[np.float64]

_CALM = 1e100
_USUAL_MEMORY = 16e9  # bytes


def _sheet(
    rows: int, paths: int, trailing: tuple[int, ...], dtype: Any = np.float64
) -> NDArray[Any]:
    """Return an empty (rows, paths, *trailing) array in which each component is contiguous.

    The paths lie side by side in memory, so that work on `points[..., 0]` runs at full speed.
    """
    empty = np.empty((rows, *trailing, paths), dtype=dtype)
    return np.moveaxis(empty, -1, 1)


def state_fields(state: Any) -> tuple[Any, ...]:
    """Return the fields of an optimizer's state; an optimizer without memory has none."""
    return tuple(state) if isinstance(state, tuple) else ()


def has_arrived(gradients: Floats, tolerance: float) -> NDArray[np.bool_]:
    """Return whether gradients are no longer than the tolerance, (..., d) -> (...)."""
    # A gradient is at least as long as each of its components, which are quicker to look at.
    small: NDArray[np.bool_] = np.asarray((np.abs(gradients) <= tolerance).all(axis=-1))
    # hypot neither overflows nor underflows, and always adds up in the same order.
    small[small] = np.hypot.reduce(gradients[small], axis=-1, initial=0.0) <= tolerance
    return small


class Recording:
    """Points, losses, gradients and optimizer states of some paths, one row per step.

    `columns` are the arrays of shape (rows, paths, ...), in the order losses, points, gradients,
    then the fields of the state.
    """

    def __init__(self, columns: list[NDArray[Any]]) -> None:
        self.columns = columns

    @classmethod
    def empty(cls, rows: int, points: Floats, state: Any) -> "Recording":
        """Return a recording with room for `rows` rows of what these points and this state hold."""
        paths, dimension = points.shape
        columns = [_sheet(rows, paths, shape) for shape in ((), (dimension,), (dimension,))]
        for field in state_fields(state):
            array = np.asarray(field)
            # A number is shared by all paths, but each path keeps its own once it has stopped.
            columns.append(_sheet(rows, paths, array.shape[1:], array.dtype))
        return cls(columns)

    @property
    def losses(self) -> Floats:
        """The (rows, paths) losses."""
        return self.columns[0]

    @property
    def points(self) -> Floats:
        """The (rows, paths, d) points."""
        return self.columns[1]

    @property
    def gradients(self) -> Floats:
        """The (rows, paths, d) gradients."""
        return self.columns[2]

    def part(self, rows: slice, paths: slice = slice(None)) -> "Recording":
        """Return a window on some rows and paths; writing to it writes to this recording."""
        return Recording([column[rows, paths] for column in self.columns])

    def write(self, row: int, points: Floats, gradients: Floats, state: Any) -> None:
        """Write one row; the losses are filled in later, for many rows at once."""
        columns = self.columns
        columns[1][row] = points
        columns[2][row] = gradients
        for column, field in zip(columns[3:], state_fields(state), strict=True):
            column[row] = field

    def copy_row(self, source: int, target: "Recording", row: int) -> None:
        """Copy one row to another recording (or to another row of this one)."""
        for column, other in zip(self.columns, target.columns, strict=True):
            other[row] = column[source]

    def repeat_row(self, row: int) -> None:
        """Copy one row to all rows after it."""
        for column in self.columns:
            column[row + 1 :] = column[row]

    def settle(self, status: NDArray[Any], tolerance: float | None) -> NDArray[np.intp]:
        """Let every path keep its last valid row from the one on where it stopped.

        Row 0 is settled already. `status` says per path whether it stopped before (then it keeps
        row 0) and is brought up to date. Returns the number of valid steps after row 0 per path.
        """
        steps = len(self.losses) - 1
        walking = status == Status.MAX_STEPS
        broken = self._first_row(~self._finite(), steps)
        arrived = np.full_like(broken, steps + 1)
        if tolerance is not None:
            arrived = self._first_row(has_arrived(self.gradients[1:], tolerance), steps)
        status[walking & (arrived < broken)] = Status.CONVERGED
        status[walking & (broken < arrived)] = Status.DIVERGED
        status[walking & (broken < arrived) & self._is_ground(np.minimum(broken, steps))] = (
            Status.NO_SLOPE
        )
        valid = np.where(walking, np.minimum(np.minimum(arrived, broken - 1), steps), 0)
        stopped = np.flatnonzero(valid < steps)
        if stopped.size:
            kept = np.minimum(np.arange(steps + 1)[:, np.newaxis], valid[stopped])
            for column in self.columns:
                column[:, stopped] = column[kept, stopped]
        return valid

    def _is_ground(self, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Return per path whether at its row there is ground, but no slope."""
        paths = np.arange(len(rows))
        # Farther out, steps are too large.
        numbers = np.abs([self.losses[rows, paths], *self.points[rows, paths].T])
        near = np.asarray((numbers < _CALM).all(axis=0))  # false for NaN
        return near & ~np.isfinite(self.gradients[rows, paths]).all(axis=-1)

    def _finite(self) -> NDArray[np.bool_]:
        """Return, for the rows after row 0, whether all numbers of a path are finite."""
        finite = np.isfinite(self.losses[1:])
        for column in self.columns[1:]:
            if column.dtype.kind == "f":
                own = np.isfinite(column[1:])
                finite &= own.all(axis=tuple(range(2, own.ndim)))
        return finite

    @staticmethod
    def _first_row(events: NDArray[np.bool_], steps: int) -> NDArray[np.intp]:
        """Return per path the first row (counted from 1) with an event, or steps + 1."""
        return np.where(events.any(axis=0), events.argmax(axis=0) + 1, steps + 1)


def refuse_too_much(points: Floats, steps: int) -> None:
    """See that what is recorded has room in memory: points, gradients and losses at least."""
    dimension = points.shape[-1]
    needed = (steps + 1) * max(points.size // max(dimension, 1), 1) * (2 * dimension + 1) * 8
    if needed > _memory():
        raise InputError(
            f"steps must be fewer: to record {steps:,} of them would take {needed / 1e9:,.0f} GB "
            'of memory; record="last" keeps the first and the last only.'
        )


def _memory() -> float:
    """Return how many bytes of memory there are, or a guess where the system does not tell."""
    try:
        return float(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, OSError, ValueError):
        return _USUAL_MEMORY
