"""The target on its floor, and the bowl over it."""

from __future__ import annotations

from copy import copy, deepcopy
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, linear, smooth, squish_rate_func
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.paraboloid.bowl import REACH, RIM, RINGS
from scenes.parts.paraboloid.cloud import Axis, Cloud, Column, Heights, Straight, Wire
from scenes.parts.paraboloid.cuts import Cut
from scenes.parts.paraboloid.lines import by_powers
from scenes.parts.paraboloid.places import BELOW, HILL, MAP
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.scale import CORNERS, FloorScale
from scenes.parts.paraboloid.she import She
from scenes.parts.paraboloid.target import Floor, Shot
from scenes.stage import MAP as ABOVE
from scenes.stage import (
    PATH,
    POSITION,
    STAGE,
    Box,
    Figure,
    Layer,
    Mark,
    Playback,
    View,
    change,
)
from scenes.stage.ground.rings import Rings
from scenes.stage.ground.spun import Spun
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.paint.projection import OnPicture

Array = NDArray[np.float64]

_SIZE, _RELIEF = 6.2, 2.0
_HILL = {"azimuth": -122.0, "elevation": 28.0, "perspective": 0.03}
_CIRCLE = np.stack([np.cos(t := np.linspace(0, 2 * np.pi, 73)), np.sin(t)], axis=-1)
_WHOLE = BELOW.inset(top=0.25, bottom=0.35)  # with what is written along the floor
_NUMBERED = 0.45  # above the dots, for numbers
_LOW = Box(STAGE.left, -3.05, STAGE.right, 2.45)  # between a line of words and captions
_ROOM = 0.55  # above and below, for the bowl as it is tilted: it is highest halfway
_LAST, _LAST_UP = -132.0, 34.0  # degrees: from where the bowl is seen at last
_CLOSE = 0.04  # of her way is left then: as close as can be seen
_PACES = 16.0  # down the whole of it
# Of a turn of the camera: when one drawing of her goes and the other comes, neither from far aside.
_LIES, _RISES = ((0.3, 0.5), (0.34, 0.54)), ((0.5, 0.74), (0.52, 0.76))


