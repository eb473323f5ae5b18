"""The target on its floor, and the bowl over it."""

from __future__ import annotations

from copy import copy, deepcopy
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH, RIM
from scenes.parts.paraboloid.cloud import Cloud, Dash, Heights
from scenes.parts.paraboloid.cuts import Cut
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import BELOW, MAP
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.target import Floor, Shot
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    PATH,
    POSITION,
    QUIET,
    STAGE,
    Box,
    Formula,
    Layer,
    Mark,
    View,
    Words,
    change,
    on_one_line,
    tr,
)
from scenes.stage import MAP as ABOVE
from scenes.stage.ground.rings import Rings
from scenes.stage.ground.spun import Spun
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.paint.projection import OnPicture

Array = NDArray[np.float64]

_SIZE, _RELIEF = 6.2, 2.45
_HILL = {"azimuth": -62.0, "elevation": 31.0, "perspective": 0.03}
_RINGS = (2.0, 5.0, 10.0)
_CIRCLE = np.stack([np.cos(t := np.linspace(0, 2 * np.pi, 73)), np.sin(t)], axis=-1)
_HIGH = 0.8  # of the way out, where the dashes begin
_STOPS = 1.9  # how near the axis that of the cone comes
_ALONG = -90.0  # degrees: from where both curves are seen from the side, and level is level


_PAIR = BELOW.inset(bottom=0.9)
_WHOLE = BELOW.inset(top=0.25)
_LOW = Box(STAGE.left, -3.45, STAGE.right, 1.9)  # below two lines of words
_LAST = (65.0, 100.0)  # degrees: from where the bowl is seen at last
_CLOSE = 0.18  # of her way is left then, a gap that is seen
_NAMED = -2.65  # the height of the formulas below bowl and cone


class Ground:
    """Target, shots, dots, bowl and cone, in two views."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        bowl = plan.bowl
        rim = bowl.height(bowl.widest) / plan.highest  # a stretched one is higher than its dots
        self.relief = _RELIEF if bowl.round else _RELIEF / float(rim)
        self.view = View(bowl.centred, _SIZE, relief=self.relief)
        self.view.look(**self.view.fitted(*MAP, **ABOVE, relief=self.relief))
        self.floor = Floor(self.view)
        self.rings = Rings(self.floor, REACH, bowl.names)
        self.cross = Mark(self.floor, np.zeros((1, 2)))
        self.bowl = Spun(self.view, bowl.height, RIM, _RINGS, turned=0, oval=bowl.oval)
        self.cuts = [Cut(self.bowl, way) for way in bowl.ways]
        self.cloud = Cloud(self.view, plan, self.bowl)
        edge = [(0, k) for k in range(4)]
        if bowl.aside < -45:  # seen from another side, that is the nearest
            edge = [(2 * REACH - k, 0) for k in range(4)]
        self.heights = Heights(self.cloud, plan, edge)
        self.beside = View(bowl.centred, _SIZE, relief=self.relief)
        self.cone = Spun(self.beside, bowl.cone, RIM, _RINGS, oval=bowl.oval)
        self.way = Way(self.bowl, plan)
        self.last_cross = Mark(self.bowl, np.zeros((1, 2)))
        self.out = ValueTracker(_HIGH * RIM)
        # Nearer, the cone's would stand out beyond its tip.
        way = bowl.ways[0 if bowl.round else 1]
        self.profiles = [Cut(surface, way, RIM) for surface in (self.bowl, self.cone)]
        self.dashes = [Dash(self.bowl, way, self.out), Dash(self.cone, way, self.out, _STOPS)]

    def shot(self, origin: Any, place: Any = None, strength: float = 1.0) -> Shot:
        """The blind shot, or another one."""
        where = self.plan.away if place is None else place
        return Shot(self.floor, np.asarray(where, dtype=float), origin, strength)

    def hill(self, box: Box = _WHOLE, *, target: bool = False, **other: float) -> dict[str, float]:
        """The pose from which the whole bowl fills a box, or bowl and target."""
        pose = {**_HILL, "relief": self.relief, **other}
        pose["azimuth"] += self.plan.bowl.aside
        twin = deepcopy(self.view)
        twin.look(**pose, zoom=1.0, left=0.0, up=0.0)
        twin_bowl = copy(self.bowl)
        twin_bowl.view = twin
        rim = twin_bowl.on_it(RIM * _CIRCLE)
        foot = twin.world((REACH if target else 0.0) * _CIRCLE, np.zeros(len(_CIRCLE)))
        spots = twin.screen(np.concatenate([rim, foot]))[0]
        low, high = spots.min(axis=0), spots.max(axis=0)
        room = np.array([box.width, box.height])
        zoom = float(np.min(room / (high - low)))
        left, up = box.middle[:2] - zoom * (low + high) / 2
        return {**pose, "zoom": zoom, "left": float(left), "up": float(up)}

    def apart(self) -> list[Any]:
        """The bowl goes to the left, where the cone has room beside it."""
        left, right = _PAIR.columns(1, 1, gap=0.5)
        self.beside.look(**self.hill(right, azimuth=_ALONG))
        return [self.view.move(**self.hill(left, azimuth=_ALONG))]

    def called(self, height: Any) -> list[Any]:
        """The formula of the height goes below the bowl, that of its root comes below the cone."""
        left, right = _PAIR.columns(1, 1, gap=0.5)
        bowl = self.plan.bowl
        under = "(x^2 + y^2)" if bowl.plain else "h"
        root = Formula(f'sqrt({under} "/" 2)', color=LOSS)
        self.profiles[1].drawn.set_value(1)
        times = short(bowl.cone_times, 3)
        note = Words(tr("drawn {times} times as high").format(times=times), LABEL_SIZE, QUIET)
        self.root = [root, note]
        on_one_line(root, note, buff=0.4).move_to((right.middle[0], _NAMED, 0))
        drawn = FadeIn(self.profiles[1]), change(self.profiles[0].drawn, 1)
        share = min(1.0, left.width / height.width)
        below = height.animate.scale(share).move_to((left.middle[0], _NAMED, 0))
        return [below, FadeIn(*self.root), *drawn]

    def finale(self) -> list[Any]:
        """The whole bowl once more, and the way straight to the cross on it."""
        self.bowl.turned.set_value(1)
        self.bowl.set_presence(1)
        end = self.hill(_LOW, azimuth=_LAST[1])
        begin = end["azimuth"] - _LAST[1] + _LAST[0]
        self.view.look(**{**end, "azimuth": begin, "zoom": 0.82 * end["zoom"]})
        self.end = end
        return [self.bowl, self.way, self.last_cross]

    def closer(self, part: float) -> list[Any]:
        """The camera comes closer, until this part of its way is over, and she on hers."""
        now = self.view.pose
        pose = {key: now[key] + part * (end - now[key]) for key, end in self.end.items()}
        return [self.view.move(linear, **pose), change(self.way.left, _CLOSE**part, linear)]

    def glide(self, out: float) -> Any:
        """Both dashes go so far from the axis, at one pace."""
        return change(self.out, out)


class Way(OnPicture):
    """Her way on the bowl, from where she began as far as she is, with her dot at its end."""

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

    def draw(self, canvas: Canvas) -> None:
        """A line down the side, behind her, and a disc at its lower end."""
        places = self.places()
        line, pen = self.bowl.at(places), Pen(canvas, self.presence)
        clear = self.bowl.seen(places)
        pen.line(runs_of(line, clear[1:] & clear[:-1]), PATH, 0.07, casing=0.05)
        pen.disc(line[-1], 0.15, POSITION, casing=0.05)


__all__ = ["Ground"]
