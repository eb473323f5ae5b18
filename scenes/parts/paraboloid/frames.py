"""The ground from above: the bowl's disc, and squares each a tenth of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import RIM, RINGS
from scenes.parts.paraboloid.numbers import short
from scenes.stage import LABEL_SIZE, TEXT, Box, Layer
from scenes.stage.ground.rings import Endless
from scenes.stage.ground.round_map import RoundMap
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_LINE = 0.05
_ROOM = (1.3, 1.6)  # scene units from a frame's number to its middle: axes have numbers there
_CORNER, _PLATE = 0.2, 0.09


class Square(Endless):
    """The part of a picture that is within ``half`` of its middle, at the scale of the whole."""

    def __init__(self, outer: Endless, half: float) -> None:
        super().__init__(outer.box, half)
        self.outer = outer

    @property
    def unit(self) -> float:
        """As long as in the whole."""
        return self.outer.unit

    @property
    def side(self) -> float:
        """How wide it is on the screen, as far as the window goes."""
        return min(2 * self.half * self.unit, self.box.width)

    @property
    def key(self) -> bytes:
        """Changes when the scale does."""
        return np.array([self.half, self.unit]).tobytes()

    def window_on_screen(self) -> Box:
        """The square itself."""
        (x, y), out = self.box.middle[:2].tolist(), self.side / 2
        return Box(x - out, y - out, x + out, y + out)


class Shades(RoundMap):
    """The ground of such a square: dark in its middle, yellow at its corners."""

    def __init__(self, outer: Endless, half: float, oval: Array | None = None) -> None:
        self.square = Square(outer, half)
        super().__init__(self.square, np.inf, oval)


class Disc(RoundMap):
    """The bowl itself from straight above, with its colours, its rim and its rings."""

    def __init__(self, on: Endless, oval: Array | None = None) -> None:
        super().__init__(on, RIM, oval)

    def levels(self) -> Array:
        """As many rings as the bowl has, and its rim (n,)."""
        return np.asarray(RIM * np.sqrt(np.arange(1, RINGS + 1) / RINGS))


class Closer(Lettered):
    """The edge of such a square, and how many ``times`` as large as at first it is when whole."""

    layer: ClassVar[Layer] = Layer.PLOT  # before her, who would hide what is looked at

    def __init__(self, square: Square, times: int) -> None:
        super().__init__()
        self.square = square
        self._name = Lettering(f"×{short(times)}", LABEL_SIZE, TEXT)

    def clip_box(self) -> Box | None:
        """The window of the whole."""
        return self.square.outer.box

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """In the lower left corner, once it is clear of what stands at the axes."""
        half, whole = self.square.half * self.square.unit, self.square.box.width / 2
        comes, there = self._name.width + np.array(_ROOM)
        strength = float(np.interp(half, (comes, there, whole + 0.05, whole + 0.3), (0, 1, 1, 0)))
        x, y = self.square.box.middle[:2].tolist()
        if strength > 0:
            yield self._name, x - half + _CORNER, y - half + _CORNER, strength

    def draw(self, canvas: Canvas) -> None:
        """The edge, as long as it is within the window; the number on a plate."""
        left, bottom, right, top = self.square.window_on_screen()
        corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
        Pen(canvas, self.presence).line(corners, TEXT, _LINE, closed=True, casing=0.04)
        for text, begin, foot, strength in self.texts():
            low, high = text.low - _PLATE, text.high + _PLATE
            pen = Pen(canvas, self.presence * strength)
            pen.plate(begin + low[0], foot + low[1], begin + high[0], foot + high[1], 0.06)
        self.write(canvas)


__all__ = ["Closer", "Disc", "Shades", "Square"]
