"""What is good enough: her gradient, as an arrow, beside a bar of that length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import LOG
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import GRADIENT, LABEL_SIZE, TEXT, Layer
from scenes.stage.ground.rings import Endless
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_LONGEST = 4.6  # scene units, of the bar: beside it stands its number
_ARROW, _BAR = LOG.top - 1.35, LOG.top - 2.05  # their heights
_END, _GAP, _WIDE = 0.14, 0.2, 0.09
_GONE = 0.4  # of the time, by which it is gone from the map
_TOLD = 0.8  # of its way to the bar, after which the arrow's length is told


class Shorter(Lettered):
    """Her gradient grows at her, fades, and is drawn once more over a bar.

    The bar is as long as a gradient may be that is as good as none: ``barred`` in [0, 1] is how
    much of it is there, ``grown`` how much of the arrow; as ``laid`` goes to 1 that fades on the
    map and then grows over the bar. Both are as long as on the map, or shorter by one factor where
    the bar would not find room. Where the arrow does not end on the map it grows over the bar.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, on: Endless, plan: Plan, step: Callable[[], float]) -> None:
        super().__init__()
        self.on, self.plan, self.step = on, plan, step
        self.enough = plan.enough
        self.barred, self.grown, self.laid = (ValueTracker(0.0) for _ in range(3))
        self._most = Lettering(short(self.enough), LABEL_SIZE, TEXT)

    @property
    def place(self) -> Array:
        """Where she is, after the last step that is over (2,)."""
        return np.asarray(self.plan.path[int(self.step())])

    @property
    def gradient(self) -> Array:
        """The gradient there (2,)."""
        return np.asarray(self.plan.walk.gradients[int(self.step())])

    @property
    def length(self) -> float:
        """How long that is."""
        return float(np.hypot(*self.gradient))

    @property
    def bar(self) -> float:
        """How long the bar is."""
        return min(self.enough * self.on.unit, _LONGEST)

    def off(self) -> bool:
        """Whether the arrow, at her, would not end on the map."""
        tip = self.on.at(self.place + self.gradient)
        low, high = np.array([*self.on.box]).reshape(2, 2)
        return bool(np.any(tip < low) or np.any(tip > high))

    def over_bar(self) -> bool:
        """Whether the arrow is over the bar by now; else it is at her."""
        return self.off() or float(self.laid.get_value()) >= _GONE

    def arrow(self) -> Array:
        """Root and tip of the arrow on the screen (2, 2), when it has grown."""
        if not self.over_bar():
            return np.asarray(self.on.at(np.array([self.place, self.place + self.gradient])))
        root = np.array([LOG.left + _GAP, _ARROW])
        return np.stack([root, root + np.array([self.bar * self.length / self.enough, 0.0])])

    def shown(self) -> tuple[float, float]:
        """How much of the arrow has grown where it is now, and how strong it is."""
        grown, laid = float(self.grown.get_value()), float(self.laid.get_value())
        if self.off():
            return grown, 1.0
        if laid < _GONE:
            return grown, 1 - laid / _GONE
        return (laid - _GONE) / (1 - _GONE), 1.0

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long the bar is, and the arrow once it lies over it."""
        left = LOG.left + 2 * _GAP
        if (strength := float(self.barred.get_value())) > 0:
            yield self._most, left + self.bar, _BAR - self._most.high[1] / 2, strength
        strength = (float(self.laid.get_value()) - _TOLD) / (1 - _TOLD)
        if strength > 0:
            tip = float(self.arrow()[1][0])
            text = _number(short(self.length, 3))
            yield text, tip + _GAP, _ARROW - text.high[1] / 2, strength

    def draw(self, canvas: Canvas) -> None:
        """The bar between two ends; the arrow."""
        pen, left = Pen(canvas, self.presence), LOG.left + _GAP
        if (barred := float(self.barred.get_value())) > 0:
            right = left + barred * self.bar
            pen.line(np.array([(left, _BAR), (right, _BAR)]), TEXT, 0.05)
            for x in (left, right):
                pen.line(np.array([(x, _BAR - _END), (x, _BAR + _END)]), TEXT, 0.05)
        grown, strength = self.shown()
        if grown > 0 and strength > 0:
            root, tip = self.arrow()
            line = root + np.linspace(0, grown, 12)[:, None] * (tip - root)
            canvas.push_group()
            Pen(canvas).arrow(line, GRADIENT, _WIDE)
            canvas.pop_group_to_source()
            canvas.paint_with_alpha(self.presence * strength)
        self.write(canvas)


@lru_cache(maxsize=64)
def _number(text: str) -> Lettering:
    return Lettering(text, LABEL_SIZE, GRADIENT)


__all__ = ["Shorter"]
