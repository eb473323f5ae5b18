"""A link onto a plane that keeps clear of the numbers at its upright axis."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenes.parts.by_hand.arrow import Link, Place
from scenes.parts.by_hand.plane import Plane
from scenes.stage.lecture.theme import Color

Array = NDArray[np.float64]

_BEFORE, _BEHIND = 0.75, 0.1  # scene units left and right of the axis that are passed on the level


class GatedLink(Link):
    """A link from the left of a plane to a place on it, through the gap between two numbers.

    It takes the gap that is nearest to the middle of the axis, so that it never changes gates.
    """

    def __init__(self, start: Place, end: Place, plane: Plane, color: Color) -> None:
        super().__init__(start, end, color)
        self.plane = plane

    def gate(self) -> float:
        """The height on the screen at which the axis is passed."""
        marks = np.array(self.plane.marks[1])
        gaps = (marks[1:] + marks[:-1]) / 2
        if not len(gaps):
            return float(self.end()[1])
        heights = self.plane.xy(self.plane.low[0], gaps)[:, 1]
        middle = self.plane.corner[1] + self.plane.size[1] / 2
        return float(heights[np.argmin(np.abs(heights - middle))])

    def line(self) -> Array:
        """To the gate, through it on the level, and from there to the end."""
        start, end, level = self.start()[:2], self.end()[:2], self.gate()
        axis = float(self.plane.corner[0])
        outside, inside = np.array([(axis - _BEFORE, level), (axis + _BEHIND, level)])
        t = np.linspace(0, 1, 60)[:, None]
        to = _bent(start, np.array([start[0], level]), outside, t)
        onward = _bent(inside, np.array([end[0], level]), end, t)
        whole = np.concatenate([to, onward])
        gone = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(whole, axis=0), axis=1))])
        reached = np.linspace(0, self.grown.get_value() * gone[-1], 120)
        return np.column_stack([np.interp(reached, gone, whole[:, k]) for k in (0, 1)])


def _bent(start: Array, bend: Array, end: Array, t: Array) -> Array:
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end)
