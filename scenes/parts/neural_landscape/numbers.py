"""What takes long to compute for the film: slices of the ground."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath.slices import slice_landscape
from scenes.render.kept import kept
from scenes.stage.walk.training import Task

Array = NDArray[np.float64]
Window = tuple[tuple[float, float], tuple[float, float]]


@kept
def heights(
    task: Task, at: Array, first: Array, second: Array, window: Window, counts: tuple[int, int]
) -> Array:
    """The loss of each network of a grid over a slice (rows, columns): rows are steps of t."""
    cut = slice_landscape(task.ground, at, first, second)
    axes = [np.linspace(*ends, count) for ends, count in zip(window, counts, strict=True)]
    return np.asarray(cut.value(np.stack(np.meshgrid(*axes), axis=-1)))


@kept
def flowing(task: Task, at: Array, pairs: Array, window: Window, count: int) -> Array:
    """The heights of slices (pairs, count, count) along pairs of arrows (pairs, 2, knobs)."""
    axes = [np.linspace(*ends, count) for ends in window]
    places = np.stack(np.meshgrid(*axes), axis=-1)
    return np.array([slice_landscape(task.ground, at, *pair).value(places) for pair in pairs])


def most_right(points: Array, classes: Array) -> Array:
    """The straight border (3,), w · x + b, that has the most points (n, 2) on their right sides.

    Points change their order along a border's normal only where that is at right angles to the
    way from one to another. So one normal between each two such angles, and for each the border
    between each two points, are all there are.
    """
    one, other = np.triu_indices(len(points), 1)
    ways = points[other] - points[one]
    swaps = np.unique((np.arctan2(ways[:, 1], ways[:, 0]) + np.pi / 2) % np.pi)
    angles = (swaps + np.append(swaps[1:], swaps[0] + np.pi)) / 2
    normals = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    along = normals @ points.T
    order = np.argsort(along, axis=1)
    signs = np.where(classes == 1, 1, -1)[order]
    # Right answers if what lies after the first k is said to be of class 1.
    after = np.count_nonzero(classes == 1) - np.cumsum(signs, axis=1)
    right = np.maximum(after, len(points) - after)
    best, k = np.unravel_index(np.argmax(right[:, :-1]), right[:, :-1].shape)
    before, behind = along[best, order[best, k : k + 2]]
    side = 1.0 if after[best, k] >= len(points) - after[best, k] else -1.0
    return np.asarray(side * np.array([*normals[best], -(before + behind) / 2]))


def rearranged(task: Task, knobs: Array, layer: int, order: NDArray[np.intp]) -> Array:
    """The knobs after units of a hidden layer changed places: it answers as before."""
    layers, found = task.network.layers, knobs.copy()
    here, after = layers[layer], layers[layer + 1]
    before = knobs[here.weights].reshape(here.inputs, here.units)
    behind = knobs[after.weights].reshape(after.inputs, after.units)
    found[here.weights] = before[:, order].ravel()
    found[here.heights] = knobs[here.heights][order]
    found[after.weights] = behind[order].ravel()
    return found


@kept
def copies_away(task: Task, at: Array, count: int, seed: int) -> Array:
    """How far copies (count,) of a network are from it: their orders are drawn."""
    rng, sizes = np.random.default_rng(seed), task.layers
    found = []
    for _ in range(count):
        copy = at
        for layer, units in enumerate(sizes):
            copy = rearranged(task, copy, layer, rng.permutation(units))
        found.append(np.linalg.norm(copy - at))
    return np.array(found)


__all__ = ["Window", "copies_away", "flowing", "heights", "most_right", "rearranged"]
