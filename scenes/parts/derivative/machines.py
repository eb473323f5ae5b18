"""Two machines in a row: three rulers, a nudge of the first, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from manim import DOWN, LEFT, RIGHT, FadeIn, RoundedRectangle, ValueTracker, VGroup

from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.pieces import pieces
from scenes.parts.derivative.places import BAND
from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.ruler import BOX, LARGER, NAMES, Ruler, middle, times
from scenes.parts.derivative.telling import chained
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    QUIET,
    Formula,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.lecture.boxes import place

_RULE = 48  # of what a box does
_BODY, _SLOT = "#1A2C4A", (0.7, 0.09)  # as of the machine that takes w


class Row:
    """The rulers with boxes between them; the rates on the boxes, and the rule.

    They have the whole stage, until ``make_room`` lets lenses stand beside them.
    """

    # Of its parts, in the words.
    PHRASES: ClassVar[tuple[str, ...]] = ("2x", "times", "And x", "4z³", "the chain")

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.aside = ValueTracker(1.0)
        self.rulers = [Ruler(plan, number, self.aside) for number in range(3)]
        self.boxes, self.rates, self.squares = VGroup(), VGroup(), VGroup()
        for number, square in enumerate(("x = z^2", "y = x^2")):
            inner = Formula(square, size=_RULE)
            self.squares.add(inner)
            self.boxes.add(self._box(inner).move_to((*middle(number, self.aside), 0)))
            slope = f'"{tr("slope")}" 2 {NAMES[number]}'
            rate = pieces(slope, f"= {plain(plan.rates[number])}").set_color(GRADIENT)
            self.rates.add(rate.next_to(self.boxes[-1], RIGHT, buff=0.3))
        self.rule = self._rule()
        self.called = Words(tr("chain rule"), LABEL_SIZE, QUIET)
        self.called.next_to(self.rule[1], DOWN, buff=0.2, aligned_edge=LEFT)
        self.aside.set_value(0.0)
        for number, box in enumerate(self.boxes):
            box.scale(LARGER).move_to((*middle(number, self.aside), 0))

    @staticmethod
    def _box(inner: Formula) -> VGroup:
        """A machine: a slot on top, and on it what it does."""
        wide, high = BOX
        look: Any = {"fill_opacity": 1, "stroke_color": QUIET}
        plate = RoundedRectangle(
            corner_radius=0.14, width=wide, height=high, fill_color=_BODY, stroke_width=4, **look
        )
        slot = RoundedRectangle(
            corner_radius=0.04, width=_SLOT[0], height=_SLOT[1], fill_color=QUIET, stroke_width=0
        ).set_fill(opacity=1)
        slot.move_to(plate.get_top() + 0.13 * DOWN)
        return VGroup(plate, slot, inner.move_to(plate.get_center() + 0.08 * DOWN))

    def _rule(self) -> VGroup:
        """The chain rule in parts: itself, 2x, 2z, both in z, and at the z of the machines."""
        z, end, at = plain(self.plan.chain_at), chained(self.plan)[1], tr("at")
        rule = "(dif y) / (dif z) = (dif y) / (dif x) dot (dif x) / (dif z)"
        both = "= {{2 z^2 : s}} dot {{2 z : s}}", "= {{4 z^3 : s}}"
        parts = "= {{2 x : s}}", "dot {{2 z : s}}", *both
        last = f'= {{{{{end} : s}}}} quad "{at}" z = {z}'
        return place(pieces(rule, *parts, last, colors={"s": GRADIENT}), BAND.inset(bottom=-0.2))

    def point(self, number: int) -> Any:
        """The pointer of a ruler goes to its number."""
        return change(self.rulers[number].pointed, 1.0)

    def come(self) -> Iterator[tuple[Any, ...]]:
        """The rest of the row after the first ruler and box: moves with their seconds."""
        for thing in (self.rulers[1], self.boxes[1], self.rulers[2]):
            yield (FadeIn(thing),), 0.4

    def make_room(self) -> list[Any]:
        """Animations: rulers and boxes are smaller, and there is room for lenses beside them."""
        aside = ValueTracker(1.0)
        smaller: list[Any] = [
            box.animate.scale(1 / LARGER).move_to((*middle(number, aside), 0))
            for number, box in enumerate(self.boxes)
        ]
        return [change(self.aside, 1.0), *smaller]

    def open(self, number: int) -> Any:
        """The lens on z or x opens; that on y would tell what is to be asked."""
        return change(self.rulers[number].glass, 1.0)

    def nudge(self, number: int) -> list[Any]:
        """The bar in a lens grows; it is divided by the one before."""
        ruler = self.rulers[number]
        return [change(ruler.nudged, 1.0), change(ruler.cut, 1.0)]

    def reason(self, number: int) -> list[Any]:
        """Where the rate of a box comes from: the power rule for its square."""
        return [FadeIn(self.rates[number][0]), swell(self.squares[number], 1.15)]

    def rated(self, number: int) -> Any:
        """The rate of a box comes."""
        return FadeIn(self.rates[number][1], shift=0.2 * RIGHT)

    def tell(self) -> list[tuple[list[Any], float]]:
        """The lens on y opens, and its bar grows: moves with their seconds."""
        return [([change(self.rulers[2].glass, 1.0)], 0.4), (self.nudge(2), 1.4)]

    def multiplied(self) -> Iterator[tuple[Any, ...]]:
        """The rule, part by part at its words; a factor is larger as it is taken from its box."""
        yield (FadeIn(self.rule[0]),), 0.6
        for phrase, part, rate in zip(self.PHRASES, self.rule[1:], self.rates[::-1], strict=False):
            yield phrase, (FadeIn(part), swell(rate, 1.06)), 0.7
        for phrase, part in zip(self.PHRASES[2:], self.rule[3:], strict=True):
            named = (FadeIn(self.called),) if phrase == self.PHRASES[-1] else ()
            yield phrase, (FadeIn(part), *named), 0.6


__all__ = ["Row", "Ruler", "times"]
