"""A magnifier on the cross: the ring in which she has arrived, and how a walk comes into it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from scenes.parts.momentum.floor import LitMap
from scenes.parts.momentum.ground import ravine
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.plan import Plan
from scenes.stage import MAP, MINIMUM, Box, Layer, Mark, Playback, View
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import BACKGROUND, Color
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.contenders import PLAIN, Contender, Flight, outline

_PIN = 0.09  # scene units: from the middle of a small mark to its rim
_FINE = 0.03  # scene units: a line of very many steps
_TURN = np.linspace(0, 2 * np.pi, 121)
_LENS = 2.3  # times the ring: how far a magnifier shows to each side
_ROOM = 1.3  # times how far she strays from the cross: so much a magnifier shows of hers


class Ring(OnGround):
    """The ring around the cross that one must stay in to have arrived; who comes is over it."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, radius: float) -> None:
        super().__init__(view)
        self.radius = radius

    def draw(self, canvas: Canvas) -> None:
        """On the ground, so that it is as large as it says."""
        way = self.radius * np.stack([np.cos(_TURN), np.sin(_TURN)], axis=-1)
        pen, line = Pen(canvas, self.presence), self.view.at(way)
        pen.fill(line, MINIMUM, 0.22)
        pen.line(line, MINIMUM, 0.04, casing=0.03)


class Pin(Flight):
    """A walk seen close by: its mark is small, so that in the ring and out of it are told apart."""

    def draw(self, canvas: Canvas) -> None:
        """Its trail, then a mark no larger than it must be."""
        super().draw(canvas)
        pen, here = Pen(canvas, self.presence), self.here()
        pen.fill(outline(self.kind, here, 1.4 * _PIN), BACKGROUND, 0.9)
        pen.fill(outline(self.kind, here, _PIN), self.tint)


class Slow(OnGround):
    """Plain descent seen close by: of the ``way()`` of a ``walk`` what is in a box."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, walk: Any, box: Box) -> None:
        super().__init__(view)
        self.walk, self.box = walk, box

    def draw(self, canvas: Canvas) -> None:
        """Its chords and a small mark."""
        pen, box, way = Pen(canvas, self.presence), self.box, self.view.at(self.walk.way())
        with pen.inside(box.left, box.bottom, box.right, box.top):
            pen.line(way, PLAIN.color, _FINE, casing=0.02)
            pen.fill(outline(PLAIN.kind, way[-1], 1.4 * _PIN), BACKGROUND, 0.9)
            pen.fill(outline(PLAIN.kind, way[-1], _PIN), PLAIN.color)


class Rays(OnGround):
    """From a place to the upper corners of what shows it larger."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, view: View, box: Box, place: Any = (0.0, 0.0), tint: Color = MINIMUM
    ) -> None:
        super().__init__(view)
        self.place, self.tint = place, tint
        self.ends = np.array([(box.left, box.top), (box.right, box.top)])

    def draw(self, canvas: Canvas) -> None:
        """Two thin lines from where the place is now."""
        begin = self.view.at(self.place)
        lines = [np.stack([begin, end]) for end in self.ends]
        Pen(canvas, self.presence).line(lines, self.tint, 0.025, opacity=0.6)


class Lens:
    """A magnifier on the cross: the ring around it, and how walks come into that."""

    def __init__(
        self,
        plan: Plan,
        big: View,
        box: Box,
        *walks: tuple[Playback, Contender],
    ) -> None:
        radius = plan.ring
        strayed = float(np.linalg.norm(plan.held.points[plan.farthest, 0]))
        half = max(_LENS * radius, _ROOM * strayed, _ROOM * _strayed(plan))  # one ring in all
        tall = half * box.height / box.width
        window = (-half, half), (-tall, tall)
        self.view = View(plan.landscape.with_window(window), size=box.width)
        as_high_as(self.view.within(box, **MAP), big)
        self.map, self.ring = LitMap(self.view), Ring(self.view, radius)
        self.cross = Mark(self.view, [[0.0, 0.0]])
        self.big = big
        low, high = self.view.at(np.array(self.view.window).T).tolist()
        inside = Box(*low, *high)
        self.flights = [
            Pin(self.view, party, marked.kind, marked.color, lambda: inside, ball=False)
            for party, marked in walks
        ]
        over_walks(self.ring, self.cross)
        self.rays = Rays(big, box)
        self.parts = [self.rays, self.map, *self.flights, self.ring, self.cross]

    @property
    def larger(self) -> float:
        """How many times as large it shows what is along at the cross, as that is seen now."""
        return larger(self.view, self.big, self.ring.radius)


class Slit:
    """The same in the sharper ravine, across no wider than along: there the ring is round."""

    def __init__(self, plan: Plan, big: View, box: Box, party: Playback, plain: Any) -> None:
        one = plan.narrow
        self.radius = plan.share * float(np.hypot(*one.start))
        away = np.linalg.norm(one.walk.points[:, 0], axis=-1)
        self.entered = int(np.flatnonzero(away <= self.radius)[0])
        strayed = float(np.linalg.norm(plan.held.points[plan.farthest, 0]))
        half = max(_LENS * plan.ring, _ROOM * strayed, _ROOM * _strayed(plan))  # as in a lens
        tall = half * box.height / box.width
        ground = ravine(one.condition, one.start)
        self.view = View(ground.with_window(((-half, half), (-tall, tall))), size=box.width)
        as_high_as(self.view.within(box, **MAP), big)
        self.big = big
        low, high = self.view.at(np.array(self.view.window).T).tolist()
        inside = Box(*low, *high)
        rays = Rays(big, box)
        marked = MOMENTUM.kind, MOMENTUM.color
        pin = Pin(self.view, party, *marked, lambda: inside, ball=False, width=_FINE, dot=_FINE)
        goal = [Ring(self.view, self.radius), Mark(self.view, [[0.0, 0.0]])]
        over_walks(*goal)
        slow = Slow(self.view, plain, inside).set_z_index(pin.z_index + 0.05)
        self.parts = [rays, LitMap(self.view), pin, slow, *goal]

    @property
    def larger(self) -> float:
        """How many times as large it shows what is along at the cross, as that is seen now."""
        return larger(self.view, self.big, self.radius)


def as_high_as(view: View, big: View) -> View:
    """A view of less of the ground: a height has one colour, in a magnifier and beside it."""
    view.lowest, view.spread = big.lowest, big.spread
    view.panel = view.map_panel()
    return view


def over_walks(*goal: Any) -> None:
    """Many steps are one band: what they come to lies over it, in each magnifier."""
    for thing in goal:
        thing.set_z_index(Layer.WALKER + 0.1)


def larger(view: View, big: View, radius: float) -> float:
    """How many times as far apart the cross and the rim of its ring are in one view."""
    ends = np.array([(0.0, 0.0), (radius, 0.0)])
    near, far = (float(np.ptp(one.at(ends)[:, 0])) for one in (view, big))
    return near / far


def _strayed(plan: Plan) -> float:
    """How far she is from the cross of the sharper ravine, once she has been in its ring."""
    one = plan.narrow
    away = np.linalg.norm(one.walk.points[:, 0], axis=-1)
    entered = int(np.flatnonzero(away <= plan.share * np.hypot(*one.start))[0])
    return float(away[entered : one.held + 1].max())


__all__ = ["Lens", "Pin", "Rays", "Ring", "Slit"]
