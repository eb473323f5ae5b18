"""What models cost on the dots that were kept aside, and the mark of the lowest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.bias_variance.telling import loss_text
from scenes.parts.bias_variance.textures import square
from scenes.stage import BODY_SIZE, LOSS, TEXT, Layer, Plane, change
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_MARK = 0.12
_ABOVE = 1.1  # scene units from a square to its number, which is over the mark
_CLEAR = 0.62  # and to the mark over it
_FAR = 100.0  # times what is seen, that a line is drawn to
_BEFORE = 2  # powers after the lowest, from which its mark sets out


class Aside(Lettered):
    """What fits to some dots cost on the others, which were held back, power after power."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, losses: Sequence[float], plane: Plane) -> None:
        super().__init__()
        self.losses, self.plane = np.array(losses), plane
        self.shown, self.named, self.back = (ValueTracker(0.0) for _ in range(3))
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
        """The power whose model is seen now: the last one asked, or on the way to the lowest."""
        last = float(np.clip(self.shown.get_value() - 1, 0, len(self.losses) - 1))
        return last + float(self.back.get_value()) * (self.lowest - last)

    def draw_out(self) -> Any:
        """An animation: one after another."""
        return change(self.shown, float(len(self.losses)), linear)

    def go_back(self) -> Any:
        """An animation: the model of the lowest loss is seen again."""
        return change(self.back, 1)

    def _there(self, degree: int) -> float:
        return float(np.clip(self.shown.get_value() - degree, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The number of the lowest."""
        x, y = self.plane.xy(self.lowest, self.losses.min())
        left = float(x) - self._lowest.width / 2
        shown = max(0.0, 2 * float(self.named.get_value()) - 1)  # once the line is gone
        yield self._lowest, left, float(y) + _ABOVE, shown

    def draw(self, canvas: Canvas) -> None:
        """Hollow squares, as the dots are hollow, on a line that may leave through the top."""
        pen, (left, low) = Pen(canvas, self.presence), self.plane.corner.tolist()
        right, top = (self.plane.corner + self.plane.size).tolist()
        last = float(np.clip(self.shown.get_value() - 1, 0, len(self.losses) - 1))
        powers = np.arange(len(self.losses))
        x = np.append(powers[powers < last], last)
        y = np.minimum(np.interp(x, powers, self.losses), _FAR * self.top)
        with pen.inside(left, low, right, top):
            faint = 0.7 * self._there(0) * max(0.0, 1 - 2 * float(self.named.get_value()))
            pen.line(self.plane.xy(x, y), LOSS, 0.04, opacity=faint)
        for degree, loss in enumerate(self.losses):
            there = self._there(degree)
            if there > 0 and loss <= self.top:
                outline = square(self.plane.xy(degree, loss), _MARK)
                Pen(canvas, self.presence * there).fill(outline, BACKGROUND)
                Pen(canvas, self.presence * there).line(outline, LOSS, 0.05, closed=True)
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
        Pen(canvas, self.presence).fill(corners, TEXT)


__all__ = ["Aside", "Pointer"]
