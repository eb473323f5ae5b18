"""Pictures of landscapes of many parameters: a plane cut through them, and what it leaves out.

A slice is true at every point and silent about everything beside it. So each path drawn on one is
the shadow of a path, and the numbers here say how far off the plane it runs.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import frozen_array, real, real_array, shorten
from gdmath.dataset import generator
from gdmath.errors import InputError, InputTypeError
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.network import Network
from gdmath.second import Floats

__all__ = [
    "Principal",
    "Shadow",
    "filter_normalised",
    "principal_directions",
    "shadow",
    "slice_landscape",
]

# Directions that are closer to parallel than this leave no plane.
_PARALLEL = 1e-12


def filter_normalised(network: Network, at: ArrayLike, rng: "np.random.Generator | int") -> Floats:
    """Return a random direction in which each unit's part is as long as the unit itself: (knobs,).

    d = N(0, 1) per knob; then dᵤ ← dᵤ |θᵤ|/|dᵤ| for the incoming weights of each unit u, and 0 for
    the heights. So a step along it changes every unit by the same share of itself, whether its
    weights are large or small.

    Args:
        network: what θ belongs to.
        at: θ, (knobs,), as a rule the trained network.
        rng: where the direction comes from, or a seed for it.

    Raises TypeError or ValueError if an argument does not fit.

    >>> network = Network((2, 3, 1))
    >>> theta = network.start(0)
    >>> d = filter_normalised(network, theta, 1)
    >>> [bool(np.isclose(np.linalg.norm(d[list(unit)]), np.linalg.norm(theta[list(unit)])))
    ...  for unit in network.units()]
    [True, True, True, True]

    Source: H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, Visualizing the loss landscape of
    neural nets, NeurIPS (2018), section 4.
    """
    if not isinstance(network, Network):
        raise InputTypeError(f"network must be a Network, got {shorten(network)}.")
    theta = _point("at", at, network.knobs)
    drawn = generator(rng).normal(size=network.knobs)
    direction = np.zeros(network.knobs)
    for unit in map(list, network.units()):
        length = np.linalg.norm(drawn[unit])
        direction[unit] = drawn[unit] * (np.linalg.norm(theta[unit]) / length)
    return direction


@dataclass(frozen=True, eq=False, slots=True)
class Principal(Frozen):
    """The directions along which a path mostly runs; all arrays are read-only.

    Attributes:
        directions: (k, d), of length 1 and at right angles, the most important one first. Each
            points to where the path began.
        shares: (k,), how much of the squared distances from the end lies along each: the variance
            that it explains.
    """

    directions: Floats
    shares: Floats


def principal_directions(path: ArrayLike, count: int = 2) -> Principal:
    """Return the principal directions of a path about its end: the SVD of θ_k - θ_end.

    Args:
        path: (steps + 1, d) points.
        count: how many directions, 1 to d.

    Raises TypeError or ValueError for a path that is no such list, or does not move.

    >>> found = principal_directions([[3, 4], [1.5, 2], [0, 0]], 1)
    >>> found.directions, found.shares
    (array([[0.6, 0.8]]), array([1.]))

    Source: H. Li and others, Visualizing the loss landscape of neural nets (2018), section 7.
    """
    points = _path(path)
    wanted = int(real("count", count, at_least=1, at_most=min(points.shape[1], len(points))))
    off = points - points[-1]
    if not off.any():
        raise InputError("path must move: all its points are the same.")
    _, singular, directions = np.linalg.svd(off, full_matrices=False)
    directions, shares = directions[:wanted], (singular**2 / (singular**2).sum())[:wanted]
    signs = np.where(directions @ off[0] < 0, -1.0, 1.0)
    return Principal(frozen_array(directions * signs[:, np.newaxis]), frozen_array(shares))


def slice_landscape(
    landscape: Landscape,
    at: ArrayLike,
    first: ArrayLike,
    second: ArrayLike,
    *,
    reach: float = 1.5,
) -> Landscape:
    """Return the landscape over a plane: (s, t) -> f(θ + s d₁ + t d₂), with its gradient there.

    At (0, 0) it is f(θ), to the bit. Its gradient is (∇f · d₁, ∇f · d₂): what the picture knows of
    the slope. The rest of ∇f points out of the picture.

    Args:
        landscape: of d parameters.
        at: θ, (d,), the middle of the picture.
        first, second: d₁ and d₂, (d,), as long as one unit of the picture is to be.
        reach: how far the window goes to either side.

    Raises TypeError or ValueError if an argument does not fit, or both directions are one.

    >>> from gdmath import quadratic
    >>> cut = slice_landscape(quadratic(5), (1, 1), (1, 0), (1, 1))
    >>> cut.value([[0, 0], [-1, 0]]), cut.gradient([0, 0])
    (array([3. , 0.5]), array([5., 6.]))

    Source: I. J. Goodfellow, O. Vinyals, A. M. Saxe, Qualitatively characterizing neural network
    optimization problems, ICLR (2015).
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    theta = _point("at", at, landscape.dimension)
    plane = _plane(first, second, landscape.dimension)
    side = real("reach", reach, above=0)
    return Landscape(
        f"slice of {landscape.name}",
        partial(_value, landscape, theta, plane),
        partial(_gradient, landscape, theta, plane),
        window=((-side, side), (-side, side)),
    )


