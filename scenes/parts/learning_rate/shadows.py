"""Her shadows on the two axes of the map: how far she still is across, and how far along."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage import MINIMUM, POSITION, TEXT, Layer, StepByStep, change
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_RAIL, _BAR = 0.26, 0.16  # scene units: how wide an axis is at the rim of the map, and a shadow


class Shadows(OnPicture):
    """A bar on either axis of the map, from below the cross to below her, or beside them.

    Each is as long as she is far away in its direction; a frame is what it was at the start.
    ``fallen`` in [0, 1] is for each how much of it is there.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, on: Flat, party: StepByStep) -> None:
        super().__init__(on)
        self.flat, self.party = on, party
        self.fallen = [ValueTracker(0.0), ValueTracker(0.0)]

    def fall(self, way: int) -> Any:
        """The one across, 0, or along, 1, falls on its axis."""
        return change(self.fallen[way], 1)

    def ends(self, way: int) -> Array:
        """Where on the screen a shadow begins, below the cross, and ends (2, 2)."""
        return self._on_rail(way, [np.zeros(2), self.party.now()[0]])

    def _on_rail(self, way: int, places: list[Array]) -> Array:
        """Screen points (n, 2) of places, moved to the middle of an axis."""
        spots = self.flat.at(np.array(places))
        spots[:, 1 - way] = self._rail(way)[0, 1 - way]
        return spots

    def _rail(self, way: int) -> Array:
        """The ends of an axis on the screen (2, 2): along the lower or the right rim of the map."""
        panel = self.flat.view.map_panel()
        low, right = panel.bottom + _RAIL / 2, panel.right - _RAIL / 2
        if way == 0:
            return np.array([(panel.left, low), (panel.right, low)])
        return np.array([(right, panel.bottom + _RAIL), (right, panel.top)])

    def draw(self, canvas: Canvas) -> None:
        """Two dark axes; on each a frame, what is left of it, the way to her, and the middle."""
        for way, fallen in enumerate(self.fallen):
            share, pen = float(fallen.get_value()), Pen(canvas, self.presence)
            side = np.eye(2)[1 - way]
            pen.fill(_strip(self._rail(way), _RAIL * side), BACKGROUND, 0.8)
            start = self._on_rail(way, [np.zeros(2), self.party.trajectory.points[0, 0]])
            here, middle = self.flat.at(self.party.now()[0]), self._on_rail(way, [np.zeros(2)])[0]
            (low, high), (down, along) = self.ends(way), np.clip((2 * share, 2 * share - 1), 0, 1)
            pen.line(np.stack([here, here + down * (high - here)]), TEXT, 0.035, dashes=(0.1, 0.09))
            if along > 0:
                pen.fill(
                    _strip(np.stack([high, high + along * (low - high)]), _BAR * side), POSITION
                )
                frame = _strip(start, _BAR * side)
                pen.line(frame, POSITION, 0.025, opacity=0.8 * along, closed=True)
            tick = np.stack([middle - side * _RAIL / 2, middle + side * _RAIL / 2])
            pen.line(tick, MINIMUM, 0.05)

    def readings(self) -> list[Reading]:
        """When both are there: the time, and how long they are in numbers of the axes."""
        if min(fallen.get_value() for fallen in self.fallen) < 1:
            return []
        long = [float(np.ptp(self.ends(way)[:, way])) / self._unit(way) for way in (0, 1)]
        return [Reading(f"shadows at {self.party.rate:g}", "", (self.party.time, *long))]

    def _unit(self, way: int) -> float:
        """Scene units for 1 of an axis."""
        return float(np.ptp(self.flat.at(np.array([np.zeros(2), np.eye(2)[way]]))[:, way]))


def _strip(line: Array, wide: Array) -> Array:
    """The corners (4, 2) of a strip around a line (2, 2), so wide."""
    (a, b), half = line, wide / 2
    return np.array([a - half, b - half, b + half, a + half])


__all__ = ["Shadows"]
