"""The loss as a formula, and how it becomes its slope: the power comes down, and x comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import Transform, smooth, squish_rate_func

from scenes.stage import (
    DATA,
    GRADIENT,
    LOSS,
    POSITION,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
)

_INSIDE = (
    "{{paren.l : open}} {{w : w}} thin {{x_i : of}} {{- : minus}} {{y_i : y}} {{paren.r : close}}"
)
_SUM = "{{sum_(i=1)^m : sum}}"
_SHARE = "{{1/{{m : count}} : share}}"
_SLOPE = "{{partial : change}} {{L : loss}} {{\\/ partial w : slope}} {{= : is}}"
_ROWS = (
    f"{{{{L : loss}}}} {{{{= : is}}}} {_SHARE} thin {_SUM} {_INSIDE}^{{{{2 : two}}}}",
    f"{_SLOPE} {_SHARE} thin {_SUM} {{{{2 : two}}}} thin {_INSIDE}",
    f"{_SLOPE} {_SHARE} thin {_SUM} {{{{2 : two}}}} thin {{{{x_i : x}}}} thin {_INSIDE}",
)
_COLORS = {
    "loss": LOSS,
    "change": GRADIENT,
    "slope": GRADIENT,
    "w": POSITION,
    "x": DATA,
    "of": DATA,
    "y": DATA,
    "two": LOSS,
}


_LARGE = 1.2 * TITLE_SIZE
_OVER = 3.0  # radians of the way over other letters


def slope_formula(size: float = TITLE_SIZE, row: int = 2) -> Formula:
    """The slope of the loss as a formula, or a ``row`` on the way to it."""
    names = Formula.names_in(_ROWS[row])
    return Formula(_ROWS[row], {n: _COLORS[n] for n in names if n in _COLORS}, size)


class PowerRule(Derivation):
    """The loss of all examples, which becomes its slope in two turns."""

    def __init__(self, box: Box) -> None:
        super().__init__(slope_formula(_LARGE, 0), box)

    def two_comes_down(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The power is marked, then it goes; with seconds."""
        yield (self.swell("two"),), 0.8
        yield (self.come_down(),), 1.4

    def x_comes_out(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The factor of w is marked, then it goes; with seconds."""
        yield (self.swell("of", by=1.12),), 0.8  # w and y are close by
        yield self.come_out(), 1.6

    def come_down(self) -> Any:
        """The power stands in front, as a factor."""
        return self.turn_into(slope_formula(_LARGE, 1), {"two"})

    def come_out(self) -> tuple[Any, ...]:
        """A copy of the factor of w goes in front, over what is between."""
        copy, after = self.row.part("of").copy(), slope_formula(_LARGE)
        turn = self.turn_into(after)
        turn.rate_func = squish_rate_func(smooth, 0.3, 0.9)  # when the copy has left the row
        there = after.part("x").copy()
        pace = squish_rate_func(smooth, 0.0, 0.8)
        return turn, Transform(copy, there, path_arc=_OVER, rate_func=pace, remover=True)


__all__ = ["PowerRule", "slope_formula"]
