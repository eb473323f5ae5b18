"""A party of walkers: one descent of many paths, and how far it has been shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.stage.lecture.theme import TEXT, Color, rgb

Array = NDArray[np.float64]

_NEAR = 0.06  # of the way still to go when a walker counts as arrived
_BLOOM = 1.5  # steps that a change of colour takes


class Party:
    """The walkers of one trajectory; markers, trails and loss curves all read it.

    ``trajectory`` has points (steps + 1, walkers, 2). ``progress`` is the time in steps that every
    picture of the party shows. Walkers start in one neutral colour; each turns to its own of
    ``colors`` as it arrives at the end of its path.
    """

    def __init__(
        self, trajectory: Trajectory, colors: Sequence[Color], neutral: Color = TEXT
    ) -> None:
        self.trajectory = trajectory
        self.progress = ValueTracker(0.0)
        self._neutral = np.array(rgb(neutral))
        self._colors = np.array([rgb(color) for color in colors])
        self._arrival = _arrivals(trajectory.points)

    def __len__(self) -> int:
        return len(self._colors)

    @property
    def steps(self) -> int:
        """How many steps the trajectory has."""
        return self.trajectory.steps

    @property
    def time(self) -> float:
        """The present time in steps."""
        return float(self.progress.get_value())

    @property
    def step(self) -> int:
        """How many steps have been completed."""
        return int(np.floor(self.time + 1e-9))

    def now(self) -> Array:
        """Where everybody is, data points (walkers, 2)."""
        return self.trajectory.at(self.time)

    def colors(self) -> Array:
        """The present colours (walkers, 3)."""
        arrived = np.clip((self.time - self._arrival) / _BLOOM, 0.0, 1.0)[:, None]
        return np.asarray(self._neutral + (self._colors - self._neutral) * arrived)

    @property
    def key(self) -> bytes:
        """Changes exactly when the party's picture changes."""
        return np.array(self.time).tobytes()


def _arrivals(points: Array) -> Array:
    """From which step on each path of points (steps + 1, walkers, 2) stays near its end."""
    left = np.linalg.norm(points - points[-1], axis=-1)
    far = left > _NEAR * np.maximum(left.max(axis=0), 1e-12)
    first = np.where(far.any(axis=0), len(points) - np.argmax(far[::-1], axis=0), 0)
    return np.minimum(first, len(points) - 1 - _BLOOM)
