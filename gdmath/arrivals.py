"""When a walker has arrived: after how many steps little of the way is left."""

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import real, real_array, shorten
from gdmath.errors import InputError
from gdmath.trajectory import Trajectory

__all__ = ["arrival"]


def arrival(
    walk: Trajectory, minimum: ArrayLike, share: float, *, for_good: bool = False
) -> int | None:
    """Return the first step k with |w_k - m| ≤ share · |w_0 - m|, None if there is none.

    Args:
        walk: one path, of points (steps + 1, d).
        minimum: m, (d,), the point it is to arrive at.
        share: of the distance at the start, in (0, 1): what is as good as nothing.
        for_good: return the first step from which on that holds to the end of the walk, for a path
            that passes by the minimum before it stays.

    On a parabola with curvature λ and a learning rate α this is ⌈ln share / ln |1 - αλ|⌉.

    Raises InputError for a batch of paths, for one without every iterate, for a point that is not
    of d finite numbers or a share that is not between 0 and 1.

    >>> from gdmath import descend, gradient_descent, parabola
    >>> curve = parabola(0.3125, minimum=2)
    >>> [arrival(descend(curve, gradient_descent(rate), [-1], 100), 2, 0.0055)
    ...  for rate in (0.1, 1, 1.6, 4)]
    [81, 6, 1, None]
    """
    share = real("share", share, above=0, below=1)
    if walk.points.ndim != 2 or len(walk.points) != walk.steps + 1:
        raise InputError(
            "walk must be one path with every iterate (walk.path(0) of a batch), "
            f"got points of shape {walk.points.shape}."
        )
    goal = np.atleast_1d(real_array("minimum", minimum))
    if goal.shape != walk.points.shape[1:]:
        raise InputError(
            f"minimum must be one point of {walk.points.shape[1]} numbers, got {shorten(minimum)}."
        )
    with np.errstate(over="ignore"):  # a path that diverges is infinitely far away, and that is all
        distances = np.linalg.norm(walk.points - goal, axis=-1)
    near = distances <= share * distances[0]
    if for_good:
        near = np.logical_and.accumulate(near[::-1])[::-1]
    there = np.flatnonzero(near)
    return int(there[0]) if len(there) else None
