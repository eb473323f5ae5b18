"""The hiker in flight: from landing to landing, through the air and farther."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import parabola
from scenes.stage import STAGE, Box, Curve, Hiker, Plane, Playback
from scenes.stage.paint.pen import Canvas
from scenes.stage.type.readout import Reading
from scenes.stage.walk.gait import Stance

_LEVEL = 1e-6  # how steep the ground is on which she stands by herself


class Leaper(Hiker):
    """She stands as on level ground wherever ``where`` says, and looks the way that she flies.

    She flies as ``party`` does; ``rectangle`` is what she may be seen in.
    """

    def __init__(
        self,
        where: Callable[[], NDArray[Any]],
        party: Playback,
        tall: float,
        clock: ValueTracker | None = None,
        *,
        rectangle: Callable[[], Box | None] = lambda: None,
    ) -> None:
        level = Curve(Plane((-1.0, 1.0), (0.0, 1.0)).within(STAGE), parabola(_LEVEL, 0.0))
        super().__init__(level, 0.0, tall, clock=clock)
        self.where, self.party, self.rectangle = where, party, rectangle

    @property
    def stance(self) -> Stance:
        """How she stands: to the right or to the left, as her present step goes."""
        way = self.party.stride()[0]
        return replace(super().stance, turned=float(np.sign(way)) or 1.0)

    def clip_box(self) -> Box | None:
        """What she may be seen in."""
        return self.rectangle()

    def draw(self, canvas: Canvas) -> None:
        """Paint her with her soles there."""
        canvas.translate(*(self.where() - self.curve.over(self.x)).tolist())
        super().draw(canvas)

    def readings(self) -> list[Reading]:
        """Where on the screen she is."""
        return [Reading("she", "", tuple(self.where().tolist()))]


__all__ = ["Leaper"]
