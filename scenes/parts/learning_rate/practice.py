"""How a rate is chosen where nobody knows the curvature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, RoundedRectangle, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate.meter import Meter
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
from scenes.stage.lecture.theme import PLATE, RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_OVER_MAP = Box(STAGE.left, 1.8, -0.15, STAGE.top)  # the map is below it
_COLUMN = Box(STAGE.left, STAGE.bottom, 0.1, 2.6)
_CARD = 2.3, 1.2  # scene units: a picture beside a line
_PLOT, _NAMES = 1.5, 0.5  # how high its curves are, and the names above and below them
_TRIED = (0.5, 0.75, 1.0, 1.1)  # of the limit: rates that are tried, the last of which is too much
_STEPS = 8  # of each of them
_TALLEST = 2.2  # times the loss at the start
_NEAR = 0.01  # of the limit: so near is the dial at a rate
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
            Lettering(f"{ALPHA} = {number_text(float(f'{rate:.3g}'))}", LABEL_SIZE, STEP)
            for rate in self.rates
        ]
        wide, tall = _CARD[0] / 2, _PLOT / 2 + _NAMES
        self.set_frame(-wide, -tall, wide, tall)

    @property
    def corner(self) -> Array:
        """Where its axes meet (2,)."""
        return np.asarray(self.get_center()[:2] - np.array([_CARD[0], _PLOT]) / 2)

    def strength(self, number: int) -> float:
        """How much there is of the losses of a rate."""
        return float(np.clip(self.shown.get_value() - number, 0, 1))

    def at(self, number: int) -> float:
        """How near the dial is to a rate: that which is told here is the one that is set there."""
        return float(np.clip(1.5 - abs(self.rate() - self.rates[number]) / self.near, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The names of both axes, and the rate of the bright line."""
        (x, y), (loss, step) = self.corner.tolist(), self._names
        yield loss, x, y + _PLOT + 0.1, 1.0
        yield step, x + _CARD[0] - step.width, y - _NAMES + 0.1, 1.0
        for number, rate in enumerate(self._rates):
            seen = self.strength(number) * self.at(number)
            yield rate, x + _CARD[0] - rate.width, y + _PLOT + 0.1, seen

    def draw(self, canvas: Canvas) -> None:
        """Two axes and the curves."""
        corner, pen, (wide, tall) = self.corner, Pen(canvas, self.presence), (_CARD[0], _PLOT)
        pen.line(corner + np.array([(0, tall), (0, 0), (wide, 0)]), QUIET, 0.025)
        canvas.save()
        canvas.rectangle(float(corner[0]), float(corner[1]), wide, tall)
        canvas.clip()
        for number, losses in enumerate(self.losses):
            if (strength := self.strength(number)) > 0:
                share = np.stack([np.arange(_STEPS + 1) / _STEPS, losses / losses[0] / _TALLEST])
                line = corner + np.clip(share.T, 0, 2) * np.array([wide, tall])
                pen.line(line, QUIET, 0.045, opacity=strength)
                pen.line(line, LOSS, 0.045, opacity=strength * self.at(number))
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
    """Three ways to choose a rate."""

    def __init__(self, plan: RatePlan, meter: Meter) -> None:
        self.plan, self.meter = plan, meter
        self.falls = Falls(plan, meter.scan.get_value)
        copied = Formula(
            f"{{{{alpha : rate}}}} = {number_text(self.falls.rates[0])}", {"rate": STEP}, BODY_SIZE
        )
        ways = (
            (_card(copied), tr("Copy what worked"), tr("for a similar problem.")),
            (
                self.falls,
                tr("Raise {alpha} until the loss").format(alpha=ALPHA),
                tr("climbs, then back off."),
            ),
            (
                _card(Words(tr("Adam"), BODY_SIZE)),
                tr("Let a method adapt it:"),
                tr("film 15"),
            ),
        )
        self.ways = [_beside(picture, *lines) for picture, *lines in ways]
        for way, row in zip(self.ways, _COLUMN.rows(1, 2, 1, gap=0.2), strict=True):
            way.move_to(row.middle).align_to(np.array([row.left, 0, 0]), LEFT)

    def tried(self) -> Moves:
        """The pointer goes to each rate that is tried; only then its curve is there."""
        for number, rate in enumerate(self.falls.rates):
            yield (self.meter.point_at(rate),), 0.4
            yield (change(self.falls.shown, number + 1),), 0.3

    @property
    def copied(self) -> float:
        """The rate that worked before."""
        return self.falls.rates[0]

    @property
    def backed_off(self) -> float:
        """The one before the loss stayed."""
        return self.falls.rates[1]

    @property
    def almost(self) -> float:
        """A rate just below the limit."""
        return _LESSON * self.plan.limit

    def lesson(self) -> Any:
        """The sentence worth remembering."""
        lines = tr("The sharpest direction"), tr("sets the speed limit.")
        words = Stack(*(Words(line, TITLE_SIZE) for line in lines), gap=0.18)
        return words.within(_OVER_MAP)


def _card(words: Any) -> VGroup:
    wide, tall = _CARD
    card = RoundedRectangle(
        width=wide,
        height=tall,
        corner_radius=0.12,
        fill_color=PLATE,
        fill_opacity=0.9,
        stroke_color=RULE,
        stroke_width=3,
    )
    return VGroup(card, words.move_to(card))


def _beside(picture: Any, *lines: str) -> VGroup:
    """A picture, and words to the right of it."""
    words = Stack(*(Words(line, LABEL_SIZE) for line in lines), gap=0.16)
    return VGroup(picture, words).arrange(RIGHT, buff=0.35)


__all__ = ["Falls", "Practice"]
