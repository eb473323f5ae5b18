"""Who differentiates, and what comes next: three names, and dots with a line."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import linear_data
from scenes.parts.paraboloid.mosaic import Mosaic
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import BAND, BELOW
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import (
    GRADIENT,
    LOSS,
    TITLE,
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
_CARD, _NAMES, _MANY = 78, 72, 1_000_000


class Card:
    """A bowl and its slopes, which were easy; many slopes; and the names of three libraries.

    The words stand above a mosaic of curves, one line at a time.
    """

    def __init__(self, plan: Plan) -> None:
        slopes = ", ".join(plan.bowl.slopes())
        source = (
            f"{{{{{plan.bowl.formula} : bowl}}}} {{{{arrow.r : to}}}} {{{{({slopes}) : slopes}}}}"
        )
        whole = Formula(source, {"slopes": GRADIENT}, _CARD).within(BAND)
        whole.scale(min(1.0, BAND.width / whole.width))
        self.bowl = whole.part("bowl")
        self.slopes = VGroup(whole.part("to"), whole.part("slopes"))
        many = tr("{many} slopes?").format(many=short(_MANY, 7))
        self.many = Words(many, _CARD, GRADIENT).within(BAND)
        names = [Words(tr(name), _NAMES) for name in LIBRARIES]
        self.names = on_one_line(*names, buff=1.2).move_to(BAND.middle)
        self.names.scale(min(1.0, BAND.width / self.names.width))
        self.mosaic = Mosaic(plan, BELOW.inset(bottom=0.1))

    @property
    def all(self) -> list[Any]:
        """All of it."""
        return [self.bowl, self.slopes, self.many, self.names, self.mosaic]


WIDEST = 8.1  # scene units, of the formula of a stretched bowl

LESSON = "You come as close as you like."


def height_of(plan: Plan) -> Formula:
    """How high the bowl is, in the title."""
    height = Formula(f'{{{{"{tr("height")}" : h}}}} = {plan.bowl.formula}', {"h": LOSS})
    return height.scale(min(1.0, WIDEST / height.width)).within(TITLE, LEFT)


def more_of(plan: Plan, height: Formula) -> list[Formula]:
    """What comes behind the height of the bowl: a third error where it is plain, and more."""
    terms = {"third": '"" + z^2', "more": '"" + dots.h.c'}
    if not plan.bowl.plain:
        del terms["third"]
    behind = " ".join(f"{{{{{source} : {name}}}}}" for name, source in terms.items())
    whole = Formula(f'{{{{"{tr("height")}" : h}}}} = {plan.bowl.formula} {behind}')
    first = height.part("h")
    whole.scale(first.width / whole.part("h").width)
    whole.shift(first.get_center() - whole.part("h").get_center())
    size = float(whole.font_size)
    return [Formula(source, size=size).move_to(whole.part(name)) for name, source in terms.items()]


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


__all__ = ["LESSON", "LIBRARIES", "WIDEST", "Card", "NextFilm", "height_of", "more_of"]
