"""The slope of one evening by the chain rule, then the average of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.derivative.lever import Lever
from scenes.parts.derivative.numbers import limit, plain, printed
from scenes.parts.derivative.places import BAND, BELOW
from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.telling import example
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
    Layer,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_LARGE = 92
_DOWN, _LETTERS = 2, 6  # rows: the exponent has come down; letters stand for the numbers
_WHOLE = _LETTERS - 2  # the bracket becomes the error
_FLIGHT = 0.3  # of the time of all, that one bar takes
_GAP = 0.28  # of a column: between bars
_COLORS = {
    "w": POSITION, "x": DATA, "out": DATA, "y": DATA, "b": POSITION, "e": LOSS, "two": TEXT,
    "slope": GRADIENT, "loss": LOSS, "knob": POSITION,
    "x_i": TEXT, "out_i": TEXT, "y_i": TEXT,  # letters of school are white all along
}  # fmt: skip
_FROZEN = dict.fromkeys(("x", "out", "y", "b"), QUIET)


def signed(number: float) -> str:
    """A number as Typst has it, thousands apart."""
    text = plain(number).replace("−", "-")
    return f'"{text.replace("-", "−")}"' if "," in text else text


class Evening:
    """The square of one evening's error, differentiated step by step; at last that of all."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        x, y, error, slope = printed(plan)
        minus = f"- {{{{{signed(y)} : y}}}}" if y >= 0 else f"+ {{{{{signed(-y)} : y}}}}"
        two, given = "{{2 : two}}", signed(x) if x >= 0 else f"({signed(x)})"
        within = f"({{{{w : w}}}} dot {{{{{given} : x}}}} + {{{{b : b}}}} {minus})"
        letters = "({{w : w}} {{x_i : x_i}} + {{b : b}} - {{y_i : y_i}})"
        numbers = f"{two} dot {{{{({signed(error)}) : e}}}} dot {{{{{given} : out}}}}"
        whole = "(partial {{L : loss}}) / (partial {{w : knob}}) = 1 / m sum"
        self.sources = (
            f"{within}^({two})",
            f"{within}^({two})",  # the same, frozen
            f"{two} dot {within}",
            f"{two} dot {within} dot {{{{{given} : out}}}}",
            numbers,
            f"{numbers} {_sign(2 * error * x, slope)} {{{{{signed(slope)} : slope}}}}",
            f"{two} dot {letters} dot {{{{x_i : out_i}}}}",
            f"{whole} {two} {letters} {{{{x_i : out_i}}}}",
        )
        self.given = Words(", ".join(example(plan)), TITLE_SIZE, DATA).within(BAND)
        left, right = BELOW.columns(1, 1.3, gap=0.5)
        self.lever = Lever(plan, left.inset(top=0.1, bottom=0.1))
        upper, lower = right.rows(1, 1.1, gap=0.2)
        self.board = Derivation(self._row(0), upper.inset(right=0.2))
        worked = (
            f"{{{{({signed(plan.at)}) : w}}}} dot {{{{{given} : x}}}} + {{{{0 : b}}}} {minus}"
            f" {_sign(plan.at * x - y, error)} {{{{{signed(error)} : e}}}}"
        )
        colors = _known(worked) | dict.fromkeys(("x", "y", "b"), QUIET)
        self.error = Formula(worked, colors, TITLE_SIZE).within(lower.inset(bottom=1.4))
        named = tr("error: prediction − answer, at 𝑤 = {at}").format(at=plain(plan.at))
        self.called = Words(named, BODY_SIZE, QUIET).next_to(self.error, DOWN, buff=0.35)

    def _row(self, number: int) -> Formula:
        source = self.sources[number]
        frozen = _FROZEN if 0 < number < _LETTERS else {"b": QUIET} if number else {}
        colors = {name: frozen.get(name, color) for name, color in _known(source).items()}
        return Formula(source, colors, _LARGE if number <= _LETTERS else TITLE_SIZE)

    @property
    def beside(self) -> tuple[Any, ...]:
        """Everything that there is of the one evening, but its formula."""
        return self.error, self.called, self.given, *self.lever.all

    def turn(self, number: int) -> Any:
        """The formula turns into the next row; the last stands at the top."""
        if number > _LETTERS:
            self.board.box = BAND.inset(top=0.05, bottom=-0.25)
        row = self._row(number)
        if number == _DOWN + 1:
            return self.board.lift_out(row, {"out": "x"})
        if number == _LETTERS:
            return self.board.swap(row)
        if number == _WHOLE:
            return self.board.turn_whole(row)
        return self.board.turn_into(row, {"two"} if number == _DOWN else ())


