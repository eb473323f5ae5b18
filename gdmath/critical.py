"""Where the ground is level: minima, maxima and saddles in the window."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath.checks import choice, frozen_array, shorten
from gdmath.errors import InputError, InputTypeError
from gdmath.field import GradientField, gradient_field
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.second import Floats

__all__ = ["LevelPoints", "level_points"]

KINDS = ("minimum", "maximum", "saddle")

_GRID = {1: 2001, 2: 241}  # points per axis, by the number of axes
_STEPS = 100  # of Newton's method: enough where it only halves the distance, too
_LEVEL = 1e-9  # of the usual slope in the window: as good as none
_FLAT = 1e-6  # of the usual curvature in the window: as good as none
_ZERO = 1e-12  # of the window: where a coordinate is 0, rounding must not give it a sign
_EDGE = 1e-6  # grid steps: rounding must not put a point outside of the window
_SAME = 0.1  # grid steps: two finds no farther apart are one
_LINE = 3.0  # grid steps: level points no farther apart, on flat ground, lie on a line of them
_ROUND = np.linspace(0, 2 * np.pi, 64, endpoint=False)  # where one looks around a point


@dataclass(frozen=True, eq=False, slots=True)
class LevelPoints(Frozen):
    """Where the gradient of a landscape is zero; all arrays are read-only.

    Attributes:
        points: (k, d): minima first, then maxima, then saddles, each from left to right.
        kinds: k words, `"minimum"`, `"maximum"` or `"saddle"`. What is neither a minimum nor a
            maximum is a saddle, in one dimension as well: x³ has one at 0.
        eigenvalues: (k, d), the curvatures λ along the axes of the Hessian, ascending.
        eigenvectors: (k, d, d), the axes: column i belongs to eigenvalue i and has length 1; of its
            numbers the largest in size is positive.
    """

    points: Floats
    kinds: tuple[str, ...]
    eigenvalues: Floats
    eigenvectors: Floats

    def of_kind(self, kind: str) -> Floats:
        """Return the points of one kind, (n, d); raises InputError for a word that is no kind."""
        word = choice("kind", kind, KINDS)
        return frozen_array(self.points[[found == word for found in self.kinds]])


def level_points(landscape: Landscape) -> LevelPoints:
    """Return the points of the window at which ∇f = 0, with their curvatures.

    Newton's method on ∇f = 0, damped as by Levenberg and Marquardt, starts wherever on a fine grid
    the slopes along all axes change sign or the slope is least. The eigenvalues of the Hessian tell
    the kind; where one of them is zero, a look around does. The minima that the landscape knows are
    always among the points, those at a tip or a corner too. Where the ground is level along a whole
    line, the line's points are left out. (Nocedal and Wright, "Numerical Optimization", 2006,
    chapters 10 and 11.)

    Args:
        landscape: of one or two parameters; level points nearer to each other than a hundredth of
            the window may be missed.

    Raises InputTypeError for anything but a landscape, InputError for one of more parameters or
    without a finite Hessian at a level point.

    >>> from gdmath import LANDSCAPES
    >>> sextic = level_points(LANDSCAPES["sextic"])
    >>> sextic.points.round(9).ravel().tolist(), sextic.of_kind("maximum").shape
    ([-2.0, 0.0, 2.0, -1.0, 1.0], (2, 1))
    >>> level_points(LANDSCAPES["saddle"]).kinds
    ('saddle',)
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    square = _squared(landscape)
    grid = gradient_field(square, [_GRID.get(landscape.dimension, 2)] * 2)
    step = 1.0 / (grid.points.shape[0] - 1)
    usual = float(np.median(grid.magnitudes))
    found = _settled(square, _candidates(grid, _LEVEL * usual))
    found = found[np.linalg.norm(square.gradient(found), axis=-1) <= _LEVEL * usual]
    points, shares = _in_window(landscape, found, step)
    bends, _ = _curvatures(square, shares)
    flat = np.abs(bends).min(axis=-1) <= _FLAT * usual
    alone = _alone(shares, flat, step)
    points, shares, bends, flat = points[alone], shares[alone], bends[alone], flat[alone]
    kinds = [
        "minimum"
        if (landscape.minima == point).all(axis=-1).any()
        else _kind(_rises(square, share, step) if is_flat else bend)
        for point, share, bend, is_flat in zip(points, shares, bends, flat, strict=True)
    ]
    curvatures, axes = _curvatures(landscape, points)
    ranks = [
        (KINDS.index(kind), *point) for kind, point in zip(kinds, points.round(9), strict=True)
    ]
    order = sorted(range(len(points)), key=ranks.__getitem__)
    return LevelPoints(
        frozen_array(points[order]),
        tuple(kinds[row] for row in order),
        frozen_array(curvatures[order]),
        frozen_array(axes[order]),
    )


def _squared(landscape: Landscape) -> Landscape:
    """Return the landscape over the window from 0 to 1 on every axis, whatever its units are."""
    low, high = np.array(landscape.window).T
    span = high - low
    return Landscape(
        landscape.name,
        lambda shares: landscape.value(low + span * shares),
        lambda shares: landscape.gradient(low + span * shares) * span,
        window=[(0, 1)] * landscape.dimension,
        hessian=lambda shares: landscape.hessian(low + span * shares) * np.outer(span, span),
    )


