"""What small planes lie on."""

from __future__ import annotations

from scenes.stage import Box
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

_ROUND, _DENSE = 0.22, 0.94


class Sheet(Painted):
    """A dark sheet with round corners, under a small plane."""

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box = box

    def draw(self, canvas: Canvas) -> None:
        """All of the box."""
        Pen(canvas, self.presence).plate(*self.box, radius=_ROUND, opacity=_DENSE)


__all__ = ["Sheet"]
