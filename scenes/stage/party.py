"""A party of walkers: one descent of many paths, and how far it has been shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.stage.theme import TEXT, Color, rgb

Array = NDArray[np.float64]


class Party:
    """The walkers of one trajectory; markers, trails and loss curves all read it.

    ``trajectory`` has points (steps + 1, walkers, 2). ``progress`` is the time in steps that every
    picture of the party shows. ``bloom`` in [0, 1] turns the walkers from one neutral colour to
    ``colors``, one per walker.
    """

    def __init__(
        self, trajectory: Trajectory, colors: Sequence[Color], neutral: Color = TEXT
    ) -> None:
        self.trajectory = trajectory
        self.progress = ValueTracker(0.0)
        self.bloom = ValueTracker(0.0)
        self._neutral = np.array(rgb(neutral))
        self._colors = np.array([rgb(color) for color in colors])

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
        bloom = self.bloom.get_value()
        return self._neutral + (self._colors - self._neutral) * bloom

    @property
    def key(self) -> bytes:
        """Changes exactly when the party's picture changes."""
        return np.array([self.time, self.bloom.get_value()]).tobytes()
