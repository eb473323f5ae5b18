"""The contest of the rates: how many steps each rate takes, and with how many one arrives."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.optimizer_race.log_plane import LogPlane
from scenes.parts.optimizer_race.places import CONTEST, ROOM
from scenes.parts.optimizer_race.plan import ENOUGH, Plan
from scenes.parts.optimizer_race.runners import RUNNERS, sign
from scenes.stage import LABEL_SIZE, QUIET, STEP, TEXT, Layer, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import grouped

Array = NDArray[np.float64]

_TICKS = ((-5.0, "0.00001"), (-4.0, "0.0001"), (-3.0, "0.001"), (-2.0, "0.01"), (-1.0, "0.1"),
          (0.0, "1"), (1.0, "10"))  # fmt: skip
_BAR = 0.24


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
        said = tr("mean steps (out: {budget})").format(budget=grouped(str(plan.budget)))
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


class Room(Lettered):
    """Below the rates a bar for each runner: those with which enough of the starts arrive."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, contest: Contest, track: int = 0) -> None:
        super().__init__()
        self.contest, self.grown = contest, ValueTracker(0.0)
        half = float(np.diff(contest.logs).mean()) / 2
        self.bars: list[list[tuple[float, float]]] = []
        self.counts = []
        for number in range(4):
            room = plan.room(track, number)
            self.bars.append([(float(x) - half, float(x) + half) for x in contest.logs[room]])
            self.counts.append(int(room.sum()))
        count = len(contest.logs)
        self._texts = [
            Lettering(tr("{count} of {all}").format(count=k, all=count), LABEL_SIZE, TEXT)
            for k in self.counts
        ]
        # What is counted: the rates with which enough of the starts are home.
        starts, enough = plan.rules.starts, int(np.ceil(ENOUGH * plan.rules.starts))
        said = (
            tr("rates that bring"),
            tr("at least {enough} of {starts}").format(enough=enough, starts=starts),
            tr("home"),
        )
        self._said = [Lettering(text, LABEL_SIZE, TEXT) for text in said]
        self._heights = [float(row.middle[1]) for row in ROOM.rows(1, 1, 1, 1, gap=0.02)]
        self.set_frame(*ROOM)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What is counted, at the left; and how many rates, behind each bar."""
        grown = float(self.grown.get_value())
        for text, y in zip(self._said, self._heights, strict=False):
            yield text, ROOM.left, y - 0.1, min(1.0, 4 * grown)
        strength = float(np.clip(3 * grown - 2, 0, 1))
        for text, bars, y in zip(self._texts, self.bars, self._heights, strict=True):
            x = float(self.contest.axes.xy(bars[-1][1] if bars else 0.0, 0.0)[0])
            yield text, x + 0.25, y - float(text.high[1]) / 2 + 0.03, strength

    def draw(self, canvas: Canvas) -> None:
        """The bars from their left ends, each behind its mark."""
        pen, grown = Pen(canvas, self.presence), float(self.grown.get_value())
        if grown <= 0:
            return
        share = min(1.0, 1.5 * grown)
        for runner, bars, y in zip(RUNNERS, self.bars, self._heights, strict=True):
            if not bars:
                continue
            left, right = (float(self.contest.axes.xy(x, 0)[0]) for x in (bars[0][0], bars[-1][1]))
            for low, high in bars:
                a, b = (float(self.contest.axes.xy(x, 0.0)[0]) for x in (low, high))
                reach = left + share * (right - left)
                if reach > a:
                    pen.band(a + 0.02, y - _BAR / 2, max(min(b, reach) - 0.02, a + 0.03),
                             y + _BAR / 2, runner.color, radius=0.004)  # fmt: skip
            sign(pen, runner, (left - 0.3, y), 0.13)
        self.write(canvas)


__all__ = ["Contest", "Room"]
