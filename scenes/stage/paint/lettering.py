"""Type that something painted draws itself: set once, drawn wherever it belongs now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.stage.lecture.theme import LABEL_SIZE, QUIET, Color
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import Formula, Words, on_the_baseline

Array = NDArray[np.float64]

_COUNTS = 0.5  # of its strength: fainter, a text is on its way


class Lettering:
    """A short text as outlines around its own left end and baseline.

    One Latin or Greek letter is set as mathematics, unless it is a ``name``; all else as words.
    """

    def __init__(
        self, text: str, size: float = LABEL_SIZE, color: Color = QUIET, *, name: bool = False
    ) -> None:
        self.text, self.size, self.tint = text, size, color
        symbol = len(text) == 1 and text.isalpha() and not name
        setting = Formula(f"x {text}", size=size) if symbol else Words("x" + text, size)
        points = on_the_baseline(setting)
        flat = points[: len(points) // 4 * 4, :2] - np.array([points[:, 0].min(), 0.0])
        self._shape(flat.reshape(-1, 4, 2))

    @classmethod
    def of(cls, text: str, outline: Array, size: float, color: Color) -> Lettering:
        """A text whose curves (n, 4, 2) are made already, as of several that were set before."""
        made = cls.__new__(cls)
        made.text, made.size, made.tint = text, size, color
        made._shape(outline)
        return made

    @property
    def outline(self) -> Array:
        """Its curves (n, 4, 2)."""
        return self._outline

    def _shape(self, outline: Array) -> None:
        """Have these curves (n, 4, 2), around its left end and baseline."""
        self._outline = outline
        flat = outline.reshape(-1, 2)
        self.low, self.high = flat.min(axis=0), flat.max(axis=0)

    @property
    def width(self) -> float:
        """From its left end to its right one."""
        return float(self.high[0])

    @property
    def height(self) -> float:
        """From its lowest to its highest point."""
        return float(self.high[1] - self.low[1])

    @cached_property
    def _curves(self) -> list[tuple[bool, list[float]]]:
        """Each piece of the outline: whether it begins a new one, and its eight numbers."""
        ends = self._outline[:-1, 3]
        torn = np.any(np.abs(self._outline[1:, 0] - ends) > 1e-6, axis=-1)
        begins = [True, *torn.tolist()]
        return list(zip(begins, self._outline.reshape(-1, 8).tolist(), strict=True))

    def draw(self, pen: Pen, left: float, foot: float, opacity: float = 1.0) -> None:
        """Fill it with its left end and its baseline there."""
        canvas = pen.canvas
        canvas.save()
        canvas.translate(left, foot)
        canvas.new_path()
        for begins, (x0, y0, *handles) in self._curves:
            if begins:
                canvas.move_to(x0, y0)
            canvas.curve_to(*handles)
        pen.color(self.tint, opacity)
        canvas.fill()
        canvas.restore()

    def box(self, left: float, foot: float) -> tuple[str, float, float, float, float, float, Color]:
        """What the layout check is told: words, left, bottom, right, top, size and colour."""
        place = np.array([left, foot])
        low, high = self.low + place, self.high + place
        return (self.text, *low.tolist(), *high.tolist(), self.size, self.tint)


class Lettered(Painted):
    """Something painted with text on it, which stands where ``texts`` says.

    While ``lettering`` is off the rest is painted without it, so that the check of contrasts sees
    what is behind the words.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lettering = True

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Every text that is there, with its left end, its baseline and its strength."""
        raise NotImplementedError

    def write(self, canvas: Canvas) -> None:
        """Draw all texts."""
        if self.lettering:
            pen = Pen(canvas, self.presence)
            for text, left, foot, strength in self.texts():
                text.draw(pen, left, foot, strength)

    def text_boxes(self) -> list[tuple[Any, ...]]:
        """Every text as it stands, for the checks; what is half gone does not count."""
        return [text.box(left, foot) for text, left, foot, s in self.texts() if s > _COUNTS]


__all__ = ["Lettered", "Lettering"]
