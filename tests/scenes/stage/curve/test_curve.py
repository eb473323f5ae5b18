"""Curves of one parameter: what is drawn on them is where the numbers say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES, Landscape
from scenes.stage.curve.curve import Curve, _away
from scenes.stage.lecture.theme import LOSS
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


def test_how_deep_the_ground_is_below_a_steep_slope_is_the_way_to_it() -> None:
    """Where the line left the picture, the ground changed from light to dark at an upright edge."""
    line = np.stack([np.linspace(-1, 1, 401), np.linspace(-1, 1, 401) * 20], axis=-1)
    x, y = np.linspace(-0.5, 3.5, 101), np.linspace(3.5, -3.5, 176)
    away = _away(line, x, y)
    truth = np.abs(20 * x - y[:, None]) / np.hypot(20, 1)
    there = np.abs(x + 20 * y[:, None]) < 100  # over against the line, not its ends
    assert np.abs(away - truth)[there].max() < 0.1
    curve = Curve(Plane((-3, 3), (-2, 4)), Landscape.from_expression("x^6/6-x^4+x^2", ((-3, 3),)))
    steep = curve._line(-3.0, 3.0)
    x = np.linspace(-6.5, 6.5, 326)
    assert np.interp(x, steep[:, 0], steep[:, 1]).max() > 5
    soil = np.diff(_away(steep, x, y), axis=1)
    assert np.abs(soil).max() < 0.06  # from one place to the next, no leap


def test_a_curve_takes_one_parameter() -> None:
    with pytest.raises(ValueError, match="2 parameters"):
        Curve(plane(), LANDSCAPES["paraboloid"])


def test_the_level_is_the_height_of_the_curve_at_a_place() -> None:
    drawn = curve(BOWL)
    for x in (-0.5, 1.0, 3.2):
        spot = drawn.over(x)
        assert drawn.level(spot[0]) == pytest.approx(spot[1], abs=1e-3)


# -- close up --------------------------------------------------------------------------------------


def test_a_close_up_moves_what_is_drawn_where_it_says() -> None:
    closeup = Closeup()
    drawn = curve(BOWL, closeup=closeup)
    closeup.look(zoom=2.0, focus=drawn.over(3.0), place=(-1.0, 0.5))
    assert drawn.on_screen(drawn.over(3.0)) == pytest.approx((-1.0, 0.5))
    way = drawn.at([3.5]) - drawn.at([3.0])
    assert way == pytest.approx(2 * (drawn.over(3.5) - drawn.over(3.0)))
    assert np.abs(picture(drawn)[pixels_at((-1.0, 0.5))][:3] - shade(LOSS)).max() < 60
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
