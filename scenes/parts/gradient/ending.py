"""Footprints behind her on her way down."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage import PATH, Layer, Playback, View
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_APART, _ASIDE = 0.3, 0.075  # scene units on level ground between prints, and from the way to each
_LONG, _BROAD = 0.075, 0.035  # half of a print, as long and as broad


class Footprints(OnGround):
    """Prints along her way as far as she has come, one after another."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, walk: Playback) -> None:
        super().__init__(view)
        self.walk = walk

    def prints(self) -> tuple[Array, Array]:
        """Where the prints are on the ground (n, 2), and which way each goes (n, 2)."""
        unit = 1 / (self.view.scale_xy * self.view.pose["zoom"])  # of the ground, a scene unit
        way = self.walk.trajectory.at(np.linspace(0, self.walk.time, 400))[:, 0]
        gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(way, axis=0), axis=1))])
        stops = np.arange(unit * _APART, gone[-1] - unit * _APART, unit * _APART)
        at = np.stack([np.interp(stops, gone, way[:, axis]) for axis in (0, 1)], axis=-1)
        on = np.stack([np.interp(stops + 0.05 * unit, gone, way[:, axis]) for axis in (0, 1)], -1)
        ways = (on - at) / np.maximum(np.linalg.norm(on - at, axis=1), 1e-9)[:, None]
        sides = np.where(np.arange(len(at)) % 2, unit, -unit)[:, None]
        return at + _ASIDE * sides * np.stack([-ways[:, 1], ways[:, 0]], axis=-1), ways

    def draw(self, canvas: Canvas) -> None:
        """Each print lies on the ground: a sole as long as twice its breadth."""
        pen, turn = Pen(canvas, self.presence), np.linspace(0, 2 * np.pi, 17)[:, None]
        unit = 1 / (self.view.scale_xy * self.view.pose["zoom"])
        for spot, way in zip(*self.prints(), strict=True):
            aside = np.array([-way[1], way[0]])
            sole = _LONG * np.cos(turn) * way + _BROAD * np.sin(turn) * aside
            line = self.view.at(spot + unit * sole)
            pen.fill(line, PATH)


__all__ = ["Footprints"]
