"""A walker that somebody drops on the map by hand, as in the playground, and what is read of it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import End
from scenes.parts.hills.cast import factor_for
from scenes.parts.hills.cloth import cell_arrivals, cell_places
from scenes.parts.hills.company import Company
from scenes.parts.hills.descents import Descents, nowhere, walked
from scenes.parts.hills.poses import READ_SIZE
from scenes.stage import (
    GRADIENT,
    TEXT,
    Arrow,
    ArrowScale,
    Measured,
    Playback,
    Readout,
    Stack,
    Trails,
    View,
    Words,
    tr,
)
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.walker import Pawns

Array = NDArray[np.float64]

_PAWN = 0.2  # scene units
_FROM = np.array([1.7, -1.9])  # scene units from the place, where the pointer comes from
_SIZE = 0.62
_WELL_INSIDE = 0.75  # of the way from the rim to the innermost start that leads off
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

    def arrow(self) -> Arrow:
        """The gradient where the present step began, as long as it is if the frame has room."""
        view = self.trail.view
        longest = float(np.linalg.norm(self.trajectory.gradients[:, 0], axis=-1).max())
        factor = factor_for(longest * view.scale_xy * float(view.pose["zoom"]))
        return Arrow(view, self.foot, self.gradient, scale=ArrowScale(factor), name="gradient")

    def readouts(self) -> Stack:
        """Steps completed, and how long the gradient is where the present one began."""
        step = Readout("step", tr("step"), lambda: self.step, 0, READ_SIZE)
        long = Measured("gradient", tr("gradient"), self.steepness, 3, READ_SIZE, GRADIENT)
        which = Words(tr("length of"), READ_SIZE, GRADIENT)
        return Stack(step, which, long, gap=0.2)


class Strayed(Playback):
    """One who walks from a ``start`` (2,) over the rim of the map, and no farther."""

    def __init__(self, made: Descents, start: Array, view: View) -> None:
        walk = walked(made.landscape, made.rate, start[None], made.walk.steps)
        off = np.flatnonzero(~view.inside(walk.points[:, 0]))
        if len(off):
            walk = walked(made.landscape, made.rate, start[None], int(off[0]))
        super().__init__(walk, [TEXT])
        self.trail, self.walker = Trails(view, self), Pawns(view, self, radius=_PAWN)


def start_off(made: Descents) -> Array | None:
    """A start (2,) that leads off the map, well inside it and all about: of those, the one nearest
    to the middle in front.

    None, where the map is too coarse to have one.
    """
    low, high = np.array(made.landscape.window).T
    leads_off, everywhere = cell_arrivals(made)[0] == nowhere(End.LEADS_OFF), cell_places(made)
    places, others = everywhere[leads_off], everywhere[~leads_off]
    if not len(places):
        return None
    inward = np.minimum(places - low, high - places).min(axis=-1)
    for number, place in enumerate(places if len(others) else ()):
        away = float(np.linalg.norm(others - place, axis=-1).min())
        inward[number] = min(inward[number], away)
    deep = places[inward > _WELL_INSIDE * inward.max()]
    away = np.abs(deep - (low + high) / 2)[:, 0] + (deep - low)[:, 1]
    return np.asarray(deep[np.argmin(away)])
