"""How much of a path a picture holds: a bar out of a hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from scenes.stage import BODY_SIZE, POSITION, TEXT, Box, Layer
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

_TALL = 0.36
_NUMBER = 44  # the size of the share in digits


class Meter(Lettered):
    """A bar of which a share is filled, its name above and the share now at its end."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, name: str, share: Callable[[], float], box: Box) -> None:
        super().__init__()
        self.share = share
        self._name = Lettering(name, BODY_SIZE, TEXT)
        self._widest = Lettering("100.0 %", _NUMBER, POSITION).width
        self._written: dict[str, Lettering] = {}
        self.set_frame(*box)

    def _share(self) -> Lettering:
        """The share in digits."""
        text = f"{100 * self.share():.1f} %"
        if text not in self._written:
            self._written[text] = Lettering(text, _NUMBER, POSITION)
        return self._written[text]

    def _bar(self) -> tuple[float, float, float]:
        left, bottom = float(self.get_left()[0]), float(self.get_bottom()[1])
        return left, bottom, float(self.width) - self._widest - 0.25

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Name and share."""
        left, bottom, wide = self._bar()
        yield self._name, left, bottom + _TALL + 0.2, 1.0
        share = self._share()
        yield share, left + wide + 0.2, bottom + _TALL / 2 - float(share.high[1]) / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The whole, and what is filled."""
        left, bottom, wide = self._bar()
        pen = Pen(canvas, self.presence)
        pen.band(left, bottom, left + wide, bottom + _TALL, RULE, 0.8)
        filled = wide * self.share()
        if filled > 0.02:
            radius = min(0.06, filled / 2)
            pen.band(left, bottom, left + filled, bottom + _TALL, POSITION, 1.0, radius)
        self.write(canvas)


__all__ = ["Meter"]
