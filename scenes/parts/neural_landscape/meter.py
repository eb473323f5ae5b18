"""How much of a path a picture holds: bars out of a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from manim import ValueTracker

from scenes.stage import LABEL_SIZE, POSITION, TEXT, Box, Layer, change
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

_TALL = 0.3


class Meter(Lettered):
    """A bar of which a share is filled as it grows, its name above and the share at its end."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, name: str, share: float, box: Box) -> None:
        super().__init__()
        self.share, self.grown = share, ValueTracker(0.0)
        self._name = Lettering(name, LABEL_SIZE, TEXT)
        self._share = Lettering(f"{100 * share:.1f} %", LABEL_SIZE, POSITION)
        self.set_frame(*box)

    def grow(self) -> Any:
        """Fill up to the share."""
        self.grown.set_value(0)
        return change(self.grown, 1)

    def _bar(self) -> tuple[float, float, float]:
        left, bottom = float(self.get_left()[0]), float(self.get_bottom()[1])
        return left, bottom, float(self.width) - self._share.width - 0.25

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Name and share."""
        left, bottom, wide = self._bar()
        yield self._name, left, bottom + _TALL + 0.2, 1.0
        there = max(0.0, 4 * float(self.grown.get_value()) - 3)
        if there > 0:
            foot = bottom + _TALL / 2 - float(self._share.high[1]) / 2
            yield self._share, left + wide + 0.2, foot, there

    def draw(self, canvas: Canvas) -> None:
        """The whole, and what is filled."""
        left, bottom, wide = self._bar()
        pen = Pen(canvas, self.presence)
        pen.band(left, bottom, left + wide, bottom + _TALL, RULE, 0.8)
        filled = wide * self.share * float(self.grown.get_value())
        if filled > 0.02:
            radius = min(0.06, filled / 2)
            pen.band(left, bottom, left + filled, bottom + _TALL, POSITION, 1.0, radius)
        self.write(canvas)


__all__ = ["Meter"]
