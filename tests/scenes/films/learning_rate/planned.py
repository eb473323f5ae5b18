"""What is computed for the film on the learning rate, walks by hand, and the film's cast."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import numpy as np

from scenes.learning_rate import LearningRate, LearningRateParameters
from scenes.parts.learning_rate import telling
from scenes.parts.learning_rate.plan import RatePlan, plan_for

DEFAULT = LearningRate.parameters


def planned(**changed: Any) -> RatePlan:
    """What is computed for other parameters."""
    return plan_for(**asdict(replace(DEFAULT, **changed)))


PLAN = planned()


def on_the_curve(rate: float, steps: int) -> list[float]:
    """The walk on the curve, by hand."""
    w = [DEFAULT.curve_start]
    for _ in range(steps):
        w.append(w[-1] - rate * 2 * DEFAULT.coefficient * (w[-1] - DEFAULT.minimum))
    return w


def in_the_valley(rate: float, steps: int = DEFAULT.iterations) -> np.ndarray:
    """The walk in the valley, by hand (steps + 1, 2)."""
    places = [np.array(DEFAULT.start)]
    for _ in range(steps):
        places.append(places[-1] - rate * np.array([DEFAULT.condition, 1.0]) * places[-1])
    return np.array(places)


def told(name: str, **changed: Any) -> str:
    return str(telling.facts(planned(**changed))[name])


def other(**changed: Any) -> type[LearningRate]:
    """The film with other parameters."""
    parameters = replace(LearningRateParameters(), **changed)
    return type("Other", (LearningRate,), {"parameters": parameters, "captions": False})
