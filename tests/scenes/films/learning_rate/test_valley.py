"""The valley: its map, cuts and losses are as its two curvatures and the walks say."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from manim import DL, UR

from scenes.parts.learning_rate.valley import Valley
from scenes.parts.learning_rate.widening import shade as lightness
from scenes.stage import STAGE
from scenes.stage.lecture.theme import BACKGROUND, terrain
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.films.learning_rate.planned import DEFAULT, PLAN, in_the_valley, planned
from tests.scenes.films.learning_rate.watched import watched


def test_numbers_of_the_map_stand_on_both_sides_of_0() -> None:
    numbers = [text.text for text, *_ in Valley(PLAN).axes.texts()]
    for number in numbers:
        if number.startswith("−"):
            assert number[1:] in numbers, numbers


def test_trails_on_the_map_are_parted_from_its_colours_by_the_dark() -> None:
    valley = Valley(PLAN)
    one = valley.tries[1]
    one.party.progress.set_value(2)
    one.flight.ball = False
    spots = one.flight.on.at(one.run.walk.points[:2, 0])
    middle, way = spots.mean(axis=0), np.diff(spots, axis=0)[0]
    beside = np.array([-way[1], way[0]]) / np.hypot(*way)
    size = (1920, 1080)
    rows, columns = pixels_at(np.array([middle, middle + 0.048 * beside]), size)
    trail, dark = picture(valley.ground[0], one.flight, size=size)[rows, columns].astype(float)
    assert np.abs(trail[:3] - shade(one.run.color)).max() < 30
    assert np.abs(dark[:3] - shade(BACKGROUND)).max() < 12


def test_crossings_of_the_valley_are_seen_apart() -> None:
    one = Valley(PLAN).tries[2]
    one.party.progress.set_value(one.party.steps)
    flight = one.flight
    flight.ball = False
    shown = picture(flight, size=(1920, 1080))[..., :3].astype(float)
    tint = np.abs(shown - shade(one.run.color)).max(axis=-1) < 90
    spots = flight.on.at(np.array([[0.55, 0.0], [0.55, 2.0]]))
    (_, column), _ = zip(*pixels_at(spots, (1920, 1080)), strict=True)
    lines = np.flatnonzero(np.diff(np.r_[0, tint[:, column].astype(int)]) == 1)
    assert len(lines) >= 6, len(lines)


@pytest.mark.parametrize("condition", [1.0, 5.0, 12.0, 12.5, 123.4, 9999.5])
def test_what_a_step_leaves_has_room_at_any_curvature(condition: float) -> None:
    lines = Valley(planned(condition=condition)).formulas
    assert lines.get_right()[0] <= STAGE.right + 1e-9
    assert lines.get_left()[0] > 0.3  # beside the valley


@pytest.mark.parametrize("rates", [(0.3, 0.05, 0.39), (0.45, 0.41), (0.38, 0.39, 0.395, 0.4)])
def test_no_two_runs_in_the_valley_have_one_mark(rates: tuple[float, ...]) -> None:
    runs = planned(rates=rates).runs
    assert len({run.kind for run in runs}) == len({run.color for run in runs}) == len(runs)


def test_one_height_has_one_colour_near_and_on_the_map() -> None:
    valley = Valley(PLAN)
    assert valley.near.base_colors.max() < 1
    on, half = valley.view, valley.ravine.half
    far = np.linspace(0, on.window[0][1], 9)
    lighter = np.diff(lightness(on, half, on.landscape.value(np.stack([far, 0 * far], axis=-1))))
    assert lighter.min() > 0.03  # as far as the map goes: its steepest third was all one colour
    for share in (1.0, 0.5):
        height = share * valley.ravine.highest
        colors = valley.near.base_colors.reshape(-1, 3)
        nearest = np.abs(valley.near.heights - height).argmin()
        expected = terrain(lightness(on, half, height))
        np.testing.assert_allclose(colors[nearest], expected, atol=0.02)


def test_the_map_opens_from_what_was_near() -> None:
    valley = Valley(PLAN)
    ground, whole = valley.ground[0], valley.view.window_on_screen()
    assert ground.clip_box() == whole
    valley.lies_down()
    near, ((left, right), (bottom, top)) = valley.ravine.half, PLAN.map_window
    ends = (max(left, -near), bottom), (min(right, near), top)
    low, high = valley.view.at(np.array(ends))
    box = ground.clip_box()
    assert (box.left, box.bottom, box.right, box.top) == pytest.approx((*low, *high))
    # The bottom is in the middle, and it opens to both sides alone: it had three shapes in turn.
    assert (left, bottom) == (-right, -top)
    (west, south), (east, north) = valley.view.at(np.array(valley.view.window).T)
    assert (box.bottom, box.top) == pytest.approx((south, north))
    assert west == pytest.approx(-east)
    assert east - west > 0.6 * STAGE.width


@pytest.mark.slow
def test_slopes_are_named_until_it_is_told_what_alpha_makes_of_them() -> None:
    (cue,) = [cue for cue in watched().run.captions if cue.text.startswith("A step is α times")]
    assert watched().eye.slopes >= cue.end - 1e-6


@pytest.mark.slow
def test_slopes_are_to_each_other_as_the_steps_are() -> None:
    slope, step, length = watched().rows("stop 0")[-1].value
    later, smaller, shorter = watched().rows("stop 1")[-1].value
    assert (slope, step) == (pytest.approx(-1.875), pytest.approx(0.1875))
    assert later / slope == pytest.approx(smaller / step) == pytest.approx(0.9375**11)
    assert [length, shorter] == pytest.approx([step, smaller])


@pytest.mark.slow
def test_as_far_out_the_cut_across_ends_as_many_times_as_high_as_it_is_sharp() -> None:
    rows = watched().rows("cuts end at")
    assert rows
    cuts = watched().eye.lecture.valley.cuts
    for row in rows:
        assert row.value == pytest.approx((5 * cuts.view.half**2 / 2, cuts.view.half**2 / 2))
    ends = np.array([line[[0, -1], 0] for line in cuts.taken()])
    np.testing.assert_allclose(ends[0], ends[1])


def on_screen(ground: Any, way: int) -> Any:
    """The ends and the middle (3, 2) of a cut on the screen, from the valley's lowest point."""
    spots = ground.at(ground.half * np.array([-1, 0, 1])[:, None] * np.eye(2)[way])
    return spots - spots[1]


