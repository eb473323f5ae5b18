"""The line that is looked at, and its point on the map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import ArrayLike, NDArray

from scenes.stage import POSITION, Layer, change
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_SPOT, _POINT = 0.14, 0.05  # scene units: where she stands, and close up


class Here:
    """The line (w, b) that is looked at now."""

    def __init__(self, line: ArrayLike) -> None:
        w, b = np.asarray(line, dtype=float).tolist()
        self.trackers = ValueTracker(w), ValueTracker(b)

    def now(self) -> Array:
        """The line (2,)."""
        return np.array([tracker.get_value() for tracker in self.trackers])

    def w(self) -> float:
        """How steep it is."""
        return float(self.trackers[0].get_value())

    def b(self) -> float:
        """How high it is at 0."""
        return float(self.trackers[1].get_value())

    def put(self, line: ArrayLike) -> None:
        """Another line at once, where nothing of it is seen."""
        for tracker, end in zip(self.trackers, np.asarray(line, dtype=float).tolist(), strict=True):
            tracker.set_value(end)

    def go(self, line: ArrayLike) -> list[Any]:
        """An animation to another line, the straight way on the map."""
        ends = np.asarray(line, dtype=float).tolist()
        return [change(tracker, end) for tracker, end in zip(self.trackers, ends, strict=True)]


class Spot(OnPicture):
    """The point of the map that the line is."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Any, here: Callable[[], Array]) -> None:
        super().__init__(on)
        self.here, self.pulse, self.size = here, ValueTracker(1.0), ValueTracker(_SPOT)

    def ring_out(self) -> Any:
        """A ring goes out from it."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def shrink(self) -> Any:
        """So small that arrows from it are seen."""
        return change(self.size, _POINT)

    def grow(self) -> Any:
        """As large as ever."""
        return change(self.size, _SPOT)

    def draw(self, canvas: Canvas) -> None:
        """A disc on a dark casing."""
        pen, at = Pen(canvas, self.presence), self.on.at(self.here())
        wave = float(self.pulse.get_value())
        size = float(self.size.get_value())
        pen.disc(at, size, POSITION, casing=0.36 * size)
        if 0 < wave < 1:
            pen.ring(at, size * (1 + 4 * wave), POSITION, 0.04, opacity=ripple(wave))

    def readings(self) -> list[Reading]:
        """The line that it is."""
        return [Reading("spot", "", tuple(self.here().tolist()))]


__all__ = ["Here", "Spot"]
