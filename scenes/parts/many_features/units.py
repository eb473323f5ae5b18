"""The same evenings in three units: the steps that each takes, and how the third are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

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
    Words,
    change,
    tr,
)
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import tick_text, tick_values
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_DOT = 0.16
_COARSE, _FINE = 5000.0, 2.0  # to whole ones of these the ruler goes, before and after
_NAMES = 3.9  # scene units: room for the names of the columns


class Row:
    """Some units: what is left of its four axes after the steps so far."""

    def __init__(self, measured: Measured) -> None:
        self.measured = measured
        self.progress = ValueTracker(0.0)  # of the steps, by equal factors in equal times
        written = float(f"{measured.examples.x[0, -1]:.2g}")
        self.example = Words(tr("such as {number}").format(number=number_text(written)),
                             1.2 * BODY_SIZE, DATA)  # fmt: skip

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


class Scaled(Lettered):
    """The columns of a table as dots on one ruler; they slide to mean 0, then to spread 1.

    Tourists are counted one by one, beside which the others are a dot; as all are divided, the
    ruler comes as near as spreads are large. ``centred`` and ``divided`` in [0, 1] are how far each
    has come; ``told`` has the numbers of the ruler: 0 as they are counted, 1 in spreads.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, box: Box, tint: Color = DATA) -> None:
        super().__init__()
        self.box, self.tint = box, tint
        x = plan.persons.examples.x
        self.columns, self.means, self.spreads = x.T, x.mean(axis=0), x.std(axis=0)
        self.centred, self.divided, self.told = (ValueTracker(0.0) for _ in range(3))
        off = x - self.means
        self.low = float(np.floor(off.min() / _COARSE) * _COARSE)
        self.high = float(np.ceil(x.max() / _COARSE) * _COARSE)
        self.nearest = _FINE * np.ceil(np.abs(off / self.spreads).max() / _FINE) / -self.low
        ends = self.low, self.high
        self._numbers = [
            [
                (v, Lettering(tick_text(v), 1.15 * SMALLEST_SIZE, QUIET))
                for v in tick_values(nearer * ends[0], nearer * ends[1], every)
            ]
            for nearer, every in ((1.0, 3), (self.nearest, 6))
        ]
        self._units = [Lettering(tr(w), LABEL_SIZE, QUIET) for w in ("as counted", "in spreads")]
        names = tr("reservations"), tr("heat in °C"), tr("tourists, one by one")
        self._names = [Lettering(name, 1.15 * LABEL_SIZE, TEXT) for name in names]
        self.set_frame(*box)

    def x(self, values: Any) -> Array:
        """Where on the screen numbers are, from the left."""
        nearer = self.nearest ** float(self.divided.get_value())
        share = (np.asarray(values) / nearer - self.low) / (self.high - self.low)
        left = self.box.left + _NAMES
        return np.asarray(left + share * (self.box.right - left))

    def ticks(self) -> Iterator[tuple[float, Lettering, float]]:
        """Numbers of the ruler, where on the screen they are from the left, how much is there."""
        for numbers, strength in zip(self._numbers, self._strengths(), strict=True):
            if strength > 0:
                for value, text in numbers:
                    yield float(self.x(value)), text, strength

    def _strengths(self) -> tuple[float, float]:
        told = float(self.told.get_value())
        return max(1 - 2 * told, 0.0), max(2 * told - 1, 0.0)

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
        for x, text, strength in self.ticks():
            yield text, x - text.width / 2, self.box.bottom, strength
        for unit, strength in zip(self._units, self._strengths(), strict=True):
            yield unit, self.box.right - unit.width, self.box.bottom + 0.65, strength

    def draw(self, canvas: Canvas) -> None:
        """The ruler, 0 as an upright line, a dot for every number."""
        pen, foot = Pen(canvas, self.presence), self.box.bottom + 0.5
        pen.line(np.array([(self.box.left + _NAMES, foot), (self.box.right, foot)]), QUIET, 0.03)
        for x, _, strength in self.ticks():
            tick = np.array([(x, foot - 0.07), (x, foot + 0.07)])
            pen.line(tick, QUIET, 0.03, opacity=strength)
        x = float(self.x(0))
        pen.line(np.array([(x, foot), (x, self.box.top)]), QUIET, 0.03)
        canvas.push_group()  # dots that lie on each other come and go as one does
        whole = Pen(canvas, 1.0)
        for number in range(len(self.columns)):
            y = self.lane(number)
            for spot in self.x(self.now(number)).tolist():
                whole.disc((spot, y), _DOT, self.tint, opacity=0.6)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence)
        self.write(canvas)


__all__ = ["Row", "Scaled"]
