"""From where the hills are seen, and what stands beside them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gdmath import Landscape
from scenes.stage import FRAME, MAP, STAGE, TITLE, Box, View
from scenes.stage.paint.marks import ARM

if TYPE_CHECKING:  # what it is made of asks how large crosses are
    from scenes.parts.hills.pair import Pair

Array = NDArray[np.float64]

SIZE = 10.625
"""How many scene units the longer side of the ground is, at zoom 1."""
READ_SIZE = 38
"""Of read-outs, whose digits are lower in this type than letters of its size should be."""

HILLS = {"azimuth": -90.0, "elevation": 50.0, "perspective": 0.045, "relief": 1.9}
_WHERE_THEY_PART, _LARGEST = STAGE.inset(left=1.2, right=1.2, bottom=0.31, top=0.45), 1.7
_HALF = {"azimuth": -90.0, "elevation": 64.0, "perspective": 0.02}  # half hills, half map
_STEEPER = 57.0  # degrees of elevation, from which all of them are seen on their ways
_HIGHER = 60.0  # degrees of elevation: behind, the rim is a line and what is dark there no sliver
_EASED = 1.3  # so that such a pace begins from rest
_FILLED = 0.85  # of the frame, at least, by a map that fills it
_TO_THE_RIM = FRAME.inset(bottom=0.4)  # what begins at the rim of such a map ends in the frame
_PART = 6.4  # how wide the way apart is on the screen
_PASS, _ASIDE = 53.0, 20.0  # degrees of elevation, and from the line of the ridge
_ALONG_THE_RIM = (15.0, 65.0)  # degrees from the ridge: between them the rim is level on the screen
_FARTHER = 64.0  # degrees aside of the line of the ridge: there a saddle is seen as one
_RISEN = (45.0, 50.0, 55.0, 60.0)  # degrees of elevation: from one of them both ways may be seen
_NEARER, _DOWN = 1.25, -0.6  # times as large then, and where the pass is, from the middle

_, _MAP, SIDE = STAGE.inset(bottom=0.35, top=0.2).columns(0.55, 9.5, 3.0, gap=0.18)
"""What stands on the right of the map: the scale of arrows."""
_FORMULAS = 5.6  # scene units, that they may be wide
_AT_HAND, _NEAR_BY = STAGE.inset(left=4.6, right=3.4, bottom=0.6, top=1.6), 1.9
_WIDE = STAGE.inset(0.05, bottom=0.3)
_EVERYBODY = STAGE.inset(0.05, top=0.1, bottom=0.5)
_ALONE = STAGE.inset(top=STAGE.top - TITLE.bottom + 0.2)
_LARGE = STAGE.inset(bottom=0.1, top=0.15)
_WITH_AXES = STAGE.inset(left=1.0, right=0.55, bottom=0.5, top=0.15)
_BESIDE, NUMBERS = _LARGE.columns(10.75, 2.55)
"""What stands on the right of a map that is as large."""


def beside_her(left: bool) -> Box:
    """Where formulas stand beside her, seen from straight above: on the left or on the right."""
    box = STAGE.inset(top=0.1, bottom=0.2)
    rest = box.width - _FORMULAS
    return box.columns(_FORMULAS, rest)[0] if left else box.columns(rest, _FORMULAS)[1]


def soon_there(share: float) -> float:
    """A pace that is early on its way: who is asked about is in the frame by then."""
    return float(1 - (1 - share**_EASED) ** 2)


def overview(view: View) -> dict[str, float]:
    """The pose that shows all the hills."""
    return view.fitted(*_WIDE, **HILLS)


def everybody(view: View) -> dict[str, float]:
    """The same from higher, above the captions: nobody stands behind a hill for long."""
    return view.fitted(*_EVERYBODY, **{**HILLS, "elevation": _STEEPER})


def alone(view: View) -> dict[str, float]:
    """All the hills, with their whole rim, beside words."""
    return view.fitted(*_ALONE, **{**HILLS, "elevation": _HIGHER})


def under_a_cross(landscape: Landscape) -> float:
    """How far it is on the ground from the middle of a cross on the map to its ends."""
    wide, deep = np.ptp(landscape.window, axis=1).tolist()
    return ARM * max(wide / _MAP.width, deep / _MAP.height)


def map_pose(view: View) -> dict[str, float]:
    """The pose from straight above, with room on both sides."""
    return view.fitted(*_MAP, **MAP)


def large_map_pose(view: View) -> dict[str, float]:
    """The same, as large as it can be beside its axes alone."""
    return view.fitted(*_WITH_AXES, **MAP)


def filling(view: View) -> dict[str, float] | None:
    """The same, as large as the frame; None, where too much of that would be beside it."""
    wide, deep = np.ptp(view.window, axis=1).tolist()
    shares = FRAME.width / wide, FRAME.height / deep
    return view.fitted(*_TO_THE_RIM, **MAP) if min(shares) > _FILLED * max(shares) else None


def map_beside_numbers(view: View) -> dict[str, float]:
    """The same, at the left edge."""
    return view.fitted(*_BESIDE, **MAP)


def half_pose(view: View) -> dict[str, float]:
    """Half hills, half map."""
    return view.fitted(*_LARGE, **_HALF)


def at_hand(view: View, points: Array) -> dict[str, Any]:
    """The same, so near that a way over them fills what read-outs leave of the frame."""
    return _holding(view, half_pose(view), points, _AT_HAND, _NEAR_BY)


def _aside(made: Pair, degrees: float) -> float:
    """An azimuth so many degrees aside of the line that the ridge comes down."""
    down = made.saddle - made.walk.points[0].mean(axis=0)
    azimuth = float(np.degrees(np.arctan2(down[1], down[0]))) + degrees
    return azimuth - 360 * round((azimuth + 90) / 360)


def _seen_from(made: Pair) -> float:
    """The azimuth from where the ridge is seen, a little aside of its line.

    If it has a side from where the hills are seen anyway, it is that: no rim of the map is oblique
    on the screen then, and the camera need not turn.
    """
    least, most = _ALONG_THE_RIM
    usual = HILLS["azimuth"]
    return usual if least <= abs(usual - _aside(made, 0.0)) <= most else _aside(made, _ASIDE)


def ridge_pose(view: View, made: Pair, aside: float | None = None) -> dict[str, Any]:
    """The pass from the side, the ridge behind it, a valley on either side."""
    x, y = made.saddle
    azimuth = _seen_from(made) if aside is None else _aside(made, aside)
    wide = float(made.gaps[-1]) * view.scale_xy
    return {
        "azimuth": azimuth,
        "elevation": _PASS,
        "perspective": 0.045,
        "relief": 1.8,
        "zoom": float(np.clip(_PART / max(wide, 1e-9), 0.9, 7.0)),
        "focus_x": float(x),
        "focus_y": float(y),
        "left": 0.7,
        "up": -1.2,
    }


def at_the_parting(view: View, made: Pair) -> dict[str, Any]:
    """The pass from between ridge and valley, the nearer way round; all their ways fill the frame.

    From there what falls to both sides is seen to do so, and the two curves over the pass meet
    there alone. It is as low as no hill hides a part of their ways; where one does from there, it
    is the ridge from the side of its pass.
    """
    ways, ridge = made.walk.points, ridge_pose(view, made)
    both = (_aside(made, degrees) for degrees in (_FARTHER, -_FARTHER))
    nearer = min(both, key=lambda azimuth: abs(azimuth - float(ridge["azimuth"])))
    low = {**ridge, "azimuth": nearer, "zoom": _NEARER * ridge["zoom"], "up": _DOWN}
    for elevation in _RISEN:
        pose = _holding(view, {**low, "elevation": elevation}, ways, _WHERE_THEY_PART, _LARGEST)
        if deepcopy(view).look(**pose).visible(ways.reshape(-1, 2), 0.06).all():
            return pose
    return _holding(view, ridge, ways, _WHERE_THEY_PART, _LARGEST)


def _holding(
    view: View, pose: dict[str, Any], points: Array, room: Box, largest: float
) -> dict[str, Any]:
    """A pose, as large as it holds points (..., 2) in a part of the frame, and there."""
    place = np.array([pose["left"], pose["up"]])
    seen = deepcopy(view).look(**pose).at(points.reshape(-1, 2)) - place
    wide = np.maximum(np.ptp(seen, axis=0), 1e-9)
    times = min(largest, room.width / wide[0], room.height / wide[1])
    low, high = times * seen.min(axis=0), times * seen.max(axis=0)
    place = np.minimum(np.maximum(place, np.array(room[:2]) - low), np.array(room[2:]) - high)
    return {**pose, "zoom": times * pose["zoom"], "left": place[0], "up": place[1]}
