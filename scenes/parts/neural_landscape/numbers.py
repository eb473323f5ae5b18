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
def flowing(task: Task, at: Array, pairs: Array, window: Window, count: int) -> Array:
    """The heights of slices (pairs, count, count) along pairs of arrows (pairs, 2, knobs)."""
    axes = [np.linspace(*ends, count) for ends in window]
    places = np.stack(np.meshgrid(*axes), axis=-1)
    return np.array([slice_landscape(task.ground, at, *pair).value(places) for pair in pairs])


@kept
def curvature(task: Task, at: Array) -> tuple[Array, Array]:
    """The curvatures (knobs,) of the ground at a place, steepest first, and their axes as rows."""
    steps = _NUDGE * np.eye(len(at))
    slopes = task.ground.gradient(at + steps) - task.ground.gradient(at - steps)
    hessian = slopes / (2 * _NUDGE)
    values, axes = np.linalg.eigh((hessian + hessian.T) / 2)
    return values[::-1].copy(), axes.T[::-1].copy()


def rearranged(
    task: Task, knobs: Array, layer: int, order: NDArray[np.intp], signs: Array
) -> Array:
    """The knobs after units of a hidden layer changed places and signs: it answers as before."""
    layers, found = task.network.layers, knobs.copy()
    here, after = layers[layer], layers[layer + 1]
    before = knobs[here.weights].reshape(here.inputs, here.units)
    behind = knobs[after.weights].reshape(after.inputs, after.units)
    found[here.weights] = (before * signs)[:, order].ravel()
    found[here.heights] = (knobs[here.heights] * signs)[order]
    found[after.weights] = (behind * signs[:, np.newaxis])[order].ravel()
    return found


@kept
def copies_away(task: Task, at: Array, count: int, seed: int) -> Array:
    """How far copies (count,) of a network are from it: their orders and signs are drawn."""
    rng, sizes = np.random.default_rng(seed), task.layers
    found = []
    for _ in range(count):
        copy = at
        for layer, units in enumerate(sizes):
            signs = rng.choice([-1.0, 1.0], units)
            copy = rearranged(task, copy, layer, rng.permutation(units), signs)
        found.append(np.linalg.norm(copy - at))
    return np.array(found)


__all__ = ["Window", "copies_away", "curvature", "flowing", "heights", "rearranged"]
