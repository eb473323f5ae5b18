"""Losses against the step, on an axis of powers of ten: a dot for each landing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.runs import outline
from scenes.stage import LABEL_SIZE, LOSS, QUIET, Layer, Plane, Playback, tr
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import power_of_ten

Array = NDArray[np.float64]

_LEVELS = 3  # powers of ten from gridline to gridline
_LEAST = 1e-18  # below this the loss might as well be 0, which has no place in powers of ten
_LEFT, _GAP = 1.1, 0.14  # scene units: room for the numbers


class LogLosses(Lettered):
    """The losses of several runs, each in its colour, up to its present step.

    ``present`` has for each run how much of it is there.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, parties: Sequence[Playback], box: Box) -> None:
        super().__init__()
        self.plan, self.parties = plan, parties
        self.present = [ValueTracker(0.0) for _ in parties]
        calm = [run.losses for run in plan.runs if abs(run.factors[0]) <= 1]
        losses = np.concatenate([*calm, [plan.runs[0].losses[0]]])
        low, high = np.log10([max(float(losses.min()), _LEAST), 1.5 * float(losses.max())])
        self.low = _LEVELS * int(np.floor(low / _LEVELS))
        self.high = _LEVELS * int(np.ceil(high / _LEVELS))
        steps = plan.runs[0].walk.steps
        self.plane = Plane(
            (0, 1.06 * steps), (self.low, self.high), (tr("step"), ""), numbered=(True, False)
        )
        self.plane.within(box.inset(left=_LEFT, top=0.4))
        self._powers = range(self.low, self.high + 1, _LEVELS)
        self._marks = [Lettering(power_of_ten(k), LABEL_SIZE, QUIET) for k in self._powers]
        self._name = Lettering(tr("loss"), LABEL_SIZE, LOSS)
        self.set_frame(*box)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """A power of ten at each gridline, the names of the axes, the numbers of steps."""
        yield from self.plane.texts()
        for mark, power in zip(self._marks, self._powers, strict=True):
            x, y = self.plane.xy(0.0, power)
            yield mark, float(x) - _GAP - mark.width, float(y) - mark.high[1] / 2, 1.0
        x, y = self.plane.xy(0.0, self.high)
        yield self._name, float(x) - self._name.width / 2, float(y) + 0.28, 1.0

    def line(self, number: int) -> Array:
        """The dots of a run on the screen (n, 2), up to its present step."""
        step = self.parties[number].step
        losses = np.maximum(self.plan.runs[number].losses[: step + 1], _LEAST)
        return self.plane.xy(np.arange(step + 1), np.minimum(np.log10(losses), self.high))

    def draw(self, canvas: Canvas) -> None:
        """Gridlines, axes, then each run."""
        pen, plane = Pen(canvas, self.presence), self.plane
        for power in self._powers:
            ends = plane.xy([0, self.plan.runs[0].walk.steps], [power, power])
            pen.line(ends, RULE, 0.02)
        axes = copy(plane)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        for number, run in enumerate(self.plan.runs):
            strength = float(self.present[number].get_value())
            if strength <= 0:
                continue
            own, line = Pen(canvas, self.presence * strength), self.line(number)
            own.line(line, run.color, 0.025)
            for spot in line:
                own.disc(spot, 0.035, run.color)
            own.fill(outline(run.kind, line[-1], 0.12), run.color)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The loss at the last dot of each run that is there."""
        return [
            Reading(f"loss plotted at {run.rate:g}", "", float(run.losses[self.parties[k].step]))
            for k, run in enumerate(self.plan.runs)
            if self.present[k].get_value() > 0
        ]


__all__ = ["LogLosses"]
