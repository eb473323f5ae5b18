"""Walkers who all go up, or all go down: their ways on the ground and their heights on a plane."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, ValueTracker
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.gradient.places import BESIDE
from scenes.parts.gradient.plan import Plan
from scenes.stage import (
    GRADIENT,
    LOSS,
    NEXT,
    PATH,
    POSITION,
    QUIET,
    STEP,
    TEXT,
    Figure,
    Formula,
    Layer,
    LossCurves,
    Plane,
    Playback,
    View,
    change,
    tr,
)
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.boxes import place
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.walk.walker import Pawns

Array = NDArray[np.float64]

_PARTS = 4  # points of a step
_SIGN = np.array([(-0.13, -0.1), (0.13, -0.1), (0.0, 0.15)])
_DASHES = (0.1, 0.08)
_LANDED = 0.03  # of a step, from which on a walker is seen to have landed
_FAR = 100.0  # scene units; the canvas cannot count much further
_COLORS = {"next": NEXT, "here": POSITION, "rate": STEP, "grad": GRADIENT, "there": POSITION}


class Ways(OnGround):
    """The ways of all walkers so far: solid with ▲ at their heads, or dashed with ▼."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, party: Playback, *, up: bool) -> None:
        super().__init__(view)
        self.party, self.up = party, up

    def draw(self, canvas: Canvas) -> None:
        """Each line where no hill hides it, then its sign."""
        time, pen = self.party.time, Pen(canvas, self.presence)
        if time <= 0:
            return
        times = np.linspace(0, time, int(np.ceil(time * _PARTS)) + 1)
        ways = np.moveaxis(self.party.trajectory.at(times), 1, 0)
        seen = self.view.seen(ways)
        for way, clear in zip(ways, seen, strict=True):
            line, shown = self.view.at(way, 0.01), clear[1:] & clear[:-1]
            dashes = () if self.up else _DASHES
            pen.line(runs_of(line, shown), PATH, 0.05, casing=0.04, dashes=dashes)
            if clear[-1]:
                sign = line[-1] + _SIGN * (1, 1 if self.up else -1)
                pen.line(sign, TEXT, 0.01, casing=0.05, closed=True)
                pen.fill(sign, PATH)


class Heights(LossCurves):
    """The heights of all walkers against the step: solid on the way up, dashed on the way down."""

    def __init__(self, plane: Plane, party: Playback, *, up: bool) -> None:
        super().__init__(plane, party, PATH)
        self.up = up

    @property
    def step(self) -> int:
        """How many steps are seen to have been walked."""
        return int(self.party.time + _LANDED)

    def heads(self) -> Array:
        """Heights (walkers,) there."""
        return np.asarray(self.party.trajectory.losses[self.step])

    def draw(self, canvas: Canvas) -> None:
        """Each curve, and a dot at its head."""
        pen, steps = Pen(canvas, self.presence), np.arange(self.step + 1)
        dashes = () if self.up else _DASHES
        for heights in self.party.trajectory.losses[: len(steps)].T:
            line = np.clip(self.plane.xy(steps, heights), -_FAR, _FAR)
            pen.line(line, PATH, 0.03, dashes=dashes)
            pen.disc(line[-1], 0.065, PATH, casing=0.02)


class Walks:
    """Everybody's walk in one direction, or hers if she is alone: ways and heights with it."""

    def __init__(
        self, view: View, plan: Plan, clock: ValueTracker, plane: Plane, *, up: bool
    ) -> None:
        made: Trajectory = plan.up if up else plan.down
        count, alone = made.points.shape[1], plan.alone
        self.drawn = Playback(made, [PATH] * count, PATH)
        self.ways = Ways(view, self.drawn, up=up)
        self.curves = Heights(plane, self.drawn, up=up)
        self.party = Playback(made, [POSITION if alone else TEXT] * count, TEXT)
        self.all: list[Any] = [Pawns(view, self.party, radius=0.13)]
        if alone:
            self.all = [Figure(view, self.party, lambda: self._toward(up), clock)]
            self.all[0].shrunk.set_value(0.8)

    def _toward(self, up: bool) -> Array:
        return self.party.gradient() * (1 if up else -1)

    def go(self, to: float, **options: Any) -> list[Any]:
        """All walk on to a step, and leave their ways and heights."""
        return [change(it.progress, to, **options) for it in (self.party, self.drawn)]

    def back(self) -> Any:
        """All walk back to where they started; what they left stays."""
        return change(self.party.progress, 0)


def rule(sign: str, pieces: int = 3) -> Formula:
    """The next place is this one and a part of the gradient, with a ``sign`` between them.

    With fewer ``pieces`` the place alone, or with what is added to it.
    """
    here, added = "{{theta_k : here}}", "{{SIGN : sign}} {{alpha : rate}} {{nabla f : grad}}"
    named = "sign" if sign == "+" else "less"  # + fades into −: it morphed as a blot
    added = f"{added.replace('SIGN : sign', f'{sign} : {named}')} {{{{(theta_k) : there}}}}"
    following = "{{theta_(k+1) : next}} {{= : is}}"
    source = (here, f"{here} {added}", f"{following} {here} {added}")[pieces - 1]
    colors = {name: _COLORS[name] for name in Formula.names_in(source) if name in _COLORS}
    return Formula(source, colors, 56)


def rate_told(plan: Plan) -> Formula:
    """The learning rate of all walkers, under the right end of the rule."""
    told = Formula(
        f"{{{{alpha : rate}}}} = {{{{{plan.rate:g} : much}}}}", {"rate": STEP, "much": STEP}, 50
    )
    return place(told, BESIDE.rows(1, 4)[0].inset(top=0.9, bottom=-0.35), RIGHT)


def plane_of(plan: Plan) -> Plane:
    """Heights against the step."""
    heights = np.concatenate([plan.up.losses.ravel(), plan.down.losses.ravel()])
    low, high = np.array(plan.ground.window).T
    inside = np.concatenate([
        np.all((walk.points >= low) & (walk.points <= high), axis=-1).ravel()
        for walk in (plan.up, plan.down)
    ])  # fmt: skip
    lowest, highest = float(heights[inside].min()), float(heights[inside].max())
    room = 0.06 * (highest - lowest)
    names = (tr("step"), tr("height"))
    plane = Plane((0, plan.steps), (lowest - room, highest + room), names, colors=(QUIET, LOSS))
    return plane.within(BESIDE.inset(left=0.4, top=1.6))


__all__ = ["Walks", "Ways", "plane_of", "rate_told", "rule"]
