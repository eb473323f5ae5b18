"""What the film says of its descents, and when it is true."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from gdmath import End, descend, gradient_descent
from scenes.parts.hills.descents import Descents, nowhere
from scenes.parts.hills.pair import pair
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


def _swings(plan: Descents) -> Callable[[int], bool]:
    """Whether a walker's last steps lead there and back, on and on."""

    def swings(walker: int) -> bool:
        there, back = np.diff(plan.walk.points[-3:, walker], axis=0)
        return bool(there @ back < 0 and np.linalg.norm(there + back) < np.linalg.norm(there))

    return swings


def _rests_on_a_line(plan: Descents) -> bool:
    """Whether two far apart come to rest, in the end, on level ground as low."""
    start = plan.walk.points[0]
    ends = descend(plan.landscape, gradient_descent(plan.rate), start, 3000).points[-1]
    steep = np.linalg.norm(plan.landscape.gradient(ends), axis=-1)
    heights, apart = plan.landscape.value(ends), np.ptp(ends, axis=0).max()
    level = steep.max() < _CLOSE * _usual(plan)
    low = np.ptp(heights) < _CLOSE * np.ptp(plan.walk.losses[0])
    return bool(level and low and apart > _CLOSE)


def _leaps_in_slope(plan: Descents) -> bool:
    """Whether close to the lowest place of all walks the slope is not small."""
    lowest = plan.walk.points.reshape(-1, 2)[plan.walk.losses.argmin()]
    return bool(np.linalg.norm(plan.landscape.gradient(lowest)) > _CLOSE * _usual(plan))


def _usual(plan: Descents) -> float:
    slopes = plan.landscape.gradient(grid(plan.landscape.window, 41))
    return float(np.nanmedian(np.linalg.norm(slopes, axis=-1)))


def _goes_far(plan: Descents) -> float:
    """How far half of all have gone at most, of the map."""
    ways = np.linalg.norm(np.diff(plan.walk.points, axis=0), axis=-1).sum(axis=0)
    return float(np.median(ways) / np.ptp(plan.landscape.window, axis=1).max())


def _stops_at_a_pass(plan: Descents) -> bool:
    """Whether one of the two comes near a saddle, where it is far less steep than before."""
    if (two := pair(plan)) is None:
        return True
    path, wide = two.walk.points[:, 0], float(np.ptp(plan.landscape.window, axis=1).max())
    near = int(np.argmin(np.linalg.norm(path - two.saddle, axis=-1)))
    steep = np.linalg.norm(plan.landscape.gradient(path), axis=-1)
    reached = bool(np.linalg.norm(path[near] - two.saddle) < _CLOSE / 2 * wide)
    return reached and bool(steep[near] < 0.4 * steep[: near + 1].max())


def _as_deep(plan: Descents) -> float:
    """By how much the floors of the map differ in height, of all heights that are walked."""
    heights = plan.landscape.value(plan.floors)
    return float(np.ptp(heights) / np.ptp(plan.walk.losses))


CLAIMS = (
    Claim("and off this map", _leaves),
    Claim("down to where it is level", _levels_out),
    Claim("walks on, downhill", lambda plan: not _rises(plan)[plan.first]),
    Claim("her steps overshoot", lambda plan: bool(_rises(plan)[plan.first]) or not _moves(plan)),
    Claim("arrow has turned", lambda plan: _turn(plan) > _SEEN),
    Claim("arrow has not turned", lambda plan: _turn(plan) <= 2 * _SEEN),
    Claim("Every height falls|Every step goes down", _falls_always),
    Claim("falls, slowly", lambda plan: _goes_far(plan) < 0.05),
    Claim("Heights fall", lambda plan: not _rises(plan).any()),
    Claim("Some heights rise", lambda plan: bool(_rises(plan).any())),
    Claim("heights hardly change", _hardly_change),
    Claim("Everybody arrives", lambda plan: bool(_there(plan).all())),
    Claim("verybody is on the way", lambda plan: min(_goals(plan)) >= 0),
    Claim("arrives, and in the same|way to the same", lambda plan: len(_goals(plan)) == 1),
    Claim("But not (?:in|to) the same", lambda plan: len(_goals(plan)) > 1),
    Claim("nobody (?:is there|arrives)", lambda plan: max(_goals(plan)) < 0),
    Claim("not everybody arrives", lambda plan: min(_goals(plan)) < 0),
    Claim("spotlight is in valley", lambda plan: bool(_there(plan).any())),
    Claim("spotlight is not there yet", lambda plan: _NOT_YET in _goals(plan)),
    Claim("spotlight is on the way", lambda plan: not _there(plan).all()),
    Claim("against its arrow", lambda plan: bool(plan.rate > 0)),
    Claim("the dark parts", lambda plan: nowhere(End.LEADS_OFF) in _lost(plan)),
    Claim("the grey parts", lambda plan: _NOT_YET in _lost(plan)),
    Claim("the pale parts", lambda plan: nowhere(End.NO_VALLEY) in _lost(plan)),
    Claim("start does not matter", lambda plan: _all_lead_there(plan) and bool(_there(plan).all())),
    Claim("every start leads there", lambda plan: _all_lead_there(plan)),
    Claim("None of ours|nobody has come to it", lambda plan: not _there(plan).any()),
    Claim("None of ours is there yet|nobody is there yet", lambda p: _goals(p) == {_NOT_YET}),
    Claim("everybody is there yet", lambda plan: min(_goals(plan)) == _NOT_YET),
    Claim("[Ss]ome are not there yet", lambda plan: _NOT_YET in _lost(plan)),
    Claim("[Ss]ome(?: starts)? lead off", lambda plan: nowhere(End.LEADS_OFF) in _lost(plan)),
    Claim("ome(?: starts)? never come", lambda plan: nowhere(End.NO_VALLEY) in _lost(plan)),
    Claim("not at every step", lambda plan: not _falls_always(plan)),
    Claim("nobody comes to rest", lambda plan: all(map(_swings(plan), range(len(plan.destined))))),
    Claim("groove|no single place", lambda plan: _rests_on_a_line(plan)),
    Claim("floor is an edge", lambda plan: _leaps_in_slope(plan)),
    Claim(
        "spotlight jumps back and forth",
        lambda plan: any(map(_swings(plan), range(len(plan.destined)))),
    ),
    Claim("floor, all at height", lambda plan: _as_deep(plan) < _ROUNDING),
    Claim("starting point by the valley", because="counted: it is coloured when it has arrived"),
    Claim(
        "just as steep|Along the ridge it rises",
        because="Taylor: a plane",
    ),
    Claim(
        "The steeper it is|Long where it is steep|where she lands|where it leads",
        because="what is drawn",
    ),
    Claim("all the way down|Here it is almost level", lambda plan: _stops_at_a_pass(plan)),
    Claim("The ridge runs between them", because="twins start to either side of it"),
)


def _moves(plan: Descents) -> bool:
    return bool(np.ptp(plan.walk.points[:, plan.first], axis=0).any())
