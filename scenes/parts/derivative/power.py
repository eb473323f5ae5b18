"""The power rule: the exponent steps down in front, and above it drops by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup, path_along_arc

from gdmath import derivation
from scenes.parts.derivative.places import BELOW, BESIDE
from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.square import SLOPE_OF, slope_of
from scenes.stage import (
    GRADIENT,
    QUIET,
    STAGE,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
    Words,
    tr,
)

_CASE, _LARGE, _ASKED, _ALONE = 54, 84, 72, 110
_KEPT = 60  # the rule beside the question that it answers
_ROUND = 1.7  # radians: the answer comes up beside the sign =, not across it
_DOWN = 0.1, 2.55  # scene units from the top: what is asked, and what is worked


class PowerRule:
    """The rule in letters, then one example; each of its steps with the name of its rule."""

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
        upper, lower = Box(BESIDE.left, BESIDE.bottom, BESIDE.right, STAGE.top).rows(1.7, 1)
        known = ("x^2", "2 x"), ("x^3", "3 x^2"), ("2 x^3", "2 dot 3 x^2")
        self.cases = VGroup(*(slope_of(power, slope, _CASE) for power, slope in known))
        self.cases.arrange(DOWN, buff=0.25, aligned_edge=LEFT).move_to(upper.middle)
        first, second = lower.columns(1.7, 1, gap=0.1)
        self.letter = Formula(f"{SLOPE_OF} x^n =", size=_LARGE).within(first, RIGHT)
        self.board = Derivation(self._row(self.letters[0]), second)
        # Between what is asked and what is worked there is room for the arc of the exponent.
        above, below = (BELOW.inset(top=top, bottom=BELOW.height - top - 1.6) for top in _DOWN)
        self.asked = Formula(f"{SLOPE_OF} {self.example[0]} =", size=_ASKED)
        self.what = Words("?", _ASKED, GRADIENT)
        question, self.beside = above.columns(1.2, 1, gap=0.6)
        VGroup(self.asked, self.what).arrange(RIGHT, buff=0.35).move_to(question.middle)
        self.second = Derivation(self._row(self.example[0], _ALONE), below)
        names = (self._name(step.rule) for step in self.steps)
        self.names = VGroup(*names).arrange(DOWN, buff=0.3)
        self.names.next_to(self.second, DOWN, buff=0.5)

    def _row(self, source: str, size: float = _LARGE) -> Formula:
        slope = source not in (self.letters[0], self.example[0])
        names = Formula.names_in(source) if slope else ()
        return Formula(source, dict.fromkeys(names, GRADIENT), size)

    @staticmethod
    def _name(rule: str) -> Words:
        named = {"power": tr("power rule"), "constant factor": tr("a constant factor stays")}
        return Words(named.get(str(rule), str(rule)), TITLE_SIZE, QUIET)

    def told(self) -> Iterator[tuple[Any, float]]:
        """The exponent of the letters steps down in front; then it is said of what this is true."""
        yield (FadeIn(self.board),), 0.5
        yield (self.board.turn_into(self._row(self.letters[1]), {"power"}),), 1.8
        yield (FadeIn(self.letter),), 0.5

    def keep_beside(self) -> tuple[Any, ...]:
        """Animations: the rule in letters stays, smaller, beside what is asked."""
        rule = VGroup(self.letter, self.board)
        middle, scale = rule.get_center(), min(_KEPT / _LARGE, self.beside.width / rule.width)
        way = np.array([*self.beside.middle[:2], 0.0]) - middle
        moves: list[Any] = [self.letter.animate, self.board.animate]
        return tuple(move.scale(scale, about_point=middle).shift(way) for move in moves)

    def tell(self, number: int) -> Any:
        """A step of the example, counted from 0: the power rule, then the factor."""
        row = self._row(self.example[number + 1], _ALONE)
        return self.second.swap(row) if number else self.second.turn_into(row, {"power"})

    def answer(self) -> Iterator[tuple[Any, float]]:
        """The slope goes to where it was asked for, round the sign before that: moves, seconds."""
        there = self._row(self.example[2], _ASKED).move_to(self.what, aligned_edge=LEFT)
        asked, digits = self.asked.part("factor"), there.part("both")
        there.shift((asked.get_bottom()[1] - digits.get_bottom()[1]) * UP)
        path = _round(self.second.get_center(), there.get_center())
        comes: Any = self.second.animate(path_func=path)
        yield (FadeOut(self.what),), 0.3
        yield (comes.scale(_ASKED / _ALONE).move_to(there),), 0.9


def _round(first: Any, last: Any) -> Any:
    """A path from one middle to another in an arc, on which all glyphs keep their places."""
    arc = path_along_arc(_ROUND)

    def path(start: Any, end: Any, share: float) -> Any:
        aside = arc(first[None], last[None], share)[0] - (1 - share) * first - share * last
        return (1 - share) * start + share * end + aside

    return path


__all__ = ["PowerRule"]
