"""The slope as a formula: that of one dot's squared error, its numbers, then the average."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
    tr,
)

_ONE = "{{paren.l : open}} {{w : w}} thin {{x : of}} {{- : minus}} {{y : y}} {{paren.r : close}}"
_SQUARE = (
    "{{paren.l : opens}} {{w : its_w}} thin {{x : its_x}} {{- : less}} {{y : its_y}}"
    " {{paren.r : closes}}^{{2 : power}}"
)
_TWO, _X = "{{2 : two}} thin", "{{x : x}} thin"
_SLOPE = f'{{{{"{{of}}" : told}}}} thick {_SQUARE} {{{{= : equals}}}}'
_ROWS = (
    f"{_SLOPE} thick {{{{? : unknown}}}}",
    f"{_SLOPE} {_TWO} {{{{? : ask}}}} thin {_ONE}",
    f"{_SLOPE} {_TWO} {_X} {_ONE}",
)
_EACH = (
    "{{paren.l : open}} {{w : w}} thin {{x_i : of}} {{- : minus}} {{y_i : y}} {{paren.r : close}}"
)
_ALL = (
    "{{upright(d) L \\/ upright(d) w : slope}} {{= : is}} {{1/{{m : count}} : share}} thin"
    f" {{{{sum_(i=1)^m : sum}}}} {_TWO} {{{{x_i : x}}}} thin {_EACH}"
)
_COLORS = {
    **dict.fromkeys(("slope", "told"), GRADIENT),
    **dict.fromkeys(("w", "its_w"), POSITION),
    **dict.fromkeys(("x", "of", "y", "its_x", "its_y"), DATA),
    **dict.fromkeys(("two", "power", "ask", "unknown"), TEXT),
}
_LARGE = 1.1 * TITLE_SIZE
_OVER, _LINE = 0.35, 0.5  # scene units: above the formula at first, and for numbers below it


def slope_formula(size: float = TITLE_SIZE) -> Formula:
    """The slope of the loss as a formula: an average over all dots."""
    return _formula(_ALL, size)


def one_squared(x: str, y: str, size: float) -> Formula:
    """The squared error of one dot, in its numbers: of w alone."""
    minus, answer = ("+", y.lstrip("−")) if y.startswith("−") else ("-", y)
    source = f'{{{{"{x}" : x}}}} thin {{{{w : w}}}} {minus} {{{{"{answer}" : y}}}}'
    return _formula(f"{{{{paren.l : open}}}} {source} {{{{paren.r : close}}}}^2", size)


def _row(number: int) -> str:
    """A row of the derivation, with words in the language of the film."""
    return _ROWS[number].replace("{of}", tr("slope of"))


def _formula(source: str, size: float) -> Formula:
    names = Formula.names_in(source)
    return Formula(source, {n: _COLORS[n] for n in names if n in _COLORS}, size)


class PowerRule(Derivation):
    """The squared error of one dot has a slope, and the average of all of them is the gradient.

    It is asked for first. The square stays on the left while its slope is found on the right: a
    sign of equality that would not hold yet has a question mark behind it.
    """

    def __init__(self, plan: WeightDescents, box: Box) -> None:
        # Within the board is room above it: a power that comes down goes over the bracket.
        top, below = (
            box.inset(top=_OVER),
            Box(box.left, box.bottom, box.right, box.bottom + _LINE),
        )
        longest = _formula(_row(1), _LARGE)
        self._size = _LARGE * min(1.0, top.width / float(longest.width))
        super().__init__(_formula(_row(0), self._size), top)
        self._whole, self._higher = box, box.inset(bottom=_LINE)
        self.high = box.top - float(self.row.get_top()[1])  # it stays on its board
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

    def two_comes_down(self, whole: bool = False) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The power is marked, then it goes; with seconds. The ``whole`` slope has x as well."""
        yield (self.swell("power"),), 0.6
        row = _formula(_row(2 if whole else 1), self._size)
        yield (self.lift_out(row, {"two": "power"}),), 1.6

    def times_x(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The factor of w is marked, and comes in front once more; the row makes room."""
        yield (self.swell("of", by=1.12),), 0.6  # w and y are close by
        self.box = self._higher
        yield (self.turn_into(_formula(_row(2), self._size)),), 1.2

    def in_numbers(self) -> Any:
        """The numbers of this dot come below."""
        return FadeIn(self.numbers, shift=0.1 * DOWN)

    def of_all(self) -> Any:
        """One dot's slope is one of those whose average is the slope of the loss."""
        self.box = self._whole
        return self.turn_whole(slope_formula(_LARGE))


__all__ = ["PowerRule", "one_squared", "slope_formula"]
