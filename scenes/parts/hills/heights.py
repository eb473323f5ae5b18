"""How high each walker stands: a scale, and for each a column in which a dot falls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.hills.poses import HEIGHTS
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, LOSS, PATH
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text, tick_values
from scenes.stage.type.readout import Reading
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

_MARGIN, _TICK, _GAP, _HEAD = 0.15, 0.1, 0.1, 0.55
_DOT, _RING, _LEAST = 0.085, 0.17, 0.03


class Heights(Lettered):
    """A column for each walker of a party, one of them ``ringed``: how far each has fallen.

    The dots stand at the heights of the walkers, in their colours, on the one scale of the ground.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, view: View, party: Playback, ringed: int, name: str) -> None:
        super().__init__()
        self.view, self.party, self.ringed, self.box = view, party, ringed, HEIGHTS
        self.heading = Lettering(name, LABEL_SIZE, LOSS)
        span, log = view.highest - view.lowest, view.landscape.plot_log
        self._marks = [
            (
                Lettering(tick_text(float(f"{np.exp(v) if log else v:.3g}")), LABEL_SIZE, LOSS),
                (v - view.lowest) / span,
            )
            for v in tick_values(view.lowest, view.highest, 3)
        ]
        self._left = max((text.width for text, _ in self._marks), default=0.0)
        self.set_frame(*self.box)

    def _span(self) -> Array:
        """Foot and top of the scale on the screen (2,)."""
        low = self.box.bottom + _MARGIN + self.heading.height / 2
        return np.array([low, self.box.top - _MARGIN - _HEAD])

    def spots(self, points: Array) -> Array:
        """Where the walkers' dots are on the screen (n, 2), if they stand at points (n, 2)."""
        heights = np.asarray(self.view.plotted(points), dtype=float)
        share = np.clip((heights - self.view.lowest) / (self.view.highest - self.view.lowest), 0, 1)
        foot, top = self._span()
        first = self.box.left + _MARGIN + self._left + _GAP + 2 * _TICK + _RING
        columns = np.linspace(first, self.box.right - _MARGIN - _RING, max(len(points), 2))
        return np.stack([columns[: len(points)], foot + share * (top - foot)], axis=-1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The heading over the scale, and a number at each tick."""
        foot, top = self._span()
        left = self.box.left + _MARGIN
        yield self.heading, left, top + 0.3, 1.0
        for text, share in self._marks:
            y = foot + share * (top - foot)
            yield text, left + self._left - text.width, y - text.height / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Plate, scale, then each way down with its dot."""
        pen, (foot, top) = Pen(canvas, self.presence), self._span()
        pen.plate(*self.box)
        x = self.box.left + _MARGIN + self._left + _GAP + _TICK
        pen.line(np.array([(x, foot), (x, top)]), LOSS, 0.035)
        for _, share in self._marks:
            y = foot + share * (top - foot)
            pen.line(np.array([(x - _TICK, y), (x + _TICK, y)]), LOSS, 0.03)
        begun = self.spots(self.party.trajectory.points[0])
        now = self.spots(self.party.now())
        room = float(begun[1, 0] - begun[0, 0]) if len(begun) > 1 else 1.0
        dot = float(np.clip(0.45 * room, _LEAST, _DOT))
        for start, end, color in zip(begun, now, self.party.colors(), strict=True):
            pen.line(np.array([start, end]), color, 0.5 * dot, opacity=0.6)
            pen.disc(end, dot, color, casing=0.02)
        pen.ring(now[self.ringed], max(_RING, 1.6 * dot), PATH, 0.05)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How high the one in the ring is drawn."""
        return [Reading("height of the ringed", "", float(self._height()))]

    def _height(self) -> Any:
        return self.view.landscape.value(self.party.now()[self.ringed])


__all__ = ["Heights"]
