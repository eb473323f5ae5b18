"""Both at their best settings: how many steps each walks in one ravine, and in a narrower one."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log, log1p, sqrt

from gdmath import InputError, descend, momentum
from gdmath.arrivals import arrival
from scenes.parts.momentum.ground import ravine
from scenes.render.kept import kept

_PATIENCE = 4  # times the steps that its pace alone would take: the best setting starts wild


@dataclass(frozen=True)
class Best:
    """A ravine, the setting with memory that is the best there, and the steps of both."""

    condition: float
    plain: int
    held: int
    rate: float
    memory: float


def setting(condition: float) -> tuple[float, float]:
    """The best rate with memory and the best memory."""
    root = sqrt(condition)
    return 4 / (1 + root) ** 2, ((root - 1) / (root + 1)) ** 2


def paces(condition: float) -> tuple[float, float]:
    """What a step leaves in the long run: plain at its best, and with memory at its best."""
    root = sqrt(condition)
    return (condition - 1) / (condition + 1), (root - 1) / (root + 1)


def plain_steps(condition: float, share: float) -> int:
    """The steps of plain descent: at its best rate each of them leaves the same of both ways."""
    return ceil(log(share) / log1p(-2 / (condition + 1)))


@kept
def walked(
    conditions: tuple[float, ...], start: tuple[float, float], share: float
) -> tuple[Best, ...]:
    """Both in each ravine, from one start until they stay within a share of the way."""
    found = []
    for condition in conditions:
        rate, memory = setting(condition)
        steps = ceil(_PATIENCE * log(share) / log(paces(condition)[1]))
        walk = descend(ravine(condition, start), momentum(rate, momentum=memory), [start], steps)
        held = arrival(walk.path(0), (0.0, 0.0), share, for_good=True)
        if held is None:
            raise InputError(f"condition: at {condition:g} she has not arrived after {steps:,}.")
        plain = plain_steps(condition, share)
        found.append(Best(condition, plain, held, rate, memory))
    return tuple(found)


__all__ = ["Best", "paces", "plain_steps", "setting", "walked"]
