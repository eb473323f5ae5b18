"""The gradient field on the map."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gdmath import GradientField
from scenes.stage import GRADIENT, Field, View
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_DOT = 0.05  # scene units: an arrow of no length is still a place
_OFF_THE_RIM = 0.005  # of the longer side of the map


class DottedField(Field):
    """A gradient field with a dot at each of its places, also where no arrow comes out of it.

    A dot alone says that the ground is level: so a place whose whole arrow, ``factor`` times as
    long as its gradient, is not on the map, is left out.
    """

    def __init__(
        self, view: View, field: GradientField, scale: ArrowScale, factor: float = 1.0
    ) -> None:
        super().__init__(view, field, scale)
        low, high = np.array(view.window).T
        rim, tips = _OFF_THE_RIM * float((high - low).max()), self.tails + factor * self.vectors
        ends = np.stack([self.tails, tips])
        whole = np.all((ends > low + rim) & (ends < high - rim), axis=(0, 2))
        self.tails, self.vectors = self.tails[whole], self.vectors[whole]

    def picture(self, canvas: Canvas) -> None:
        """Arrows, then dots over their ends."""
        super().picture(canvas)
        tails = self.view.at(self.tails)
        whole = self.view.at(self.tails + self.scale_of_all.factor * self.vectors)
        strengths = self._within(tails, whole) * self.view.visible(self.tails)
        for spot, strength in zip(tails, strengths.tolist(), strict=True):
            Pen(canvas, strength).disc(spot, _DOT, GRADIENT)
