"""The loss over the rival's axis, so that it is seen which of its tries is better."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import LOSS, Box, Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection

Array = NDArray[np.float64]

_LINE, _DOT, _POST = 0.07, 0.11, 0.03
_DASHES = (0.12, 0.1)
_PIECES = 61  # of the line
_UP, _GAP = 0.06, 0.07  # scene units: of a break in a post, above the box; half of it
_SLANT = np.array([0.15, 0.07])  # half a stroke of it
_OVER, _BESIDE = 0.12, 0.14  # scene units from a dot to its number


class Slope(OnPicture):
    """``loss(w)`` over all that the axis shows, as tall as a box, and a dot where it was measured.

    What the axis shows is ``seen``, and ``ends`` what it shows where numbers stand beside dots.
    Each of ``measured`` says where it is now: a dashed post goes down to who stands there, whose
    ``heads`` are at the top and, where so many have been ``left``, at marks on the axis. It is
    broken: the loss is much larger than it is drawn.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        on: Projection,
        loss: Callable[[float], float],
        seen: Callable[[], tuple[float, float]],
        ends: tuple[float, float],
        box: Box,
        heads: tuple[float, float],
    ) -> None:
        super().__init__(on)
        self.loss, self.seen, self.ends, self.box, self.heads = loss, seen, ends, box, heads
        self.measured: list[Callable[[], float]] = []
        self.left = ValueTracker(0.0)

    def level(self, w: float) -> float:
        """How high on the screen the loss at w is drawn where numbers stand beside it."""
        return float(self._levels([w], self.ends)[0])

    def spots(self, places: Iterable[float]) -> Array:
        """Where the losses at some w are now (n, 2)."""
        places = [*places]
        across = self.on.at(np.array(places)[:, None])[:, 0]
        return np.stack([across, self._levels(places, self.seen())], axis=1)

    def _levels(self, places: Iterable[float], ends: tuple[float, float]) -> Array:
        """How high they are drawn with so much of the axis to be seen."""
        values = [self.loss(w) for w in np.linspace(*ends, _PIECES)]
        low, high = min(values), max(values)
        shares = (np.array([self.loss(w) for w in places]) - low) / (high - low)
        return self.box.bottom + shares * self.box.height

    def beside(self, spot: Iterable[float], left: bool) -> tuple[float, float]:
        """The lower corner of a number, on the side of a dot where the loss is less."""
        x, y = spot
        return x + (-_BESIDE if left else _BESIDE), y + _OVER

    def draw(self, canvas: Canvas) -> None:
        """Posts, the line, dots."""
        pen = Pen(canvas, self.presence)
        spots = self.spots(where() for where in self.measured)
        (head, mark), left = self.heads, float(self.left.get_value())
        for number, spot in enumerate(spots):
            foot = np.array([spot[0], head + np.clip(left - number, 0, 1) * (mark - head)])
            pen.line(np.stack([spot, foot]), LOSS, _POST, dashes=_DASHES)
            self._break(pen, float(spot[0]))
        pen.line(self.spots(np.linspace(*self.seen(), _PIECES)), LOSS, _LINE)
        for spot in spots:
            pen.disc(spot, _DOT, LOSS, casing=0.04)

    def _break(self, pen: Pen, x: float) -> None:
        """Two strokes with nothing between them: a post is much longer than it is drawn."""
        middle, half = np.array([x, self.box.bottom + _UP]), np.array([0.0, _GAP])
        pen.line(np.stack([middle - half, middle + half]), BACKGROUND, 0.1)
        for end in (middle - half, middle + half):
            pen.line(np.stack([end - _SLANT, end + _SLANT]), LOSS, 0.045)


__all__ = ["Slope"]
