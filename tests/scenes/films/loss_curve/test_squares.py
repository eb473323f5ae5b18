"""By day, over the data: misses, squares, their pile, their average and the bars of slopes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import Scene

from gdmath import Dataset
from scenes.parts.loss_curve.choosing import plan_descents
from scenes.parts.loss_curve.dots import Dots
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.levels import Levels
from scenes.parts.loss_curve.misses import Misses
from scenes.parts.loss_curve.opening import Opening
from scenes.parts.loss_curve.parabolas import Parabolas
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Box
from tests.scenes.films.loss_curve.parts import HIGH, PLAN, X, Y, made_data, made_hill

hill = pytest.fixture(made_hill)
data = pytest.fixture(made_data)


def test_squares_fly_over_no_knob(data: Evenings) -> None:
    """They rose in an arc over a name that is now below the axis."""
    with offstage():
        knob, scene = data.knobs[0], Scene()
        for moves, _ in Opening(PLAN, data, own=True).knob_aside(knob):
            scene.play(*moves, run_time=0.1)
    left, bottom = knob.get_left()[0], knob.get_bottom()[1]
    for piled in np.linspace(0, 1, 41):
        data.pile.piled.set_value(piled)
        x, y, width, height = data.pile.rectangles().T
        assert not np.any((x + width > left) & (y + height > bottom))


def test_the_three_squares_have_the_areas_that_are_told(data: Evenings) -> None:
    unit = float(data.plane.size[1] / data.plane.span[1])
    width, height = np.abs(data.three_squares.corners()[:, 2:].T) / unit
    assert width == pytest.approx(height)
    assert width * height == pytest.approx([81, 9, 9])


def test_of_the_large_error_nothing_is_read_while_two_others_cancel(data: Evenings) -> None:
    """A third number stood beside them, and was no part of their sum."""
    misses = Misses(PLAN, data)
    misses.measure()
    place = misses.difference.get_left()
    with offstage():
        scene = Scene()
        scene.add(misses.guess, misses.first, misses.difference)
        scene.play(*misses.others_come(), run_time=0.1)
    assert misses.difference not in scene.mobjects
    assert misses.sum.get_left()[0] == pytest.approx(place[0])


def test_nine_small_squares_fill_the_large_one(data: Evenings) -> None:
    """They were the squares at the dots, a thirtieth of the frame wide, and flew over the line."""
    misses = Misses(PLAN, data)
    misses.measure()
    assert len(list(misses.tile_the_large_one())) == 3
    large, small, *rest = misses.tiles
    tiles = [one for one in rest if abs(one.width - small.width) < 1e-6]
    assert len(tiles) == 9
    assert _around(tiles) == pytest.approx(_around([large]))
    assert large.width / small.width == pytest.approx(PLAN.times)
    assert large.width > 2
    plane = data.plane
    assert small.get_left()[0] > plane.corner[0] + plane.size[0]
    assert large.get_right()[0] < STAGE.right


def test_nothing_of_a_miss_is_cut_off_when_the_plane_has_drawn_back(data: Evenings) -> None:
    low, high = data.wide()
    for w in PLAN.dots:
        assert low < min((w * X).min(), Y.min())
        assert high > max((w * X).max(), Y.max())


def test_a_pile_ends_as_one_square_of_the_average_area(data: Evenings) -> None:
    pile = data.pile
    unit = float(data.plane.size[1] / data.plane.span[1])
    for piled in (0.0, 0.4, 1.0):  # on the way none of them grows or shrinks
        pile.piled.set_value(piled)
        areas = pile.rectangles()[:, 2:].prod(axis=1)
        assert areas / unit**2 == pytest.approx((PLAN.example_w * X - Y) ** 2)
    left, bottom, width, height = pile.rectangles().T
    assert np.ptp(left) == pytest.approx(0, abs=1e-12)
    assert (bottom + height)[:-1] == pytest.approx(bottom[1:])
    assert width.max() == pytest.approx(height.sum()) == pytest.approx(unit * 626**0.5)
    pile.settled.set_value(0.5)  # cut into squares that are alike, side by side
    alike = pile.rectangles()
    assert np.ptp(alike[:, 2:]) == pytest.approx(0, abs=1e-12)
    assert len(np.unique(alike[:, :2].round(6), axis=0)) == len(alike) == 30
    assert alike[:, 2:].prod(axis=1).sum() / unit**2 == pytest.approx(626)
    pile.settled.set_value(1)
    assert (pile.rectangles()[0, 2:] / unit) ** 2 == pytest.approx(PLAN.loss(PLAN.example_w))


def test_while_the_pile_is_cut_strips_and_squares_have_one_outline(data: Evenings) -> None:
    """Strips became squares one by one, askew, and it looked like a fault."""
    pile = data.pile
    pile.piled.set_value(1)
    for settled in (0.1, 0.2, 0.3):
        pile.settled.set_value(settled)
        (strips, pale), (squares, strong) = pile.layers()
        assert pale + strong == pytest.approx(1)
        tops = [np.max(some[:, :2] + some[:, 2:], axis=0) for some in (strips, squares)]
        assert tops[0] == pytest.approx(tops[1])
        assert np.ptp(strips[:, 2]) == pytest.approx(0)
        assert np.ptp(squares[:, 2:], axis=0) == pytest.approx((0, 0))
    words = Misses(PLAN, data).sum_of_all()
    assert words.get_left()[0] > tops[1][0] + 0.2


def test_the_bars_of_all_dots_keep_their_average_while_they_are_levelled() -> None:
    """The average was asserted: a number came, and of none of its thirty parts it was made."""
    levels = Levels(PLAN, Box(-1.0, -1.4, 6.3, 0.8))
    each = 2 * X * (PLAN.places[0] * X - Y)
    assert np.sort(levels.slopes) == pytest.approx(np.sort(each))
    assert levels.slopes[levels.told] == pytest.approx(-2737.5)
    assert levels.one.text == "−2,737.5"
    for levelled in (0.0, 0.4, 1.0):
        levels.levelled.set_value(levelled)
        assert np.mean(levels.lengths()) == pytest.approx(PLAN.slopes[0])
        (shown,) = levels.readings()
        assert shown.value == pytest.approx(PLAN.slopes[0])
    assert np.ptp(levels.lengths()) == pytest.approx(0)
    zero, end = levels.level(0.0), levels.level(float(levels.lengths()[0]))
    drop = levels.level(0.0) - levels.level(-1000.0)
    assert (zero - end) / drop == pytest.approx(1.062, abs=5e-4)
    assert levels.words.get_top()[1] < end
    for words in (levels.one, levels.words):
        assert words.get_bottom()[1] >= -1.4
        assert words.get_right()[0] <= 6.3 + 1e-9


def test_of_a_crowd_some_bars_are_drawn_and_the_one_that_was_told_is_among_them() -> None:
    rng = np.random.default_rng(3)
    x = rng.uniform(-4, 20, 5000)
    plan = plan_descents(Dataset(x, 2 * x + rng.normal(0, 3, len(x))), 12)
    levels, row = Levels(plan, Box(-1.0, -1.4, 6.3, 0.8)), plan.examples[0]
    told = 2 * x[row] * (plan.places[0] * x[row] - plan.dataset.y[row])
    assert len(levels.slopes) == 60
    assert levels.slopes[levels.told] == pytest.approx(told)
    levels.levelled.set_value(1)
    assert levels.lengths() == pytest.approx(np.full(60, plan.slopes[0]))


def test_what_stands_beside_a_square_is_true_while_it_is_poured(data: Evenings, hill: Hill) -> None:
    """It said that the area is the loss, and the bar that it became had a fifth of the area."""
    dots = Dots(PLAN, data, hill)
    hill.plane.within(dots.plot)
    dots.make_room()
    assert [row.text for row in dots.losses[0]] == ["area becomes", "height"]


def test_the_squared_errors_of_all_dots_become_their_average(hill: Hill) -> None:
    """w² was stretched, moved and lifted by numbers that came from nowhere."""
    hill.closeup.look(**hill.from_every_side())
    parabolas = Parabolas(hill.curve, PLAN)
    w, row = parabolas.across, PLAN.examples[0]
    each = (X[:, None] * w - Y[:, None]) ** 2
    heights = parabolas.heights()
    assert heights[0] == pytest.approx(each[row])
    assert 6 <= len(heights) <= 12  # all thirty were a thicket in which no curve was seen
    for curve in heights:
        assert np.min(np.abs(each - curve).max(axis=1)) < 1e-9
    parabolas.merged.set_value(1)
    for merged in parabolas.heights():
        assert merged == pytest.approx(each.mean(axis=0))
    assert parabolas.line(parabolas.average)[1:-1, 1].max() < 0.5 * HIGH + 1
    drawn = parabolas.line(parabolas.average)
    assert all(
        np.min(np.abs(hill.curve.at(w[:, None]) - spot).sum(axis=1)) < 1e-6 for spot in drawn
    )


def _around(tiles: Any) -> tuple[float, float, float, float]:
    low = np.min([tile.get_corner([-1, -1, 0]) for tile in tiles], axis=0)
    high = np.max([tile.get_corner([1, 1, 0]) for tile in tiles], axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def test_bars_of_slopes_grow_one_after_another() -> None:
    """All of them were there at once for a third of a second, before they were levelled."""
    levels = Levels(PLAN, Box(-1.0, -1.4, 6.3, 0.8))
    levels.grown.set_value(0.5)
    grown = levels.lengths() / levels.slopes
    assert grown[0] == 1
    assert grown[-1] == 0
    assert np.all(np.diff(grown) <= 0)


def test_squares_go_to_their_pile_one_after_another(data: Evenings) -> None:
    """They flew as one heap, and none of them could be told from the others."""
    pile = data.pile
    start = pile.rectangles()
    pile.piled.set_value(0.5)
    half = pile.rectangles()
    pile.piled.set_value(1)
    assert half[0] == pytest.approx(pile.rectangles()[0])
    assert half[-1] == pytest.approx(start[-1])


def test_a_sum_goes_over_the_place_of_its_word_when_that_is_gone(data: Evenings) -> None:
    """“sum” was read through 626."""
    misses = Misses(PLAN, data)
    (gone, goes), seconds = next(misses.shared(misses.sum_of_all(), misses.average_words()[0]))
    paces = gone.rate_func, goes.build().rate_func
    for time in np.linspace(0, 1, 21):
        there, way = (pace(float(time)) for pace in paces)
        assert there > 0.8 or way < 0.01
    assert seconds < 1
