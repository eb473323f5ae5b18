"""The company on a curve: pawns that hop from place to place."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.walker import paint_sphere

Array = NDArray[np.float64]

_BODY = np.array([(-0.3, 0.0), (-0.1, 0.72), (0.1, 0.72), (0.3, 0.0)])
_HEAD, _RADIUS = np.array([0.0, 0.84]), 0.24
_TALL = 1.08  # scene units, as the outlines above are
_RIM = 0.09  # scene units: of the line round a body
_HOP = 0.3  # of those: how high what has no legs hops with each of its steps


class CurvePawns(OnCurve):
    """The walkers of a playback as pawns on a curve, each ``tall`` scene units high.

    ``grown`` in [0, 1] is how much of that they are: out of the ground they come without ghosts.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, curve: Curve, party: Playback, tall: float = _TALL) -> None:
        super().__init__(curve)
        self.party, self.size, self.grown = party, tall / _TALL, ValueTracker(1.0)

    def feet(self) -> Array:
        """Where each stands or hops in the picture (walkers, 2)."""
        hop = self.size * hopping(self.party.time)
        return self.curve.over(self.party.now()[:, 0]) + np.array([0.0, hop])

    def sizes(self) -> Array:
        """How large each is now, beside the outlines above (walkers,)."""
        return np.full(len(self.party.now()), self.size * float(self.grown.get_value()))

    def draw(self, canvas: Canvas) -> None:
        """Bodies that stand on the ground, and heads."""
        pen = Pen(canvas, self.presence)
        each = zip(self.feet(), self.party.colors(), self.sizes().tolist(), strict=True)
        for place, color, size in each:
            if size <= 0:
                continue
            body = place + size * _BODY
            pen.line(body, BACKGROUND, _RIM * min(1.0, size / self.size), opacity=0.85, closed=True)
            pen.fill(body, color)
            paint_sphere(canvas, place + size * _HEAD, size * _RADIUS, color, self.presence)

    def readings(self) -> list[Reading]:
        """Where each is."""
        places = self.party.now()[:, 0].tolist()
        return [Reading(f"pawn {number}", "", place) for number, place in enumerate(places)]


def hopping(time: float) -> float:
    """How high above the ground one is at a time in steps that hops from place to place."""
    return _HOP * float(np.sin(np.pi * (time % 1.0)))


__all__ = ["CurvePawns", "hopping"]
