"""Why the valley of four knobs cannot be drawn: each knob is a dimension, and the loss is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.many_features import places
from scenes.stage import BODY_SIZE, LOSS, POSITION, QUIET, TEXT, TITLE_SIZE, Layer, change, tr
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

KNOBS = 1, 2, 4
_HALF, _HIGH, _FLAT = 0.9, 1.1, 0.3  # scene units: of a curve and a bowl; of its rings
_SIDES = np.linspace(-1.0, 1.0, 41)
_TURN = np.linspace(0, 2 * np.pi, 121)
_RINGS = 24
_NUMBER = 1.1 * TITLE_SIZE
_HEAD = 0.45  # scene units from the head of the rows down to the first picture


class Dimensions(Lettered):
    """In each row a picture, and knobs + 1 loss = dimensions: a curve, a bowl, and what is not one.

    ``come`` has for each row how much of it is there.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.come = [ValueTracker(0.0) for _ in KNOBS]
        box = places.DIMENSIONS
        self.middle = box.left + _HALF
        tall = (box.height - _HEAD) / len(KNOBS)
        self.feet = [box.top - _HEAD - (row + 0.9) * tall for row in range(len(KNOBS))]
        self._sums = [self._sum(knobs) for knobs in KNOBS]
        self._head = [
            Lettering(text, BODY_SIZE, color)
            for text, color in (
                (tr("knobs"), POSITION), ("+", TEXT), (tr("loss"), LOSS), ("=", TEXT),
                (tr("dimensions"), TEXT),
            )
        ]  # fmt: skip
        self._unknown = Lettering("?", 2.4 * TITLE_SIZE, QUIET)
        self.set_frame(*box)

    @staticmethod
    def _sum(knobs: int) -> list[Lettering]:
        parts = ((f"{knobs}", POSITION), ("+", TEXT), ("1", LOSS), ("=", TEXT),
                 (f"{knobs + 1}", TEXT))  # fmt: skip
        return [Lettering(text, _NUMBER, color) for text, color in parts]

    def row(self, number: int) -> Any:
        """A row comes."""
        return change(self.come[number], 1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The head with the first row; a sum in each; a question where there is no picture."""
        first, *_, last = (float(come.get_value()) for come in self.come)
        yield from self._line(
            self._head, places.DIMENSIONS.left, places.DIMENSIONS.top, first, 0.14
        )
        for made, foot, come in zip(self._sums, self.feet, self.come, strict=True):
            left, there = self.middle + _HALF + 0.35, float(come.get_value())
            yield from self._line(made, left, foot + 0.3, there, 0.2)
        x = self.middle - self._unknown.width / 2
        yield self._unknown, x, self.feet[-1] + 0.1, last

    @staticmethod
    def _line(
        parts: list[Lettering], left: float, foot: float, strength: float, gap: float
    ) -> Iterator[tuple[Lettering, float, float, float]]:
        for part in parts:
            yield part, left, foot, strength
            left += part.width + gap

    def draw(self, canvas: Canvas) -> None:
        """The curve of one knob, the bowl of two; the words."""
        curve, bowl, _ = (float(come.get_value()) for come in self.come)
        pen = Pen(canvas, self.presence * curve)
        side = np.stack([self.middle + _HALF * _SIDES, self.feet[0] + _HIGH * _SIDES**2], axis=-1)
        pen.line(side, LOSS, 0.08)
        if bowl > 0:
            self._bowl(canvas, bowl)
        self.write(canvas)

    def _bowl(self, canvas: Canvas, strength: float) -> None:
        """Rings from the rim down to the floor, each as high as the square of its width."""
        canvas.push_group()  # rings that lie on each other come and go as one does
        pen, circle = Pen(canvas, 1.0), np.stack([np.cos(_TURN), _FLAT * np.sin(_TURN)], axis=-1)
        shares = np.linspace(1, 0.04, _RINGS)
        foot = np.array([self.middle, self.feet[1]])
        for share, color in zip(shares, terrain(shares**2), strict=True):
            pen.fill(foot + [0, _HIGH * share**2] + _HALF * share * circle, color)
        pen.line(foot + [0, _HIGH] + _HALF * circle, TEXT, 0.025, closed=True)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence * strength)


__all__ = ["KNOBS", "Dimensions"]
