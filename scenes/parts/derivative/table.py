"""The table of nudges: how far the loss moves, and how many times as far as the nudge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import DOWN, LEFT, RIGHT, FadeIn, FadeOut, VGroup

from scenes.parts.derivative.hill import Frost
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.numbers import closer, limit, moved, plain, quotient
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

_COLUMNS = (1.0, 2.85, 4.85)  # from the left of the table to where each column ends
_GAP = 0.15  # between two numbers of a row, at least
_BESIDE = 0.12  # scene units to the right of it that are free
_CLEAR = 6.5  # scene units: the glass is clear
_TOP, _ROW = 0.3, 1.12  # from its top to the heads; from row to row


class Table:
    """Four rows that are filled one by one, what lies between them, and where they lead."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        heads = (tr("Δ𝑤"), POSITION), (tr("Δ𝐿"), LOSS), (tr("Δ𝐿/Δ𝑤"), QUIET)
        self.heads = VGroup(
            *(self._cell(text, 0, k, color) for k, (text, color) in enumerate(heads))
        )
        self.rows = [
            (
                self._cell(plain(nudge), row, 0, POSITION),
                self._cell(moved(plan, nudge), row, 1, LOSS),
                self._cell(quotient(plan, nudge), row, 2, GRADIENT),
            )
            for row, nudge in enumerate(plan.nudges, 1)
        ]
        self._part()
        more = tr("{step} less") if plan.rises else tr("{step} more")
        self.steps = [
            self._cell(more.format(step=step), row + 0.5, 2, QUIET)
            for row, step in enumerate(closer(plan), 1)
        ]
        foot, beside = ASK.columns(1, 1)
        self.limit = Derivation(self._limit("Delta", "arrow.r"), foot)
        self.never = Words(tr("Δ𝑤 → 0, never 0"), BODY_SIZE, POSITION)
        self.never.within(beside)

    def _part(self) -> None:
        """Where a long change of the loss stands on its nudge, both columns step back."""
        between = [row[1].get_left()[0] - row[0].get_right()[0] for row in self.rows]
        lack = max(0.0, _GAP - min(between))
        aside = min(lack, min(row[0].get_left()[0] for row in self.rows) - TABLE.left)
        for cells in (self.heads.submobjects, *self.rows):
            cells[0].shift(aside * LEFT)
            cells[1].shift((lack - aside) * RIGHT)

    def _cell(self, text: str, row: float, column: int, color: str) -> Words:
        words = Words(text, LABEL_SIZE, color)
        y = TABLE.top - _TOP - row * _ROW + (0.0 if row == 0 else 0.3)
        spot = (TABLE.left + _COLUMNS[column], y, 0)
        words.move_to(spot, aligned_edge=RIGHT)
        return words

    def _limit(self, sign: str, arrow: str) -> Formula:
        source = (
            f"{{{{{sign} : up}}}} {{{{L : loss}}}} \\/ {{{{{sign} : down}}}} {{{{w : knob}}}}"
            f' {{{{{arrow} : is}}}} {{{{"{limit(self.plan)}" : slope}}}}'
        )
        colors = {"loss": LOSS, "knob": POSITION, "slope": GRADIENT}
        return Formula(source, colors, TITLE_SIZE)

    def fill(self, row: int, *columns: int) -> list[Any]:
        """Cells of a row come, counted from 0."""
        return [FadeIn(self.rows[row][k], shift=0.15 * DOWN) for k in columns]

    def between(self, row: int) -> Any:
        """By how much a row differs from the one before."""
        return FadeIn(self.steps[row - 1], shift=0.15 * LEFT)

    def swell_steps(self) -> list[Any]:
        """Animations: what lies between the rows, a little larger, but not up to the plane."""
        room = _BESIDE / max(step.width for step in self.steps)
        return [swell(step, min(1.2, 1 + 2 * room)) for step in self.steps]

    def first(self, nudge: Nudge, frost: Frost) -> Iterator[tuple[Any, float]]:
        """The first nudge and its row, seen as the glass clears: moves with their seconds."""
        clear = change(frost.clear, _CLEAR)
        yield (FadeIn(self.heads), change(nudge.legs, 1), clear), 1.0
        yield (FadeOut(frost), *self.fill(0, 0)), 0.5
        yield (change(nudge.legs, 2), *self.fill(0, 1)), 0.9
        yield (change(nudge.line, 1), *self.fill(0, 2)), 0.9

    def smaller(self, nudge: Nudge, row: int) -> Iterator[tuple[Any, float]]:
        """The nudge becomes that of a row, which is filled: moves with their seconds."""
        yield (nudge.to(row), *self.fill(row, 0, 1)), 1.3
        yield (*self.fill(row, 2), self.between(row)), 0.6

    def named(self) -> Any:
        """The quotient of the limit becomes the derivative, letter by letter."""
        return self.limit.turn_into(self._limit("dif", "="))

    def gone(self) -> Any:
        """All of it goes."""
        cells = [cell for row in self.rows for cell in row]
        return FadeOut(*self.heads, *cells, *self.steps, self.limit, self.never)


__all__ = ["Table"]
