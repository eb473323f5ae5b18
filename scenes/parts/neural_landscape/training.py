"""A training as it is shown: border, threads and loss know only the step that is over."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, UP, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.plan import Plan
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    QUIET,
    Layer,
    Plane,
    Readout,
    Stack,
    Words,
    change,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.spirals import Border, Dots, plane_in, square_in
from scenes.stage.plot.threads import Threads

Array = NDArray[np.float64]

_ROOM = 1.06  # times the steps: the curve ends before the name of its axis


class Lesson:
    """Spirals on the left, the network on the right, its loss below; ``progress`` in steps."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.progress = ValueTracker(0.0)
        self.plane = plane_in(places.ALONE)
        self.dots = Dots(self.plane, plan.examples)
        self.straight = Border(self.plane, self._line)
        self.border = Border(self.plane, self._scores)
        self.threads = Threads(plan.task.network, self.knobs).within_box(places.FIRST)
        self.threads.shown.set_value(0)
        top = 1.15 * float(plan.training.losses.max())
        self.axes = Plane(
            (0, _ROOM * plan.steps), (0, top), (tr("step"), tr("loss")), colors=(QUIET, LOSS)
        ).within(places.BELOW)
        self.curve = Falling(self.axes, self)

    @property
    def step(self) -> int:
        """How many steps are over."""
        return int(np.floor(float(self.progress.get_value()) + 1e-9))

    def knobs(self) -> Array:
        """All of them now."""
        return np.asarray(self.plan.training.points[self.step])

    def loss(self) -> float:
        """The loss now."""
        return float(self.plan.training.losses[self.step])

    def right(self) -> float:
        """How many answers are right."""
        return float(self.plan.training.right[self.step])

    def _scores(self, points: Array) -> Array:
        return self.plan.task.network.scores(self.knobs(), points)

    def _line(self, points: Array) -> Array:
        return np.asarray(points @ self.plan.line[:2] + self.plan.line[2])

    def readouts(self) -> Stack:
        """Step, loss and right answers, in the free corner of the loss plot."""
        of = tr("right of {count}:").format(count=len(self.plan.examples))
        readouts = (
            Readout("loss", tr("loss"), self.loss, 3, LABEL_SIZE, LOSS),
            Readout("right", of, self.right, 0, LABEL_SIZE),
        )
        corner = self.axes.corner + self.axes.size
        stack = Stack(*readouts, gap=0.2)
        return stack.move_to(np.array([*(corner - (0.3, 0.1)), 0.0]), aligned_edge=UP + RIGHT)

    def train(self, to: float) -> Any:
        """Take the steps up to the one that is said, evenly."""
        return change(self.progress, to, linear)

    def note(self) -> Words:
        """What the loss is here: that of a probability, as the ground has it."""
        words = Words(tr("log loss, averaged over all points"), LABEL_SIZE, QUIET)
        return words.within(places.NOTE, RIGHT)

    def aside(self) -> Any:
        """The spirals make room for the network."""
        return self.plane.animate.within(square_in(places.LEFT))


class Falling(OnPlane):
    """The loss against the step, up to the last one that is over."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, lesson: Lesson) -> None:
        super().__init__(plane)
        self.lesson = lesson

    def draw(self, canvas: Canvas) -> None:
        """The line and its head."""
        steps = np.arange(self.lesson.step + 1)
        line = self.plane.xy(steps, self.lesson.plan.training.losses[: len(steps)])
        pen = Pen(canvas, self.presence)
        if len(line) > 1:
            pen.line(line, LOSS, 0.05)
        pen.disc(line[-1], 0.1, LOSS, casing=0.03)


__all__ = ["Lesson"]
