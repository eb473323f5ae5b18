"""What the film says of its ground, and when it is true."""

from __future__ import annotations

import numpy as np

from gdmath import Trajectory
from scenes.parts.gradient.plan import Plan
from scenes.stage.lecture.claims import Claim

_LEVEL = 0.02  # of the steepest ground


def _level(plan: Plan, walk: Trajectory) -> bool:
    """Whether everybody ends on level ground."""
    steep = np.hypot(*walk.gradients[-1].T)
    return bool(steep.max() <= _LEVEL * float(plan.field.magnitudes.max()))


CLAIMS = (
    Claim("everyone climbs to a summit", lambda p: _level(p, p.up)),
    Claim("everyone climbs\\.", lambda p: bool(np.all(p.up.losses[-1] > p.up.losses[0]))),
    Claim("she climbs to a summit", lambda p: _level(p, p.up)),
    Claim("she climbs\\.", lambda p: bool(p.up.losses[-1, 0] > p.up.losses[0, 0])),
    Claim("up, without end", lambda p: p.climbs_for_ever),
    Claim("walkers end in the valleys", lambda p: _level(p, p.down)),
    Claim("walkers go down", lambda p: bool(np.all(p.down.losses[-1] < p.down.losses[0]))),
    Claim("she walks down", lambda p: bool(p.down.losses[-1, 0] < p.down.losses[0, 0])),
    Claim("it shrinks", lambda p: p.rate < 1),
    Claim("the arrow is zero", because="level points, found by Newton's method"),
    Claim(
        "Why a circle|casts a shadow|every slope is|runs round a circle"
        "|two shadows match|falls behind",
        because="Taylor: a plane",
    ),
    Claim(
        "One unit|On a board|it climbs|becomes? shorter|The same for y"
        "|one unit long|the same angles",
        because="what is drawn",
    ),
    Claim("halve every arrow", lambda p: abs(p.crowded / p.factor - 0.5) < 0.01),
    Claim(
        "longest are left out", lambda p: p.field.magnitudes.max() > 2 * p.shown.magnitudes.max()
    ),
    Claim("Every arrow has its room", lambda p: p.crowded == p.factor),
    Claim(
        "check every direction|The steeper it climbs|straight board",
        because="what is drawn",
    ),
)
