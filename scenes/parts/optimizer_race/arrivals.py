"""How many are home after so many gradients: below each map a bar with a cell for each start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np

from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.parts.optimizer_race.swarm import Clock
from scenes.stage import Box, Layer
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

_PALE = 0.2
_GAP = 0.018  # scene units between two cells


class Arrivals(Painted):
    """One bar for each runner: a cell is filled when one more start is home, by the clock."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, steps: Sequence[Any], arrived: Sequence[Any], clock: Clock, boxes: Sequence[Box]
    ) -> None:
        super().__init__()
        self.clock, self.count, self.boxes = clock, len(steps[0]), list(boxes)
        self.steps = [np.sort(s[a]) for s, a in zip(steps, arrived, strict=True)]
        first, last = self.boxes[0], self.boxes[-1]
        self.set_frame(first.left, first.bottom, last.right, last.top)

    def home(self, number: int) -> int:
        """How many of a runner's starts are home now."""
        return int((self.steps[number] <= self.clock.step).sum())

    def cells(self, number: int) -> list[tuple[float, float]]:
        """The left and the right end of each cell of a bar on the screen."""
        box = self.boxes[number]
        ends = np.linspace(box.left, box.right, self.count + 1)
        return [(a, b - _GAP) for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]

    def draw(self, canvas: Canvas) -> None:
        """Pale cells, and those that are filled."""
        pen = Pen(canvas, self.presence)
        for number, (runner, box) in enumerate(zip(RUNNERS, self.boxes, strict=True)):
            home = self.home(number)
            for place, (left, right) in enumerate(self.cells(number)):
                strength = 1.0 if place < home else _PALE
                pen.band(left, box.bottom, right, box.top, runner.color, strength, radius=0.004)

    def readings(self) -> list[Reading]:
        """How many are home of each."""
        names = (runner.name for runner in RUNNERS)
        return [Reading(f"{name} counted", "", self.home(k)) for k, name in enumerate(names)]


__all__ = ["Arrivals"]
