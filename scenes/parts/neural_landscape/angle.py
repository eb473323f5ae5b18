"""An arrow among the knobs that is turned: where it was, where it is, and the angle between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage import LABEL_SIZE, QUIET, TEXT, Box, Layer
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_ARC, _NUMBER = 0.42, 0.78  # of the arrow's length: the arc, and its number's middle
_CLEAR, _MORE = 0.6, 0.2  # scene units between the arrows from which on a number has room there
_OUT = 0.3  # scene units from a tip to the middle of its name
_ASIDE, _ABOVE = 0.75, 0.55  # scene units, for names to the right and above
_UNDER, _GAP, _THICK = 0.7, 0.15, 0.1  # scene units: room for a sheet's name; the sheet's edge


class Angle(Lettered):
    """The plane in which an arrow turns, up to ``most`` degrees, seen so that angles are true.

    Before that it points to the right. Where the name of a ``sheet`` is given, the arrow turns out
    of that sheet, which is seen from its edge.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        name: str,
        degrees: Callable[[], float],
        most: float,
        box: Box,
        sheet: str = "",
    ) -> None:
        super().__init__()
        self.degrees = degrees
        steepest = float(np.sin(np.radians(min(most, 90.0))))
        self._low = _UNDER if sheet else 0.1
        self.long = min(box.width - _ASIDE, (box.height - _ABOVE - self._low) / steepest)
        self._name = Lettering(name, LABEL_SIZE, TEXT)
        self._sheet = Lettering(sheet, LABEL_SIZE, QUIET) if sheet else None
        self._written: dict[str, Lettering] = {}
        self.set_frame(*box)

    @property
    def root(self) -> Array:
        """Where both arrows begin (2,)."""
        return np.array([float(self.get_left()[0]) + 0.1, float(self.get_bottom()[1]) + self._low])

    def tip(self, degrees: float, share: float = 1.0) -> Array:
        """Where an arrow of that angle ends (2,), or a share of it."""
        angle = np.radians(degrees)
        return self.root + share * self.long * np.array([np.cos(angle), np.sin(angle)])

    def _number(self) -> Lettering:
        text = f"{self.degrees():.0f}°"
        if text not in self._written:
            self._written[text] = Lettering(text, LABEL_SIZE, TEXT)
        return self._written[text]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The arrow's name at its tip; the angle within; the sheet's name below it."""
        degrees = self.degrees()
        x, y = self.tip(degrees, 1 + _OUT / self.long).tolist()
        yield self._name, x - self._name.width / 2, y - float(self._name.high[1]) / 2, 1.0
        number = self._number()
        x, y = self.tip(degrees / 2, _NUMBER).tolist()
        opening = 2 * _NUMBER * self.long * float(np.sin(np.radians(degrees / 2)))
        there = float(np.clip((opening - _CLEAR) / _MORE, 0, 1))
        yield number, x - number.width / 2, y - float(number.high[1]) / 2, there
        if self._sheet is not None:
            x, y = self.root.tolist()
            yield self._sheet, x, y - _GAP - self._sheet.height, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The old arrow, or the sheet; the arc, the new arrow."""
        degrees, pen = self.degrees(), Pen(canvas, self.presence)
        before = np.stack([self.root, self.tip(0.0)])
        if self._sheet is None:
            pen.arrow(before, QUIET, 0.05)
        else:
            pen.line(before, QUIET, _THICK)
        if degrees > 1:
            around = np.linspace(0, degrees, 40)
            pen.line(np.array([self.tip(angle, _ARC) for angle in around]), TEXT, 0.03)
        pen.arrow(np.stack([self.root, self.tip(degrees)]), TEXT, 0.07)
        self.write(canvas)


__all__ = ["Angle"]
