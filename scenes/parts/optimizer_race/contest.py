"""The contest of the rates: how many steps each rate takes."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.optimizer_race.log_plane import LogPlane
from scenes.parts.optimizer_race.places import CONTEST
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, sign
from scenes.stage import LABEL_SIZE, QUIET, STEP, Layer, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import grouped

Array = NDArray[np.float64]

_TICKS = ((-5.0, "0.00001"), (-4.0, "0.0001"), (-3.0, "0.001"), (-2.0, "0.01"), (-1.0, "0.1"),
          (0.0, "1"), (1.0, "10"))  # fmt: skip


class Contest(Lettered):
    """Mean steps against the rate on the ravine, both in powers of ten; the best one is marked.

    ``drawn`` from 0 to 1 draws the curves from small rates to large ones, ``marked`` shows the best
    ones.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, track: int = 0) -> None:
        super().__init__()
        tunings = [plan.lap(track, k).tuning for k in range(4)]
        self.budget = plan.budget
        self.logs = np.log10(tunings[0].rates)
        self.scores = [np.log10(np.maximum(tuning.scores, 1.0)) for tuning in tunings]
        self.best = [int(np.argmin(scores)) for scores in self.scores]
        ends = float(self.logs[0]), float(self.logs[-1])
        most = int(np.floor(np.log10(plan.budget) + 1e-9))
        levels = [(float(k), grouped(str(10**k))) for k in range(most + 1)]
        said = tr("the ravine: mean steps (out: {budget})").format(budget=grouped(str(plan.budget)))
        self.axes = LogPlane(ends, _TICKS, levels, (tr("rate"), said), CONTEST)
        self.drawn, self.marked = ValueTracker(0.0), ValueTracker(0.0)
        words = tr("too small: slow"), tr("too large: out")
        self._ends = [Lettering(text, LABEL_SIZE, QUIET) for text in words]
        self.set_frame(*CONTEST)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Those of the axes, and what becomes of rates that are too small or too large."""
        yield from self.axes.texts()
        for text, x, reached in zip(self._ends, (-4.9, -0.45), (0.05, 0.95), strict=True):
            strength = float(np.clip((self.drawn.get_value() - reached) / 0.05, 0, 1))
            left, foot = self.axes.xy(x, 0.55).tolist()
            yield text, left, foot, strength

    def axis_lines(self) -> list[Array]:
        """Those of the axes."""
        return self.axes.axis_lines()

    def line(self, number: int) -> Array:
        """The curve of a runner on the screen (n, 2), as far as it is drawn."""
        reach = self.logs[0] + float(self.drawn.get_value()) * (self.logs[-1] - self.logs[0])
        known = self.logs <= reach
        xs = np.append(self.logs[known], reach)
        ys = np.append(self.scores[number][known], np.interp(reach, self.logs, self.scores[number]))
        return self.axes.xy(xs, ys)

    def draw(self, canvas: Canvas) -> None:
        """Axes, curves with a dot at each rate, and the best ones."""
        axes = copy(self.axes)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        self.write(canvas)
        pen = Pen(canvas, self.presence)
        if self.drawn.get_value() <= 0:
            return
        marked = float(self.marked.get_value())
        for number, runner in enumerate(RUNNERS):
            line = self.line(number)
            pen.line(line, runner.color, 0.05, dashes=runner.dashes)
            pen.color(runner.color)
            for spot in line[:-1]:
                dot(canvas, spot, 0.045)
                canvas.fill()
        for number, runner in enumerate(RUNNERS):
            if marked > 0:
                k = self.best[number]
                spot = self.axes.xy(self.logs[k], self.scores[number][k])
                pen.ring(spot, 0.2 * marked, STEP, 0.04, casing=0.03)
                sign(pen, runner, spot, 0.12 * marked)

    def readings(self) -> list[Reading]:
        """The best rates."""
        return [Reading(f"best rate of {runner.name}", "", float(10 ** self.logs[k]))
                for runner, k in zip(RUNNERS, self.best, strict=True)]  # fmt: skip


__all__ = ["Contest"]
