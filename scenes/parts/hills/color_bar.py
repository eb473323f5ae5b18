"""The colours of the ground, explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

import cairo
import numpy as np

from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import LABEL_SIZE, LOSS, QUIET, terrain
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, ink
from scenes.stage.plot.ticks import tick_text, tick_values

_BAR = 0.22
_GAP = 0.14


class ColorBar(Lettered):
    """A bar from low to high with round heights beside it, and what they are above it."""

    def __init__(self, view: View, name: str) -> None:
        super().__init__()
        self.heading = Lettering(name, LABEL_SIZE, LOSS)
        span = view.highest - view.lowest
        self._marks = [
            (Lettering(self._text(view, value), LABEL_SIZE, QUIET), (value - view.lowest) / span)
            for value in tick_values(view.lowest, view.highest, 3)
        ]
        self.box = Box(0.0, 0.0, 1.0, 2.0)

    @staticmethod
    def _text(view: View, value: float) -> str:
        shown = float(np.exp(value)) if view.landscape.plot_log else value
        return tick_text(float(f"{shown:.3g}"))

    def within(self, box: Box) -> Self:
        """Stand at the left of a box, as high as it is."""
        self.box = box
        self.set_frame(*box)
        return self

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The heights beside the bar, and what they are above it."""
        tall = self.box.height - self.heading.height - 2 * _GAP
        for text, share in self._marks:
            middle = self.box.bottom + share * tall
            yield text, self.box.left + _BAR + _GAP, middle - text.high[1] / 2, 1.0
        foot = self.box.bottom + tall + 1.5 * _GAP - float(self.heading.low[1])
        yield self.heading, self.box.left, foot, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Fill the bar with the ground's colours, then write beside it."""
        bottom, tall = self.box.bottom, self.box.height - self.heading.height - 2 * _GAP
        bar = cairo.LinearGradient(0, bottom, 0, bottom + tall)
        for share in np.linspace(0, 1, 13):
            bar.add_color_stop_rgba(float(share), *ink(terrain(np.array(share)), self.presence))
        canvas.rectangle(self.box.left, bottom, _BAR, tall)
        canvas.set_source(bar)
        canvas.fill()
        self.write(canvas)
