"""How a rate is chosen where nobody knows the curvature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker, linear
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.turns import Moves
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    QUIET,
    STAGE,
    STEP,
    TITLE_SIZE,
    Box,
    Formula,
    Layer,
    Stack,
    Words,
    change,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_OVER_MAP = Box(STAGE.left, 1.8, -0.15, STAGE.top)  # the map is below it
_ASIDE = Box(STAGE.left, 2.4, 0.0, STAGE.top)
_COLUMN = Box(STAGE.left, STAGE.bottom, -0.1, 2.2)
_PLOT, _NAMES = Box(0.9, -2.4, 6.4, 2.3), 0.6  # its curves, and room for a name below or above them
_HUGE = 2.0 * TITLE_SIZE
_TRIED = (0.375, 0.75, 1.125)  # of the limit: rates that are tried, the last of which is too much
_STEPS = 8  # of each of them
_TALLEST = 2.2  # times the loss at the start
_NEAR = 0.01  # of the limit: so near is the rate that is set at one that is told
_LESSON = 0.975  # of the limit: a rate just below it


class Falls(Lettered):
    """Losses against the step for rates that are raised, ``shown`` of them.

    That of the rate which is set is bright.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, rate: Callable[[], float]) -> None:
        super().__init__()
        self.rate, self.near = rate, _NEAR * plan.limit
        self.rates = [share * plan.limit for share in _TRIED]
        start = plan.valley_start
        self.losses = [
            descend(plan.valley, gradient_descent(rate), start, _STEPS).losses
            for rate in self.rates
        ]
        self.shown = ValueTracker(0.0)
        self._names = Lettering(tr("loss"), LABEL_SIZE, LOSS), Lettering(tr("step"), LABEL_SIZE)
        self._rates = [
            Lettering(f"{ALPHA} = {number_text(float(f'{rate:.3g}'))}", TITLE_SIZE, STEP)
            for rate in self.rates
        ]
        left, low, right, high = _PLOT
        self.set_frame(left, low - _NAMES, right, high + _NAMES)

    def strength(self, number: int) -> float:
        """How much there is of the losses of a rate."""
        return float(np.clip(self.shown.get_value() - number, 0, 1))

    def at(self, number: int) -> float:
        """How near the rate that is set is to one: that alone is told."""
        return float(np.clip(1.5 - abs(self.rate() - self.rates[number]) / self.near, 0, 1))

    def line(self, number: int) -> Array:
        """The losses of a rate on the screen (n, 2), step by step as far as they are there."""
        steps = self.strength(number) * _STEPS
        at = np.append(np.arange(int(steps) + 1), steps)
        high = np.interp(at, np.arange(_STEPS + 1), self.losses[number].ravel())
        share = np.stack([at / _STEPS, high / self.losses[number].flat[0] / _TALLEST], axis=-1)
        return np.asarray(_PLOT[:2] + np.clip(share, 0, 2) * (_PLOT.width, _PLOT.height))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The names of both axes, and the rate that is set."""
        (left, low, right, high), (loss, step) = _PLOT, self._names
        yield loss, left, high + 0.15, 1.0
        yield step, right - step.width, low - _NAMES + 0.1, 1.0
        for number, rate in enumerate(self._rates):
            yield rate, right - rate.width, high + 0.15, self.at(number)

    def draw(self, canvas: Canvas) -> None:
        """Two axes and the curves."""
        (left, low, right, high), pen = _PLOT, Pen(canvas, self.presence)
        pen.line(np.array([(left, high), (left, low), (right, low)]), QUIET, 0.03)
        canvas.save()
        canvas.rectangle(left, low - 0.1, right - left, high - low + 0.1)
        canvas.clip()
        for number in range(len(self.rates)):
            if self.strength(number) > 0:
                pen.line(self.line(number), QUIET, 0.06)
                pen.line(self.line(number), LOSS, 0.06, opacity=self.at(number))
        canvas.restore()
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The last losses of those that are shown."""
        count = int(self.shown.get_value() + 1e-9)
        return [
            Reading(f"loss tried at {rate:.4g}", "", float(losses[-1]))
            for rate, losses in list(zip(self.rates, self.losses, strict=True))[:count]
        ]


class Practice:
    """Three ways to choose a rate where the curvature is not known."""

    def __init__(self, plan: RatePlan) -> None:
        self.plan, self.rate = plan, ValueTracker(0.0)
        self.falls = Falls(plan, self.rate.get_value)
        self.unknown = Formula("lambda = thin ?", size=_HUGE).within(STAGE)
        ways = (
            (tr("Copy what worked"), tr("for a similar problem.")),
            (tr("Raise {alpha} until the loss").format(alpha=ALPHA), tr("climbs, then back off.")),
            (tr("Let a method such as"), tr("Adam adapt it: film 15.")),
        )
        self.ways = [Stack(*(Words(line, BODY_SIZE) for line in way), gap=0.18) for way in ways]
        for way, row in zip(self.ways, _COLUMN.rows(1, 1, 1), strict=True):
            way.within(row, LEFT)

    def aside(self) -> Any:
        """That it is not known stays, above all three."""
        return self.unknown.animate.scale(TITLE_SIZE / _HUGE).within(_ASIDE, LEFT)

    def tries(self, number: int) -> Moves:
        """A rate is set; then one sees its losses."""
        yield (change(self.rate, self.falls.rates[number]),), 0.4
        yield (change(self.falls.shown, number + 1, linear),), 0.7

    def backs_off(self) -> Any:
        """The rate before the one that was too much is set again."""
        return change(self.rate, self.falls.rates[-2])

    @property
    def almost(self) -> float:
        """A rate just below the limit."""
        return _LESSON * self.plan.limit

    def lesson(self) -> Any:
        """The sentence worth remembering."""
        lines = tr("The sharpest direction"), tr("sets the speed limit.")
        words = Stack(*(Words(line, TITLE_SIZE) for line in lines), gap=0.18)
        return words.within(_OVER_MAP)


__all__ = ["Falls", "Practice"]
