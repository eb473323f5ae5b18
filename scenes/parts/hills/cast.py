"""The cast of the hills: what the numbers of a plan look like, and the poses that are seen."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import GradientField, descend, gradient_descent, gradient_field
from gdmath.expression import partial_formulas
from scenes.parts.hills.descents import Descents, border_crossing
from scenes.parts.hills.figure import Figure
from scenes.parts.hills.glass import Glass
from scenes.parts.hills.lamps import Lamps
from scenes.parts.hills.pair import Pair
from scenes.parts.hills.probe import Probe
from scenes.parts.hills.rose import Rose
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MAP,
    PATH,
    POSITION,
    QUIET,
    STAGE,
    TITLE_SIZE,
    VALLEYS,
    Arrow,
    ArrowScale,
    ContourMap,
    Field,
    Fog,
    FogBank,
    Formula,
    GroundAxes,
    Landing,
    Mark,
    Plane,
    Playback,
    StepByStep,
    Surface,
    Trails,
    View,
    Words,
    tr,
)
from scenes.stage.walk.walker import Pawns

Array = NDArray[np.float64]

FIRST_STEPS = 4  # of the guide, told one by one
MORNING = ("#43546C", "#8094AE")  # fog with the day behind it
_HILLS = {"azimuth": -70.0, "elevation": 38.0, "perspective": 0.045}
_CLOSE = (2.6, 3.3)  # how many times the map is enlarged, as her path allows
_LAMP = 0.12  # of the window: how far the lamp reaches
_LOW = {"elevation": 30.0, "perspective": 0.045, "zoom": 4.6}
_FEET = -1.5  # where she stands on the screen by then, from its middle
_POOL = 4.3  # zoom at which the ground that the lamp lights fills the frame from above
_PART = 6.4  # how wide the way apart is on the screen
_PASS, _ASIDE = 48.0, 9.0  # degrees of elevation, and from the line of the ridge
_CELL = 0.6  # of its cell, that the longest arrow of the field fills
_FORMULA = 0.65  # of the stage, that the formula of the gradient may be wide
_HALF = 64.0  # degrees: half hills, half map

LEFT_HALF, SIDE = STAGE.inset(left=0.5, bottom=0.5, top=0.5).columns(6.2, 5.5, gap=1.2)
"""Where the map stands, and the words beside it."""
_WIDE = STAGE.inset(left=1.9, bottom=0.5, right=0.5, top=0.55)
_BESIDE = STAGE.inset(bottom=0.55, top=0.3, right=4.9)


class Guide(StepByStep):
    """The hiker who goes ahead alone: her steps, her fog, her trail."""

    def __init__(self, plan: Descents, clock: Any) -> None:
        walk = plan.walk.path(slice(plan.first, plan.first + 1))
        self.start = walk.points[0, 0]
        self.landscape = plan.landscape
        self.lamp = _LAMP * max(high - low for low, high in plan.landscape.window)
        self.view = view = View(plan.landscape, size=8.5, relief=2.0)
        super().__init__(walk, plan.rate, view, POSITION, scale=ArrowScale(self._factor(walk)))
        view.look(**self.low(azimuth_facing(plan, self.start)))
        walked = Playback(walk, [PATH], PATH)  # ground already walked has a colour of its own
        walked.progress = self.progress
        self.trail = Trails(view, walked, width=4.0)
        self.rose = Rose(view, self.start, self.scale, 0.8 * self.lamp)
        self.figure = Figure(view, self, self._looks, clock)
        self.lamps = Lamps.of(view, self, clock)
        self.landing = Landing(self.downstep)
        self.fog = Fog(walk, self.progress, self.lamp)
        self.bank = FogBank(self.fog, clock, MORNING)
        self.surface = Surface(view, self.fog)
        uphill = plan.landscape.gradient(self.start)
        self.pane = Glass(view, self.start, 0.72 * self.lamp, uphill, lines=5)
        own = int(plan.destined[plan.first])
        self.cross = [Mark(view, plan.floors[own][None])] if own >= 0 else []

    def _looks(self) -> Array:
        """Where she looks (2,): all round first, then where she goes."""
        turned = float(self.rose.turned.get_value())
        return self.rose.heading() if turned < 1 else self.stride()

    def _factor(self, walk: Any) -> float:
        """Arrows are as long as they are, unless the lamp would not reach their tips."""
        told = walk.gradients[: 2 * FIRST_STEPS, 0]
        longest = float(np.linalg.norm(told, axis=-1).max())
        return float(f"{min(1.0, 1.1 * self.lamp / longest):.1g}") if longest else 1.0

    def parts(self) -> list[tuple[Any, str]]:
        """The two parts (2,) of the gradient, as functions of now, and their names."""
        return [
            (lambda: self.gradient() * np.array([1.0, 0.0]), "part along x"),
            (lambda: self.gradient() * np.array([0.0, 1.0]), "part along y"),
        ]

    def first_arrow(self) -> Arrow:
        """The gradient of her start, at her feet wherever she is: to see that it turns."""
        slope = self.landscape.gradient(self.start)
        return Arrow(self.view, self.foot, lambda: slope, scale=self.scale, name="first gradient")

    def walking(self) -> Array:
        """Where she is (2,), between two places while she walks."""
        return np.asarray(self.now()[0])

    def next_spot(self) -> Array:
        """Where on the screen the next step ends (2,)."""
        return self.view.at(self.landing.place())

    def low(self, azimuth: float) -> dict[str, float]:
        """The pose at her side, close to the ground."""
        x, y = self.start
        twin = View(self.landscape, size=8.5, relief=2.0, focus_x=x, focus_y=y, azimuth=azimuth)
        twin.look(**_LOW)
        twin.look(up=_FEET - float(twin.at(self.start)[1]))
        return twin.pose

    def above(self) -> dict[str, float]:
        """The pose straight over where the next step ends, where arrows are as long as they are."""
        x, y = self.foot()
        return {**MAP, "zoom": _POOL, "focus_x": x, "focus_y": y, "left": 0.3, "up": -0.75}


def azimuth_facing(plan: Descents, start: Array) -> float:
    """From where to look so that the slope at ``start`` is seen across, rising to the right."""
    gradient = plan.landscape.gradient(start)
    turned = float(np.degrees(np.arctan2(gradient[1], gradient[0]))) - 125.0
    return turned - 360 * round((turned - _HILLS["azimuth"]) / 360)


class Company(Playback):
    """All the others; a valley's cloth is that of its walkers, their heights and its domain."""

    def __init__(self, plan: Descents, view: View) -> None:
        others = np.delete(np.arange(len(plan.destined)), plan.first)
        self.destined: list[int] = plan.destined[others].tolist()
        self.own = int(plan.destined[plan.first])
        rest = cycle(VALLEYS)
        self.tints = [next(rest) for _ in plan.floors]
        super().__init__(plan.walk.path(others), [self.tint(i) for i in self.destined])
        self.plan, self.view = plan, view
        self.trails, self.walkers = Trails(view, self), Pawns(view, self)
        self.crosses = Mark(view, plan.floors[view.inside(plan.floors)])
        self.crosses.set_z_index(self.walkers.z_index + 1)
        self.map = ContourMap(view, plan.domains.T, self.tints)
        self.probe, self.bound_for, self.border = self._border_probe(plan)

    def tint(self, valley: int) -> str:
        """The colour of a valley; quiet for what leads off the map."""
        return self.tints[valley] if valley >= 0 else QUIET

    @property
    def bound(self) -> list[int]:
        """The valley of every walker, the guide last."""
        return [*self.destined, self.own]

    @property
    def reached(self) -> int:
        """How many valleys somebody ends in."""
        return len({*self.bound} - {-1})

    def everywhere(self) -> Array:
        """All ground (n, 2) that somebody, or the probe, walks over."""
        walked = [self.plan.walk.points.reshape(-1, 2)]
        if self.probe is not None:
            walked.append(self.probe.walks.points.reshape(-1, 2))
        return np.concatenate(walked)

    def _border_probe(self, plan: Descents) -> tuple[Probe | None, list[int], float]:
        """A start that slides across a border if the map has one, and at which share it crosses."""
        starts = border_crossing(plan)
        if len(starts) == 0:
            return None, [], 0.0
        steps = 12 * plan.walk.steps
        walks = descend(plan.landscape, gradient_descent(plan.rate), starts, steps)
        bound_for: list[int] = plan.bound_for(starts).tolist()
        if max(bound_for) < 0:  # they stop before any floor
            return None, [], 0.0
        changes = np.flatnonzero(np.diff(bound_for)) + 0.5
        border = float(changes[0] if len(changes) else 0.5 * len(starts)) / (len(starts) - 1)
        return Probe(self.view, walks, [self.tint(i) for i in bound_for]), bound_for, border


