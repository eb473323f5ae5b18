"""What the film says of its lines, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.mse_gradient.plan import Plan
from scenes.stage.lecture.claims import Claim

_NEXT_TO_NONE = 0.02  # of the way


def _rests(plan: Plan) -> bool:
    away = np.linalg.norm(plan.turning[[0, -1]] - plan.best, axis=1)
    return bool(away[1] <= _NEXT_TO_NONE * away[0])


CLAIMS = (
    Claim("At rest", _rests),
    Claim("It falls", lambda p: p.gradient[1] > 0),
    Claim("It rises", lambda p: p.gradient[1] < 0),
    Claim("left end down: anticlockwise", lambda p: p.three_errors[p.left] > 0),
    Claim("left end up: clockwise", lambda p: p.three_errors[p.left] < 0),
    Claim("The loss falls", lambda p: p.three_loss(p.three_next) < p.three_loss(p.three_start)),
    Claim("The pulls cancel", because="the level line is as high as the mean of the answers"),
    Claim("evenly about the post", lambda p: abs(p.dots.x.mean()) < 1e-3 * np.std(p.dots.x)),
    Claim("All dots are on it", lambda p: p.slack == 1),
    Claim("he bands still pull", lambda p: p.hidden <= 0.25),
    Claim("ome bands still pull", lambda p: 0.25 < p.hidden < 1),
    Claim("so near that its band is hidden", lambda p: p.hidden == 1 > p.slack),
    Claim("left half pulls", lambda p: p.halves[0] * p.best[0] > 0),
    Claim("the line rises by|how far does|the dot is|x times the nudge", because="w x + b"),
    Claim(
        "raise b, and this square (shrinks|grows)",
        because="which is said goes by the sign of the error",
    ),
    Claim(
        "where they balance|errors cancel|they cancel|[Tt]urns cancel",
        because="the gradient is 0 there",
    ),
    Claim("Tie every dot|machine never sees", because="no claim about numbers"),
    Claim(
        "Every dot pulls|the longer, the harder", because="the slope of its squared error is not 0"
    ),
)
