"""The camp in the valley by night: lamp, tent, first light, and what stands at the cross."""

from __future__ import annotations

import cairo
import numpy as np
import pytest
from manim import Scene

from scenes.parts.loss_curve.camp import _HIGH, _POLE
from scenes.parts.loss_curve.dots import Dots
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.morning import Morning
from scenes.parts.loss_curve.signs import Signs
from scenes.render.rehearsal import offstage
from scenes.stage import LOSS, Box, Layer
from scenes.stage.type.text import read_number
from tests.scenes.films.loss_curve.parts import HIGH, PLAN, WIDE, made_data, made_hill, painted

hill = pytest.fixture(made_hill)
data = pytest.fixture(made_data)


def test_all_that_is_measured_is_in_the_light_of_her_lamp(hill: Hill) -> None:
    hill.begin()
    hill.night.lamp.power.set_value(1)
    start = PLAN.places[0]
    measured = start + np.array([0.0, *PLAN.nudges[1:]])  # the first is a dot that is computed
    assert hill.night.lit.seen(hill.curve.over(measured)).min() > 0.3
    assert hill.night.lit.seen(hill.curve.over(np.array([start + 0.31]))) == pytest.approx(0)


def test_the_cross_is_before_the_boots_that_stand_on_it(hill: Hill) -> None:
    assert hill.mark.layer < hill.hiker.layer < hill.mark.z_index < Layer.TEXT


def test_her_lamp_finds_the_tent_from_where_it_shines(hill: Hill) -> None:
    """All of it was there at once; then its foot was, unlit, and its flag by itself."""
    tent = hill.tent
    tent.is_found()
    seen = []
    for found in (0.0, 0.25, 1.0):
        tent.found.set_value(found)
        image = cairo.ImageSurface(cairo.FORMAT_ARGB32, 60, 60)
        canvas = cairo.Context(image)
        foot, high = tent.base()[1], _HIGH + _POLE
        canvas.scale(60 / high, -60 / high)
        canvas.translate(high / 2 - foot[0], -high - foot[1])
        tent.draw(canvas)
        alpha = np.ndarray((60, 60, 4), np.uint8, bytearray(image.get_data()))[:, :, 3]
        seen.append([int(part.max()) for part in (alpha[:8], alpha[25:40], alpha[-3:])])
    before, half, whole = seen
    assert max(before) == 0
    assert half[1] > 200 > 100 > max(half[0], half[2])
    assert min(whole) > 200


def test_each_place_where_she_has_felt_the_ground_leaves_a_post_as_high_as_its_loss(
    hill: Hill,
) -> None:
    """Marks lay on the axis, on no ground; and the post under her had the colour of w."""
    hill.closeup.look(**hill.looking_on())
    assert len(hill.posts.ends()) == 1
    hill.felt.anew(4)
    hill.felt._share.set_value(1)
    places, feet = hill.posts.ends().swapaxes(0, 1)
    assert places == pytest.approx(hill.curve.at(PLAN.places[:5, None]))
    assert feet == pytest.approx(hill.ruler.ruler.at(PLAN.places[:5, None]), abs=1e-6)
    unit = float(hill.plane.size[1] / hill.plane.span[1])
    losses = [PLAN.loss(w) for w in PLAN.places[:5]]
    assert (places - feet)[:, 1] / unit == pytest.approx(losses, abs=0.01)
    stem = hill.walk.on_axis[0]
    assert stem.tint == LOSS
    assert stem.ends()[1] == pytest.approx(feet[0], abs=1e-6)


def test_the_tent_stands_on_the_ground(hill: Hill) -> None:
    base = hill.tent.base()
    assert base[:, 1] == pytest.approx(hill.curve.level(base[:, 0]))
    assert base[1, 0] == pytest.approx(hill.curve.over(PLAN.best)[0])  # the cross is before it


def test_the_light_of_the_tent_shows_no_more_ground_than_her_lamp(hill: Hill) -> None:
    """It drew the ground for a third of the window: a bowl, before the guess was answered."""
    hill.closeup.look(**hill.at_the_camp())
    hill.tent.lit.set_value(1)
    lit = painted(lambda canvas: hill.tent._draw_lit_ground(canvas, 1.0))
    across = np.flatnonzero((lit > 0.05).any(axis=0))
    middle, reach = (float(hill.curve.over(w)[0]) for w in (PLAN.best, PLAN.best + 0.3))
    x = -0.5 * WIDE + (across[[0, -1]] + 0.5) * WIDE / 480
    assert np.abs(x - middle).max() < abs(reach - middle)
    assert len(across) > 5


def test_the_ground_before_the_tent_is_seen(hill: Hill) -> None:
    """The tent hid where the ground is level."""
    before = hill.tent.ground()
    base = hill.tent.base()[:, 0]
    assert (before[0, 0], before[-1, 0]) == pytest.approx((base[0], base[-1]))
    assert before[:, 1] == pytest.approx(hill.curve.level(before[:, 0]))


