"""The square from school, and how it becomes the loss: stretched, moved, then lifted."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import RIGHT, UP, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.camp import draw_cross
from scenes.parts.loss_curve.descents import WeightDescents
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Curve,
    Formula,
    Layer,
    Words,
    italic,
    on_plate,
    tr,
)
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import grouped, number_text

Array = NDArray[np.float64]

_BEYOND = 0.25  # of the window, to either side
_LENS = 1.25  # scene units: the radius of the lens on the least loss
_BESIDE = 3.1, 2.7  # scene units: its middle from the cross
_GAP = 0.85  # scene units: the least loss in it, about
_FACTOR = 5  # digits, of how many times as steep it becomes
_MOST = 10_000  # times as large, at most
_FLOOR = 0.5  # scene units: the axis below the middle of the lens


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
        line = self.curve.on_screen(self.curve.plane.xy(self.across, height))
        return np.asarray(line[line[:, 1] < TITLE.bottom])

    def paint(self, canvas: Canvas) -> None:
        """A white curve, on the screen."""
        Pen(canvas, self.presence).line(self.line(), TEXT, 0.07, casing=0.05)

    def factor_words(self) -> Words:
        """What the factor is, by which the square is stretched."""
        factor = _finely(self.factor, _FACTOR)
        return Words(f"{factor} = {tr('the average of')} {italic('x')}²", LABEL_SIZE)

    def formulas(self) -> tuple[Formula, Formula, Formula, Formula]:
        """The square; stretched; moved; and lifted, which is the loss."""
        sign = "-" if self.best > 0 else "+"
        # So finely that the losses that were shown follow from them.
        numbers = (abs(self.best), 6), (self.factor, _FACTOR), (self.least, 4)
        best, factor, least = (f'"{_finely(*number)}"' for number in numbers)
        moved = f"{factor} thin ({{{{w : w}}}} {sign} {best})^2"
        sources = (
            "{{w : w}}^2",
            f"{factor} thin {{{{w : w}}}}^2",
            moved,
            f"{{{{L : loss}}}} = {moved} + {least}",
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


class LeastLoss(OnCurve):
    """A lens on the lowest ground: how far it is above the axis, many ``times`` as large.

    Both its directions are enlarged alike, so that the ground is level in it.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, parabola: SquaredDistance, side: float) -> None:
        super().__init__(parabola.curve)
        self.parabola, self.side = parabola, side
        plane = parabola.curve.plane
        self._gap = float(plane.xy(0.0, parabola.least)[1] - plane.xy(0.0, 0.0)[1])
        self.times = float(f"{min(_GAP / max(self._gap, 1e-300), 1e12):.1g}")

    @property
    def gap(self) -> float:
        """The least loss in the lens, in scene units: so many times what is beside it."""
        return self.times * self.curve.closeup.zoom * self._gap

    @property
    def needed(self) -> bool:
        """Whether the axis is at 0, and the gap is there but so small that it is not seen."""
        on_axis = float(self.curve.plane.corner[1]) == float(self.curve.plane.xy(0.0, 0.0)[1])
        return on_axis and 2 <= self.times <= _MOST

    def middle(self) -> Array:
        """Of the lens, on the screen (2,)."""
        beside, above = _BESIDE
        return self.curve.at([self.parabola.best]) + np.array([self.side * beside, above])

    def words(self) -> VGroup:
        """How large the gap is, beside it; above the lens how many times as large it is seen."""
        middle = np.array([*self.middle(), 0.0])
        least = Words(_finely(self.parabola.least, 4), LABEL_SIZE, LOSS)
        least.next_to(middle + (self.gap / 2 - _FLOOR) * UP, RIGHT, buff=0.25)
        times = on_plate(Words(f"× {number_text(self.times)}", LABEL_SIZE), 0.08)
        return VGroup(least, times.next_to(middle + _LENS * UP, UP, buff=0.12))

    def paint(self, canvas: Canvas) -> None:
        """On the screen: the axis, the ground, the square of the distance, and the gap so far."""
        pen, middle = Pen(canvas, self.presence), self.middle()
        spot = self.curve.at([self.parabola.best])
        for up in (-1.0, 1.0):
            pen.line(np.stack([spot, middle + up * _LENS * UP[:2]]), QUIET, 0.025, opacity=0.7)
        pen.disc(middle, _LENS, "#111C30")
        pen.ring(middle, _LENS, QUIET, 0.05)
        floor = middle - _FLOOR * UP[:2]
        lifted = self.gap * float(self.parabola.lifted.get_value())
        for high, color, width in ((0.0, TEXT, 0.03), (self.gap, LOSS, 0.06), (lifted, TEXT, 0.07)):
            away = np.sqrt(max(_LENS**2 - (high - _FLOOR) ** 2, 0.0)) * np.array([0.97, 0.0])
            pen.line(floor + high * UP[:2] + np.stack([-away, away]), color, width)
        if lifted > 0:
            pen.line(np.stack([floor, floor + lifted * UP[:2]]), LOSS, 0.1)
        draw_cross(pen, floor + self.gap * UP[:2])


__all__ = ["LeastLoss", "SquaredDistance"]
