"""An upright scale of heights at the edge of the frame, with a hand where she stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, LOSS
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text, tick_values

Array = NDArray[np.float64]

_TICK, _GAP = 0.1, 0.16
_ASIDE = np.array([_TICK, 0.0])
_HAND = 0.24
_POINTER = np.array([(-0.2, 0), (-1, 0.55), (-1, -0.55)])
_PLATE = 0.14


class Altimeter(Lettered):
    """Heights from the lowest to the highest ground of a view; ``place()`` is where she is."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, view: View, place: Callable[[], Array], name: str, box: Box) -> None:
        super().__init__()
        self.view, self.place, self.box = view, place, box
        self.heading = Lettering(name, LABEL_SIZE, LOSS)
        span = view.highest - view.lowest
        log = view.landscape.plot_log
        self._marks = [
            (
                Lettering(tick_text(float(f"{np.exp(v) if log else v:.3g}")), LABEL_SIZE, LOSS),
                (v - view.lowest) / span,
            )
            for v in tick_values(view.lowest, view.highest, 3)
        ]
        widest = max((text.width for text, _ in self._marks), default=0.0)
        room = 2 * _PLATE + _HAND + 2 * _TICK + _GAP / 2 + widest
        self.box = Box(min(box.left, box.right - room), *box[1:])  # long numbers make it wider
        self.set_frame(*self.box)

    def _scale(self) -> Array:
        """Foot and top of the line on the screen (2, 2)."""
        x = self.box.left + _PLATE + _HAND + _TICK
        top = self.box.top - _PLATE - self.heading.height - 0.35
        return np.array([(x, self.box.bottom + _PLATE + 0.15), (x, top)])

    def hand(self) -> Array:
        """Where the hand is on the screen (2,)."""
        view = self.view
        height = float(view.plotted(np.asarray(self.place(), dtype=float)))
        share = np.clip((height - view.lowest) / max(view.highest - view.lowest, 1e-12), 0, 1)
        foot, top = self._scale()
        return np.asarray(foot + share * (top - foot))

    def pointer(self) -> Array:
        """Where the hand begins on the screen (2,): it is on the side from which links come."""
        return self.hand() + _HAND * _POINTER[1:].mean(axis=0)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The heading over the scale, and a number at each tick."""
        foot, top = self._scale()
        left = self.box.left + _PLATE
        yield self.heading, left, top[1] + 0.3, 1.0
        for text, share in self._marks:
            y = foot[1] + share * (top[1] - foot[1])
            yield text, foot[0] + _TICK + _GAP / 2, y - text.height / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Plate, scale, hand, numbers."""
        pen, scale = Pen(canvas, self.presence), self._scale()
        pen.plate(*self.box)
        pen.line(scale, LOSS, 0.035)
        for _, share in self._marks:
            at = scale[0] + share * (scale[1] - scale[0])
            pen.line(np.array([at - _ASIDE, at + _ASIDE]), LOSS, 0.03)
        tip = self.hand()
        pen.fill(tip + _HAND * _POINTER, LOSS)
        self.write(canvas)
