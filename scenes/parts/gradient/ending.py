"""Footprints that start down from her, into the dark."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.plan import Plan
from scenes.stage import PATH, Layer, View
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_APART, _ASIDE = 0.34, 0.11  # scene units between prints, and from the way to each


class Footprints(OnGround):
    """Prints along her way down, one after another as ``walked`` goes from 0 to 1."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, plan: Plan, steps: int = 12) -> None:
        super().__init__(view)
        walk = plan.walk_down(plan.here[None])
        self.way = walk.at(np.linspace(0, min(steps, plan.steps), 400))[:, 0]
        self.walked = ValueTracker(0.0)

    def prints(self) -> tuple[Array, Array]:
        """Where the prints are on the screen (n, 2), and which way each goes (n, 2)."""
        line = self.view.at(self.way)
        gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        stops = np.arange(2 * _APART, gone[-1], _APART)
        at = np.stack([np.interp(stops, gone, line[:, axis]) for axis in (0, 1)], axis=-1)
        on = np.stack([np.interp(stops + 0.05, gone, line[:, axis]) for axis in (0, 1)], axis=-1)
        ways = (on - at) / np.maximum(np.linalg.norm(on - at, axis=1), 1e-9)[:, None]
        sides = np.where(np.arange(len(at)) % 2, 1.0, -1.0)[:, None]
        return at + _ASIDE * sides * np.stack([-ways[:, 1], ways[:, 0]], axis=-1), ways

    def draw(self, canvas: Canvas) -> None:
        """Each print is a sole and a heel; they grow faint."""
        spots, ways = self.prints()
        count = len(spots) * float(self.walked.get_value())
        for number, (spot, way) in enumerate(zip(spots, ways, strict=True)):
            share = float(np.clip(count - number, 0, 1)) * (1 - 0.75 * number / len(spots))
            if share:
                pen = Pen(canvas, self.presence * share)
                pen.line(np.stack([spot, spot + 0.09 * way]), PATH, 0.1)
                pen.disc(spot - 0.1 * way, 0.045, PATH)


__all__ = ["Footprints"]
