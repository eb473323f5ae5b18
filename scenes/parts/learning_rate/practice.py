"""How a rate is chosen where nobody knows the curvature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import UP, FadeIn, ValueTracker, linear
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate.meter import STEPS, Meter
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.turns import Moves, come, dissolve, leave
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    QUIET,
    STAGE,
    STEP,
    TITLE,
    TITLE_SIZE,
    Box,
    Layer,
    Plane,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.powers import Power
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline, number_text

Array = NDArray[np.float64]

_ABOVE = Box(STAGE.left + 0.15, 2.75, -0.4, 3.75)  # the map
_PLOT, _NAMES = (
    Box(1.5, -2.3, 4.9, 2.0),
    0.75,
)  # its curves, and room for a name below or above them
_BESIDE, _APART = 0.2, 0.55  # scene units from a curve's end to its rate; from one rate to the next
_LEAST = 1e-12  # below this a loss has no place among powers of ten
_FAINT = 0.7  # of a curve whose rate is not set
_TRIED = (0.275, 0.55, 1.1)  # of the limit: rates that are tried, the last of which is too much
_UNDER = 0.45  # scene units from the axis of steps down to its words
_NEAR = 0.01  # of the limit: so near is the rate that is set at one that is told


class Falls(Lettered):
    """Losses in powers of ten against the step, for rates that are raised: ``shown`` of them.

    Each has its rate at its end. That of the rate which is set is bright.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, rate: Callable[[], float]) -> None:
        super().__init__()
        self.rate, self.near = rate, _NEAR * plan.limit
        self.rates = [share * plan.limit for share in _TRIED]
        start = plan.valley_start
        self.losses = [
            descend(plan.valley, gradient_descent(rate), start, STEPS).losses.ravel()
            for rate in self.rates
        ]
        logs = np.log10(np.maximum(self.losses, _LEAST))
        powers = int(np.floor(logs.min())), int(np.ceil(logs.max()))
        self.plane = Plane((0, STEPS), powers, ("", ""), numbered=(False, False))
        self.plane.within(_PLOT)
        every = max(1, round((powers[1] - powers[0]) / 5))
        self._powers = [Power(power) for power in range(powers[0], powers[1] + 1, every)]
        self.shown = ValueTracker(0.0)
        self._name, self._step = (
            Lettering(tr("loss"), LABEL_SIZE, LOSS),
            Lettering(tr("step"), LABEL_SIZE),
        )
        self._steps = [(step, Lettering(str(step), LABEL_SIZE)) for step in (0, STEPS)]
        self._rates = [
            Lettering(f"{ALPHA} = {number_text(float(f'{rate:.3g}'))}", BODY_SIZE, STEP)
            for rate in self.rates
        ]
        left, low, right, high = _PLOT
        self.set_frame(left - 1.0, low - _NAMES, right + 1.8, high + _NAMES)

    def strength(self, number: int) -> float:
        """How much there is of the losses of a rate."""
        return float(np.clip(self.shown.get_value() - number, 0, 1))

    def at(self, number: int) -> float:
        """How near the rate that is set is to one: that alone is lit."""
        return float(np.clip(1.5 - abs(self.rate() - self.rates[number]) / self.near, 0, 1))

    def line(self, number: int) -> Array:
        """The losses of a rate on the screen (n, 2), step by step as far as they are there."""
        steps = self.strength(number) * STEPS
        at = np.append(np.arange(int(steps) + 1), steps)
        logs = np.log10(np.maximum(self.losses[number], _LEAST))
        return self.plane.xy(at, np.interp(at, np.arange(STEPS + 1), logs))

    def _names_at(self) -> list[float]:
        """How high on the screen each rate is written: at its end, or next to another one."""
        ends = [
            float(self.plane.xy(STEPS, np.log10(max(loss[-1], _LEAST)))[1]) for loss in self.losses
        ]
        order = sorted(range(len(ends)), key=ends.__getitem__)
        for below, above in pairwise(order):
            ends[above] = max(ends[above], ends[below] + _APART)
        return ends

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Powers of ten, the names of both axes, and each rate at the end of its curve."""
        yield from self.plane.texts()
        x, top = _PLOT.left, _PLOT.top
        for mark in self._powers:
            yield from mark.texts(x - 0.14, float(self.plane.xy(0.0, mark.power)[1]), 1.0)
        yield self._name, x - self._name.width / 2, top + 0.34, 1.0
        middle, low = self.plane.xy(STEPS / 2, self.plane.low[1]).tolist()
        yield self._step, middle - self._step.width / 2, low - _UNDER, 1.0
        for step, count in self._steps:
            x = float(self.plane.xy(step, 0.0)[0]) - count.width / 2
            yield count, x, low - _UNDER, 1.0
        for number, (rate, high) in enumerate(zip(self._rates, self._names_at(), strict=True)):
            seen = float(np.clip(4 * self.strength(number) - 3, 0, 1))
            yield rate, _PLOT.right + _BESIDE, high - rate.high[1] / 2, seen

    def draw(self, canvas: Canvas) -> None:
        """Gridlines, two axes, the curves with a dot at each landing."""
        pen = Pen(canvas, self.presence)
        for mark in self._powers:
            pen.line(self.plane.xy([0.0, STEPS], float(mark.power)), RULE, 0.02)
        left, low, right, high = _PLOT
        pen.line(np.array([(left, high), (left, low), (right, low)]), QUIET, 0.03)
        for number in range(len(self.rates)):
            if self.strength(number) <= 0:
                continue
            lit, line = self.at(number), self.line(number)
            seen = _FAINT + (1 - _FAINT) * lit
            pen.line(line, LOSS, 0.04 + 0.035 * lit, opacity=seen)
            for spot in line[:-1]:
                pen.disc(spot, 0.06 + 0.02 * lit, LOSS, opacity=seen)
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

    def __init__(self, plan: RatePlan, rate: ValueTracker) -> None:
        self.plan, self.rate = plan, rate
        self.falls = Falls(plan, self.rate.get_value)
        boxes = _ABOVE.columns(1, 1, 1, gap=0.2)
        words = tr("1. copy"), tr("2. raise"), tr("3. adapt")
        self.ways = [
            Words(way, BODY_SIZE).within(box) for way, box in zip(words, boxes, strict=True)
        ]
        for way in self.ways[1:]:  # on one foot, whatever some reach down to
            way.shift(UP * (baseline(self.ways[0]) - baseline(way)))

    def begin(self, meter: Meter) -> Moves:
        """The first way takes the meter's place; it has a rate, and a path."""
        yield (leave(meter, meter.heading), come(self.ways[0], self.falls)), 0.8
        yield from self.tries(0)

    def goes_on(self) -> Moves:
        """The second way, and the first rate of it."""
        yield (FadeIn(self.ways[1]),), 0.5
        yield from self.tries(1)

    def tries(self, number: int) -> Moves:
        """A rate is set, and with it the path on the map; then one sees its losses."""
        yield (change(self.rate, self.falls.rates[number]),), 0.5
        yield (change(self.falls.shown, number + 1, linear),), 0.7

    def backs_off(self) -> Any:
        """The rate before the one that was too much is set again."""
        return change(self.rate, self.falls.rates[-2])

    def gives_way(self, meter: Meter, other: Sequence[Any]) -> tuple[Any, Any]:
        """All that is there turns into another picture."""
        return dissolve([*self.ways, self.falls, *meter.on_the_map, *meter.ground], other)

    def lesson(self) -> Any:
        """The sentence worth remembering."""
        return Words(tr("The sharpest direction sets the speed limit."), TITLE_SIZE).within(TITLE)


__all__ = ["Falls", "Practice"]
