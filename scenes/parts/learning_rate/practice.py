"""How a rate is chosen where nobody knows the curvature, and where this course took its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, RoundedRectangle, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.parts.learning_rate.elsewhere import Elsewhere
from scenes.parts.learning_rate.numerals import LAMBDA
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    PATH,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    TITLE_SIZE,
    Box,
    Formula,
    Layer,
    Playback,
    Stack,
    Surface,
    View,
    Walkers,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import PLATE, RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_WIDE = Box(-5.8, STAGE.bottom + 0.4, 5.8, 2.9)
_COLUMN = Box(STAGE.left, STAGE.bottom, 0.1, 2.6)
_CARD = 2.1, 1.3  # scene units: a picture beside a line
_TRIED = (0.5, 0.75, 1.0, 1.1)  # of the limit: rates that are tried, the last of which is too much
_STEPS = 8  # of each of them
_TALLEST = 2.2  # times the loss at the start
_LESSON = 0.975  # of the limit: a rate just below it
_ABOVE, _DOWN = 0.5, 12  # of the way out to a well: where she begins; steps to its bottom
_HILLS = Box(-7.0, -3.4, 7.0, 3.0)


class Falls(Painted):
    """Losses against the step for rates that are raised, the last one bright; ``shown`` of them."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan) -> None:
        super().__init__()
        self.rates = [share * plan.limit for share in _TRIED]
        start = plan.valley_start
        self.losses = [
            descend(plan.valley, gradient_descent(rate), start, _STEPS).losses
            for rate in self.rates
        ]
        self.shown = ValueTracker(0.0)
        wide, tall = _CARD
        self.set_frame(-wide / 2, -tall / 2, wide / 2, tall / 2)

    def draw(self, canvas: Canvas) -> None:
        """Two axes and the curves."""
        middle, (wide, tall) = self.get_center()[:2], _CARD
        corner, pen = middle - np.array([wide / 2, tall / 2]), Pen(canvas, self.presence)
        ends = np.array([(0, tall), (0, 0), (wide, 0)])
        pen.line(corner + ends, QUIET, 0.025)
        shown = float(self.shown.get_value())
        canvas.rectangle(float(corner[0]), float(corner[1]), wide, tall)
        canvas.clip()
        for number, losses in enumerate(self.losses):
            strength = float(np.clip(shown - number, 0, 1))
            if strength > 0:
                share = np.stack([np.arange(_STEPS + 1) / _STEPS, losses / losses[0] / _TALLEST])
                line = corner + np.clip(share.T, 0, 2) * np.array([wide, tall])
                latest = shown <= number + 1
                pen.line(line, LOSS if latest else QUIET, 0.045, opacity=strength)

    def readings(self) -> list[Reading]:
        """The last losses of those that are shown."""
        count = int(self.shown.get_value() + 1e-9)
        return [
            Reading(f"loss tried at {rate:.4g}", "", float(losses[-1]))
            for rate, losses in list(zip(self.rates, self.losses, strict=True))[:count]
        ]


