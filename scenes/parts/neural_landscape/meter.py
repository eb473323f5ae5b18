"""How far off a picture something is: a bar out of the most it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from scenes.stage import BODY_SIZE, POSITION, TEXT, Box, Layer
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

_TALL = 0.36
_NUMBER = 44  # the size of the number


class Meter(Lettered):
    """A bar that is filled as far as a value is of the most, its name above, the value behind."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, name: str, value: Callable[[], float], most: float, box: Box) -> None:
        super().__init__()
        self.value, self.most = value, most
        self._name = Lettering(name, BODY_SIZE, TEXT)
        self._widest = Lettering(f"{most:.1f}", _NUMBER, POSITION).width
        self._written: dict[str, Lettering] = {}
        self.set_frame(*box)

    def _number(self) -> Lettering:
        """The value in digits."""
        text = f"{self.value():.1f}"
        if text not in self._written:
            self._written[text] = Lettering(text, _NUMBER, POSITION)
        return self._written[text]

    def _bar(self) -> tuple[float, float, float]:
        left, bottom = float(self.get_left()[0]), float(self.get_bottom()[1])
        return left, bottom, float(self.width) - self._widest - 0.25

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The name, and the value."""
        left, bottom, wide = self._bar()
        yield self._name, left, bottom + _TALL + 0.2, 1.0
        number = self._number()
        yield number, left + wide + 0.2, bottom + _TALL / 2 - float(number.high[1]) / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The whole, and what is filled."""
        left, bottom, wide = self._bar()
        pen = Pen(canvas, self.presence)
        pen.band(left, bottom, left + wide, bottom + _TALL, RULE, 0.8)
        filled = wide * min(1.0, self.value() / self.most)
        if filled > 0.02:
            radius = min(0.06, filled / 2)
            pen.band(left, bottom, left + filled, bottom + _TALL, POSITION, 1.0, radius)
        self.write(canvas)


__all__ = ["Meter"]