class CloseUp:
    """The part of the map about the guide's path: how it is seen, its field and its axes."""

    def __init__(self, guide: Guide) -> None:
        view = guide.view
        window = np.ptp(view.window, axis=1)
        path = guide.trajectory.points[:, 0]
        extent = np.maximum(np.ptp(path, axis=0), 1e-9)
        self.times = float(np.clip(0.7 * np.min(window / extent), *_CLOSE))
        low, high = np.array(view.window).T
        half = (high - low) / 2 / self.times
        focus = np.clip((path.min(axis=0) + path.max(axis=0)) / 2, low + half, high - half)
        part = tuple((float(at - by), float(at + by)) for at, by in zip(focus, half, strict=True))
        self.field = Field(view, gradients(view, part, 4), width=0.035, scale=guide.scale)
        self.axes = GroundAxes(view, window=part)
        self.pose = {
            "zoom": self.times * map_pose(view)["zoom"],
            "focus_x": focus[0],
            "focus_y": focus[1],
        }


def gradients(view: View, window: Any, count: int) -> GradientField:
    """``count`` by ``count`` gradients, each in the middle of its share of the window."""
    low, high = np.array(window).T
    half = (high - low) / (2 * count)
    inset = np.stack([low + half, high - half], axis=1)
    return gradient_field(view.landscape.with_window(inset), (count, count))