def _candidates(grid: GradientField, level: float) -> Floats:
    """Return where to begin, (n, d): cells in which all slopes change sign, and least slopes.

    Cells in which every slope is at most `level` are none: their ground is level as a whole.
    """
    dimension = grid.points.shape[-1]
    ahead, behind = slice(1, None), slice(None, -1)
    corners: list[tuple[slice, ...]] = [(ahead,), (behind,)]
    if dimension == 2:
        corners = [(one, other) for one in (ahead, behind) for other in (ahead, behind)]
    around = np.stack([grid.vectors[corner] for corner in corners])
    changes = ((around.min(axis=0) <= 0) & (around.max(axis=0) >= 0)).all(axis=-1)
    changes &= np.max([grid.magnitudes[corner] for corner in corners], axis=0) > level
    middles = np.mean([grid.points[corner] for corner in corners], axis=0)[changes]
    padded = np.pad(grid.magnitudes, 1, constant_values=np.inf)
    size = grid.magnitudes.shape
    shifts = [(k,) if dimension == 1 else (k, m) for k in range(3) for m in range(3)]
    nearby = np.stack(
        [padded[tuple(slice(k, k + n) for k, n in zip(s, size, strict=True))] for s in shifts]
    )
    nearby_least, nearby_most = (
        nearby.min(axis=0),
        np.where(np.isinf(nearby), 0, nearby).max(axis=0),
    )
    least = (grid.magnitudes <= nearby_least) & (grid.magnitudes < nearby_most)
    return np.concatenate([middles, grid.points[least]])


def _settled(landscape: Landscape, points: Floats) -> Floats:
    """Return where damped Newton steps on ∇f = 0 lead to, (n, d)."""
    damping = np.full(len(points), 1e-3)
    gradients = landscape.gradient(points)
    for _ in range(_STEPS):
        hessians = landscape.hessian(points)
        hessians[~np.isfinite(hessians).all(axis=(-2, -1))] = 0.0
        curvatures, axes = np.linalg.eigh(hessians)
        with np.errstate(all="ignore"):
            squares = curvatures**2
            resisted = squares + (damping * squares.mean(axis=-1))[:, np.newaxis]
            along = np.einsum("nij,ni->nj", axes, gradients) * curvatures
            moves = np.where(resisted > 0, along / resisted, 0.0)
            ahead = points - np.einsum("nij,nj->ni", axes, moves)
            trials = landscape.gradient(ahead)
            better = np.linalg.norm(trials, axis=-1) < np.linalg.norm(gradients, axis=-1)
        points = np.where(better[:, np.newaxis], ahead, points)
        gradients = np.where(better[:, np.newaxis], trials, gradients)
        damping = np.clip(np.where(better, damping / 10, damping * 10), 1e-30, 1e30)
        if not better.any() and damping.min(initial=1e30) >= 1e6:
            break
    return points


def _in_window(landscape: Landscape, found: Floats, step: float) -> tuple[Floats, Floats]:
    """Return the known minima and what was found, each once, as points and as shares, (k, d)."""
    low, high = np.array(landscape.window).T
    span = high - low
    points = low + span * found
    points = np.where(np.abs(points) <= _ZERO * span, 0.0, points)
    points = np.concatenate([landscape.minima, points])
    edge = _EDGE * step * span
    points = points[((points >= low - edge) & (points <= high + edge)).all(axis=-1)]
    points = np.clip(points, low, high)
    shares = (points - low) / span
    first: list[int] = []
    for row, share in enumerate(shares):
        if not (np.abs(shares[first] - share) <= _SAME * step).all(axis=-1).any():
            first.append(row)
    return points[first], shares[first]


def _curvatures(landscape: Landscape, points: Floats) -> tuple[Floats, Floats]:
    """Return the eigenvalues and eigenvectors of the Hessian at points, (k, d) and (k, d, d)."""
    hessians = landscape.hessian(points)
    if not np.isfinite(hessians).all():
        raise InputError(f"landscape {landscape.name!r} has no finite Hessian where it is level.")
    curvatures, axes = np.linalg.eigh(hessians)
    largest = np.take_along_axis(axes, np.abs(axes).argmax(axis=-2)[:, np.newaxis], axis=-2)
    return curvatures, axes * np.where(largest < 0, -1.0, 1.0)


def _alone(points: Floats, flat: NDArray[np.bool_], step: float) -> NDArray[np.bool_]:
    """Return whether each point, flat along an axis or not, is no part of a line of such, (k,)."""
    apart = np.abs(points[:, np.newaxis] - points[flat]) / step
    alone: NDArray[np.bool_] = ~flat | ((apart <= _LINE).all(axis=-1).sum(axis=-1) <= 1)
    return alone


def _rises(landscape: Landscape, point: Floats, step: float) -> Floats:
    """Return how steeply the ground rises away from a point, in directions all around it."""
    circle = np.stack([np.cos(_ROUND), np.sin(_ROUND)], axis=-1)
    directions = np.array([[1.0], [-1.0]]) if len(point) == 1 else circle
    slopes = landscape.gradient(point + step * directions)
    return np.asarray(np.einsum("nd,nd->n", slopes, directions))


def _kind(rises: Floats) -> str:
    """Return the kind of a level point from its curvatures, or from how it rises all around."""
    if (rises > 0).all():
        return "minimum"
    return "maximum" if (rises < 0).all() else "saddle"
