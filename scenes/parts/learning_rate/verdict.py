"""What a learning rate does in a valley, from the stability of its ground."""

from __future__ import annotations

from enum import Enum

import numpy as np

from gdmath import Stability

_STILL_FAR = 0.01  # of the way: who has more of it left after all steps has not arrived
_LEVEL = 1e-9


class Verdict(Enum):
    """A judgement on a rate, with the sentence that tells it, still to pass through ``tr``."""

    SMALL = "Slow"
    GOOD = "She gets there fast, without a swing."
    LARGE = "She arrives: each crossing is shorter."
    LIMIT = "She never arrives: no crossing is shorter."
    UNSTABLE = ""


def judge(stability: Stability, rate: float, iterations: int) -> Verdict:
    """The verdict on ``rate`` near a minimum, if there are so many ``iterations``.

    Per step the distance along each axis is multiplied by c = 1 − αλ. A rate is unstable from the
    limit 2/λmax on; a bit large beyond the best rate, where the steepest axis, overshooting, is the
    slowest; small if the slowest axis keeps more than a hundredth of its distance; else good.
    """
    excess = rate / stability.rate_limit - 1
    if abs(excess) < _LEVEL:
        return Verdict.LIMIT
    if excess > 0:
        return Verdict.UNSTABLE
    if stability.best_rate is not None and rate > stability.best_rate * (1 + _LEVEL):
        return Verdict.LARGE
    left = float(np.max(np.abs(stability.contraction(rate)))) ** iterations
    return Verdict.SMALL if left > _STILL_FAR else Verdict.GOOD


__all__ = ["Verdict", "judge"]