def test_the_first_light_has_no_rims(hill: Hill) -> None:
    """Its glow was of three bands, and a round end of it stood at the edge of the frame."""
    light = hill.first_light
    light.start.set_value(PLAN.best - 1), light.end.set_value(PLAN.best + 1)
    hill.closeup.look(**hill.from_every_side())
    column = painted(light.draw)[:, 240]
    assert np.abs(np.diff(np.sort(column[column > 0]))).max() < 0.45
    assert len(np.unique(column)) > 5
    for end in light.spread():
        end.begin(), end.interpolate(1)
    ends = hill.curve.at(np.array([[light.start.get_value()], [light.end.get_value()]]))
    assert np.all((np.abs(ends[:, 0]) > WIDE / 2 + 0.3) | (ends[:, 1] > HIGH / 2 + 0.3))
    hill.closeup.look(**hill.looking_on())


def test_first_light_draws_the_ground_from_the_camp_out_of_the_frame(hill: Hill) -> None:
    light = hill.first_light
    assert light.start.get_value() == light.end.get_value() == PLAN.best
    for move in light.spread():
        move.begin()
        move.interpolate(1)
    ends = hill.curve.over(np.array([light.start.get_value(), light.end.get_value()]))
    out = (np.abs(ends[:, 0]) > 0.5 * WIDE) | (ends[:, 1] > 0.5 * HIGH)
    assert out.all()


def test_the_loss_at_the_camp_is_told(data: Evenings, hill: Hill) -> None:
    """The curve seems to touch the axis there, and no number said that it does not."""
    name, loss = Signs(PLAN, data, hill, "").best[1]
    assert name.text == "the minimum"
    assert read_number(loss.text.partition("=")[2].strip()) == pytest.approx(
        PLAN.loss(PLAN.best), rel=1e-3
    )


def test_as_night_falls_her_dot_goes_to_where_she_will_stand(data: Evenings, hill: Hill) -> None:
    """Two axes with two names lay on one another; then the dot moved with no axis at all."""
    dots = Dots(PLAN, data, hill)
    hill.plane.within(dots.plot)
    with offstage():
        scene = Scene()
        scene.add(hill.plane)
        for moves, _ in hill.plane_becomes_ground():
            before, spot = hill.plane.state.copy(), hill.ruler.xy(1.0, 0.0)
            assert spot == pytest.approx(hill.plane.xy(1.0, 0.0), abs=1e-6)  # it lies on the other
            there = hill.ruler in scene.mobjects
            scene.play(*moves, run_time=0.1)
            assert hill.plane.presence == 0
            assert there or hill.plane.state == pytest.approx(before)
        assert [hill.ruler in scene.mobjects, hill.scale in scene.mobjects] == [True, True]
    start = float(PLAN.places[0])
    dot = hill.plane.xy(start, PLAN.loss(start))
    dots.make_way()
    assert hill.curve.at([start]) == pytest.approx(dot)
    seen = hill.ruler.state, hill.curve.at([1.0])
    hill.settle()
    assert (hill.ruler.state, hill.curve.at([1.0])) == (
        pytest.approx(seen[0]),
        pytest.approx(seen[1]),
    )
    assert hill.curve.at([start]) == pytest.approx(dot)


def test_both_arrows_are_called_what_they_are(data: Evenings, hill: Hill) -> None:
    """Two arrows had the colour of the gradient and a thousandth of its length, and no name."""
    hill.closeup.look(**hill.from_every_side())
    names = Morning(PLAN, data, hill).both_arrows()
    for one, name in zip(hill.both, names, strict=True):
        arrow = one.downstep.set_as(share=PLAN.rate).whole()
        root, tip = arrow[:, 0]
        box = Box.around(name)
        assert arrow[0, 1] + 0.15 < box.bottom
        assert (box.right < root) if tip < root else (box.left > root)
        assert min(root, tip) - 0.4 < box.middle[0] < max(root, tip) + 0.8
    hill.closeup.look(**hill.looking_on())


def test_arrived_she_stands_on_the_cross(hill: Hill) -> None:
    hill.walk.progress.set_value(hill.walk.steps)
    assert hill.hiker.x == PLAN.places[-1] == pytest.approx(PLAN.best, abs=0.002)


def test_posts_are_behind_the_small_plane_and_her_dots_before_the_white_curve(
    data: Evenings, hill: Hill
) -> None:
    """A post shone through “w = 1.822”; the curve of the formula hid the dots it goes through."""
    small = Signs(PLAN, data, hill, " pizzas").thumbnail
    assert hill.posts.z_index <= small[0].z_index <= small.plane.z_index
    assert Morning(PLAN, data, hill).parabolas.z_index < hill.posts.z_index


def test_the_cross_is_not_there_until_it_is_reached(hill: Hill) -> None:
    assert hill.floor.strength() == 0
    hill.floor.reached.set_value(1)
    assert hill.floor.strength() == 1
