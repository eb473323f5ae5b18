"""Curves that a level walk along a bowl, and one across it, cut out of it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH
from scenes.stage import LOSS, Layer, change
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.spun import Spun
from scenes.stage.paint.pen import Canvas, Pen, runs_of

Array = NDArray[np.float64]

_WIDE = 0.075


class Cut(OnGround):
    """The parabola above the line through the cross that goes in a direction (2,).

    ``drawn`` in [0, 1] is how much of it is there; what the bowl hides of it is not seen. It ends
    where it is so ``far`` out, or else where the target does; ``longer`` than that by a factor.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, bowl: Spun, way: Array, far: float | None = None) -> None:
        super().__init__(bowl.view)
        self.bowl, self.way = bowl, way
        self.far = REACH / float(np.abs(way).max()) if far is None else far
        self.drawn, self.longer = ValueTracker(0.0), ValueTracker(1.0)

    def draw_itself(self) -> Any:
        """Be drawn from one end to the other."""
        return change(self.drawn, 1)

    def places(self) -> Array:
        """Where it is, as far as it is drawn (n, 2)."""
        far = self.far * float(self.longer.get_value())
        out = np.linspace(-far, -far + 2 * far * float(self.drawn.get_value()), 121)
        return np.asarray(out[:, None] * self.way)

    @property
    def showing(self) -> float:
        """Nothing before it is begun."""
        return self.presence if self.drawn.get_value() > 0 else 0.0

    def draw(self, canvas: Canvas) -> None:
        """The curve, on a dark casing."""
        if self.showing <= 0:
            return
        places, pen = self.places(), Pen(canvas, self.presence)
        clear = self.bowl.seen(places)
        shown = runs_of(self.bowl.at(places), clear[1:] & clear[:-1])
        pen.line(shown, LOSS, _WIDE, casing=0.05)


__all__ = ["Cut"]
