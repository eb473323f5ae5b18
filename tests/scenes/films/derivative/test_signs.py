"""Signs of slopes on the hill, and her walk: which way is down, and by how much."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.derivative import Walk
from scenes.parts.derivative.ending import Floor
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.ice import Frozen
from scenes.render.rehearsal import offstage
from scenes.stage import STEP
from tests.scenes.films.derivative.made import PLAN, W, film


def test_no_number_stands_on_a_line_that_rises_through_its_point() -> None:
    """−6 stood on the dashed line of the slope of the slope."""
    with offstage():
        points = Walk(PLAN, ValueTracker(0.0)).plumbs
    numbers_at = list(points.texts())
    for number, x in enumerate(PLAN.level_points):
        for (text, left, foot, _), spot, f in zip(
            numbers_at[2 * number :], points._spots(x), PLAN.slopes[1:3], strict=False
        ):
            before, below = left + text.width < spot[0], foot + text.high[1] < spot[1]
            assert before or below if f.deriv()(x) > 1e-9 else left > spot[0], text.text


def test_her_feet_and_the_point_that_she_draws_are_tied() -> None:
    """Nothing said that the point below was the slope of the tangent above."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
        walk.to(walk.end)
    walk.hiker.progress.set_value(0.4)
    line, feet = walk.lines[0], walk.lines[0].feet
    assert feet is not None
    assert feet() == pytest.approx(walk.upper.xy(line.pen(), PLAN.polynomial(line.pen())))
    assert feet()[0] == pytest.approx(walk.lower.xy(line.pen(), 0.0)[0])
    assert line.tied.get_value() == 1


def test_she_lands_where_the_step_with_the_rate_on_screen_ends() -> None:
    """She stood at 0.16, which is no iterate: the arrow × 0.001 goes from −0.55 to 0.512."""
    step = film().step
    assert step.rate == step.arrow.share.get_value() == 0.001
    assert step.lands == pytest.approx(W - 0.001 * PLAN.slope) == pytest.approx(0.512, abs=1e-3)
    assert step.lands - W == pytest.approx(W - float(step.arrow.landing()[0]))


def test_the_step_is_the_slope_turned_round() -> None:
    """“That step is α times the slope” was to the left; she stood to the right, with no arrow."""
    step = film().step
    assert step.arrow.scale_of_all.is_true
    assert [part.source for part in step.worked][1] == "-"
    words = [words for *words, _, _ in step.told() if words]
    assert words == [["α"], ["times"], ["the other"], ["So"]]
    step.arrow.turned.set_value(1)
    assert float(step.arrow.landing()[0]) == pytest.approx(step.lands)
    assert step.ring.place() == pytest.approx([step.lands])
    assert step.arrow.becomes == STEP
    step.arrow.turned.set_value(0)


def test_a_sign_comes_with_its_sentence() -> None:
    """All chevrons and both signs of plus stood there when the minus was told."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
    slope = PLAN.slopes[1]
    for falls in (False, True):
        assert len(walk.chevrons[falls].places()) >= 3
        assert all((slope(x) < 0) is np.bool_(falls) for x in walk.chevrons[falls].places())
        assert {text.text for _, _, text in walk.signs[falls].signs} == {"+−"[falls]}


def test_she_faces_the_way_she_goes() -> None:
    """She went to the left backwards."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
    for x in (walk.end, *walk.downhill(False), *PLAN.level_points):
        before = walk.hiker.x
        walk.to(x)
        assert walk.hiker.x == pytest.approx(before)
        walk.hiker.progress.increment_value(0.5)
        assert walk.hiker.facing == (np.sign(x - before) or walk.hiker.facing)
        assert walk.hiker.x == pytest.approx((before + x) / 2)
        walk.hiker.progress.increment_value(0.5)


def test_the_step_is_worked_out_with_its_rate() -> None:
    """She landed at 0.512, and neither α nor a sum was there."""
    step = film().step
    assert "alpha = 0.001" in step.named.source
    assert "learning rate" in step.named.source
    worked = " ".join(part.source for part in step.worked)
    for number in ("−0.55", "0.001", "−1,062", "0.512", " = "):
        assert number in worked


def test_a_summit_has_no_values_while_the_valley_is_told() -> None:
    with offstage():
        points = Walk(PLAN, ValueTracker(0.0)).plumbs
        for move in points.come(1):
            if move.mobject is points.told[1]:
                points.told[1].set_value(1)
    assert [strength for *_, strength in points.texts()] == [0, 0, 1, 1]


def test_a_slope_on_the_ground_says_of_which_point_it_is() -> None:
    with offstage():
        told = Frozen(PLAN).told
    assert [words.text for _, words in told] == ["slope 4 at (1, 1)", "slope 7 at (1, 1)"]


