"""What a descent returns: every point, loss and gradient, and how each path ended."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.checks import real_array
from gdmath.errors import InputError
from gdmath.frozen import Frozen

__all__ = ["Status", "Trajectory"]

Floats: TypeAlias = NDArray[np.float64]


class Status(IntEnum):
    """How a path ended; `sentence` says it to people.

    >>> Status.DIVERGED.sentence
    'The path left the finite numbers: its steps are too large here.'
    """

    MAX_STEPS = 0
    CONVERGED = 1
    DIVERGED = 2
    NO_SLOPE = 3

    @property
    def sentence(self) -> str:
        """The status in one sentence for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Status.MAX_STEPS: "The path took all the steps it was given.",
    Status.CONVERGED: "The path arrived: its gradient is as small as was asked for.",
    Status.DIVERGED: "The path left the finite numbers: its steps are too large here.",
    Status.NO_SLOPE: "The path ends where its next step leads to a place without a slope.",
}


# What is said of some paths of many.
_OF_MANY = {
    Status.MAX_STEPS: "took all the steps",
    Status.CONVERGED: "arrived",
    Status.DIVERGED: "left the finite numbers",
    Status.NO_SLOPE: "ended before a place without a slope",
}


class Statuses(np.ndarray[Any, Any]):
    """How the paths of a batch ended: an array of `Status`, with a sentence for all of them.

    >>> from gdmath import descend, gradient_descent, quadratic
    >>> walk = descend(quadratic(5), gradient_descent([0.1, 0.5]), [2, 2], 2000)
    >>> walk.status.sentence
    'Of 2 paths, 1 took all the steps and 1 left the finite numbers.'
    """

    @property
    def sentence(self) -> str:
        """How they ended, counted, in one sentence for people."""
        ends = self.ravel().tolist()
        if len(set(ends)) == 1:
            return f"All {len(ends)} paths {_OF_MANY[ends[0]]}."
        parts = [f"{ends.count(end)} {said}" for end, said in _OF_MANY.items() if end in ends]
        *first, last = parts or ["none began"]
        told = f"{', '.join(first)} and {last}" if first else last
        return f"Of {len(ends)} paths, {told}."


@dataclass(frozen=True, eq=False, repr=False)
class Trajectory(Frozen):
    """Everything a descent computed; nothing in it can be changed.

    Its first axis is the step, from 0 (the start) to `steps`; then come the batch axes of the
    start, if it had any; the last axis of points and gradients is the parameter. With
    `record="last"` the first axis has two entries instead: the start and the end.

    Args:
        points: (steps + 1, ..., d) iterates, the start included.
        losses: (steps + 1, ...) values of the landscape at the points.
        gradients: (steps + 1, ..., d) gradients of the landscape at the points.
        states: the optimizer's states, its NamedTuple with (steps + 1, ...) arrays as fields.
        status: for a single path its `Status`; for a batch an array of them, one per path.
        lengths: valid steps per path, an integer or an array. A path that converged or diverged
            keeps its last valid point from there on.
        steps: the number of steps that were asked for.

    >>> from gdmath import descend, gradient_descent, quadratic
    >>> walk = descend(quadratic(5), gradient_descent(0.1), [2, 2], 3)
    >>> walk.points.shape, walk.losses.round(3), walk.status.name
    ((4, 2), array([12.   ,  4.12 ,  1.937,  1.219]), 'MAX_STEPS')
    >>> walk.at(0.5)
    array([1.5, 1.9])
    """

    points: Floats
    losses: Floats
    gradients: Floats
    states: Any
    status: Any
    lengths: Any
    steps: int

    @property
    def final(self) -> Floats:
        """The points (..., d) where the paths ended."""
        return np.asarray(self.points[-1])

    def __repr__(self) -> str:
        dimension = self.points.shape[-1]
        batch = "x".join(map(str, self.points.shape[1:-1]))
        paths = f"{batch} paths" if batch else "one path"
        ends = np.ravel(np.asarray(self.status, dtype=object)).tolist()
        counted = [f"{ends.count(end)} {end.name}" for end in Status if end in ends]
        told = ", ".join(counted) if batch else ends[0].name
        return f"Trajectory({paths} of {self.steps} steps in {dimension}-D: {told or 'none'})"

    def at(self, t: ArrayLike) -> Floats:
        """Return the points at fractional steps, on straight lines between the iterates.

        `t` is a number or an array of shape T, in steps; it is clipped to [0, steps]. The result
        has shape T + (..., d); at whole steps it is the iterate itself.

        Raises TypeError or ValueError if `t` is not made of finite numbers, ValueError if only the
        first and last points were recorded.
        """
        if len(self.points) != self.steps + 1:
            raise InputError("at(t) needs every iterate; this trajectory has record='last'.")
        time = np.clip(real_array("t", t), 0, self.steps)
        before = np.floor(time).astype(np.intp)
        after = np.minimum(before + 1, self.steps)
        share = (time - before).reshape(time.shape + (1,) * (self.points.ndim - 1))
        # A weighted mean is exact at whole steps and, unlike a + share (b - a), cannot overflow.
        between: Floats = (1 - share) * self.points[before] + share * self.points[after]
        return between

    def path(self, index: Any) -> "Trajectory":
        """Return the trajectory of one member (or a slice) of the batch.

        Raises IndexError if the batch has no such member.
        """
        members = index if isinstance(index, tuple) else (index,)
        pick = (slice(None), *members)
        states = self.states
        if isinstance(states, tuple) and states:
            states = type(states)(*(field[pick] for field in states))
        return Trajectory(
            self.points[pick],
            self.losses[pick],
            self.gradients[pick],
            states,
            self.status[members],
            self.lengths[members],
            self.steps,
        )
