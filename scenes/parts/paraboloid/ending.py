"""Who differentiates, and what comes next: three names, and dots with a line."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import UP, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import linear_data
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import (
    GRADIENT,
    STAGE,
    Box,
    FittedLine,
    Formula,
    Knob,
    Plane,
    Samples,
    Stack,
    Words,
    on_one_line,
    tr,
)

Array = NDArray[np.float64]


LIBRARIES = ("PyTorch", "JAX", "TensorFlow")
_HELD = 1.0  # seconds before they are turned
_SUM, _CARD, _NAMES, _MANY = 72, 84, 72, 1_000_000


class Card:
    """A bowl and its slopes, which were easy; many slopes; and the names of three libraries."""

    def __init__(self, plan: Plan) -> None:
        upper, middle, lower = STAGE.inset(top=0.3, bottom=0.9).rows(1, 1, 1, gap=0.2)
        slopes = ", ".join(plan.bowl.slopes())
        source = (
            f"{{{{{plan.bowl.formula} : bowl}}}} {{{{arrow.r : to}}}} {{{{({slopes}) : slopes}}}}"
        )
        whole = Formula(source, {"slopes": GRADIENT}, _CARD).within(upper)
        whole.scale(min(1.0, upper.width / whole.width))
        self.bowl = whole.part("bowl")
        self.slopes = VGroup(whole.part("to"), whole.part("slopes"))
        many = tr("{many} slopes?").format(many=short(_MANY, 7))
        self.many = Words(many, _CARD, GRADIENT).within(middle)
        names = [Words(tr(name), _NAMES) for name in LIBRARIES]
        self.names = on_one_line(*names, buff=1.2).move_to(lower.middle)
        self.names.scale(min(1.0, lower.width / self.names.width))

    @property
    def all(self) -> list[Any]:
        """All of it."""
        return [self.bowl, self.slopes, self.many, self.names]


LESSON = "You come as close as you like."


def sums(plan: Plan) -> tuple[Formula, Formula, Array]:
    """Two errors, above the bowl; more of them; and where the two stand beside those."""
    source, rest = plan.bowl.formula, '"" + dots.h.c'
    size = float(_SUM)
    while True:
        whole = Formula(f"{{{{{source} : two}}}} {{{{{rest} : more}}}}", size=size)
        whole.move_to(3.0 * UP)
        if whole.width <= STAGE.width:
            break
        size *= 0.98 * STAGE.width / whole.width
    two = Formula(source, size=size).move_to(3.0 * UP)
    more = Formula(rest, size=size).move_to(whole.part("more"))
    return two, more, whole.part("two").get_center()


class Turning(FittedLine):
    """A line that is turned by itself, also while the film waits."""

    ambient: ClassVar[bool] = True


class NextFilm:
    """A cloud of dots and a line with two knobs, which somebody turns from now on."""

    def __init__(self, box: Box, clock: ValueTracker) -> None:
        data = linear_data(rng=np.random.default_rng(0))
        left, right = box.columns(3, 1, gap=0.6)
        self.clock, self.begun = clock, float(clock.get_value()) + _HELD
        self.plane = Plane((-2.4, 2.4), (-3.6, 5.6), numbered=(False, False)).within(left)
        self.dots = Samples(self.plane, data.x, data.y)
        self.line = Turning(self.plane, self.w, self.b)
        knobs = (Knob("w", self.w, -4, 4, decimals=1), Knob("b", self.b, -4, 4, decimals=1))
        self.knobs = Stack(*knobs, gap=0.8).within(right)

    def w(self) -> float:
        """How steep the line is now."""
        return -1.0 + 0.2 * self.turned()

    def b(self) -> float:
        """How high it is now."""
        return 3.0 - 0.18 * self.turned()

    def turned(self) -> float:
        """For how many seconds the knobs have been turned."""
        return max(0.0, float(self.clock.get_value()) - self.begun)

    @property
    def all(self) -> list[Any]:
        """All of it."""
        return [self.dots, self.line, self.knobs]


__all__ = ["LESSON", "Card", "NextFilm", "sums"]
