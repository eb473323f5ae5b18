"""Basins of attraction: which minimum does each start descend to, and in how many steps?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.checks import frozen_array, points_array, real, shorten, whole
from gdmath.errors import InputError, InputTypeError
from gdmath.field import gradient_field
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.optimizer import Optimizer
from gdmath.settling import End, Paths

__all__ = ["BasinMap", "End", "basins", "settle"]

Floats: TypeAlias = NDArray[np.float64]

# How close to a minimum counts as there, as a share of the window's shortest side.
_NEAR = 1e-2


@dataclass(frozen=True, eq=False)
class BasinMap(Frozen):
    """The basins of a landscape under an optimizer; all arrays are read-only.

    Attributes:
        labels: (columns, rows) integers, for each start the row of its minimum in `minima`, or -1
            if it did not settle at one; `ends` says why. Starts lie as in `GradientField`: [i, j]
            is column i from the left and row j from the bottom. In one dimension (columns,); of
            `settle` one for each of its starts.
        minima: (k, d), the minima that paths settled at; those that the landscape knows first.
    """

    labels: NDArray[np.intp]
    minima: Floats
    _count: Callable[[], NDArray[np.intp]]
    _follow: Callable[[], NDArray[np.int8]]

    @cached_property
    def steps(self) -> NDArray[np.intp]:
        """(columns, rows) integers, the step from which on the path stays near its minimum.

        For a path that did not settle it is the number of all steps. They are counted when first
        asked for, which takes several times as long as finding the basins.
        """
        return frozen_array(self._count().reshape(self.labels.shape))

    @cached_property
    def ends(self) -> NDArray[np.int8]:
        """(columns, rows), how each path ended, as `End` counts it.

        Those that settled at no minimum are followed for many more steps when this is first asked
        for: they lead off the map, are not there yet, or lead into no valley.
        """
        return frozen_array(self._follow().reshape(self.labels.shape))


def basins(
    landscape: Landscape,
    optimizer: Optimizer,
    shape: int | Sequence[int],
    steps: int,
    *,
    tolerance: float | None = None,
    until_settled: bool = False,
) -> BasinMap:
    """Return which minimum each start on a grid over the window descends to.

    Minima that the landscape does not know are found where paths end: Newton's method sharpens the
    end points, and those remain from which the ground rises in every direction.

    Args:
        landscape: of one or two parameters.
        optimizer: the rule for the steps.
        shape: (columns, rows) of the grid, as for `gradient_field`.
        steps: how many steps each path takes, at least 0.
        tolerance: how close to a minimum counts as there; a hundredth of the window's shortest
            side by default.
        until_settled: paths that have not settled by then take more steps, until all have settled,
            have left the map, or rest in no valley; or until some seconds' work is done. Of plain
            gradient descent, paths that have by then come within some hundredths of the
            tolerance of each other go on as one.

    Raises TypeError or ValueError if an argument does not fit.

    >>> from gdmath import LANDSCAPES, gradient_descent
    >>> chart = basins(LANDSCAPES["sextic"], gradient_descent(0.03), 6, 200)
    >>> chart.labels, chart.minima[chart.labels].ravel()
    (array([0, 0, 2, 2, 1, 1]), array([-2., -2.,  0.,  0.,  2.,  2.]))
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    near = _near(landscape, tolerance)
    return _charted(
        landscape, optimizer, gradient_field(landscape, shape).points, steps, near, until_settled
    )


def settle(
    landscape: Landscape,
    optimizer: Optimizer,
    starts: ArrayLike,
    steps: int,
    *,
    tolerance: float | None = None,
    until_settled: bool = True,
) -> BasinMap:
    """Return which minimum each of any starts (..., d) descends to; the rest is as for `basins`.

    Raises TypeError or ValueError if an argument does not fit.

    >>> from gdmath import LANDSCAPES, gradient_descent
    >>> settle(LANDSCAPES["sextic"], gradient_descent(0.03), [[-2.4], [0.5], [9]], 50).labels
    array([ 0,  1, -1])
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    near = _near(landscape, tolerance)
    points = points_array("starts", starts, landscape.dimension)
    if not np.isfinite(points).all():
        raise InputError(f"starts must be finite numbers, got {shorten(points)}.")
    return _charted(landscape, optimizer, points, steps, near, until_settled)


def _near(landscape: Landscape, tolerance: float | None) -> float:
    if tolerance is not None:
        return real("tolerance", tolerance, above=0)
    return _NEAR * min(high - low for low, high in landscape.window)


def _charted(
    landscape: Landscape,
    optimizer: Optimizer,
    points: Floats,
    steps: int,
    near: float,
    until_settled: bool,
) -> BasinMap:
    """Follow the paths from these points (..., d)."""
    if not isinstance(optimizer, Optimizer):
        raise InputTypeError(f"optimizer must be an Optimizer, got {shorten(optimizer)}.")
    steps = whole("steps", steps, at_least=0)
    paths = Paths(landscape, optimizer, points.reshape(-1, landscape.dimension), steps, near)
    if until_settled:
        paths.settle()
    visited = np.unique(paths.labels[paths.labels >= 0])
    labels = frozen_array(np.where(paths.labels >= 0, np.searchsorted(visited, paths.labels), -1))
    count = partial(_counted, paths, labels, frozen_array(paths.taken))
    follow = partial(_followed, paths, labels)
    return BasinMap(labels.reshape(points.shape[:-1]), paths.minima[visited], count, follow)


def _counted(paths: Paths, labels: NDArray[np.intp], taken: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each start the step from which on it stays at its minimum."""
    return np.where(labels >= 0, paths.counts(labels), taken)


def _followed(paths: Paths, labels: NDArray[np.intp]) -> NDArray[np.int8]:
    """Return for each start how its path ended; those not at a minimum go on further."""
    paths.settle()
    late = (labels < 0) & (paths.labels >= 0)
    return np.where(late, np.int8(End.NOT_YET), paths.how)
