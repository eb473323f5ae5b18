"""What the film says of its network, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.neural_landscape.plan import Plan
from scenes.parts.neural_landscape.telling import relative, stays
from scenes.stage.lecture.claims import Claim


def _no_line(plan: Plan) -> bool:
    return plan.line_right < len(plan.examples)


def _short_pins(plan: Plan) -> bool:
    """Whether the better picture is nearer to the truth, and still not the truth."""
    off = np.abs(plan.training.losses - plan.better_under)
    return bool(0 < off.max() < np.abs(plan.training.losses - plan.under).max())


def _a_way_down(plan: Plan) -> bool:
    hollow = plan.hollow
    return hollow is None or bool(hollow.training.losses[-1] < hollow.training.losses[0])


def _flat(plan: Plan) -> bool:
    """Whether one unit along the first arrow changes less than a hundredth of the steepest."""
    stirs = float(plan.along("first", np.array(1.0))) - float(plan.training.losses[-1])
    return abs(stirs) < 0.02 * float(plan.along("steepest", np.array(1.0)))


CLAIMS = (
    Claim("No straight border can", _no_line),
    Claim("hardly more than half", lambda p: 0.5 <= p.line_right / len(p.examples) < 0.6),
    Claim("Almost at the bottom", lambda p: relative(p) < 0.1),
    Claim("nearly four times", lambda p: 3.75 <= p.times < 4),
    Claim("Nearly all of it points out", lambda p: p.shadow.share < 0.2),
    Claim("pins are short", _short_pins),
    Claim("There is a way down", _a_way_down),
    Claim("still in the hollow", lambda p: p.hollow is None or stays(p.hollow)),
    Claim("is a hillside", lambda p: p.turned_loss(p.turn) > 1.5 * p.turned_loss(0)),
    Claim("the loss hardly stirs", _flat),
    Claim("Every point of it is computed|Every thread is a knob", because="what is drawn"),
    Claim("what it always was", because="Adam goes against the slopes, each on a scale of its own"),
    Claim("true at every point", because="heights are losses of networks, at every corner drawn"),
)
