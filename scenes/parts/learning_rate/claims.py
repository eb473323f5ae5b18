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


def _flies(plan: RatePlan) -> bool:
    return _beyond(plan) > 1 or any(abs(run.factors[0]) > 1 for run in plan.runs)


CLAIMS = (
    Claim("The steps shrink", _shrinks),
    Claim("and she creeps", lambda p: p.careful.arrived is None or p.careful.arrived >= 10),
    Claim("takes a few steps", lambda p: 1 < (p.careful.arrived or 0) < 10),
    Claim("arrives at once", because="with the best rate 1 − αλ is 0"),
    Claim("goes back and forth", lambda p: -1 < _signed(p) < 0),
    Claim("and she never arrives", lambda p: p.beyond is not None and p.beyond.arrived is None),
    Claim("She never arrives", lambda p: _beyond(p) >= 1 - 1e-9),
    Claim("nearer again, but slowly", lambda p: 0 < _beyond(p) < 1),
    Claim("nearer than she was", lambda p: 0 < _beyond(p) < 1),
    Claim("times as far out", lambda p: _beyond(p) > 1),
    Claim("She arrives after", lambda p: p.beyond is not None and p.beyond.arrived is not None),
    Claim("about half as steep", lambda p: 0.4 < p.shrunk < 0.6),
    Claim("lands on the other side", lambda p: p.beyond is None or p.beyond.factor < 0),
    Claim("bounces for ever", lambda p: abs(p.twice.factor + 1) < 1e-9),
    Claim("Below 1, she comes closer", because="distances are multiplied by the factor"),
    Claim("for every α|until the loss climbs|each step leaves", because="1 − αλ"),
    Claim("And farther again|Farther out with every", _flies),
    Claim("Larger still", lambda p: p.beyond is None or p.beyond.rate > p.perfect.rate),
)
