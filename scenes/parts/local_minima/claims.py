"""What the film says of its walks, and when it is true."""

from __future__ import annotations

import numpy as np

from gdmath import descend, gradient_descent
from scenes.parts.local_minima.plan import Plan
from scenes.stage.lecture.claims import Claim


def _widens(plan: Plan) -> bool:
    if not plan.many:
        return True
    gaps = plan.gaps[: plan.seen + 1]
    return bool(np.all(np.diff(gaps) > 0))


def _ends(plan: Plan) -> tuple[int, int]:
    """How many random starts end on the lowest ground, of how many."""
    return (plan.lucky if plan.many else 0), len(plan.random)


def _is_low(plan: Plan) -> bool:
    """Whether she comes to rest from where she starts."""
    walk = descend(plan.ground, gradient_descent(plan.rate), [plan.hook], 2000)
    return bool(abs(walk.gradients[-1, 0]) < 5e-4)


CLAIMS = (
    Claim("^All end deep", lambda p: _ends(p)[0] == _ends(p)[1]),
    Claim("None ends deep", lambda p: _ends(p)[0] == 0),
    Claim("At first, every step widens", _widens),
    Claim("One each", lambda p: not p.many or p.twin_ends[0] != p.twin_ends[1]),
    Claim("nearly the same size", lambda p: _alike(p) < 1.1),
    Claim("stand on level ground", _is_low),
    Claim("One valley here, too|far to her|far to either", because="said as lower_sides finds"),
    Claim("steps shrink too|They all meet", because="walk_until_level refuses other walks"),
    Claim("never cuts the ground|level means lowest", because="said if is_convex"),
    Claim("climb onto this ridge|every start by where", because="what is drawn"),
    Claim("All of them are level|the sun rise", because="floors are level points"),
)


def _alike(plan: Plan) -> float:
    if not plan.many:
        return 1.0
    slopes = np.abs(plan.twins.gradients[0, :, 0])
    return float(slopes.max() / slopes.min())
