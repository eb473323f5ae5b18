"""The steps on which her loss went up, lit on the plot of losses as they are taken."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage import LOSS, Layer
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.powers import Logged, LogHistory
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE = 0.075


class Rises(Painted):
    """The pieces of a run's line that go up, in gold, each as soon as it is walked."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, history: LogHistory, run: Logged, steps: NDArray[np.int_]) -> None:
        super().__init__()
        self.history, self.run, self.steps = history, run, steps
        self.set_frame(*history.get_corner(np.array([-1, -1, 0]))[:2],
                       *history.get_corner(np.array([1, 1, 0]))[:2])  # fmt: skip

    def lit(self) -> NDArray[np.int_]:
        """The steps whose rise is lit."""
        return self.steps[self.steps <= self.run.party.step]

    def draw(self, canvas: Canvas) -> None:
        """Each piece, from the loss before to the loss after."""
        pen = Pen(canvas, self.presence)
        pieces = [self.history.at(self.run, np.array([step - 1, step])) for step in self.lit()]
        if pieces:
            pen.line(pieces, LOSS, _WIDE)

    def readings(self) -> list[Reading]:
        """How many are lit."""
        return [Reading("rises", "", len(self.lit()))]


__all__ = ["Rises"]
