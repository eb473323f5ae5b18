"""What the film says of its network, and when it is true."""

from __future__ import annotations

import numpy as np

from scenes.parts.neural_landscape.beyond import turned_slope
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


def _all_out(plan: Plan) -> bool:
    """Whether nothing of the gradient in the hollow lies in the picture."""
    if plan.hollow is None:
        return True
    inside = np.stack(plan.arrows[:2]) @ plan.hollow.gradient
    return bool(np.abs(inside).max() < 1e-6 * plan.hollow.slope)


def _slope(plan: Plan) -> bool:
    """Whether the network in the hollow is on level ground, and on a slope once it is turned."""
    if plan.hollow is None:
        return True
    before, after = (turned_slope(plan, degrees) for degrees in (0.0, plan.turn))
    return abs(before) < 1e-6 * plan.hollow.slope and after < -0.05 * plan.hollow.slope


def _all_threads(plan: Plan) -> bool:
    """Whether the arrows that are dealt push each thread, and leave each unit's b as it is."""
    layers, knobs = plan.task.network.layers, plan.knobs
    units = sum(layer.units for layer in layers)
    return all(
        np.count_nonzero(arrow) == knobs - units
        and not any(arrow[layer.heights].any() for layer in layers)
        for arrow in plan.arrows
    )


def _all_move(plan: Plan) -> bool:
    """Whether each knob is elsewhere after each step that is recorded."""
    return bool(np.all(np.diff(plan.training.points, axis=0) != 0))


CLAIMS = (
    Claim("Every step moves all", _all_move),
    Claim("a push for every thread", _all_threads),
    Claim("No straight border can", _no_line),
    Claim("the best of all gets", because="all ways to part the points by a line are tried"),
    Claim("Almost at the bottom", lambda p: relative(p) < 0.1),
    Claim("nearly four times", lambda p: 3.75 <= p.times < 4),
    Claim("Nearly all of it points out", lambda p: p.shadow.share < 0.2),
    Claim("pins are so short", _short_pins),
    Claim("There is a way down", _a_way_down),
    Claim("it points out of the picture", _all_out),
    Claim("still in the hollow", lambda p: p.hollow is None or stays(p.hollow)),
    Claim("now it stands on a slope", _slope),
    Claim("Every point of it is computed|Every thread is a knob", because="what is drawn"),
    Claim("the same answers", because="as many orders as are counted leave each output"),
    Claim("true at every point", because="heights are losses of networks, at every corner drawn"),
)
