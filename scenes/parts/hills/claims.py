"""What the film says of its descents, and when it is true."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath import End
from scenes.parts.hills.descents import Descents, nowhere
from scenes.stage.ground.grid import grid
from scenes.stage.lecture.claims import Claim

_CLOSE = 0.05  # of the map
_ROUNDING = 1e-9
_NOT_YET = nowhere(End.NOT_YET)
_SEEN = 0.9  # degrees
_HARDLY = 2e-3  # of the heights of the map


def _there(plan: Descents) -> NDArray[np.bool_]:
    """Whether each walker stands at the floor that the walk is bound for."""
    reach = _CLOSE * float(np.ptp(plan.landscape.window, axis=1).max())
    gaps = [
        np.inf if bound < 0 else np.linalg.norm(end - plan.floors[bound])
        for end, bound in zip(plan.walk.points[-1], plan.destined, strict=True)
    ]
    return np.asarray(np.array(gaps) <= reach)


def _rises(plan: Descents) -> NDArray[np.bool_]:
    """Whether each walker ends higher than where the walk began."""
    return np.asarray(plan.walk.losses[-1] > plan.walk.losses[0])


def _falls_always(plan: Descents) -> bool:
    steps = np.diff(plan.walk.losses, axis=0)
    return bool(steps.max() <= _ROUNDING * float(np.abs(plan.walk.losses).max()))


def _hardly_change(plan: Descents) -> bool:
    heights = plan.landscape.value(grid(plan.landscape.window, 41))
    heights = heights[np.isfinite(heights)]
    return float(np.ptp(plan.walk.losses, axis=0).max()) < _HARDLY * float(np.ptp(heights))


def _leaves(plan: Descents) -> bool:
    low, high = np.array(plan.landscape.window).T
    end = plan.walk.points[-1, plan.first]
    return bool(np.any((end < low) | (end > high)))


def _turn(plan: Descents) -> float:
    """By how many degrees her arrow turns in two steps."""
    ways = [complex(*way) for way in plan.walk.gradients[[0, 2], plan.first]]
    return abs(float(np.degrees(np.angle(ways[1] * ways[0].conjugate()))))


def _levels_out(plan: Descents) -> bool:
    steep = np.linalg.norm(plan.walk.gradients[:, plan.first], axis=-1)
    arrives = plan.destined[plan.first] < 0 or _there(plan)[plan.first]
    return bool(steep[-1] < _CLOSE * steep.max() and arrives)


def _all_lead_there(plan: Descents) -> bool:
    return bool(np.mean(plan.domains == 0) > 0.99)


def _lost(plan: Descents) -> set[int]:
    """How those starts of the map end that are in no valley."""
    return set(plan.domains[plan.domains < 0].tolist())


def _goals(plan: Descents) -> set[int]:
    return set(plan.destined.tolist())


CLAIMS = (
    Claim("and off this map", _leaves),
    Claim("down to where it is level", _levels_out),
    Claim("walks on, downhill", lambda plan: not _rises(plan)[plan.first]),
    Claim("her steps overshoot", lambda plan: bool(_rises(plan)[plan.first]) or not _moves(plan)),
    Claim("arrow has turned", lambda plan: _turn(plan) > _SEEN),
    Claim("arrow has not turned", lambda plan: _turn(plan) <= 2 * _SEEN),
    Claim("Every height falls", _falls_always),
    Claim("Heights fall", lambda plan: not _rises(plan).any()),
    Claim("Some heights rise", lambda plan: bool(_rises(plan).any())),
    Claim("heights hardly change", _hardly_change),
    Claim("Everybody arrives", lambda plan: bool(_there(plan).all())),
    Claim("verybody is on the way", lambda plan: min(_goals(plan)) >= 0),
    Claim("arrives, and in the same|way to the same", lambda plan: len(_goals(plan)) == 1),
    Claim("But not (?:in|to) the same", lambda plan: len(_goals(plan)) > 1),
    Claim("nobody (?:is there|arrives)", lambda plan: max(_goals(plan)) < 0),
    Claim("not everybody arrives", lambda plan: min(_goals(plan)) < 0),
    Claim("ring is in valley", lambda plan: bool(_there(plan).any())),
    Claim("ring is not there yet", lambda plan: _NOT_YET in _goals(plan)),
    Claim("ring is on the way", lambda plan: not _there(plan).all()),
    Claim("180 degrees, at every step", lambda plan: bool(plan.rate > 0)),
    Claim("start does not matter", lambda plan: _all_lead_there(plan) and bool(_there(plan).all())),
    Claim("every start leads there", lambda plan: _all_lead_there(plan)),
    Claim("None of ours is there|nobody has come to it", lambda plan: not _there(plan).any()),
    Claim("Not every start ends there", lambda plan: _lost(plan) - {_NOT_YET} != set()),
    Claim("Some are not there yet", lambda plan: _lost(plan) == {_NOT_YET}),
    Claim("Colour climbs", because="counted: a start is coloured when it has arrived"),
    Claim("rises ahead as much as it falls|along the ridge it rises", because="Taylor: a plane"),
    Claim("The steeper, the longer|where she lands|where it leads", because="what is drawn"),
    Claim("Almost level there", because="the pair is chosen to come to a saddle"),
    Claim("every step makes the gap", because="pair refuses walkers of whom it is not true"),
)


def _moves(plan: Descents) -> bool:
    return bool(np.ptp(plan.walk.points[:, plan.first], axis=0).any())
