"""How far apart two walkers are: under a lens at the start, and against the step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.hills.pair import Pair
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE, PATH, PLATE, QUIET, RULE, TEXT
from scenes.stage.lecture.words import tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

_LEFT, _TEXT_GAP = 1.15, 0.15
_BAND = 0.16
_MARGIN = 0.2
_RADIUS = 1.15
_APART = 1.1  # scene units between the two under the lens


class GapPlot(Lettered):
    """The gap after each step, on a scale on which equal factors are equally far, up to now.

    A band marks what the eye can see on the map. All of it stands on a plate in ``box``.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, made: Pair, party: Playback, box: Box) -> None:
        super().__init__()
        self.made, self.party, self.box = made, party, box
        logs = np.log10(np.maximum(made.gaps, 1e-300))
        low, high = int(np.floor(logs.min() + 1e-6)), int(np.ceil(logs.max()))
        inner = box.inset(_MARGIN, left=_LEFT, bottom=0.1, top=0.55)
        names, numbered = (tr("step"), ""), (True, False)
        self.plane = Plane((0, made.walk.steps), (low, high), names, numbered=numbered)
        self.plane.within(inner)
        self.logs = logs
        self.heading = Lettering(tr("gap"), LABEL_SIZE, PATH)
        self.seen = Lettering(tr("seen"), LABEL_SIZE, QUIET)
        self._marks = [
            (Lettering(number_text(10.0**power), LABEL_SIZE, QUIET), power)
            for power in range(low, high + 1)
        ]
        self.set_frame(*box)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The heading, and a number at each power of ten."""
        yield from self.plane.texts()
        left, top = float(self.plane.corner[0]), self.box.top
        yield self.heading, self.box.left + _MARGIN, top - 0.5, 1.0
        for text, power in self._marks:
            y = float(self.plane.xy(0, power)[1])
            yield text, left - _TEXT_GAP - text.width, y - text.height / 2, 1.0
        y = float(self.plane.xy(0, np.log10(self.made.gaps[self.made.visible]))[1])
        if y + 0.1 + self.seen.height < top:
            yield self.seen, left + _TEXT_GAP, y + 0.1, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Plate, band, grid, then the line as far as they have come."""
        pen, plane = Pen(canvas, self.presence), self.plane
        pen.plate(*self.box, opacity=1.0)
        steps = self.made.walk.steps
        low = float(np.log10(self.made.gaps[self.made.visible]))
        band = plane.xy([0, steps, steps, 0], [low, low, self._marks[-1][1], self._marks[-1][1]])
        pen.fill(band, PATH, _BAND)
        for _, power in self._marks:
            pen.line(plane.xy([0, steps], [power, power]), RULE, 0.02)
        axes = copy(plane)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        line = self.line()
        pen.line(line, PATH, 0.06, casing=0.04)
        pen.disc(line[-1], 0.1, PATH, casing=0.03)
        self.write(canvas)

    def line(self) -> Array:
        """The line on the screen (n, 2) up to now."""
        time = self.party.time
        steps = np.append(np.arange(self.party.step + 1), time)
        return self.plane.xy(steps, np.interp(steps, np.arange(len(self.logs)), self.logs))

    def readings(self) -> list[Reading]:
        """The gap after the last step that is whole."""
        return [Reading("gap plotted", "", float(self.made.gaps[self.party.step]))]


class Loupe(Lettered):
    """A lens that shows the two at the start, and the crest between them, ``times`` as large."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, made: Pair, unit: float, at: Callable[[], Array], place: Array) -> None:
        super().__init__()
        self.made, self.at, self.place = made, at, np.asarray(place, dtype=float)
        self.times = _APART / (made.gaps[0] * unit)
        self.label = Lettering(f"× {number_text(float(f'{self.times:.2g}'))}", LABEL_SIZE, TEXT)
        reach = _RADIUS + 0.1
        x, y = self.place
        self.set_frame(x - reach, y - reach, x + reach, y + reach)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large."""
        x, y = self.place
        yield self.label, x - self.label.width / 2, y - _RADIUS + 0.2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """A line to the place, the glass, the crest, the two lamps."""
        pen = Pen(canvas, self.presence)
        pen.line(np.array([self.at(), self.place]), QUIET, 0.03, casing=0.03)
        pen.disc(self.place, _RADIUS, PLATE)
        pen.ring(self.place, _RADIUS, TEXT, 0.05)
        crest = self.place + np.array([(0, -0.55), (0, 0.85)])
        pen.line(crest, QUIET, 0.035, dashes=(0.12, 0.1))
        for side in (-0.5, 0.5):
            pen.disc(self.place + np.array([side * _APART, 0.2]), 0.13, PATH, casing=0.03)
        self.write(canvas)
