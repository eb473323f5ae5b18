"""The round bowl, squashed: the rate that suits it throws her across there."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.frames import Shades
from scenes.parts.paraboloid.places import ANSWERED
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.she import She
from scenes.stage import PATH, STEP, TITLE_SIZE, Arrow, Formula, Layer, WorkedLine, change
from scenes.stage.ground.rings import Endless
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture

Array = NDArray[np.float64]

_STEEPER = (3.0, 2.0)  # times, across: the first with which her step ends on the map
_MOST = 0.9 * REACH  # from the cross, where that may be
_PACES = 4.0
_TRAIL, _SPOT = 0.05, 0.07


def squashed(plan: Plan) -> tuple[int, float]:
    """Along which axis it is squashed, and how many times as steep it is then."""
    for times in _STEEPER:
        for axis in (1, 0):
            if 0 < abs(plan.away[axis]) * (times - 1) <= _MOST:
                return axis, times
    return int(np.argmax(np.abs(plan.away))), _STEEPER[-1]


def steeper(plan: Plan) -> Array:
    """How fast the slopes of the squashed bowl grow (2, 2)."""
    axis, times = squashed(plan)
    factors = np.ones(2)
    factors[axis] = times
    return np.asarray(plan.bowl.bends[0] * np.diag(factors))


def landing(plan: Plan) -> Array:
    """Where the first step of the other rate ends there, from the cross (2,)."""
    return np.asarray(plan.away - plan.compared * steeper(plan) @ plan.away)


class Squash:
    """From ``steep`` 1, the round bowl, to ``times`` as steep across; and one step in that.

    Of each bowl between the two the map is true. She goes as ``walked`` goes from 0 to 1.
    """

    def __init__(self, on: Endless, plan: Plan) -> None:
        self.plan = plan
        self.axis, self.times = squashed(plan)
        self.hessian, self.landed = steeper(plan), landing(plan)
        self.steep, self.walked = ValueTracker(1.0), ValueTracker(0.0)
        self.map = Narrowing(on, self)
        self.arrow = Arrow(
            on, lambda: plan.away, self.gradient, becomes=STEP, name="squashed step"
        ).set_as(share=plan.compared, turned=1, grown=0)
        self.she = She(on, self.place, lambda: _PACES * float(self.walked.get_value()), self.way)
        self.trail = Line(on, self)
        self.formula = Formula(self.source, size=TITLE_SIZE).within(
            ANSWERED, np.array([-1.0, 0, 0])
        )

    @property
    def source(self) -> str:
        """Its height, to be typeset."""
        terms = []
        for letter, bend, at in zip(
            "xy", self.hessian.diagonal().tolist(), self.plan.bowl.lowest.tolist(), strict=True
        ):
            away = f"({letter} {'-' if at > 0 else '+'} {abs(at):.3g})" if at else letter
            terms.append(f"{away}^2" if bend == 2 else f"{bend / 2:.6g} {away}^2")
        return " + ".join(terms)

    def gradient(self) -> Array:
        """The gradient (2,) at the start, when it is squashed."""
        return np.asarray(self.hessian @ self.plan.away)

    def row(self) -> WorkedLine:
        """The step along the axis on which it is steeper, worked out."""
        k, start = self.axis, self.plan.start
        return WorkedLine(
            float(start[k]), self.plan.compared, float(self.gradient()[k]), TITLE_SIZE
        )

    def oval(self) -> Array:
        """What makes a circle the ring that is alike high now (2, 2)."""
        narrow = np.ones(2)
        narrow[self.axis] = float(self.steep.get_value()) ** -0.5
        return np.diag(narrow)

    def place(self) -> Array:
        """Where she is, from the cross (2,)."""
        share = float(self.walked.get_value())
        return np.asarray((1 - share) * self.plan.away + share * self.landed)

    def way(self) -> Array:
        """Where her step goes (2,)."""
        return np.asarray(self.landed - self.plan.away)

    def squash(self) -> Any:
        """Become as steep across."""
        return change(self.steep, self.times)

    def step(self) -> list[Any]:
        """She goes, and uses up her arrow."""
        return [change(self.walked, 1), change(self.arrow.used, 1)]


class Narrowing(Shades):
    """The whole map of a bowl that is being squashed."""

    def __init__(self, on: Endless, squash: Squash) -> None:
        self.squash = squash
        super().__init__(on, on.half, squash.oval())

    def draw(self, canvas: Canvas) -> None:
        """The map of the bowl as it is now."""
        self.oval = self.squash.oval()
        super().draw(canvas)


class Line(OnPicture):
    """Her way in it, behind her, from where she began."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, on: Endless, squash: Squash) -> None:
        super().__init__(on)
        self.squash = squash

    def draw(self, canvas: Canvas) -> None:
        """A line with a dot at its beginning."""
        if self.squash.walked.get_value() <= 0:
            return
        spots = self.on.at(np.array([self.squash.plan.away, self.squash.place()]))
        pen = Pen(canvas, self.presence)
        pen.line(spots, PATH, _TRAIL, casing=0.05)
        pen.disc(spots[0], _SPOT, PATH, casing=0.02)


__all__ = ["Squash", "landing", "squashed"]