def _sign(worked: float, shown: float) -> str:
    """Between both sides of what is worked out: = where they are equal as printed."""
    return "=" if plain(worked) == plain(shown) else "approx"


def _known(source: str) -> dict[str, str]:
    return {name: _COLORS[name] for name in Formula.names_in(source)}


class Bars(Lettered):
    """One bar for each evening's slope, down from a line where it is negative.

    ``shown`` lets them grow one after another; as ``level`` goes to 1 they level out like water.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, box: Box) -> None:
        super().__init__()
        self.plan, self.box = plan, box
        self.shown, self.level, self.named = (ValueTracker(0.0) for _ in range(3))
        low, high = min(0.0, float(plan.each.min())), max(0.0, float(plan.each.max()))
        self.unit = (box.height - 1.0) / (high - low)
        self.zero = box.top - 0.45 - high * self.unit
        self.one = Lettering(plain(printed(plan)[3]), LABEL_SIZE, GRADIENT)
        self.mean = Lettering(limit(plan), TITLE_SIZE, GRADIENT)

    def heights(self) -> Array:
        """How far each bar reaches now (m,), in units of the slope."""
        each, level = self.plan.each, float(self.level.get_value())
        order = np.linspace(0, 1 - _FLIGHT, len(each)) if len(each) > 1 else np.zeros(1)
        order[self.plan.example] = 0.0
        grown = np.clip((float(self.shown.get_value()) - order) / _FLIGHT, 0, 1)
        return np.asarray(grown * ((1 - level) * each + level * each.mean()))

    def grow(self) -> Any:
        """An animation: all bars grow, one after another."""
        return change(self.shown, 1.0, linear)

    def column(self, number: int) -> float:
        """The middle of a bar on the screen."""
        wide = self.box.width / len(self.plan.each)
        return self.box.left + (number + 0.5) * wide

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The one evening's slope at its bar, then the average below the water line."""
        named, level = float(self.named.get_value()), float(self.level.get_value())
        below = self.plan.each[self.plan.example] < 0
        near = abs(np.arange(len(self.plan.each)) - self.plan.example) * self.box.width
        beside = near < (self.one.width / 2 * len(near) + self.box.width / 2)
        reach = self.heights()[beside]  # of the bars that the number is as wide as
        y = self.zero + float(reach.min() if below else reach.max()) * self.unit
        foot = y - 0.14 - self.one.high[1] if below else y + 0.14
        x = self.column(self.plan.example) - self.one.width / 2
        left = float(np.clip(x, self.box.left, self.box.right - self.one.width))
        yield self.one, left, foot, named * max(0.0, 1 - 3 * level)
        y = self.zero + float(self.plan.each.mean()) * self.unit
        foot = y - 0.25 - self.mean.high[1] if self.plan.slope < 0 else y + 0.25
        x = (self.box.left + self.box.right) / 2 - self.mean.width / 2
        yield self.mean, x, foot, float(np.clip(20 * level - 19, 0, 1))

    def draw(self, canvas: Canvas) -> None:
        """The line at 0, and the bars."""
        pen = Pen(canvas, self.presence)
        wide = self.box.width / len(self.plan.each)
        level = float(self.level.get_value())
        half = wide * (1 - _GAP * (1 - level)) / 2
        for number, height in enumerate(self.heights().tolist()):
            if abs(height) * self.unit < 0.004:
                continue
            x, tip = self.column(number), self.zero + height * self.unit
            strong = 1.0 if number == self.plan.example else 0.7 + 0.3 * level
            corners = np.array(
                [(x - half, self.zero), (x + half, self.zero), (x + half, tip), (x - half, tip)]
            )
            pen.fill(corners, GRADIENT, strong)
        ends = np.array([(self.box.left - 0.1, self.zero), (self.box.right + 0.1, self.zero)])
        pen.line(ends, QUIET, 0.035)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The sum of all."""
        return [Reading("bars", "", float(self.heights().sum()))]


class All:
    """The bars of all slopes, below the formula."""

    def __init__(self, plan: Plan) -> None:
        box = BELOW.inset(left=0.5, right=0.5, top=0.25, bottom=0.6)
        self.bars = Bars(plan, box)
        named = tr("one bar for each of the {m} slopes").format(
            m=f"{italic('m')} = {len(plan.each)}"
        )
        self.named = Words(named, BODY_SIZE, QUIET).within(BELOW.inset(bottom=0.1), DOWN)


__all__ = ["All", "Bars", "Evening"]
