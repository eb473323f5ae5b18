"""What the tests of the film on stochastic descent share: its plan, and plain loops."""

from __future__ import annotations

import numpy as np

from gdmath import linear_data
from scenes.parts.stochastic.plan import Plan, plan_for
from scenes.stochastic import StochasticParameters

DATA = linear_data(rng=np.random.default_rng(0))
X, Y = DATA.x, DATA.y


def plan(**changes: object) -> Plan:
    return plan_for(**(StochasticParameters().__dict__ | changes))


PLAN = plan()


def loss(w: float, b: float) -> float:
    return float(np.mean([(w * x + b - y) ** 2 for x, y in zip(X, Y, strict=True)]))


def one_by_one(seed: int, reads: int, rate: float = 0.1) -> list[tuple[float, float]]:
    """Single steps as the lecture writes them: twice the rate, and no factor 2 (B20)."""
    shuffle, (w, b), lines = np.random.default_rng(seed), (-1.0, 3.0), [(-1.0, 3.0)]
    while len(lines) <= reads:
        for row in shuffle.permutation(len(X)):
            error = w * X[row] + b - Y[row]
            w, b = w - 2 * rate * error * X[row], b - 2 * rate * error
            lines.append((w, b))
    return lines[: reads + 1]