@dataclass(frozen=True, eq=False, slots=True)
class Shadow(Frozen):
    """A path as a plane shows it, and what it does not show; all arrays are read-only.

    Attributes:
        coordinates: (n, 2), (s, t) of the point of the plane that is nearest to each.
        off: (n,), how far each point is from the plane: the error of drawing it there.
        share: how much of the squared distances from the middle lies inside the plane, 0 to 1.
    """

    coordinates: Floats
    off: Floats
    share: float


def shadow(path: ArrayLike, at: ArrayLike, first: ArrayLike, second: ArrayLike) -> Shadow:
    """Return the shadow of a path on the plane θ + s d₁ + t d₂: least squares, point by point.

    Args:
        path: (n, d) points.
        at: θ, (d,), the middle of the plane.
        first, second: d₁ and d₂, (d,), of any length, not necessarily at right angles.

    Raises TypeError or ValueError if an argument does not fit, or both directions are one.

    >>> cast = shadow([[3, 4, 0], [3, 4, 12]], (0, 0, 0), (1, 0, 0), (0, 2, 0))
    >>> cast.coordinates, cast.off, round(cast.share, 4)
    (array([[3., 2.],
           [3., 2.]]), array([ 0., 12.]), 0.2577)

    Source: E. Lorch, Visualizing deep network training trajectories with PCA, ICML Workshop on
    Visualization for Deep Learning (2016), which shows how much such a shadow may hide.
    """
    points = _path(path)
    theta = _point("at", at, points.shape[1])
    plane = _plane(first, second, points.shape[1])
    away = points - theta
    # An orthonormal basis of the plane: R of the QR says how the directions are made of it.
    basis, corner = np.linalg.qr(plane.T)
    inside = away @ basis
    off = np.linalg.norm(away - inside @ basis.T, axis=-1)
    total = float((away**2).sum())
    return Shadow(
        frozen_array(np.linalg.solve(corner, inside.T).T),
        frozen_array(off),
        float((inside**2).sum()) / total if total else 1.0,
    )


def _value(landscape: Landscape, theta: Floats, plane: Floats, points: Floats) -> Floats:
    return landscape.value_function(theta + points @ plane)


def _gradient(landscape: Landscape, theta: Floats, plane: Floats, points: Floats) -> Floats:
    slopes: Floats = landscape.gradient_function(theta + points @ plane) @ plane.T
    return slopes


def _point(name: str, value: ArrayLike, dimension: int) -> Floats:
    """Return one point of so many finite numbers."""
    point = real_array(name, value)
    if point.shape != (dimension,):
        raise InputError(
            f"{name} must be one point of {dimension} finite numbers, got shape {point.shape}."
        )
    return point


def _path(path: ArrayLike) -> Floats:
    """Return a list of points, (n, d)."""
    points = real_array("path", path)
    if points.ndim != 2 or points.size == 0:
        raise InputError(f"path must be a list of points, (n, d), got shape {points.shape}.")
    return points


def _plane(first: ArrayLike, second: ArrayLike, dimension: int) -> Floats:
    """Return both directions as rows, (2, d), if they span a plane."""
    plane = np.stack([_point("first", first, dimension), _point("second", second, dimension)])
    lengths = np.linalg.norm(plane, axis=1)
    if not (lengths > 0).all():
        raise InputError("first and second must be directions with a length, got one of 0.")
    scaled = plane / lengths[:, np.newaxis]
    if np.linalg.svd(scaled, compute_uv=False)[1] <= _PARALLEL:
        raise InputError("first and second must be two directions, got one twice.")
    return plane
