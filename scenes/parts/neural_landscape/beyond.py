"""What a picture says when its arrows are turned, and what is hidden beside it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.parts.neural_landscape.numbers import copies_away, rearranged
from scenes.parts.neural_landscape.plan import Plan

Array = NDArray[np.float64]

_COPIES, _SEED = 700, 5
PAIR = (1, 5)  # units of the first hidden layer that trade places


def turned(plan: Plan, degrees: float) -> Array:
    """The arrows (2, knobs) with the second one turned so far towards the way down.

    That of the network in the hollow: it is at right angles to both, so that the degrees are true.
    """
    assert plan.hollow is not None
    first, second, _ = plan.arrows
    angle = np.radians(degrees)
    down = -plan.hollow.gradient / plan.hollow.slope
    return np.stack([first, np.cos(angle) * second + np.sin(angle) * down])


def aligned(plan: Plan, degrees: float) -> Array:
    """The arrows (2, knobs), turned so far towards those along which she mostly went."""
    angle = np.radians(degrees)
    better = plan.principal[0]
    pair = np.cos(angle) * np.stack(plan.arrows[:2]) + np.sin(angle) * np.asarray(better)
    return np.asarray(pair / np.linalg.norm(pair, axis=1, keepdims=True))


def out_of(arrow: Array, plane: Array) -> float:
    """The angle in degrees between an arrow (knobs,) and a plane that two arrows (2, knobs) span.

    >>> out_of(np.array([1.0, 0.0, 1.0]), np.eye(3)[:2])
    45.0
    """
    within = plane.T @ np.linalg.lstsq(plane.T, arrow, rcond=None)[0]
    off = np.linalg.norm(arrow - within)
    return round(float(np.degrees(np.arctan2(off, np.linalg.norm(within)))), 9)


def turned_slope(plan: Plan, degrees: float) -> float:
    """The slope along the arrow that is turned, at the network in the hollow."""
    assert plan.hollow is not None
    return float(turned(plan, degrees)[1] @ plan.hollow.gradient)


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
    "turned_slope",
    "twin",
]
