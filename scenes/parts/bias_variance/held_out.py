"""What models cost on the dots that were kept aside, and the mark of the lowest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.bias_variance.plan import Plan
from scenes.parts.bias_variance.telling import loss_text
from scenes.parts.bias_variance.textures import square
from scenes.stage import BODY_SIZE, LOSS, PREDICTION, Layer, Plane, change
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_MARK = 0.12
_ABOVE = 0.24  # scene units from a square to its number
_CLEAR = 0.62  # and to the mark over it
_HEAD = 0.14  # of the arrow that points at a loss above the picture
_BEFORE = 2  # powers after the lowest, from which its mark sets out


class Aside(Lettered):
    """What the few dots' own fits cost on the dots that were kept aside, power after power."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plan: Plan, plane: Plane) -> None:
        super().__init__()
        self.losses, self.plane = np.array(plan.asked), plane
        self.shown, self.named = ValueTracker(0.0), ValueTracker(0.0)
        most = int(self.losses.argmax())
        self._most = most, Lettering(f"{plan.asked[most]:.0f}", BODY_SIZE, LOSS)
        self._lowest = Lettering(loss_text(float(self.losses.min())), BODY_SIZE, LOSS)

    @property
    def top(self) -> float:
        """The highest loss that is seen now."""
        return float(self.plane.low[1] + self.plane.span[1])

    @property
    def lowest(self) -> int:
        """The power whose model costs least."""
        return int(np.argmin(self.losses))

    @property
    def tested(self) -> float:
        """The power that is asked now."""
        return float(np.clip(self.shown.get_value() - 1, 0, len(self.losses) - 1))

    def draw_out(self) -> Any:
        """An animation: one after another."""
        return change(self.shown, float(len(self.losses)), linear)

    def _there(self, degree: int) -> float:
        return float(np.clip(self.shown.get_value() - degree, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The numbers of the highest, if it is above the picture, and of the lowest one."""
        degree, text = self._most
        if self.losses[degree] > self.top:
            x, y = self.plane.xy(degree, self.top)
            yield text, float(x) - text.width / 2, float(y) + 0.22, self._there(degree)
        x, y = self.plane.xy(self.lowest, self.losses.min())
        left = float(x) - self._lowest.width / 2
        yield self._lowest, left, float(y) + _ABOVE, float(self.named.get_value())

    def draw(self, canvas: Canvas) -> None:
        """Hollow squares, as the dots are hollow; an arrow up to one that is higher."""
        for degree, loss in enumerate(self.losses):
            there = self._there(degree)
            if there == 0:
                continue
            pen = Pen(canvas, self.presence * there)
            if loss <= self.top:
                outline = square(self.plane.xy(degree, loss), _MARK)
                pen.line(outline, LOSS, 0.05, casing=0.06, closed=True)
                continue
            tip = self.plane.xy(degree, self.top)
            head = tip + _HEAD * np.array([(-1, -1), (0, 0), (1, -1)])
            pen.line([head, np.stack([tip - (0, 5 * _HEAD), tip])], LOSS, 0.05, casing=0.06)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The lowest."""
        return [Reading("lowest", self._lowest.text, float(self.losses.min()))]


class Pointer(Painted):
    """A triangle that points down at a power; ``at`` is between two while it glides.

    ``levels`` are the losses over which it stands, power after power.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, levels: Array, plane: Plane, to: int) -> None:
        super().__init__()
        self.levels, self.plane, self.to = levels, plane, to
        self.at = ValueTracker(float(min(to + _BEFORE, len(levels) - 1)))

    def glide(self) -> Any:
        """An animation: it goes to the power that costs least."""
        return change(self.at, float(self.to))

    def draw(self, canvas: Canvas) -> None:
        """Over the numbers."""
        at = float(self.at.get_value())
        level = float(np.interp(at, np.arange(len(self.levels)), self.levels))
        x, y = self.plane.xy(at, min(level, float(self.plane.low[1] + self.plane.span[1])))
        tip = np.array([x, y + _CLEAR])
        corners = tip + np.array([(0, 0), (-0.22, 0.36), (0.22, 0.36)])
        Pen(canvas, self.presence).fill(corners, PREDICTION)


__all__ = ["Aside", "Pointer"]
