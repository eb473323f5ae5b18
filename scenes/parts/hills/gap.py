"""How far apart two walkers are: under a lens at the start, and against the step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from typing import ClassVar

import numpy as np
from manim import LEFT, UP, ValueTracker
from numpy.typing import NDArray

from scenes.parts.hills.lamps import paint_lamp
from scenes.parts.hills.pair import SEEN, Pair
from scenes.stage.lecture.boxes import FRAME, STAGE, Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, LABEL_SIZE, PATH, PLATE, QUIET, TEXT
from scenes.stage.lecture.words import tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import Plate, number_text
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

_PLOT = STAGE.inset(bottom=0.15, top=1.25).columns(9.2, 3.9)[0]
ABOVE_THE_GAP = Box(_PLOT.left, _PLOT.top + 0.15, _PLOT.right - 0.3, STAGE.top)
"""What may be the answer stands there: above the plot, and not over the ground beside it."""
_TEXT_GAP = 0.15
_HEAD, _TICKS = 46, 40  # sizes of its texts: it is the largest thing in the frame
_BAND = 0.16
_MARGIN = 0.2
_RADIUS = 1.15
LOUPE = _RADIUS + 0.1  # scene units that the lens takes from its middle
_BESIDE = 0.22  # scene units from the line to words about it
_APART = 1.1  # scene units between the two under the lens


def length_text(power: int) -> str:
    """Ten to a power, in millimetres, as one says it.

    >>> [length_text(power) for power in (-2, 0, 1, 2, 3)]
    ['0.01 mm', '1 mm', '1 cm', '10 cm', '1 m']
    """
    for text, above in ((tr("{size} m"), 3), (tr("{size} cm"), 1)):
        if power >= above:
            return text.format(size=number_text(10.0 ** (power - above)))
    return tr("{size} mm").format(size=number_text(10.0**power))


class Curtain(Painted):
    """The ground on the left makes room: how far it has ``come`` in [0, 1] up to ``right``."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, right: float) -> None:
        super().__init__()
        self.right, self.come = right, ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """Cover it, as far down and up as the frame goes."""
        left, share = FRAME.left - 1, float(self.come.get_value())
        right = FRAME.left + share * (self.right - FRAME.left)
        if share > 0:
            low, high = FRAME.bottom - 1, FRAME.top + 1
            corners = np.array([(left, low), (right, low), (right, high), (left, high)])
            Pen(canvas, self.presence).fill(corners, BACKGROUND)


