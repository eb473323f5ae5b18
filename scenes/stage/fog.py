"""Fog: what the walker has not come near to stays unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from manim import ValueTracker
from numpy.typing import NDArray

if TYPE_CHECKING:
    from gdmath import Trajectory

Array = NDArray[np.float64]


class Fog:
    """Thick fog over the ground, lifted a little around every place the walker has been.

    ``radius`` is how far the lamp reaches (data units), ``lifted`` in [0, 1] how much of all the
    fog is gone; ``progress`` is the walker's (in steps).
    """

    def __init__(self, trajectory: Trajectory, progress: ValueTracker, radius: float) -> None:
        self.trajectory = trajectory
        self.progress = progress
        self.radius = ValueTracker(radius)
        self.lift = ValueTracker(0.0)

    @property
    def lifted(self) -> float:
        """The share of the fog that is gone everywhere."""
        return float(self.lift.get_value())

    @property
    def key(self) -> bytes:
        """Changes exactly when the fog changes."""
        if self.lifted >= 1:
            return b"clear"
        state = [self.progress.get_value(), self.radius.get_value(), self.lifted]
        return np.array(state, dtype=float).tobytes()

    def clearness(self, points: Array) -> Array:
        """How clearly data points (..., 2) are seen, in [0, 1]."""
        if self.lifted >= 1:
            return np.ones(points.shape[:-1])
        now = self.progress.get_value()
        been = np.concatenate([np.arange(0.0, now, 0.25), [now]])
        places = self.trajectory.at(been).reshape(-1, 2)
        gap = points[..., None, :] - places
        distance = np.sqrt(np.min(np.sum(gap * gap, axis=-1), axis=-1))
        radius = self.radius.get_value()
        near = np.clip((radius - distance) / (0.55 * radius), 0.0, 1.0)
        near = near * near * (3 - 2 * near)
        return near + (1 - near) * self.lifted
