"""One input, two, three: a curve, a map, a hill without a picture; and a number too many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import FadeIn, rate_functions

from gdmath import LANDSCAPES, InputError, Landscape, parabola
from scenes.parts.gradient.column import column, number, partial
from scenes.parts.gradient.plan import Plan
from scenes.stage import (
    LOSS,
    MAP,
    POSITION,
    STAGE,
    Arrow,
    ArrowScale,
    Box,
    ContourMap,
    Curve,
    Derivation,
    Formula,
    Knob,
    Mark,
    Plane,
    Tangent,
    View,
    Words,
    tr,
)

_PANELS = STAGE.columns(1, 1, 1, gap=0.3)
_RULE, _PICTURE, _AT, _COLUMN = (2.75, 3.4), (0.55, 2.65), (-0.15, 0.4), (-2.6, -0.25)  # heights
_ANSWER = (-2.95, -2.55)
_SIZE = 50
_UP = -0.4, 4.6  # of the square of the first knob, what of the curve is seen
_AROUND = 3.3  # of the larger knob, how much of the map is seen to each side
_TANGENT, _RADIUS, _APART = 0.58, 0.3, 0.75  # scene units
_NEVER = 1e-9  # a knob that is nothing has no picture of its own size


def refusal(ground: Landscape, numbers: list[float]) -> str:
    """What is wrong with a number too many, once it is refused."""
    try:
        ground.gradient(numbers)
    except InputError:
        told = tr("needs {needed} numbers, got {given}")
        return told.format(needed=ground.dimension, given=len(numbers))
    raise AssertionError("a number too many is refused")


class Inputs:
    """x², x² + y², x² + y² + z² side by side, each with its picture and its gradient."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rules = [_rule(count).move_to(_spot(count, _RULE).middle) for count in (1, 2, 3)]
        self.pictures = [self._curve(), self._map(), self._knobs()]
        self.places = [_place(plan.knobs[:count], count) for count in (1, 2, 3)]
        self.boards = [
            Derivation(row, _spot(count, _COLUMN))
            for count, row in enumerate((_letters(1), _letters(2), _partials()), 1)
        ]
        self.answer = Words(refusal(LANDSCAPES["paraboloid"], list(plan.knobs)), 44)
        self.answer.move_to(_spot(2, _ANSWER).middle)
        self.third = Words(_written(plan.knobs[2]), _SIZE, POSITION)
        x, y = self.places[1].get_right()[:2]
        self._falls = [np.array([x + 0.15, y + up, 0.0]) for up in (1.9, 0.55, 1.2)]
        self.third.move_to(self._falls[0])

    def _curve(self) -> list[Any]:
        at = self.plan.knobs[0]
        size = max(abs(at), _NEVER) if at else 1.0
        reach = size * float(np.sqrt(_UP[1]))
        low, high = (end * size**2 for end in _UP)
        plane = Plane((-1, 1), (low, high), numbered=(False, False)).within(_spot(1, _PICTURE))
        wide, tall = plane.size / 2
        across = float(wide / tall) * (high - low) / size / 2  # as long as it is high: a true slope
        plane.reframe(x=(-across, across))
        curve = Curve(plane, parabola(1.0).with_window(((-reach, reach),)))
        tangent = Tangent(curve, lambda: np.array([at]))
        tangent.half = _TANGENT
        return [plane, curve, Mark(curve, np.array([[at]]), "ring", POSITION), tangent]

    def _map(self) -> list[Any]:
        spot = np.array(self.plan.knobs[:2])
        reach = _AROUND * float(np.abs(spot).max()) or 1.0
        ground = LANDSCAPES["paraboloid"].with_window(((-reach, reach),) * 2)
        view = View(ground, size=3.6).within(_spot(2, _PICTURE), **MAP)
        arrow = Arrow(view, lambda: spot, lambda: 2 * spot, scale=ArrowScale(), name="of two")
        return [ContourMap(view), Mark(view, spot[None], "ring", POSITION), arrow]

    def _knobs(self) -> list[Any]:
        box, knobs = _spot(3, _PICTURE), self.plan.knobs
        reach = 1.6 * max(map(abs, knobs)) or 1.0
        return [
            Knob(name, self._value(row), -reach, reach, size=_SIZE, radius=_RADIUS).place(
                box.middle[0] - 1.0, box.top - _RADIUS - _APART * row, _RADIUS
            )
            for row, name in enumerate("xyz")
        ]

    def _value(self, row: int) -> Callable[[], float]:
        return lambda: self.plan.knobs[row]

    def panel(self, row: int) -> list[Any]:
        """The rule and the picture of so many inputs and one more."""
        return [self.rules[row], *self.pictures[row]]

    def tell(self, row: int) -> list[Any]:
        """Its gradient comes."""
        return [FadeIn(self.boards[row])]

    def derive(self) -> list[Any]:
        """The names of three slopes become their formulas."""
        return [self.boards[2].turn_cells(_letters(3))]

    def put_in(self) -> list[Any]:
        """A place for each."""
        return [FadeIn(*self.places)]

    def work_out(self) -> list[Any]:
        """The gradient at each place."""
        return [
            board.turn_cells(_numbers(self.plan.knobs[:count]))
            for count, board in enumerate(self.boards, 1)
        ]

    def strike(self) -> Any:
        """The third number falls on the place of two."""
        build: Any = self.third.animate(rate_func=rate_functions.rush_into)
        return build.move_to(self._falls[1])

    def bounce(self) -> Any:
        """And it is thrown back."""
        build: Any = self.third.animate(rate_func=rate_functions.rush_from, path_arc=-np.pi / 3)
        return build.move_to(self._falls[2])

    @property
    def all(self) -> list[Any]:
        """All panels, the number that was handed over, and the answer."""
        panels = (thing for row in range(3) for thing in self.panel(row))
        return [*panels, *self.places, *self.boards, self.third, self.answer]


def _spot(count: int, heights: tuple[float, float]) -> Box:
    """The box between two heights in the panel of so many inputs."""
    panel = _PANELS[count - 1]
    return Box(panel.left, heights[0], panel.right, heights[1])


def _written(value: float) -> str:
    return number(value).replace("-", "−")


def _rule(count: int) -> Formula:
    """The sum of so many squares."""
    squares = " + ".join(f"{name}^2" for name in "xyz"[:count])
    return Formula(f"{{{{f : f}}}} = {squares}", {"f": LOSS}, _SIZE)


def _place(knobs: tuple[float, ...], count: int) -> Formula:
    """Where the gradient is asked for: (x₀, y₀) = (1, −2)."""
    names = ", ".join(f"{name}_0" for name in "xyz"[:count])
    at = ", ".join(f"{{{{{number(k)} : {name}}}}}" for name, k in zip("xyz", knobs, strict=False))
    source = f"{names} = {at}" if count == 1 else f"({names}) = ({at})"
    made = Formula(source, {}, 44, POSITION)
    box = _spot(count, _AT)
    return made.scale(min(1.0, box.width / made.width)).move_to(box.middle)


def _partials() -> Formula:
    """Three slopes by their names, each on one line."""
    return column(*map(partial, "xyz"), size=_SIZE, called="abc")


def _letters(count: int) -> Formula:
    """The slopes of so many squares."""
    return column(*(f"2 {name}" for name in "xyz"[:count]), size=_SIZE, called="lmn")


def _numbers(knobs: tuple[float, ...]) -> Formula:
    """The same at a place."""
    exact = (f'"{number(2 * k)}"'.replace("-", "−") for k in knobs)
    return column(*exact, size=_SIZE, called="uvw")


__all__ = ["Inputs", "refusal"]
