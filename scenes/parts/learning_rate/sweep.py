"""The loss after some steps, for every rate up to the largest one that was tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate import lines
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    QUIET,
    STEP,
    Box,
    Layer,
    Plane,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.powers import Power
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

STEPS = 20  # so many that the least loss is near the best rate
LOW, HIGH, SAFE = 0.1, 1.1, 0.75  # of the limit: where it begins, how far it goes, where to back
_PLOT = Box(1.5, -2.3, 6.4, 2.0)
_LEAST = 1e-12  # below this a loss has no place among powers of ten
_SAMPLES = 181
_UNDER, _MARKS = 0.45, 4  # scene units from the axis to its numbers; spaces between powers of ten
_DOT = 0.14


class Sweep(Lettered):
    """A curve of losses in powers of ten over the rate, up to ``reached``; a dot on the rate."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, rate: Callable[[], float]) -> None:
        super().__init__()
        self.plan, self.rate = plan, rate
        self.low, self.high, self.safe = (share * plan.limit for share in (LOW, HIGH, SAFE))
        self.reached = ValueTracker(self.low)
        self.rates = np.linspace(self.low, self.high, _SAMPLES)
        powers = int(np.floor(self.logs.min())), int(np.ceil(self.logs.max()))
        self.plane = Plane((0.0, 1.03 * self.high), powers, ("", ""), numbered=(False, False))
        self.plane.within(_PLOT)
        every = max(1, -(-(powers[1] - powers[0]) // _MARKS))
        first = -(-powers[0] // every) * every
        self._powers = [Power(power) for power in range(first, powers[1] + 1, every)]
        self._rates = lines.lettered(lines.few(self.high))
        told = tr("loss after {steps} steps").format(steps=STEPS)
        self._name = Lettering(told, BODY_SIZE, LOSS)
        self._alpha = Lettering(ALPHA, LABEL_SIZE, STEP)
        left, low, right, high = _PLOT
        self.set_frame(left - 1.0, low - 0.75, right + 0.5, high + 0.75)

    @cached_property
    def losses(self) -> Array:
        """After the steps, with each rate."""
        start, valley = [self.plan.valley_start], self.plan.valley
        walks = (descend(valley, gradient_descent(rate), start, STEPS) for rate in self.rates)
        return np.array([float(walk.losses[-1, 0]) for walk in walks])

    @property
    def logs(self) -> Array:
        """Powers of ten of these losses."""
        return np.asarray(np.log10(np.maximum(self.losses, _LEAST)))

    def at(self, rate: float) -> Array:
        """A rate's place on the curve (2,)."""
        return np.asarray(self.plane.xy(rate, float(np.interp(rate, self.rates, self.logs))))

    def line(self) -> Array:
        """The curve as far as it is known (n, 2)."""
        end = float(self.reached.get_value())
        known = np.append(self.rates[self.rates < end], end)
        return self.plane.xy(known, np.interp(known, self.rates, self.logs))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Powers of ten, numbers of the rates, names of both axes."""
        left, low, right, top = _PLOT
        for mark in self._powers:
            yield from mark.texts(left - 0.14, float(self.plane.xy(0.0, mark.power)[1]), 1.0)
        for rate, number in self._rates:
            x = float(self.plane.xy(rate, 0.0)[0])
            yield number, x - number.width / 2, low - _UNDER, 1.0
        yield self._name, left - 0.6, top + 0.34, 1.0
        yield self._alpha, right + 0.15, low - 0.1, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Gridlines, two axes, the curve, and a dot over its rate."""
        pen = Pen(canvas, self.presence)
        for mark in self._powers:
            pen.line(self.plane.xy([0.0, self.plane.span[0]], float(mark.power)), RULE, 0.02)
        left, low, right, high = _PLOT
        pen.line(np.array([(left, high), (left, low), (right, low)]), QUIET, 0.03)
        if len(known := self.line()) > 1:
            pen.line(known, LOSS, 0.08)
        dot = self.at(float(np.clip(self.rate(), self.low, self.high)))
        pen.line(np.array([(dot[0], low), dot]), STEP, 0.04, dashes=(0.09, 0.09))
        pen.disc(dot, _DOT, LOSS, casing=0.04)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The largest rate so far, and the loss there."""
        end = float(self.reached.get_value())
        loss = 10 ** float(np.interp(end, self.rates, self.logs))
        return [Reading("raised to", "", (end, loss))]


__all__ = ["STEPS", "Sweep"]
