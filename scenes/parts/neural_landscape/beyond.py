"""What a picture says when its arrows are turned, and what is hidden beside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath.slices import Shadow, shadow
from scenes.parts.neural_landscape.numbers import copies_away, rearranged
from scenes.parts.neural_landscape.plan import Plan

Array = NDArray[np.float64]

_COPIES, _SEED = 700, 5
PAIR = (1, 5)  # units of the first hidden layer that trade places


def turned(plan: Plan, degrees: float) -> Array:
    """The arrows (2, knobs) with the second one turned so far towards the third."""
    first, second, third = plan.arrows
    aside = third - (third @ second) * second  # at right angles, so that the degrees are true
    angle = np.radians(degrees)
    arrow = np.cos(angle) * second + np.sin(angle) * aside / np.linalg.norm(aside)
    return np.stack([first, arrow])


def aligned(plan: Plan, degrees: float) -> Array:
    """The arrows (2, knobs), turned so far towards those along which she mostly went."""
    angle = np.radians(degrees)
    better = plan.principal[0]
    pair = np.cos(angle) * np.stack(plan.arrows[:2]) + np.sin(angle) * np.asarray(better)
    return np.asarray(pair / np.linalg.norm(pair, axis=1, keepdims=True))


def turned_shadow(plan: Plan, degrees: float) -> Shadow:
    """Where the hollow's network is seen in the picture that is turned."""
    assert plan.hollow is not None
    return shadow(plan.hollow.begin[np.newaxis], plan.end, *turned(plan, degrees))


def turned_under(plan: Plan, degrees: float) -> float:
    """The height of that picture there."""
    at = turned_shadow(plan, degrees).coordinates[0] @ turned(plan, degrees)
    return float(plan.ground.value(plan.end + at))


def copies_at(plan: Plan) -> Array:
    """How far some copies of the trained network (copies,) are from it."""
    return copies_away(plan.task, plan.end, _COPIES, _SEED)


def pair_of(plan: Plan) -> tuple[int, int]:
    """Two units of the first hidden layer."""
    last = plan.task.layers[0] - 1
    return min(PAIR[0], last), min(PAIR[1], last)


def twin(plan: Plan) -> Array:
    """The network (knobs,) whose pair traded places."""
    one, other = pair_of(plan)
    order = np.arange(plan.task.layers[0])
    order[[one, other]] = other, one
    return rearranged(plan.task, plan.end, 0, order)


def away(plan: Plan, knobs: Array) -> float:
    """How far a network is from the trained one."""
    return float(np.linalg.norm(knobs - plan.end))


__all__ = [
    "aligned",
    "away",
    "copies_at",
    "pair_of",
    "turned",
    "turned_shadow",
    "turned_under",
    "twin",
]
