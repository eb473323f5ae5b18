"""How many are home after so many gradients: a staircase for each runner, and its median."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.optimizer_race.runners import RUNNERS, sign
from scenes.parts.optimizer_race.swarm import Clock
from scenes.stage import LABEL_SIZE, QUIET, SMALLEST_SIZE, TEXT, Box, Layer, Plane, change, tr
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import grouped

Array = NDArray[np.float64]

_BEFORE = 0.12  # powers of ten before the first step
_LINE, _MARK = 0.055, 0.13
_TICK, _GAP = 0.1, 0.16


class LogPlane(Lettered):
    """A plane whose level axis counts in powers of ten, with a few numbers at each axis.

    ``decades`` are the exponents at its ends; ``ticks`` and ``levels`` say where which text
    stands on the level and on the upright axis.
    """

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(
        self,
        decades: tuple[float, float],
        ticks: Sequence[tuple[float, str]],
        levels: Sequence[tuple[float, str]],
        names: tuple[str, str],
        box: Box,
    ) -> None:
        super().__init__()
        top = max(at for at, _ in levels)
        self._across, self._up = (Lettering(name, LABEL_SIZE, TEXT, name=True) for name in names)
        aside = self._across.width + 2 * _GAP
        inner = box.inset(left=0.95, bottom=0.55, top=0.62, right=aside)
        self.plane = Plane(decades, (0.0, 1.04 * top), numbered=(False, False))
        self.plane.state = np.array(
            [inner.left, inner.bottom, inner.width, inner.height, decades[0],
             0.0, decades[1] - decades[0], 1.04 * top]
        )  # fmt: skip
        self._ticks = [(at, Lettering(text, SMALLEST_SIZE)) for at, text in ticks]
        self._levels = [(at, Lettering(text, SMALLEST_SIZE)) for at, text in levels]
        self.set_frame(*box)

    def xy(self, x: Any, y: Any) -> Array:
        """Screen points (..., 2) of exponents and heights."""
        return self.plane.xy(x, y)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers and names; that of the level axis stands in its line of numbers, at the end."""
        left, bottom = self.plane.corner.tolist()
        right = left + float(self.plane.size[0])
        foot = bottom - 0.22 - SMALLEST_SIZE / 96 * 0.7
        for at, text in self._ticks:
            x = float(self.xy(at, 0.0)[0])
            yield text, x - text.width / 2, foot, 1.0
        for at, text in self._levels:
            y = float(self.xy(self.plane.low[0], at)[1])
            yield text, left - 0.2 - text.width, y - float(text.high[1]) / 2, 1.0
        top = bottom + float(self.plane.size[1])
        yield self._up, left - 0.6, top + 0.2, 1.0
        yield self._across, right + _GAP, bottom - float(self._across.high[1]) / 2 + 0.06, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Faint lines at the levels, the axes, small ticks, the words."""
        pen, plane = Pen(canvas, self.presence), self.plane
        low, high = float(plane.low[0]), float(plane.low[0] + plane.span[0])
        for at, _ in self._levels[1:]:
            pen.line(self.xy([low, high], [at, at]), RULE, 0.02)
        (left, bottom), (wide, tall) = plane.corner.tolist(), plane.size.tolist()
        axes = [np.array([(left, bottom), (left + wide, bottom)]),
                np.array([(left, bottom), (left, bottom + tall)])]  # fmt: skip
        pen.line(axes, QUIET, 0.025)
        for at, _ in self._ticks:
            spot = self.xy(at, 0.0)
            pen.line(np.array([spot, spot - (0, _TICK)]), QUIET, 0.025)
        self.write(canvas)

    def axis_lines(self) -> list[Array]:
        """The axes as screen segments: no text may touch them."""
        return self.plane.axis_lines()


class Finishers(Lettered):
    """For each runner how many of its starts are home, up to the present step.

    Where half of them are, a mark stands at the median, and a line falls from it to the axis.
    ``faint`` says which steps back.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, steps: Sequence[Any], arrived: Sequence[Any], budget: int, clock: Clock, box: Box
    ) -> None:
        super().__init__()
        self.clock, self.count, self.budget = clock, len(steps[0]), budget
        self.steps = [np.sort(s[a]) for s, a in zip(steps, arrived, strict=True)]
        self.medians = [float(np.quantile(s, 0.5)) for s in steps]
        most = float(np.log10(budget))
        ticks = [(float(k), grouped(str(10**k))) for k in range(int(most + 1e-9) + 1)]
        count = self.count
        self.axes = LogPlane(
            (-_BEFORE, most), ticks, [(k, f"{k:g}") for k in (0, count / 2, count)],
            (tr("gradients"), tr("home")), box,
        )  # fmt: skip
        self.faint = [ValueTracker(0.0) for _ in steps]
        self.set_frame(*box)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Those of the axes."""
        yield from self.axes.texts()

    def axis_lines(self) -> list[Array]:
        """Those of the axes."""
        return self.axes.axis_lines()

    def home(self, number: int) -> int:
        """How many of a runner's starts are home now."""
        return int((self.steps[number] <= self.clock.step).sum())

    def stairs(self, number: int) -> Array:
        """The staircase (n, 2) in exponents and counts, up to now."""
        done = self.steps[number][: self.home(number)]
        now = min(self.clock.time, self.budget)
        xs, ys = [-_BEFORE], [0.0]
        for count, step in enumerate(done):
            x = float(np.log10(max(step, 1)))
            xs += [x, x]
            ys += [float(count), float(count + 1)]
        if len(done) < self.count and now >= 1:
            xs.append(max(float(np.log10(now)), xs[-1]))
            ys.append(float(len(done)))
        return np.array([xs, ys]).T

    def step_back(self, *numbers: int) -> list[Any]:
        """Animations: some become faint."""
        return [change(self.faint[number], 1) for number in numbers]

    def draw(self, canvas: Canvas) -> None:
        """Axes, staircases, then marks: at the median, and at the head of one under way."""
        axes = copy(self.axes)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        if self.clock.time <= 0:
            return
        late = float(np.log10(self.clock.time + 1))
        for number, runner in enumerate(RUNNERS):
            pen = Pen(canvas, self.presence * (1 - 0.7 * float(self.faint[number].get_value())))
            stairs = self.stairs(number)
            line = self.axes.xy(stairs[:, 0], stairs[:, 1])
            pen.line(line, runner.color, _LINE, dashes=runner.dashes)
            reached = late - np.log10(self.medians[number] + 1)
            if reached > 0 and len(self.steps[number]) > self.count / 2:
                x = float(np.log10(self.medians[number]))
                spot, foot = self.axes.xy([x, x], [self.count / 2, 0.0])
                share = min(1.0, reached / 0.1)
                drop = np.stack([spot, spot + share * (foot - spot)])
                pen.line(drop, runner.color, 0.03, dashes=(0.05, 0.07))
                sign(pen, runner, spot, _MARK * share)
            if len(stairs) and stairs[-1, 1] < self.count:
                sign(pen, runner, line[-1], 0.8 * _MARK, min(1.0, late / 0.2))

    def readings(self) -> list[Reading]:
        """How many are home of each."""
        names = (runner.name for runner in RUNNERS)
        return [Reading(f"{name} counted", "", self.home(k)) for k, name in enumerate(names)]


__all__ = ["Finishers", "LogPlane"]
