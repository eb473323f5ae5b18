"""What the film says of its walk, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.paraboloid.plan import Plan
from scenes.stage.lecture.claims import Claim


def _keeps(plan: Plan) -> bool:
    """Whether every step keeps the same share of the distance."""
    shares = plan.distances[1:] / plan.distances[:-1]
    return bool(np.allclose(shares, plan.kept, rtol=1e-9))


CLAIMS = (
    Claim("Every step keeps", _keeps),
    Claim("Every step leaves something", lambda p: p.distances[-1] > 0),
    Claim("half is left", lambda p: abs(p.distance(p.half) / p.distances[0] - 0.5) < 0.1),
    Claim("a tenth\\. We have", lambda p: abs(p.distance(p.tenth) / p.distances[0] - 0.1) < 0.03),
    Claim("^One step\\.", lambda p: not p.landing.any()),
    Claim("Nearer, but not there", lambda p: 0 < np.hypot(*p.landing) < p.distances[0]),
    Claim("and no nearer", lambda p: np.hypot(*p.landing) >= p.distances[0]),
    Claim("A better guess shrinks", lambda p: p.measures(p.better)[0] < p.measures(p.start)[0]),
    Claim("the more wrong, the higher|meets every dot|at every size", because="x² + y²"),
    Claim("you never arrive", because="a share above 0 is left of what was above 0"),
    Claim("Closer and closer|where she lands|Every .*, a line", because="what is drawn"),
)
