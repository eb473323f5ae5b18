"""Grounds of the course with models on them, and her lamp at one place before all of them.

All of them are drawn here, from what is computed here: nothing is a copy of another film's frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import cairo
import numpy as np
from manim import Line, ValueTracker
from numpy.typing import NDArray

from gdmath import Landscape, linear_data, parabola
from gdmath.regression import least_squares, regression_landscape
from gdmath.slices import filter_normalised, slice_landscape
from scenes.parts.where_next import places
from scenes.parts.where_next.chain import Examples, Fit
from scenes.parts.where_next.opinion import HEIGHTS, Evenings, Opinion
from scenes.parts.where_next.plan import Plan
from scenes.stage import (
    FRAME,
    LOSS,
    MAP,
    PATH,
    POSITION,
    QUIET,
    TEXT,
    Box,
    ContourMap,
    Curve,
    Layer,
    Plane,
    Sky,
    Surface,
    View,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, ink, trace_line
from scenes.stage.plot.spirals import Border, Dots, plane_in
from scenes.stage.walk.light import FarLight

Array = NDArray[np.float64]

HERE = 0.9, 0.4  # on the hills
_REACH, _BALL, _FAR = 1.9, 0.2, 5.5
_SIZE = 9.0
_SAMPLES = 257  # as many as its lines are found from: the ground of a network takes seconds
_HILL = {"azimuth": -58.0, "elevation": 33.0, "relief": 1.9, "perspective": 0.03}
_DAWN = {"elevation": 20.0, "relief": 1.5}  # lower than by night, for words are above and below
_TURNED = 6.0  # degrees, of the hills at dawn
_ARROWS = 59  # the seed of the directions of the slice
_NEAR = 0.8  # of the slice, to each side: so near that its middle is seen to be lowest
_LINES, _CURVES = 7.0, 9.0  # of w, from side to side of the grounds of lines and of S curves
_MARGIN = 0.25  # scene units round a model
_WALKED = 3  # steps to the S that is shown
_ALONG, _UP = 2.2, 3.0  # scene units to one of w, and to one of the loss
_BY_NIGHT = 0.7  # of the strength of a ground by day: they are dark but for her lamp


class Lamp(FarLight):
    """She, far off, where ``at`` says that her feet are; ``taken`` in [0, 1] leaves but the light.

    So it is when she is seen herself.
    """

    layer: ClassVar[Layer] = Layer.TRAIL  # she herself is before it

    def __init__(self, clock: ValueTracker, at: Callable[[], Array]) -> None:
        super().__init__(clock, places.LAMP, light=PATH, color=POSITION, reach=_REACH, ball=_BALL)
        self.at, self.taken = at, ValueTracker(0.0)

    def ball_at(self) -> Array:
        """The middle of her ball, which stands on its foot."""
        return self.at() + np.array([0.0, _BALL])

    def draw(self, canvas: Canvas) -> None:
        """The light, and the ball."""
        self.spot = self.ball_at()
        self.ball = _BALL * max(1 - float(self.taken.get_value()), 1e-3)
        super().draw(canvas)


def dawning(clock: ValueTracker) -> Sky:
    """A night sky all over the frame, in which it can dawn."""
    # The sky is above a ground; this one lies at the foot of the frame.
    frame = Plane((FRAME.left, FRAME.right), (0, FRAME.height))
    frame.state = np.array([*FRAME[:2], FRAME.width, FRAME.height,
                            FRAME.left, 0, FRAME.width, FRAME.height])  # fmt: skip
    level = parabola(1e-6).with_window(((FRAME.left, FRAME.right),))
    sky = Sky(clock, ValueTracker(0.0), Curve(frame, level))
    sky.dusk.set_value(1)
    return sky


class NightWalk(Painted):
    """The loss along one knob, in the dark but for her lamp, and her steps on it.

    ``measured`` in [0, 1] is how much of the bar under her is there, as tall as her loss; ``gone``
    counts her steps. The last of them ends at the lamp's place.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, loss: Callable[[Array], Array], walked: Array) -> None:
        super().__init__()
        self.loss, self.walked = loss, walked
        self.measured, self.gone = ValueTracker(0.0), ValueTracker(0.0)

    @property
    def steps(self) -> int:
        """How many she takes."""
        return len(self.walked) - 1

    def on_curve(self, w: Any) -> Array:
        """Where that is on the screen (..., 2)."""
        end, (x, y) = self.walked[-1:], places.LAMP
        rise = self.loss(np.asarray(w)) - self.loss(end)
        return np.stack([x + _ALONG * (w - end), y + _UP * rise], axis=-1)

    def floor(self) -> float:
        """How high a loss of nought is."""
        return float(places.LAMP[1] - _UP * self.loss(self.walked[-1:])[0])

    def spot(self) -> Array:
        """Where her feet are (2,)."""
        now = float(self.gone.get_value())
        w = np.interp(now, np.arange(len(self.walked)), self.walked)
        return np.asarray(self.on_curve(np.array([w]))[0])

    def draw(self, canvas: Canvas) -> None:
        """Bars of where she has measured, then the curve in a light that goes out from her."""
        pen, floor, gone = Pen(canvas, self.presence), self.floor(), float(self.gone.get_value())
        measured, (x, y) = float(self.measured.get_value()), self.spot().tolist()
        been = self.on_curve(self.walked[: int(np.ceil(gone))])
        for spot, strength in [*((at, 0.5) for at in been), (self.spot(), 1.0)]:
            foot = spot + measured * np.array([0.0, floor - spot[1]])
            pen.line(np.stack([spot, foot]), LOSS, 0.12, opacity=strength * min(1.0, 4 * measured))
        pen.line(np.array([(-_FAR, floor), (_FAR, floor)]), QUIET, 0.03)
        end = self.walked[-1] + (_FAR - places.LAMP[0]) / _ALONG  # where the axis ends
        light = cairo.RadialGradient(x, y, 0, x, y, _FAR)
        light.add_color_stop_rgba(0, *ink(LOSS, self.presence))
        light.add_color_stop_rgba(0.35, *ink(LOSS, 0.75 * self.presence))
        light.add_color_stop_rgba(1, *ink(LOSS, 0.1 * self.presence))
        canvas.set_source(light)
        canvas.set_line_width(0.08)
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        trace_line(canvas, self.on_curve(np.linspace(self.walked[0] - 0.4, end)))
        canvas.stroke()


