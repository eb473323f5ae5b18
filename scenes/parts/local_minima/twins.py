"""Two on one ridge, a hair apart, and a glass over the axis between them."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup
from numpy.typing import NDArray

from scenes.parts.local_minima.country import TALL, Country, height_text
from scenes.parts.local_minima.glass import Feet, Glass, Row
from scenes.parts.local_minima.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    NEXT,
    POSITION,
    STAGE,
    STEP,
    Box,
    Formula,
    Hiker,
    Mark,
    Readout,
    Stack,
    StepByStep,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.paint.painted import Afterwards

Array = NDArray[np.float64]

_ROWS = (0.7, 0.3)  # of its height: where the twins' arrows lie, the left one's above
_ALONG = 0.64  # of a gradient: where its name is, clear of the other one
_FAINT = 0.4
_PLACES = 6  # decimals of a gradient that is small
_COLORS = {"here": POSITION, "rate": STEP, "grad": GRADIENT, "next": NEXT}


class Twins:
    """Both as hikers and under the glass; ``left`` and ``right`` have one progress."""

    def __init__(self, plan: Plan, country: Country) -> None:
        self.plan, self.country = plan, country
        walk = plan.twins
        starts, slopes = walk.points[0, :, 0], walk.gradients[0, :, 0]
        ridge = float(starts.mean())
        half = float(np.abs(np.concatenate([starts, starts + slopes]) - ridge).max())
        self.glass = Glass(country, ridge, half)
        self.left, self.right = (
            StepByStep(
                walk.path(slice(number, number + 1)),
                plan.rate,
                Row(self.glass.plane, _ROWS[number]),
                POSITION,
            )
            for number in (0, 1)
        )
        self.both = self.left, self.right
        self.right.progress = self.left.progress
        self.hikers = [self._hiker(one) for one in self.both]
        self.feet = Feet(self.both)
        self.arrived = Mark(country.curve, plan.floors[list(plan.twin_ends)][:, None])
        self.counter = on_plate(Readout("step", tr("step"), self._step, 0, BODY_SIZE), spare=0.2)
        factor = f"{1 + plan.growth / 100:g}"
        each = tr("× {factor} with each step").format(factor=factor)
        self.growth = on_plate(Words(each, BODY_SIZE))
        self.apart = on_plate(Readout("apart", tr("apart"), self._gap, 3, BODY_SIZE))

    def _hiker(self, one: StepByStep) -> Hiker:
        place = float(one.trajectory.points[0, 0, 0])
        hiker = Hiker(self.country.curve, place, TALL, clock=self.country.clock)
        hiker.join(one)
        return hiker

    def _step(self) -> float:
        return self.left.step

    def _gap(self) -> float:
        return float(self.plan.gaps[self.left.step])

    def side_by_side(self) -> None:
        """Both look the same way, to the right: of the one who goes left that is behind her."""
        for hiker in self.hikers:
            hiker.looks.set_value(hiker.facing)

    def turn_their_backs(self) -> list[Any]:
        """Each looks where she goes."""
        return [change(hiker.looks, 1) for hiker in self.hikers]

    # -- under the glass -------------------------------------------------------------------------

    @property
    def under_glass(self) -> VGroup:
        """All that is seen under the glass, but for arrows."""
        return VGroup(self.glass, self.glass.plane, self.feet)

    @property
    def arrows(self) -> VGroup:
        """The gradients and the steps."""
        return VGroup(*(one.arrows for one in self.both))

    def look(self) -> list[Any]:
        """Both gradients grow."""
        return [one.look() for one in self.both]

    def names(self) -> VGroup:
        """How large both gradients are, signs and all: each where the other one's arrow is not."""
        made = []
        for one, side in zip(self.both, (DOWN, UP), strict=True):
            gradient = float(one.gradient()[0])
            name = Words(signed(gradient), LABEL_SIZE, GRADIENT)
            at = one.on.at(one.foot() + _ALONG * gradient)
            made.append(name.next_to((*at, 0), side, buff=0.14))
        return VGroup(*made)

    def aim(self) -> list[Any]:
        """Both become the steps; the gradients that they are made of stay, faintly."""
        faint = [one.uphill.animate.set_presence(_FAINT) for one in self.both]
        return [*faint, *(move for one in self.both for move in one.aim())]

    def step(self) -> list[Any]:
        """Both take a step."""
        right = self.right
        right.downstep.set_as(share=self.plan.rate, turned=1)
        used = change(right.downstep.used, 1), right.uphill.animate.set_presence(0)
        return [*self.left.take_step(), *used, Afterwards(right.land)]

    def closer(self) -> Any:
        """Under the glass only the two and their steps have room."""
        ends = self.plan.twins.points[:2, :, 0]
        return self.glass.closer(float(np.abs(ends - self.glass.x).max()))

    def worked(self) -> VGroup:
        """Both steps in numbers."""
        rows = [self._worked(one) for one in self.both]
        return Stack(*rows, gap=0.1).within(Box(0.1, 2.5, STAGE.right, STAGE.top), UP + RIGHT)

    def _worked(self, one: StepByStep) -> Any:
        start, rate, slope = float(one.foot()[0]), self.plan.rate, float(one.gradient()[0])
        end, grad = start - rate * slope, f"{slope:.{_PLACES}f}"
        places = int(np.ceil(-np.log10(abs(rate * slope)))) + 1
        grad = f"({grad})" if slope < 0 else grad
        source = (
            f"{{{{{start:.6g} : here}}}} - {{{{{rate:g} : rate}}}} times {{{{{grad} : grad}}}}"
            f" approx {{{{{end:.{places}f} : next}}}}"
        )
        return on_plate(Formula(source, _COLORS, BODY_SIZE), 0.1)

    # -- on the ground ---------------------------------------------------------------------------

    def go(self, to: int, pace: Any) -> Any:
        """Both walk on to a step."""
        return self.left.hurry(to, pace)

    def heights(self) -> VGroup:
        """How high the ground is where each has arrived, beside her."""
        made = []
        for end in self.plan.twin_ends:
            height = height_text(float(self.plan.height(self.plan.floors[end])))
            label = on_plate(Words(height, LABEL_SIZE, LOSS), 0.1)
            x, y = self.country.xy(float(self.plan.floors[end]))
            made.append(label.move_to((x, y + TALL + 0.45, 0)))
        return VGroup(*made)


def signed(number: float) -> str:
    """A small number with its sign: +0.006."""
    return f"{number:+.1g}".replace("-", "−")


__all__ = ["Twins", "signed"]
