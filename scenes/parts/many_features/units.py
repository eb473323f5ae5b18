"""The same evenings in three units: four axes each, the steps they take, and how narrow it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.many_features.bars import Bars
from scenes.parts.many_features.plan import Measured, Plan
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    QUIET,
    SMALLEST_SIZE,
    TEXT,
    Box,
    Layer,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.theme import Color, terrain
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline, number_text

Array = NDArray[np.float64]

_TALL = 1.2  # scene units: the bars of a row
_NAME, _BARS, _COUNT, _SHAPE = -6.5, (-2.6, -0.5), 0.1, 5.3  # where the parts of a row are
_HALF = 1.15  # the long half axis of a shape
_HAIR = 0.012
_TURN = np.linspace(0, 2 * np.pi, 181)
_DOT = 0.085


class Narrow(Lettered):
    """An ellipse as narrow as the valley, true to scale, and its sides in numbers below it."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, ratio: float, middle: tuple[float, float]) -> None:
        super().__init__()
        self.ratio, self.middle = ratio, np.array(middle)
        self._text = Lettering(f"1 : {round(ratio**0.5):,}", LABEL_SIZE, QUIET)
        x, y = middle
        self.set_frame(x - _HALF, y - 0.7, x + _HALF, y + 0.5)

    def ellipse(self) -> Array:
        """Its line (n, 2)."""
        halves = _HALF * np.array([1.0, 1 / np.sqrt(self.ratio)])
        circle = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)
        return np.asarray(self.middle + np.array([0.0, 0.2]) + halves * circle)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Its sides."""
        x, y = self.middle.tolist()
        yield self._text, x - self._text.width / 2, y - 0.72, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Filled as ground is, with a hairline round it: it never gets narrower than that."""
        pen = Pen(canvas, self.presence)
        pen.fill(self.ellipse(), terrain(np.array([0.45]))[0])
        pen.line(self.ellipse(), TEXT, _HAIR, closed=True)
        self.write(canvas)


class Row:
    """Some units: their name, the four axes, the steps so far, how long that is."""

    def __init__(
        self, measured: Measured, name: str, clock: tuple[str, float, int], middle: float
    ) -> None:
        self.measured = measured
        self.progress = ValueTracker(0.0)  # of the steps, by equal factors in equal times
        unit, seconds, decimals = clock
        self.name = Words(name, BODY_SIZE).move_to((_NAME, middle, 0), aligned_edge=LEFT)
        written = float(f"{measured.examples.x[0, -1]:.3g}")
        self.example = Words(tr("such as {number}").format(number=number_text(written)),
                             LABEL_SIZE, DATA)  # fmt: skip
        for words, foot in ((self.name, 0.17), (self.example, -0.42)):
            words.move_to((_NAME, middle, 0), aligned_edge=LEFT)
            words.shift((0.0, middle + foot - baseline(words), 0.0))
        box = Box(_BARS[0], middle - _TALL / 2, _BARS[1], middle + _TALL / 2)
        self.bars = Bars(self.left, len(measured.walk.factors), box)
        self.steps = Readout("steps", tr("steps"), self.count, 0, BODY_SIZE)
        self.clock = Readout(unit, tr(unit), lambda: self.count() / seconds, decimals, LABEL_SIZE,
                             QUIET)  # fmt: skip
        self.steps.move_to((_COUNT, middle + 0.32, 0), aligned_edge=LEFT)
        self.clock.move_to((_COUNT, middle - 0.36, 0), aligned_edge=LEFT)
        self.shape = Narrow(measured.ratio, (_SHAPE, middle))

    @property
    def time(self) -> float:
        """The present time in steps."""
        total = self.measured.steps
        return float(min(np.expm1(self.progress.get_value() * np.log1p(total)), total))

    def left(self) -> Array:
        """What is left of each distance now."""
        return self.measured.left(self.time)

    def count(self) -> float:
        """How many steps are taken."""
        return float(np.floor(self.time * (1 + 1e-12) + 1e-6))

    def run(self) -> Any:
        """Take all steps."""
        return change(self.progress, 1, linear)

    @property
    def begin(self) -> list[Any]:
        """What is there before the run."""
        return [self.name, self.example, self.bars, self.shape]

    @property
    def numbers(self) -> list[Any]:
        """What counts."""
        return [self.steps, self.clock]

    @property
    def everything(self) -> list[Any]:
        """All of it."""
        return [*self.begin, *self.numbers]


class Stamp(Words):
    """The word that marks what was computed ahead and is not run."""

    def __init__(self, row: Row) -> None:
        super().__init__(tr("predicted"), LABEL_SIZE, TEXT)
        self.next_to(row.clock, RIGHT, buff=0.5)


class Scaled(Lettered):
    """The columns of a table as dots on one ruler; they slide to mean 0, then to spread 1.

    ``centred`` and ``divided`` in [0, 1] are how far each has come.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, box: Box, tint: Color = DATA) -> None:
        super().__init__()
        self.box, self.tint = box, tint
        x = plan.evenings.x
        self.columns, self.means, self.spreads = x.T, x.mean(axis=0), x.std(axis=0)
        self.centred, self.divided = ValueTracker(0.0), ValueTracker(0.0)
        off = x - self.means
        self.low = float(np.floor(min(off.min(), 0) / 5) * 5)
        self.high = float(np.ceil(x.max() / 5) * 5)
        self._numbers = {
            v: Lettering(f"{v:g}".replace("-", "−"), SMALLEST_SIZE, QUIET)
            for v in np.arange(self.low, self.high + 1, 5).tolist()
        }
        self._names = [Lettering(tr(name), LABEL_SIZE, TEXT) for name in plan.evenings.x_names]
        self.set_frame(*box)

    def x(self, values: Any) -> Array:
        """Where on the screen numbers are, from the left."""
        share = (np.asarray(values) - self.low) / (self.high - self.low)
        left = self.box.left + 2.3
        return np.asarray(left + share * (self.box.right - left))

    def lane(self, number: int) -> float:
        """How high the dots of a column are."""
        return self.box.top - (number + 0.5) * (self.box.height - 0.6) / len(self.columns)

    def now(self, number: int) -> Array:
        """The numbers of a column as they are now."""
        off = self.columns[number] - self.means[number] * self.centred.get_value()
        return np.asarray(off * self.spreads[number] ** -float(self.divided.get_value()))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The names of the columns, the numbers of the ruler."""
        for number, name in enumerate(self._names):
            yield name, self.box.left, self.lane(number) - float(name.high[1]) / 2, 1.0
        for value, text in self._numbers.items():
            yield text, float(self.x(value)) - text.width / 2, self.box.bottom, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The ruler, 0 as an upright line, a dot for every number."""
        pen, foot = Pen(canvas, self.presence), self.box.bottom + 0.5
        pen.line(np.array([(self.x(self.low), foot), (self.x(self.high), foot)]), QUIET, 0.03)
        for value in self._numbers:
            x = float(self.x(value))
            pen.line(np.array([(x, foot - 0.07), (x, foot + 0.07)]), QUIET, 0.03)
        x = float(self.x(0))
        pen.line(np.array([(x, foot), (x, self.box.top)]), TEXT, 0.03, dashes=(0.1, 0.08))
        for number in range(len(self.columns)):
            y = self.lane(number)
            for spot in self.x(self.now(number)).tolist():
                pen.disc((spot, y), _DOT, self.tint, opacity=0.6)
        self.write(canvas)


__all__ = ["Narrow", "Row", "Scaled", "Stamp"]
