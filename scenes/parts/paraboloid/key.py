"""What the colours of the map say: how high violet is, and yellow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from scenes.parts.paraboloid.places import KEY
from scenes.stage import LABEL_SIZE, LOSS, TEXT, Layer, tr
from scenes.stage.lecture.theme import RULE, viridis
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text

if TYPE_CHECKING:
    from scenes.parts.paraboloid.walk import Walk

_BAR, _GAP, _NEAR = 0.52, 0.13, 0.12  # how long the bar is; gaps before and beside numbers
_STOPS = 30
# Of a power of ten: a map's number comes as that fills the window, and stays till it is most of it.
_COMES, _GOES = (-0.1, -0.03), (0.6, 0.75)


class Key(Lettered):
    """A bar of the colours, from 0 to the height of the map's corners.

    Each ground of the map has colours of its own, a tenth as wide: the number is that of the ground
    which fills the window, and while none does there is none.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self.walk = walk
        self._name = Lettering(tr("height"), LABEL_SIZE, LOSS)
        self._none = Lettering("0", LABEL_SIZE, TEXT)
        left, middle = KEY.left, (KEY.bottom + KEY.top) / 2
        self.foot = middle - float(self._none.high[1]) / 2
        self.left = left + self._name.width + _GAP + self._none.width + _NEAR
        self.set_frame(left, KEY.bottom, self.left + _BAR, KEY.top)

    def most(self) -> tuple[float, float]:
        """The height of the corners on the ground that fills the map, and how sure that is."""
        walk = self.walk
        if np.isfinite(walk.outermost.reach):  # the bowl itself, however far off
            return walk.corner(), 1.0
        closer = float(np.log10(walk.begun / walk.on.half))
        times = np.floor(closer - _COMES[0])
        strength = np.interp(closer - times, (*_COMES, *_GOES), (0, 1, 1, 0))
        return walk.corner() / 100.0**times, float(strength)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Whose colours they are, the least and the most."""
        yield self._name, KEY.left, self.foot, 1.0
        yield self._none, self.left - _NEAR - self._none.width, self.foot, 1.0
        most, strength = self.most()
        if strength > 1e-6:
            number = _number(tick_text(float(f"{most:.3g}")))
            yield number, self.left + _BAR + _NEAR, self.foot, strength

    def draw(self, canvas: Canvas) -> None:
        """The bar and its numbers."""
        pen = Pen(canvas, self.presence)
        edges = self.left + _BAR * np.linspace(0, 1, _STOPS + 1)
        low, high = self.foot - 0.03, self.foot + float(self._none.high[1]) + 0.03
        for k, color in enumerate(0.9 * viridis(np.linspace(0, 1, _STOPS))):
            a, b = edges[k], edges[min(k + 2, _STOPS)]  # no gaps between them
            pen.fill(np.array([(a, low), (b, low), (b, high), (a, high)]), tuple(color))
        a, b = edges[[0, -1]]
        corners = np.array([(a, low), (b, low), (b, high), (a, high)])
        pen.line(corners, RULE, 0.03, closed=True)
        self.write(canvas)


@lru_cache(maxsize=64)
def _number(text: str) -> Lettering:
    return Lettering(text, LABEL_SIZE, TEXT)


__all__ = ["Key"]
