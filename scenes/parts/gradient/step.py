"""The arrow turned round and shortened: her step, copies of it, and what the plank had promised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.column import decimals_of
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, STEP, TEXT, Arrow, ArrowScale, Layer, Readout, View, tr
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import LABEL_SIZE, rgb
from scenes.stage.paint.arrow import SCALE
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_ARC = 0.62  # scene units from her to the arc of the turn
_SIZE = 44  # of the length of an arrow
_MOST = 8  # copies that are laid end to end


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


class TurnArc(Plated):
    """The arc that an arrow sweeps as it turns round, and how many degrees that is so far."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, arrow: Arrow) -> None:
        super().__init__()
        self.arrow = arrow
        self._end = Lettering("180°", LABEL_SIZE, TEXT)

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


class Copies(OnGround):
    """The step again and again, end to end, as long as the arrow was; ``laid`` counts them."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, plan: Plan, scale: ArrowScale) -> None:
        super().__init__(view)
        self.plan, self.scale_of_all = plan, scale
        self.count = min(_MOST, int(1 / plan.rate + 1e-9)) if plan.rate < 1 else 1
        self.laid = ValueTracker(1.0)

    def roots(self) -> Array:
        """Where each copy begins (count, 2)."""
        return self.plan.here + np.arange(self.count)[:, None] * self.each()

    def each(self) -> Array:
        """The step as it is drawn (2,)."""
        return -self.scale_of_all.factor * self.plan.rate * self.plan.gradient

    def draw(self, canvas: Canvas) -> None:
        """All copies but the first, which is the arrow itself."""
        pen, laid = Pen(canvas, self.presence), float(self.laid.get_value())
        for number, root in enumerate(self.roots()):
            share = float(np.clip(laid - number, 0, 1))
            if number and share:
                pen.arrow(self.view.at(root + np.linspace(0, share, 9)[:, None] * self.each()),
                          STEP, 0.09)  # fmt: skip

    def readings(self) -> list[Reading]:
        """On which scale they are drawn."""
        return [Reading(f"copies {SCALE}", "", self.scale_of_all.factor)]


__all__ = ["Copies", "StepArrow", "TurnArc"]
