"""What the film says of its runs, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage.lecture.claims import Claim


def _beyond(plan: RatePlan) -> float:
    """How far from the bottom the run beyond lands, for each unit that she was; 0 if none."""
    if plan.beyond is None:
        return 0.0
    away = np.abs(plan.beyond.places[:2] - plan.minimum)
    return float(away[1] / away[0])


def _shrinks(plan: RatePlan) -> bool:
    strides = np.abs(np.diff(plan.careful.places))
    return bool(strides[1] < strides[0])


def _signed(plan: RatePlan) -> float:
    return plan.beyond.factor if plan.beyond else 0.0


CLAIMS = (
    Claim("The steps shrink", _shrinks),
    Claim("There at once", because="with the best rate 1 − αλ is 0"),
    Claim("Higher than before", lambda p: _beyond(p) > 1),
    Claim("As high as before", lambda p: abs(_beyond(p) - 1) < 1e-9),
    Claim("past the bottom", lambda p: -1 < _signed(p) < 0),
    Claim("flies off, and never arrives", lambda p: _beyond(p) > 1),
    Claim("She never arrives", lambda p: abs(_beyond(p) - 1) < 1e-9),
    Claim("And nearer again|But slowly", lambda p: 0 < _beyond(p) < 1),
    Claim("nearer than she was", lambda p: 0 < _beyond(p) < 1),
    Claim("the other side, .* times as far out", lambda p: p.runs[-1].factors[0] < -1),
    Claim("She arrives after", lambda p: p.beyond is not None and p.beyond.arrived is not None),
    Claim("about half", lambda p: 0.4 < p.shrunk < 0.6),
    Claim("Minus means the other side", lambda p: p.beyond is None or p.beyond.factor < 0),
    Claim("Below −1, she flies off", because="distances are multiplied by 1 − αλ"),
    Claim("The slower direction decides", because="less is left of the other after any step"),
    Claim("both leave", because="at 2/(λ + λ′) both factors are as far from 0"),
    Claim("ten times closer|lands on the other side", because="so is the axis; a factor below 0"),
    Claim("The limit is two", because="at 2/λ the factor 1 − αλ is −1"),
    Claim("after a step|until the loss climbs|each step leaves|the same share", because="1 − αλ"),
    Claim("we call it arrived", because="so it is from here on"),
    Claim("swings past, and back", because="so does her walk with Adam: its own test looks"),
    Claim("That first leap", because="it is the longest of the first steps"),
)
