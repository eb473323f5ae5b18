"""One input, two, three, each in its turn: a curve, a map, knobs; and a number too many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ValueTracker, rate_functions

from gdmath import LANDSCAPES, InputError, Landscape, parabola
from scenes.parts.gradient.beside import Bars, Legs
from scenes.parts.gradient.column import column, number, partial
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.under import Under
from scenes.stage import (
    LOSS,
    MAP,
    POSITION,
    STAGE,
    Arrow,
    ArrowScale,
    Box,
    Curve,
    Derivation,
    Formula,
    Knob,
    Mark,
    Plane,
    Plumb,
    Surface,
    Tangent,
    View,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.boxes import place

ALL = 3  # inputs at most
_PICTURE = Box(STAGE.left + 0.1, -2.6, -0.1, 3.35)
_FORMULA = Box(0.1, 2.45, STAGE.right, 3.35)  # of the ground, and where it is asked
_STANDS = Box(0.1, 1.6, STAGE.right, 2.3)
_COLUMN = Box(0.1, -1.9, STAGE.right, 1.3)
_ANSWER = Box(0.1, -2.85, STAGE.right, -2.2)
_BOWL = {"azimuth": -90.0, "elevation": 56.0, "perspective": 0.03, "relief": 2.4}
_SIZE = 64
_UP = 0.0, 4.4  # of the square of the first knob, what of the curve is seen
_AROUND = 3.3  # of the larger knob, how much of the map is seen to each side
_TANGENT, _RADIUS, _APART = 0.8, 0.6, 1.8  # scene units
_ASIDE = 0.45  # scene units from the picture, on to the right, the bars: no number meets a knob's
_LONG = 1.5  # scene units that the longest bar of a slope is long
_END = 3.4  # of the first knob: there the axis ends, behind the arrow from 1 to 3
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
    """x², x² + y², x² + y² + z² one after another, each with its picture and its gradient."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rules = [place(_rule(count), _FORMULA) for count in (1, 2, 3)]
        self.rule = Derivation(self.rules[0], _FORMULA)
        self.turned = ValueTracker(0.0)  # of the knobs, on their way from 0
        self.pictures = [self._curve(), self._map(), self._knobs()]
        self.places = [_place(plan.knobs[:count], count) for count in (1, 2, 3)]
        rows = letters(1), letters(2), partials()
        self.boards = [Derivation(row, _COLUMN) for row in rows]
        self.answer = Words(refusal(LANDSCAPES["paraboloid"], list(plan.knobs)), 54)
        self.answer.move_to(_ANSWER.middle)
        self.third = Words(_written(plan.knobs[2]), _SIZE, POSITION)
        x, y = self.places[1].get_right()[:2]
        self._falls = [np.array([x + out, y, 0.0]) for out in (1.1, 0.35, 0.95)]
        self.third.move_to(self._falls[0])

    def _curve(self) -> list[Any]:
        at = self.plan.knobs[0]
        size = max(abs(at), _NEVER) if at else 1.0
        reach = size * float(np.sqrt(_UP[1]))
        low, high = (end * size**2 for end in _UP)
        ends = sorted((np.sign(at or 1) * np.array([-reach, _END * size])).tolist())
        plane = Plane((ends[0], ends[1]), (low, high), ("x", "f"), numbered=(True, False))
        wide, tall = plane.within(_PICTURE).size
        # As long as it is high: a true slope.
        less = tall - wide * (high - low) / (ends[1] - ends[0]) / size
        plane.within(_PICTURE.inset(top=float(less) / 2, bottom=float(less) / 2))
        curve = Curve(plane, parabola(1.0).with_window(((-reach, reach),)))
        tangent = Tangent(curve, lambda: np.array([at]))
        tangent.half = _TANGENT
        arrow = Arrow(
            plane.ruler, lambda: np.array([at]), lambda: np.array([2 * at]), name="of one"
        )
        ring = Mark(curve, np.array([[at]]), "ring", POSITION)
        down = Plumb(curve, lambda: np.array([at]), dashed=True)
        return [Under(plane, reach), plane, curve, down, ring, tangent, arrow]

    def _map(self) -> list[Any]:
        spot = np.array(self.plan.knobs[:2])
        reach = _AROUND * float(np.abs(spot).max()) or 1.0
        ground = LANDSCAPES["paraboloid"].with_window(((-reach, reach),) * 2)
        self.view = view = View(ground, size=3.6).within(_PICTURE, **_BOWL)
        arrow = Arrow(view, lambda: spot, lambda: 2 * spot, scale=ArrowScale(), name="of two")
        self.legs = Legs(view, spot, 2 * spot, [_written(2 * float(k)) for k in spot])
        ring = Mark(view, spot[None], "ring", POSITION)
        return [Surface(view, resolution=80), self.legs, ring, arrow]

    def rise(self) -> Any:
        """The camera rises until the bowl is a map."""
        return self.view.move(**self.view.fitted(*_PICTURE, **MAP))

    def _knobs(self) -> list[Any]:
        box, knobs = _PICTURE, self.plan.knobs
        reach = 1.6 * max(map(abs, knobs)) or 1.0
        heights = [box.middle[1] + _APART * (1 - row) for row in range(ALL)]
        values = [self._value(row) for row in range(ALL)]
        unit = _LONG / (2 * max(map(abs, knobs)) or 1.0)
        told = [_written(2 * float(knob)) for knob in knobs]
        self.bars = Bars(box.right - _LONG + _ASIDE, heights, values, unit, told)
        return [
            Knob(name, value, -reach, reach, size=_SIZE, radius=_RADIUS).place(
                box.left + _RADIUS, height, _RADIUS
            )
            for name, height, value in zip("xyz", heights, values, strict=True)
        ]

    def _value(self, row: int) -> Callable[[], float]:
        return lambda: float(self.turned.get_value()) * self.plan.knobs[row]

    def turn(self) -> Any:
        """The knobs come to what is put in."""
        return change(self.turned, 1)

    def strike(self) -> Any:
        """The third number falls on the place of two."""
        build: Any = self.third.animate(rate_func=rate_functions.rush_into)
        return build.move_to(self._falls[1])

    def bounce(self) -> Any:
        """And it is thrown back."""
        build: Any = self.third.animate(rate_func=rate_functions.rush_from, path_arc=-np.pi / 3)
        return build.move_to(self._falls[2])


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
    return place(Formula(source, {}, 54, POSITION), _STANDS)


def partials() -> Formula:
    """Three slopes by their names, each on one line."""
    return column(*map(partial, "xyz"), called="abc")


def letters(count: int) -> Formula:
    """The slopes of so many squares."""
    return column(*(f"2 {name}" for name in "xyz"[:count]), called="lmn")


def numbers(knobs: tuple[float, ...]) -> Formula:
    """The same at a place."""
    exact = (f'"{number(2 * k)}"'.replace("-", "−") for k in knobs)
    return column(*exact, called="qrs")  # no part of letters: 2y did not become −4 but a blot


__all__ = ["ALL", "Inputs", "letters", "numbers", "partials", "refusal"]
