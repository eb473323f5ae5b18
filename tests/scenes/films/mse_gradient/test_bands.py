"""Every dot pulls: bands and squares, and what is written at them."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from scenes.mse_gradient import MseGradientParameters
from scenes.parts.mse_gradient.asked import Asked
from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.places import NARROW, SCENE
from scenes.parts.mse_gradient.plan import plan_for
from scenes.parts.mse_gradient.signs import strips
from scenes.parts.mse_gradient.square import Moved, NudgedSquare
from scenes.parts.mse_gradient.squares import Squares
from scenes.parts.mse_gradient.table import AtBands, Averages, Turns
from scenes.parts.mse_gradient.telling import facts
from scenes.parts.mse_gradient.why import Why
from scenes.render.rehearsal import offstage
from tests.scenes.films.mse_gradient.made import PLAN


@pytest.mark.parametrize("axis", [0, 1])
def test_how_far_the_line_has_moved_is_written_clear_of_the_band(axis: int) -> None:
    """“0.2”, which had been guessed at, lay under the square, which tinted it."""
    few = Few(PLAN)
    few.held.rest(PLAN.three_start + PLAN.nudge * np.eye(2)[axis])
    moved, square = Moved(few.plane, PLAN, few.held, axis), NudgedSquare(few.plane, PLAN, few.held)
    square.opened.set_value(1)
    begins = few.plane.at(square.rectangles()[0])[:, 0].min()
    for (x, *_), (text, left, *_) in zip(moved.marks, moved.texts(), strict=True):
        mark = few.plane.xy(x, 0.0)[0]
        assert not left - 0.1 < mark < left + text.width + 0.1
        assert left + text.width < begins - 0.1


def test_what_the_square_loses_is_worked_out() -> None:
    """1.16 became −1.16 without a word."""
    side, rise, corner_is, lost = 3, 0.2, 0.04, 1.16
    assert 2 * side * rise - corner_is == pytest.approx(lost)
    assert lost == pytest.approx(-PLAN.lost(1.0)[0][1])
    with offstage():
        both, corner, lost_is = strips(PLAN)
    assert rise == PLAN.nudge
    assert both.source == f"2 dot {{{{{side} : e}}}} dot {{{{{PLAN.nudge} : says}}}}"
    assert corner.source == f"- thin {corner_is}"
    assert lost_is.source == f"= {{{{{lost} : e}}}}"


def test_two_sides_of_a_square_light_up_along_the_line_and_away_from_its_dot() -> None:
    """“The slope of a square” was told of symbols only."""
    squares = Squares(Few(PLAN))
    squares.opened.set_value(1)
    for (corners, error), x in zip(squares.corners(), PLAN.three.x, strict=True):
        lit = corners[1:]
        assert np.ptp(lit, axis=0) == pytest.approx([abs(error), abs(error)])
        assert x not in lit[:2, 0]
        assert lit[1:, 1] == pytest.approx(float(PLAN.three_start[1]))


def test_the_slopes_at_the_bands_have_both_slopes_as_their_averages() -> None:
    """“Times 2” was done to an average: that slopes are averaged as squares are was not seen."""
    few = Few(PLAN)
    with offstage():
        at_bands = AtBands(few)
        rows = Averages(few, at_bands.slopes).rows
    assert at_bands.slopes.tolist() == [[2, -2, -6], [-4, -2, -12]]
    b, w = (float(row[1].source.split("{{")[-1].split()[0]) for row in rows)
    assert (w, b) == pytest.approx(PLAN.three_gradient)
    for told, slopes in zip(at_bands.told, (("2", "−2", "−6"), ("−4", "−2", "−12")), strict=True):
        told.set_value(3)
        shown = [text.text for text, *_, strength in at_bands.texts() if strength == 1]
        assert tuple(shown) == slopes


def test_what_stands_at_the_foot_of_a_band_keeps_clear_of_all_arrows() -> None:
    few = Few(PLAN)
    few.wide(NARROW, few.plane)
    turns, at_bands = Turns(few), AtBands(few)
    turns.grown.set_value(1)
    points = np.concatenate(list(turns.arcs()))
    for text, left, foot, _ in at_bands.texts():
        low, high = np.array([left, foot]) + text.low, np.array([left, foot]) + text.high
        inside = np.all((points > low - 0.1) & (points < high + 0.1), axis=1)
        assert not inside.any()


def test_beside_errors_bands_have_no_heads() -> None:
    """“−3” stood on an arrow that pointed up: the pull has the other sign."""
    few = Few(PLAN)
    assert few.one_band.headed.get_value() == few.bands.headed.get_value() == 0
    assert Hundred(PLAN).bands.headed.get_value() == 1  # whose errors are not told


def test_why_errors_are_squared_is_drawn_of_the_errors_that_there_are() -> None:
    """Nothing was said of the absolute error, whose slope jumps at 0."""
    with offstage():
        why = Why(PLAN)
    assert why.readings()[0].value == pytest.approx((1, 1, 9))
    zero = why.plane.xy(0.0, 0.0)
    for power in (1, 2):
        curve = why._curve(power, 3.0)
        assert np.abs(curve - zero).sum(axis=1).min() < 1e-9
        right = why.plane.xy(3.0, 3.0**power)
        assert curve[-1] == pytest.approx(right)


def test_what_is_said_of_slack_bands_is_true_of_dots_on_a_line() -> None:
    base = MseGradientParameters().__dict__
    assert facts(PLAN)["slack"] == "Yet the bands still pull."
    assert facts(plan_for(**(base | {"noise": 0.0})))["slack"].startswith("All dots are on it")


def test_of_bands_that_dots_hide_it_is_not_said_that_they_pull() -> None:
    """“Yet some bands do pull”, it was said where no band was to be seen."""
    base = MseGradientParameters().__dict__
    hidden = plan_for(**(base | {"noise": 0.02}))
    assert hidden.slack < 1 == hidden.hidden
    assert facts(hidden)["slack"] == "Each dot is on it, or so near that its band is hidden."
    some = plan_for(**(base | {"noise": 0.15}))
    assert 0.25 < some.hidden < 1
    assert facts(some)["slack"] == "Yet some bands still pull."
    with offstage():
        hundred = Hundred(hidden)
    hundred.held.rest(hidden.best)
    lengths = np.abs(hundred.bands.errors()) * hundred.plane.size[1] / hundred.plane.span[1]
    assert lengths.max() < hundred.dots.radius


@pytest.mark.parametrize("axis", [0, 1])
def test_a_line_raised_by_one_is_whole_in_the_plane(axis: int) -> None:
    """The line of w = 1 and the wedge under it were cut at the top."""
    few = Few(PLAN)
    few.wide(SCENE, few.plane)
    with offstage():
        scene = Scene()
        scene.add(few.plane)
        scene.play(few.close(), run_time=0.1)
    w, b = PLAN.three_start + np.eye(2)[axis]
    low, high = few.plane.low, few.plane.low + few.plane.span
    ends = w * np.array([low[0], high[0]]) + b
    assert ends.min() > low[1]
    assert ends.max() < high[1]


def nudged(axis: int) -> tuple[Few, Asked]:
    """The square of the dot that is asked, and what is worked out, after a nudge."""
    few = Few(PLAN)
    square = NudgedSquare(few.plane, PLAN, few.held)
    square.opened.set_value(1)
    with offstage():
        asked = Asked(PLAN, few, square, axis)
    few.held.rest(PLAN.three_start + PLAN.nudge * np.eye(2)[axis])
    return few, asked


def test_the_corner_that_is_counted_twice_is_where_both_strips_are() -> None:
    """Both had one colour: nothing was seen twice. The line keeps its colour where it crosses."""
    _, asked = nudged(1)
    _, (across, beside) = asked.square.rectangles()
    low = np.maximum(across.min(axis=0), beside.min(axis=0))
    high = np.minimum(across.max(axis=0), beside.max(axis=0))
    corner = asked.strips.corner()
    assert corner.min(axis=0) == pytest.approx(low)
    assert corner.max(axis=0) == pytest.approx(high)
    assert np.prod(high - low) == pytest.approx(PLAN.nudge**2)
    assert asked.square.z_index < asked.strips.z_index < asked.few.line.z_index


@pytest.mark.parametrize("axis", [0, 1])
def test_what_is_written_at_the_strips_is_clear_of_them_and_of_each_other(axis: int) -> None:
    few, asked = nudged(axis)
    boxes = [(*text.box(left, foot)[1:5],) for text, left, foot, _ in asked.strips.texts()]
    strips = [few.plane.at(strip) for strip in asked.square.rectangles()[1]]
    boxes += [(*strip.min(axis=0), *strip.max(axis=0)) for strip in strips]
    for number, (left, low, right, high) in enumerate(boxes[:4]):
        for other in boxes[number + 1 :]:
            across = left < other[2] and other[0] < right
            assert not (across and low < other[3] and other[1] < high)


@pytest.mark.parametrize("axis", [0, 1])
def test_the_knob_keeps_clear_of_what_is_worked_out_and_of_the_plane(axis: int) -> None:
    """“w 0.002” ran into “−0.023984/0.002”; and a knob stood among the dots, as one of them."""
    few, asked = nudged(axis)
    assert asked.knob.get_top()[1] < asked.rows.get_bottom()[1] - 0.3
    assert asked.knob.get_left()[0] > few.plane.corner[0] + few.plane.size[0] + 0.3
