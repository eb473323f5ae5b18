"""A network that learns two spirals: the training, and what a straight border can do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath.adam import adam
from gdmath.descent import descend
from gdmath.landscape import Landscape
from gdmath.network import Network, network_landscape, two_spirals
from scenes.render.kept import kept

Array = NDArray[np.float64]


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
def straight(task: Task) -> Array:
    """The best straight border (3,): two weights and a height, by Newton's method."""
    line = network_landscape(Network((2, 1)), two_spirals(rng=task.data_seed))
    theta = np.zeros(3)
    for _ in range(20):
        theta = theta - np.linalg.solve(line.hessian(theta), line.gradient(theta))
    return theta


__all__ = ["Task", "Training", "straight", "trained"]
