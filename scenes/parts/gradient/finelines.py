"""Close by: finer and finer level lines, and the plank that the hill becomes."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.gradient.plan import Plan
from scenes.stage import TEXT, Layer, View
from scenes.stage.ground.levels import round_levels
from scenes.stage.ground.on_ground import KeptOnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_FINER = 3  # times as many level lines from one fineness to the next; odd, so that all stay
_SETS = 7
_MANY = 26  # level lines to either side of her
_ROOM = (0.35, 0.8)  # scene units between two lines: fewer, they are gone; more, they are there


class FineLines(KeptOnGround):
    """Level lines about her that become finer as the camera comes near, so that some are there."""

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self, view: View, plan: Plan) -> None:
        super().__init__(view)
        self.plan = plan
        self.set_z_index(Layer.GROUND + 1)
        levels = round_levels(view.lowest, view.highest)
        apart = float(levels[1] - levels[0])
        self._sets = []
        for number in range(1, _SETS):
            step = apart / _FINER**number
            away = step / plan.steepness  # from one line to the next
            lines = plan.contours(float(levels[0]) + apart / 2, step, _MANY * away)
            self._sets.append((away, lines))

    def picture(self, canvas: Canvas) -> None:
        """Each set as strong as there is room between its lines, but for those that are too far."""
        per_unit = self.view.scale_xy * self.view.pose["zoom"]
        pen = Pen(canvas)
        for away, lines in self._sets:
            room = away * per_unit
            comes = np.interp(room, _ROOM, (0, 1)) * np.interp(room, (6.0, 9.0), (1, 0))
            if comes > 0:
                on_screen = [self.view.at(line, 0.0005) for line in lines]
                for line in on_screen:
                    self._reach(line)
                pen.line(on_screen, TEXT, 0.018, opacity=0.4 * float(comes))


__all__ = ["FineLines"]
