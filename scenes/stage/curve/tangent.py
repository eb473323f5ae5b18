"""The tangent at a place of a curve, which lies down on the axis as the gradient."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.curve.curve import Curve
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import TEXT, Color, rgb
from scenes.stage.paint.arrow import Arrow
from scenes.stage.paint.painted import Afterwards, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Place
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_HALF = 1.5  # scene units from the place to either end
_WIDTH = 0.06
_PIECES = 24  # an arrow's head is cut from the last of them


class Tangent(OnPicture):
    """A straight line along a curve at a place; ``lay`` turns it into the gradient on the axis.

    Its half that leads uphill falls onto the axis below its place and is as long there as the slope
    is; the other half is drawn in. It is white on the curve and an arrow's colour on the axis.
    ``half`` is how long each of them is, in scene units.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, curve: Curve, place: Place, color: Color = TEXT) -> None:
        super().__init__(curve)
        self.curve, self.place, self.tint = curve, place, color
        self.half = _HALF
        self.grown, self.laid = ValueTracker(1.0), ValueTracker(0.0)
        self._arrow: Arrow | None = None

    def lay(self, arrow: Arrow) -> tuple[Any, ...]:
        """Become this arrow, the gradient at the same place: lie down on the arrow's axis."""
        self._arrow = arrow
        return change(self.laid, 1), Afterwards(self._hand_over)

    def _hand_over(self) -> None:
        """Leave the arrow in its own place."""
        assert self._arrow is not None
        self._arrow.set_as()
        self.set_presence(0)

    def slope(self) -> float:
        """The curve's slope there, in its own units."""
        return float(self.curve.slope(self.place()[0]))

    def line(self) -> Array:
        """From its lower end to its upper one, or to the tip that this becomes (n, 2)."""
        foot, laid = self.curve.at(self.place()), float(self.laid.get_value())
        uphill = 1.0 if self.slope() >= 0 else -1.0
        way = uphill * self.curve.along(float(self.place()[0]))
        half = self.half * min(
            1.0, self.curve.closeup.zoom
        )  # from afar it is as small as the ground
        angle, ahead, root = float(np.arctan2(way[1], way[0])), half, foot
        if self._arrow is not None:
            start, tip = self._arrow.whole()
            flat = 0.0 if uphill > 0 else np.pi
            angle += laid * (flat - angle)
            ahead += laid * (float(np.linalg.norm(tip - start)) - ahead)
            root = foot + laid * (start - foot)
        grown = float(self.grown.get_value())
        shares = np.linspace(-half * (1 - laid) * grown, ahead * grown, _PIECES)
        along = np.array([np.cos(angle), np.sin(angle)])
        return np.asarray(root + shares[:, None] * along)

    def draw(self, canvas: Canvas) -> None:
        """The line, and more and more of an arrow."""
        laid, line = float(self.laid.get_value()), self.line()
        pen, color = Pen(canvas, self.presence), np.array(rgb(self.tint))
        if self._arrow is not None:
            color += laid * (np.array(rgb(self._arrow.tint)) - color)
        pen.line(line, color, _WIDTH * (1 - laid) + 0.001, casing=0.05 * (1 - laid))
        if self._arrow is not None and laid > 0:
            pen.arrow(line, color, self._arrow.thickness * laid)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> Tangent:
        """Grow from its place to both sides as far as ``b``."""
        self.grown.set_value(b)
        return self

    def readings(self) -> list[Reading]:
        """The slope that it shows."""
        return [Reading("tangent", "", self.slope())]


__all__ = ["Tangent"]
