"""Losses against the step, on an axis of powers of ten: a line for each rate."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from itertools import pairwise
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.runs import outline
from scenes.stage import LABEL_SIZE, LOSS, SMALLEST_SIZE, STAGE, Layer, Plane, tr
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import RULE, Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.powers import Power
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_LEVELS = 3  # powers of ten from gridline to gridline
_LEAST = 1e-18  # below this the loss might as well be 0, which has no place in powers of ten
_MOST = 280.0  # and above this power of ten no axis goes
_LEFT, _RIGHT, _GAP = 1.1, 1.95, 0.27  # scene units: room for numbers, clear of a first mark
_UNDER = 0.42  # from the axis to its numbers, and to its name behind the last of them
_BESIDE, _APART, _RAISED = 0.2, 0.52, 0.17  # from an end to its number, to the next, to exponents
_BESIDE_NAME = 0.4  # from the name of the axis to what its lines are
_SPARE = 1.0  # powers of ten above a loss that climbs
_BOX = Box(STAGE.left, STAGE.bottom, STAGE.right, 2.35)
_ROOM = 0.5  # scene units from one name to the next: those that have less fade


class Ending:
    """What a loss ends at, an exponent as large as the numbers of axes are."""

    def __init__(self, loss: float, color: Color) -> None:
        digits, power = f"{loss:.3e}".split("e")
        plain = 1e-3 <= loss < 1e4
        text = f"{loss:.4g}" if plain else f"{digits}×10"
        self._digits = Lettering(text, LABEL_SIZE, color)
        raised = str(int(power)).replace("-", "−")
        self._power = None if plain else Lettering(raised, SMALLEST_SIZE, color)

    def texts(
        self, left: float, middle: float, strength: float
    ) -> Iterator[tuple[Lettering, float, float, float]]:
        """Its parts, from the left, at a height."""
        foot = middle - float(self._digits.high[1]) / 2
        yield self._digits, left, foot, strength
        if self._power is not None:
            yield self._power, left + self._digits.width + 0.04, foot + _RAISED, strength


class LogLosses(Lettered):
    """The losses of several runs, each in its colour, up to its present step.

    They are there up to the step ``walked``; ``told`` has for each run how much there is of the
    number that it ends at, beside its end. The axis grows with a loss that climbs.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan) -> None:
        super().__init__()
        self.plan = plan
        self.walked, self.told = ValueTracker(0.0), [ValueTracker(0.0) for _ in plan.runs]
        self._ends = [Ending(float(run.losses[-1]), run.color) for run in plan.runs]
        # What flies off is no matter at first: the axis grows with it.
        calm = [run.losses for run in plan.runs if abs(run.factors[0]) <= 1]
        losses = np.concatenate([*calm, [plan.runs[0].losses[0]]])
        low, high = np.log10([max(float(losses.min()), _LEAST), 1.5 * float(losses.max())])
        self.low = _LEVELS * int(np.floor(low / _LEVELS))
        self.high = _LEVELS * int(np.ceil(high / _LEVELS))
        steps = plan.runs[0].walk.steps
        self._plane = Plane(
            (0, 1.04 * steps), (self.low, self.high), ("", ""), numbered=(False, False)
        )
        climbs = [np.log10(np.maximum(run.losses, _LEAST)) for run in plan.runs]
        self._logs = [np.minimum(log, _MOST) for log in climbs]
        highest = max(self.high, *(int(log.max()) + 1 for log in self._logs))
        self._marks = [Power(power) for power in range(self.low, highest + 1, _LEVELS)]
        self._name = Lettering(tr("loss"), LABEL_SIZE, LOSS)
        each = tr("each line up: × {times}").format(times=f"{10**_LEVELS:,}")
        self._each = Lettering(each, LABEL_SIZE)
        self._step = Lettering(tr("step"), LABEL_SIZE)
        self._steps = [(n, Lettering(tick_text(n), SMALLEST_SIZE)) for n in (0, steps)]
        self._plane.within(_BOX.inset(left=_LEFT, top=0.4, right=_RIGHT, bottom=_UNDER + 0.1))
        self.set_frame(*_BOX)

    @property
    def ceiling(self) -> float:
        """The power of ten at the top of the axis."""
        time = float(self.walked.get_value())
        return max(
            self.high,
            *(float(np.interp(time, np.arange(len(log)), log)) + _SPARE for log in self._logs),
        )

    @property
    def plane(self) -> Plane:
        """The axes as they are now."""
        return copy(self._plane).reframe(y=(self.low, self.ceiling))

    def _marked(self, plane: Plane) -> Iterator[tuple[Power, float, float]]:
        """Each power that is on the axis, how high on the screen, and how much of its name."""
        level = float(plane.size[1] / plane.span[1])
        for mark in self._marks:
            apart = np.inf
            if mark.power:
                times = _LEVELS
                while mark.power % (times * 3) == 0:
                    times *= 3
                apart = times * level
            y = float(plane.xy(0.0, mark.power)[1])
            if mark.power <= self.ceiling + 1e-9:
                yield mark, y, float(np.clip((apart - _ROOM) / 0.15, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """A power of ten at each gridline, the names of the axes, the numbers of steps."""
        plane = self.plane
        yield from plane.texts()
        x, top = plane.xy(0.0, self.ceiling).tolist()
        for mark, y, strength in self._marked(plane):
            if strength > 0:
                yield from mark.texts(x - _GAP, y, strength)
        yield self._name, x - self._name.width / 2, top + 0.42, 1.0
        yield self._each, x + self._name.width / 2 + _BESIDE_NAME, top + 0.42, 1.0
        for number, text in self._steps:
            x, low = plane.xy(number, self.low).tolist()
            yield text, x - text.width / 2, low - _UNDER, 1.0
        yield self._step, x + text.width / 2 + _BESIDE, low - _UNDER, 1.0
        right = float(plane.xy(plane.low[0] + plane.span[0], 0.0)[0]) + _BESIDE
        for end, high, told in zip(self._ends, self._heights(), self.told, strict=True):
            yield from end.texts(right, high, float(told.get_value()))

    def _heights(self) -> list[float]:
        """How high on the screen the number of each run is: at its end, none on another."""
        ends = [float(self.line(number)[-1][1]) for number in range(len(self._ends))]
        told = [number for number, there in enumerate(self.told) if there.get_value() > 0]
        order = sorted(told, key=ends.__getitem__)
        for below, above in pairwise(order):
            ends[above] = max(ends[above], ends[below] + _APART)
        return ends

    def line(self, number: int) -> Array:
        """The line of a run on the screen (n, 2), up to the step that it has come to."""
        time, log = float(self.walked.get_value()), self._logs[number]
        steps = np.append(np.arange(np.ceil(time)), time)
        return self.plane.xy(steps, np.interp(steps, np.arange(len(log)), log))

    def draw(self, canvas: Canvas) -> None:
        """Gridlines, axes, then each run."""
        pen, plane = Pen(canvas, self.presence), self.plane
        right = float(plane.xy(self.plan.runs[0].walk.steps, 0.0)[0])
        for _, y, _ in self._marked(plane):
            pen.line(np.array([(float(plane.corner[0]), y), (right, y)]), RULE, 0.02)
        axes = copy(plane)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        for number, run in enumerate(self.plan.runs):
            line = self.line(number)
            if len(line) > 1:
                pen.line(line, run.color, 0.06)
            pen.fill(outline(run.kind, line[-1], 0.17), run.color)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The last loss of each run, once its line is whole."""
        runs = self.plan.runs
        if self.walked.get_value() < runs[0].walk.steps:
            return []
        return [Reading(f"loss plotted at {run.rate:g}", "", float(run.losses[-1])) for run in runs]


__all__ = ["LogLosses"]