@pytest.mark.parametrize("condition", [2.0, 5.0, 100.0])
def test_what_is_called_sharper_looks_sharper_in_the_valley(condition: float) -> None:
    valley = Valley(planned(condition=condition))
    for ground in (valley.ravine, valley.ravine.copy().look(**valley.ravine.turn(STAGE))):
        bends = [on_screen(ground, way)[[0, 2], 1].sum() for way in (0, 1)]
        assert bends[0] > 1.5 * abs(bends[1])
        left, _, right = on_screen(ground, 0)
        assert min(left[1], right[1]) > 0.15 * (right[0] - left[0])  # a U, both arms of it up


@pytest.mark.slow
def test_names_of_the_cuts_are_gone_before_the_camera_rises() -> None:
    assert watched().eye.risen == 0


@pytest.mark.slow
def test_the_pieces_that_measure_the_sharp_cut_can_be_counted() -> None:
    times = watched().eye.measuring
    assert times[-1] - times[0] > 2


@pytest.mark.slow
def test_losses_on_display_are_those_of_the_step_on_display() -> None:
    film, places, name = watched(), in_the_valley(0.5), "loss at 0.5"
    own = (places**2 @ np.array([DEFAULT.condition, 1.0])) / 2
    steps = {row.time: int(row.text) for row in film.rows("step at 0.5")}
    plain = {row.time: float(row.text.replace(",", "")) for row in film.rows(name)}
    digits = {row.time: float(row.text) for row in film.rows(f"{name} digits")}
    powers = {row.time: int(row.value) for row in film.rows(f"{name} power")}
    shown = plain | {time: digits[time] * 10.0 ** powers[time] for time in digits}
    assert {3, 39, 48, DEFAULT.iterations} <= set(steps.values())
    for time, step in steps.items():
        assert shown[time] == pytest.approx(own[step], rel=6e-4)


