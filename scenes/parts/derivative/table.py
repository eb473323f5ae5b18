"""The table of nudges: how many times as far as each of them the loss moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import DOWN, RIGHT, FadeIn, FadeOut, VGroup

from scenes.parts.derivative.hill import Frost
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.numbers import closer, limit, plain, quotient
from scenes.parts.derivative.places import ASK, TABLE
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TITLE_SIZE,
    Derivation,
    Formula,
    Words,
    change,
    swell,
    tr,
)

_HEADS = 2.3  # scene units for the heads of the rows, to the left of the first column
_ROWS = (0.3, 0.82, 1.3)  # from the top of the table to each row: nudges, quotients, and between
_CLEAR = 14.0  # scene units: the glass is clear


class Table:
    """Four columns that are filled one by one, what lies between them, and where they lead."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        heads = (tr("Δ𝑤"), POSITION), (tr("Δ𝐿/Δ𝑤"), QUIET)
        self.heads = VGroup(*(self._head(text, k, color) for k, (text, color) in enumerate(heads)))
        self.columns = [
            (
                self._cell(plain(nudge), column, 0, POSITION),
                self._cell(quotient(plan, nudge), column, 1, GRADIENT),
            )
            for column, nudge in enumerate(plan.nudges)
        ]
        more = tr("{step} less") if plan.rises else tr("{step} more")
        self.steps = [
            self._cell(more.format(step=step), column - 0.5, 2, QUIET)
            for column, step in enumerate(closer(plan), 1)
        ]
        foot, beside = ASK.columns(1, 1)
        self.limit = Derivation(self._limit("Delta", "arrow.r"), foot)
        self.never = Words(tr("Δ𝑤 → 0, never 0"), BODY_SIZE, POSITION)
        self.never.within(beside)

    def _cell(self, text: str, column: float, row: int, color: str) -> Words:
        wide = (TABLE.width - _HEADS) / len(self.plan.nudges)
        x = TABLE.left + _HEADS + (column + 0.5) * wide
        return Words(text, LABEL_SIZE, color).move_to((x, TABLE.top - _ROWS[row], 0))

    def _head(self, text: str, row: int, color: str) -> Words:
        spot = (TABLE.left + _HEADS - 0.3, TABLE.top - _ROWS[row], 0)
        return Words(text, LABEL_SIZE, color).move_to(spot, aligned_edge=RIGHT)

    def _limit(self, sign: str, arrow: str) -> Formula:
        source = (
            f"{{{{{sign} : up}}}} {{{{L : loss}}}} \\/ {{{{{sign} : down}}}} {{{{w : knob}}}}"
            f' {{{{{arrow} : is}}}} {{{{"{limit(self.plan)}" : slope}}}}'
        )
        colors = {"loss": LOSS, "knob": POSITION, "slope": GRADIENT}
        return Formula(source, colors, TITLE_SIZE)

    def fill(self, column: int, *rows: int) -> list[Any]:
        """Cells of a column come, counted from 0."""
        return [FadeIn(self.columns[column][k], shift=0.15 * DOWN) for k in rows]

    def between(self, column: int) -> Any:
        """By how much a column differs from the one before."""
        return FadeIn(self.steps[column - 1], shift=0.15 * DOWN)

    def swell_steps(self) -> list[Any]:
        """Animations: what lies between the columns is larger for a moment."""
        return [swell(step, 1.15) for step in self.steps]

    def first(self, nudge: Nudge, frost: Frost, lengths: Any) -> Iterator[tuple[Any, float]]:
        """The first nudge and its column, seen as the glass clears: moves with their seconds."""
        clear = change(frost.clear, _CLEAR)
        yield (FadeIn(self.heads), change(nudge.legs, 1), clear), 1.0
        yield (FadeOut(frost), *self.fill(0, 0)), 0.5
        yield (change(nudge.legs, 2), FadeIn(lengths)), 0.9
        yield (change(nudge.line, 1), *self.fill(0, 1)), 0.9

    def smaller(self, nudge: Nudge, column: int) -> Iterator[tuple[Any, float]]:
        """The nudge becomes that of a column, which is filled: moves with their seconds."""
        yield (nudge.to(column), *self.fill(column, 0)), 1.3
        yield (*self.fill(column, 1), self.between(column)), 0.6

    def named(self) -> Any:
        """The quotient of the limit becomes the derivative, letter by letter."""
        return self.limit.turn_into(self._limit("dif", "="))

    def gone(self) -> Any:
        """All of it goes."""
        cells = [cell for column in self.columns for cell in column]
        return FadeOut(*self.heads, *cells, *self.steps, self.limit, self.never)


__all__ = ["Table"]