def test_she_goes_down_the_way_that_the_sign_says() -> None:
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
    for falls in (True, False):
        start, end = walk.downhill(falls)
        assert bool(PLAN.slopes[1]((start + end) / 2) < 0) is falls
        assert bool(end > start) is falls
        assert PLAN.polynomial(end) < PLAN.polynomial(start)
        assert walk.start <= min(start, end) < max(start, end) <= walk.end


def test_a_sign_is_clear_of_the_line_and_a_name_comes_after_it() -> None:
    """The minus was between axis and curve; f′ = 3x² − 3 stood there before it was drawn."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
        walk.to(walk.end)
    for signs in walk.signs:
        for (x, slope, text), (_, _, y, _) in zip(signs.signs, signs.texts(), strict=True):
            ends = sorted(walk.lower.xy(x, at)[1] for at in (0.0, slope))
            assert ends[0] + 0.08 < y + text.low[1] < y + text.high[1] < ends[1] - 0.08
            assert walk.start < x < walk.end
    line = walk.lines[0]
    ((_, _, _, strength),) = line.texts()
    assert strength == 0
    walk.hiker.progress.set_value((walk.downhill(True)[0] - walk.start) / (walk.end - walk.start))
    ((_, _, _, strength),) = line.texts()
    assert strength == 1


def test_heights_are_those_of_the_ground() -> None:
    """Slopes of 4 and 7 were shown on a ground without a height."""
    with offstage():
        ice = Frozen(PLAN)
    view, heights = ice.view, ice.heights
    _, high = view.window[1]
    left = view.at((0.0, high))[1]
    # The ground hovered over its floor, by 0.8 of f, where f is 0.
    floor = view.world(np.array([0.0, 0.0]), np.array(view.lowest))
    floor[2] -= view.gap
    assert view.screen(floor)[0] == pytest.approx(view.at((0.0, 0.0)), abs=1e-9)
    corner = view.screen(view.world(np.array([0.0, high]), np.array(0.0)))[0]
    assert heights.line[0] == pytest.approx(corner)
    level = np.interp(left, [spot[1] for spot, _ in heights.marks], [0.0, 5.0])
    assert level == pytest.approx(high**7, rel=0.02)


def test_the_floor_begins_where_the_axis_of_w_is() -> None:
    """The axis went dark, and a bare line with a point lit up elsewhere."""
    film().step.back()
    plane, lands = film().hill.plane, film().step.lands
    floor = Floor(plane, lands)
    assert floor.at((0.0, 0.0)) == pytest.approx(plane.ruler.at([lands]))
    ends = [plane.low[0], plane.low[0] + plane.span[0]]
    assert floor.before[[0, -1]] == pytest.approx(plane.ruler.at([[end] for end in ends]))


def test_the_whole_circle_of_directions_is_a_circle() -> None:
    """It was an ellipse on a slanted floor, below the sentence of the picture before."""
    floor = Floor(film().hill.plane, 0.5)
    floor.raised.set_value(1)
    floor.second.set_value(1)
    long = np.linalg.norm(floor.at(floor.tips()) - floor.at((0.0, 0.0)), axis=1)
    assert long == pytest.approx(np.full(len(long), long[0]))


def test_both_ways_along_the_axis_are_as_long_as_each_other_wherever_it_is() -> None:
    """On the axis of the hill, where she is not in the middle, right was longer than left."""
    with offstage():
        hill = Hill(PLAN, ValueTracker(0.0))
        floor = Floor(hill.plane, 0.5)
    floor.pair.set_value(1)
    for raised in (0.0, 0.5, 1.0):
        floor.raised.set_value(raised)
        root, (left, right) = floor.at((0.0, 0.0)), floor.both()
        assert root - left == pytest.approx(right - root)
        assert (right - root)[0] == pytest.approx(np.linalg.norm(floor.tips(), axis=1).max())


def test_the_hill_comes_back_with_its_ground_in_the_plane() -> None:
    """It was a bare line on black, then a mesa with a cliff: it goes on beyond both ends."""
    with offstage():
        hill = Hill(PLAN, ValueTracker(0.0))
        hill.curve.ground.set_value(0)  # as it left
        hill.back(hill.window)
    assert hill.curve.ground.get_value() == 1
    assert hill.curve.clip_box() is None
    low, high = hill.window
    assert hill.curve.start.get_value() < low < high < hill.curve.end.get_value()


def test_the_slope_on_the_hill_is_clear_of_her_also_as_it_swells() -> None:
    """It grew over her lamp and her nose."""
    with offstage():
        hill = Hill(PLAN, ValueTracker(0.0))
        hill.back(hill.window)
    left = float(hill.found.get_left()[0]) - 0.04 * hill.found.width
    assert left - float(hill.foot()[0]) > 0.75
