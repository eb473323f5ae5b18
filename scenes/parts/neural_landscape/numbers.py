"""What takes long to compute for the film: the training, and slices of the ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath.adam import adam
from gdmath.descent import descend
from gdmath.landscape import Landscape
from gdmath.network import Network, network_landscape, two_spirals
from gdmath.slices import slice_landscape
from scenes.render.kept import kept

Array = NDArray[np.float64]
Window = tuple[tuple[float, float], tuple[float, float]]

_NUDGE = 1e-4  # of a knob, for the curvature


@dataclass(frozen=True)
class Task:
    """Which network learns which spirals."""

    layers: tuple[int, ...]  # units of each hidden layer
    data_seed: int

    @property
    def network(self) -> Network:
        """Two inputs, hidden layers, one answer."""
        return Network((2, *self.layers, 1))

    @property
    def ground(self) -> Landscape:
        """The loss over all knobs."""
        return network_landscape(self.network, two_spirals(rng=self.data_seed))


@dataclass(frozen=True)
class Training:
    """A walk through all knobs, step by step."""

    points: Array  # (steps + 1, knobs)
    losses: Array  # (steps + 1,)
    right: NDArray[np.intp]  # answers (steps + 1,)

    @property
    def end(self) -> Array:
        """The last network (knobs,)."""
        return np.asarray(self.points[-1])

    @property
    def steps(self) -> int:
        """How many."""
        return len(self.points) - 1


@kept
def trained(task: Task, start: Array, rate: float, steps: int) -> Training:
    """Adam from a start."""
    walk = descend(task.ground, adam(rate), start, steps)
    right = task.network.right(walk.points, two_spirals(rng=task.data_seed))
    return Training(np.array(walk.points), np.array(walk.losses), right)


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


@kept
def straight(task: Task) -> Array:
    """The best straight border (3,): two weights and a height, by Newton's method."""
    line = network_landscape(Network((2, 1)), two_spirals(rng=task.data_seed))
    theta = np.zeros(3)
    for _ in range(20):
        theta = theta - np.linalg.solve(line.hessian(theta), line.gradient(theta))
    return theta


__all__ = ["Task", "Training", "Window", "curvature", "heights", "straight", "trained", "turned"]
