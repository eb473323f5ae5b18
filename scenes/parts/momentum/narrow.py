"""A much sharper ravine: what plain descent takes there, and a memory with a longer reach."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, hypot, log

from gdmath import InputError, Trajectory, descend, momentum
from gdmath.arrivals import arrival
from scenes.parts.momentum.ground import ravine
from scenes.render.kept import kept

_PATIENCE = 2.5  # times the steps that it would take
_GONE_ON = 60
_DIGITS = 4  # of a memory: what is printed is what is walked with


@dataclass(frozen=True)
class Narrow:
    """Both walks in it, at one rate: how many steps each takes; that with memory step by step."""

    condition: float
    rate: float
    start: tuple[float, float]
    reach: float
    memory: float
    plain: int
    held: int
    walk: Trajectory


def forgets(share: float) -> float:
    """Steps, to each step of its reach, until only a share of a swing is left.

    A swing keeps √β a step: it takes ln(share)/ln √β of them, and ln √β is about −(1 − β)/2.
    """
    return -2 * log(share)


def plain_steps(condition: float, rate: float, start: tuple[float, float], share: float) -> int:
    """The steps of plain descent, from its formula: there may be a million of them."""
    ring = share * hypot(*start)

    def outside(steps: int) -> bool:
        return hypot(start[0] * (1 - rate) ** steps,
                     start[1] * (1 - rate * condition) ** steps) > ring  # fmt: skip

    most = 1
    while outside(most):
        most *= 2
    least = most // 2  # outside after so many, inside after ``most``
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if outside(middle) else (least, middle)
    return most


@kept
def narrow_walk(
    condition: float, rate: float, start: tuple[float, float], share: float, reach: float
) -> Narrow:
    """Both in the narrow ravine, from one start until they stay within a share of the way."""
    plain = plain_steps(condition, rate, start, share)
    memory = round(1 - 1 / reach, _DIGITS)
    slowest = max(forgets(share) * reach, plain / reach)  # swings that go, or a way along
    steps = ceil(_PATIENCE * slowest) + _GONE_ON
    walk = descend(ravine(condition, start), momentum(rate, momentum=memory), [start], steps)
    held = arrival(walk.path(0), (0.0, 0.0), share, for_good=True)
    if held is None:
        raise InputError(f"condition: at {condition:g} she has not arrived after {steps:,}.")
    return Narrow(condition, rate, start, reach, memory, plain, held, walk)


__all__ = ["Narrow", "forgets", "narrow_walk", "plain_steps"]
