"""The cloth of the valleys over the hills: each point takes the colour of where it leads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import Landscape
from scenes.parts.hills.descents import Descents, rows_of
from scenes.parts.hills.ends import lost
from scenes.render.kept import kept
from scenes.stage.ground.grid import grid
from scenes.stage.ground.surface import Surface, corners
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import NOWHERE, Color, rgb

Array = NDArray[np.float64]

FACES = 180  # along the longer side of the hills that the cloth lies on
_OUTSIDE, _NO_GROUND = -9, -8  # in place of a valley's number
_ALMOST = 99.99  # percent of all starts after whose arrival the cloth is whole
_CELLS = 127, 131  # columns and rows: no factor in common, so that few are cut by a straight ridge
_ASIDE = 0.118  # of a cell, from its middle: a ridge right through the middles has no area
_SMOOTHINGS, _MIXINGS = 8, 3  # of when faces are dyed, and of their colours
_NEAR_BY, MET = 2, 4  # faces to every side, of a stray and of a border
_FEW = 0.35  # of the starts that near: fewer lost ones are strays, and no part of the map
_DYED = 0.9  # how much of the ground's own colour the cloth hides


@kept
def arrivals(made: Descents) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Of each corner of the hills' faces (rows, columns), its valley, and its steps.

    Where there is none, it is what `nowhere` says. Steps are counted up to the one from which on
    the path stays near its floor.
    """
    rows, columns, _ = corners(made.landscape.window, FACES).shape
    return _arrivals(made, made.landscape, (columns, rows))


@kept
def cell_arrivals(made: Descents) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The same of equal cells, one place in each near its middle, whose share is that of the area.

    Corners of faces would not do for that: many of them lie on a rim or right on a ridge. So do
    the very middles, where the ridge is an axis of the map.
    """
    return _arrivals(made, made.landscape.with_window(_inset(made)), _CELLS)


def cell_places(made: Descents) -> Array:
    """Those places (rows, columns, 2)."""
    return grid(made.landscape.with_window(_inset(made)).window, _CELLS)


def _inset(made: Descents) -> Array:
    """The window of those places, from the first of them to the last."""
    low, high = np.array(made.landscape.window).T
    cell = (high - low) / np.array(_CELLS)
    return np.stack([low + (0.5 + _ASIDE) * cell, high - (0.5 - _ASIDE) * cell], axis=1)


def _arrivals(
    made: Descents, landscape: Landscape, shape: tuple[int, int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    found = made.charted(landscape, shape)
    valleys = rows_of(found, made.landscape, made.floors).T
    columns, rows = shape
    ground = np.isfinite(landscape.value(grid(landscape.window, (columns, rows))))
    return np.where(ground, valleys, _NO_GROUND), found.steps.T


class Cloth(Surface):
    """The hills, dyed from the floors upwards as far as starts arrive within ``risen`` steps."""

    def __init__(self, view: View, made: Descents, colors: Sequence[Color]) -> None:
        super().__init__(view, resolution=FACES)
        self.valleys, self.steps = _without_strays(*arrivals(made))
        table = np.array([rgb(color) for color in (*colors, *reversed(NOWHERE))])
        # −1, −2 and −3 count from the end; where no ground is, none is painted.
        self.dyes = _mixed(table[np.maximum(self.valleys, -len(NOWHERE))])
        here = self.valleys >= 0
        cells, needed = (of.ravel() for of in cell_arrivals(made))
        cells, needed = cells[cells != _NO_GROUND], needed[cells != _NO_GROUND]
        self.needed = np.where(cells >= 0, needed, np.inf)  # steps, of equal cells of the map
        self.rest = lost(cells)
        there = self.needed[cells >= 0]
        self.last = int(np.percentile(there, _ALMOST)) if there.size else 0
        # What leads off the map stays as it is to the end, and then goes dark.
        due = np.where(here, np.minimum(self.steps, self.last), self.last + 1.0)
        self.due = _smoothed(due, self.valleys)
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
        """The share of the map from which one arrives nowhere on it."""
        return float(np.isinf(self.needed).mean())

    def met(self, points: Array) -> Array:
        """The number of steps (n,) after which all ground about each of the points (n, 2) is dyed.

        A line that is there before the colours on both sides of it hangs in the air.
        """
        low, high = np.array(self.view.window).T
        faces = np.array(self.due.shape)[::-1] - 1
        columns, rows = np.rint((points - low) / (high - low) * faces).astype(int).T
        wide = np.pad(self.due, MET, mode="edge")
        spread = range(2 * MET + 1)
        around = np.max([wide[rows + i, columns + j] for i in spread for j in spread], axis=0)
        return np.minimum(around, self.last + bool(self.rest))

    def colors(self) -> Array:
        """The ground's own colours, dyed where the cloth has come."""
        come = np.clip(float(self.risen.get_value()) - self.due + 1, 0.0, 1.0)
        share = _DYED * _mixed(come[..., None])
        return np.asarray(self.base_colors + share * (self.dyes - self.base_colors))


def _mixed(dyes: Array) -> Array:
    """Colours (rows, columns, 3), each mixed with those beside it: a border has no stairs."""
    for _ in range(_MIXINGS):
        wide = np.pad(dyes, ((1, 1), (1, 1), (0, 0)), mode="edge")
        rows = 0.25 * (wide[:-2] + wide[2:]) + 0.5 * wide[1:-1]
        dyes = 0.25 * (rows[:, :-2] + rows[:, 2:]) + 0.5 * rows[:, 1:-1]
    return dyes


def _without_strays(
    valleys: NDArray[np.intp], steps: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Valleys and steps (rows, columns), but of single lost starts those of a start beside them.

    Such starts are right on a ridge, and without a colour they would hold its line back.
    """
    near = 2 * _NEAR_BY + 1
    wide = np.pad(valleys, _NEAR_BY, mode="edge") < 0
    lost = np.lib.stride_tricks.sliding_window_view(wide, (near, near)).mean(axis=(-2, -1))
    valleys, steps = valleys.copy(), steps.copy()
    for row, column in np.argwhere((valleys < 0) & (valleys > _NO_GROUND) & (lost < _FEW)):
        beside = [
            (row + down, column + right)
            for down, right in ((0, -1), (0, 1), (-1, 0), (1, 0))
            if 0 <= row + down < valleys.shape[0] and 0 <= column + right < valleys.shape[1]
        ]
        known = [place for place in beside if valleys[place] >= 0]
        if known:
            valleys[row, column], steps[row, column] = valleys[known[0]], steps[known[0]]
    return valleys, steps


def _smoothed(due: Array, valleys: NDArray[np.intp]) -> Array:
    """Steps (rows, columns) without stairs between whole numbers: means of neighbours in a valley.

    Those of another valley do not count, so that every border stays where it is.
    """
    for _ in range(_SMOOTHINGS):
        total, count = np.zeros_like(due), np.zeros_like(due)
        values, names = np.pad(due, 1), np.pad(valleys, 1, constant_values=_OUTSIDE)
        rows, columns = due.shape
        for down in range(3):
            for right in range(3):
                near = (slice(down, down + rows), slice(right, right + columns))
                alike = names[near] == valleys
                total += np.where(alike, values[near], 0.0)
                count += alike
        due = total / count
    return due
