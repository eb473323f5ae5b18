"""Along the ravine: where it is walked to step by step, for three memories, and how it swings."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.momentum import places
from scenes.parts.momentum.plan import Plan, Swing
from scenes.parts.momentum.ravine import Lens, Ring
from scenes.parts.momentum.telling import short
from scenes.stage import (
    MAP,
    MINIMUM,
    QUIET,
    TEXT,
    TITLE,
    TITLE_SIZE,
    ContourMap,
    Formula,
    Layer,
    Mark,
    Plane,
    Playback,
    View,
    Words,
    on_plate,
    tr,
)
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.theme import BACKGROUND, Color
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import FOURTH, MOMENTUM, PLAIN, Chip, Contender, Flight, outline

Array = NDArray[np.float64]

_MARK = 0.19
_TAIL = 12  # steps that are seen of a walk that goes back and forth
_COMES = 4  # steps in which a mark comes: at the first one it would cover a tick
_WIDER, _ACROSS = 1.17, 0.215  # of the start along: how far the map goes along and across
_MARKS = (PLAIN, MOMENTUM, FOURTH)


class Line(OnPlane):
    """A value of a walk after each step, a dot for each, up to its present one."""

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.25  # its mark may be at an end of the plane

    def __init__(self, plane: Plane, values: Array, party: Playback, marked: Contender) -> None:
        super().__init__(plane)
        self.values, self.party, self.marked = values, party, marked

    def line(self) -> Array:
        """The dots on the screen (n, 2), up to its present step."""
        steps = np.arange(self.party.step + 1)
        return self.plane.xy(steps, self.values[steps])

    def draw(self, canvas: Canvas) -> None:
        """The line, and its mark at the end."""
        pen, line = Pen(canvas, self.presence), self.line()
        pen.line(line, self.marked.color, 0.06)
        there = min(1.0, self.party.time / _COMES)
        pen.fill(outline(self.marked.kind, line[-1], there * _MARK), self.marked.color)

    def readings(self) -> list[Reading]:
        """The place of the last dot."""
        return [Reading(f"{self.marked.kind} plotted", "", float(self.values[self.party.step]))]


class Tail(OnGround):
    """The last steps of a walk, each fainter than the next: what swings covers itself."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, party: Playback, marked: Contender) -> None:
        super().__init__(view)
        self.party, self.marked = party, marked

    def way(self) -> Array:
        """The last landings on the screen, and where it is now (n, 2)."""
        step = self.party.step
        points = self.party.trajectory.points[max(0, step - _TAIL) : step + 1, 0]
        return self.view.at(np.concatenate([points, self.party.now()[:1]]))

    def draw(self, canvas: Canvas) -> None:
        """The oldest first, then its mark."""
        way, pen = self.way(), Pen(canvas, self.presence)
        begun = self.party.time - self.party.step
        for number in range(len(way) - 1):
            age = len(way) - 2 - number + begun
            strength = max(0.0, 1 - age / (_TAIL + 1))
            pen.line(way[number : number + 2], self.marked.color, 0.07, opacity=strength)
        pen.fill(outline(self.marked.kind, way[-1], 1.35 * _MARK), BACKGROUND, 0.9)
        pen.fill(outline(self.marked.kind, way[-1], 1.05 * _MARK), self.marked.color)


class Hull(OnPlane):
    """What a swing stays within: ± A √βᵏ, in dashes, as far as it is ``drawn`` in [0, 1]."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, swing: Swing, reach: int) -> None:
        super().__init__(plane)
        self.swing, self.reach, self.drawn = swing, reach, ValueTracker(0.0)

    def sides(self) -> Array:
        """Both on the screen (2, n, 2)."""
        steps = np.linspace(0, self.reach * float(self.drawn.get_value()), 200)
        size = self.swing.amplitude * self.swing.modes.pace**steps
        return np.stack([self.plane.xy(steps, sign * size) for sign in (1, -1)])

    def draw(self, canvas: Canvas) -> None:
        """Both sides."""
        if self.drawn.get_value() > 0:
            for side in self.sides():
                Pen(canvas, self.presence).line(side, TEXT, 0.05, dashes=(0.14, 0.11))


class Level(OnPlane):
    """A line where what is plotted has one value; of a place along, 0 is the cross."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, plane: Plane, value: float = 0.0, tint: Color = MINIMUM) -> None:
        super().__init__(plane)
        self.value, self.tint = value, tint

    def draw(self, canvas: Canvas) -> None:
        """From end to end."""
        ends = self.plane.xy([0, self.plane.span[0]], self.value)
        Pen(canvas, self.presence).line(ends, self.tint, 0.03, opacity=0.7)


