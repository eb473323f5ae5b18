"""Both tuned for the fewest steps: how many each walks in one ravine, and in narrower ones."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log, log1p, sqrt

import numpy as np
from numpy.typing import NDArray

from gdmath import InputError, descend, momentum
from gdmath.arrivals import arrival
from scenes.parts.momentum.ground import ravine
from scenes.render.kept import kept

Array = NDArray[np.float64]

_PATIENCE = 2  # times the steps that the pace of the textbook's setting would take
# Against the textbook's setting: the rate, and what a step loses of a swing. The best of the long
# run is not that of a walk which has an end: more memory comes there sooner, and overshoots.
_RATES = np.linspace(0.85, 1.0, 121)
_LOSSES = np.linspace(0.5, 1.0, 121)
_DIGITS = 3  # of a rate, and of what a memory forgets: what is printed is what is walked with


@dataclass(frozen=True)
class Best:
    """A ravine, the setting with memory that is the best there, and the steps of both."""

    condition: float
    plain: int
    held: int
    rate: float
    memory: float
    rise: float  # the highest loss on the way with memory, against the first


def textbook(condition: float) -> tuple[float, float]:
    """The rate and the memory that are the best in the long run."""
    root = sqrt(condition)
    return 4 / (1 + root) ** 2, ((root - 1) / (root + 1)) ** 2


def plain_steps(condition: float, share: float) -> int:
    """The steps of plain descent: at its best rate each of them leaves the same of both ways."""
    return ceil(log(share) / log1p(-2 / (condition + 1)))


def counted(
    condition: float, start: tuple[float, float], share: float, rates: Array, memories: Array
) -> NDArray[np.int_]:
    """From which step on each setting stays within a share of the way; all walk side by side."""
    curved = np.array([1.0, condition])[:, None]
    place = np.array(start)[:, None] + np.zeros_like(rates)
    push, outside = np.zeros_like(place), np.zeros(rates.shape, dtype=int)
    ring = (share * np.hypot(*start)) ** 2
    for step in range(1, _patience(condition, share) + 1):
        push = memories * push + curved * place
        place = place - rates * push
        outside[(place * place).sum(axis=0) > ring] = step
    return outside + 1


def _patience(condition: float, share: float) -> int:
    """Steps after which a good setting has long arrived."""
    return ceil(_PATIENCE * log(share) / log(sqrt(textbook(condition)[1])))


def tuned(condition: float, start: tuple[float, float], share: float) -> tuple[float, float]:
    """The rate and the memory, both short, that take the fewest steps, of a fine grid."""
    rate, memory = textbook(condition)
    each = _short(rate * _RATES)
    kept = 1 - _short(1 - (1 - (1 - sqrt(memory)) * _LOSSES) ** 2)
    rates, memories = (grid.ravel() for grid in np.meshgrid(each, np.round(kept, 12)))
    least = int(np.argmin(counted(condition, start, share, rates, memories)))
    return float(rates[least]), float(memories[least])


def _short(numbers: Array) -> Array:
    """Those numbers of few digits that these come to, each once."""
    return np.unique([float(f"{number:.{_DIGITS}g}") for number in numbers])


@kept
def walked(
    conditions: tuple[float, ...], start: tuple[float, float], share: float
) -> tuple[Best, ...]:
    """Both in each ravine, from one start until they stay within a share of the way."""
    found = []
    for condition in conditions:
        rate, memory = tuned(condition, start, share)
        steps = _patience(condition, share)
        walk = descend(ravine(condition, start), momentum(rate, momentum=memory), [start], steps)
        held = arrival(walk.path(0), (0.0, 0.0), share, for_good=True)
        if held is None:
            raise InputError(f"condition: at {condition:g} she has not arrived after {steps:,}.")
        rise = float(walk.losses.max() / walk.losses[0, 0])
        plain = plain_steps(condition, share)
        found.append(Best(condition, plain, held, rate, memory, rise))
    return tuple(found)


__all__ = ["Best", "counted", "plain_steps", "textbook", "tuned", "walked"]
