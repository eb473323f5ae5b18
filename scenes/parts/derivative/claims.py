"""What the film says of its nudges, and when it is true."""

from __future__ import annotations

from scenes.parts.derivative.plan import Plan
from scenes.stage.lecture.claims import Claim


def _closes_in(plan: Plan) -> bool:
    """Whether each change of the quotients is as many times smaller as the nudge."""
    first, *_, last = plan.steps_closer
    times = plan.factor ** (len(plan.steps_closer) - 1)
    return abs(last * times / first - 1) < 0.05


CLAIMS = (
    Claim("the loss falls|It falls by", lambda p: p.slope < 0),
    Claim("the loss rises|It rises by", lambda p: p.slope > 0),
    Claim("Each correction is", _closes_in),
    Claim("close in on one number", _closes_in),
    Claim("is less steep", lambda p: 0 < p.quotient(p.nudges[1]) < p.quotient(p.nudges[0])),
    Claim("is steeper", lambda p: p.quotient(p.nudges[1]) < p.quotient(p.nudges[0]) < 0),
    Claim("go right: raise w|uphill is left", lambda p: p.slope < 0),
    Claim("go left: lower w|uphill is right", lambda p: p.slope > 0),
    Claim(
        "ground falls: to go|Where it is|corner is gone|Divide by|becomes the tangent",
        because="mathematics",
    ),
    Claim("not always better|better way|the better\\?|oom in", because="no claim about numbers"),
)
