"""Two starts a hair apart whose ways part: on either side of a ridge."""

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import points_array, real, shorten
from gdmath.errors import InputError, InputTypeError
from gdmath.landscape import Landscape
from gdmath.second import Floats

__all__ = ["twins"]

_STRIDE = 1 / 2000  # of the window, along the ridge
_SHORTEST = 1e-6  # of a stride: as near as one comes to a summit or the rim
_LONGEST = 8000  # strides: four times through the window
_LEVEL = 1e-6  # of the largest curvature: a slope that is as good as none


def twins(landscape: Landscape, at: ArrayLike, gap: float, *, short: float = 0.17) -> Floats:
    """Return two starts, ``gap`` apart, from which descents lead to different sides, (2, d).

    In one dimension, and at a summit, they stand half the gap to either side of `at`, along the
    axis in which the ground falls most steeply. At a saddle they stand on the ridge that leads up
    from it, half the gap to each side along the axis in which the saddle falls. The ridge is the
    way of steepest ascent; they stand `short` of its end, as a share of its length, where it ends
    at a summit or at the rim of the window. Of the two ways up it is the one towards the larger
    coordinates.

    Args:
        landscape: of any number of parameters d.
        at: (d,), a maximum or a saddle inside the window, such as `level_points` finds.
        gap: their distance, above 0.
        short: in [0, 1): 0 is the end of the ridge, towards 1 is the saddle.

    Raises InputTypeError for anything but a landscape, InputError for numbers that do not fit, or a
    point that is not level, lies outside of the window or from which the ground does not fall.

    >>> from gdmath import LANDSCAPES
    >>> twins(LANDSCAPES["sextic"], [1], 0.002).round(6).tolist()
    [[0.999], [1.001]]
    >>> twins(LANDSCAPES["sine_hills"], [0, 0], 0.001).round(4).tolist()
    [[1.3034, 1.3041], [1.3041, 1.3034]]
    """
    if not isinstance(landscape, Landscape):
        raise InputTypeError(f"landscape must be a Landscape, got {shorten(landscape)}.")
    gap, short = real("gap", gap, above=0), real("short", short, at_least=0, below=1)
    point = points_array("at", at, landscape.dimension)
    low, high = np.array(landscape.window).T
    if point.ndim != 1 or not ((point >= low) & (point <= high)).all():
        raise InputError(f"at must be one point of the window, got {shorten(at)}.")
    hessian = landscape.hessian(point)
    if not np.isfinite(hessian).all():
        raise InputError(f"landscape {landscape.name!r} has no finite Hessian at {shorten(at)}.")
    span = high - low  # in units of which the slope is compared with the curvatures
    slope, bend = landscape.gradient(point) * span, hessian * np.outer(span, span)
    if not np.linalg.norm(slope) <= _LEVEL * np.abs(bend).max():
        raise InputError(f"at must be a point where the ground is level, got {shorten(at)}.")
    curvatures, axes = np.linalg.eigh(hessian)
    if curvatures[0] >= 0:
        raise InputError(
            f"at must be a maximum or a saddle, which falls to its sides, got {shorten(at)}."
        )
    fall = _towards_larger(axes[:, 0])
    if curvatures[-1] > 0:
        ridge = _way_up(landscape, point, _towards_larger(axes[:, -1]))
        point = _along(ridge, 1 - short)
    starts: Floats = point + 0.5 * gap * np.array([-fall, fall])
    return starts


def _towards_larger(axis: Floats) -> Floats:
    """Return the axis, turned so that its largest number in size is positive."""
    turned: Floats = axis if axis[np.abs(axis).argmax()] > 0 else -axis
    return turned


def _way_up(landscape: Landscape, saddle: Floats, axis: Floats) -> Floats:
    """Return the way of steepest ascent from a saddle to a summit or the rim, (n, d)."""
    low, high = np.array(landscape.window).T
    stride = _STRIDE
    way = [saddle, saddle + stride * _across(axis, high - low)]
    for _ in range(_LONGEST):
        heading = _across(landscape.gradient(way[-1]), high - low)
        middle = way[-1] + 0.5 * stride * heading  # the midpoint rule
        ahead = _across(landscape.gradient(middle), high - low)
        reached = way[-1] + stride * ahead
        turns = landscape.gradient(reached) @ ahead <= 0  # beyond a summit it leads back
        if turns or not ((reached >= low) & (reached <= high)).all():
            stride /= 2
        else:
            way.append(reached)
        if stride < _SHORTEST * _STRIDE:
            break
    return np.array(way)


def _across(direction: Floats, span: Floats) -> Floats:
    """Return the direction at the length that leads through the window, (d,); 0 if it is none."""
    length = float(np.linalg.norm(direction / span))
    across: Floats = direction / length if 0 < length < np.inf else np.zeros_like(direction)
    return across


def _along(way: Floats, share: float) -> Floats:
    """Return the point at a share of a way's length, (d,)."""
    lengths = np.linalg.norm(np.diff(way, axis=0), axis=-1)
    so_far = np.concatenate([[0.0], np.cumsum(lengths)])
    return np.array([np.interp(share * so_far[-1], so_far, axis) for axis in way.T])
