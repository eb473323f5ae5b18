"""Where things stand in the film, and from where its ground is seen."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plank import corners_on, first_axis
from scenes.stage import MAP, STAGE, TITLE, Box, View

Array = NDArray[np.float64]

SIZE = 7.0
ASKED = TITLE.inset(left=1.2, right=1.2)
METER = Box(5.1, -2.85, 6.7, 1.25)
SLOPE = Box(2.6, 1.5, 6.7, 2.5)  # the number of the meter
PLANK = Box(-6.2, -2.35, 1.0, 3.2)
QUOTIENT = Box(2.3, -1.2, STAGE.right, 1.6)  # beside the plank
RIGHT = Box(0.9, -2.95, STAGE.right, 3.4)
FORMULA = Box(-0.6, 2.3, STAGE.right, 3.2)  # beside the circle: of the ground, and where she is
STANDS = Box(-0.6, 1.45, STAGE.right, 2.15)
COLUMN = Box(-0.6, -2.0, STAGE.right, 1.2)
LEFT = Box(STAGE.left, -2.95, -0.9, 3.4)
_FOOT = STAGE.left, -3.05, 4.9, -2.4  # left of the meter, below questions and what is told
_MIDDLE = Box(-2.7, -2.35, 2.7, 3.05)
_ABOVE = Box(-6.3, -2.75, 1.2, 3.1)  # the way on the plank from above, beside the sums
CHART = Box(-6.15, -2.63, -0.45, 2.95)  # the map of the whole ground
BESIDE = Box(0.6, -2.95, STAGE.right, 3.4)
LENS = Box(1.0, -2.8, 6.5, 1.7)  # where one walker is seen near by, until heights are drawn

_CLOSE = {"azimuth": -72.0, "elevation": 38.0, "perspective": 0.03}
_ACROSS = 48.0  # degrees from the south, from where the second pane is seen
_SQUARE = {"elevation": 0.0, "perspective": 0.0}  # level with her: so slopes are true
_RUN, _RISE = 4.2, 3.0  # scene units of the run of a tangent; of the steeper rise, at most
_CUT_FEET = -2.3, -0.95  # where she stands on a cut
_CUT = 20.0  # degrees of elevation, below which the ground is cut open and hides no cut
_ON_THE_CUT = 1e-6  # of the window, so far from a cut is on it
_PLANK, _PLANK_ASIDE = {"elevation": 34.0, "perspective": 0.0}, 40.0  # degrees from the first part
_PLANK_RISES = 0.45, 1.25  # of a side of the plank, the least and the most that it is drawn to rise
_HILLS = {"azimuth": -66.0, "elevation": 44.0, "perspective": 0.045}
_LONG = 2.35  # scene units that her arrow is long, seen from the side
_ROUND = 2.6  # scene units, the radius of the circle of slopes
_LARGE = 3.0  # the same at the end, where nothing is beside it
_FRAMED = 14.5  # scene units that the whole ground is wide at the end
_TURNED = 2.75  # scene units of her arrow where it is turned round
_STEP = 2.9  # scene units of her step where it is taken


class HeldView(View):
    """A view whose camera never loses her: on every flight her feet go straight over the screen."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.ground, size=SIZE)
        self.held = plan.here

    def visible(self, points: Array, *args: Any, **options: Any) -> NDArray[np.bool_]:
        """What no hill hides; and what is on a cut through her feet, where the ground is open."""
        seen = super().visible(points, *args, **options)
        if self.pose["elevation"] < _CUT:
            off = np.abs(np.asarray(points) - self.held).min(axis=-1)
            seen = seen | (off < _ON_THE_CUT * np.ptp(self.window, axis=1).max())
        return seen

    def interpolate(self, start: Any, end: Any, alpha: float, path_func: Any = None) -> Any:
        """Stand between two poses."""
        super().interpolate(start, end, alpha, path_func)
        if 0 < alpha < 1:
            wanted = (1 - alpha) * start.at(self.held) + alpha * end.at(self.held)
            right, up = wanted - self.at(self.held)
            pose = self.pose
            self.look(left=pose["left"] + right, up=pose["up"] + up)
        return self


