"""The ground of the film: a landscape by its name, or by a formula of x and y, in its frame."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from gdmath import LANDSCAPES, InputError, Landscape, suitable_rate
from gdmath.checks import did_you_mean, shorten
from gdmath.critical import level_points
from gdmath.poles import falls_without_end
from scenes.parts.hills.sharp import apart_from, sharp_floors, with_floors

Array = NDArray[np.float64]
Sides = tuple[float, float, float, float]

# The default hills go on for ever; the film frames eight whole valleys, as wide as a screen is, and
# their rim is level all round.
# In the whole windows of two others all that is seen is a wall at the rim, so steep that with
# steps which suit it nobody gets anywhere: the film frames what lies between such walls.
_FRAMING = {
    "sine_hills": ((-2 * np.pi, 3 * np.pi), (-np.pi, 2 * np.pi)),
    "beale": ((0.0, 4.0), (-1.0, 1.0)),
    "goldstein_price": ((-0.8, 0.8), (-1.6, 0.0)),
}
_GROUNDS = [name for name, known in LANDSCAPES.items() if known.dimension == 2]
_A_NAME = re.compile(r"[A-Za-z]\w*_\w+|(?!(?:x|y|pi|e)+\Z)[a-z]{3,}")  # of one word, as names are
# Where one looks at a formula, the first in which it has values everywhere; and how many level
# points are too many to be shown.
_SIDES = [(-4.0, 4.0), (-2.0, 2.0), (0.1, 4.0), (-0.9, 0.9), (-0.6, 0.6), (0.1, 0.9), (1.1, 4.0)]
_MANY = 30
_AROUND, _LEAST = 0.35, 1.0  # of the level points' extent, and at least: what is seen around them
_SLIM = 2.0  # times as long as wide, a frame may be
_SAMPLES = 61
_GENTLE = 30.0  # times its gradient, a step that suits a ground is too long to be shown beside it
_HOLES = 0.6  # of a window, that may have no value


def framed(name: str, window: Sides | None = None) -> Landscape:
    """The landscape called ``name``, or of this formula, with the window that the film shows.

    Where it has no value, there is no ground: such places are left out of the picture. Raises
    InputError for a name that is not known, for a formula that is none, and for a window in most of
    which it has no value, or is level all over.
    """
    sides = None if window is None else (window[:2], window[2:])
    known = LANDSCAPES.get(name) if name in LANDSCAPES else None
    if known is None:
        return _of_formula(name, sides)
    if known.dimension != 2:
        raise InputError(
            f"landscape: {name!r} has {known.dimension} parameter, a subject for the film"
            " local_minima; this one needs two."
        )
    return known.with_window(sides or _FRAMING.get(name) or known.window)


def _of_formula(text: str, sides: tuple[tuple[float, ...], ...] | None) -> Landscape:
    if _A_NAME.fullmatch(text.strip()):
        hint = did_you_mean(text, _GROUNDS) or f" There are {', '.join(_GROUNDS)}."
        raise InputError(
            f"landscape must be a name or a formula of x and y, got {shorten(text)}.{hint}"
        )
    try:
        ground = Landscape.from_expression(text, sides or (_SIDES[0], _SIDES[0]))
    except InputError as error:
        raise InputError(f"landscape: {error}") from None
    if sides is None:
        ground = _in_its_frame(ground)
    elif (place := _without_value(ground, _HOLES)) is not None:
        raise InputError(
            f"window: {shorten(text)} has no value or slope at ({place[0]:.3g}, {place[1]:.3g})"
            " and in many other places; choose one in which it has, as x from, to, y from, to."
        )
    if (pole := falls_without_end(ground)) is not None:
        x, y = (f"{place:.3g}" for place in pole.round(3) + 0.0)
        raise InputError(
            f"landscape: {shorten(text)} falls without end near ({x}, {y}), so there is no lowest"
            " place to walk down to; choose a window without that place, as x from, to, y from, to."
        )
    suits = suitable_rate(ground) if ground.hessian(_grid(ground)).any() else 0.0
    if suits > _GENTLE:
        raise InputError(
            f"landscape: {shorten(text)} is so gentle that a step which suits it is {suits:,.0f}"
            " times its gradient, and one of the two too short to be seen; write"
            f" {10.0 ** np.ceil(np.log10(suits)):,.0f} times as much."
        )
    heights = ground.value(_grid(ground))
    heights = heights[np.isfinite(heights)]
    if np.ptp(heights) <= 1e-12 * np.abs(heights).max():
        raise InputError(f"landscape: {shorten(text)} is level all over: there is no way down.")
    return _with_its_floors(ground)


def _with_its_floors(ground: Landscape) -> Landscape:
    """The same ground, which knows its level floors: steps may lead to none of them."""
    level = level_points(ground)
    floors = level.of_kind("minimum") if len(level.points) <= _MANY else np.empty((0, 2))
    return with_floors(ground, apart_from(sharp_floors(ground), floors, ground))


def _in_its_frame(ground: Landscape) -> Landscape:
    """The ground in a window that holds its level points, and where it has values everywhere."""
    choices = [np.array([x, y]) for x in _SIDES for y in _SIDES]
    choices.sort(key=lambda sides: -float(np.prod(np.ptp(sides, axis=1))))
    grounds = [(ground.with_window(window), holes) for holes in (0.0, _HOLES) for window in choices]
    for whole, holes in grounds:
        if _without_value(whole, holes) is None:
            break
    else:
        raise InputError(
            f"landscape: {shorten(ground.name)} has no value or slope in many places; choose a"
            " window in which it has, as x from, to, y from, to."
        )
    points = level_points(whole).points
    points = np.concatenate([points, apart_from(points, sharp_floors(whole), whole)])
    if not 0 < len(points) <= _MANY:
        return whole
    low, high = np.array(whole.window).T
    around = np.maximum(_AROUND * np.ptp(points, axis=0), _LEAST)
    first, last = points.min(axis=0) - around, points.max(axis=0) + around
    half = (last - first) / 2
    half = np.maximum(half, half.max() / _SLIM)
    middle = (first + last) / 2
    unit = 10.0 ** np.floor(np.log10(half.max())) / 2
    first = np.floor((middle - half) / unit) * unit
    last = np.ceil((middle + half) / unit) * unit
    if np.any(low > 0):  # where it has values on one side only
        first, last = np.maximum(first, low), np.minimum(last, high)
    nearer = ground.with_window(np.stack([first, last], axis=1))
    return whole if _without_value(nearer, holes) is not None else nearer


def _grid(ground: Landscape) -> Array:
    axes = [np.linspace(*side, _SAMPLES) for side in ground.window]
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)


def _without_value(ground: Landscape, holes: float = 0.0) -> Array | None:
    """A place (2,) of a grid where the ground has no finite value, or where many have no slope.

    None where less than this share of all are such ``holes``.
    """
    points = _grid(ground)
    values = np.isfinite(ground.value(points))
    slopes = np.isfinite(ground.gradient(points)).all(axis=-1)
    missing = ~values if slopes.sum() > 0.9 * values.sum() else ~(values & slopes)
    return points[missing][0] if missing.mean() > holes else None


__all__ = ["Sides", "framed"]
