"""One input, two, three: pictures of each, knobs that are nudged, and a count that is refused."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, ValueTracker, VGroup, there_and_back
from numpy.typing import NDArray

from gdmath import LANDSCAPES, InputError, Landscape
from scenes.parts.gradient.column import call_text, column, number, partials
from scenes.parts.gradient.plan import Plan
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    STAGE,
    Arrow,
    Box,
    Curve,
    Derivation,
    Formula,
    Knob,
    Layer,
    Mark,
    Plane,
    Readout,
    Words,
    italic,
    on_one_line,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_ONE, _TWO = 1.0, (6.0, -3.0)  # the places of the first two pictures
_RINGS = (3.0, 6.0, 8.0)
_ROW = 1.15  # scene units from a knob to the next
_COLUMNS = (-2.35, 0.15)  # where the changes and the slopes are, from the middle
_BOARD = Box(2.0, -2.9, STAGE.right, 2.4)
_WRONG = (6, -3, 1)


class Rounds(OnPlane):
    """Level lines of x² + y²."""

    layer: ClassVar[Layer] = Layer.MAP

    def draw(self, canvas: Canvas) -> None:
        """Circles about 0."""
        pen, turn = Pen(canvas, self.presence), np.linspace(0, 2 * np.pi, 97)
        for radius in _RINGS:
            pen.line(self.plane.xy(radius * np.cos(turn), radius * np.sin(turn)), LOSS, 0.03)


class One:
    """A function of one number: its arrow lies on the axis."""

    def __init__(self, box: Box) -> None:
        high, low = box.rows(1, 1.9, gap=0.15)
        ground = Landscape.from_expression("x^2", window=((-2.2, 2.2),))
        self.plane = Plane((-2.6, 3.4), (0, 5), ("w", "f"), colors=(POSITION, LOSS),
                           numbered=(True, False), through_zero=True).within(low)  # fmt: skip
        at = np.array([_ONE])
        self.curve = Curve(self.plane, ground)
        self.spot = Mark(self.plane.ruler, at[None], "ring", POSITION)
        self.arrow = Arrow(self.plane.ruler, lambda: at, lambda: ground.gradient(at), name="one")
        slope = float(ground.gradient(at)[0])
        self.name = _named(tr("one input"), "{{f : f}} = w^2")
        self.number = Formula(f"nabla f = 2 w = {number(slope)}", {}, 46, GRADIENT)
        _over(self.name, self.number, high)

    @property
    def all(self) -> list[Any]:
        """Its picture and its name."""
        return [self.plane, self.curve, self.spot, self.name]


class Two:
    """A function of two numbers: its arrow lies on the plane."""

    def __init__(self, box: Box) -> None:
        high, low = box.rows(1, 1.9, gap=0.15)
        ground, at = LANDSCAPES["paraboloid"], np.array(_TWO)
        self.plane = Plane((-10, 20), (-10.5, 9.5), ("x", "y"), through_zero=True).within(low)
        x, y = self.plane.size / self.plane.span
        wide = 30 * x / y  # equal units
        self.plane.reframe(x=(-10 - (wide - 30) / 2, 20 + (wide - 30) / 2))
        self.rounds = Rounds(self.plane)
        self.spot = Mark(self.plane, at[None], "ring", POSITION)
        slopes = ground.gradient(at)
        self.arrow = Arrow(self.plane, lambda: at, lambda: slopes, name="two")
        self.name = _named(tr("two inputs"), "{{f : f}} = x^2 + y^2")
        x, y = (number(slope).replace("-", "−") for slope in slopes.tolist())
        gap = "gap: #0.55em"
        source = (
            f"nabla f = vec({gap}, {{{{2 x : x}}}}, {{{{2 y : y}}}}) = "
            f'vec({gap}, {{{{"{x}" : sx}}}}, {{{{"{y}" : sy}}}})'
        )
        self.number = Derivation(Formula(source, {}, 46, GRADIENT), box)
        _over(self.name, self.number, high)

    @property
    def all(self) -> list[Any]:
        """Its picture and its name."""
        return [self.plane, self.rounds, self.spot, self.name]


def _named(name: str, formula: str) -> VGroup:
    """How many inputs, and of which function."""
    return on_one_line(Words(name), Formula(formula, {"f": LOSS}, 46), buff=0.6)


def _over(name: VGroup, formula: Any, box: Box) -> None:
    """A name at the top of a box, and its formula below."""
    upper, lower = box.rows(1, 2.6, gap=0.1)
    place(name, upper)
    formula.move_to(lower.middle)


class Nudges:
    """Three knobs of x² + y² + z², each nudged and let go; what that does to the height."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.moved = [ValueTracker(0.0) for _ in plan.knobs]
        reach = 1.6 * max(map(abs, plan.knobs)) or 1.0
        self.knobs = []
        for row, name in enumerate("xyz"):
            knob = Knob(name, self._value(row), -reach, reach, size=42, radius=0.45)
            self.knobs.append(knob.place(-6.1, self._row(row), 0.45))
        self.height = Readout("total", f"{italic('f')} =", self.total, 4, 46, LOSS)
        self.height.move_to((-5.2, 2.95, 0))
        self.rule = Formula("{{f : f}} = x^2 + y^2 + z^2", {"f": LOSS}, 46)
        self.rule.next_to(self.height, RIGHT, buff=0.9)
        self.changes = [self._cell(0, row, f"{change:+.4f}", LOSS)
                        for row, change in enumerate(plan.changes.tolist())]  # fmt: skip
        ratios = (plan.changes / plan.nudge).tolist()
        self.slopes = [self._cell(1, row, number_text(slope), GRADIENT)
                       for row, slope in enumerate(ratios)]  # fmt: skip
        nudge = number_text(plan.nudge)
        heads = tr("turn by {nudge}").format(nudge=nudge), tr("change"), tr("slope")
        self.heads = [
            Words(words, LABEL_SIZE, QUIET).move_to((x, 1.75, 0))
            for words, x in zip(heads, (-5.2, *_COLUMNS), strict=True)
        ]
        exact = [f'"{number(2 * k)}"'.replace("-", "−") for k in plan.knobs]
        self.rows = [partials(3), column("2 x", "2 y", "2 z"), column(*exact)]
        self.place = Words(call_text(plan.knobs), 40, POSITION)
        self.place.move_to((_BOARD.middle[0], 2.95, 0))

    def _value(self, row: int) -> Any:
        return lambda: self.plan.knobs[row] + float(self.moved[row].get_value())

    def _row(self, row: int) -> float:
        return 0.75 - _ROW * row * 1.1

    def _cell(self, place: int, row: int, text: str, color: str) -> Words:
        return Words(text.replace("-", "−"), 44, color).move_to(
            (_COLUMNS[place], self._row(row), 0)
        )

    def total(self) -> float:
        """The height at the knobs as they are now."""
        return float(sum(self._value(row)() ** 2 for row in range(3)))

    def nudge(self, row: int) -> list[Any]:
        """A knob is turned by a little and let go."""
        build: Any = self.moved[row].animate(rate_func=there_and_back)
        return [build.set_value(self.plan.nudge), self.knobs[row].glow()]

    @property
    def board(self) -> Box:
        """Where the column is."""
        return _BOARD

    @property
    def all(self) -> list[Any]:
        """What is there from the beginning."""
        return [self.height, self.rule, *self.knobs, self.heads[0]]


def refusal() -> str:
    """What is wrong with a number too many, once it is refused."""
    ground = LANDSCAPES["paraboloid"]
    try:
        ground.gradient(list(_WRONG))
    except InputError:
        told = tr("needs {needed} numbers, got {given}")
        return told.format(needed=ground.dimension, given=len(_WRONG))
    raise AssertionError("a number too many is refused")


class Card:
    """A gradient that is asked for with a number too many, and its refusal."""

    def __init__(self) -> None:
        ground = Formula("{{f : f}}(x, y) = x^2 + y^2", {"f": LOSS}, 64)
        asked = Formula(f'nabla f({", ".join(map(str, _WRONG))}) = "?"', {}, 64, GRADIENT)
        self.call = on_one_line(ground, asked, buff=1.2)
        place(self.call, STAGE.rows(1.4, 1)[0])
        self.answer = Words(refusal(), 60).next_to(self.call, DOWN, buff=0.8)


__all__ = ["Card", "Nudges", "One", "Two", "refusal"]
