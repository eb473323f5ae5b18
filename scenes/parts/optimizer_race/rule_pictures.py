"""What each rule of a fair race is seen as: a small picture of its own, which moves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar, Literal

import numpy as np
from manim import RIGHT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, Sign
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    QUIET,
    SMALLEST_SIZE,
    STEP,
    TEXT,
    TITLE_SIZE,
    Layer,
    change,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import grouped, number_text

Array = NDArray[np.float64]
Kind = Literal["starts", "budget", "finish", "edge", "score", "rates"]

HALF = 0.34  # of an icon
_PALE = 0.35
_LARGE = 1.3  # half of a picture


class Icon(Painted):
    """A picture of a rule, small among others or large by itself."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, kind: Kind, half: float = HALF) -> None:
        super().__init__()
        self.kind, self.half = kind, half
        self.set_frame(-half, -half, half, half)

    def draw(self, canvas: Canvas) -> None:
        """In the middle of its frame."""
        canvas.translate(*self.get_center()[:2].tolist())
        canvas.scale(self.half / HALF, self.half / HALF)
        getattr(self, f"_{self.kind}")(Pen(canvas, self.presence))

    @staticmethod
    def _starts(pen: Pen) -> None:
        for x in (-0.2, 0.0, 0.2):
            for y in (-0.2, 0.0, 0.2):
                pen.disc((x + 0.3 * y, y), 0.055, TEXT)

    @staticmethod
    def _budget(pen: Pen) -> None:
        pen.ring((0, 0), 0.28, TEXT, 0.045)
        pen.line(np.array([(0.0, 0.18), (0.0, 0.0), (0.14, -0.08)]), TEXT, 0.045)

    @staticmethod
    def _finish(pen: Pen) -> None:
        pen.line(np.array([(-0.2, -0.32), (-0.2, 0.32)]), TEXT, 0.045)
        pen.fill(np.array([(-0.2, 0.32), (0.28, 0.16), (-0.2, 0.0)]), LOSS)

    @staticmethod
    def _edge(pen: Pen) -> None:
        pen.line(np.array([(-0.3, -0.28), (-0.3, 0.28), (0.1, 0.28), (0.1, -0.28)]), QUIET, 0.04,
                 closed=True)  # fmt: skip
        pen.arrow(np.array([(-0.15, 0.0), (0.36, 0.0)]), TEXT, 0.06)

    @staticmethod
    def _score(pen: Pen) -> None:
        for number in range(4):
            left = -0.32 + 0.17 * number
            pen.band(left, -0.14, left + 0.13, 0.14, TEXT, radius=0.004)

    @staticmethod
    def _rates(pen: Pen) -> None:
        pen.line(np.array([(-0.32, -0.12), (0.32, -0.12)]), RULE, 0.04)
        for number, x in enumerate(np.linspace(-0.3, 0.3, 7).tolist()):
            best = number == 4
            top = 0.26 if best else 0.06
            pen.line(np.array([(x, -0.12), (x, top)]), STEP if best else QUIET, 0.05)


class Four(VGroup):
    """All runners, large, side by side."""

    def __init__(self) -> None:
        super().__init__(*(Sign(runner, 0.52) for runner in RUNNERS))
        self.arrange(RIGHT, buff=0.45)


class Allowance(Lettered):
    """A clock that runs through all gradients one may ask for; they are counted in it."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, budget: int) -> None:
        super().__init__()
        self.budget, self.gone = budget, ValueTracker(0.0)
        self.number = Lettering(grouped(str(budget)), TITLE_SIZE, TEXT)
        self.set_frame(-_LARGE, -_LARGE, _LARGE, _LARGE)

    def run(self) -> Any:
        """An animation: they are asked for, one after another."""
        return change(self.gone, 1, linear)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many they are, in the middle."""
        x, y = self.get_center()[:2].tolist()
        yield self.number, x - self.number.width / 2, y - self.number.high[1] / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """A mark for every twentieth; those that are gone are pale."""
        pen, middle = Pen(canvas, self.presence), self.get_center()[:2]
        gone = float(self.gone.get_value())
        for number in range(20):
            angle = np.pi / 2 - 2 * np.pi * number / 20
            out = np.array([np.cos(angle), np.sin(angle)])
            strength = 1.0 if number < 20 * gone else _PALE
            line = middle + np.outer([0.78 * _LARGE, 0.98 * _LARGE], out)
            pen.line(line, TEXT, 0.1, opacity=strength)
        self.write(canvas)


