"""One input, two, three: knobs that are nudged, and the slopes that are found."""

from __future__ import annotations

from typing import Any

from manim import ValueTracker, there_and_back_with_pause

from scenes.parts.gradient.column import column, number, one_number, partials
from scenes.parts.gradient.plan import Plan
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    QUIET,
    STAGE,
    Box,
    Derivation,
    Formula,
    Knob,
    Readout,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.type.text import number_text

_TOP, _FIRST, _ROW = 2.9, 0.85, 1.3  # scene units: the rule; the first knob, from it to the next
_KNOBS, _COLUMNS = -6.1, (-1.7, 0.75)  # where knobs, changes and slopes are
_BOARD = Box(2.1, -2.9, STAGE.right, 2.6)
_FINER = 0.1, 0.01  # times the nudge, those after it
_MOST = 10  # signs of a number in a cell


def nudges(plan: Plan) -> list[float]:
    """By how much the knobs are turned: each time a tenth of the time before."""
    return [plan.nudge, *(float(f"{share * plan.nudge:.6g}") for share in _FINER)]


class Nudges:
    """Knobs of x² + y² + z², each nudged and let go; what that does to the height."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.moved = [ValueTracker(0.0) for _ in plan.knobs]
        self.counted = [ValueTracker(float(not row)) for row in range(3)]
        reach = 1.6 * max(map(abs, plan.knobs)) or 1.0
        self.knobs = [
            Knob(name, self._value(row), -reach, reach, size=46, radius=0.5).place(
                _KNOBS, self._row(row), 0.45
            )
            for row, name in enumerate("xyz")
        ]
        self.rules = [_rule(count) for count in (1, 2, 3)]
        self.rule = Derivation(self.rules[0], Box(-6.2, _TOP - 0.5, -1.2, _TOP + 0.5))
        self.height = Readout("total", f"{italic('f')} =", self.total, 4, 50, LOSS)
        self.height.move_to((0.4, _TOP, 0))
        self.changes, self.slopes, self.turns = [], [], []
        for nudge in nudges(plan):
            made = plan.changes_by(nudge)
            self.changes.append([self._cell(0, row, _exact(change, signed=True), LOSS)
                                 for row, change in enumerate(made.tolist())])  # fmt: skip
            self.slopes.append([self._cell(1, row, _exact(slope), GRADIENT)
                                for row, slope in enumerate((made / nudge).tolist())])  # fmt: skip
            turn = tr("turn by {nudge}").format(nudge=number_text(nudge))
            self.turns.append(self._head(turn, -4.9))
        self.heads = [
            self._head(words, x)
            for words, x in zip((tr("change"), tr("slope")), _COLUMNS, strict=True)
        ]
        exact = [f'"{number(2 * k)}"'.replace("-", "−") for k in plan.knobs]
        self.columns = [one_number(), partials(2), partials(3)]
        self.board = Derivation(self.columns[0], _BOARD)
        self.formulas, self.column = column("2 x", "2 y", "2 z"), column(*exact, called="uvw")

    def _value(self, row: int) -> Any:
        return lambda: self.plan.knobs[row] + float(self.moved[row].get_value())

    def _row(self, row: int) -> float:
        return _FIRST - _ROW * row

    def _head(self, words: str, x: float) -> Words:
        return Words(words, LABEL_SIZE, QUIET).move_to((x, 1.85, 0))

    def _cell(self, place: int, row: int, text: str, color: str) -> Words:
        return Words(text.replace("-", "−"), 46, color).move_to(
            (_COLUMNS[place], self._row(row), 0)
        )

    def total(self) -> float:
        """The height at those knobs that count, as they are now."""
        return float(sum(
            float(counted.get_value()) * self._value(row)() ** 2
            for row, counted in enumerate(self.counted)
        ))  # fmt: skip

    def count(self, row: int) -> list[Any]:
        """One more knob counts, from when it stands in the rule: before, it is no sum."""
        return [
            change(self.counted[row], 1, _at_last),
            self.rule.turn_into(self.rules[row]),
            self.board.turn_into(self.columns[row]),
        ]

    def nudge(self, row: int) -> list[Any]:
        """A knob is turned by a little, held so that the height can be read, and let go."""
        build: Any = self.moved[row].animate(rate_func=there_and_back_with_pause)
        return [build.set_value(self.plan.nudge), self.knobs[row].glow()]

    @property
    def first(self) -> list[Any]:
        """What is there from the beginning."""
        return [self.rule, self.height, self.knobs[0], self.turns[0], *self.heads, self.board]

    @property
    def last(self) -> list[Any]:
        """What is there in the end, beside the column."""
        cells = *self.changes[-1], *self.slopes[-1]
        return [self.rule, self.height, *self.knobs, self.turns[-1], *self.heads, *cells]


def _at_last(share: float) -> float:
    """A pace that goes all the way at its end."""
    return float(share >= 1)


def _rule(count: int) -> Formula:
    """The sum of so many squares."""
    squares = " {{+ : plus}} ".join(f"{{{{{name}^2 : {name}}}}}" for name in "xyz"[:count])
    squares = squares.replace("plus", "p1", 1).replace("plus", "p2", 1)
    return Formula(f"{{{{f : f}}}} {{{{= : is}}}} {squares}", {"f": LOSS}, 54)


def _exact(value: float, *, signed: bool = False) -> str:
    """A number without noise of its last digits; long ones are rounded."""
    text = f"{value:{'+' if signed else ''}.8f}".rstrip("0").rstrip(".")
    return text if len(text) <= _MOST + signed else number_text(value)


__all__ = ["Nudges", "nudges"]
