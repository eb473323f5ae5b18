"""How far curves stray from their average: a range that shows it, and the bars that measure it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT
from numpy.typing import NDArray

from scenes.parts.bias_variance.plan import Plan
from scenes.stage import BODY_SIZE, LOSS, Layer, Plane, Words, on_plate
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_USUAL, _FARTHEST = (-3.0, 11.0), (-8.0, 14.0)  # of y
_TIP = 0.14
_ASIDE, _OVER = 0.2, 0.5  # scene units from a bar to its number


def scale_of(plan: Plan) -> tuple[float, float]:
    """One range of y for all three models: the widest spread of the last one is all in it."""
    mean, spread = plan.worlds[2].mean, plan.spread
    low = min(_USUAL[0], np.floor(2 * (mean - spread).min()) / 2)
    high = max(_USUAL[1], np.ceil(2 * (mean + spread).max()) / 2)
    return float(max(_FARTHEST[0], low)), float(min(_FARTHEST[1], high))


def widest(plan: Plan) -> float:
    """The x, right of the middle, where curves stray farthest; as far as the range shows it."""
    worlds, spread = plan.worlds[2], plan.spread
    low, high = scale_of(plan)
    shown = (worlds.x >= 0) & (worlds.mean - spread >= low) & (worlds.mean + spread <= high)
    return float(worlds.x[shown][np.argmax(spread[shown])])


def stray_text(spread: float) -> str:
    """A spread as it is said: one decimal, or two where it is small."""
    return f"{spread:.{2 if spread < 1 else 1}f}"


class Bracket(OnPlane):
    """How far one spread goes to both sides of the average, at one x."""

    layer: ClassVar[Layer] = Layer.MARK
    spill = 0.3

    def __init__(self, plane: Plane, x: float, middle: float, spread: float) -> None:
        super().__init__(plane)
        self.x, self.middle, self.spread = x, middle, spread
        self.set_z_index(Layer.PLOT + 3)

    def ends(self) -> Array:
        """Its ends on the screen (2, 2)."""
        return np.asarray(
            self.plane.xy([self.x, self.x], self.middle + self.spread * np.array([-1, 1]))
        )

    def number(self) -> Any:
        """Its words: beside it, towards the middle of the plane, or above it if it stands there."""
        words: Any = on_plate(Words(f"± {stray_text(self.spread)}", BODY_SIZE, LOSS))
        (x, _), (_, top) = self.ends()
        if abs(self.x) < 0.1:
            return words.move_to((x, top + _OVER, 0))
        side, edge = (-1, RIGHT) if self.x > 0 else (1, LEFT)
        y = top - words.height / 2
        return words.move_to((x + side * _ASIDE, y, 0), aligned_edge=edge)

    def draw(self, canvas: Canvas) -> None:
        """An upright line with a tick at both ends."""
        low, high = self.ends()
        tick = np.array([(-_TIP, 0.0), (_TIP, 0.0)])
        lines = [np.stack([low, high]), low + tick, high + tick]
        Pen(canvas, self.presence).line(lines, LOSS, 0.06, casing=0.06)

    def readings(self) -> list[Reading]:
        """The spread."""
        return [Reading(f"spread at {self.x:g}", "", self.spread)]


__all__ = ["Bracket", "scale_of", "stray_text", "widest"]
