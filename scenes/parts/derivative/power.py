"""The power rule: the exponent steps down in front, and above it drops by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, VGroup, smooth, squish_rate_func

from gdmath import derivation
from scenes.parts.derivative.places import ASKED, BESIDE, RULE, TILES
from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.slabs import Slabs
from scenes.parts.derivative.square import SLOPE_OF, slope_of
from scenes.stage import (
    GRADIENT,
    QUIET,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
    Words,
    instead,
    tr,
)

_CASE, _LARGE, _ASKED = 50, 84, 78
_KEPT = 60  # the rule above the question that it answers
_BETWEEN, _NAMED = 0.22, 0.2  # scene units between cases, and from the rule to its name
_SPACE = 0.7  # scene units from what it is called to it
_APART = 0.36  # of its size, from a sign = to what comes after it
_CASES = (
    ("x^({{2 : up}})", "{{2 : front}} {{x : rest}}"),
    (
        "x^({{3 : up}})",
        "{{3 : front}} {{x^2 : rest}}",
    ),
)
_TWICE = "(2 x^3)", "{{2 dot 3 x^2 : rest}}"


class Flush(Derivation):
    """A row whose left end and baseline stay where they are, whatever it turns into."""

    def _placed(self, row: Formula) -> Formula:
        row.move_to(self.box.middle).shift((self.box.left - row.get_left()[0]) * RIGHT)
        return row.shift((self.box.bottom - _foot(row)) * UP)


class PowerRule:
    """The rule in letters, then one example, worked where it is asked for."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        factor, exponent = plan.power
        self.steps = derivation(f"{factor}*x^{exponent}")
        x = "{{x : base}}"
        self.letters = (f"{x}^({{{{n : power}}}})", f"{{{{n : power}}}} {x}^({{{{n - 1 : less}}}})")
        top, low = f"{{{{{exponent} : power}}}}", f"{{{{{exponent - 1} : less}}}}"
        self.example = (
            f"{{{{{factor} : factor}}}} {x}^({top})",
            f"{top} dot {{{{{factor} : factor}}}} {x}^({low})",
            f"{{{{{factor * exponent} : both}}}} {x}^({low})",
        )
        self.cases = [slope_of(*case, _CASE) for case in (*_CASES, _TWICE)]
        cases = VGroup(*self.cases).arrange(DOWN, buff=_BETWEEN, aligned_edge=LEFT)
        cases.move_to(BESIDE.middle).shift((BESIDE.top - cases.get_top()[1]) * UP)
        self.called = Words(tr("power rule"), TITLE_SIZE, QUIET)
        room = self.called.height + _NAMED
        lower = BESIDE.inset(top=cases.height + _BETWEEN, bottom=room)
        self.letter = Formula(f"{SLOPE_OF} {{{{x : base}}}}^n =", size=_LARGE)
        self.board = self._after(self.letter, self.letters, lower)
        self.called.next_to(VGroup(self.letter, self.board), DOWN, buff=_NAMED)
        self.asked = Formula(f"{SLOPE_OF} {self.example[0]} =", size=_ASKED)
        self.answer = self._after(self.asked, self.example[1:], ASKED, _ASKED)
        self.tiles = Slabs(plan, TILES)
        self.what = Words("?", _ASKED, GRADIENT)
        self.what.move_to(self.answer, aligned_edge=LEFT)
        self.what.shift((self.answer.box.bottom - self.what.get_bottom()[1]) * UP)

    def _after(self, sign: Formula, rows: Any, box: Box, size: float = _LARGE) -> Flush:
        """A board for rows after a sign =, which goes so far to the left that both have room."""
        wide, apart = max(self._row(row, size).width for row in rows), _APART * size / 96
        sign.move_to(box.middle - 0.5 * (wide + apart) * RIGHT)
        left, foot = float(sign.get_right()[0]) + apart, _foot(sign)
        first = self._row(rows[0], size)
        return Flush(first, Box(left, foot, left + wide, foot + first.height))

    def _row(self, source: str, size: float = _LARGE) -> Formula:
        names = Formula.names_in(source) if source != self.letters[0] else ()
        return Formula(source, dict.fromkeys(names, GRADIENT), size)

    # -- the rule --------------------------------------------------------------------------------

    def take(self, slope: Formula) -> Any:
        """An animation: the slope of x², found beside the square, becomes the first case."""
        goes: Any = slope.animate(rate_func=squish_rate_func(smooth, 0.45, 1.0))
        goes = goes.scale(self.cases[0].height / slope.height).move_to(self.cases[0])
        self.cases[0] = slope
        return goes

    def told(self) -> Iterator[tuple[Any, float]]:
        """Powers of the cases step down in front; so does that of letters, and it drops by one."""
        yield tuple(_swell(case, "up") for case in self.cases[:2]), 0.7
        yield (*(_swell(case, "front") for case in self.cases[:2]), FadeIn(self.board)), 0.8
        yield (self.board.turn_into(self._row(self.letters[1]), {"power"}),), 1.6

    def keep(self) -> tuple[Any, ...]:
        """Animations: the rule stays, smaller and in one line, above what is asked."""
        row, scale = VGroup(self.letter, self.board), _KEPT / _LARGE
        left = RULE.middle[0] - (self.called.width + _SPACE + scale * row.width) / 2
        start, foot = left + self.called.width + _SPACE, self.letter.get_center()[1]
        corner = np.array([row.get_left()[0], foot, 0.0])
        there = np.array([start, RULE.middle[1], 0.0])
        moves: list[Any] = []
        # What they go past is gone by then; its name starts when the rule is away.
        late, last = (squish_rate_func(smooth, *part) for part in ((0.3, 0.75), (0.65, 1.0)))
        for part in row:
            move: Any = part.animate(rate_func=late)
            moves.append(move.scale(scale).move_to(there + scale * (part.get_center() - corner)))
        name: Any = self.called.animate(rate_func=last)
        return *moves, name.move_to((left + self.called.width / 2, RULE.middle[1], 0))

    # -- the example -----------------------------------------------------------------------------

    def work(self) -> Iterator[tuple[Any, float]]:
        """As many slabs as the power says, which comes in front: moves with their seconds."""
        moves = *instead(self.what, self.answer), _swell(self.asked, "power"), self.tiles.grow()
        yield moves, 1.0

    def multiply(self) -> Any:
        """An animation: both factors become their product, in one."""
        return self.answer.swap(self._row(self.example[2], _ASKED))


def _swell(row: Formula, name: str) -> Any:
    """An animation: a part of a row is larger for a moment, the row one piece."""
    return Derivation(row, Box.around(row)).swell(name, by=1.25)


def _foot(row: Formula) -> float:
    """The line that the x of a row stands on."""
    return float(row.part("base").get_bottom()[1])


__all__ = ["Flush", "PowerRule"]
