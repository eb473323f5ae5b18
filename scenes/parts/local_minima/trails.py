"""Ways down from both sides of each ridge, which show in the dark what the start decided."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.local_minima.plan import Plan
from scenes.stage import PATH, Curve, Layer, change
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_BESIDE = 0.12  # of the way from a ridge to a floor: where one starts
_WIDTH, _CASING, _DOT = 0.06, 0.04, 0.11  # scene units
_PIECES = 61


class Trails(OnCurve):
    """Ways along a curve, each from its start to its end, as far as they are ``gone``."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Curve, ways: Sequence[tuple[float, float]]) -> None:
        super().__init__(curve)
        self.ways, self.gone = ways, ValueTracker(0.0)

    def go(self) -> Any:
        """An animation: all go, from their starts to their ends."""
        return change(self.gone, 1)

    def line(self, start: float, end: float) -> Array:
        """A way as far as it is gone, in the picture (n, 2)."""
        share = float(self.gone.get_value()) * np.linspace(0, 1, _PIECES)
        return self.curve.over(start + share * (end - start))

    def draw(self, canvas: Canvas) -> None:
        """The ways, and a dot at each start."""
        pen = Pen(canvas, self.presence)
        lines = [self.line(*way) for way in self.ways]
        pen.line(lines, PATH, _WIDTH, casing=_CASING)
        for line in lines:
            pen.disc(line[0], _DOT, PATH, casing=_CASING)

    def readings(self) -> list[Reading]:
        """How far they are gone."""
        return [Reading("trails", "", float(self.gone.get_value()))]


def ways_down(plan: Plan, stand: Sequence[float]) -> list[tuple[float, float]]:
    """From both sides of each ridge, to the floors beside it, if somebody stands at both."""
    ways = []
    for pair in pairwise(plan.floors.tolist()):
        ridges = plan.ridges[(plan.ridges > pair[0]) & (plan.ridges < pair[1])]
        if len(ridges) == 1 and all(np.isclose(stand, floor).any() for floor in pair):
            ridge = float(ridges[0])
            ways += [(ridge + _BESIDE * (floor - ridge), floor) for floor in pair]
    return ways


__all__ = ["Trails", "ways_down"]
