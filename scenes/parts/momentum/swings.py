"""One axis alone: a mark on a parabola, and where it is step by step, for several memories."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath import parabola
from scenes.parts.momentum import places
from scenes.parts.momentum.plan import Plan, Swing
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LOSS,
    MINIMUM,
    POSITION,
    QUIET,
    TITLE,
    Curve,
    Formula,
    Layer,
    Mark,
    Plane,
    Playback,
    italic,
    tr,
)
from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import FOURTH, MOMENTUM, PLAIN, THIRD, Chip, Contender, outline

Array = NDArray[np.float64]

STEPS = 100
_MARK, _BALL = 0.14, 0.2
_WIDE = 6.0
_MARKS = (PLAIN, MOMENTUM, THIRD, FOURTH)


class Ball(OnPicture):
    """The mark of a walk where it is now on a curve."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, curve: Curve, party: Playback, marked: Contender) -> None:
        super().__init__(curve)
        self.party, self.marked = party, marked

    def draw(self, canvas: Canvas) -> None:
        """The shape on a dark one."""
        spot, pen = self.on.at(self.party.now())[0], Pen(canvas, self.presence)
        pen.fill(outline(self.marked.kind, spot, 1.3 * _BALL), BACKGROUND, 0.9)
        pen.fill(outline(self.marked.kind, spot, _BALL), self.marked.color)

    def readings(self) -> list[Reading]:
        """Where it is."""
        return [Reading(f"ball {self.marked.kind}", "", float(self.party.now()[0, 0]))]


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
        pen.line(line, self.marked.color, 0.05)
        for spot in line:
            pen.disc(spot, 0.04, self.marked.color)
        pen.fill(outline(self.marked.kind, line[-1], _MARK), self.marked.color)

    def readings(self) -> list[Reading]:
        """The place of the last dot."""
        return [Reading(f"{self.marked.kind} plotted", "", float(self.values[self.party.step]))]


class Hull(OnPlane):
    """What a swing stays within: ± A √βᵏ, in dashes, as far as it is ``drawn`` in [0, 1]."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, swing: Swing) -> None:
        super().__init__(plane)
        self.swing, self.drawn = swing, ValueTracker(0.0)

    def sides(self) -> Array:
        """Both on the screen (2, n, 2)."""
        steps = np.linspace(0, STEPS * float(self.drawn.get_value()), 200)
        size = self.swing.amplitude * self.swing.modes.pace**steps
        return np.stack([self.plane.xy(steps, sign * size) for sign in (1, -1)])

    def draw(self, canvas: Canvas) -> None:
        """Both sides."""
        if self.drawn.get_value() > 0:
            for side in self.sides():
                Pen(canvas, self.presence).line(side, GRADIENT, 0.04, dashes=(0.12, 0.1))


class Level(OnPlane):
    """The bottom: a line where the place is 0."""

    layer: ClassVar[Layer] = Layer.AXES

    def draw(self, canvas: Canvas) -> None:
        """From end to end."""
        ends = self.plane.xy([0, self.plane.span[0]], 0.0)
        Pen(canvas, self.presence).line(ends, MINIMUM, 0.03, opacity=0.7)


class One:
    """One memory on the axis: its ball, its line, and its name."""

    def __init__(self, swing: Swing, marked: Contender, curve: Curve, plane: Plane) -> None:
        self.swing, self.marked = swing, marked
        self.party = Playback(swing.walk, [marked.color], marked.color)
        self.ball = Ball(curve, self.party, marked)
        self.line = Line(plane, swing.places, self.party, marked)
        self.hull = Hull(plane, swing)
        chip = Chip(marked.kind, marked.color)
        memory = f"{swing.memory:.4g}"
        name = Formula(f"{{{{beta : memory}}}} = {memory}", {"memory": GRADIENT}, BODY_SIZE)
        self.name = Named(chip, name)

    def go(self, to: int = STEPS, pace: Any = linear) -> Any:
        """Walk on."""
        return self.party.hurry(to, pace)


class Named(Placed, VGroup):
    """A chip and its memory."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.arrange(RIGHT, buff=0.16)


class Axis:
    """The parabola, the plane of places against steps, and all walks."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        w = italic("w")
        self.bowl = Plane((-_WIDE, _WIDE), (0, _WIDE**2 / 2), (tr(w), tr("loss")),
                          colors=(POSITION, LOSS), numbered=(True, False))  # fmt: skip
        self.bowl.within(places.CURVE)
        self.curve = Curve(self.bowl, parabola(0.5).with_window(((-_WIDE, _WIDE),)))
        self.cross = Mark(self.curve, [[0.0]])
        self.plane = Plane((0, 1.03 * STEPS), (-_WIDE, _WIDE), (tr("step"), tr(w)),
                           colors=(QUIET, POSITION))  # fmt: skip
        self.plane.within(places.WALKED)
        self.level = Level(self.plane)
        self.all = [
            One(swing, marked, self.curve, self.plane)
            for swing, marked in zip(plan.swings, _MARKS, strict=True)
        ]
        for one in self.all:
            one.name.within(TITLE)

    @property
    def ground(self) -> list[Any]:
        """What they walk on and are plotted on."""
        return [self.bowl, self.curve, self.cross, self.plane, self.level]


__all__ = ["STEPS", "Axis", "Ball", "Hull", "Level", "Line", "One"]
