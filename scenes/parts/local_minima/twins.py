"""Two on one ridge, a hair apart, seen under a lens that draws back as they part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from manim import LEFT, ORIGIN, RIGHT, UP, FadeIn, FadeOut, Line, VGroup
from manim import rate_functions as rates
from numpy.typing import NDArray

from gdmath.typst import typst_number
from scenes.parts.local_minima.climb import Climb
from scenes.parts.local_minima.country import SKY, TALL, Country, height_text
from scenes.parts.local_minima.gap import Gap
from scenes.parts.local_minima.lens import Lens, RaisedAxis
from scenes.parts.local_minima.plan import GAP_DIGITS, Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    NEXT,
    POSITION,
    STEP,
    TEXT,
    Box,
    Formula,
    Hiker,
    Layer,
    Plumb,
    Readout,
    Stack,
    StepByStep,
    Words,
    change,
    on_plate,
    swell,
    tr,
)
from scenes.stage.paint.painted import Afterwards
from scenes.stage.type.text import number_text

Moves = Iterator[tuple[list[Any], float]]

Array = NDArray[np.float64]

_ROWS = (1.35, 0.65)  # scene units above the axis: the twins' arrows, the left one's above
_BESIDE = 0.45  # scene units beside a name, which stands beyond its arrow's tip
_FAINT = 0.4
_ROOM = 2.5  # times as far as they stand from the ridge: what is seen beside them
_SOIL_BAR, _TICK = 0.45, np.array([0.0, 0.13, 0.0])  # scene units: a bar under feet, its ends
_OVER_GROUND = 0.15  # scene units: what is told of a valley is clear of its walls
_SPARE = 0.25  # scene units for more digits
_SOIL = Box(-4.1, -1.75, 3.9, -0.75)  # below the valley in the middle
_COLORS = {"here": POSITION, "rate": STEP, "grad": GRADIENT, "next": NEXT}


class Twins:
    """Both as hikers, with their steps; ``left`` and ``right`` have one progress."""

    def __init__(self, plan: Plan, country: Country) -> None:
        self.plan, self.country = plan, country
        walk = plan.twins
        starts, slopes = walk.points[0, :, 0], walk.gradients[0, :, 0]
        ridge = float(starts.mean())
        half = float(np.abs(np.concatenate([starts, starts + slopes]) - ridge).max())
        named = max(self._name(float(slope)).width for slope in slopes)
        half /= 1 - (named + _BESIDE) / (float(country.plane.size[0]) / 2)
        self.lens = Lens(country, ridge, half)
        self.left, self.right = (
            StepByStep(
                walk.path(slice(number, number + 1)),
                plan.rate,
                RaisedAxis(country.plane, _ROWS[number]),
                POSITION,
            )
            for number in (0, 1)
        )
        self.both = self.left, self.right
        self.right.progress = self.left.progress
        self.gap = Gap(country.curve, self.both)
        self.hikers = [self._hiker(one) for one in self.both]
        self.apart = VGroup()
        self.climb = Climb(country, self.lens)
        self.plumbs = VGroup(*(Plumb(country.curve, self._now(one), POSITION) for one in self.both))
        self.crest = Plumb(country.curve, lambda: np.array([ridge]), TEXT, dashed=True)
        self.counters = Stack(
            on_plate(Readout("step", tr("step"), self._step, 0, BODY_SIZE), spare=_SPARE),
            on_plate(Readout("apart", tr("apart"), self._gap, GAP_DIGITS, BODY_SIZE)),
            align=ORIGIN,
            across=True,
        ).within(SKY, UP + LEFT)
        told = tr("learning rate {rate}").format(rate=number_text(plan.rate))
        self.rate = on_plate(Words(told, BODY_SIZE, STEP), 0.12).within(SKY, UP + LEFT)

    def stand_apart(self) -> Moves:
        """How far apart they stand is told, and the axis is there once more."""
        self.apart = self._told_apart()
        yield [FadeIn(self.apart), self.country.plane.animate.set_presence(1)], 0.5

    def _told_apart(self) -> VGroup:
        """A bar in the soil, as they are seen now, and its length."""
        ends = self.country.curve.at(self.plan.twins.points[0])
        y = float(ends[:, 1].min()) - _SOIL_BAR
        left, right = (np.array([x, y, 0.0]) for x in ends[:, 0].tolist())
        bar = [Line(left, right), *(Line(end + _TICK, end - _TICK) for end in (left, right))]
        for line in bar:
            line.set_stroke(POSITION, 6).set_z_index(Layer.ARROW)
        name = Words(number_text(float(f"{self.plan.gaps[0]:.2g}")), LABEL_SIZE, POSITION)
        return VGroup(*bar, name.next_to(right, RIGHT, buff=0.25))

    def _hiker(self, one: StepByStep) -> Hiker:
        place = float(one.trajectory.points[0, 0, 0])
        hiker = Hiker(self.country.curve, place, TALL, clock=self.country.clock)
        hiker.join(one)
        hiker.looks.set_value(-1)  # at the other
        return hiker

    def _now(self, one: StepByStep) -> Any:
        return lambda: one.now()[0]

    def _step(self) -> float:
        return self.left.step

    def _gap(self) -> float:
        return float(self.plan.gaps[self.left.step])

    def seen_from_afar(self) -> list[Any]:
        """All is as it was before the lens."""
        axis = self.country.plane.animate.set_presence(1)
        return [axis, FadeIn(*self.country.crosses), FadeOut(self.lens.times, self.counters)]

    # -- from near -------------------------------------------------------------------------------

    def looked_at(self, guess: Any) -> Moves:
        """What was guessed, and how far apart they are, goes; where they stand is shown."""
        yield [guess.fold(), FadeOut(self.apart)], 0.3
        yield [FadeIn(self.plumbs)], 0.3

    @property
    def arrows(self) -> VGroup:
        """The gradients and the steps."""
        return VGroup(*(one.arrows for one in self.both))

    def told(self, names: VGroup) -> Moves:
        """One gradient grows, then the other, and their sizes are written."""
        for one, name in zip(self.both, names, strict=True):
            yield [one.look()], 1.2
            yield [FadeIn(name)], 0.4
        yield [swell(names, 1.1)], 1.2

    def both_turn(self, names: VGroup) -> Moves:
        """Both turn to their steps, which are seen from nearer."""
        faint = [one.uphill.animate.set_presence(_FAINT) for one in self.both]
        turns = [change(hiker.looks, 1) for hiker in self.hikers]
        aims = (move for one in self.both for move in one.aim())
        yield [FadeOut(names), *faint, *turns, *aims, swell(self.rate, 1.1)], 2.4
        yield [one.uphill.animate.set_presence(0) for one in self.both], 0.3
        ends = np.abs(self.plan.twins.points[1, :, 0] - self.lens.x)
        yield [self.lens.come_closer(_ROOM * float(ends.max()))], 1.3

    def names(self) -> VGroup:
        """How large both gradients are, signs and all: each beyond the tip of its arrow."""
        made = []
        for one, other in (self.both, self.both[::-1]):
            gradient, foot = float(one.gradient()[0]), one.foot()
            name, right = self._name(gradient), gradient > 0
            tip, beyond = one.on.at(foot + gradient), one.on.at(other.foot())
            x = max(tip[0], beyond[0]) if right else min(tip[0], beyond[0])
            made.append(name.next_to((x, tip[1], 0), RIGHT if right else LEFT, buff=0.14))
        return VGroup(*made)

    def _name(self, gradient: float) -> Words:
        """With as many digits as it is said with, in the step that is made of it."""
        said = float(left_step(self.plan)[2])
        digits = next((n for n in (1, 2, 3) if float(f"{said:.{n}g}") == said), 1)
        return Words(signed(gradient, digits), LABEL_SIZE, GRADIENT)

    def step(self) -> list[Any]:
        """Both take a step."""
        right = self.right
        right.downstep.set_as(share=self.plan.rate, turned=1)
        used = change(right.downstep.used, 1), right.uphill.animate.set_presence(0)
        return [*self.left.take_step(), *used, Afterwards(right.land)]

    def worked(self) -> Any:
        """The left one's step in numbers."""
        here, rate, grad, end = left_step(self.plan)
        rate, grad = map(_in_typst, (rate, grad))
        grad = f"({grad})" if grad.startswith("-") else grad
        source = (
            f"{{{{{here} : here}}}} - {{{{{rate} : rate}}}} times {{{{{grad} : grad}}}}"
            f" approx {{{{{end} : next}}}}"
        )
        return on_plate(Formula(source, _COLORS, BODY_SIZE), 0.1).within(SKY, UP + LEFT)  # over her

    def tiny_step(self) -> Moves:
        """The first step, worked out; then how far apart they are."""
        worked = self.worked()
        yield [FadeOut(self.rate)], 0.2
        yield [FadeIn(worked)], 0.4
        yield self.step(), 1.5
        gone = FadeOut(worked, self.arrows, self.plumbs, self.crest)
        axis = self.country.plane.animate.set_presence(0)  # ground is below it, between
        yield [gone, axis], 0.4
        yield [FadeIn(self.counters, self.gap)], 0.4

    # -- on the ground ---------------------------------------------------------------------------

    def far(self) -> float:
        """How far the lens has drawn back: as their gap grows, factor for factor."""
        gap, gaps = float(np.ptp([one.now()[0, 0] for one in self.both])), self.plan.gaps
        share = np.log(gap / gaps[1]) / np.log(gaps[-1] / gaps[1])
        return float(np.clip(share, 0, 1))

    def go(self, to: int, pace: Any) -> Any:
        """Both walk on to a step."""
        return self.left.hurry(to, pace)

    def go_home(self) -> Moves:
        """Each goes over her own side, and down to her floor."""
        yield [self.go(self.plan.parted, rates.linear)], 4.0
        yield [self.go(self.left.steps, rates.ease_out_quad), FadeOut(self.gap)], 1.6

    def heights(self) -> VGroup:
        """How high the ground is where each has arrived, beside her."""
        made = []
        for end in self.plan.twin_ends:
            number = height_text(float(self.plan.height(self.plan.floors[end])))
            told = tr("height {number}").format(number=number)
            label = on_plate(Words(told, LABEL_SIZE, LOSS), 0.1)
            x, y = self.country.xy(float(self.plan.floors[end]))
            half = label.width / 2
            x = float(np.clip(x, SKY.left + half, SKY.right - half))
            ground = self.country.curve.level(np.linspace(x - half, x + half, 31)).max()
            clear = float(ground) + _OVER_GROUND + label.height / 2
            made.append(label.move_to((x, max(y + TALL + 0.45, clear), 0)))
        return VGroup(*made)


def left_step(plan: Plan) -> tuple[str, str, str, str]:
    """The left one's first step: start, rate, gradient with few digits, and where it ends."""
    start, slope = float(plan.twins.points[0, 0, 0]), float(plan.twins.gradients[0, 0, 0])
    places = int(np.ceil(-np.log10(abs(plan.rate * slope)))) + 1
    end = f"{start - plan.rate * slope:.{places}f}"
    # As few digits as give that end, if what is written is worked out.
    for many, few in product((6, 7, 8, 9), (1, 2, 3, 4)):
        here, grad = f"{start:.{many}g}", f"{slope:.{few}g}"
        if f"{float(here) - plan.rate * float(grad):.{places}f}" == end:
            break
    return here, f"{plan.rate:g}", grad, end


def _in_typst(number: str) -> str:
    return typst_number(float(number)) if "e" in number else number


def signed(number: float, digits: int = 1) -> str:
    """A small number with its sign: +0.006, −10⁻⁵."""
    size = number_text(float(f"{abs(number):.{digits}g}"))
    return f"{'−' if number < 0 else '+'}{size}"


__all__ = ["Twins", "left_step", "signed"]
