"""Two knobs that become a map: their scales unroll into its edges, their needles cross over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import UpdateFromAlphaFunc, ValueTracker
from numpy.typing import NDArray

from scenes.stage import POSITION, QUIET, Dial, Layer, View, change
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_TRACK, _NEEDLE = 0.93, (0.3, 0.58)  # of a dial's radius, as the stage draws it
_PIECES = 61  # points of a scale; odd, so that one is its middle


class Unrolled(Painted):
    """The scale and the needle of a dial, ``unrolled`` from 0, the dial's, to 1, the map's.

    The needle stays short on the way; ``crossed`` from 0 to 1 lets it go all across the map.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, dial: Dial, view: View, axis: int, place: Callable[[], Array]) -> None:
        super().__init__()
        self.dial, self.view, self.axis, self.place = dial, view, axis, place
        self.unrolled, self.crossed = ValueTracker(0.0), ValueTracker(0.0)

    def unroll(self) -> Any:
        """An animation from the dial to the map."""
        return change(self.unrolled, 1)

    def carry(self, letter: Any, place: Array, size: float) -> Any:
        """An animation of a letter that stays by the end of the scale, until it is at a place."""
        was, end = letter.copy(), self.edge()[1]
        off = was.get_center()[:2] - self.track()[-1]

        def ride(it: Any, _: float) -> None:
            share = float(self.unrolled.get_value())
            spot = self.track()[-1] + (1 - share) * off + share * (place - end)
            there = float(np.clip(abs(4 * share - 2) - 1, 0, 1))  # not while the arc sweeps over it
            it.become(was.copy().scale(1 - share * (1 - size)).move_to((*spot, 0)))
            it.set_opacity(there)

        return UpdateFromAlphaFunc(letter, ride)

    def cross(self) -> Any:
        """An animation of the needle that becomes a line across the map."""
        return change(self.crossed, 1)

    def _mixed(self, round_: Any, flat: Any) -> Any:
        share = float(self.unrolled.get_value())
        return (1 - share) * round_ + share * flat

    def edge(self) -> Array:
        """The edge of the map (2, 2) that the scale becomes, low to high."""
        ends = np.tile(np.array(self.view.window)[:, 0], (2, 1))
        ends[:, self.axis] = self.view.window[self.axis]
        return self.view.at(ends)

    def track(self) -> Array:
        """The scale on the screen (n, 2), low to high: an arc that bends less and less."""
        begin, end = (np.radians(self.dial.angle_of(v)) for v in (self.dial.low, self.dial.high))
        radius, half = _TRACK * self.dial.radius, (begin + end) / 2
        top = self.dial.get_center()[:2] + radius * np.array([np.cos(half), np.sin(half)])
        first, last = self.edge()
        away = last - first
        long = float(self._mixed(radius * (begin - end), np.linalg.norm(away)))
        heading = self._mixed(half - np.pi / 2, np.arctan2(away[1], away[0]))
        bend = self._mixed(begin - end, 0.0)
        ways = heading + bend * (0.5 - (np.arange(_PIECES - 1) + 0.5) / (_PIECES - 1))
        steps = long / (_PIECES - 1) * np.stack([np.cos(ways), np.sin(ways)], axis=-1)
        line = np.concatenate([np.zeros((1, 2)), np.cumsum(steps, axis=0)])
        return np.asarray(line - line[_PIECES // 2] + self._mixed(top, (first + last) / 2))

    def needle(self) -> Array:
        """The needle on the screen (2, 2)."""
        angle = np.radians(self.dial.angle)
        way = self.dial.radius * np.array([np.cos(angle), np.sin(angle)])
        across = np.tile(self.place(), (2, 1))
        across[:, 1 - self.axis] = self.view.window[1 - self.axis]
        turned = self.dial.get_center()[:2] + np.outer(_NEEDLE, way)
        whole = self.view.at(across)
        short = np.linalg.norm(turned[1] - turned[0]) / np.linalg.norm(whole[1] - whole[0])
        reaches = short + float(self.crossed.get_value()) * (1 - short)
        flat = whole[0] + np.outer([0.0, reaches], whole[1] - whole[0])
        return np.asarray(self._mixed(turned, flat))

    def draw(self, canvas: Canvas) -> None:
        """The scale, then the needle, which gets thin."""
        pen, share = Pen(canvas, self.presence), float(self.unrolled.get_value())
        radius = self.dial.radius
        pen.line(self.track(), QUIET, (1 - share) * 0.12 * radius + share * 0.04)
        thin = float(self.crossed.get_value())
        pen.line(self.needle(), POSITION, (1 - thin) * 0.13 * radius + thin * 0.03)


__all__ = ["Unrolled"]
