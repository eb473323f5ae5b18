"""How high the loss is where she stands, and where she has stood: a post for each."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.loss_curve.felt import Felt
from scenes.stage import FRAME, LOSS, PATH, POSITION, Curve, CurveWalk, Layer, Plumb
from scenes.stage.curve.curve import OnCurve
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import Place

Array = NDArray[np.float64]

_STEM, _FOOT = 0.075, 0.11  # scene units: a post, and the disc at its foot
_RIM, _FADES = FRAME.right - 0.4, 0.5  # scene units from the middle: there it is gone
_LEFT = 0.55  # of a post's strength: what is left of it when she has gone on


class Stem(Plumb):
    """The loss where she stands, as a post from the ground down to the axis; its foot is her w."""

    def __init__(self, curve: Curve, place: Place) -> None:
        super().__init__(curve, place, LOSS)

    def draw(self, canvas: Canvas) -> None:
        """The post in the colour of the loss, its foot in that of w."""
        pen, (place, foot) = Pen(canvas, self.presence), self.ends()
        pen.line(np.stack([place, foot]), LOSS, _STEM, casing=0.04)
        pen.disc(foot, _FOOT, POSITION, casing=0.04)


def stem_of(walk: CurveWalk) -> Stem:
    """Where one who walks is now."""
    return Stem(walk.curve, lambda: walk.now()[0])


class Posts(OnCurve):
    """Where she has felt the ground a post is left: how high the loss is there.

    The one where she stands is her ``Stem``, which is brighter.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, curve: Curve, felt: Felt, places: Array) -> None:
        super().__init__(curve)
        self.felt, self.places = felt, places

    def ends(self) -> Array:
        """Places on the ground and feet on the axis, on the screen (n, 2, 2)."""
        walked = self.places[: 1 + self.felt.number, None]
        return np.stack([self.curve.drop(place)[0][[0, -1]] for place in walked])

    def paint(self, canvas: Canvas) -> None:
        """On the screen: a post each, and on top a dot of the ground that she has walked on."""
        for place, foot in self.ends():
            pen = Pen(canvas, self.presence * _away_from_the_rim(float(foot[0])))
            pen.line(np.stack([place, foot]), LOSS, _STEM, opacity=_LEFT)
            pen.disc(place, 0.09, PATH, casing=0.04)


def _away_from_the_rim(x: float) -> float:
    """How much is seen of a post: as the frame closes in, it goes before it meets the scale."""
    return float(np.clip((_RIM - abs(x)) / _FADES, 0.0, 1.0))


__all__ = ["Posts", "Stem", "stem_of"]
