"""Footprints behind her on her way down."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.stage import PATH, Layer, Playback, View
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_APART, _ASIDE = 0.34, 0.11  # scene units between prints, and from the way to each


class Footprints(OnGround):
    """Prints along her way as far as she has come, one after another."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, walk: Playback) -> None:
        super().__init__(view)
        self.walk = walk

    def prints(self) -> tuple[Array, Array]:
        """Where the prints are on the screen (n, 2), and which way each goes (n, 2)."""
        way = self.walk.trajectory.at(np.linspace(0, self.walk.time, 400))[:, 0]
        line = self.view.at(way)
        gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
        stops = np.arange(2 * _APART, gone[-1], _APART)
        at = np.stack([np.interp(stops, gone, line[:, axis]) for axis in (0, 1)], axis=-1)
        on = np.stack([np.interp(stops + 0.05, gone, line[:, axis]) for axis in (0, 1)], axis=-1)
        ways = (on - at) / np.maximum(np.linalg.norm(on - at, axis=1), 1e-9)[:, None]
        sides = np.where(np.arange(len(at)) % 2, 1.0, -1.0)[:, None]
        return at + _ASIDE * sides * np.stack([-ways[:, 1], ways[:, 0]], axis=-1), ways

    def draw(self, canvas: Canvas) -> None:
        """Each print is a sole and a heel."""
        pen = Pen(canvas, self.presence)
        for spot, way in zip(*self.prints(), strict=True):
            pen.line(np.stack([spot, spot + 0.09 * way]), PATH, 0.1)
            pen.disc(spot - 0.1 * way, 0.045, PATH)


__all__ = ["Footprints"]
