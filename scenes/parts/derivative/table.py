"""The table of nudges: how many times as far as each of them the loss moves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UP, FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.derivative.glass import Glass
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.numbers import closer, limit, moved, plain, quotient
from scenes.parts.derivative.places import face
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Derivation,
    Formula,
    Layer,
    Words,
    change,
    instead,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline, read_number

_HEAD, _ROW = 0.38, 0.58  # scene units from the top of the table to its heads, and from row to row
_SIZE, _LARGE, _NAMED = 42, 66, 60
_APART = 0.3  # scene units between columns, at least
_COLUMNS = 3


_KNOWN = {"loss": LOSS, "knob": POSITION}
_SOON = squish_rate_func(smooth, 0.0, 0.4)  # and goes before that does
_LATE = squish_rate_func(smooth, 0.6, 1.0)  # a number comes when what it measures is there


def _quotient(sign: str) -> str:
    """How far the loss moves by how far w does."""
    return f"{{{{{sign} : up}}}} {{{{L : loss}}}} \\/ {{{{{sign} : down}}}} {{{{w : knob}}}}"


class Brackets(Painted):
    """From each row of the table to the next, behind what they differ by."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, spans: list[tuple[float, float, float]]) -> None:
        super().__init__()
        self.spans = spans

    def draw(self, canvas: Canvas) -> None:
        """Each open to the left, like a hand on both numbers."""
        pen = Pen(canvas, self.presence)
        for x, high, low in self.spans:
            hand = [(x - 0.1, high), (x, high), (x, low), (x - 0.1, low)]
            pen.line(np.array(hand), QUIET, 0.03)