def standing(view: View, place: Any, box: Box = places.TABLEAU, **pose: float) -> View:
    """A view that fills a box, then moved so that a place is under the lamp."""
    view.within(box, **pose)
    x, y = view.at(np.array(place, dtype=float))
    left, up = view.pose["left"], view.pose["up"]
    return view.look(left=left + places.LAMP[0] - float(x), up=up + places.LAMP[1] - float(y))


def hill(landscape: Landscape, place: Any, box: Box = places.TABLEAU, **pose: float) -> list[Any]:
    """A ground in 3-D with a place under the lamp."""
    surface = Surface(standing(View(landscape, _SIZE), place, box, **{**_HILL, **pose}))
    return [surface.set_presence(_BY_NIGHT)]


def raised(view: View) -> dict[str, float]:
    """The pose of the hills at dawn: turned a little, between the words and the plate."""
    azimuth = view.pose["azimuth"] + _TURNED
    return view.fitted(*places.AT_DAWN, **{**_HILL, **_DAWN, "azimuth": azimuth})


def chart(landscape: Landscape, place: Any, wide: float) -> list[Any]:
    """A ground from above, ``wide`` from side to side of the frame; a place is at the lamp."""
    box = places.GROUND
    unit = box.width / wide
    left, bottom = np.asarray(place) - (np.array(places.LAMP) - (box.left, box.bottom)) / unit
    window = ((left, left + wide), (bottom, bottom + box.height / unit))
    view = standing(View(landscape.with_window(window), _SIZE), place, box, **MAP)
    return [ContourMap(view, samples=_SAMPLES).set_presence(_BY_NIGHT)]


class Card(Painted):
    """A dark plate on a ground, for a model."""

    layer: ClassVar[Layer] = Layer.MAP  # and after it

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box = box
        self.set_frame(*box)

    def draw(self, canvas: Canvas) -> None:
        """One rectangle."""
        Pen(canvas, self.presence).band(*self.box, BACKGROUND, 0.9, 0.2)


def network_slice(plan: Plan) -> Landscape:
    """A slice of the ground of the network through what has learnt."""
    end, dealer = plan.training.end, np.random.default_rng(_ARROWS)
    arrows = [filter_normalised(plan.task.network, end, dealer) for _ in range(2)]
    return slice_landscape(plan.task.ground, end, *arrows, reach=_NEAR)


def link() -> Line:
    """From a model to the place on its ground, and no further than the rim of her ball."""
    left, (x, y) = places.MODEL.right + _MARGIN, places.LAMP
    return Line((left, y + _BALL, 0), (x - 2 * _BALL, y + _BALL, 0), color=TEXT, stroke_width=4)


def tableaux(plan: Plan) -> Iterator[list[Any]]:
    """A line, an S, a network, each before the ground on which it is a point: her lamp's place."""
    data = linear_data(n=20, rng=3)
    w, b = knobs = least_squares(data) + np.array([0.3, 0.0])
    ends = [(-1.15 * reach, 1.15 * reach) for reach in (np.abs(data.x).max(), np.abs(data.y).max())]
    plane = Plane(*ends, numbered=(False, False)).within(places.MODEL)
    says = Fit(plane, lambda x: np.asarray(w * x + b))
    dots = Examples(plane, data.x, data.y)
    card = Card(places.MODEL.inset(-_MARGIN))
    yield [*chart(regression_landscape(data), knobs, _LINES), card, plane, says, dots, link()]
    plane = Plane(plan.shown, HEIGHTS, numbered=(False, False)).within(places.MODEL)
    here = plan.walk.points[_WALKED, 0]
    opinion = Opinion(plane, plan, lambda: here)
    opinion.lifted.set_value(1)
    opinion.squeezed.set_value(1)
    dotted = Evenings(plane, plan.evenings, plan.costliest)
    card = Card(places.MODEL.inset(-_MARGIN))
    yield [*chart(plan.valley, here, _CURVES), card, plane, opinion, dotted, link()]
    plane, network = plane_in(places.MODEL), plan.task.network
    border = Border(plane, lambda points: network.scores(plan.training.end, points))
    spirals = Dots(plane, plan.training_examples)
    card = Card(places.MODEL.inset(-_MARGIN))
    yield [*chart(network_slice(plan), (0.0, 0.0), 2 * _NEAR), card, plane, border, spirals, link()]


__all__ = [
    "HERE",
    "Card",
    "Lamp",
    "NightWalk",
    "chart",
    "dawning",
    "hill",
    "link",
    "network_slice",
    "raised",
    "standing",
    "tableaux",
]
