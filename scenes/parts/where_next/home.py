"""One picture of each kind of ground in the course, and her lamp at one place before all of them.

All of them are drawn here, from what is computed here: nothing is a copy of another film's frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import LANDSCAPES, Landscape, descend, gradient_descent, linear_data, parabola
from gdmath.bowls import quadratic
from gdmath.regression import least_squares, regression_landscape
from gdmath.slices import filter_normalised, slice_landscape
from scenes.parts.where_next import places
from scenes.parts.where_next.plan import Plan
from scenes.stage import (
    FRAME,
    LOSS,
    MAP,
    PATH,
    POSITION,
    Box,
    ContourMap,
    Curve,
    Layer,
    Plane,
    Playback,
    Sky,
    Surface,
    Trails,
    View,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, ink, trace_line
from scenes.stage.walk.light import FarLight

Array = NDArray[np.float64]

HERE = 0.9, 0.4  # on the hills
_REACH, _BALL, _FAR = 1.9, 0.2, 5.5
_SIZE = 9.0
_HILL = {"azimuth": -58.0, "elevation": 33.0, "relief": 1.9, "perspective": 0.03}
_DAWN = {"elevation": 20.0, "relief": 1.5}  # lower than by night, for words are above and below
_TURNED = 6.0  # degrees, of the hills at dawn
_ARROWS = 59  # the seed of the directions of the slice
_WALKED = 18  # steps in the ravine
_BY_NIGHT = 0.42  # of the strength of a ground by day: they are dark but for her lamp


def lamp(clock: ValueTracker) -> FarLight:
    """She, far off, always at one place of the frame."""
    x, y = places.LAMP
    return FarLight(clock, (x, y + _BALL), light=PATH, color=POSITION, reach=_REACH, ball=_BALL)


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


class NightCurve(Painted):
    """The loss of one knob, in the dark: bright where her lamp is, and less and less beyond."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, loss: Callable[[Array], Array], at: float) -> None:
        super().__init__()
        self.loss, self.place = loss, at

    def line(self) -> Array:
        """The curve on the screen (n, 2): it goes through the lamp's place."""
        w = np.linspace(self.place - 2.4, self.place + 5.6, 241)
        rise = self.loss(w) - self.loss(np.array([self.place]))
        x, y = places.LAMP
        return np.stack([x + 1.2 * (w - self.place), y + 3.0 * rise], axis=-1)

    def draw(self, canvas: Canvas) -> None:
        """One stroke, in a light that goes out from the lamp."""
        x, y = places.LAMP
        light = cairo.RadialGradient(x, y, 0, x, y, _FAR)
        light.add_color_stop_rgba(0, *ink(LOSS, self.presence))
        light.add_color_stop_rgba(0.35, *ink(LOSS, 0.75 * self.presence))
        light.add_color_stop_rgba(1, *ink(LOSS, 0.1 * self.presence))
        canvas.set_source(light)
        canvas.set_line_width(0.08)
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        trace_line(canvas, self.line())
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


def chart(landscape: Landscape, place: Any) -> list[Any]:
    """A ground from above."""
    return [
        ContourMap(standing(View(landscape, _SIZE), place, places.TABLEAU, **MAP)).set_presence(
            _BY_NIGHT
        )
    ]


def zigzag() -> list[Any]:
    """A ravine from above, and a walk from wall to wall; the lamp is where it has come to."""
    ground = quadratic(25.0)
    (left, _), (_, top) = ground.window
    walk = descend(ground, gradient_descent(0.075), [(0.9 * left, 0.6 * top)], 24)
    view = standing(View(ground, _SIZE), walk.points[_WALKED, 0], places.TABLEAU, **MAP)
    party = Playback(walk, [PATH], PATH)
    party.progress.set_value(_WALKED)
    return [ContourMap(view).set_presence(_BY_NIGHT), Trails(view, party)]


def network_slice(plan: Plan) -> list[Any]:
    """A slice of the ground of the network; the lamp is at the network that has learnt."""
    end, dealer = plan.training.end, np.random.default_rng(_ARROWS)
    arrows = [filter_normalised(plan.task.network, end, dealer) for _ in range(2)]
    cut = slice_landscape(plan.task.ground, end, *arrows, reach=1.2)
    return hill(cut, (0.0, 0.0), azimuth=62.0)


def tableaux(plan: Plan) -> Iterator[list[Any]]:
    """All of them, in the order of the course; she is on a ground in each, never among data."""
    yield [NightCurve(plan.surprise_along, 0.0)]
    yield hill(LANDSCAPES["paraboloid"], (1.1, -0.6))
    data = linear_data(n=20, rng=3)
    yield chart(regression_landscape(data), least_squares(data) + np.array([0.3, 0.0]))
    yield zigzag()
    yield network_slice(plan)


__all__ = [
    "HERE",
    "NightCurve",
    "chart",
    "dawning",
    "hill",
    "lamp",
    "raised",
    "standing",
    "tableaux",
]
