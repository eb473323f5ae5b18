"""A million knobs and a million slopes; and a number too many, which is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, RoundedRectangle, VGroup, rate_functions

from gdmath import LANDSCAPES, InputError, Landscape
from scenes.parts.gradient.column import column, number
from scenes.parts.gradient.plan import Plan
from scenes.stage import GRADIENT, LOSS, POSITION, Formula, Words, tr

_MIDDLE = np.array([0.0, 0.2, 0.0])
_SLOT, _APART, _DROP = 1.5, 1.9, 2.4  # scene units
_RULE, _CALL = np.array([-4.9, 0.4, 0.0]), np.array([1.9, 0.1, 0.0])


def million() -> Formula:
    """The column of a million slopes: two of them, and the last."""
    cells = (
        "(partial f) / (partial theta_1)",
        "(partial f) / (partial theta_2)",
        "dots.v",
        '(partial f) / (partial theta_("1,000,000"))',
    )
    return column(*cells, called="abcd").move_to(_MIDDLE)


def refusal(ground: Landscape, numbers: list[float]) -> str:
    """What is wrong with a number too many, once it is refused."""
    try:
        ground.gradient(numbers)
    except InputError:
        told = tr("needs {needed} numbers, got {given}")
        return told.format(needed=ground.dimension, given=len(numbers))
    raise AssertionError("a number too many is refused")


class Slots:
    """The gradient of x² + y², a slot for each of its numbers; and three that are handed over."""

    def __init__(self, plan: Plan) -> None:
        told = refusal(LANDSCAPES["paraboloid"], list(plan.knobs))
        self.answer = Words(told, 64).move_to((0, -2.2, 0))
        rule = Formula("{{f : f}} = x^2 + y^2", {"f": LOSS}, 60)
        self.slopes = column("2 x", "2 y", size=60)
        self.slopes.next_to(rule, DOWN, buff=0.6, aligned_edge=LEFT)
        self.rule = VGroup(rule, self.slopes).move_to(_RULE)
        head, tail = (Formula(sign, {}, 130, GRADIENT) for sign in ("nabla f", '")"'))
        opens = Formula('"("', {}, 130, GRADIENT)
        x = np.array([0.0, _APART])
        slots = [
            RoundedRectangle(
                corner_radius=0.15, width=_SLOT, height=_SLOT, stroke_color=POSITION, stroke_width=5
            ).move_to((at, 0, 0))
            for at in x
        ]
        opens.next_to(slots[0], LEFT, buff=0.2)
        head.next_to(opens, LEFT, buff=0.2)
        tail.next_to(slots[1], RIGHT, buff=0.2)
        self.call = VGroup(head, opens, *slots, tail)
        self.call.shift(_CALL - self.call.get_center())
        self.spots = [slot.get_center() for slot in slots]
        above = *self.spots, self.spots[1] + _APART * RIGHT
        self.numbers = [
            Words(number(knob).replace("-", "−"), 84, POSITION).move_to(spot + _DROP * UP)
            for knob, spot in zip(plan.knobs, above, strict=True)
        ]

    def fill(self, place: int) -> Any:
        """A number comes into its slot."""
        build: Any = self.numbers[place].animate(rate_func=rate_functions.ease_out_bounce)
        return build.move_to(self.spots[place])

    def strike(self) -> Any:
        """The third one falls on what is there."""
        build: Any = self.numbers[2].animate(rate_func=rate_functions.rush_into)
        return build.move_to(self.spots[1] + (0.5 * _SLOT + 0.4) * UP)

    def bounce(self) -> Any:
        """And it is thrown off."""
        build: Any = self.numbers[2].animate(
            rate_func=rate_functions.rush_from, path_arc=-np.pi / 2
        )
        return build.move_to(self.spots[1] + (2.2, 1.4, 0))

    @property
    def all(self) -> list[Any]:
        """Rule, slots, numbers and the answer."""
        return [self.rule, self.call, *self.numbers, self.answer]


__all__ = ["Slots", "million", "refusal"]
