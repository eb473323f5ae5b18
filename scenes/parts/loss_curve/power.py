"""The loss as a formula, and how it becomes its slope: the power comes down, and x comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import DOWN, Transform, VGroup, smooth, squish_rate_func

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.figures import one_slope, small_text, text
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LOSS,
    POSITION,
    TITLE_SIZE,
    Box,
    Derivation,
    Formula,
    Words,
    tr,
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
        yield (self.swell("of"),), 0.8
        yield self.come_out(), 1.6

    def come_down(self) -> Any:
        """The power stands in front, as a factor."""
        return self.turn_into(slope_formula(_LARGE, 1), {"two"})

    def come_out(self) -> tuple[Any, ...]:
        """A copy of the factor of w goes in front, over what is between."""
        copy, after = self.row.part("of").copy(), slope_formula(_LARGE)
        turn = self.turn_into(after)
        there = after.part("x").copy()
        pace = squish_rate_func(smooth, 0.25, 0.75)
        return turn, Transform(copy, there, path_arc=_OVER, rate_func=pace, remover=True)


class PluggedIn(VGroup):
    """The slope of one example worked out, and the average of all, which is the slope."""

    def __init__(self, plan: WeightDescents, width: float) -> None:
        names = {"x": DATA, "of": DATA, "y": DATA, "w": POSITION, "slope": GRADIENT}
        x, w, y, sign, value = one_slope(plan)
        source = (
            f'2 times {{{{"{x}" : x}}}} times ({{{{"{w}" : w}}}} times {{{{"{x}" : of}}}}'
            f' - {{{{"{y}" : y}}}}) {sign} {{{{"{value}" : slope}}}}'
        )
        average = tr("the average of all: {slope}").format(
            slope=text(float(plan.slopes[0]), plan.digits)
        )
        rows = Formula(source, names, BODY_SIZE), Words(average, BODY_SIZE, GRADIENT)
        super().__init__(*(row.scale(min(1.0, width / row.width)) for row in rows))
        self.arrange(DOWN, buff=0.25)


class Raised(Formula):
    """What a nudge of w does to the error of that example: it goes x times as far."""

    def __init__(self, plan: WeightDescents, width: float) -> None:
        nudge, (x, *_) = small_text(float(plan.nudges[-1])), one_slope(plan)
        source = (
            f'{{{{Delta w : w}}}} = {{{{"{nudge}" : by}}}} quad {{{{arrow.r : so}}}} quad'
            f' {{{{Delta "{tr("error")}" : error}}}} ='
            f' {{{{"{x}" : x}}}} times {{{{"{nudge}" : as}}}}'
        )
        colors = {"w": POSITION, "by": POSITION, "error": LOSS, "x": DATA, "as": POSITION}
        super().__init__(source, colors, BODY_SIZE)
        self.scale(min(1.0, width / self.width))


__all__ = ["PluggedIn", "PowerRule", "Raised", "slope_formula"]
