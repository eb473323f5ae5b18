"""What small planes lie on."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import Box
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

_ROUND, _DENSE = 0.22, 0.94
_RIM = 0.04  # scene units


class Sheet(Painted):
    """A dark sheet with round corners, under a small plane.

    ``cut`` is how much of its foot is not there yet, in scene units.
    """

    def __init__(self, box: Box, rimmed: bool = False) -> None:
        super().__init__()
        self.whole, self.rimmed, self.cut = box, rimmed, ValueTracker(0.0)

    @property
    def box(self) -> Box:
        """What is there of it."""
        return self.whole.inset(bottom=float(self.cut.get_value()))

    def draw(self, canvas: Canvas) -> None:
        """All of the box; a ``rimmed`` one is seen to be there, and hides what is behind it."""
        pen = Pen(canvas, self.presence)
        pen.plate(*self.box, radius=_ROUND, opacity=1.0 if self.rimmed else _DENSE)
        if self.rimmed:
            pen.line(self._rim(), RULE, _RIM, closed=True)

    def _rim(self) -> NDArray[np.float64]:
        """Points along the edge (n, 2)."""
        left, bottom, right, top = self.box.inset(_ROUND)
        corners = (right, top), (left, top), (left, bottom), (right, bottom)
        turns = (np.linspace(0, 0.5, 9) + 0.5 * number for number in range(4))
        arcs = (
            corner + _ROUND * np.column_stack([np.cos(np.pi * turn), np.sin(np.pi * turn)])
            for corner, turn in zip(corners, turns, strict=True)
        )
        return np.concatenate(list(arcs))


__all__ = ["Sheet"]
