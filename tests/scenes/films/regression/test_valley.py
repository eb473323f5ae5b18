"""The valley of the film on regression, as a map and from its side: heights are losses."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from gdmath import mse, mse_gradient
from scenes.parts.regression import nudges, telling
from scenes.parts.regression.here import Here
from scenes.parts.regression.map_side import HILLS, RELIEF, MapSide
from scenes.parts.regression.pins import Pins
from scenes.parts.regression.places import GROUND_BOX
from scenes.parts.regression.steps import StepTold, Walk
from scenes.parts.regression.valley import grid_step, on_floor
from tests.scenes.films.regression.made import BENT, DOTS, PLAN, made_chart, made_here

here = pytest.fixture(made_here)
chart = pytest.fixture(made_chart)


def test_the_hand_of_the_loss_axis_is_at_the_loss(here: Here, chart: MapSide) -> None:
    here.free_w.set_value(PLAN.pins[0, 0])
    here.free_b.set_value(PLAN.pins[0, 1])
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    axis = chart.loss_axis
    spots = {text.text: foot + text.high[1] / 2 for text, _, foot, _ in axis.texts()}
    tip = axis.hand()[0, 1]
    share = (tip - spots["20"]) / (spots["40"] - spots["20"])
    assert 20 + 20 * share == pytest.approx(PLAN.line.loss(PLAN.pins[0]), abs=0.2)


def test_level_curves_are_where_the_loss_is_theirs(chart: MapSide) -> None:
    for moved, data in ((0, DOTS), (1, BENT)):
        chart.levels.moved.set_value(moved)
        for level in (5.0, 20.0, 40.0):
            curve = chart.levels.curve(level)
            assert mse(data, *curve.T) == pytest.approx(np.full(len(curve), level))


def test_the_numbers_of_level_curves_are_on_the_map_until_that_is_small(chart: MapSide) -> None:
    """The outermost thick curve had no number: its place was off the map."""
    assert [text.text for text, *_ in chart.levels.texts()] == ["loss 5", "20", "40"]
    chart.levels.numbered.set_value(0)
    assert not list(chart.levels.texts())


def test_scales_unroll_into_the_edges_and_needles_cross_at_the_point(chart: MapSide) -> None:
    (w0, w1), (b0, b1) = PLAN.line.landscape.window
    ends = [[(w0, b0), (w1, b0)], [(w0, b0), (w0, b1)]]
    for part, edge in zip(chart.unrolled, ends, strict=True):
        part.unrolled.set_value(1)
        assert part.track()[[0, -1]] == pytest.approx(chart.view.at(np.array(edge)))
        part.crossed.set_value(1)
    for axis, part in enumerate(chart.unrolled):
        across, (low, high) = part.needle(), chart.view.at(np.array([(w0, b0), (w1, b1)]))
        assert across[:, axis] == pytest.approx(np.full(2, chart.view.at(PLAN.level)[axis]))
        assert across[:, 1 - axis] == pytest.approx([low[1 - axis], high[1 - axis]])


def test_the_arrows_along_w_and_b_add_up_to_the_gradient_and_stay_on_the_map(
    chart: MapSide,
) -> None:
    walk = Walk(PLAN, 0, chart.view)
    told = StepTold(PLAN, walk)
    assert walk.scale.factor == pytest.approx(0.25)
    parts = [way.present() / walk.scale.factor for way in told.ways]
    assert np.sum(parts, axis=0) == pytest.approx(mse_gradient(DOTS, -1, 3))
    (w0, w1), (b0, b1) = PLAN.line.landscape.window
    for w, b in (way.landing() for way in told.ways):
        assert w0 < w < w1
        assert b0 < b < b1


def test_what_is_worked_out_of_a_parameter_stands_in_one_row(chart: MapSide) -> None:
    told = StepTold(PLAN, Walk(PLAN, 0, chart.view))
    for row in told.worked:
        ends = [(term.get_left()[0], term.get_right()[0]) for term in row.terms[:-1]]
        assert all(one[1] < other[0] for one, other in pairwise(ends))
        assert row.lands.get_top()[1] < row.begun.get_bottom()[1]
    w, b = told.worked
    for row in told.worked:  # a hole stood between 0.1 × and 3.92
        assert row.slope.get_left()[0] - row.terms[1].get_right()[0] < 0.4
    assert w.cut.get_left()[0] == pytest.approx(b.cut.get_left()[0])
    assert w.lands.get_left()[0] == pytest.approx(b.lands.get_left()[0])
    assert w.lands.get_bottom()[1] > b.begun.get_top()[1]
    for axis, row in enumerate(told.worked):
        told.call(axis)
        assert row.called.get_left()[0] > row.slope.get_right()[0]


def test_numbers_of_the_map_stand_at_lines_of_its_grid(chart: MapSide) -> None:
    assert grid_step(chart.view) == 1
    numbers = [float(words.replace("−", "-")) for words, *_ in chart.axes.text_boxes()[:-2]]
    assert numbers == [-2, 0, 2, 4, 6, 0, 2, 4]


def _pinned(chart: MapSide) -> Pins:
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    for told in chart.pins.told:
        told.set_value(1)
    return chart.pins


def test_each_letter_stands_by_its_pin_and_covers_nothing(chart: MapSide) -> None:
    """Heights and w could not be read: tags were far away, on leaders like measures."""
    pins = _pinned(chart)
    assert [text.text for text, *_ in pins.texts()] == ["A", "22.2", "B", "5.8", "C", "0.9"]
    spots, boxes = chart.view.at(PLAN.pins), pins.boxes()
    for number, box in enumerate(boxes):
        away = np.linalg.norm(np.clip(spots, box[:2], box[2:]) - spots, axis=1)
        assert away.min() > 0.29
        assert away[number] < 0.6
        for other in boxes[:number]:
            gaps = np.maximum(np.subtract(box[:2], other[2:]), np.subtract(other[:2], box[2:]))
            assert gaps.max() > 0


def test_a_pin_is_read_at_the_axes(chart: MapSide) -> None:
    pins = _pinned(chart)
    for number, (w, b) in enumerate(PLAN.pins.tolist()):
        foot, head = pins.stems()[number]
        assert foot[1] < head[1]
        assert head == pytest.approx(on_floor(chart.view, PLAN.pins[number], mse(DOTS, w, b)))
        edge = chart.view.world(np.array([w, chart.view.window[1][0]]), np.array(0.0))
        assert pins.across(number)[0] == pytest.approx(foot)
        assert pins.across(number)[1] == pytest.approx(chart.view.screen(edge)[0])


def test_a_slope_is_seen_in_the_loss_of_a_knob_that_is_raised() -> None:
    """The slopes came from nowhere: the point moved, and no loss was beside it."""
    assert nudges.probed(PLAN, 0) == ("16.46", "9.61", "1", "−6.85")
    assert nudges.probed(PLAN, 1) == ("16.46", "21.38", "1", "4.92")
    assert PLAN.line.loss(PLAN.raised(0)) == pytest.approx(mse(DOTS, 0, 3))
    told = telling.facts(PLAN)
    assert told["nudged_w"] == "Nudge w up by 1: the loss falls by 6.85."
    assert told["settled"] == "With smaller nudges, the slope settles at −8.21."


def test_a_loss_is_as_long_at_its_place_as_on_its_axis(chart: MapSide) -> None:
    """Seen in perspective, the stem of A was as long as 23.9 on the axis, and not 22.2."""
    pins, axis = _pinned(chart), chart.loss_axis
    for number, (w, b) in enumerate(PLAN.pins.tolist()):
        stem = np.subtract(*pins.stems()[number][::-1])
        on_axis = axis.at(mse(DOTS, w, b)) - axis.at(0.0)
        assert stem == pytest.approx(on_axis, abs=1e-9)
        assert stem[0] == pytest.approx(0, abs=1e-9)  # and upright


def test_higher_ground_is_higher_on_the_screen(chart: MapSide) -> None:
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    heights = chart.view.at(PLAN.pins)[:, 1]
    assert heights[0] > heights[1] + 0.3
    assert heights[1] > heights[2] + 0.2


def test_all_of_the_valley_is_seen_from_inside(chart: MapSide) -> None:
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    places = np.stack(np.meshgrid(*(np.linspace(*axis, 9) for axis in chart.view.window)), axis=-1)
    assert np.mean(chart.view.visible(places.reshape(-1, 2))) > 0.97


def test_the_ball_rolls_around_the_pin_between(here: Here, chart: MapSide) -> None:
    """It went over B, and half of a white head looked out under it."""
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    here.go(PLAN.pins[0])
    here.free_w.set_value(PLAN.pins[0, 0])
    here.free_b.set_value(PLAN.pins[0, 1])
    across, up = here.bow(PLAN.pins[2])
    away = []
    for move in (across, up):
        move.begin()
    for share in np.linspace(0, 1, 61):
        for move in (across, up):
            move.interpolate(float(share))
        away.append(np.linalg.norm(chart.view.at(here.now())[0] - chart.view.at(PLAN.pins)[1]))
    assert min(away) > chart.marker.radius + 0.11