class Ground(Painted):
    """A ground of another film, small: a curve of one knob, or a valley of two."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, knobs: int) -> None:
        super().__init__()
        self.knobs = knobs
        wide, tall = _CARD
        self.set_frame(-wide / 2, -tall / 2, wide / 2, tall / 2)

    def draw(self, canvas: Canvas) -> None:
        """A parabola, or lines of equal height."""
        middle, pen = self.get_center()[:2], Pen(canvas, self.presence)
        across = np.linspace(-1, 1, 61)
        if self.knobs == 1:
            line = np.stack([across * 0.95, 1.2 * across**2 - 0.6], axis=-1)
            pen.line(middle + line, LOSS, 0.05)
            return
        angle = np.pi * across
        for share in (0.3, 0.65, 1.0):
            ring = share * np.stack([0.95 * np.cos(angle), 0.62 * np.sin(angle)], axis=-1)
            pen.line(middle + ring, LOSS, 0.035, opacity=0.4 + 0.5 * (1.1 - share), closed=True)


class Practice:
    """Three ways to choose a rate, and the rates of two other films."""

    def __init__(self, plan: RatePlan) -> None:
        self.plan = plan
        self.falls = Falls(plan)
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
        for way, row in zip(self.ways, _COLUMN.rows(1, 1, 1), strict=True):
            way.move_to(row.middle).align_to(np.array([row.left, 0, 0]), LEFT)
        others = (tr("pizzas"), 1, plan.pizzas), (tr("the hundred dots"), 2, plan.dots)
        self.others = [
            Other(*other, row) for other, row in zip(others, _WIDE.rows(1, 1, gap=0.4), strict=True)
        ]

    def tried(self) -> list[tuple[float, Any]]:
        """Each rate that is tried, and its curve."""
        return [
            (rate, change(self.falls.shown, number + 1))
            for number, rate in enumerate(self.falls.rates)
        ]

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
        words = Words(tr("The sharpest direction sets the speed limit."), TITLE_SIZE)
        return on_plate(words)

    def card(self) -> Any:
        """Where to go on."""
        return on_plate(Words(tr("try it: downhill playground")))


class Floorless(Surface):
    """Hills without the floor beneath, which would show where they are low."""

    def _paint_floor(self, canvas: Canvas) -> None:
        """Nothing."""


class Hills:
    """A ground of wells of different depths, and a lamp in the shallowest of them."""

    def __init__(self) -> None:
        landscape = LANDSCAPES["styblinski_tang"].with_window(((-3.9, 3.9),) * 2)
        self.view = View(landscape)
        self.view.within(_HILLS, azimuth=-60.0, elevation=40.0, relief=3.0)
        shallow = max(landscape.minima, key=lambda place: float(landscape.value(place)))
        walk = descend(landscape, gradient_descent(0.02), [_ABOVE * np.asarray(shallow)], _DOWN)
        self.party = Playback(walk, [PATH], PATH)
        self.surface = Floorless(self.view)
        self.lamp = Walkers(self.view, self.party, radius=0.2)

    def arrive(self) -> Any:
        """She walks down into it."""
        return self.party.hurry()

    def turn(self) -> Any:
        """The camera goes round a little."""
        return self.view.move(azimuth=-50.0)


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


class Other(VGroup):
    """A ground of another film, and the bar of the rates that it bears."""

    def __init__(self, name: str, knobs: int, other: Elsewhere, row: Box) -> None:
        left, right = row.columns(1, 2, gap=0.5)
        picture, words = Ground(knobs), Words(name, BODY_SIZE)
        both = VGroup(picture, words).arrange(DOWN, buff=0.25).move_to(left.middle)
        self.bar = LimitBar(other, right)
        super().__init__(both, self.bar)


class LimitBar(Lettered):
    """A bar as long as the largest rate that a ground bears, and on it the rate that was used.

    ``used`` in [0, 1] is how much of the latter is there.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, other: Elsewhere, box: Box) -> None:
        super().__init__()
        self.other, self.box, self.used = other, box, ValueTracker(0.0)
        limit = f"{other.limit:.2g}" if other.limit < 0.1 else f"{other.limit:.3g}"
        known = tr("{lam} = {number}: limit 2/{lam} = {limit}").format(
            lam=LAMBDA, number=f"{other.curvature:.3g}", limit=limit
        )
        self._limit = Lettering(known, LABEL_SIZE, TEXT)
        ours = tr("our rate {rate}").format(rate=number_text(other.used))
        self._ours = Lettering(ours, LABEL_SIZE, STEP)
        self.set_frame(box.left, box.middle[1] - 1.0, box.right, box.middle[1] + 1.0)

    def _at(self, rate: float) -> float:
        """Where on the screen a rate is."""
        return self.box.left + self.box.width * rate / self.other.limit

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The limit above the end of the bar, the rate that was used below its mark."""
        y = float(self.box.middle[1])
        yield self._limit, self.box.right - self._limit.width, y + 0.4, 1.0
        left = max(self.box.left, self._at(self.other.used) - self._ours.width / 2)
        yield self._ours, left, y - 0.7, float(self.used.get_value())

    def draw(self, canvas: Canvas) -> None:
        """The bar, its end, the part that was used."""
        pen, y = Pen(canvas, self.presence), float(self.box.middle[1])
        left, right = self.box.left, self.box.right
        used = left + (self._at(self.other.used) - left) * float(self.used.get_value())
        for end, color in ((right, RULE), (used, STEP)):
            ends = np.array([(left, y - 0.2), (end, y - 0.2), (end, y + 0.2), (left, y + 0.2)])
            pen.fill(ends, color)
        pen.line(np.array([(right, y - 0.3), (right, y + 0.3)]), TEXT, 0.06)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The limit and the rate that was used."""
        return [Reading("limit elsewhere", "", (self.other.limit, self.other.used))]


__all__ = ["Falls", "Ground", "Hills", "Practice"]
