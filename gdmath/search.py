"""Going downhill without derivatives: try a nudge, keep it if the loss falls."""

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.checks import points_array, real, shorten, whole
from gdmath.descent import finite_start
from gdmath.errors import InputError, InputTypeError
from gdmath.landscape import Landscape
from gdmath.trajectory import Status, Trajectory

__all__ = ["Tries", "coordinate_search"]

Floats: TypeAlias = NDArray[np.float64]


class Tries(NamedTuple):
    """What a search has done: (steps + 1,) losses that it has looked at by then, at other points.

    >>> Tries(np.array([0, 1, 3]))
    Tries(tries=array([0, 1, 3]))
    """

    tries: NDArray[np.int64]


def coordinate_search(
    landscape: Landscape, start: ArrayLike, steps: int, *, nudge: float
) -> Trajectory:
    """Walk downhill by trying: a nudge up and a nudge down of each parameter in turn.

    The first of x + h·e₁, x − h·e₁, x + h·e₂, … with f lower than f(x) is the next point. Where
    none is lower, the search stops: it is CONVERGED, and stays.

    Args:
        landscape: the function to walk on.
        start: (d,) numbers, one point.
        steps: how many steps to take, at least 0.
        nudge: h, how far a parameter is moved, more than 0.

    Gradients of the trajectory are those at its points; the search has not used them. Its states
    are `Tries`. As it halts on a grid of spacing h, it ends up to h from a minimum.

    Raises TypeError or ValueError if an argument does not fit, and ValueError if the loss or the
    gradient is not finite at the start.

    >>> from gdmath import parabola
    >>> walk = coordinate_search(parabola(2), [1.3], 100, nudge=0.25)
    >>> walk.points[: walk.lengths + 1, 0], walk.status.name, int(walk.states.tries[-1])
    (array([1.3 , 1.05, 0.8 , 0.55, 0.3 , 0.05]), 'CONVERGED', 12)

    Source: R. Hooke, T. A. Jeeves, "Direct search" solution of numerical and statistical problems,
    Journal of the ACM 8 (1961); here without their pattern moves, and with one size of nudge.
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    steps = whole("steps", steps, at_least=0)
    nudge = real("nudge", nudge, above=0)
    point = points_array("start", start, landscape.dimension)
    if point.ndim != 1:
        raise InputError(f"start must be one point, ({landscape.dimension},), got {point.shape}.")
    finite_start(landscape, point)
    points, tries, length = _walked(landscape, point, steps, nudge)
    status = Status.CONVERGED if len(points) > length + 1 else Status.MAX_STEPS
    rows = np.minimum(np.arange(steps + 1), len(points) - 1)
    path = np.array(points)[rows]
    return Trajectory(
        points=path,
        losses=landscape.value(path),
        gradients=landscape.gradient(path),
        states=Tries(np.array(tries)[rows]),
        status=status,
        lengths=length,
        steps=steps,
    )


def _walked(
    landscape: Landscape, point: Floats, steps: int, nudge: float
) -> tuple[list[Floats], list[int], int]:
    """The points, the last one twice if the search stopped there; tries by then; steps taken."""
    points, tries = [point], [0]
    moves = nudge * np.repeat(np.eye(len(point)), 2, axis=0)
    moves[1::2] *= -1
    for length in range(steps):
        here = points[-1]
        near = here + moves
        lower = np.flatnonzero(landscape.value(near) < landscape.value(here))
        if not lower.size:
            return [*points, here], [*tries, tries[-1] + len(moves)], length
        points.append(near[lower[0]])
        tries.append(tries[-1] + int(lower[0]) + 1)
    return points, tries, steps