class Table:
    """Nudges and their quotients, row by row, by what they differ, and where they lead."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.box = plan, face(plan.rises)
        heads: list[Any] = [Words(tr("Δ𝑤"), _SIZE, POSITION)]
        heads.append(Formula(_quotient("Delta"), _KNOWN, _SIZE))
        texts = [(plain(nudge), quotient(plan, nudge)) for nudge in plan.nudges]
        made = [heads] + [
            [Words(row[0], _SIZE, POSITION), Words(row[1], _SIZE, GRADIENT)]
            for row in [*texts, (tr("→ 0"), tr("→ ?"))]
        ]
        steps = [Words(f"−{step}", LABEL_SIZE, QUIET) for step in closer(plan)]
        wide = [max(row[column].width for row in made) for column in range(2)]
        wide.append(max(step.width for step in steps) + 0.25)
        more = self.box.width - sum(wide) - (_COLUMNS + 1) * _APART
        if more < 0:
            scale = 1 + more / sum(wide)
            made = [[cell.scale(scale) for cell in row] for row in made]
            steps = [step.scale(scale) for step in steps]
            wide, more = [width * scale for width in wide], 0.0
        gap = _APART + more / (_COLUMNS + 1)
        starts = [self.box.left + gap + sum(wide[:k]) + k * gap for k in range(_COLUMNS)]
        for number, row in enumerate(made):
            y = self.box.top - _HEAD - _ROW * number
            for cell, start, width, edge in zip(row, starts, wide, (ORIGIN, RIGHT), strict=False):
                across = start + (width if edge is RIGHT else width / 2)
                cell.move_to((across, y, 0), aligned_edge=edge)
                cell.shift((baseline(row[0]) - baseline(cell)) * UP)
        self.heads, self.rows, self.leads = VGroup(*made[0]), made[1:-1], VGroup(*made[-1])
        self.steps, spans = steps, []
        for step, (above, below) in zip(steps, pairwise(self.rows), strict=True):
            high, low = (float(row[1].get_center()[1]) for row in (above, below))
            spans.append((starts[2], high - 0.08, low + 0.08))
            step.move_to((starts[2] + 0.2, (high + low) / 2, 0), aligned_edge=LEFT)
        self.brackets = [Brackets([span]) for span in spans]
        self.limit = Derivation(self._limit("Delta", self._arrow()), self.box.inset(0.25, top=1.4))
        self.called = Words(tr("derivative"), _LARGE, GRADIENT)
        self.called.move_to(self.box.middle + 0.9 * UP)
        self.told = VGroup()
        self.division = self._divided_in_numbers()

    def _divided_in_numbers(self) -> VGroup:
        """How the quotient of the second nudge is worked out, where rows are still to come."""
        nudge, shown = self.plan.nudges[1], quotient(self.plan, self.plan.nudges[1])
        up = moved(self.plan, nudge)
        same = abs(read_number(up) / nudge - read_number(shown)) < 1e-9 * abs(read_number(shown))
        divided = (up, LOSS), ("/", TEXT), (plain(nudge), POSITION)
        texts = *divided, ("=" if same else "≈", TEXT), (shown, GRADIENT)
        row = VGroup(*(Words(text, _SIZE, color) for text, color in texts))
        row.arrange(RIGHT, buff=0.16)
        for part in row:
            part.shift((baseline(row[0]) - baseline(part)) * UP)
        if row.width > self.box.width - 2 * _APART:
            row.scale((self.box.width - 2 * _APART) / row.width)
        low = self.box.bottom + _HEAD + _ROW / 2
        return row.move_to((self.box.middle[0], low, 0))

    @staticmethod
    def _arrow() -> str:
        return "limits(arrow.r.long)_(Delta w arrow.r 0)"

    def _limit(self, sign: str, arrow: str, size: float = TITLE_SIZE) -> Formula:
        name = "is" if arrow == "=" else "to"  # of other names, one goes as the other comes
        end = f'{{{{"{limit(self.plan)}" : slope}}}}'
        source = f"{_quotient(sign)} {{{{{arrow} : {name}}}}} thin {end}"
        return Formula(source, _KNOWN | {"slope": GRADIENT}, size)

    def fill(self, row: int, *columns: int) -> list[Any]:
        """Cells of a row come, counted from 0."""
        return [FadeIn(self.rows[row][k], shift=0.15 * DOWN) for k in columns]

    def across(self, nudge: Nudge) -> list[Any]:
        """Animations: the first nudge of w, with its number at the leg and in the table."""
        self.told = nudge.lengths(0)
        come = FadeIn(self.told[0], self.heads[0], self.rows[0][0], rate_func=_LATE)
        return [change(nudge.legs, 1), come]

    def upright(self, nudge: Nudge) -> list[Any]:
        """Animations: and how far the loss moves."""
        return [change(nudge.legs, 2), FadeIn(self.told[1], rate_func=_LATE)]

    def sloping(self, nudge: Nudge) -> list[Any]:
        """Animations: the line through both points is drawn, as steep as is then told."""
        return [change(nudge.line, 1)]

    def divided(self) -> list[Any]:
        """Animations: the quotient of the first nudge, with what it is called."""
        return [FadeIn(self.heads[1]), *self.fill(0, 1)]

    def under(self, glass: Glass) -> list[Any]:
        """Animations: the lens opens; the numbers at the legs go."""
        return [*glass.come(), FadeOut(self.told)]

    def smaller(self, nudge: Nudge, row: int) -> Iterator[tuple[list[Any], float]]:
        """The nudge shrinks, the lens enlarges until it is as large as before: moves, seconds.

        Then its quotient is told; that of the first row which is smaller has its own words.
        """
        gone, self.told = self.told, nudge.lengths(row)
        goes = [FadeOut(gone, rate_func=_SOON)] if row > 1 else []
        goes += [FadeOut(self.division, rate_func=_SOON)] if row == 2 else []
        yield [nudge.shrink(self.plan.nudges[row]), *goes, *self.fill(row, 0)], 0.5
        near = change(nudge.seen, nudge.power_of(self.plan.nudges[row]))
        yield [near, FadeIn(self.told, rate_func=_LATE)], 0.8
        if row > 1:
            yield self.fill(row, 1), 0.4

    def between(self) -> Iterator[tuple[list[Any], float]]:
        """By how much each row differs from the one before, one after another."""
        for bracket, step in zip(self.brackets, self.steps, strict=True):
            yield [FadeIn(bracket), FadeIn(step, shift=0.1 * LEFT)], 0.7

    def lead(self) -> list[Any]:
        """Animations: nudges go to 0; where their quotients go is not said yet."""
        return [FadeIn(self.leads, shift=0.15 * DOWN), FadeOut(self.told)]

    def name_it(self) -> list[Any]:
        """Animations: instead of the rows stands what the limit is called."""
        cells = [cell for row in self.rows for cell in row]
        gone = [self.heads, *cells, self.leads, *self.steps, *self.brackets]
        return instead(gone, (self.called, self.limit))

    def swell_limit(self) -> Any:
        """An animation: the number is larger for a moment."""
        return self.limit.swell("slope", by=1.12)

    def leave(self, nudge: Nudge, *others: Any) -> tuple[Any, ...]:
        """Animations: what it is called goes, with the tangent."""
        return FadeOut(self.limit, self.called, nudge.called, *others), change(nudge.line, 0)

    def named(self) -> Any:
        """The quotient of the limit becomes the derivative, letter by letter."""
        return self.limit.turn_into(self._limit("upright(d)", "=", _NAMED))


__all__ = ["Table"]