def test_answers_are_of_one_size_and_keep_clear_of_the_heading() -> None:
    valley = Valley(PLAN)
    tiles = valley.ask_fate()
    assert len({round(tile.words.font_size, 6) for tile in tiles}) == 1
    heads = max(float(one.head.get_right()[0]) for one in valley.tries)
    assert heads + 0.3 < float(tiles.get_left()[0])


def test_what_the_losses_end_at_stands_together_and_apart() -> None:
    valley = Valley(PLAN)
    losses = valley.losses
    losses.walked.set_value(DEFAULT.iterations)
    for told in losses.told:
        told.set_value(1)
    texts = [text for text in losses.texts() if text[3] == 1]
    written = {text.text: foot for text, _, foot, _ in texts}
    ends = ["4.066×10", "0.2655", "2.656×10", "4.813×10"]
    assert set(ends) <= set(written)
    high = [written[end] for end in ends]
    assert min(-np.diff(high)) >= 0.5


def test_losses_have_the_frame_and_their_lines_end_at_the_step_they_have_come_to() -> None:
    """They were a strip beside the map."""
    losses = Valley(PLAN).losses
    assert losses.plane.size[0] > 0.6 * STAGE.width
    assert losses.plane.size[1] > 3.5
    places = [in_the_valley(run.rate) for run in PLAN.runs]
    for step in (0, 1, 20, DEFAULT.iterations):
        losses.walked.set_value(step)
        for number, place in enumerate(places):
            loss = float(place[step] ** 2 @ np.array([DEFAULT.condition, 1.0])) / 2
            assert losses.line(number)[-1] == pytest.approx(losses.plane.xy(step, np.log10(loss)))


@pytest.mark.slow
def test_the_axis_of_losses_grows_with_the_one_that_climbs() -> None:
    losses = watched().eye.lecture.valley.losses
    assert losses.ceiling == pytest.approx(math.log10(4.066e18) + 1, abs=1e-3)
    rows = watched().rows("loss plotted at 0.5")
    assert rows[-1].value == pytest.approx(4.066e18, rel=3e-4)
    low, high = losses.plane.xy(50.0, [losses.low, losses.ceiling])[:, 1]
    assert low < losses.line(3)[-1][1] < high


def test_no_mark_at_the_start_covers_a_number_of_the_losses() -> None:
    """It stood on the 1."""
    losses = Valley(PLAN).losses
    clear = float(losses.plane.corner[0]) - 0.15  # a mark is so far to its left
    ends = {text.text: left + text.width for text, left, *_ in losses.texts() if left < clear}
    assert {"1", "−9"} <= set(ends)
    assert max(ends["1"], ends["−9"]) < clear - 0.05


@pytest.mark.parametrize("start", [(2.0, 2.0), (2.0, -2.0), (0.02, 0.02), (300.0, 100.0)])
def test_a_metre_is_as_long_as_it_says_and_clear_of_her_way(start: tuple[float, float]) -> None:
    valley = Valley(planned(start=start))
    mark = valley.metre()
    line, words = mark
    long = float(np.ptp([end[0] for end in line[0].get_start_and_end()]))
    last = valley.tries[-1]
    points = last.run.walk.points[: last.last + 1, 0]
    way = last.flight.on.at(points)
    said = float(words.text.split()[0].replace(",", ""))
    assert long / said == pytest.approx(np.diff(way[:2, 0]) / np.diff(points[:2, 0]))
    assert 0.3 < long < 4
    spots = way[:-1] + np.linspace(0, 1, 40)[:, None, None] * np.diff(way, axis=0)
    low, high = mark.get_corner(DL)[:2] - 0.05, mark.get_corner(UR)[:2] + 0.05
    assert not np.all((spots > low) & (spots < high), axis=-1).any()


def test_the_axis_of_steps_has_its_name_behind_its_numbers() -> None:
    """It stood between them."""
    texts = list(Valley(PLAN).losses.texts())
    ((left, foot),) = [(left, foot) for text, left, foot, _ in texts if text.text == "step"]
    last = max(x + text.width for text, x, low, _ in texts if low == foot and text.text != "step")
    assert last + 0.1 < left
