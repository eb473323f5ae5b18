"""What lies before what is decided by layers, in whatever order things come."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import ClassVar

import numpy as np
import pytest
from manim import FadeIn, Square

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.render.camera import PaintingCamera
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.field import Field
from scenes.stage.ground.fog import FogBank
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.captions import Caption
from scenes.stage.lecture.layers import Layer
from scenes.stage.paint.arrow import Arrow, HalfTurn
from scenes.stage.paint.marks import Link, Mark, Plumb
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.type.text import Words
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.trail import Trails
from scenes.stage.walk.walker import Walkers
from tests.scenes.canvas import FLAT, picture, pixels_at
from tests.scenes.conftest import Bare

# From back to front.
KINDS = [FogBank, Surface, ContourMap, Plane, Field, Trails, Mark, Arrow, Walkers, Link]


class Sheet(Painted):
    """All of the picture in one colour, on the layer of a kind."""

    def __init__(self, color: str, layer: Layer) -> None:
        super().__init__()
        self.tint = color
        self.set_z_index(layer)

    def draw(self, canvas: Canvas) -> None:
        corners = np.array([(-9, -5), (9, -5), (9, 5), (-9, 5)], dtype=float)
        Pen(canvas, self.presence).fill(corners, self.tint)


def seen(*things: object) -> list[int]:
    """The colour in the middle of a picture of the things."""
    image = picture(*things, size=(32, 18))  # type: ignore[arg-type]
    return image[9, 16, :3].tolist()


def test_layers_are_in_the_order_of_the_house() -> None:
    names = "SKY GROUND MAP AXES FIELD TRAIL MARK ARROW WALKER PLOT TEXT CAPTION"
    assert [layer.name for layer in sorted(Layer)] == names.split()
    assert Layer.TEXT == 0 == Words("a").z_index  # where Manim puts what it makes


def test_the_kinds_are_on_the_layers_that_their_names_say() -> None:
    layers = [kind.layer for kind in KINDS]
    assert layers == sorted(layers)
    assert len(set(layers)) == len(layers)
    assert max(layers) < Layer.TEXT < Layer.CAPTION
    assert Curve.layer == Surface.layer == Layer.GROUND
    assert HalfTurn.layer == Arrow.layer == Layer.ARROW
    assert Plumb.layer == Mark.layer


def test_a_thing_has_the_layer_of_its_kind() -> None:
    class Odd(Painted):
        layer: ClassVar[Layer] = Layer.FIELD

    plane = Plane((0, 1), (0, 1))
    assert Odd().z_index == Layer.FIELD
    assert plane.z_index == Layer.AXES
    assert Mark(plane, [(0, 0)]).z_index == Layer.MARK
    assert Caption("Words.", 8).z_index == Layer.CAPTION


@pytest.mark.parametrize(("behind", "before"), list(pairwise(sorted(Layer))))
def test_the_front_layer_is_seen_whichever_came_first(behind: Layer, before: Layer) -> None:
    back, front = Sheet("#FF0000", behind), Sheet("#0000FF", before)
    assert seen(back, front) == seen(front, back) == [0, 0, 255]


def test_three_layers_in_any_order() -> None:
    sheets = [
        Sheet("#FF0000", Layer.TRAIL),
        Sheet("#00FF00", Layer.ARROW),
        Sheet("#0000FF", Layer.WALKER),
    ]
    assert {tuple(seen(*order)) for order in permutations(sheets)} == {(0, 0, 255)}


def test_within_a_layer_the_last_is_before_the_others() -> None:
    one, other = Sheet("#FF0000", Layer.MAP), Sheet("#00FF00", Layer.MAP)
    assert seen(one, other) == [0, 255, 0]
    assert seen(other, one) == [255, 0, 0]


def test_one_thing_can_be_elsewhere_than_its_kind() -> None:
    back, front = Sheet("#FF0000", Layer.MAP), Sheet("#00FF00", Layer.FIELD)
    back.set_z_index(Layer.ARROW)
    assert seen(back, front) == [255, 0, 0]


def test_words_lie_over_whatever_is_painted() -> None:
    square = Square(4, fill_color="#00FF00", fill_opacity=1, stroke_width=0)
    sheet = Sheet("#FF0000", Layer.PLOT)
    assert seen(square, sheet) == [0, 255, 0]


def test_a_film_keeps_the_layers_too_whatever_moves_and_whatever_rests() -> None:
    """Manim draws what rests first, in one picture: layers count between it and the rest."""
    with offstage(pixel_width=32, pixel_height=18, frame_rate=15):
        scene = Bare()
        resting = Square(4, fill_color="#00FF00", fill_opacity=1, stroke_width=0)
        scene.add(resting, Sheet("#FF0000", Layer.WALKER))
        scene.play(FadeIn(Sheet("#0000FF", Layer.GROUND)), run_time=0.2)
        camera = scene.renderer.camera
        assert isinstance(camera, PaintingCamera)
        assert camera.pixel_array[9, 16, :3].tolist() == [0, 255, 0]
        scene.remove(resting)
        scene.wait(0.2)
        assert camera.pixel_array[9, 16, :3].tolist() == [255, 0, 0]


class Burned(Bare):
    captions: ClassVar[str] = "burned"


def test_the_caption_lies_over_what_comes_later() -> None:
    with offstage(pixel_width=160, pixel_height=90):
        scene = Burned()
        scene.say("Words at the foot of the frame.")
        scene.add(Sheet("#FF0000", Layer.TEXT))
        scene.renderer.update_frame(scene)
        foot = scene.renderer.camera.pixel_array[82:86, 60:100, :3].astype(int)
        assert np.any(np.abs(foot - [255, 0, 0]).max(axis=-1) > 100)


def test_a_walker_lies_before_the_arrow_and_the_arrow_before_the_map() -> None:
    """The kinds themselves, in a picture."""
    landscape = LANDSCAPES["sine_hills"]
    view = View(landscape, size=7, **FLAT)
    walk = descend(landscape, gradient_descent(0.1), [(0.6, 0.9)], 2)
    company = Playback(walk, ["#FF0000"], neutral="#FF0000")
    start = walk.points[0, 0]
    arrow = Arrow(view, lambda: start - (3, 0), lambda: np.array([3.5, 0]), "#00FF00", width=0.3)
    things = [Walkers(view, company, radius=0.3), arrow, ContourMap(view), Trails(view, company)]
    image = picture(*things)
    assert np.array_equal(image, picture(*reversed(things)))
    lower, left = view.at(start) - np.array([0, 0.2]), view.at(start - (1.5, 0))
    for spot, channel in ((lower, 0), (left, 1)):  # she, then the arrow
        red_green = image[pixels_at(spot)][:2].astype(int)
        assert red_green[channel] > 150 > red_green[1 - channel]
