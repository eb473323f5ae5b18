"""Dials that are more than a knob: the learning rate's, and twenty knobs at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, ValueTracker, VGroup

from scenes.stage import ALPHA, BODY_SIZE, POSITION, STEP, Box, Readout
from scenes.stage.lecture.boxes import Placed
from scenes.stage.plot.knob import Dial

_TWENTY = 20
_SPREAD = 0.62  # of a turn, from one knob to the next: they look independent
_ROWS = 4


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


class ManyDials(VGroup):
    """Twenty knobs in rows, each turned otherwise."""

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.boxes = [
            cell
            for row in box.rows(*[1.0] * _ROWS, gap=0.15)
            for cell in row.columns(*[1.0] * (_TWENTY // _ROWS), gap=0.1)
        ]
        for number, cell in enumerate(self.boxes):
            turned = ValueTracker((_SPREAD * number) % 1.0)
            radius = min(cell.width, cell.height) / 2
            dial = Dial(f"knob {number}", turned.get_value, 0, 1, radius, POSITION)
            dial.move_to(cell.middle)
            self.add(dial)


__all__ = ["ManyDials", "RateDial"]
