"""Where a step would end, even off the drawn ground: how high it is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import RIGHT, UP
from numpy.typing import NDArray

from scenes.parts.by_hand.arrow import Plumb
from scenes.parts.by_hand.fading import hidden
from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import LOSS
from scenes.stage.lecture.words import tr
from scenes.stage.type.readout import Readout
from scenes.stage.type.text import on_plate

Array = NDArray[np.float64]

_LEFT_END = -6.7  # of the frame, less its margin


class Goal:
    """A line from a place down to where the height is 0, and the loss at that place.

    Both follow ``at``, a data point (2,), which may be beyond the edge of the ground. ``aside``
    from 0 to 1 is how far the number has gone from above the place to its right.
    """

    def __init__(
        self, view: View, at: Callable[[], Array], aside: Callable[[], float], decimals: int
    ) -> None:
        self.plumb = hidden(Plumb(view, at, LOSS))

        def loss() -> float:
            return float(view.landscape.value(at()))

        def follow(plate: Any) -> None:
            top = (*self.plumb.ends()[0], 0)
            over = plate.next_to(top, UP, buff=0.22).get_center()
            beside = plate.next_to(top, RIGHT, buff=0.3).get_center()
            plate.move_to(over + aside() * (beside - over))
            plate.shift(RIGHT * max(0.0, _LEFT_END - plate.get_left()[0]))

        readout = Readout("loss there", tr("loss there"), loss, decimals, LABEL_SIZE, LOSS)
        self.reading = on_plate(readout, margin=0.06)
        self.reading.add_updater(follow)
        follow(self.reading)
