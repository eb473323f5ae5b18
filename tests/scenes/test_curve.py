"""Curves of one parameter: what is drawn on them is where the numbers say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES, Landscape
from scenes.parts.by_hand.curve_arrow import Distance, GroundStep, LevelStep, SlopeArrow, Stairs
from scenes.parts.by_hand.on_curve import CurveCross, Plumb
from scenes.parts.by_hand.plane import Plane as ByHand
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.lecture.theme import GRADIENT, LOSS, MINIMUM
from scenes.stage.paint.closeup import Closeup
from scenes.stage.plot.plane import Plane
from tests.scenes.canvas import Array, Spy, picture, pixels_at, plane_at, shade

SEXTIC = LANDSCAPES["sextic"]
BOWL = Landscape.from_expression("3*(x-1)^2 + 2", ((-1, 4),), minima=((1,),))


def plane(low: float = -2.5, high: float = 2.5, top: float = 8.0) -> Plane:
    return plane_at((-6, -2.5), (12, 5.5), (low, high), (-2, top))


def curve(landscape: Landscape = SEXTIC, **options: Any) -> Curve:
    ((low, high),) = landscape.window
    return Curve(plane(low, high, 30 if landscape is BOWL else 8), landscape, **options)


def placed(drawn: Curve, x: float, y: float) -> Array:
    """Where two numbers are on the screen, worked out by hand."""
    corner, size = np.array([-6, -2.5]), np.array([12, 5.5])
    axes: Any = drawn.plane
    return corner + size * (np.array([x, y]) - axes.low) / axes.span


# -- the graph -------------------------------------------------------------------------------------


def test_a_curve_is_the_graph_of_its_landscape() -> None:
    drawn = curve()
    for x in (-2.0, -0.3, 1.7):
        assert drawn.over(x) == pytest.approx(placed(drawn, x, x**6 / 6 - 5 * x**4 / 4 + 2 * x**2))
        assert drawn.slope(x) == pytest.approx(x**5 - 5 * x**3 + 4 * x)


def test_the_line_is_drawn_from_start_to_end() -> None:
    drawn = curve()
    drawn.start.set_value(-1)
    drawn.end.set_value(1)
    spy = Spy()
    drawn.draw(spy)
    ((line, _),) = spy.strokes
    assert line[0][0] == pytest.approx(drawn.over(-1))
    assert line[0][-1] == pytest.approx(drawn.over(1))
    assert drawn.readings()[0].value == pytest.approx((1, float(drawn.value(1))))


def test_the_ground_goes_on_where_the_line_ends() -> None:
    drawn = curve(BOWL)
    drawn.ground.set_value(1)
    whole = picture(drawn)
    drawn.start.set_value(0.5)
    part = picture(drawn)
    below = pixels_at(drawn.over(-1.0) - np.array([0.0, 0.6]))
    assert np.array_equal(whole[below], part[below])
    on_line = pixels_at(drawn.over(-1.0))
    assert np.abs(whole[on_line][:3] - shade(LOSS)).max() < 60
    assert np.abs(part[on_line][:3] - shade(LOSS)).max() > 60


def test_a_distance_grows_from_its_start() -> None:
    distance = Distance(curve(BOWL), 1.0, 0.0, 1.5)
    lengths, ticks = [], []
    for grown in (0.0, 0.1, 0.5, 1.0):
        distance.grown.set_value(grown)
        spy = Spy()
        distance.draw(spy)
        line, *ends = (np.array(each) for each in spy.strokes[0][0])
        assert line[0] == pytest.approx(distance.line()[0])
        lengths.append(float(np.linalg.norm(line[1] - line[0])))
        ticks.append(float(np.linalg.norm(ends[0][1] - ends[0][0])))
    whole = float(np.linalg.norm(np.diff(distance.line(), axis=0)))
    assert lengths == pytest.approx([0, 0.1 * whole, 0.5 * whole, whole])
    assert ticks[0] == 0 < ticks[1] < ticks[2] == ticks[3]


def test_a_distance_is_told_above_its_middle() -> None:
    with offstage():
        distance = Distance(curve(BOWL), 1.0, 0.0, 1.5)
        label = distance.label("54 %")
    middle = distance.line().mean(axis=0)
    assert label.get_x() == pytest.approx(middle[0])
    assert label.get_bottom()[1] == pytest.approx(middle[1] + 0.16)


def test_a_curve_goes_on_to_where_it_is_to_reach() -> None:
    drawn = curve(BOWL)
    for animation in drawn.reach(0.5, 2.0):
        animation.begin()
        animation.finish()
    assert (drawn.start.get_value(), drawn.end.get_value()) == (0.5, 2.0)


def test_nothing_of_an_empty_range_is_drawn() -> None:
    drawn = curve()
    drawn.end.set_value(-2.5)
    spy = Spy()
    drawn.draw(spy)
    assert spy.strokes == []


def test_the_curve_can_be_seen_where_it_is_and_ground_beneath_it() -> None:
    drawn = curve(BOWL)
    bare = picture(drawn)
    assert np.abs(bare[pixels_at(drawn.over(2.0))][:3] - shade(LOSS)).max() < 60
    drawn.ground.set_value(1)
    filled = picture(drawn).astype(int)
    change = np.abs(filled - bare).sum(axis=-1)
    assert change[pixels_at(drawn.over(2.0) - [0, 0.5])] > 30
    assert change[pixels_at(drawn.over(2.0) - [0, -0.5])] == 0


def test_a_curve_takes_one_parameter() -> None:
    with pytest.raises(ValueError, match="2 parameters"):
        Curve(plane(), LANDSCAPES["paraboloid"])


def test_the_level_is_the_height_of_the_curve_at_a_place() -> None:
    drawn = curve(BOWL)
    for x in (-0.5, 1.0, 3.2):
        spot = drawn.over(x)
        assert drawn.level(spot[0]) == pytest.approx(spot[1], abs=1e-3)


# -- arrows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("x", "sign"), [(-0.5, -1), (1.0, 0), (3.0, 1)])
def test_the_gradient_arrow_points_uphill(x: float, sign: int) -> None:
    drawn = curve(BOWL)
    arrow = SlopeArrow(drawn, lambda: x, 0.1)
    line = arrow.line()
    way = line[-1] - line[0]
    assert np.sign(way[0]) == sign == np.sign(round(arrow.readings()[0].value, 9))
    assert way[1] >= 0
    # It is as long as the slope is large.
    assert np.linalg.norm(way) == pytest.approx(0.1 * abs(6 * (x - 1)))


@pytest.mark.parametrize(("x", "sign"), [(-0.5, -1), (3.0, 1)])
def test_an_arrows_name_is_beyond_its_tip_in_its_colour(x: float, sign: int) -> None:
    with offstage():
        arrow = SlopeArrow(curve(BOWL), lambda: x, 0.1)
        arrow.grown.set_value(1)
        plate, words = arrow.named("uphill")
    nearest = plate.get_left() if sign > 0 else plate.get_right()
    assert (nearest[0] - arrow.tip()[0]) * sign == pytest.approx(0.25)
    assert plate.get_y() == pytest.approx(arrow.tip()[1])
    assert words[0].get_fill_color().to_hex() == GRADIENT


def test_a_level_step_is_as_long_as_the_step() -> None:
    drawn = curve(BOWL)
    arrow = LevelStep(drawn, lambda: -0.5, lambda: 1.25)
    start, tip = arrow.line()[[0, -1]]
    assert start == pytest.approx(drawn.over(-0.5))
    assert tip == pytest.approx(placed(drawn, 0.75, float(drawn.value(-0.5))))


def test_a_step_on_the_ground_ends_where_it_lands() -> None:
    drawn = curve(BOWL)
    arrow = GroundStep(drawn, lambda: -0.5, lambda: 1.25)
    assert np.allclose(arrow.line(), drawn.over(np.linspace(-0.5, 0.75, 24)))


def test_an_arrow_grows_from_its_tail_and_is_used_up_from_there() -> None:
    drawn = curve(BOWL)
    arrow = LevelStep(drawn, lambda: -0.5, lambda: 2.0)
    arrow.grown.set_value(0.5)
    assert arrow.tip() == pytest.approx(arrow.line()[[0, -1]].mean(axis=0))
    arrow.grown.set_value(1)
    empty = picture()
    whole = (picture(arrow) != empty).any(axis=-1).sum()
    arrow.used.set_value(0.6)
    rest = (picture(arrow) != empty).any(axis=-1).sum()
    assert 0 < rest < 0.7 * whole
    arrow.used.set_value(1)
    assert not (picture(arrow) != empty).any()


@given(x=st.floats(-1, 4).filter(lambda x: abs(x - 1) > 0.05), lift=st.floats(-0.3, 0.3))
@settings(max_examples=30)
def test_a_name_below_an_arrow_is_beside_it(x: float, lift: float) -> None:
    arrow = SlopeArrow(curve(BOWL), lambda: x, 0.6, lift=lift)
    line = arrow.line()
    place = arrow.below()
    way = (line[-1] - line[0]) / np.linalg.norm(line[-1] - line[0])
    along, aside = (place - line[0]) @ way, (place - line[0]) @ np.array([-way[1], way[0]])
    assert abs(aside) == pytest.approx(0.42)
    assert place[1] < (line[0] + along * way)[1]
    assert 0 < along <= min(0.7, np.linalg.norm(line[-1] - line[0])) + 1e-9


def test_stairs_have_a_tread_for_each_step() -> None:
    drawn = curve(BOWL)
    stops = 1 - 1.6 * 0.5 ** np.arange(5)
    stairs = Stairs(drawn, stops)
    seen = []
    for shown in (0, 1, 2.5, 4):
        stairs.shown.set_value(shown)
        seen.append(int((picture(stairs) != picture()).any(axis=-1).sum()))
    assert seen == sorted(seen)
    assert len(set(seen)) == len(seen)


def test_a_plumb_line_ends_at_the_foot() -> None:
    drawn = curve(BOWL)
    spy = Spy()
    Plumb(drawn, lambda: 2.5, -2.0).draw(spy)
    (line, _), *_ = spy.strokes
    assert np.array(line[0]) == pytest.approx(np.array([drawn.over(2.5), placed(drawn, 2.5, -2.0)]))


# -- the cross -------------------------------------------------------------------------------------


def test_the_cross_is_at_the_pixel_of_the_minimum() -> None:
    drawn = curve(BOWL)
    image = picture(CurveCross(drawn, 1.0)).astype(int)
    green = np.abs(image[..., :3] - shade(MINIMUM)).max(axis=-1) < 40
    rows, columns = np.nonzero(green)
    row, column = pixels_at(placed(drawn, 1.0, 2.0))
    assert abs((rows.min() + rows.max()) / 2 - row) <= 1
    assert abs((columns.min() + columns.max()) / 2 - column) <= 1


def test_each_ring_goes_out_from_the_cross_once() -> None:
    cross = CurveCross(curve(BOWL), 1.0)
    for _ in range(2):
        ring = cross.ring_out()
        ring.begin()
        waves = []
        for share in (0.0, 0.25, 0.5):
            ring.interpolate(share)
            waves.append(cross.pulse.get_value())
        ring.finish()
        assert waves == pytest.approx([0, 0.25, 0.5])
        assert cross.pulse.get_value() == 1


# -- close up --------------------------------------------------------------------------------------


def test_a_close_up_moves_what_is_drawn_where_it_says() -> None:
    closeup = Closeup()
    drawn = curve(BOWL, closeup=closeup)
    arrow = SlopeArrow(drawn, lambda: 3.0, 0.1)
    arrow.grown.set_value(1)
    closeup.look(zoom=2.0, focus=drawn.over(3.0), place=(-1.0, 0.5))
    assert drawn.on_screen(drawn.over(3.0)) == pytest.approx((-1.0, 0.5))
    way = arrow.tip() - np.array([-1.0, 0.5])
    assert np.linalg.norm(way) == pytest.approx(2 * 0.1 * 12)
    middle = np.mean([arrow.tip(), (-1.0, 0.5)], axis=0)
    assert np.abs(picture(arrow)[pixels_at(middle)][:3] - shade(GRADIENT)).max() < 40
    spots = np.array([[0.3, 1.2], [-4, 2]])
    assert closeup.in_picture(closeup.on_screen(spots)) == pytest.approx(spots)


def test_a_close_up_keeps_what_it_is_not_told_to_change() -> None:
    closeup = Closeup().look(zoom=2.0, focus=(1, 1), place=(0, -1))
    closeup.look(zoom=3.0)
    assert closeup.on_screen((1, 1)) == pytest.approx((0, -1))
    assert closeup.zoom == 3.0


@pytest.mark.parametrize(("box", "zoom"), [(((0, 1), (4, 2)), 1.5), (((0, 1), (0.5, 1.5)), 2.0)])
def test_a_close_up_fits_a_box_into_a_room_of_the_screen(
    box: tuple[tuple[float, float], tuple[float, float]], zoom: float
) -> None:
    room = np.array([(-5.0, -2.0), (1.0, 3.0)])
    closeup = Closeup()
    closeup.look(**closeup.fitted(box, room, 2.0))
    seen = closeup.on_screen(box)
    assert closeup.zoom == pytest.approx(zoom)
    assert seen.mean(axis=0) == pytest.approx(room.mean(axis=0))
    assert np.all(seen[0] >= room[0] - 1e-9)
    assert np.all(seen[1] <= room[1] + 1e-9)


def test_a_plane_hides_the_numbers_a_curve_runs_through() -> None:
    axes = ByHand((-6, -2.5), (12, 5.5), (-2.5, 2.5), (-2, 8), ("w", "L"))
    written = [n for n in axes.submobjects if hasattr(n, "text")]
    (struck,) = [n for n in written if n.text == "2.5"]
    axes.hide_numbers_along(np.array([struck.get_center()[:2], [5.0, 3.9]]))
    assert [n for n in written if n.get_fill_opacity() == 0] == [struck]
    assert len(written) > 6
