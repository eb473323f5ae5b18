"""Why RMSProp suffers on the turned ravine: along both axes, where it divides, it is as steep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker, linear
from numpy.typing import NDArray

from gdmath.descent import descend
from gdmath.racing import RUNNERS
from scenes.parts.optimizer_race.fair import NAMES, RMSPROP
from scenes.parts.optimizer_race.finish import goal_map
from scenes.parts.optimizer_race.leap import short
from scenes.parts.optimizer_race.memory import square
from scenes.parts.optimizer_race.places import ACROSS, LEAP, MAP
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.swarm import Clock, SoloRun, held
from scenes.parts.optimizer_race.track import Names
from scenes.stage import GRADIENT, LABEL_SIZE, TEXT, Layer, Mark, Words, change, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_STEPS = 40  # that are shown
_TALL = 1.45  # scene units of the largest side
_APART = 0.5


class Pair(Lettered):
    """How steep a slope is along each axis, as squares with these sides, on the one scale."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, slope: Array, unit: float, corner: tuple[float, float]) -> None:
        super().__init__()
        self.sides, self.unit, self.corner = np.abs(slope), unit, corner
        self.opened = ValueTracker(0.0)
        self.names = [Lettering(text, LABEL_SIZE, TEXT, name=True)
                      for text in (tr("w₁"), tr("w₂"))]  # fmt: skip
        self.numbers = [Lettering(short(float(side)), LABEL_SIZE, GRADIENT) for side in self.sides]
        left, foot = corner
        self.set_frame(left, foot - 0.6, left + 2 * (_TALL + _APART), foot + _TALL)

    def lefts(self) -> list[float]:
        """Where the squares begin."""
        return [self.corner[0], self.corner[0] + _TALL + _APART]

    def texts(self) -> Any:
        """The name of its axis below each square, and its side."""
        for left, name, number in zip(self.lefts(), self.names, self.numbers, strict=True):
            yield name, left, self.corner[1] - 0.42, 1.0
            yield number, left + name.width + 0.22, self.corner[1] - 0.42, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Both, as far as they are open."""
        pen, opened = Pen(canvas, self.presence), float(self.opened.get_value())
        for left, side in zip(self.lefts(), self.sides.tolist(), strict=True):
            if opened > 0:
                square(pen, (left, self.corner[1]), side * self.unit * opened)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The sides."""
        return [Reading("steep along", "", tuple(self.sides.tolist()))]


class Floor(OnPicture):
    """The line of a ravine's floor, dashed, from its middle to both sides."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, on: Projection, ends: Callable[[], Array]) -> None:
        super().__init__(on)
        self.ends, self.grown = ends, ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """As far as it has grown."""
        if grown := float(self.grown.get_value()):
            line = self.on.at(grown * self.ends())
            Pen(canvas, self.presence).line(line, TEXT, 0.05, dashes=(0.2, 0.14))


class Across:
    """RMSProp alone on the turned ravine, from the start of the unfair races, and its squares."""

    def __init__(self, plan: Plan) -> None:
        course = plan.course(1)
        angle = np.radians(course.degrees)
        c, s = np.cos(angle), np.sin(angle)
        turn = np.array([[c, -s], [s, c]])
        start = turn @ np.array(plan.start)
        walk = descend(course.ground, RUNNERS[NAMES[RMSPROP]](plan.lap(1, RMSPROP).tuning.best),
                       start, _STEPS)  # fmt: skip
        self.slopes = np.array(plan.gradient), np.asarray(walk.gradients[0])
        self.map = goal_map(course, Names(plan.ravine.window, MAP), plan.finish)
        self.clock = Clock(_STEPS)
        on = self.map.plane
        self.spot = Mark(on, start[None], "ring", TEXT)
        self.run = SoloRun(on, RMSPROP, np.asarray(walk.points), self.clock, spread=False)
        half = 1.35 * float(np.abs(on.span).max()) / 2
        self.floor = Floor(on, held(half * np.array([(-c, -s), (c, s)])))
        unit = _TALL / max(float(np.abs(slope).max()) for slope in self.slopes)
        self.heads: list[Any] = []
        self.pairs: list[Pair] = []
        said = tr("track one: how steep along"), tr("track two: how steep along")
        for text, slope, box in zip(said, self.slopes, ACROSS.rows(1, 1, gap=0.2), strict=True):
            head: Any = Words(text, 40, TEXT)
            head.move_to((LEAP.left, box.top - 0.25, 0), aligned_edge=LEFT)
            self.heads.append(head)
            self.pairs.append(Pair(slope, unit, (LEAP.left + 0.2, box.bottom + 0.5)))

    def open_up(self, number: int) -> Any:
        """An animation: the squares of one of the tracks open."""
        return change(self.pairs[number].opened, 1)

    def show_floor(self) -> Any:
        """An animation: the line of the floor grows."""
        return change(self.floor.grown, 1)

    def go(self, step: int) -> Any:
        """An animation: on to a step."""
        return self.clock.to(step, linear)


__all__ = ["Across", "Pair"]
