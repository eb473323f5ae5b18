"""The hiker in a picture of her ground from the side: upright, wherever her feet are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import Hiker
from scenes.stage.type.readout import Reading
from scenes.stage.walk.gait import Stance
from scenes.stage.walk.on_level import Level, stepping

Array = NDArray[np.float64]


class Upright(Hiker):
    """She stands at ``foot()`` on the screen and looks to one ``side``; ``time()`` is in steps."""

    def __init__(
        self,
        foot: Callable[[], Array],
        tall: float,
        clock: ValueTracker,
        *,
        side: float = -1.0,
        time: Callable[[], float] = lambda: 0.0,
    ) -> None:
        here: Any = Level(foot)
        self.side, self.time = side, time
        super().__init__(here, 0.0, tall=tall, clock=clock)

    @property
    def stance(self) -> Stance:
        """Feet apart while she stands, swinging in turn while she walks."""
        return stepping(float(self.time()), self.tall, self.side)

    def readings(self) -> list[Reading]:
        """Where her feet are on the screen."""
        return [Reading("hiker", "", tuple(self.curve.foot().tolist()))]


__all__ = ["Upright"]
