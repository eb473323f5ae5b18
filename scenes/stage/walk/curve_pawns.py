"""The company on a curve: pawns that hop from place to place."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, PATH, rgb
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.walker import paint_sphere

Array = NDArray[np.float64]

_BODY = np.array([(-0.3, 0.0), (-0.1, 0.72), (0.1, 0.72), (0.3, 0.0)])
_HEAD, _RADIUS = np.array([0.0, 0.84]), 0.24
_TALL = 1.08  # scene units, as the outlines above are
_HOP = 0.3  # of those: how high what has no legs hops with each of its steps
_SKY = 1.6  # scene units above the ground that they fall from, where they appear
_APART = 0.6  # of the time of all falls, from the first one's begin to the last one's


class CurvePawns(OnCurve):
    """The walkers of a playback as pawns on a curve, each ``tall`` scene units high.

    ``hops`` are how high they hop with a step, 1 by default. ``fallen`` in [0, 1] lets them fall
    from above, one after another.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, curve: Curve, party: Playback, tall: float = _TALL) -> None:
        super().__init__(curve)
        self.party, self.size = party, tall / _TALL
        self.hops, self.fallen = ValueTracker(1.0), ValueTracker(1.0)

    def altitudes(self) -> Array:
        """How high above the ground each is (walkers,), in scene units."""
        delay = _APART * np.arange(len(self.party)) / len(self.party)
        fallen = np.clip((float(self.fallen.get_value()) - delay) / (1 - _APART), 0.0, 1.0)
        hop = self.size * float(self.hops.get_value()) * hopping(self.party.time)
        return np.asarray(_SKY * (1 - fallen**2) + hop)

    def draw(self, canvas: Canvas) -> None:
        """Bodies that stand on the ground, and heads."""
        feet = self.curve.over(self.party.now()[:, 0])
        for foot, high in zip(feet, self.altitudes().tolist(), strict=True):
            strength = self.presence * float(np.clip(2 * (1 - high / _SKY), 0, 1))
            if strength <= 0:
                continue
            pen = Pen(canvas, strength)
            place = foot + np.array([0.0, high])
            body = place + self.size * _BODY
            pen.line(body, BACKGROUND, 0.09, opacity=0.85, closed=True)
            pen.fill(body, PATH)
            head, radius = place + self.size * _HEAD, self.size * _RADIUS
            paint_sphere(canvas, head, radius, np.array(rgb(PATH)), strength)

    def readings(self) -> list[Reading]:
        """Where each is."""
        places = self.party.now()[:, 0].tolist()
        return [Reading(f"pawn {number}", "", place) for number, place in enumerate(places)]


def hopping(time: float) -> float:
    """How high above the ground one is at a time in steps that hops from place to place."""
    return _HOP * float(np.sin(np.pi * (time % 1.0)))


__all__ = ["CurvePawns", "hopping"]
