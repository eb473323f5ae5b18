"""How many are home after so many gradients: below each map a bar with a cell for each start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker

from scenes.parts.optimizer_race.plan import half_count
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.parts.optimizer_race.swarm import Clock
from scenes.stage import TEXT, Box, Layer, change
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

_PALE = 0.2
_GAP = 0.018  # scene units between two cells
_OVER = 0.08  # by which the notch at the half goes beyond the bar


class Arrivals(Painted):
    """One bar for each runner: a cell is filled when one more start is home, by the clock.

    A notch stands where half of them are. ``told`` is how much of each runner's count
    is there, from 0 to 1.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, steps: Sequence[Any], arrived: Sequence[Any], clock: Clock, boxes: Sequence[Box]
    ) -> None:
        super().__init__()
        self.clock, self.count, self.boxes = clock, len(steps[0]), list(boxes)
        self.steps = [np.sort(s[a]) for s, a in zip(steps, arrived, strict=True)]
        self.told = [ValueTracker(1.0) for _ in boxes]
        first, last = self.boxes[0], self.boxes[-1]
        self.set_frame(first.left, first.bottom, last.right, last.top)

    def home(self, number: int) -> int:
        """How many of a runner's starts are home now."""
        return int((self.steps[number] <= self.clock.step).sum())

    def keep_secret(self) -> None:
        """Count, but do not tell yet."""
        for told in self.told:
            told.set_value(0)

    def tell(self, number: int) -> Any:
        """An animation: what is counted of a runner is told."""
        return change(self.told[number], 1)

    def cells(self, number: int) -> list[tuple[float, float]]:
        """The left and the right end of each cell of a bar on the screen."""
        box = self.boxes[number]
        ends = np.linspace(box.left, box.right, self.count + 1)
        return [(a, b - _GAP) for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]

    def draw(self, canvas: Canvas) -> None:
        """Pale cells, those that are filled, and the notch."""
        pen = Pen(canvas, self.presence)
        for number, (runner, box) in enumerate(zip(RUNNERS, self.boxes, strict=True)):
            home = round(self.home(number) * float(self.told[number].get_value()))
            for place, (left, right) in enumerate(self.cells(number)):
                strength = 1.0 if place < home else _PALE
                pen.band(left, box.bottom, right, box.top, runner.color, strength, radius=0.004)
            x = self.cells(number)[half_count(self.count) - 1][1] + _GAP / 2
            notch = np.array([(x, box.bottom - _OVER), (x, box.top + _OVER)])
            pen.line(notch, TEXT, 0.035, casing=0.03)

    def readings(self) -> list[Reading]:
        """How many are home of each."""
        names = (runner.name for runner in RUNNERS)
        return [Reading(f"{name} counted", "", self.home(k)) for k, name in enumerate(names)]


__all__ = ["Arrivals"]
