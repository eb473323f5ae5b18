"""How far apart two are, as a bar in the soil beneath them, over the gap that they began with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.local_minima.country import Ground
from scenes.stage import LABEL_SIZE, PATH, POSITION, Layer, Playback, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_BELOW, _ROW = 0.75, 0.5  # scene units from the lower one's feet to the bar, and to the one below
_TICK = np.array([(0.0, -0.13), (0.0, 0.13)])
_LOWEST = -1.95  # scene units: beneath it there is room for captions
_GOES = 0.4  # scene units above that, from where on the bars go: lower they would leave the soil
_LEAST, _DOT = 0.16, 0.07  # scene units: what is shorter is a dot
_NAME = 0.52  # scene units from the lower bar down to its name


class Gap(Lettered):
    """The bar from the one to the other; a lens that draws back makes the first gap shorter."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Ground, both: tuple[Playback, Playback]) -> None:
        super().__init__()
        self.curve, self.both = curve, both
        self.first = np.array([one.trajectory.points[0, 0, 0] for one in both])
        self._name = Lettering(tr("at first"), LABEL_SIZE, PATH)

    def ends(self) -> tuple[Array, Array]:
        """Both ends (2, 2) of the present gap's bar, and of the first one's, on the screen."""
        now = self.curve.at([one.now()[0] for one in self.both])
        first = self.curve.at(self.first[:, None])
        level = max(_LOWEST, self._level(now))
        bars = []
        for ends, y in ((now, level), (first, level - _ROW)):
            bars.append(np.stack([ends[:, 0], np.full(2, y)], axis=-1))
        return bars[0], bars[1]

    @staticmethod
    def _level(now: Array) -> float:
        """How high the bar would be beneath the lower one's feet."""
        return float(now[:, 1].min()) - _BELOW

    def room(self) -> float:
        """In [0, 1], how much soil there is beneath the lower one."""
        now = self.curve.at([one.now()[0] for one in self.both])
        return float(np.clip((self._level(now) - _LOWEST) / _GOES, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What the lower bar is."""
        (x, y), name = self.ends()[1].mean(axis=0).tolist(), self._name
        yield name, x - name.width / 2, y - _NAME, self.room()

    def draw(self, canvas: Canvas) -> None:
        """Both bars, with ticks at their ends."""
        pen, (now, first) = Pen(canvas, self.presence * self.room()), self.ends()
        pen.line([now, *(end + _TICK for end in now)], POSITION, 0.06, casing=0.05)
        if first[1, 0] - first[0, 0] < _LEAST:
            pen.disc(first.mean(axis=0), _DOT, PATH, casing=0.04)
        else:
            pen.line([first, *(end + _TICK for end in first)], PATH, 0.06, casing=0.05)
        self.write(canvas)


__all__ = ["Gap"]
