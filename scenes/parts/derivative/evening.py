"""The slope of one evening by the chain rule, then the average of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, Brace, FadeIn, FadeOut, VGroup
from numpy.typing import NDArray

from scenes.parts.derivative.lever import Lever
from scenes.parts.derivative.numbers import plain, printed
from scenes.parts.derivative.pieces import pieces
from scenes.parts.derivative.places import BAND, BELOW
from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.strip import Strip
from scenes.parts.derivative.telling import example
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
    Words,
    instead,
    tr,
)
from scenes.stage.lecture.boxes import place

Array = NDArray[np.float64]

_LARGE = 92
_DOWN, _WHOLE = 2, 4  # rows: the exponent has come down; the bracket becomes the error
_AGAIN, _LETTERS = 6, 7  # the formula with its numbers is back; letters stand for these
_COLORS = {
    "w": POSITION, "x": DATA, "out": DATA, "y": DATA, "b": POSITION, "e": LOSS, "two": TEXT,
    "slope": GRADIENT, "loss": LOSS, "knob": POSITION,
}  # fmt: skip
_SCHOOL = dict.fromkeys(("x", "out", "y"), TEXT)  # letters of school are white all along
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
        letters = "({{w : w}} dot {{x_i : x}} + {{b : b}} - {{y_i : y}})"
        numbers = f"{two} dot {{{{({signed(error)}) : e}}}} dot {{{{{given} : out}}}}"
        self.sources = (
            f"{within}^({two})",
            f"{within}^({two})",  # the same, frozen
            f"{two} dot {within}",
            f"{two} dot {within} dot {{{{{given} : out}}}}",
            numbers,
            f"{numbers} {_sign(2 * error * x, slope)} {{{{{signed(slope)} : slope}}}}",
            f"{two} dot {within} dot {{{{{given} : out}}}}",
            f"{two} dot {letters} dot {{{{x_i : out}}}}",
            f"sum {two} {letters.replace('dot', '')} {{{{x_i : out}}}}",
        )
        self.given = Words(", ".join(example(plan)), TITLE_SIZE, DATA).within(BAND)
        left, right = BELOW.columns(1, 1.3, gap=0.5)
        self.lever = Lever(plan, left.inset(top=0.1, bottom=0.1))
        upper, lower = right.rows(1, 1.1, gap=0.2)
        self.box = upper.inset(right=0.2)
        self.size = min(_LARGE, *(_LARGE * self.box.width / r.width for r in self._rows()))
        self.board = Derivation(self._row(0), self.box)
        head = "(partial {{L : loss}}) / (partial {{w : knob}}) =", "1 / m"
        whole = pieces(*head, self.sources[-1], colors=_COLORS | _SCHOOL)
        self.left, self.share, self.sum = place(whole, BAND.inset(top=0.05, bottom=-0.25))
        inner = Formula(within[1:-1], _known(within) | dict.fromkeys("xyb", QUIET), BODY_SIZE)
        self.strip = Strip(inner, given, lower.inset(bottom=0.7))
        bracket: list[Any] = self.board.row.family_members_with_points()[:-1]
        brace = Brace(VGroup(*bracket), DOWN, buff=0.15)
        word = Words(tr("error"), BODY_SIZE, LOSS).next_to(brace, DOWN, buff=0.15)
        self.what = VGroup(brace.set_color(LOSS), word)
        worked = (
            f"{{{{({signed(plan.at)}) : w}}}} dot {{{{{given} : x}}}} + {{{{0 : b}}}} {minus}"
            f" {_sign(plan.at * x - y, error)} {{{{{signed(error)} : e}}}}"
        )
        colors = _known(worked) | dict.fromkeys(("x", "y", "b"), QUIET)
        self.error = Formula(worked, colors, TITLE_SIZE).within(lower.inset(bottom=1.4))
        named = tr("error at 𝑤 = {at}, 𝑏 = 0").format(at=plain(plan.at))
        self.called = Words(named, BODY_SIZE, TEXT).next_to(self.error, DOWN, buff=0.35)

    def _row(self, number: int) -> Formula:
        source = self.sources[number]
        frozen = _FROZEN if 0 < number < _LETTERS else _SCHOOL if number else {}
        colors = {name: frozen.get(name, color) for name, color in _known(source).items()}
        return Formula(source, colors, self.size if number <= _LETTERS else TITLE_SIZE)

    def _rows(self) -> Iterator[Formula]:
        """All rows that stand in the box, which keep one size."""
        self.size = float(_LARGE)
        yield from map(self._row, range(_LETTERS + 1))

    def turn(self, number: int) -> Any:
        """The formula turns into the next row; the last is the sum, in its place at the top."""
        if number > _LETTERS:
            x, y = self.sum.get_center()[:2].tolist()
            wide, high = self.sum.width / 2, self.sum.height / 2
            self.board.box = Box(x - wide, y - high, x + wide, y + high)
        row = self._row(number)
        if number in {_WHOLE, _AGAIN}:  # else brackets would stand empty, and a copy cross its own
            return self.board.swap(row)
        return self.board.turn_into(row, {"two"} if number == _DOWN else ())

    # -- what is told of it: at which words, what moves, for how many seconds -------------------

    def squared(self) -> Iterator[tuple[Any, ...]]:
        """All but w is frozen; the exponent comes down."""
        yield (self.lever.swing(), self.board.swell("w", by=1.2)), 1.2
        yield "everything", (self.turn(1), FadeIn(self.strip.row)), 0.9
        yield "The square", (self.turn(2), FadeOut(self.what), self.strip.tell(1)), 1.4

    def nudged(self) -> Iterator[tuple[Any, ...]]:
        """How far a nudge moves the error; then the factors, and the number of the error."""
        yield self.lever.nudge(), 1.4
        yield "{as_far}", (self.strip.tell(0),), 0.6
        yield "Rates", (self.turn(3), *self.strip.press()), 1.4
        number = instead(self.strip.all, (self.error, self.called))
        yield "error ×", (self.turn(4), *number), 1.2

    def worked(self) -> Iterator[tuple[Any, ...]]:
        """The slope of the one."""
        yield (self.turn(5), *self.lever.let_go()), 0.9
        yield "{one}", (self.board.swell("slope", by=1.05),), 1.0

    def counted(self) -> Iterator[tuple[Any, ...]]:
        """The formula is back, letters stand for its numbers, and all the errors are there."""
        yield (self.turn(_AGAIN), FadeOut(self.error, self.called, self.given)), 0.4
        yield (self.turn(_LETTERS),), 1.2
        yield (*self.lever.count(), self.board.swell("x", "y", "out", by=1.2)), 0.7


def _sign(worked: float, shown: float) -> str:
    """Between both sides of what is worked out: = where they are equal as printed."""
    return "=" if plain(worked) == plain(shown) else "approx"


def _known(source: str) -> dict[str, str]:
    return {name: _COLORS[name] for name in Formula.names_in(source)}


__all__ = ["Evening", "signed"]
