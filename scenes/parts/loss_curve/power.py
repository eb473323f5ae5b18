"""The slope as a formula: that of one dot's squared error, its numbers, then the average."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from manim import DOWN, FadeIn

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.figures import dot_slope
from scenes.stage import (
    DATA,
    GRADIENT,
    LOSS,
    POSITION,
    TEXT,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
)

_ONE = "{{paren.l : open}} {{w : w}} thin {{x : of}} {{- : minus}} {{y : y}} {{paren.r : close}}"
_TWO, _X = "{{2 : two}} thin", "{{x : x}} thin"
_ROWS = f"{_ONE}^{{{{2 : two}}}}", f"{_TWO} {_ONE}", f"{_TWO} {_X} {_ONE}"
_EACH = (
    "{{paren.l : open}} {{w : w}} thin {{x_i : of}} {{- : minus}} {{y_i : y}} {{paren.r : close}}"
)
_ALL = (
    "{{upright(d) L \\/ upright(d) w : slope}} {{= : is}} {{1/{{m : count}} : share}} thin"
    f" {{{{sum_(i=1)^m : sum}}}} {_TWO} {{{{x_i : x}}}} thin {_EACH}"
)
_COLORS = {"slope": GRADIENT, "w": POSITION, "x": DATA, "of": DATA, "y": DATA, "two": TEXT}
_LARGE = 1.2 * TITLE_SIZE
_OVER, _LINE = 0.35, 0.5  # scene units: above the formula at first, and for numbers below it


def slope_formula(size: float = TITLE_SIZE) -> Formula:
    """The slope of the loss as a formula: an average over all dots."""
    return _formula(_ALL, size)


def _formula(source: str, size: float) -> Formula:
    names = Formula.names_in(source)
    return Formula(source, {n: _COLORS[n] for n in names if n in _COLORS}, size)


class PowerRule(Derivation):
    """The squared error of one dot becomes its slope, and that the average of all.

    Until then nothing is equal to anything: no sign of equality is there that would not hold.
    """

    high: ClassVar[float] = 0.9  # it stays on its board

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        # Within the board is room above it: a power that comes down goes over the bracket.
        top, below = (
            box.inset(top=_OVER),
            Box(box.left, box.bottom, box.right, box.bottom + _LINE),
        )
        super().__init__(_formula(_ROWS[0], _LARGE), top)
        self._higher = box.inset(bottom=_LINE)
        x, error, sign, slope = dot_slope(plan)
        parts = (f"({error})" if error.startswith("−") else error), slope
        shown, told = (f'"{part}"' for part in parts)
        factors = f'2 dot.c {{{{"{x}" : x}}}} dot.c {{{{{shown} : error}}}}'
        self.numbers = Formula(
            f"{factors} {sign} {{{{{told} : slope}}}}",
            {"x": DATA, "error": LOSS, "slope": GRADIENT},
            TITLE_SIZE,
        )
        self.numbers.scale(min(1.0, below.width / float(self.numbers.width)))
        self.numbers.move_to(below.middle)

    def two_comes_down(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The power is marked, then it goes; with seconds."""
        yield (self.swell("two"),), 0.8
        yield (self.turn_into(_formula(_ROWS[1], _LARGE), {"two"}),), 1.4

    def times_x(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The factor of w is marked, and comes in front once more; the row makes room."""
        yield (self.swell("of", by=1.12),), 0.6  # w and y are close by
        self.box = self._higher
        yield (self.turn_into(_formula(_ROWS[2], _LARGE)),), 1.2

    def in_numbers(self) -> Any:
        """The numbers of this dot come below."""
        return FadeIn(self.numbers, shift=0.1 * DOWN)

    def of_all(self) -> Any:
        """One dot's slope is one of those whose average is the slope of the loss."""
        return self.turn_into(slope_formula(_LARGE))


__all__ = ["PowerRule", "slope_formula"]
