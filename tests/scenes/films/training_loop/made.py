"""The training loop of the film, and its loss by another formula."""

from __future__ import annotations

import numpy as np

from scenes.parts.training_loop.choosing import plan_for
from scenes.training_loop import TrainingLoopParameters

PLAN = plan_for(**TrainingLoopParameters().__dict__)


def loss(w: float) -> float:
    return float(np.mean((w * PLAN.data.x - PLAN.data.y) ** 2))
