"""One rate for all tracks: at each rate how many of all runners of a team are home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, UP, ValueTracker
from numpy.typing import NDArray

from scenes.parts.optimizer_race.laps import lap_text
from scenes.parts.optimizer_race.places import ONE_RATE
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, Name
from scenes.stage import (
    LABEL_SIZE,
    QUIET,
    SMALLEST_SIZE,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Layer,
    Words,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_TICKS = ((-5.0, "0.00001"), (-4.0, "0.0001"), (-3.0, "0.001"), (-2.0, "0.01"), (-1.0, "0.1"),
          (0.0, "1"), (1.0, "10"))  # fmt: skip
_LEFT, _RIGHT = 3.45, 2.1  # scene units for names and counts beside the bars
_SHARE, _WIDE = 0.72, 0.72  # of its row is the highest bar; of the way to the next is one wide
_PALE = 0.5
_ASKED = 0.35  # how strong is the band of a rate
_OVER = 0.1  # scene units by which it is higher than the bars
_TICK = 0.1


class OneRate(Lettered):
    """A row for each runner with a bar for each rate: how many are home, of all on all tracks.

    ``drawn`` from 0 to 1 lets them grow, from small rates to large; they are pale, and those at
    which all are home become bright as ``lit`` goes to 1. One rate is tried before all others, as
    ``tried`` goes to 1: a band through all rows, one for all, and there a bar in each.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.totals, self.all = plan.totals, len(plan.tracks) * plan.rules.starts
        self.logs = np.log10(plan.rules.grid)
        self.drawn, self.lit, self.tried = ValueTracker(0.0), ValueTracker(0.0), ValueTracker(0.0)
        self.example = self._example()
        self.rows = ONE_RATE.inset(bottom=0.5).rows(1, 1, 1, 1, gap=0.0)
        self.left, self.right = ONE_RATE.left + _LEFT, ONE_RATE.right - _RIGHT
        self.tall = _SHARE * self.rows[0].height
        self._ticks = [(at, Lettering(text, SMALLEST_SIZE)) for at, text in _TICKS]
        self._rate = Lettering(tr("rate"), LABEL_SIZE, TEXT, name=True)
        self._ends = [Lettering(text, SMALLEST_SIZE) for text in ("0", str(self.all))]
        said = tr("One rate for all tracks: how many of {all} come home").format(all=self.all)
        self.title: Any = Words(said, TITLE_SIZE).within(TITLE)
        self.first, self.any = int(np.argmax(plan.everywhere)), any(plan.everywhere)
        self.counts = [self._count(k, rates) for k, rates in enumerate(plan.everywhere)]
        of_one = self.totals[:, self.example].tolist()
        self.homes = [self._said(k, lap_text(home, self.all, self.all))
                      for k, home in enumerate(of_one)]  # fmt: skip
        self.names = [Name(k, size=44).put(ONE_RATE.left, self.foot(k) + 0.33) for k in range(4)]
        self.set_frame(*ONE_RATE)

    def _count(self, runner: int, rates: int) -> Any:
        """With how many rates all are home, at the end of a row."""
        said = tr("{count} rate") if rates == 1 else tr("{count} rates")
        return self._said(runner, said.format(count=rates))

    def _said(self, runner: int, text: str) -> Any:
        words: Any = Words(text, 44, RUNNERS[runner].color)
        words.move_to((self.right + 0.55, 0, 0), aligned_edge=LEFT)
        return words.shift((self.foot(runner) + 0.2 - baseline(words)) * UP)

    def _example(self) -> int:
        """Which rate is tried first: with which most of each team are home, and of no team all."""
        open_ = (self.totals < self.all).all(axis=0)
        together = self.totals.sum(axis=0) / (4.0 * self.all)  # which tells if all the rest is even
        return int(np.argmax(np.where(open_, self.totals.min(axis=0) + together / 2, -1)))

    def foot(self, runner: int) -> float:
        """The height of the foot of the bars of a row."""
        return self.rows[runner].bottom + 0.08

    def x(self, log: float) -> float:
        """Where a power of ten stands."""
        low, high = float(self.logs[0]), float(self.logs[-1])
        edge = (high - low) / (len(self.logs) - 1)
        return self.left + (self.right - self.left) * (log - low + edge) / (high - low + 2 * edge)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Rates below all rows, and the numbers of the ends of a bar beside the first."""
        foot = self.foot(3) - 0.22 - SMALLEST_SIZE / 96 * 0.7
        for at, text in self._ticks:
            yield text, self.x(at) - text.width / 2, foot, 1.0
        yield self._rate, self.right + 0.16, foot, 1.0
        for k in range(4):
            for text, y in zip(self._ends, (0.0, self.tall), strict=True):
                yield text, self.left - 0.14 - text.width, self.foot(k) + y - text.high[1] / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The line of each row, its bars, and how high they are if all are home."""
        pen = Pen(canvas, self.presence)
        wide = _WIDE * (self.x(float(self.logs[1])) - self.x(float(self.logs[0])))
        shares = np.clip(float(self.drawn.get_value()) * (len(self.logs) + 3)
                         - np.arange(len(self.logs)), 0, 3) / 3  # fmt: skip
        tried = float(self.tried.get_value())
        if tried > 0 and (left_over := 1 - float(self.drawn.get_value())) > 0:
            x, strength = self.x(float(self.logs[self.example])), _ASKED * tried * left_over
            high = self.foot(0) + self.tall + _OVER
            pen.band(x - wide, self.foot(3), x + wide, high, STEP, strength)
        shares[self.example] = max(shares[self.example], np.clip(2 * tried - 1, 0, 1))
        bright = _PALE + (1 - _PALE) * float(self.lit.get_value())
        for k, runner in enumerate(RUNNERS):
            foot = self.foot(k)
            top = np.array([(self.left, foot + self.tall), (self.right, foot + self.tall)])
            pen.line(top, RULE, 0.02)
            for n, (log, home, share) in enumerate(
                zip(self.logs, self.totals[k], shares, strict=True)
            ):
                if not home or not share:
                    continue
                left = self.x(float(log)) - wide / 2
                strength = bright if home == self.all else _PALE
                if n == self.example:  # while it is the only one it is as bright as its number
                    strength = max(strength, 1 - (1 - _PALE) * float(self.drawn.get_value()))
                high = foot + self.tall * float(share) * float(home) / self.all
                pen.band(left, foot, left + wide, high, runner.color, strength, radius=0.004)
        pen.line(self.axis_lines(), QUIET, 0.025)
        for at, _ in self._ticks:
            spot = np.array((self.x(at), self.foot(3)))
            pen.line(np.stack([spot, spot - (0, _TICK)]), QUIET, 0.025)
        self.write(canvas)

    def axis_lines(self) -> list[Array]:
        """The foot of each row."""
        return [np.array([(self.left, self.foot(k)), (self.right, self.foot(k))])
                for k in range(4)]  # fmt: skip

    def readings(self) -> list[Reading]:
        """Of each the most that are home at one rate."""
        return [Reading(f"{runner.name} home", "", int(home.max()))
                for runner, home in zip(RUNNERS, self.totals, strict=True)]  # fmt: skip


__all__ = ["OneRate"]