class Ground:
    """Target, shots, dots and bowl."""

    def __init__(self, plan: Plan, clock: ValueTracker | None = None) -> None:
        self.plan = plan
        bowl, clock = plan.bowl, clock or ValueTracker(0.0)
        rim = bowl.height(bowl.widest) / plan.highest  # a stretched one is higher than its dots
        self.relief = _RELIEF if bowl.round else _RELIEF / float(rim)
        self.view = View(bowl.centred, _SIZE, relief=self.relief)
        self.view.look(**self.above())
        self.floor = Floor(self.view)
        self.rings = Rings(self.floor, REACH, bowl.names, rings=(REACH / 2, REACH))
        self.rings.set_z_index(Layer.GROUND - 1)
        self.scale = FloorScale(self.view, plan)
        self.cross = Mark(self.floor, np.zeros((1, 2)))
        levels = RIM * np.sqrt(np.arange(1, RINGS) / RINGS)
        self.bowl = Spun(self.view, bowl.height, RIM, levels, turned=0, oval=bowl.oval)
        self.bowl.ringed.set_value(0)
        self.cuts = [Cut(self.bowl, way) for way in bowl.ways]
        self.cloud = Cloud(self.view, plan, self.bowl)
        self.heights = Heights(self.cloud, self.scale, plan)
        self.column, self.axis = Column(self.view, plan), Axis(self.view, plan.highest)
        self.cone = Straight(self.heights)
        self.wire = Wire(self.view)
        step = descend(bowl.centred, gradient_descent(plan.rate), plan.away[None], 1)
        party = Playback(step, [POSITION])
        self.hiker = Figure(self.view, party, lambda: -plan.gradient, clock)
        self.way = Way(self.bowl, plan)
        self.she = She(self.bowl, self.way.here, self.way.paces, self.way.downhill)
        walker: Any = self.way  # where she is, and how many steps she has walked
        self.last_hiker = Figure(self.view, walker, self.way.downhill, clock)
        self.last_cross = Mark(self.bowl, np.zeros((1, 2)))

    def shot(self) -> Shot:
        """The blind shot."""
        return Shot(self.floor, self.plan.away)

    def above(self, half: float = REACH, box: Box = MAP) -> dict[str, float]:
        """The pose straight above the bowl in which it is as large as on a map that far wide."""
        less = (1 - REACH / half) / 2
        inner = box.inset(left=less * box.width, right=less * box.width)
        inner = inner.inset(bottom=less * box.height, top=less * box.height)
        return self.view.fitted(*inner, **ABOVE, relief=self.relief)

    def hill(
        self, box: Box | None = None, *, target: bool = False, **other: float
    ) -> dict[str, float]:
        """The pose from which the whole bowl fills a box, or bowl and floor."""
        box = box or (HILL if self.plan.bowl.plain else _WHOLE)  # a long formula has no room aside
        pose = {**_HILL, "relief": self.relief, **other}
        pose["azimuth"] += self.plan.bowl.aside
        twin = deepcopy(self.view)
        twin.look(**pose, zoom=1.0, left=0.0, up=0.0)
        twin_bowl = copy(self.bowl)
        twin_bowl.view = twin
        rim = twin_bowl.on_it(RIM * _CIRCLE)
        floor = twin.world((1.0 if target else 0.0) * CORNERS, np.zeros(len(CORNERS)))
        spots = twin.screen(np.concatenate([rim, floor]))[0]
        low, high = spots.min(axis=0), spots.max(axis=0)
        box = box.inset(top=_NUMBERED) if target else box
        room = np.array([box.width, box.height])
        zoom = float(np.min(room / (high - low)))
        left, up = box.middle[:2] - zoom * (low + high) / 2
        return {**pose, "zoom": zoom, "left": float(left), "up": float(up)}

    def ring_by_ring(self) -> list[Any]:
        """The rings of the bowl come, from the lowest one up."""
        return [change(self.bowl.ringed, len(self.bowl.rings), linear)]

    def finale(self) -> list[Any]:
        """The whole bowl once more, and the way straight to the cross on it."""
        self.bowl.turned.set_value(1)
        self.bowl.ringed.set_value(len(self.bowl.rings))
        self.bowl.set_presence(1)
        self.last_pose = self.hill(_LOW, azimuth=_LAST, elevation=_LAST_UP)
        self.view.look(**self.hill(_LOW.inset(top=_ROOM, bottom=_ROOM), target=False, **ABOVE))
        return [self.bowl, self.way, self.she, self.last_cross]

    def tilt(self) -> list[Any]:
        """From straight above to where the side that she walks down is seen, and she stands."""
        lying, standing = (squish_rate_func(smooth, *part) for part in _RISES)
        return [
            self.view.move(**self.last_pose),
            FadeOut(self.she, rate_func=lying),
            FadeIn(self.last_hiker, rate_func=standing),
        ]

    def lie_down(self) -> list[Any]:
        """While the camera goes up, she who stands gives way to her as she is from above."""
        standing, lying = (squish_rate_func(smooth, *part) for part in _LIES)
        return [FadeOut(self.hiker, rate_func=standing), FadeIn(self.she, rate_func=lying)]

    def at_last(self) -> list[Any]:
        """What is there once it is tilted."""
        return [self.bowl, self.way, self.last_hiker, self.last_cross]

    def closer(self, part: float) -> list[Any]:
        """She walks on until this part of the time is over, and as much is left of each second."""
        begin, end = float(self.way.left.get_value()), _CLOSE**part
        return [change(self.way.left, end, by_powers(begin, end, linear))]


class Way(OnPicture):
    """Her way on the bowl, from where she began as far as she is."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, bowl: Spun, plan: Plan) -> None:
        super().__init__(bowl)
        self.bowl, self.plan = bowl, plan
        self.left = ValueTracker(1.0)  # of the way

    def places(self) -> Array:
        """From the start to where she is now (n, 2)."""
        left, plan = float(self.left.get_value()), self.plan
        if plan.bowl.round:
            return np.asarray(np.linspace(1, left, 61)[:, None] * plan.away)
        last = float(
            np.interp(-left, -plan.distances / plan.distances[0], np.arange(plan.epochs + 1))
        )
        return np.array([plan.at(step) for step in np.linspace(0, last, 61)])

    def here(self) -> Array:
        """Where she is (2,)."""
        return np.asarray(self.places()[-1])

    def now(self) -> Array:
        """The same, of a party of one (1, 2)."""
        return self.here()[None]

    @property
    def time(self) -> float:
        """How many steps she has walked, as she is seen from the side."""
        return self.paces() / 2

    def downhill(self) -> Array:
        """Which way it goes down fastest there (2,)."""
        return np.asarray(-self.plan.bowl.hessian @ self.here())

    def paces(self) -> float:
        """How many she has walked."""
        return _PACES * (1 - float(self.left.get_value()))

    def draw(self, canvas: Canvas) -> None:
        """A line down the side, behind her."""
        places = self.places()
        line, pen = self.bowl.at(places), Pen(canvas, self.presence)
        clear = self.bowl.seen(places)
        pen.line(runs_of(line, clear[1:] & clear[:-1]), PATH, 0.07, casing=0.05)


__all__ = ["Ground"]
