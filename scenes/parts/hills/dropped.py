"""A walker that somebody drops on the map by hand, as in the playground, and what is read of it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.hills.company import Company
from scenes.stage import GRADIENT, TEXT, Measured, Playback, Readout, Stack, Trails, View, tr
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.walker import Pawns

Array = NDArray[np.float64]

_PAWN = 0.2  # scene units
_FROM = np.array([1.7, -1.9])  # scene units from the place, where the pointer comes from
_SIZE = 0.62
# The pointer of a mouse: its tip is at the place.
_SHAPE = np.array(
    [(0, 0), (0, -1), (0.24, -0.78), (0.4, -1.14), (0.56, -1.07), (0.41, -0.72), (0.72, -0.72)]
)


class Pointer(OnGround):
    """The pointer of a mouse, that has ``come`` so far, in [0, 1], to a place of the ground."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, place: Array) -> None:
        super().__init__(view)
        self.place, self.come = place, ValueTracker(0.0)

    def tip(self) -> Array:
        """Where it points at on the screen (2,)."""
        away = (1 - float(self.come.get_value())) * _FROM
        return np.asarray(self.view.at(self.place) + away)

    def draw(self, canvas: Canvas) -> None:
        """White, on a dark casing."""
        pen, shape = Pen(canvas, self.presence), self.tip() + _SIZE * _SHAPE
        pen.line(shape, BACKGROUND, 0.12, closed=True)
        pen.fill(shape, TEXT)


class Dropped(Playback):
    """One of a company, who comes down farthest to a valley, walks once more alone."""

    def __init__(self, party: Company, view: View) -> None:
        points = party.trajectory.points
        far = np.linalg.norm(points[-1] - points[0], axis=-1)
        number = int(np.argmax(np.where(np.array(party.destined) >= 0, far, far - far.max())))
        super().__init__(party.trajectory.path(slice(number, number + 1)), [TEXT])
        self.trail, self.walker = Trails(view, self), Pawns(view, self, radius=_PAWN)
        self.pointer = Pointer(view, self.trajectory.points[0, 0])

    def readouts(self) -> Stack:
        """Steps completed, and how long the gradient is where the present one began."""
        step = Readout("step", tr("step"), lambda: self.step, 0)
        long = Measured("gradient", tr("gradient"), self.steepness, color=GRADIENT)
        return Stack(step, long, gap=0.25)
