"""The table of nudges: how many times as far as each of them the loss moves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from manim import DOWN, LEFT, ORIGIN, RIGHT, UP, FadeIn, FadeOut, VGroup, rush_into

from scenes.parts.derivative.hill import farther
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.numbers import closer, limit, moved, plain, quotient
from scenes.parts.derivative.places import TABLE
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
    Measured,
    Words,
    change,
    instead,
    swell,
    tr,
)
from scenes.stage.type.text import baseline

_HEAD, _ROW = 0.3, 1.05  # scene units from the top of the table to its heads, and from row to row
_SIZE, _LARGE, _NAMED = 40, 66, 60
_APART = 0.35  # scene units between columns, at least


_KNOWN = {"loss": LOSS, "knob": POSITION}


def _quotient(sign: str) -> str:
    """How far the loss moves by how far w does."""
    return f"{{{{{sign} : up}}}} {{{{L : loss}}}} \\/ {{{{{sign} : down}}}} {{{{w : knob}}}}"


class Table:
    """Three columns that are filled row by row, what lies between rows, and where they lead."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        heads: list[Any] = [Words(tr("Δ𝑤"), _SIZE, POSITION), Words(tr("Δ𝐿"), _SIZE, LOSS)]
        heads.append(Formula(_quotient("Delta"), _KNOWN, _SIZE))
        texts = [(plain(nudge), moved(plan, nudge), quotient(plan, nudge)) for nudge in plan.nudges]
        colors = POSITION, LOSS, GRADIENT
        made = [heads] + [
            [Words(text, _SIZE, color) for text, color in zip(row, colors, strict=True)]
            for row in texts
        ]
        wide = [max(row[column].width for row in made) for column in range(3)]
        more = TABLE.width - sum(wide) - 2 * _APART
        if more < 0:
            made = [[cell.scale(1 + more / sum(wide)) for cell in row] for row in made]
            wide = [width * (1 + more / sum(wide)) for width in wide]
        gap = min(_APART + max(0.0, more) / 2, 3 * _APART)
        left = TABLE.middle[0] - (sum(wide) + 2 * gap) / 2
        for number, row in enumerate(made):
            y = TABLE.top - _HEAD - (number and _ROW * (number - 0.25))
            for column, cell in enumerate(row):
                start = left + sum(wide[:column]) + column * gap
                edge = RIGHT if column == 2 else ORIGIN
                across = wide[column] if column == 2 else wide[column] / 2
                cell.move_to((start + across, y, 0), aligned_edge=edge)
                cell.shift((baseline(row[0]) - baseline(cell)) * UP)
        self.heads, self.rows = VGroup(*made[0]), made[1:]
        more_told = tr("{step} less") if plan.rises else tr("{step} steeper")
        self.steps = [
            Words(more_told.format(step=step), LABEL_SIZE, QUIET).move_to(
                (self.rows[k][2].get_right() + self.rows[k + 1][2].get_right()) / 2,
                aligned_edge=RIGHT,
            )
            for k, step in enumerate(closer(plan))
        ]
        lower = Box(TABLE.left, TABLE.middle[1] - 1.0, TABLE.right, TABLE.middle[1])
        self.limit = Derivation(self._limit("Delta", "arrow.r"), lower)
        self.called = Words(tr("derivative"), _LARGE, GRADIENT)
        self.called.move_to(TABLE.middle + 0.75 * UP)
        self.told = VGroup()
        self.steep: list[Measured] = []

    def _limit(self, sign: str, arrow: str, size: float = TITLE_SIZE) -> Formula:
        source = f'{_quotient(sign)} {{{{{arrow} : is}}}} {{{{"{limit(self.plan)}" : slope}}}}'
        return Formula(source, _KNOWN | {"slope": GRADIENT}, size)

    def fill(self, row: int, *columns: int) -> list[Any]:
        """Cells of a row come, counted from 0."""
        return [FadeIn(self.rows[row][k], shift=0.15 * DOWN) for k in columns]

    def between(self) -> list[Any]:
        """By how much each row differs from the one before."""
        return [FadeIn(step, shift=0.15 * LEFT) for step in self.steps]

    def swell_steps(self) -> list[Any]:
        """Animations: what lies between the rows is larger for a moment."""
        return [swell(step, 1.12) for step in self.steps]

    def across(self, nudge: Nudge) -> list[Any]:
        """Animations: the first nudge of w, with its number at the leg and in the table."""
        self.told = nudge.lengths()
        return [change(nudge.legs, 1), FadeIn(self.told[0], self.heads[0]), *self.fill(0, 0)]

    def upright(self, nudge: Nudge) -> list[Any]:
        """Animations: and how far the loss moves."""
        return [change(nudge.legs, 2), FadeIn(self.told[1], self.heads[1]), *self.fill(0, 1)]

    def through(self, nudge: Nudge) -> list[Any]:
        """Animations: the line through both points is drawn."""
        return [change(nudge.line, 1)]

    def sloping(self) -> list[Any]:
        """Animations: how steep that is; the numbers at the legs go."""
        return [FadeIn(self.heads[2]), *self.fill(0, 2), FadeOut(self.told)]

    def smaller(self, nudge: Nudge, row: int, *columns: int) -> list[Any]:
        """Animations: the second point comes nearer; the nudge is written, and some of its row."""
        return [nudge.shrink(self.plan.nudges[row]), *self.fill(row, 0, *columns)]

    def give_way(self, nudge: Nudge) -> list[Any]:
        """Animations: all rows go, and of the triangle both points are left."""
        nudge.alone.set_value(1)
        cells = [cell for row in self.rows for cell in row]
        gone = FadeOut(self.heads, *cells, *self.steps)
        self.steep.append(self._steep(nudge).move_to(self.called))
        return [gone, change(nudge.legs, 0)]

    def _steep(self, nudge: Nudge) -> Measured:
        """The slope of the line as it turns."""
        plan = self.plan
        decimals = max(0, 3 - math.floor(math.log10(abs(plan.slope))))

        def slope() -> float:
            return plan.slope + plan.bend * nudge.nudge

        return Measured("slope", tr("slope"), slope, decimals, _LARGE, GRADIENT)

    def name_it(self) -> list[Any]:
        """Animations: instead of the number stands what it is called."""
        return instead(self.steep, self.called)

    def once_more(self, nudge: Nudge) -> Iterator[tuple[Any, float]]:
        """The second point goes far off, and slides home: moves with their seconds."""
        come = FadeIn(*self.steep, rate_func=rush_into)
        yield (nudge.shrink(farther(self.plan)), come), 0.8
        yield (nudge.shrink(self.plan.nudges[-1]),), 2.8

    def named(self) -> Any:
        """The quotient of the limit becomes the derivative, letter by letter."""
        return self.limit.turn_into(self._limit("dif", "=", _NAMED))


__all__ = ["Table"]
