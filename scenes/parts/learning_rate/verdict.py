"""What a learning rate does, from the stability of the ground: a word, a colour, a lesson."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gdmath import Stability
from scenes.stage.lecture.theme import GOOD_RATE, LARGE_RATE, SMALL_RATE, UNSTABLE_RATE, Color

_STILL_FAR = 0.01  # of the way: who has more of it left after all steps has not arrived


class Verdict(NamedTuple):
    """A judgement on a rate, in English that is still to pass through ``tr``."""

    word: str
    lesson: str
    color: Color


SMALL = Verdict("small", "Safe, but slow: still far from the cross.", SMALL_RATE)
GOOD = Verdict("good", "Quick and calm: it settles at the cross.", GOOD_RATE)
LARGE = Verdict("a bit large", "It overshoots each time, but still closes in.", LARGE_RATE)
UNSTABLE = Verdict("unstable", "Every step overshoots further than the last.", UNSTABLE_RATE)


def judge(stability: Stability, rate: float, iterations: int) -> Verdict:
    """The verdict on ``rate`` near a minimum, if there are so many ``iterations``.

    Per step the distance along each axis is multiplied by c = 1 − αλ. A rate is unstable from the
    limit 2/λmax on; a bit large beyond the best rate, where the steepest axis, overshooting, is the
    slowest; small if the slowest axis keeps more than a hundredth of its distance; else good.
    """
    if rate >= stability.rate_limit:
        return UNSTABLE
    if stability.best_rate is not None and rate > stability.best_rate * (1 + 1e-9):
        return LARGE
    left = float(np.max(np.abs(stability.contraction(rate)))) ** iterations
    return SMALL if left > _STILL_FAR else GOOD
