"""The contest of the rates: how many gradients a team needs at each of them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.optimizer_race.fair import PLAIN
from scenes.parts.optimizer_race.laps import steps_text
from scenes.parts.optimizer_race.log_plane import LogPlane
from scenes.parts.optimizer_race.places import CONTEST
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.rules import rates_text
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.stage import LABEL_SIZE, QUIET, STEP, TITLE, TITLE_SIZE, Layer, Words, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import grouped

Array = NDArray[np.float64]

_TICKS = ((-5.0, "0.00001"), (-4.0, "0.0001"), (-3.0, "0.001"), (-2.0, "0.01"), (-1.0, "0.1"),
          (0.0, "1"), (1.0, "10"))  # fmt: skip
_ABOVE = 0.35  # powers of ten from the limit to the hollow dots


class Contest(Lettered):
    """At each rate the step at which the last of one team is home, both in powers of ten.

    A rate at which not all are home is a hollow dot above the limit. ``drawn`` from 0 to 1 shows
    the dots from small rates to large ones, ``marked`` the best one.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, track: int = 0, runner: int = PLAIN) -> None:
        super().__init__()
        tuning = plan.lap(track, runner).tuning
        self.runner = RUNNERS[runner]
        self.logs = np.log10(tuning.rates)
        self.whole = plan.room(track, runner)
        most = float(np.log10(plan.budget))
        self.heights = np.where(self.whole, np.log10(np.maximum(tuning.last, 1)), most + _ABOVE)
        self.best = int(np.argmin(np.abs(tuning.rates - tuning.best)))
        ends = float(self.logs[0]) - 0.1, float(self.logs[-1]) + 0.1
        levels = [(float(k), grouped(str(10**k))) for k in range(int(np.floor(most + 1e-9)) + 1)]
        said = tr("gradients until all {count} are home").format(count=plan.rules.starts)
        self.axes = LogPlane(ends, _TICKS, levels, (tr("rate"), said), CONTEST, most + 3 * _ABOVE)
        self.drawn, self.marked = ValueTracker(0.0), ValueTracker(0.0)
        self._never = Lettering(tr("not all"), LABEL_SIZE, QUIET)
        self._best = Lettering(f"{steps_text(tuning.last[self.best])}", 48, self.runner.color)
        self.title: Any = Words(rates_text(plan), TITLE_SIZE).within(TITLE)
        self.set_frame(*CONTEST)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Those of the axes, what hollow dots are, and the best number."""
        yield from self.axes.texts()
        left, foot = self.axes.xy(self.logs[0], self.heights.max()).tolist()
        shown = float(np.clip(self.drawn.get_value() / 0.1, 0, 1))
        yield self._never, left, foot + 0.2, shown
        if self.whole[self.best]:
            x, y = self.axes.xy(self.logs[self.best], self.heights[self.best]).tolist()
            yield self._best, x - self._best.width / 2, y - 0.82, float(self.marked.get_value())

    def axis_lines(self) -> list[Array]:
        """Those of the axes."""
        return self.axes.axis_lines()

    def draw(self, canvas: Canvas) -> None:
        """Axes, a dot at each rate, a line through those that are good, and a ring."""
        axes = copy(self.axes)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        self.write(canvas)
        pen, shown, color = Pen(canvas, self.presence), self.drawn.get_value(), self.runner.color
        known = np.flatnonzero((np.arange(len(self.logs)) + 1) / len(self.logs) <= shown + 1e-9)
        spots = self.axes.xy(self.logs, self.heights)
        good = [k for k in known if self.whole[k]]
        if len(good) > 1:
            pen.line(spots[good], color, 0.05)
        for k in known:
            if self.whole[k]:
                pen.disc(spots[k], 0.1, color)
            else:
                pen.ring(spots[k], 0.09, color, 0.035)
        marked = float(self.marked.get_value())
        if marked > 0:
            pen.ring(spots[self.best], 0.24 * marked, STEP, 0.05, casing=0.03)

    def readings(self) -> list[Reading]:
        """The best rate."""
        return [Reading(f"best rate of {self.runner.name}", "", float(10 ** self.logs[self.best]))]


__all__ = ["Contest"]
