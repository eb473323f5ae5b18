"""The arrow turned round and shortened: her step, how long it is, and the arc of the turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.beside import Legs
from scenes.parts.gradient.column import decimals_of, told
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, STEP, TEXT, Arrow, ArrowScale, Layer, Readout, View, tr
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_ARC = 0.62  # scene units from her to the arc of the turn
_TURN = 50  # of the degrees
_CLEAR = 0.6  # scene units from one number of the legs to the other
_SIZE = 50  # of the length of an arrow


class StepArrow(Arrow):
    """Her arrow, which turns round in its own colour and becomes a step as it is cut."""

    def __init__(self, view: View, plan: Plan, scale: ArrowScale) -> None:
        super().__init__(
            view, lambda: plan.here, lambda: plan.gradient, scale=scale, name="gradient"
        )
        self.rate, self.swings = plan.rate, True

    def color_now(self) -> Array:
        """Lavender, and green when it is as short as the step."""
        whole = 1 - self.rate
        share = (1 - float(self.share.get_value())) / whole if whole > 0 else 1.0
        share = float(np.clip(share, 0, 1)) * float(self.turned.get_value())
        return (1 - share) * np.array(rgb(GRADIENT)) + share * np.array(rgb(STEP))


class Length(Readout):
    """How long an arrow is: with as many decimals as that has elsewhere, more as it is cut."""

    def __init__(self, length: Callable[[], float]) -> None:
        super().__init__("length", tr("length"), length, size=_SIZE, color=GRADIENT)

    def written(self) -> str:
        """Four digits in all, three decimals at most."""
        self.decimals = decimals_of(self.value())
        return super().written()


class StepLegs(Legs):
    """The parts of her step on the map, along x and then along y, as they have ``grown`` to 2."""

    dashes = TEXT  # on green ground

    def __init__(self, view: View, plan: Plan) -> None:
        parts = [number_text(-plan.rate * slope) for slope in told(plan)]
        super().__init__(view, plan.here, plan.next - plan.here, parts, STEP)
        self.grown = ValueTracker(0.0)

    def shares(self) -> tuple[float, float]:
        """How much of each leg is there."""
        grown = float(self.grown.get_value())
        return min(1.0, grown), float(np.clip(grown - 1, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The first number beyond the corner, away from her; below it the other, beside its leg."""
        start, turn, end = self.corners()
        right, up = np.where(end < start, -1, 1)
        low = max(abs(float(end[1] - turn[1])) / 2, _CLEAR)
        for text, share, y in zip(self.numbers, self.shares(), (0.0, low), strict=True):
            left = turn[0] - text.width / 2 + right * (text.width / 2 + 0.2)
            yield text, float(left), float(turn[1] + up * y - text.height / 2), share


class TurnArc(Plated):
    """The arc that an arrow sweeps as it turns round, and how many degrees that is so far."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, arrow: Arrow) -> None:
        super().__init__()
        self.arrow = arrow
        self._end = Lettering("180°", _TURN, TEXT)

    def angles(self) -> Array:
        """From where the arrow pointed to where it points, in radians."""
        x, y = self.arrow.on.at(self.arrow.root() + self.arrow.vector()) - self._middle()
        return np.arctan2(y, x) + np.linspace(0, np.pi * float(self.arrow.turned.get_value()), 60)

    def _middle(self) -> Array:
        return np.asarray(self.arrow.on.at(self.arrow.root()))

    def texts(self) -> Any:
        """The whole half turn, once it is over."""
        share = np.clip(10 * float(self.arrow.turned.get_value()) - 9, 0, 1)
        way = self.angles()[30]
        x, y = self._middle() + (_ARC + 0.5) * np.array([np.cos(way), np.sin(way)])
        yield self._end, x - self._end.width / 2, y - self._end.height / 2, float(share)

    def draw(self, canvas: Canvas) -> None:
        """The arc, and its words on a plate."""
        pen, angles = Pen(canvas, self.presence), self.angles()
        if np.ptp(angles) > 1e-3:
            arc = self._middle() + _ARC * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
            pen.line(arc, TEXT, 0.045, casing=0.045)
        self.write(canvas)


__all__ = ["Length", "StepArrow", "StepLegs", "TurnArc"]
