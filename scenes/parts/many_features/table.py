"""One evening in four rows: its numbers, its error times each input, the gradient, the knobs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker, VGroup

from scenes.parts.many_features import places
from scenes.parts.many_features.pizzas import Pizzas
from scenes.parts.many_features.plan import Plan
from scenes.stage import (
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    STEP,
    TEXT,
    TITLE_SIZE,
    TRUTH,
    Formula,
    Knob,
    Layer,
    Readout,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline, number_text

_TOP, _EDGE = 3.1, 6.6  # the line over the rows; how far words go to each side
_NUMBER = 1.2 * TITLE_SIZE  # of what stands in a row
_INPUT, _ERROR, _PRODUCT = -3.15, -2.9, -0.3  # the right edge of an input; left edges
_CELL, _RESULT = 0.15, 0.6  # the right edge of a slope; the left one of what the rule makes
_LINE = 0.08  # from a row to the line on which its numbers stand
_DIAL, _RADIUS = 3.4, 0.56
_NAMED = 0.45  # from a knob's number down to its name
_ANSWER = (0.05, 1.3)
_LARGE = 2.6  # than a title: the answer
_SERIF = 0.22  # of a bracket


def plain(number: float) -> str:
    """A number as it is set in a formula."""
    return f'"{number_text(number)}"'


class Brackets(Painted):
    """A square bracket on each side of what is in all rows, from ``left`` to ``right``."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, left: float, right: float, rows: tuple[float, float], color: str) -> None:
        super().__init__()
        self.left, self.right, self.tint = left, right, color
        self.high, self.low = rows[0] + 0.65, rows[1] - 0.4
        self.set_frame(left, self.low, right, self.high)

    def draw(self, canvas: Canvas) -> None:
        """Both, as in a column of numbers."""
        pen = Pen(canvas, self.presence)
        for x, way in ((self.left, _SERIF), (self.right, -_SERIF)):
            corners = [(x + way, self.high), (x, self.high), (x, self.low), (x + way, self.low)]
            pen.line(np.array(corners), self.tint, 0.05)


