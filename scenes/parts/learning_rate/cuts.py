"""The two cuts through the valley: flat on one axis, then folded into the ground."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage import LOSS, QUIET, TEXT, Box, Curve, Layer, View, change
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_FLAT = Box(-4.6, -2.3, 4.6, 2.1)  # where both lie flat
_SAMPLES = 81  # places along each curve
_MOST, _TICK = 12.5, np.array([0.13, 0.0])  # pieces that can be counted; half of what parts them


class Cuts(OnGround):
    """Two gold curves through the bottom of the valley: straight across, and straight along.

    Before they are in the valley, both lie ``flat`` on one axis, where one sees how much sharper
    one is than the other. ``settled`` in [0, 2]: what they come from, flat, in the valley.
    ``measured`` in [0, 1] is how far the sharp one is measured: above one place it is as many times
    as high as the blunt one.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, curvatures: tuple[float, float]) -> None:
        super().__init__(view)
        self.settled, self.measured = ValueTracker(2.0), ValueTracker(0.0)
        self.curvatures = curvatures
        self._before: list[Array] = []

    def come_from(self, *curves: Curve) -> Any:
        """Curves of one knob become these two, flat."""
        self._before = [_shown(curve) for curve in curves]
        self.settled.set_value(0)
        return change(self.settled, 1)

    def fold(self) -> Any:
        """They fold into the valley."""
        return change(self.settled, 2)

    def measure(self) -> Any:
        """Pieces as high as the blunt one are put on each other, as many as the sharp one takes."""
        return change(self.measured, 1, linear)

    def pieces(self) -> list[Array]:
        """Those that are there, on the screen (2, 2), from below; none where they are too many."""
        blunt, sharp = sorted(self.curvatures)
        times, wide = sharp / blunt, _FLAT.width / 2 * np.sqrt(blunt / sharp)
        if not 1.5 < times < _MOST:
            return []
        x, tall = _FLAT.middle[0] + wide, _FLAT.top - _FLAT.bottom
        shown = times * float(self.measured.get_value())
        ends = [min(k, shown) / times for k in range(int(np.ceil(shown)) + 1)]
        spots = [np.array([x, _FLAT.bottom + share * tall]) for share in ends]
        return [np.stack(pair) for pair in pairwise(spots)]

    def flat(self) -> list[Array]:
        """Both on the screen as they lie on one axis (n, 2): as high, and the blunter as wide."""
        shares = np.linspace(-1, 1, _SAMPLES)
        blunt = min(self.curvatures)
        wide = [_FLAT.width / 2 * np.sqrt(blunt / value) for value in self.curvatures]
        middle, tall = _FLAT.middle[0], _FLAT.top - _FLAT.bottom
        return [
            np.stack([middle + half * shares, _FLAT.bottom + tall * shares**2], axis=-1)
            for half in wide
        ]

    def lines(self) -> list[Array]:
        """Both on the screen (n, 2)."""
        settled = float(self.settled.get_value())
        if settled <= 1:
            pairs = zip(self._before, self.flat(), strict=True)
            return [before + settled * (line - before) for before, line in pairs]
        shares = np.linspace(-1, 1, _SAMPLES)[:, None]
        ways = np.diag([window[1] for window in self.view.window])
        lines = [self.view.at(shares * way, 0.02) for way in ways]
        pairs = zip(self.flat(), lines, strict=True)
        return [flat + (settled - 1) * (line - flat) for flat, line in pairs]

    def draw(self, canvas: Canvas) -> None:
        """The axis as long as they are flat, and both stroked on the ground."""
        pen = Pen(canvas, self.presence)
        flat = 1 - abs(float(self.settled.get_value()) - 1)
        ends = np.array([(_FLAT.left, _FLAT.bottom), (_FLAT.right, _FLAT.bottom)])
        pen.line(ends, QUIET, 0.03, opacity=flat)
        for line in self.lines():
            pen.line(line, LOSS, 0.06, casing=0.05)
        for piece in self.pieces():
            pen.line(piece, TEXT, 0.045, opacity=flat)
            for spot in piece:
                pen.line(np.stack([spot - _TICK, spot + _TICK]), TEXT, 0.045, opacity=flat)


def _shown(curve: Curve) -> Array:
    """What is seen of a curve of one minimum on its plane, on the screen (n, 2)."""
    plane: Any = curve.plane
    (low, bottom), (wide, tall) = plane.low, plane.span
    x = np.linspace(low, low + wide, 40 * _SAMPLES)
    inside = x[curve.value(x) <= bottom + tall]
    return curve.at(np.linspace(inside[0], inside[-1], _SAMPLES)[:, None])


__all__ = ["Cuts"]
