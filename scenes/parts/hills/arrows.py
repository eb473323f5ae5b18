"""The gradient field on the map, and the arrow of each walker on its way down over it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.stage import GRADIENT, Field, Playback, View
from scenes.stage.ground.field import outlines
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_DOT = 0.05  # scene units: an arrow of no length is still a place
_WIDE, _CASING = 0.045, 0.03
_LEAST = 0.08  # scene units: what is shorter is only its walker


class DottedField(Field):
    """A gradient field with a dot at each of its places, also where no arrow comes out of it.

    A dot alone says that the ground is level, so there is none where the map ends before its arrow.
    """

    def picture(self, canvas: Canvas) -> None:
        """Arrows, then dots over their ends."""
        super().picture(canvas)
        tails = self.view.at(self.tails)
        whole = self.view.at(self.tails + self.scale_of_all.factor * self.vectors)
        strengths = self._within(tails, whole) * self.view.visible(self.tails)
        for spot, strength in zip(tails, strengths.tolist(), strict=True):
            Pen(canvas, strength).disc(spot, _DOT, GRADIENT)


class OwnArrows(OnGround):
    """The gradient of each walker where its present step began, held until it has landed."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, walk: Trajectory, party: Playback, scale: ArrowScale) -> None:
        super().__init__(view)
        self.walk, self.party, self.scale_of_all = walk, party, scale

    def lines(self) -> Array:
        """Each arrow on the screen, from its root to its tip (walkers, 2, 2)."""
        step = min(self.party.step, self.walk.steps)
        roots = self.walk.points[step]
        tips = roots + self.scale_of_all.factor * self.walk.gradients[step]
        return np.stack([self.view.at(roots), self.view.at(tips)], axis=1)

    def draw(self, canvas: Canvas) -> None:
        """Each on a dark casing, so that it is told from those of the field."""
        pen, lines = Pen(canvas, self.presence), self.lines()
        ways = lines[:, 1] - lines[:, 0]
        long = np.linalg.norm(ways, axis=-1) > _LEAST
        for color, width in ((BACKGROUND, _WIDE + _CASING), (GRADIENT, _WIDE)):
            for shape in outlines(lines[long, 0], ways[long], width):
                pen.fill(shape, color)
