"""The power rule: the exponent steps down in front, and one of it is used up."""

from __future__ import annotations

from typing import Any

from manim import DOWN, RIGHT, VGroup

from gdmath import derivation
from scenes.parts.derivative.places import BELOW, BESIDE
from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.square import SLOPE_OF
from scenes.stage import (
    GRADIENT,
    QUIET,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
    Words,
    tr,
)

_LARGE, _ALONE = 84, 150


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
        self.product = f"{{{{{exponent} dot {factor} : both}}}} {x}^({low})"
        upper, lower = BESIDE.rows(1, 1)
        cases = (Formula(f"{SLOPE_OF} {case}") for case in ("x^2 = 2 x", "x^3 = 3 x^2"))
        self.cases = VGroup(*cases).arrange(DOWN, buff=0.3).scale(1.25).move_to(upper.middle)
        first, second = lower.columns(1.7, 1, gap=0.1)
        self.letter = Formula(f"{SLOPE_OF} x^n =", size=_LARGE).within(first, RIGHT)
        self.board = Derivation(self._row(self.letters[0]), second)
        middle = Box(BELOW.left, BELOW.bottom + 1.6, BELOW.right, BELOW.top - 0.8)
        self.second = Derivation(self._row(self.example[0], _ALONE), middle)
        names = (self._name(step.rule) for step in self.steps)
        self.names = VGroup(*names).arrange(DOWN, buff=0.3)
        self.names.next_to(self.second, DOWN, buff=0.7)

    def _row(self, source: str, size: float = _LARGE) -> Formula:
        return Formula(source, {n: GRADIENT for n in ("power", "both") if n in source}, size)

    @staticmethod
    def _name(rule: str) -> Words:
        named = {"power": tr("power rule"), "constant factor": tr("a constant factor stays")}
        return Words(named.get(str(rule), str(rule)), TITLE_SIZE, QUIET)

    def step_down(self) -> Any:
        """The exponent of the letters steps down in front."""
        return self.board.turn_into(self._row(self.letters[1]), {"power"})

    def tell(self, number: int) -> Any:
        """A step of the example, counted from 0: the power rule, then the factor."""
        if number:
            self._join()
        return self.second.turn_into(self._row(self.example[number + 1], _ALONE), {"power"})

    def _join(self) -> None:
        """Both factors are one part from now on: they become their product, and neither goes."""
        row, joined = self.second.row, self._row(self.product, _ALONE)
        joined.scale(row.width / joined.width).move_to(row)
        glyphs = (it.family_members_with_points() for it in (joined, row))
        for now, was in zip(*glyphs, strict=True):
            now.match_style(was)
        self.second.stand(joined)


__all__ = ["PowerRule"]
