"""The ground of the film about many valleys, and walks on it, in plain formulas."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.local_minima import LocalMinimaParameters
from scenes.parts.local_minima.choosing import plan_for
from scenes.parts.local_minima.plan import Plan

Array = NDArray[np.float64]
TILTED = "x^4/4 - x^2/2 + 0.1*x"  # deep on the left, shallow on the right
QUARTIC = "x^4/4 - x^2 + 0.3x"


def plan(**changes: Any) -> Plan:
    """The plan of the film, with other parameters if some are given."""
    return plan_for(**asdict(replace(LocalMinimaParameters(), **changes)))


def height(x: Any) -> Any:
    return x**6 / 6 - 5 * x**4 / 4 + 2 * x**2


def slope(x: Any) -> Any:
    return x**5 - 5 * x**3 + 4 * x


def bend(x: Any) -> Any:
    return 5 * x**4 - 15 * x**2 + 4


def walk(x: Any, rate: float, steps: int) -> Array:
    """Where descents are after each step, by the formula above."""
    places = [np.asarray(x, dtype=float)]
    for _ in range(steps):
        places.append(places[-1] - rate * slope(places[-1]))
    return np.array(places)


def valley(x: Any) -> Any:
    """The numbers of the valleys at −2, 0 and 2 where ends lie, −1 for none."""
    away = np.abs(np.asarray(x)[..., None] - np.array([-2.0, 0.0, 2.0]))
    return np.where(away.min(axis=-1) < 0.01, away.argmin(axis=-1), -1)
