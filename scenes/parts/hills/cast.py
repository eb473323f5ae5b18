"""The cast of the hills: what the numbers of a plan look like, and the poses that are seen."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import GradientField, descend, gradient_descent, gradient_field
from gdmath.expression import partial_formulas
from scenes.parts.hills.descents import Descents, border_crossing
from scenes.parts.hills.probe import Probe
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    QUIET,
    STAGE,
    TITLE_SIZE,
    VALLEYS,
    ArrowScale,
    ContourMap,
    Field,
    Fog,
    FogBank,
    Formula,
    GroundAxes,
    Mark,
    Plane,
    Playback,
    StepByStep,
    Surface,
    Trails,
    View,
    Walkers,
    Words,
    tr,
)

Array = NDArray[np.float64]

FIRST_STEPS = 4  # of the guide, told one by one
_HILLS = {"azimuth": -62.0, "elevation": 40.0, "perspective": 0.045}
_CLOSE = (2.6, 3.3)  # how many times the map is enlarged, as her path allows
_LAMP = 0.12  # of the window: how far the lamp reaches

LEFT_HALF, SIDE = STAGE.inset(left=0.5, bottom=0.5, top=0.5).columns(6.2, 5.5, gap=1.2)
"""Where the map stands, and the words beside it."""
_WIDE = STAGE.inset(0.9, bottom=-0.5)
_BESIDE = STAGE.inset(0.2, bottom=0.5, right=5.0)


class Guide(StepByStep):
    """The walker who goes ahead alone: her steps, her fog, her trail."""

    def __init__(self, plan: Descents, clock: Any) -> None:
        walk = plan.walk.path(slice(plan.first, plan.first + 1))
        start = walk.points[0, 0]
        self.landscape = plan.landscape
        self.lamp = _LAMP * max(high - low for low, high in plan.landscape.window)
        view = View(plan.landscape, size=8.5, relief=2.0, focus_x=start[0], focus_y=start[1])
        view.look(azimuth=azimuth_facing(plan, start), elevation=46, zoom=2.4)
        view.look(up=0.1 - float(view.at(start)[1]))
        super().__init__(walk, plan.rate, view, POSITION, scale=ArrowScale(self._factor(walk)))
        self.view = view
        self.trail = Trails(view, self, width=4.0)
        self.marker = Walkers(view, self, radius=0.16)
        self.fog = Fog(walk, self.progress, self.lamp)
        self.bank = FogBank(self.fog, clock)
        self.surface = Surface(view, self.fog)

    def _factor(self, walk: Any) -> float:
        """Arrows are as long as they are, unless the lamp would not reach their tips."""
        told = walk.gradients[: 2 * FIRST_STEPS, 0]
        longest = float(np.linalg.norm(told, axis=-1).max())
        return float(f"{min(1.0, 1.1 * self.lamp / longest):.1g}") if longest else 1.0


def azimuth_facing(plan: Descents, start: Array) -> float:
    """From where to look so that the slope at ``start`` is seen across, rising to the right."""
    gradient = plan.landscape.gradient(start)
    turned = float(np.degrees(np.arctan2(gradient[1], gradient[0]))) - 125.0
    return turned - 360 * round((turned - _HILLS["azimuth"]) / 360)


class Company(Playback):
    """All the others; a valley's colour is that of its walkers, their losses and its domain."""

    def __init__(self, plan: Descents, view: View) -> None:
        others = np.delete(np.arange(len(plan.destined)), plan.first)
        self.destined: list[int] = plan.destined[others].tolist()
        self.own = int(plan.destined[plan.first])  # the guide's valley has the guide's colour
        rest = cycle(VALLEYS)
        floors = range(len(plan.floors))
        self.tints = [POSITION if i == self.own else next(rest) for i in floors]
        super().__init__(plan.walk.path(others), [self.tint(i) for i in self.destined])
        self.plan, self.view = plan, view
        self.trails, self.walkers = Trails(view, self), Walkers(view, self)
        self.crosses = Mark(view, plan.floors[view.inside(plan.floors)])
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
        self.field = Field(view, gradients(view, part, 4), unit=guide.scale.factor, width=0.035)
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


def overview(view: View) -> dict[str, float]:
    """The pose that shows all the hills."""
    return view.fitted(*_WIDE, **_HILLS)


def beside_a_plot(view: View) -> dict[str, float]:
    """The hills, with room for a plot on the right."""
    return view.fitted(*_BESIDE, **_HILLS)


def map_pose(view: View) -> dict[str, float]:
    """The pose from straight above, with room for words on the right."""
    return view.fitted(*LEFT_HALF, **MAP)


def height_formula(view: View) -> Any:
    """The function, or its name where it does not fit."""
    source = f"{{{{f : height}}}}(x, y) = {view.landscape.formula}"
    formula = Formula(source, {"height": LOSS}, TITLE_SIZE)
    if formula.width > 16:
        return Words(view.landscape.name.replace("_", " "), TITLE_SIZE)
    return formula


def gradient_formula(view: View) -> Any:
    """∇f with its partial derivatives, or its name alone where they are too long."""
    if view.landscape.expression:
        along = partial_formulas(view.landscape.expression, 2)
        source = f"nabla {{{{f : height}}}} = vec({along[0]}, {along[1]})"
        formula = Formula(source, {"height": LOSS}, LABEL_SIZE + 3, GRADIENT)
        if formula.width < SIDE.width:
            return formula
    return Formula("nabla f", size=TITLE_SIZE, color=GRADIENT)


def loss_plane(party: Company) -> Plane:
    """A plane for the heights of everybody who stays on the map, against the step."""
    trajectory = party.trajectory
    losses = trajectory.losses[party.view.inside(trajectory.points)]
    low, high = float(losses.min()), float(losses.max())
    room = 0.06 * (high - low) or 1.0  # level ground has a height as well
    names = (tr("step"), tr("height"))
    plane = Plane((0, party.steps), (low - room, high + room), names, colors=(QUIET, LOSS))
    return plane.within(STAGE.columns(8.2, 4.9)[1].inset(bottom=0.6, top=1.2))