def field_factor(field: GradientField, factor: float) -> float:
    """How many times as long as their numbers arrows may be, each of ``field`` in its cell."""
    x, y = (np.ptp(field.points[..., axis]) / (len(field.points) - 1) for axis in (0, 1))
    longest = max(float(field.magnitudes.max()), 1e-300)
    return min(factor, float(f"{_CELL * min(x, y) / longest:.1g}"))


def overview(view: View) -> dict[str, float]:
    """The pose that shows all the hills."""
    return view.fitted(*_WIDE, **_HILLS)


def beside_a_plot(view: View) -> dict[str, float]:
    """The hills, with room for a plot on the right."""
    return view.fitted(*_BESIDE, **_HILLS)


def map_pose(view: View) -> dict[str, float]:
    """The pose from straight above, with room for words on the right."""
    return view.fitted(*LEFT_HALF, **MAP)


def half_pose(view: View) -> dict[str, float]:
    """Half hills, half map, with room for words on the right."""
    steep = {"azimuth": -78.0, "elevation": _HALF, "perspective": 0.02}
    return view.fitted(*LEFT_HALF.inset(-0.2), **steep)


def ridge_pose(view: View, made: Pair, aside: float = _ASIDE) -> dict[str, float]:
    """The pass from the side, the ridge behind it, a valley on either side."""
    x, y = made.saddle
    down = made.saddle - made.walk.points[0].mean(axis=0)
    azimuth = float(np.degrees(np.arctan2(down[1], down[0]))) + aside
    azimuth -= 360 * round((azimuth + 90) / 360)
    wide = float(made.gaps[-1]) * view.scale_xy
    return {
        "azimuth": azimuth,
        "elevation": _PASS,
        "perspective": 0.045,
        "zoom": float(np.clip(_PART / max(wide, 1e-9), 0.9, 7.0)),
        "focus_x": float(x),
        "focus_y": float(y),
        "left": 0.0,
        "up": -1.2,
    }


def height_formula(view: View) -> Any:
    """The function, or its name where it does not fit."""
    source = f"{{{{f : height}}}}(x, y) = {view.landscape.formula}"
    formula = Formula(source, {"height": LOSS}, TITLE_SIZE)
    if formula.width > 16:
        return Words(view.landscape.name.replace("_", " "), TITLE_SIZE)
    return formula


def gradient_formula(guide: Guide) -> Any:
    """∇f with its partial derivatives and their numbers where she started, or these alone."""
    view, at = guide.view, guide.start
    parts = ", ".join(f'"{number:.3f}"'.replace("-", "−") for number in view.landscape.gradient(at))
    there = f'"{tr("at her start")}:" vec({parts})'
    if view.landscape.expression:
        along = partial_formulas(view.landscape.expression, 2)
        source = f"nabla {{{{f : height}}}} = vec({along[0]}, {along[1]}) quad {there}"
        formula = Formula(source, {"height": LOSS}, LABEL_SIZE, GRADIENT)
        if formula.width < _FORMULA * STAGE.width:
            return formula
    return Formula(f"nabla f quad {there}", size=LABEL_SIZE, color=GRADIENT)


def loss_plane(party: Company) -> Plane:
    """A plane for the heights of everybody who stays on the map, against the step."""
    trajectory = party.plan.walk
    losses = trajectory.losses[party.view.inside(trajectory.points)]
    low, high = float(losses.min()), float(losses.max())
    room = 0.06 * (high - low) or 1.0  # level ground has a height as well
    names = (tr("step"), tr("height"))
    plane = Plane((0, party.steps), (low - room, high + room), names, colors=(QUIET, LOSS))
    return plane.within(STAGE.columns(8.2, 4.9)[1].inset(bottom=0.6, top=1.2))