class Poses:
    """From where the ground is seen, beat by beat."""

    def __init__(self, view: View, plan: Plan) -> None:
        self.view, self.plan = view, plan
        # As high as it is wide, where the frame allows it: so slopes are true.
        self.relief = min(2.6, (view.highest - view.lowest) * view.scale_xy)

    def at(self, place: Array, spot: tuple[float, float], unit: float, **pose: float) -> dict:
        """The pose with a place at a spot of the screen, and a unit of the ground so long."""
        x, y = np.asarray(place, dtype=float).tolist()
        made = {**pose, "relief": self.relief, "zoom": unit / self.view.scale_xy,
                "focus_x": x, "focus_y": y, "left": 0.0, "up": 0.0}  # fmt: skip
        twin = deepcopy(self.view)
        off = np.asarray(spot) - twin.look(**made).at(np.array([x, y]))
        return {**made, "left": float(off[0]), "up": float(off[1])}

    @property
    def arrow(self) -> float:
        """How long her arrow is, in units of the ground."""
        return self.plan.factor * self.plan.steepness

    @property
    def _turns(self) -> float:
        """Which way the second slice is from the first: 1 to the left, −1 to the right."""
        return float(np.sign(np.prod(self.plan.gradient)))

    def close(self, *, across: bool = False) -> dict:
        """Beside her, close to the ground; or so that what stands along y is seen."""
        aside = {**_CLOSE, "azimuth": -90.0 + _ACROSS * self._turns}
        pose = aside if across else _CLOSE
        return self.at(
            self.plan.here, (-2.2 if across else -1.5, -1.2), _LONG / self.arrow / 0.75, **pose
        )

    def square(self, axis: int) -> dict:
        """Square on what is cut along an axis: its run large, and its rise in the frame."""
        plan, view = self.plan, self.view
        pose = {**_SQUARE, "azimuth": -90.0 + 90.0 * axis * self._turns}
        x, y = _CUT_FEET
        side = float(plan.ways[0, 0])  # where it climbs, there is room
        rise = abs(float(view.rise(plan.here, plan.run * plan.ways[plan.steeper])[2]))
        rise *= self.relief / view.pose["relief"]
        unit = min(_RUN / plan.run, _RISE * view.scale_xy / max(rise, 1e-9))
        return self.at(plan.here, (x * side, y), unit, **pose)

    def circle(self, x: float, y: float = -0.05) -> dict:
        """Straight above, the circle of slopes in the middle of a spot."""
        middle = self.plan.here + 0.5 * self.plan.factor * self.plan.gradient
        return self.at(middle, (x, y), 2 * _ROUND / self.arrow, **MAP)

    def above_the_plank(self) -> dict:
        """Straight above, as near as the circle would be seen; farther, where a way leaves that."""
        plan = self.plan
        ways, parts = np.diag(plan.stride), plan.factor * np.diag(plan.gradient)
        spots = np.stack([*ways, ways.sum(axis=0), *parts, parts.sum(axis=0), 0 * parts[0]])
        low, high = spots.min(axis=0), spots.max(axis=0)
        pose, twin = self.circle(-3.9, 0.2), deepcopy(self.view)  # lengths are told below
        seen = twin.look(**pose).at(plan.here + np.stack([low, high]))
        if np.all(seen >= _ABOVE[:2]) and np.all(seen <= _ABOVE[2:]):
            return pose
        room = np.array([_ABOVE.width, _ABOVE.height])
        unit = min(2 * _ROUND / self.arrow, float(np.min(room / (high - low))))
        x, y = _ABOVE.middle[:2]
        return self.at(plan.here + 0.5 * (low + high), (float(x), float(y)), unit, **MAP)

    def turning(self) -> dict:
        """Straight above her, with room for her arrow on both sides."""
        x = 3.4 if self.board is LEFT else -3.4
        return self.at(self.plan.here, (x, 0.25), _TURNED / self.arrow, **MAP)

    def stepping(self) -> dict:
        """Straight above her, so near that both parts of her step are seen, as long as they are."""
        x = 3.0 if self.board is LEFT else -3.0
        way = -self.plan.gradient / self.plan.steepness
        unit = _STEP / (self.plan.rate * self.plan.steepness)
        spot = float(x - 0.5 * _STEP * way[0]), float(0.2 - 0.5 * _STEP * way[1])
        return self.at(self.plan.here, spot, unit, **MAP)

    @property
    def board(self) -> Box:
        """Where words stand by then: on the side to which there is more ground."""
        return LEFT if self.plan.here[0] > self.view.middle[0] else RIGHT

    @property
    def note(self) -> Box:
        """Where the scale of arrows is told: on the side where no words will be."""
        left, right = Box(*_FOOT).columns(1, 1, gap=1.8)
        return right if self.board is LEFT else left

    def plank(self) -> dict:
        """So close that the hill is a plank, seen from aside: its corner of her way in front."""
        plan, view = self.plan, self.view
        first = first_axis(plan)
        out = np.radians(_PLANK_ASIDE) * np.sign(plan.ways[0, 0])
        azimuth = -90 + np.degrees(out) if first == 0 else -90 - np.degrees(out)
        side = float(np.linalg.norm(plan.stride)) / np.sqrt(2) * view.scale_xy
        rises = float(view.rise(plan.here, plan.stride)[2]) / view.pose["relief"] / side
        least, most = _PLANK_RISES
        relief = float(np.clip(self.relief * rises, least, most)) / rises
        pose = {**_PLANK, "azimuth": float(azimuth), "relief": relief}
        twin = deepcopy(view)
        twin.look(
            **{**self.at(plan.here, (0.0, 0.0), 1.0, **_PLANK, azimuth=float(azimuth)), **pose}
        )
        low, high = self._extent(twin)
        unit = min(PLANK.width / (high - low)[0], PLANK.height / (high - low)[1])
        made = {**twin.pose, "zoom": unit * twin.pose["zoom"]}
        low, high = self._extent(twin.look(**made))
        left, up = np.array(PLANK.middle)[:2] - (low + high) / 2
        return {**made, "left": made["left"] + float(left), "up": made["up"] + float(up)}

    def _extent(self, view: View) -> tuple[Array, Array]:
        """The lowest and the highest corner of the box on the screen that holds the plank."""
        spots = view.screen(corners_on(view, self.plan))[0].reshape(-1, 2)
        return spots.min(axis=0), spots.max(axis=0)

    def large_chart(self) -> dict:
        """The whole map in the middle."""
        return {**self.view.fitted(*_MIDDLE, **MAP), "relief": self.relief}

    def chart(self) -> dict:
        """The whole map, with room on its right."""
        return {**self.view.fitted(*CHART, **MAP), "relief": self.relief}

    def ahead(self) -> dict:
        """On the hills, she and where her way down ends to both sides of the middle."""
        unit = _FRAMED / self.plan.span
        view = deepcopy(self.view).look(**self.at(self.plan.here, (0.0, 0.0), unit, **_HILLS))
        low, high = np.array(self.plan.ground.window).T
        right, up = view.at(np.clip(self.plan.her_way.points[-1, 0], low, high))
        spot = -0.5 * float(np.clip(right, -4, 4)), -0.5 * float(np.clip(up, -4, 2))
        return self.at(self.plan.here, spot, unit, **_HILLS)

    def last(self) -> dict:
        """Straight above her, in the middle, with room for her arrow and for it turned round."""
        return self.at(self.plan.here, (0.0, 0.15), _LARGE / self.arrow, **MAP)


def shows_her(plan: Plan) -> bool:
    """Whether no hill stands between the camera and her feet, from either side of the slices."""
    poses = Poses(view := HeldView(plan), plan)
    looks = (poses.close(across=across) for across in (False, True))
    return all(bool(view.look(**pose).visible(plan.here)) for pose in looks)


__all__ = [
    "ASKED",
    "BESIDE",
    "CHART",
    "LEFT",
    "LENS",
    "METER",
    "PLANK",
    "QUOTIENT",
    "RIGHT",
    "SIZE",
    "SLOPE",
    "HeldView",
    "Poses",
    "shows_her",
]
