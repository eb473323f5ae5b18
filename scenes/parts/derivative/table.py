"""The table of nudges: how many times as far as each of them the loss moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import DOWN, RIGHT, FadeIn, FadeOut, VGroup

from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.numbers import closer, limit, plain, quotient
from scenes.parts.derivative.places import ASK, TABLE
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    GRADIENT,
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

_HEADS = 1.9  # scene units for the heads of the rows, to the left of the first column
_ROWS = (0.2, 0.66, 1.12)  # from the top of the table: nudge, quotient, and between
_SIZE = 40


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
        more = tr("{step} less") if plan.rises else tr("{step} steeper")
        self.steps = [
            self._cell(more.format(step=step), column - 0.5, 2, QUIET)
            for column, step in enumerate(closer(plan), 1)
        ]
        left, right = ASK.columns(1.3, 1)
        self.told: list[VGroup] = []
        self.limit = Derivation(self._limit("Delta", "arrow.r"), left)
        self.never = Words(tr("Δ𝑤 → 0, never 0"), TITLE_SIZE, POSITION).move_to(right.middle)

    def _cell(self, text: str, column: float, row: int, color: str) -> Words:
        wide = (TABLE.width - _HEADS) / len(self.plan.nudges)
        x = TABLE.left + _HEADS + (column + 0.5) * wide
        return Words(text, _SIZE, color).move_to((x, TABLE.top - _ROWS[row], 0))

    def _head(self, text: str, row: int, color: str) -> Words:
        spot = (TABLE.left + _HEADS - 0.3, TABLE.top - _ROWS[row], 0)
        return Words(text, _SIZE, color).move_to(spot, aligned_edge=RIGHT)

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

    def measure(self, nudge: Nudge) -> None:
        """The numbers at the legs of each nudge, where they are now."""
        self.told = [nudge.lengths(column) for column in range(len(self.columns))]

    def first(self, nudge: Nudge) -> Iterator[tuple[Any, float]]:
        """The first nudge and its column: moves with their seconds."""
        across, upright = self.told[0]
        yield (change(nudge.legs, 1), FadeIn(across)), 1.0
        yield (change(nudge.legs, 2), FadeIn(upright)), 1.0
        yield (FadeIn(self.heads), *self.fill(0, 0, 1)), 0.7
        yield (change(nudge.line, 1),), 0.9

    def smaller(self, nudge: Nudge, column: int) -> Iterator[tuple[Any, float]]:
        """The nudge shrinks, is enlarged, and its column is filled: moves with their seconds."""
        yield (FadeOut(self.told[column - 1]),), 0.3  # before the leg beside it comes through it
        yield (nudge.shrink(self.plan.nudges[column]),), 0.8
        yield (nudge.enlarge(column),), 1.0
        yield (FadeIn(self.told[column]), *self.fill(column, 0, 1), self.between(column)), 0.8

    def give_way(self) -> tuple[Any, ...]:
        """Animations: of all columns, what they lead to is left."""
        cells = [cell for column in self.columns for cell in column]
        self.limit.box = ASK
        middle: Any = self.limit.animate
        return FadeOut(*self.heads, *cells, *self.steps, self.never), middle.move_to(ASK.middle)

    def named(self) -> Any:
        """The quotient of the limit becomes the derivative, letter by letter."""
        return self.limit.turn_into(self._limit("dif", "="))


__all__ = ["Table"]
