"""The cast of the hills: what the numbers of a plan look like, and the poses that are seen."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import NDArray

from gdmath import GradientField, gradient_field
from scenes.parts.hills.descents import Descents
from scenes.parts.hills.lamps import Lamps
from scenes.parts.hills.open_land import open_land
from scenes.parts.hills.poses import READ_SIZE, SIZE, map_pose
from scenes.parts.hills.rose import Rose
from scenes.parts.hills.ruled import RuledGround
from scenes.stage import (
    FRAME,
    GRADIENT,
    LOSS,
    MAP,
    PATH,
    POSITION,
    STAGE,
    Arrow,
    ArrowScale,
    Figure,
    Fog,
    FogBank,
    Landing,
    Measured,
    Playback,
    Readout,
    Stack,
    StepByStep,
    Trails,
    View,
    tr,
)
from scenes.stage.ground.field import shown_together

Array = NDArray[np.float64]

FIRST_STEPS = 4  # of the guide, told one by one
MORNING = ("#24344C", "#5F7698")  # fog with the day behind it
IN_FOG = 1.25  # times as large as on the hills she is, seen from so near
_LAMP = 0.112  # of the window: how far the lamp reaches
_SOFT = 0.28  # of that, over which it goes over into the fog: what she sees is clear
_ALL = 2.6  # diagonals of the window, that a light reaches to whose rim is outside it
_FINE = 192  # faces of the ground along its longer side, where they are as near as that
_LOW = {"elevation": 40.0, "perspective": 0.045, "zoom": 4.4}
_ACROSS = 118.0  # degrees from a slope to where it is seen from
_FEET = -0.7  # where she stands on the screen by then, from its middle
_LOOKS_ON = 0.5  # of a step, from where on she looks to the next
_LANDS = 0.9  # of a step, from where on the instruments follow her
_AWAY = 0.6  # scene units from the middle of the frame, away from the read-outs at its left
_LONGEST = 2.75  # scene units that an arrow is long at most, while the rule is told
_NUMBERED = 1.3  # scene units, that an axis needs to its left for its numbers
_BESIDE_FORMULAS = 2.2  # scene units from the middle of the frame, beside formulas,
_NEIGHBOURS = 2.5  # and how near at most: so her hill is seen with the valleys about it
_UPWARD = -0.45, 0.6  # scene units, how high she stands then
_RIM = 0.3  # scene units, from the tip of an arrow to the rim of the frame
_POOL = 5.6  # zoom at which the ground that the lamp lights fills the frame from above
_LIT = 3.4  # scene units that the lamp reaches at least, seen from above: to where a step ends
_STRIDE = 2.2  # scene units that a step is long at most, seen from above: she stays in the frame
_OFF_THE_RING = 0.4  # scene units from its middle to an axis
_READS = 0.0005  # a slope that is less reads 0.000
_OFF_MIDDLE = 0.4  # of its square, that an arrow of the field begins from its left and lower side
_CELL = 0.9  # of its cell, that the longest arrow of the field fills


class Guide(StepByStep):
    """The hiker who goes ahead alone: her steps, her fog, her trail."""

    def __init__(self, plan: Descents, clock: Any) -> None:
        walk = plan.walk.path(slice(plan.first, plan.first + 1))
        self.start = walk.points[0, 0]
        self.landscape = plan.landscape
        self.all_of_it = _ALL * float(np.linalg.norm(np.ptp(plan.landscape.window, axis=1)))
        self.lamp = _LAMP * max(high - low for low, high in plan.landscape.window)
        self.view = view = View(plan.landscape, size=SIZE, relief=2.0)
        path = _on_map(walk.points[: FIRST_STEPS + 1, 0], plan.landscape.window)
        told = walk.gradients[: len(path), 0]
        self.longest = float(np.linalg.norm(told, axis=-1).max()) * view.scale_xy
        strides = np.linalg.norm(np.diff(path, axis=0), axis=-1) * view.scale_xy
        stride = float(strides.max(initial=0.0))
        self.pool = min(_POOL, _STRIDE / stride) if stride else _POOL
        self.lit = max(self.lamp, _LIT / (view.scale_xy * self.pool))
        scale = ArrowScale(self.factor_at(_POOL))
        super().__init__(walk, plan.rate, view, POSITION, scale=scale)
        view.look(**self.low(azimuth_facing(plan, self.start)))
        walked = Playback(walk, [PATH], PATH)  # ground already walked has a colour of its own
        walked.progress = self.progress
        self.trail = Trails(view, walked, width=4.0)
        self.rose = Rose(view, self.start, self.scale, 0.8 * self.lamp)
        self.faced = ValueTracker(0.0)
        self.figure = Figure(view, self, self._looks, clock)
        self.figure.shrunk.set_value(IN_FOG)
        self.lamps = Lamps.of(view, self, clock)
        self.downstep.swings = True  # an arc goes along
        self.landing = Landing(self.downstep, true=True)
        self.fog = Fog(walk, self.progress, self.lamp, plan.landscape.window, _SOFT)
        self.bank = FogBank(self.fog, clock, MORNING)
        self.surface = RuledGround(view, self.fog)
        self.close_by = RuledGround(view, self.fog, _FINE)
        self.open_land = open_land(view, self.fog, self.close_by)

    def _looks(self) -> Array:
        """Where she looks (2,): all round, then, once she has ``faced`` it, where she goes."""
        share = float(self.faced.get_value())
        way = self._way_on()
        if share == 1 or not way.any():
            return way
        (x, y), (ahead, aside) = self.rose.heading(), way
        turn = np.arctan2(aside, ahead) - np.arctan2(y, x)
        angle = share * ((turn + np.pi) % (2 * np.pi) - np.pi)
        c, s = np.cos(angle), np.sin(angle)
        return np.array([c * x - s * y, s * x + c * y])

    def _way_on(self) -> Array:
        """The direction (2,) of the present step; late in it, she looks to where the next goes."""
        number, part = self.step, self.time % 1.0
        steps = np.diff(self.trajectory.points[:, 0], axis=0)
        here, there = (steps[min(k, self.steps - 1)] for k in (number, number + 1))
        lengths = [max(float(np.linalg.norm(way)), 1e-300) for way in (here, there)]
        share = float(smooth(np.clip((part - _LOOKS_ON) / (1 - _LOOKS_ON), 0, 1)))
        return np.asarray((1 - share) * here / lengths[0] + share * there / lengths[1])

    def factor_at(self, zoom: float) -> float:
        """Arrows are as long as they are, unless they would leave the frame, at such a zoom."""
        longest = self.longest * zoom
        return factor_for(longest)

    def parts(self) -> list[Arrow]:
        """The two parts of the gradient, along x and along y, as thinner arrows at her feet."""
        return [
            Arrow(self.view, self.foot, partial(self._part, way), scale=self.scale, width=0.06,
                  name=f"part along {axis}")
            for axis, way in zip("xy", np.eye(2), strict=True)
        ]  # fmt: skip

    def _part(self, way: Array) -> Array:
        return np.asarray(self.gradient() * way)

    def first_arrow(self) -> Arrow:
        """The gradient of her start, at her feet wherever she is: to see that it turns."""
        slope = self.landscape.gradient(self.start)
        return Arrow(self.view, self.foot, lambda: slope, scale=self.scale, name="first gradient")

    def walking(self) -> Array:
        """Where she is (2,), between two places while she walks."""
        return np.asarray(self.now()[0])

    def reached(self) -> Array:
        """Where the instruments say that she is (2,): where her step began, until she lands."""
        share = smooth(np.clip((self.time % 1.0 - _LANDS) / (1 - _LANDS), 0, 1))
        return np.asarray(self.trajectory.at(min(self.step + float(share), self.steps))[0])

    def readouts(self) -> Stack:
        """Steps completed, height and slope where the present one began: the steepest there is."""
        step = Readout("step", tr("step"), lambda: self.step, 0, READ_SIZE)
        height = Measured("height", tr("height"), self.loss, 3, READ_SIZE, LOSS)
        slope = tr("steepest slope"), self.steepness, 3, READ_SIZE, GRADIENT
        return Stack(step, height, Measured("slope", *slope), gap=0.2)

    @property
    def counted(self) -> int:
        """The last step at which her slope does not yet read 0.000: a floor is come to, not met."""
        slopes = np.linalg.norm(self.trajectory.gradients[:, 0], axis=-1)
        return max(1, int(np.flatnonzero(slopes >= _READS).max(initial=1)))

    def foot_spot(self) -> Array:
        """Where on the screen her present step begins (2,)."""
        return self.view.at(self.foot())

    def next_spot(self) -> Array:
        """Where on the screen the next step ends (2,)."""
        return self.view.at(self.landing.place())

    def near_axes(self, left: float = -FRAME.width) -> tuple[tuple[float, float], ...]:
        """The ground about her first steps whose rim has the axes, seen from above.

        Their numbers keep to the right of ``left`` on the screen.
        """
        (x, y), unit = self.foot(), self.view.scale_xy * self.pool
        room = float(self.view.at((x, y))[0]) - left - _NUMBERED
        ways = (-min(3.3, room), 3.3), (-1.65, 1.7)
        rims = [(max(at + low / unit, first), min(at + high / unit, last))
                for at, (low, high), (first, last)
                in zip((x, y), ways, self.view.window, strict=True)]  # fmt: skip
        ring, near = self.landing.place(), _OFF_THE_RING / unit
        # No axis runs through the ring at which she will land.
        return tuple((ring[axis] + near if abs(low - ring[axis]) < near else low, high)
                     for axis, (low, high) in enumerate(rims))  # fmt: skip

    def shown_lines(self) -> list[Array]:
        """Her arrow, its two parts and the ring where she lands, as lines on the screen (n, 2)."""
        root, tip = self.uphill.whole()
        ring = np.asarray(self.next_spot())
        corners = [root, np.array([tip[0], root[1]]), np.array([root[0], tip[1]])]
        parts = [np.stack([root, corner]) for corner in corners[1:]]
        return [np.stack([root, tip]), *parts, np.stack([ring, ring])]

    def low(self, azimuth: float, **other: float) -> dict[str, float]:
        """The pose at her side, close to the ground."""
        x, y = self.start
        twin = View(self.landscape, size=SIZE, relief=2.0, focus_x=x, focus_y=y, azimuth=azimuth)
        twin.look(**{**_LOW, **other})
        twin.look(up=_FEET - float(twin.at(self.start)[1]))
        return twin.pose

    def above(self) -> dict[str, float]:
        """The pose straight over where the next step begins, as near as the longest one allows."""
        x, y = self.foot()
        left = _AWAY if self.gradient()[0] > 0 else 0.3  # the name of its part along y needs room
        return {**MAP, "zoom": self.pool, "focus_x": x, "focus_y": y, "left": left, "up": -0.45}

    def above_with_rows(self) -> dict[str, float]:
        """The same, lower in the frame: her step is worked out below the rule."""
        return {**self.above(), "up": -0.9}

    def beside(self, shown: Array | None = None) -> dict[str, float]:
        """Over her start, with room for formulas beside her.

        It is so far away that the hill she stands on is known again, what is about it, and all
        places (n, 2) that are ``shown``; she is so high in the frame that the map fills it.
        """
        (x, y), zoom = self.start, min(self.pool, _NEIGHBOURS)
        away = _BESIDE_FORMULAS if self.formulas_left else -_BESIDE_FORMULAS
        if shown is not None:
            off = np.abs(shown - self.start).max(axis=0) * self.view.scale_xy
            room = STAGE.right - abs(away), FRAME.top - _UPWARD[1] - _RIM
            zoom = min(zoom, *(np.array(room) / np.maximum(off, 1e-9)).tolist())
        beyond = (self.view.window[1][1] - float(y)) * self.view.scale_xy * zoom
        up = float(np.clip(FRAME.top + 0.1 - beyond, *_UPWARD))
        there = {"focus_x": float(x), "focus_y": float(y), "left": away, "up": up}
        return {**self.above(), **there, "zoom": zoom}

    @property
    def formulas_left(self) -> bool:
        """Whether formulas stand to her left: they hide more of the map, and its rim is far."""
        return bool(self.start[0] > self.view.middle[0])


def _round_down(factor: float) -> float:
    """The factor with one digit, no larger than it is."""
    power = 10.0 ** np.floor(np.log10(factor))
    return float(f"{np.floor(factor / power + 1e-9) * power:.1g}")


def factor_for(longest: float) -> float:
    """Arrows are as long as they are, unless the longest (scene units) would leave the frame."""
    return _round_down(min(1.0, _LONGEST / longest)) if longest else 1.0


def _on_map(path: Array, window: Any) -> Array:
    """Her places (n, 2) that are told one by one, until she is thrown off the map."""
    low, high = np.array(window).T
    off = ~np.all((path >= low) & (path <= high), axis=-1)
    return path[: int(np.argmax(off)) if off.any() else len(path)]


def azimuth_facing(plan: Descents, start: Array, across: float = _ACROSS) -> float:
    """From where to look so that the slope at ``start`` is seen across, and the map is near."""
    gradient = plan.landscape.gradient(start)
    turned = float(np.degrees(np.arctan2(gradient[1], gradient[0])))
    both = (turned - across, turned + across)  # rising to the right, and to the left
    near = [azimuth - 360 * round((azimuth - MAP["azimuth"]) / 360) for azimuth in both]
    return min(near, key=lambda azimuth: abs(azimuth - MAP["azimuth"]))


def gradients(view: View, window: Any, count: int) -> GradientField:
    """Gradients, one in each square of the window, ``count`` on the longer side.

    They are not in the middle: where hills and window are symmetric, many would be as long.
    """
    low, high = np.array(window).T
    shape = np.maximum(np.rint(count * (high - low) / (high - low).max()), 3).astype(int)
    side = (high - low) / shape
    inset = np.stack([low + _OFF_MIDDLE * side, high - (1 - _OFF_MIDDLE) * side], axis=1)
    return gradient_field(view.landscape.with_window(inset), shape.tolist())


def factor_in_the_frame(field: GradientField, view: View) -> float:
    """Arrows of ``field`` are as long as they are, unless they would leave the frame on the map."""
    longest = float(field.magnitudes.max()) * view.scale_xy * map_pose(view)["zoom"]
    return factor_for(longest)


def field_factor(field: GradientField, factor: float) -> float:
    """How many times as long as their numbers arrows may be, each that is shown in its cell."""
    x, y = (np.ptp(field.points[..., axis]) / (field.points.shape[axis] - 1) for axis in (0, 1))
    longest = max(float(shown_together(field).magnitudes.max()), 1e-300)
    return min(factor, _round_down(_CELL * min(x, y) / longest))
