"""How sharply two floors curve, and the rates beyond which she does not stay at them."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, ORIGIN, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.local_minima.country import SKY, Country
from scenes.parts.local_minima.large import LargeRun
from scenes.parts.local_minima.plan import Plan
from scenes.stage import BODY_SIZE, STEP, TEXT, Formula, Layer, Stack, Words, change, on_plate, tr
from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_RISE = 0.75  # scene units: how high above the floor a parabola ends
_LINE = 0.07
_ROOM_BELOW = 1.3  # scene units of soil below a floor that its limit needs
_ABOVE = 4.0  # scene units from a floor up to its limit in the sky


class Osculating(OnCurve):
    """The parabola that curves as the ground does at a floor, as far as it is ``grown``.

    Units differ along the axes, so that a circle of curvature would be an ellipse.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, curve: Curve, floor: float, curvature: float) -> None:
        super().__init__(curve)
        self.floor, self.curvature = floor, curvature
        self.grown = ValueTracker(1.0)

    def line(self) -> Array:
        """Its points in the picture (n, 2)."""
        plane: Any = self.curve.plane
        rise = _RISE * float(plane.span[1] / plane.size[1])
        reach = float(np.sqrt(2 * rise / self.curvature)) * float(self.grown.get_value())
        away = np.linspace(-reach, reach, 61)
        height = float(self.curve.value(self.floor)) + 0.5 * self.curvature * away**2
        return np.asarray(plane.xy(self.floor + away, height))

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        Pen(canvas, self.presence).line(self.line(), TEXT, _LINE, casing=0.05)

    def grow(self) -> tuple[Any, ...]:
        """It grows from the floor to both sides."""
        self.grown.set_value(0)
        return FadeIn(self), change(self.grown, 1)

    def readings(self) -> list[Reading]:
        """Its curvature, and how far it has grown."""
        grown = float(self.grown.get_value())
        return [Reading("curvature", "", self.curvature), Reading("parabola", "", grown)]


class Limits:
    """The parabolas at both floors, and their limits in numbers beside the rate."""

    def __init__(self, plan: Plan, country: Country, run: LargeRun) -> None:
        self.plan, self.country, self.rate = plan, country, run.rate
        floors = [float(plan.floors[number]) for number in (run.home, run.end)]
        self.parabolas = [
            Osculating(country.curve, floor, plan.curvature(floor)) for floor in floors
        ]
        self.names = [self._named(floor) for floor in floors]

    def _named(self, floor: float) -> VGroup:
        curvature, rate = self.plan.curvature(floor), number_text(self.rate)
        number, limit = number_text(round(curvature, 3)), limit_text(curvature)
        stands = "<" if self.rate < 2 / curvature else ">"
        equal = "=" if float(limit) == 2 / curvature else "approx"
        source = f"{{{{{rate} : rate}}}} {stands} 2 \\/ {number} {equal} {limit}"
        told = Words(tr("curvature {number}").format(number=number), BODY_SIZE)
        formula = Formula(source, {"rate": STEP}, BODY_SIZE)
        name = on_plate(Stack(told, formula, gap=0.12, align=ORIGIN), 0.1)
        (x, y), half = self.country.xy(floor), name.width / 2
        if y - float(self.country.plane.corner[1]) > _ROOM_BELOW:
            return name.next_to((x, y, 0), DOWN, buff=0.35)
        x = float(np.clip(x, SKY.left + half, SKY.right - half))
        return name.move_to((x, y + _ABOVE, 0))

    def grow(self) -> list[Any]:
        """Both parabolas grow."""
        return [move for one in self.parabolas for move in one.grow()]

    @property
    def all(self) -> list[Any]:
        """All that is seen of it."""
        return [*self.parabolas, *self.names]


def limit_text(curvature: float) -> str:
    """The rate beyond which she does not stay, with two digits.

    >>> limit_text(24), limit_text(4)
    ('0.083', '0.5')
    """
    return number_text(float(f"{2 / curvature:.2g}"))


__all__ = ["Limits", "Osculating", "limit_text"]
