"""Lines of equal height."""

from __future__ import annotations

from dataclasses import dataclass

import contourpy
import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.grid import grid
from scenes.stage.ground.view import View

Array = NDArray[np.float64]

_SAMPLES = 97


@dataclass(frozen=True)
class Polylines:
    """Many lines on the ground one after another.

    ``points`` (n, 2) in data coordinates, ``joined`` (n − 1,) whether a point and the next belong
    to the same line.
    """

    points: Array
    joined: NDArray[np.bool_]

    @classmethod
    def of(cls, lines: list[Array]) -> Polylines:
        """Chain ``lines``, each (n, 2)."""
        if not lines:
            return cls(np.zeros((1, 2)), np.zeros(0, dtype=bool))
        joined = np.ones(sum(len(line) for line in lines), dtype=bool)
        joined[np.cumsum([len(line) for line in lines]) - 1] = False
        return cls(np.concatenate(lines), joined[:-1])


def round_levels(low: float, high: float, about: int = 9) -> Array:
    """Round heights strictly between ``low`` and ``high``, about ``about`` of them."""
    if not high > low:
        return np.zeros(0)
    raw = (high - low) / about
    power = 10.0 ** np.floor(np.log10(raw))
    step = power * min((1, 2, 2.5, 5, 10), key=lambda nice: abs(nice * power - raw))
    first = np.floor(low / step) + 1
    levels = np.arange(first, np.ceil(high / step)) * step
    return np.asarray(levels[(low < levels) & (levels < high)])  # not so near that rounding decides


def level_lines(view: View, about: int = 9, samples: int = _SAMPLES, between: int = 0) -> Polylines:
    """The lines of equal height of the view's landscape, halfway between round heights.

    With ``between`` greater than 0 so many lines stand between each of those and the next, in their
    stead. It is to be even: the middle one of an odd number would be at a round height.
    """
    (x0, x1), (y0, y1) = view.window
    xs, ys = np.linspace(x0, x1, samples), np.linspace(y0, y1, samples)
    levels = round_levels(view.lowest, view.highest, about)
    # Halfway between the round ones: a line through a saddle crosses itself, which no grid can
    # follow, and saddles like to lie at round heights.
    levels = levels[:-1] + np.diff(levels) / 2
    if between and len(levels) > 1:
        step = float(np.diff(levels).mean())
        shares = step * np.arange(1, between + 1) / (between + 1)
        levels = (np.append(levels[0] - step, levels)[:, None] + shares).ravel()
    elif between:
        levels = levels[:0]
    places = grid(view.window, samples)
    heights = view.plotted(places)
    if view.has_holes:  # no line goes round a hole
        heights = np.ma.masked_array(heights, view.missing(places))
    generator = contourpy.contour_generator(xs, ys, heights)
    return Polylines.of(
        [
            np.asarray(line, dtype=float)
            for level in levels
            for line in generator.lines(float(level))
        ]
    )


def zero_lines(points: Array, values: Array) -> list[Array]:
    """Where ``values`` (rows, columns) on the grid ``points`` (rows, columns, 2) change sign."""
    generator = contourpy.contour_generator(points[0, :, 0], points[:, 0, 1], values)
    return [np.asarray(line, dtype=float) for line in generator.lines(0.0)]


def mesh_lines(view: View, count: int = 23) -> Polylines:
    """Lines of equal x and of equal y, ``count`` of each."""
    (x0, x1), (y0, y1) = view.window
    xs, ys = np.linspace(x0, x1, _SAMPLES), np.linspace(y0, y1, _SAMPLES)
    along = [np.column_stack([np.full_like(ys, x), ys]) for x in np.linspace(x0, x1, count)]
    across = [np.column_stack([xs, np.full_like(xs, y)]) for y in np.linspace(y0, y1, count)]
    return Polylines.of([*along, *across])