class Places(Lettered):
    """Three teams as bars of those at home, by the rule: the fuller first, then the sooner full."""

    layer: ClassVar[Layer] = Layer.TEXT

    _CELLS = 32
    _OVER, _MOST = (0.5, 0.8, 0.9), (32, 32, 23)  # any three teams: when each has as many home
    _WIDE, _HIGH, _APART = 5.0, 0.5, 0.9

    def __init__(self) -> None:
        super().__init__()
        self.time = ValueTracker(0.0)
        self.numbers = [Lettering(str(place), BODY_SIZE, TEXT) for place in (1, 2, 3)]
        self.set_frame(-2.9, -1.1, 2.9, 1.1)

    def run(self) -> Any:
        """An animation: the bars fill."""
        return change(self.time, 1, linear)

    def rows(self) -> list[tuple[float, int]]:
        """The foot of each bar, and how many of its cells are full."""
        y, time = float(self.get_center()[1]), float(self.time.get_value())
        return [(y + self._APART * (1 - place) - self._HIGH / 2,
                 int(most * min(time / over, 1.0) + 1e-6))
                for place, (over, most) in enumerate(zip(self._OVER, self._MOST, strict=True))
                ]  # fmt: skip

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The place of each, once that is decided."""
        left, time = float(self.get_left()[0]), float(self.time.get_value())
        for number, over, (foot, _) in zip(self.numbers, self._OVER, self.rows(), strict=True):
            high = foot + self._HIGH / 2 - number.high[1] / 2
            yield number, left, high, float(np.clip((time - over) / 0.1, 0, 1))

    def draw(self, canvas: Canvas) -> None:
        """A cell for each start."""
        pen, left = Pen(canvas, self.presence), float(self.get_left()[0]) + 0.75
        ends = np.linspace(left, left + self._WIDE, self._CELLS + 1)
        for foot, full in self.rows():
            for cell, (one, other) in enumerate(pairwise(ends.tolist())):
                strength = 1.0 if cell < full else 0.2
                pen.band(one, foot, other - 0.03, foot + self._HIGH, TEXT, strength, radius=0.004)
        self.write(canvas)


class Rates(Lettered):
    """For each runner how many are home on the first track at each rate; its best is lit."""

    layer: ClassVar[Layer] = Layer.TEXT

    _WIDE, _HIGH, _APART = 5.2, 0.62, 0.82

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        tunings = [plan.lap(0, k).tuning for k in range(4)]
        self.home = [np.asarray(tuning.arrived) for tuning in tunings]
        self.most, grid = plan.rules.starts, np.asarray(plan.rules.grid)
        self.best = [int(np.argmin(np.abs(grid - tuning.best))) for tuning in tunings]
        self.shown = ValueTracker(0.0)
        self.ends = [Lettering(number_text(float(rate)), SMALLEST_SIZE)
                     for rate in (grid[0], grid[-1])]  # fmt: skip
        self.name_of = Lettering(tr("rate"), LABEL_SIZE, TEXT, name=True)
        self.set_frame(-2.9, -1.75, 2.9, 1.6)

    def run(self) -> Any:
        """An animation: rate by rate they are tried, and then the best of each is lit."""
        return change(self.shown, 1, linear)

    @property
    def _left(self) -> float:
        return float(self.get_left()[0]) + (5.8 - self._WIDE) / 2

    def foot(self, runner: int) -> float:
        """The height of the foot of a row."""
        return float(self.get_top()[1]) - self._HIGH - runner * self._APART

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The least and the greatest rate, and between them what they are."""
        foot, step = self.foot(3) - 0.42, self._WIDE / len(self.home[0])
        for text, at in zip(self.ends, (step / 2, self._WIDE - step / 2), strict=True):
            yield text, self._left + at - text.width / 2, foot, 1.0
        yield self.name_of, self._left + self._WIDE / 2 - self.name_of.width / 2, foot, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The mark of each beside its row."""
        pen, shown = Pen(canvas, self.presence), float(self.shown.get_value())
        count = len(self.home[0])
        ends = np.linspace(self._left, self._left + self._WIDE, count + 1)
        tried, lit = min(1.0, shown / 0.7) * count, float(np.clip((shown - 0.75) / 0.2, 0, 1))
        for k, (runner, home) in enumerate(zip(RUNNERS, self.home, strict=True)):
            foot = self.foot(k)
            pen.line(np.array([(ends[0], foot), (ends[-1], foot)]), QUIET, 0.025)
            for n in range(count):
                left, right = float(ends[n]), float(ends[n + 1]) - 0.05
                top = foot + self._HIGH * float(home[n]) / self.most
                if n < tried and home[n]:
                    pen.band(left, foot, right, top, runner.color, 0.5, radius=0.004)
                if lit and n == self.best[k]:
                    pen.band(left, foot, right, top, STEP, lit, radius=0.004)
        self.write(canvas)


__all__ = ["HALF", "Allowance", "Four", "Icon", "Kind", "Places", "Rates"]
