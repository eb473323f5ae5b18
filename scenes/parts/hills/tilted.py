"""From where the rule is told: a side from which the hill is seen, and lengths are still true."""

from __future__ import annotations

import numpy as np

from scenes.parts.hills.cast import Guide
from scenes.parts.hills.poses import SIZE
from scenes.stage import MAP, STAGE, View
from scenes.stage.walk.figure import NEARER, TALL

_TILTED = 44.0  # degrees of elevation
_RELIEFS = (1.3, 1.0, 0.75, 0.5, 0.3, 0.15, 0.0)  # scene units at zoom 1
_A_RULER = 0.05  # of the step, that it may seem to be longer or shorter, or to be aside
_FOR_THE_RULE = STAGE.inset(top=1.1, bottom=0.35, left=3.2, right=5.0)  # between two columns


def tilted(guide: Guide) -> dict[str, float]:
    """The pose from which the rule is told: x to the right as on the map, the hill to be seen.

    She, her arrow and the ring stand between two columns. The ground is lower where it would
    be too high for that, or so bent that a ruler does not find alpha of the arrow in the step.
    """
    twin, start = View(guide.landscape, size=SIZE), np.asarray(guide.foot())
    way = guide.factor_at(guide.pool) * guide.gradient()
    lands = guide.trajectory.points[min(1, guide.steps), 0]
    places = np.stack([start, start + way, start - guide.rate * way, lands])
    pose = {**MAP, "elevation": _TILTED, "zoom": guide.pool, "left": 0.0, "up": 0.0}
    pose |= {"focus_x": float(start[0]), "focus_y": float(start[1])}
    for relief in _RELIEFS:
        twin.look(**pose, relief=relief)
        spots = twin.at(places)
        arrow, step = spots[1:3] - spots[0]
        off = float(np.linalg.norm(step + guide.rate * arrow))
        spots = np.vstack([spots, spots[0] + (0.0, TALL * guide.pool**NEARER)])
        (left, low), (right, high) = spots.min(axis=0), spots.max(axis=0)
        true = off <= _A_RULER * guide.rate * float(np.linalg.norm(arrow))
        if true and high - low <= _FOR_THE_RULE.height:
            break
    x, y, _ = _FOR_THE_RULE.middle
    return {**pose, "relief": relief, "left": x - (left + right) / 2, "up": y - (low + high) / 2}
