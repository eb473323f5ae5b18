"""The table of nudges: how many times as far as each of them the loss moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import DOWN, RIGHT, FadeIn, FadeOut, VGroup

from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.numbers import closer, limit, moved, plain, quotient
from scenes.parts.derivative.places import ASK, TABLE, answer
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
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
_ROWS = (0.25, 0.71, 1.17, 1.63)  # from the top of the table: nudge, drop, quotient, and between


class Table:
    """Four columns that are filled one by one, what lies between them, and where they lead."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        heads = (tr("Δ𝑤"), POSITION), (tr("Δ𝐿"), LOSS), (tr("Δ𝐿/Δ𝑤"), QUIET)
        self.heads = VGroup(*(self._head(text, k, color) for k, (text, color) in enumerate(heads)))
        self.columns = [
            (
                self._cell(plain(nudge), column, 0, POSITION),
                self._cell(moved(plan, nudge), column, 1, LOSS),
                self._cell(quotient(plan, nudge), column, 2, GRADIENT),
            )
            for column, nudge in enumerate(plan.nudges)
        ]
        more = tr("{step} less") if plan.rises else tr("{step} steeper")
        self.steps = [
            self._cell(more.format(step=step), column - 0.5, 3, QUIET)
            for column, step in enumerate(closer(plan), 1)
        ]
        self.limit = Derivation(self._limit("Delta", "arrow.r"), answer(plan.rises))
        self.never = Words(tr("Δ𝑤 → 0, never 0"), TITLE_SIZE, POSITION)
        self.never.next_to(self.limit, DOWN, buff=0.35)

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

    def first(self, nudge: Nudge, lengths: Any) -> Iterator[tuple[Any, float]]:
        """The first nudge and its column: moves with their seconds."""
        yield (FadeIn(self.heads), change(nudge.legs, 1)), 1.0
        yield self.fill(0, 0), 0.4
        yield (change(nudge.legs, 2), FadeIn(lengths[1]), *self.fill(0, 1)), 0.9
        yield (change(nudge.line, 1), FadeOut(lengths)), 0.9
        yield self.fill(0, 2), 0.5

    def smaller(self, nudge: Nudge, column: int) -> Iterator[tuple[Any, float]]:
        """The nudge becomes that of a column, which is filled: moves with their seconds."""
        yield (nudge.to(column), *self.fill(column, 0)), 1.5
        yield self.fill(column, 1), 0.5
        yield (*self.fill(column, 2), self.between(column)), 0.7

    def give_way(self) -> tuple[Any, ...]:
        """The columns go; where they lead stands below the picture."""
        cells = [cell for column in self.columns for cell in column]
        self.limit.box = ASK
        below: Any = self.limit.animate
        return FadeOut(*self.heads, *cells, *self.steps, self.never), below.move_to(ASK.middle)

    def named(self) -> Any:
        """The quotient of the limit becomes the derivative, letter by letter."""
        return self.limit.turn_into(self._limit("dif", "="))


__all__ = ["Table"]
