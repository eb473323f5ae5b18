"""The two instruments at the right: the slopes along w and b."""

from __future__ import annotations

from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.places import LOWER, UPPER
from scenes.parts.mse_gradient.plan import Plan
from scenes.stage import Needle, tr


def instruments(plan: Plan, slopes: Slopes) -> tuple[Needle, Needle]:
    """That of w, on an arc, and that of b, upright."""
    w, b = (lambda: slopes.along(0)), (lambda: slopes.along(1))
    digits = (lambda: slopes.number(0)), (lambda: slopes.number(1))
    along_w = Needle("slope w", tr("slope along w"), w, plan.reach, digits=digits[0], arc=True)
    along_b = Needle("slope b", tr("slope along b"), b, plan.reach, digits=digits[1])
    return along_w.within(LOWER), along_b.within(UPPER)


__all__ = ["instruments"]
