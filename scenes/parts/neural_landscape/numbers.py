"""What takes long to compute for the film: slices of the ground."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath.slices import slice_landscape
from scenes.render.kept import kept
from scenes.stage.walk.training import Task

Array = NDArray[np.float64]
Window = tuple[tuple[float, float], tuple[float, float]]

_NUDGE = 1e-4  # of a knob, for the curvature


@kept
def heights(
    task: Task, at: Array, first: Array, second: Array, window: Window, counts: tuple[int, int]
) -> Array:
    """The loss of each network of a grid over a slice (rows, columns): rows are steps of t."""
    cut = slice_landscape(task.ground, at, first, second)
    axes = [np.linspace(*ends, count) for ends, count in zip(window, counts, strict=True)]
    return np.asarray(cut.value(np.stack(np.meshgrid(*axes), axis=-1)))


@kept
def turned(
    task: Task,
    at: Array,
    arrows: tuple[Array, Array, Array],
    window: Window,
    count: int,
    angles: tuple[float, ...],
) -> Array:
    """The heights of slices (angles, count, count), the second arrow turned towards the third."""
    first, second, third = arrows
    axes = [np.linspace(*ends, count) for ends in window]
    places = np.stack(np.meshgrid(*axes), axis=-1)
    found = []
    for angle in np.radians(angles):
        arrow = np.cos(angle) * second + np.sin(angle) * third
        found.append(slice_landscape(task.ground, at, first, arrow).value(places))
    return np.array(found)


@kept
def curvature(task: Task, at: Array) -> tuple[Array, Array]:
    """The curvatures (knobs,) of the ground at a place, steepest first, and their axes as rows."""
    steps = _NUDGE * np.eye(len(at))
    slopes = task.ground.gradient(at + steps) - task.ground.gradient(at - steps)
    hessian = slopes / (2 * _NUDGE)
    values, axes = np.linalg.eigh((hessian + hessian.T) / 2)
    return values[::-1].copy(), axes.T[::-1].copy()


__all__ = ["Window", "curvature", "heights", "turned"]
