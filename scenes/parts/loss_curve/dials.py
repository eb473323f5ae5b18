"""The dial of the learning rate."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, VGroup

from scenes.stage import ALPHA, BODY_SIZE, STEP, Readout
from scenes.stage.lecture.boxes import Placed
from scenes.stage.plot.knob import Dial


class RateDial(Placed, VGroup):
    """A dial for the learning rate whose marks are powers of ten, from 1 down to the rate."""

    def __init__(self, rate: float, value: Any, radius: float = 0.5) -> None:
        lowest = float(np.floor(np.log10(rate)))

        def power() -> float:
            return float(np.log10(max(value(), 10.0**lowest))) - lowest

        self.dial = Dial("alpha", power, 0, -min(lowest, -1.0), radius, STEP)
        places = len(f"{rate:.9f}".rstrip("0").partition(".")[2])
        self.readout = Readout("alpha", f"{ALPHA} =", value, min(places, 6), BODY_SIZE, STEP)
        super().__init__(self.dial, self.readout.next_to(self.dial, RIGHT, buff=0.2))


__all__ = ["RateDial"]
