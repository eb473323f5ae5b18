"""The target on its floor, and the bowl over it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.paraboloid.cloud import RIM, Cloud, Dash, Heights, cone, square
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import BELOW, MAP
from scenes.parts.paraboloid.plan import REACH, Plan
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
_HILL = {"azimuth": -62.0, "elevation": 31.0, "perspective": 0.03, "relief": _RELIEF}
_RINGS = (2.0, 5.0, 10.0)
_CIRCLE = np.stack([np.cos(t := np.linspace(0, 2 * np.pi, 73)), np.sin(t)], axis=-1)
_HIGH = 0.8  # of the way out, where the dashes begin
_STOPS = 1.9  # how near the axis that of the cone comes
_ALONG = -90.0  # degrees: from where both curves are seen from the side, and level is level


_PAIR = BELOW.inset(bottom=0.9)
_WHOLE = BELOW.inset(top=0.25)
_LOW = Box(STAGE.left, -3.45, STAGE.right, 1.9)  # below two lines of words
_LAST = (65.0, 100.0)  # degrees: from where the bowl is seen at last
_CLOSE = 0.3  # of her way is left then, a gap that is seen
_NAMED = -2.65  # the height of the formulas below bowl and cone


class Ground:
    """Target, shots, dots, bowl and cone, in two views."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.view = View(plan.landscape, _SIZE, relief=_RELIEF)
        self.view.look(**self.view.fitted(*MAP, **ABOVE, relief=_RELIEF))
        self.floor = Floor(self.view)
        self.rings = Rings(self.floor, REACH)
        self.cross = Mark(self.floor, np.zeros((1, 2)))
        self.bowl = Spun(self.view, square, RIM, _RINGS, turned=0)
        self.cloud = Cloud(self.view, plan, self.bowl)
        self.heights = Heights(self.cloud, plan, 0, (0, 1, 2, 3))
        self.beside = View(plan.landscape, _SIZE, relief=_RELIEF)
        self.cone = Spun(self.beside, cone, RIM, _RINGS)
        self.way = Way(self.bowl, plan)
        self.last_cross = Mark(self.bowl, np.zeros((1, 2)))
        self.out = ValueTracker(_HIGH * RIM)
        # Nearer, the cone's would stand out beyond its tip.
        self.dashes = [Dash(self.bowl, self.out), Dash(self.cone, self.out, _STOPS)]

    def shot(self, origin: Any, place: Any = None, strength: float = 1.0) -> Shot:
        """The blind shot, or another one."""
        where = self.plan.start if place is None else place
        return Shot(self.floor, np.asarray(where, dtype=float), origin, strength)

    def hill(self, box: Box = _WHOLE, *, target: bool = False, **other: float) -> dict[str, float]:
        """The pose from which the whole bowl fills a box, or bowl and target."""
        pose = {**_HILL, **other}
        twin = deepcopy(self.view)
        twin.look(**pose, zoom=1.0, left=0.0, up=0.0)
        rim = twin.world(RIM * _CIRCLE, np.full(len(_CIRCLE), float(square(np.array(RIM)))))
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
        root = Formula('sqrt((x^2 + y^2) "/" 2)', color=LOSS)
        self.cone.drawn.set_value(1)
        times = short(float(cone(np.array(RIM))) / self.plan.measures(np.array([RIM, 0.0]))[2])
        note = Words(tr("drawn {times} times as high").format(times=times), LABEL_SIZE, QUIET)
        self.root = [root, note]
        on_one_line(root, note, buff=0.4).move_to((right.middle[0], _NAMED, 0))
        return [height.animate.move_to((left.middle[0], _NAMED, 0)), FadeIn(*self.root)]

    def finale(self) -> list[Any]:
        """The whole bowl once more, and the way straight to the cross on it."""
        self.bowl.turned.set_value(1)
        self.bowl.set_presence(1)
        end = self.hill(_LOW, azimuth=_LAST[1])
        self.view.look(**{**end, "azimuth": _LAST[0], "zoom": 0.82 * end["zoom"]})
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
        shares = np.linspace(1, float(self.left.get_value()), 61)
        return np.asarray(shares[:, None] * self.plan.start)

    def draw(self, canvas: Canvas) -> None:
        """A line down the side, behind her, and a disc at its lower end."""
        places = self.places()
        line, pen = self.bowl.at(places), Pen(canvas, self.presence)
        clear = self.bowl.seen(places)
        pen.line(runs_of(line, clear[1:] & clear[:-1]), PATH, 0.07, casing=0.05)
        pen.disc(line[-1], 0.15, POSITION, casing=0.05)


__all__ = ["Ground"]
