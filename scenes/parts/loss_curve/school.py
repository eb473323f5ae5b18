"""The square from school, and how it becomes the loss: stretched, moved, then lifted."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import (
    LOSS,
    POSITION,
    TEXT,
    TITLE_SIZE,
    Curve,
    Formula,
    Layer,
)
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import grouped, number_text

Array = NDArray[np.float64]

_BEYOND = 0.25  # of the window, to either side
_DIGITS = 4  # of the numbers that it is stretched, moved and lifted by


class SquaredDistance(OnCurve):
    """The square of w, on the axes of the loss, until it is the loss.

    There it is next to flat; then it is ``stretched``, ``moved`` to the best w, and ``lifted``: 0
    as it is, 1 as the loss has it.
    """

    layer: ClassVar[Layer] = Layer.FIELD  # behind the tent and her

    def __init__(self, curve: Curve, plan: WeightDescents) -> None:
        super().__init__(curve)
        self.factor = float(np.mean(plan.dataset.x**2))
        self.best, self.least = plan.best, plan.loss(plan.best)
        beyond = _BEYOND * (plan.high - plan.low)  # as far as the ground is seen
        self.across = np.linspace(plan.low - beyond, plan.high + beyond, 361)
        self.stretched, self.moved, self.lifted = (ValueTracker(0.0) for _ in range(3))

    def line(self) -> Array:
        """Points on the screen (n, 2)."""
        factor = self.factor ** float(self.stretched.get_value())
        middle = float(self.moved.get_value()) * self.best
        height = factor * (self.across - middle) ** 2
        height = height + float(self.lifted.get_value()) * self.least
        return np.asarray(self.curve.on_screen(self.curve.plane.xy(self.across, height)))

    def paint(self, canvas: Canvas) -> None:
        """A white curve, on the screen."""
        Pen(canvas, self.presence).line(self.line(), TEXT, 0.07, casing=0.05)

    def formulas(self) -> tuple[Formula, Formula, Formula, Formula]:
        """The square; stretched; moved; and lifted, which is the loss."""
        sign = "-" if self.best > 0 else "+"
        numbers = abs(self.best), self.factor, self.least
        best, factor, least = (f'"{_finely(number, _DIGITS)}"' for number in numbers)
        moved = f"{factor} thin ({{{{w : w}}}} {sign} {best})^2"
        sources = (
            "{{w : w}}^2",
            f"{factor} thin {{{{w : w}}}}^2",
            moved,
            f"{{{{L : loss}}}} approx {moved} + {least}",
        )
        colors = {"loss": LOSS, "w": POSITION}
        square, stretched, there, lifted = (
            Formula(source, {n: colors[n] for n in Formula.names_in(source)}, TITLE_SIZE)
            for source in sources
        )
        return square, stretched, there, lifted


def _finely(number: float, digits: int) -> str:
    """A number with so many digits, if it needs no power of ten."""
    return grouped(f"{number:.{digits}g}") if 0.01 <= number < 1e4 else number_text(number)


__all__ = ["SquaredDistance"]
