"""The cloth of the valleys over the hills: each point takes the colour of where it leads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import Landscape, basins, gradient_descent
from scenes.parts.hills.descents import Descents
from scenes.render.kept import kept
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import OFF_MAP, Color, rgb

Array = NDArray[np.float64]

FACES = 120  # a side, of the hills that the cloth lies on
_PATIENCE = 12  # as destinies are computed
_ALMOST = 99.99  # percent of all starts after whose arrival the cloth is whole
_CELLS = 127, 131  # columns and rows: no factor in common, so that few are cut by a straight ridge
_DYED = 0.82  # how much of the ground's own colour the cloth hides


@kept
def arrivals(made: Descents) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Of each corner of the hills' faces (rows, columns), its valley, −1 for none, and its steps.

    Steps are counted up to the one from which on the path stays near its floor.
    """
    return _arrivals(made, made.landscape, (FACES + 1, FACES + 1))


@kept
def cell_arrivals(made: Descents) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The same of the middles of equal cells, whose share is that of the area.

    Corners of faces would not do for that: many of them lie on a rim or right on a ridge.
    """
    low, high = np.array(made.landscape.window).T
    half = (high - low) / (2 * np.array(_CELLS))
    inset = np.stack([low + half, high - half], axis=1)
    return _arrivals(made, made.landscape.with_window(inset), _CELLS)


def _arrivals(
    made: Descents, landscape: Landscape, shape: tuple[int, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    rule, patience = gradient_descent(made.rate), _PATIENCE * made.walk.steps
    found = basins(landscape, rule, shape, patience)
    low, high = np.array(made.landscape.window).T
    near = 1e-3 * float((high - low).max())
    rows = np.full(len(found.minima) + 1, -1)  # the last one is for −1
    for number, place in enumerate(found.minima):
        away = np.linalg.norm(made.floors - place, axis=-1)
        if len(away) and away.min() < near:
            rows[number] = int(away.argmin())
    return rows[found.labels].T, found.steps.T


class Cloth(Surface):
    """The hills, dyed from the floors upwards as far as starts arrive within ``risen`` steps."""

    def __init__(self, view: View, made: Descents, colors: Sequence[Color]) -> None:
        super().__init__(view, resolution=FACES)
        self.valleys, self.steps = arrivals(made)
        table = np.array([rgb(color) for color in (*colors, OFF_MAP)])
        self.dyes = table[np.where(self.valleys < 0, len(colors), self.valleys)]
        self.dyes[_borders(self.valleys)] = rgb(OFF_MAP)
        here = self.valleys >= 0
        cells, needed = cell_arrivals(made)
        self.needed = np.where(cells >= 0, needed, np.inf)  # steps, of equal cells of the map
        there = self.needed[cells >= 0]
        self.last = int(np.percentile(there, _ALMOST)) if there.size else 0
        # What leads off the map stays as it is to the end, and then goes dark; so do the borders.
        self.due = np.where(here, np.minimum(self.steps, self.last), self.last).astype(float)
        self.risen = ValueTracker(-1.0)

    @property
    def key(self) -> bytes:
        """The view's, and how far the cloth has risen."""
        return super().key + np.array(self.risen.get_value()).tobytes()

    @property
    def covered(self) -> float:
        """The share of the map from which one arrives within so many steps."""
        return float((self.needed <= np.floor(self.risen.get_value() + 1e-9)).mean())

    @property
    def lost(self) -> float:
        """The share of the map that leads off it."""
        return float(np.isinf(self.needed).mean())

    def colors(self) -> Array:
        """The ground's own colours, dyed where the cloth has come."""
        come = np.clip(float(self.risen.get_value()) - self.due + 1, 0.0, 1.0)
        share = _DYED * come[..., None]
        return np.asarray(self.base_colors + share * (self.dyes - self.base_colors))


def _borders(valleys: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which corners (rows, columns) have a neighbour that leads elsewhere."""
    edge = np.zeros(valleys.shape, dtype=bool)
    edge[1:] |= valleys[1:] != valleys[:-1]
    edge[:, 1:] |= valleys[:, 1:] != valleys[:, :-1]
    return edge