class GapPlot(Lettered):
    """The gap after each step, on a scale on which equal factors are equally far.

    The line is ``drawn`` up to a step, at most to the one they have come to.

    It is told in millimetres, or what is made of them, on a map one metre wide; a band marks what
    the eye can see there. All of it stands in ``box``, before a `Curtain`.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, made: Pair, party: Playback, box: Box = _PLOT) -> None:
        super().__init__()
        self.made, self.party, self.box = made, party, box
        self.drawn = ValueTracker(0.0)
        sizes = 1000 * np.maximum(made.gaps, 1e-300) / made.width
        self.logs = np.log10(sizes)
        low, high = int(np.floor(self.logs.min() + 1e-6)), int(np.ceil(self.logs.max()))
        self._marks = [
            (Lettering(length_text(power), _TICKS, TEXT), power) for power in range(low, high + 1)
        ]
        left = max(text.width for text, _ in self._marks) + _TEXT_GAP + _MARGIN
        steps = made.walk.steps
        self._counts = [
            (Lettering(f"{step}", _TICKS, TEXT), step) for step in (0, steps // 2, steps)
        ]
        self.step = Lettering(tr("step"), _TICKS, TEXT)
        self.passed = Lettering(tr("pass: step {step}").format(step=made.slowest), _TICKS, TEXT)
        inner = box.inset(_MARGIN, left=left, bottom=0.6, right=0.15, top=0.95)
        self.plane = Plane((0, steps), (low, high), numbered=(False, False)).within(inner)
        self.heading = Lettering(tr("gap on a map 1 m wide"), _HEAD, PATH)
        least = tr("{size} mm").format(size=number_text(1000 * SEEN))
        self.seen = Lettering(tr("visible: over {size}").format(size=least), _TICKS, PATH)
        self.set_frame(*box)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The heading, a length at each power of ten, and how many steps."""
        (left, bottom), top = self.plane.corner.tolist(), self.box.top
        foot = bottom - 0.62
        for text, step in self._counts:
            x = float(self.plane.xy(step, self._marks[0][1])[0])
            yield text, x - text.width / 2, foot, 1.0
        yield self.step, left - _TEXT_GAP - 0.2 - self.step.width, foot, 1.0
        yield self.heading, self.box.left + _MARGIN, top - 0.55, 1.0
        for text, power in self._marks:
            y = float(self.plane.xy(0, power)[1])
            yield text, left - _TEXT_GAP - text.width, y - text.high[1] / 2, 1.0
        at, low = self.plane.xy(self.made.slowest, self._marks[0][1] + 0.5).tolist()
        room = float(self.plane.xy(self.made.walk.steps, 0)[0]) - at
        aside = _TEXT_GAP if room > self.passed.width else -_TEXT_GAP - self.passed.width
        yield self.passed, at + aside, low - self.passed.high[1] / 2, 1.0
        high = float(self.plane.xy(0, self._marks[-1][1])[1])
        yield self.seen, left + _TEXT_GAP, high - 0.12 - self.seen.high[1], 1.0

    def below_its_line(self, words: Plate, step: int) -> Plate:
        """The words to the right of the line at a ``step``, below what it has grown to by then."""
        right = float(self.plane.xy(self.made.walk.steps, 0)[0])
        line = self.plane.xy(np.arange(len(self.logs)), self.logs)
        beside = line[max(step, self.made.slowest), 0] + _BESIDE
        x = min(float(beside), right - float(words.width) - _BESIDE)
        left = min(step, int(np.flatnonzero(line[:, 0] <= x)[-1]))  # where the words begin
        words.move_to((x, float(line[left, 1]) - _BESIDE, 0.0), aligned_edge=UP + LEFT)
        return words

    @property
    def _visible(self) -> float:
        """The power of ten of the gap that the eye begins to see."""
        return float(np.log10(1000 * SEEN))

    def draw(self, canvas: Canvas) -> None:
        """Band, grid, then the line as far as it is drawn."""
        pen, plane = Pen(canvas, self.presence), self.plane
        steps = self.made.walk.steps
        low, high = self._visible, self._marks[-1][1]
        pen.fill(plane.xy([0, steps, steps, 0], [low, low, high, high]), PATH, _BAND)
        for _, power in self._marks:
            pen.line(plane.xy([0, steps], [power, power]), QUIET, 0.02, opacity=0.6)
        there = plane.xy([self.made.slowest] * 2, [self._marks[0][1], low])
        pen.line(there, TEXT, 0.035, dashes=(0.12, 0.1))
        axes = copy(plane)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        line = self.line()
        pen.line(line, PATH, 0.06, casing=0.04)
        for spot in line:
            pen.disc(spot, 0.06, PATH)
        pen.disc(line[-1], 0.14, PATH, casing=0.04)
        self.write(canvas)

    @property
    def last(self) -> int:
        """The step up to which it is drawn."""
        return min(self.party.step, int(self.drawn.get_value() + 1e-9))

    def line(self) -> Array:
        """The line on the screen (n, 2) up to the last step that is whole."""
        steps = np.arange(self.last + 1)
        return self.plane.xy(steps, self.logs[steps])

    def readings(self) -> list[Reading]:
        """The gap after the last step that is whole."""
        return [Reading("gap plotted", "", float(self.made.gaps[self.last]))]


class Loupe(Lettered):
    """A lens that shows the two at the start, and the crest between them, ``times`` as large."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, made: Pair, unit: float, at: Callable[[], Array], place: Array) -> None:
        super().__init__()
        self.made, self.at, self.place = made, at, np.asarray(place, dtype=float)
        self.times = _APART / (made.gaps[0] * unit)
        self.label = Lettering(f"× {number_text(float(f'{self.times:.2g}'))}", LABEL_SIZE, TEXT)
        x, y = self.place
        self.set_frame(x - LOUPE, y - LOUPE, x + LOUPE, y + LOUPE)

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
        for number, side in enumerate((-0.5, 0.5)):
            paint_lamp(pen, self.place + np.array([side * _APART, 0.2]), number, 1.0)
        self.write(canvas)