class Evening:
    """The table's first row, a line for each knob, and all that is made of its error."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        examples = plan.evenings
        self.inputs, answer = [*examples.x[0].tolist(), 1.0], float(examples.y[0])
        self.taken, self.losses = ValueTracker(0.0), plan.first_losses  # the first step
        self.back = ValueTracker(0.0)  # how far all are turned back to 0 after it
        # what knobs show before all are at 0, and where they point
        self.earlier: list[tuple[Callable[[], float], Callable[[], float]]] = [(_none, _none)] * 4
        self.knobs = [self._knob(number) for number in range(4)]
        heads = (
            [tr("reservations")], [tr("heat in °C")], [tr("tourists"), tr("(thousands)")],
            [tr("every evening")],
        )  # fmt: skip
        self.heads = [self._head(*pair) for pair in zip(heads, places.ROWS, strict=True)]
        self.values = [
            self._words(number_text(value), y, _INPUT, DATA if k < 3 else TEXT)
            for k, (value, y) in enumerate(zip(self.inputs, places.ROWS, strict=True))
        ]
        number = Words(number_text(answer), _LARGE * TITLE_SIZE, TRUTH).move_to((*_ANSWER, 0))
        unit = Words(tr("pizzas"), TITLE_SIZE, QUIET)
        self.answer = VGroup(number, unit.move_to((_ANSWER[0], _ANSWER[1] - 1.15, 0)))
        self.pizzas = Pizzas(round(answer))
        self.says, self.short = self._top(self._says(), LEFT), self._top(self._short(), LEFT)
        self.error = self._top(
            Formula(
                f'"{tr("error")}" = 0 - {answer:g} = {{{{-{answer:g} : error}}}}',
                {"error": LOSS}, TITLE_SIZE,
            ), RIGHT,
        )  # fmt: skip
        self.columns = [Brackets(*sides, self._of(0, 2), tint) for sides, tint in (
            ((_INPUT - 1.25, _INPUT + 0.25), DATA), ((_DIAL - 0.8, _EDGE + 0.15), POSITION),
        )]  # fmt: skip
        self.errors, self.products = self._products()
        words = tr("average of all {count}, × 2").format(count=len(examples))
        self.of_all = self._top(Words(words, TITLE_SIZE, TEXT), LEFT)
        self.slopes, self.gradient = self._gradient()
        self.called = Formula("nabla L =", size=_NUMBER, color=GRADIENT)
        self.called.next_to(self.gradient, LEFT, buff=0.3)
        self.rule = self._top(self._rule(), LEFT)
        self.loss = Readout("loss", tr("loss"), self._loss, 1, _NUMBER, LOSS)
        self.loss.move_to((_EDGE, _TOP, 0), aligned_edge=RIGHT)
        self.loss.shift((0, _TOP - baseline(self.loss.label), 0))
        self.worked = self._worked()

    # -- where things stand ----------------------------------------------------------------------

    def _of(self, first: int, last: int) -> tuple[float, float]:
        return places.ROWS[first], places.ROWS[last]

    def _on_line(self, made: Any, y: float, x: float, edge: Any) -> Any:
        made.move_to((x, y, 0), aligned_edge=edge)
        return made.shift((0, y + _LINE - baseline(made), 0))

    def _words(self, text: str, y: float, right: float, color: Any) -> Words:
        found: Words = self._on_line(Words(text, _NUMBER, color), y, right, RIGHT)
        return found

    def _top(self, made: Any, edge: Any) -> Any:
        """On the line over the rows, at a side."""
        x = -_EDGE if edge is LEFT else _EDGE
        made.move_to((x, _TOP, 0), aligned_edge=edge)
        return made.shift((0, _TOP - baseline(made), 0))

    def _head(self, lines: list[str], y: float) -> VGroup:
        """What an input is called, line under line."""
        found = [Words(line, LABEL_SIZE, QUIET) for line in lines]
        for number, words in enumerate(found):
            words.move_to((-_EDGE, y, 0), aligned_edge=LEFT)
            words.shift((0, y + _LINE - number * _NAMED - baseline(words), 0))
        return VGroup(*found)

    # -- what stands there -----------------------------------------------------------------------

    def _knob(self, number: int) -> VGroup:
        """One of the four with its name, at 0 from this evening on until the first step."""
        label = (*(tr(f"{italic('w')}{sub}") for sub in "₁₂₃"), italic("b"))[number]
        step = float(-self.plan.thousands.walk.rate * self.plan.gradient[number])
        knob = Knob(
            label,
            lambda: self.earlier[number][0]() + step * self._told(),
            *places.DIALS[number], label=label, size=_NUMBER,
        )  # fmt: skip
        knob.dial.value = lambda: (  # no number is in between
            self.earlier[number][1]() + step * self._turned()
        )
        y = places.ROWS[number]
        knob.place(_DIAL, y, _RADIUS)
        knob.readout.shift((0, y + _LINE - baseline(knob.readout.number), 0))
        name = tr((*self.plan.evenings.x_names, "every evening")[number])
        words = Words(name, LABEL_SIZE, QUIET)
        words.move_to((knob.readout.get_left()[0], y, 0), aligned_edge=LEFT)
        return VGroup(knob, words.shift((0, y + _LINE - _NAMED - baseline(words), 0)))

    def _says(self) -> Formula:
        parts = [f"{{{{w_{k} : w{k}}}}} {{{{x_{k} : x{k}}}}}" for k in (1, 2, 3)]
        source = f"{{{{hat(y) : says}}}} = {' + '.join(parts)} + {{{{b : b}}}} = 0"
        colors = {"says": PREDICTION, "b": POSITION}
        colors |= {f"w{k}": POSITION for k in (1, 2, 3)} | {f"x{k}": DATA for k in (1, 2, 3)}
        return Formula(source, colors, TITLE_SIZE)

    def _short(self) -> Formula:
        source = "{{hat(y) : says}} = {{w : w}} dot {{x : x}} + {{b : b}} = 0"
        colors = {"says": PREDICTION, "w": POSITION, "x": DATA, "b": POSITION}
        return Formula(source, colors, TITLE_SIZE)

    def _told(self) -> float:
        """How much of the step digits tell: none until she has landed; then they go as dials do."""
        return self._turned() if self.taken.get_value() >= 1 else 0.0

    def _turned(self) -> float:
        """How far dials are turned by the step."""
        return float(self.taken.get_value()) * (1 - float(self.back.get_value()))

    def _loss(self) -> float:
        """Over all evenings: before the step, and once she has arrived."""
        return float(self.losses[int(self.taken.get_value() >= 1)])

    def turn(self) -> Any:
        """All four knobs at once, by the rule."""
        return change(self.taken, 1)

    def turn_back(self) -> Any:
        """All four knobs at once, to 0."""
        return change(self.back, 1)

    def glow(self) -> list[Any]:
        """All four are lit while they are turned."""
        return [whole[0].glow() for whole in self.knobs]

    def _products(self) -> tuple[list[Any], list[Any]]:
        """For each knob: times the error, and what that makes."""
        errors, made = [], []
        for product, y in zip(self.plan.products.tolist(), places.ROWS, strict=True):
            error = Formula(f"times ({{{{{plain(self.plan.error)} : error}}}})", {"error": LOSS},
                            _NUMBER)  # fmt: skip
            errors.append(self._on_line(error, y, _ERROR, LEFT))
            equal = Formula(f"= {{{{{plain(product)} : grad}}}}", {"grad": GRADIENT}, _NUMBER)
            made.append(self._on_line(equal, y, _PRODUCT, LEFT))
        return errors, made

    def _gradient(self) -> tuple[list[Formula], Brackets]:
        """All four slopes, and the brackets that make a column of them."""
        slopes = [
            self._on_line(Formula(plain(round(slope)), size=_NUMBER, color=GRADIENT), y, _CELL,
                          RIGHT)
            for slope, y in zip(self.plan.gradient.tolist(), places.ROWS, strict=True)
        ]  # fmt: skip
        left = min(float(slope.get_left()[0]) for slope in slopes)
        return slopes, Brackets(left - 0.25, _CELL + 0.25, self._of(0, 3), GRADIENT)

    def _rule(self) -> Formula:
        source = (
            "{{(w, b) : next}} arrow.l {{(w, b) : here}} {{- : minus}} {{alpha : rate}} thin"
            " {{nabla L : grad}}"
        )
        colors = {"next": POSITION, "here": POSITION, "rate": STEP, "grad": GRADIENT}
        return Formula(source, colors, TITLE_SIZE)

    def _worked(self) -> list[tuple[Formula, Formula]]:
        """For each knob the rule about its slope: 0 − 0.00083 × … = 0.93."""
        rate, found = self.plan.thousands.walk.rate, []
        left = self.gradient.left - 0.2
        for slope, y in zip(self.plan.gradient.tolist(), places.ROWS, strict=True):
            before = Formula(f"0 - {{{{{rate:.2g} : rate}}}} times", {"rate": STEP}, _NUMBER)
            after = Formula(f"= {{{{{-rate * slope:.2f} : next}}}}", {"next": POSITION}, _NUMBER)
            found.append((self._on_line(before, y, left, RIGHT),
                          self._on_line(after, y, _RESULT, LEFT)))  # fmt: skip
        return found

    @property
    def of_one(self) -> list[Any]:
        """What belongs to the first evening alone."""
        return [*self.heads, *self.values, *self.errors, *self.products]

    @property
    def column(self) -> list[Any]:
        """The gradient."""
        return [*self.slopes, self.gradient]

    @property
    def everything(self) -> list[Any]:
        """What is there at the end, but for the knobs."""
        return [self.loss, self.rule, *self.column, *(part for row in self.worked for part in row)]


def _none() -> float:
    return 0.0


__all__ = ["Evening"]
