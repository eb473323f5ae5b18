"""The gutters of many dots on the ground that they make together: a pencil of lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.stochastic.plan import Plan
from scenes.stage import LOSS, Layer, View
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_POINTS = 48  # of each line
_WIDE, _FINE = 0.07, 0.022  # scene units: of a single line, and of one among many
_BOLD, _FAINT = 1.0, 0.25  # how strong they are
_LIFT = 0.015  # scene units above the ground


class Pencil(OnPicture):
    """The lines on which single dots have no error, where these lie on the present ground.

    ``shown`` says how many of them are there, with the part of the next.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, plan: Plan, shown: Callable[[], float]) -> None:
        super().__init__(view)
        self.view, self.shown = view, shown
        window = view.window
        ends = [plan.gutter_ends(row, window) for row in plan.order]
        shares = np.linspace(0, 1, _POINTS)[:, None]
        self.lines = [first + shares * (last - first) for first, last in ends]

    def draw(self, canvas: Canvas) -> None:
        """Line by line, as far as no wall is before it."""
        shown = self.shown()
        share = np.log(shown) / np.log(len(self.lines))
        width = _WIDE + (_FINE - _WIDE) * share
        strength = _BOLD + (_FAINT - _BOLD) * share
        for number, line in enumerate(self.lines[: int(np.ceil(shown - 1e-9))]):
            there = float(np.clip(shown - number, 0, 1))
            seen = self.view.seen(line)
            pen = Pen(canvas, self.presence * there)
            for run in runs_of(self.view.at(line, _LIFT), seen[1:] & seen[:-1]):
                pen.line(run, LOSS, width, opacity=strength)

    def readings(self) -> list[Reading]:
        """How many there are."""
        return [Reading("gutters drawn", "", self.shown())]


__all__ = ["Pencil"]
