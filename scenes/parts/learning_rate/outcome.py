"""What comes of a rate: a run on the curve, a run in the valley, and what such a run passes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.learning_rate.verdict import Verdict
from scenes.stage.lecture.theme import Color

Array = NDArray[np.float64]


@dataclass(frozen=True)
class CurveRun:
    """A rate on the curve: what is left of the distance after a step, and when she arrives."""

    rate: float
    factor: float  # 1 − α · curvature
    walk: Trajectory  # points (steps + 1, 1, 1)
    arrived: int | None

    @property
    def places(self) -> Array:
        """Where each step ends, the start first (steps + 1,)."""
        return np.asarray(self.walk.points[:, 0, 0])


@dataclass(frozen=True)
class ValleyRun:
    """A rate in the valley: its factors across and along, and what it turns out to be."""

    rate: float
    factors: tuple[float, float]
    walk: Trajectory  # points (steps + 1, 1, 2)
    verdict: Verdict
    color: Color
    kind: str

    @property
    def losses(self) -> Array:
        """The loss at the start and after each step (steps + 1,)."""
        return np.asarray(self.walk.losses[:, 0])


@dataclass(frozen=True)
class Trial:
    """A rate that is guessed at: the name it has, what it leaves, and its steps to the share."""

    rate: float
    name: str
    factors: tuple[float, float]  # across and along
    walk: Trajectory  # as many steps as it takes

    @property
    def worse(self) -> float:
        """How much is left at most in a direction after a step."""
        return max(map(abs, self.factors))


@dataclass(frozen=True)
class Milestone:
    """A distance that is passed: what it is called, in metres, and the step that passes it."""

    name: str
    metres: float
    step: int


__all__ = ["CurveRun", "Milestone", "Trial", "ValleyRun"]
