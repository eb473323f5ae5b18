"""Two on one ridge, a hair apart, and a glass over the axis between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, FadeIn, FadeOut, VGroup
from manim import rate_functions as rates
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from gdmath.typst import typst_number
from scenes.parts.local_minima.country import TALL, Country, height_text
from scenes.parts.local_minima.glass import Feet, Glass, Row, pane_beside
from scenes.parts.local_minima.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    NEXT,
    POSITION,
    STEP,
    Box,
    Formula,
    Hiker,
    Mark,
    Readout,
    StepByStep,
    Words,
    change,
    on_plate,
    swell,
    tr,
)
from scenes.stage.paint.painted import Afterwards
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_ROWS = (0.38, 0.12)  # of its height: where the twins' arrows lie, the left one's above
_BESIDE = 0.45  # scene units beside a name, which stands beyond its arrow's tip
_FAINT = 0.4
_DIGITS = 4  # of their gap: so many that its first growth is seen
_ROOM = 1.2  # beside both, as a share of their way from the middle
_SMALL = 0.62  # scene units: they under the glass
_SOIL = Box(-4.1, -1.75, 3.9, -0.75)  # below the valley in the middle
_COLORS = {"here": POSITION, "rate": STEP, "grad": GRADIENT, "next": NEXT}


class Twins:
    """Both as hikers and under the glass; ``left`` and ``right`` have one progress."""

    def __init__(self, plan: Plan, country: Country) -> None:
        self.plan, self.country = plan, country
        walk = plan.twins
        starts, slopes = walk.points[0, :, 0], walk.gradients[0, :, 0]
        ridge = float(starts.mean())
        half = float(np.abs(np.concatenate([starts, starts + slopes]) - ridge).max())
        named = max(self._name(float(slope)).width for slope in slopes)
        across = pane_beside(float(country.xy(ridge)[0])).width / 2
        half /= max(1 - (named + _BESIDE) / across, 0.4)
        self.glass = Glass(country, ridge, half)
        self.left, self.right = (
            StepByStep(
                walk.path(slice(number, number + 1)),
                plan.rate,
                Row(self.glass.plane, _ROWS[number], self.glass.pane),
                POSITION,
            )
            for number in (0, 1)
        )
        self.both = self.left, self.right
        self.right.progress = self.left.progress
        self.hikers = [self._hiker(one) for one in self.both]
        self.small = [self._small(one) for one in self.both]
        self.feet = Feet(self.glass, self.both)
        self.arrived = Mark(country.curve, plan.floors[list(plan.twin_ends)][:, None])
        self.counter = on_plate(Readout("step", tr("step"), self._step, 0, BODY_SIZE), spare=0.2)
        factor = f"{1 + plan.growth / 100:g}"
        each = tr("× {factor} with each step").format(factor=factor)
        self.growth = on_plate(Words(each, BODY_SIZE))
        self.apart = on_plate(Readout("apart", tr("apart"), self._gap, _DIGITS, BODY_SIZE))

    def _hiker(self, one: StepByStep) -> Hiker:
        place = float(one.trajectory.points[0, 0, 0])
        hiker = Hiker(self.country.curve, place, TALL, clock=self.country.clock)
        hiker.join(one)
        return hiker

    def _small(self, one: StepByStep) -> Hiker:
        """She under the glass, where she takes one step."""
        start, clock = one.trajectory.points[0, 0], self.country.clock
        hiker = Hiker(self.glass.ground, float(start[0]), _SMALL, clock=clock)
        hiker.follow(descend(self.plan.ground, gradient_descent(self.plan.rate), start, 1))
        hiker.progress = one.progress
        return hiker

    def _step(self) -> float:
        return self.left.step

    def _gap(self) -> float:
        return float(self.plan.gaps[self.left.step])

    def side_by_side(self) -> None:
        """Both look the same way, to the right: of the one who goes left that is behind her."""
        for hiker in (*self.hikers, *self.small):
            hiker.looks.set_value(hiker.facing)

    def turn_their_backs(self) -> list[Any]:
        """Each looks where she goes."""
        return [change(hiker.looks, 1) for hiker in self.hikers]

    # -- under the glass -------------------------------------------------------------------------

    @property
    def under_glass(self) -> VGroup:
        """All that is seen under the glass, but for arrows."""
        return VGroup(self.glass, self.glass.plane, self.glass.ground, self.feet, *self.small)

    @property
    def arrows(self) -> VGroup:
        """The gradients and the steps."""
        return VGroup(*(one.arrows for one in self.both))

    def told(self, names: VGroup) -> Iterator[tuple[list[Any], float]]:
        """Both gradients grow, and their sizes are written."""
        yield [one.look() for one in self.both], 1.4
        yield [FadeIn(names)], 0.5
        yield [swell(names, 1.1)], 1.2

    def both_turn(self, names: VGroup) -> Iterator[tuple[list[Any], float]]:
        """Both turn to their steps, and are seen nearer."""
        yield [FadeOut(names), *self.aim()], 1.8
        gone = [one.uphill.animate.set_presence(0) for one in self.both]
        yield [self.closer(), *gone], 1.0

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

    def aim(self) -> list[Any]:
        """Both turn to their steps; the gradients that these are made of stay, faintly."""
        faint = [one.uphill.animate.set_presence(_FAINT) for one in self.both]
        turns = [change(hiker.looks, 1) for hiker in self.small]
        return [*faint, *turns, *(move for one in self.both for move in one.aim())]

    def step(self) -> list[Any]:
        """Both take a step."""
        right = self.right
        right.downstep.set_as(share=self.plan.rate, turned=1)
        used = change(right.downstep.used, 1), right.uphill.animate.set_presence(0)
        return [*self.left.take_step(), *used, Afterwards(right.land)]

    def closer(self) -> Any:
        """Under the glass only the two and their steps have room."""
        ends = self.plan.twins.points[:2, :, 0]
        return self.glass.closer(_ROOM * float(np.abs(ends - self.glass.x).max()))

    def worked(self) -> Any:
        """The left one's step in numbers."""
        here, rate, grad, end = left_step(self.plan)
        rate, grad = map(_in_typst, (rate, grad))
        grad = f"({grad})" if grad.startswith("-") else grad
        source = (
            f"{{{{{here} : here}}}} - {{{{{rate} : rate}}}} times {{{{{grad} : grad}}}}"
            f" approx {{{{{end} : next}}}}"
        )
        return on_plate(Formula(source, _COLORS, BODY_SIZE), 0.1).within(_SOIL)

    # -- on the ground ---------------------------------------------------------------------------

    def tiny_step(self, worked: Any, counters: Any) -> Iterator[tuple[list[Any], float]]:
        """The first step, worked out under the glass, which then goes."""
        yield [FadeIn(worked)], 0.6
        yield self.step(), 1.4
        yield [FadeOut(self.under_glass, self.arrows, worked), FadeIn(counters)], 0.6

    def widen(self) -> Iterator[tuple[list[Any], float]]:
        """They walk on, and it is said how their gap grows."""
        yield [FadeIn(self.growth)], 0.5
        yield [self.go(self.plan.seen // 2, rates.linear)], 2.8

    def go(self, to: int, pace: Any) -> Any:
        """Both walk on to a step."""
        return self.left.hurry(to, pace)

    def go_home(self) -> Iterator[tuple[list[Any], float]]:
        """Each goes over her own side, and down to her floor."""
        yield [self.go(self.plan.parted, rates.ease_in_quad)], 3.4
        yield [self.go(self.left.steps, rates.ease_out_quad)], 2.4

    def heights(self) -> VGroup:
        """How high the ground is where each has arrived, beside her."""
        made = []
        for end in self.plan.twin_ends:
            height = height_text(float(self.plan.height(self.plan.floors[end])))
            label = on_plate(Words(height, LABEL_SIZE, LOSS), 0.1)
            x, y = self.country.xy(float(self.plan.floors[end]))
            made.append(label.move_to((x, y + TALL + 0.45, 0)))
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
