"""A ground whose heights were computed on a grid: what is drawn of a slice."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from scenes.parts.neural_landscape.numbers import Window

Array = NDArray[np.float64]


def charted(name: str, grid: Array, window: Window) -> Landscape:
    """A landscape through the heights (rows, columns) of a grid over a window.

    Where the grid has a point it has that height, to the bit; between four of them it is what is
    drawn there, a surface that is straight along both axes.
    """
    return Landscape(name, partial(between, grid, window), None, window)


def between(grid: Array, window: Window, points: Array) -> Array:
    """The heights (...) at points (..., 2) of a grid (rows, columns) over a window."""
    (left, right), (bottom, top) = window
    rows, columns = grid.shape
    across = np.clip((points[..., 0] - left) / (right - left), 0, 1) * (columns - 1)
    along = np.clip((points[..., 1] - bottom) / (top - bottom), 0, 1) * (rows - 1)
    column = np.minimum(across.astype(int), columns - 2)
    row = np.minimum(along.astype(int), rows - 2)
    x, y = across - column, along - row
    low = grid[row, column] * (1 - x) + grid[row, column + 1] * x
    high = grid[row + 1, column] * (1 - x) + grid[row + 1, column + 1] * x
    return np.asarray(low * (1 - y) + high * y)


__all__ = ["between", "charted"]