class One:
    """One memory: its walk on the map, its line on the plane, and its name."""

    def __init__(
        self, swing: Swing, marked: Contender, view: View, plane: Plane, reach: int
    ) -> None:
        self.swing, self.marked = swing, marked
        self.party = Playback(swing.walk, [marked.color], marked.color)
        self.flight: Any = Flight(view, self.party, marked.kind, marked.color)
        if marked is FOURTH:
            self.flight = Tail(view, self.party, marked)
        self.line = Line(plane, swing.places, self.party, marked)
        self.hull = Hull(plane, swing, reach)
        name = Formula(f"beta = {swing.memory:.4g}", size=TITLE_SIZE)
        self.name = Named(Chip(marked.kind, marked.color), name)

    @property
    def parts(self) -> list[Any]:
        """It on the map, on the plane, and its name."""
        return [self.flight, self.line, self.name]

    def go(self, pace: Any = linear, *, to: int | None = None) -> Any:
        """Walk on, as long as plain descent takes, or to a step."""
        return self.party.hurry(self.swing.seen if to is None else to, pace)


class Named(Placed, VGroup):
    """A chip and its memory."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.arrange(RIGHT, buff=0.16)


class Axis:
    """The whole ravine as a map, below it the place along it against steps, and three walks."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        way = -plan.start[0]
        wide = _WIDER * way
        tall = max(_ACROSS * way, 1.25 * plan.start[1])
        ground = plan.landscape.with_window(((-wide, wide), (-tall, tall)))
        self.view = View(ground, size=12.0)
        self.view.within(places.WIDE_MAP, **MAP)
        self.map, self.ring = ContourMap(self.view), Ring(self.view, plan.ring)
        self.cross = Mark(self.view, [[0.0, 0.0]])
        seen = plan.swings[0].seen
        self.plane = Plane((0, 1.02 * seen), (-wide, wide), (tr("step"), tr("along")),
                           colors=(QUIET, TEXT))  # fmt: skip
        self.plane.within(places.WALKED)
        self.level = Level(self.plane)
        self.all = [
            One(swing, marked, self.view, self.plane, plan.most[1])
            for swing, marked in zip(plan.swings, _MARKS, strict=True)
        ]
        self.lens = Lens(plan, self.view, self.all[1].party, places.ON_THE_MAP, MOMENTUM)
        VGroup(*(one.name for one in self.all)).arrange(RIGHT, buff=1.1).move_to(
            (0, TITLE.middle[1], 0)
        )

    def turned(self) -> Any:
        """How far the largest memory swings to the other side at first, where it turns back."""
        swing = self.all[-1].swing
        place = self.plane.xy(swing.turn, swing.places[swing.turn])
        words = on_plate(Words(short(swing.places[swing.turn], 2), TITLE_SIZE), 0.06)
        return words.next_to((*place, 0), RIGHT, buff=0.35)

    def go_on(self) -> Any:
        """The steps go on, until the largest memory has arrived."""
        return self.plane.animate.reframe(x=(0, 1.02 * self.plan.most[1]))

    @property
    def ground(self) -> list[Any]:
        """What they walk on and are plotted on."""
        return [self.map, self.cross, self.ring, self.plane, self.level]


__all__ = ["Axis", "Hull", "Level", "Line", "One", "Tail"]
