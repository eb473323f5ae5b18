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
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_DOT = 0.12


class Row:
    """Some units: what is left of its four axes after the steps so far."""

    def __init__(self, measured: Measured) -> None:
        self.measured = measured
        self.progress = ValueTracker(0.0)  # of the steps, by equal factors in equal times
        written = float(f"{measured.examples.x[0, -1]:.3g}")
        self.example = Words(tr("such as {number}").format(number=number_text(written)),
                             BODY_SIZE, DATA)  # fmt: skip

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


__all__ = ["Row", "Scaled"]
