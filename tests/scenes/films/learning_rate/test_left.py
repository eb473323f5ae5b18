"""What is left of the way after each step: bars, and who arrives, side by side."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from scenes.parts.learning_rate.hops import HEIGHTS, Hops
from scenes.render.rehearsal import offstage
from scenes.stage import PATH, STAGE, STEP, TEXT
from scenes.stage.lecture.theme import BACKGROUND
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.films.learning_rate.planned import DEFAULT, PLAN, on_the_curve, other, planned
from tests.scenes.films.learning_rate.watched import watched


def test_all_that_arrive_are_seen_side_by_side_and_each_landing_can_be_counted() -> None:
    hops = Hops(PLAN, [*HEIGHTS])
    for walked, share in zip(hops.walked, hops.left, strict=True):
        walked.set_value(len(share) - 1)
    assert [len(hops.arcs(number)) for number in range(3)] == [81, 6, 1]
    shown = picture(hops, size=(1920, 1080))[..., :3].astype(float)
    lit = np.abs(shown - shade(PATH)).max(axis=-1) < 60
    for number, landings in ((0, 82), (1, 7)):
        (row, *_), columns = pixels_at(hops.landings(number) - [0.0, 0.02], (1920, 1080))
        on_line = lit[row, : max(columns) + 20]  # after it, the number of steps
        discs = np.flatnonzero(np.diff(np.r_[0, on_line.astype(int)]) == 1)
        assert len(discs) == landings, number
    for share, factor in zip(hops.left, (0.9375, 0.375), strict=False):
        np.testing.assert_allclose(share, factor ** np.arange(len(share)))
        places = np.diff([hops.at(one) for one in share])
        np.testing.assert_allclose(places, places[0])  # as many times less is as far on
    assert hops.left[2][-1] == pytest.approx(0)


@pytest.mark.parametrize("rates", [(0.1, 1.0), (0.001,), (0.001, 0.002), (1.6, 3.0)])
def test_where_a_run_stops_is_on_the_axis_of_tenths(rates: tuple[float, ...]) -> None:
    """Where all were too slow it was far off the frame."""
    hops = Hops(planned(curve_rates=rates), [1.0, 0.0, -1.0, -2.0])
    hops.marked.set_value(9)
    assert hops.at(hops.plan.share) < hops.at(0.0)
    for lettering, left, _, _ in hops.texts():
        assert STAGE.left - 1e-9 <= left < left + lettering.width <= STAGE.right, lettering.text


@pytest.mark.parametrize("rates", [(0.1, 1.0, 1.6, 4.0), (0.1, 20.0)])
def test_a_bar_is_as_long_as_what_is_left_and_on_its_side(rates: tuple[float, ...]) -> None:
    with offstage():
        lecture: Any = other(curve_rates=rates)()
        lecture.setup()
    bars = {one.run.rate: one.factor[0] for one in lecture.row.tries}
    units = {bar.unit for bar in bars.values()}
    assert len(units) == 1
    size = (1920, 1080)
    for rate, bar in bars.items():
        shown = picture(bar, size=size)[..., :3].astype(int)
        blue = (shown[..., 2] > 150) & (shown[..., 0] < 120)
        long = np.ptp(np.flatnonzero(blue.any(axis=0))) * 8 / 1080 if blue.any() else 0.0
        assert long == pytest.approx(abs(1 - rate * 0.625) * bar.unit, abs=0.05)
        assert bar.number().get_x() != pytest.approx(bar.get_x())


def test_the_axis_of_tenths_is_broken_before_nothing_is_left() -> None:
    """From 1% to 0% it was a line, as long as a tenth of what is left."""
    hops, size = Hops(PLAN, [1.0, 0.0, -1.0, -2.0]), (1920, 1080)
    hops.marked.set_value(4)
    assert [text[3] for text in hops.texts()][-4:] == [1.0] * 4
    shown = picture(hops, size=size)[..., :3].astype(int)
    ends = [(hops.at(share), hops.axis) for share in (1.0, 0.01, 0.0)]
    (row, *_), (first, last, none) = pixels_at(np.array(ends), size)
    dark = (np.abs(shown[row] - shade(BACKGROUND)) < 3).all(axis=-1)
    assert not dark[first + 3 : last].any()
    assert dark[last:none].any()


def test_the_table_counts_steps_under_one_word() -> None:
    """It counted “1 steps”."""
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    row = lecture.row
    assert row.head[2].text == "steps"
    assert [one.count.text for one in row.tries] == ["81", "6", "1", "flies off"]
    for one in row.tries[:3]:
        assert one.tally.label not in one.tally.family_members_with_points()
        one.party.progress.set_value(one.run.arrived)
        one.tally.refresh()
        assert float(one.tally.number.get_x()) == pytest.approx(float(one.count.get_x()), abs=0.03)


@pytest.mark.slow
def test_bars_are_what_is_left_of_the_way() -> None:
    away = np.abs(np.array(on_the_curve(0.1, 3)) - DEFAULT.minimum)
    for bars in watched().eye.bars:
        np.testing.assert_allclose(bars, away, rtol=1e-6)
    for number, text in enumerate(("3", "2.81", "2.64", "2.47")):
        assert {row.text for row in watched().rows(f"bar {number}")} == {text}


def test_the_part_that_a_step_has_taken_stays_green() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    first = lecture.first
    first.plane.within(STAGE.inset(bottom=2.0))
    bars = first.bars
    bars.shown.set_value(2)
    bars.taken.set_value(1)
    size = (1920, 1080)
    for ruled in (0.0, 0.5, 1.0):
        bars.ruled.set_value(ruled)
        (start, height), (after, _) = bars.line(0)[0], bars.line(1)[0]
        top = np.array([((start + after) / 2, bars.line(1)[0][1] + 0.12)])
        rows, columns = pixels_at(top, size)
        color = picture(bars, size=size)[rows[0], columns[0], :3].astype(float)
        assert np.abs(color - shade(STEP)).max() < 60, (ruled, color, height)


def test_what_a_step_takes_of_a_way_is_as_long_as_the_step() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    stops = lecture.first.stops
    stops.tangents.set_value(2)
    stops.ways.set_value(2)
    stops.taken.set_value(1)
    size = (1920, 1080)
    shown = picture(stops, size=size)[..., :3].astype(float)
    green = np.abs(shown - shade(STEP)).max(axis=-1) < 60
    unit = float(stops.plane.size[0] / stops.plane.span[0]) * 1080 / 8
    for number in (0, 1):
        ends = np.stack([stops.part(number)[0], stops.part(number)[2]])
        _, (begin, end) = pixels_at(ends, size)
        (row,), _ = pixels_at(ends.mean(axis=0)[None], size)
        assert end - begin == pytest.approx(stops.length(number) * unit, abs=2)
        assert np.flatnonzero(green[row, : end + 20]).max() == pytest.approx(end, abs=2)
        shown_at = shown[row, begin + 3]  # the place where it begins lies before it
        assert np.abs(shown_at - shade(TEXT)).max() < 60


@pytest.mark.slow
def test_who_arrives_has_no_more_left_than_is_told() -> None:
    counts = {row.time: int(row.text) for row in watched().rows("steps")}
    left = {row.time: row.value for row in watched().rows("left")}
    assert max(counts.values()) == 81
    for time, share in left.items():
        assert share == pytest.approx(100 * 0.9375 ** counts[time])
        assert (share <= 100 * DEFAULT.arrival) == (counts[time] == 81)


@pytest.mark.slow
def test_she_is_there_in_every_frame_while_rates_are_tried() -> None:
    assert watched().eye.gone == 0


def test_in_the_race_each_step_is_taken_by_all_and_the_field_is_the_frame() -> None:
    """It was half as wide as the frame, and one run came after the other."""
    hops = Hops(PLAN, [*HEIGHTS])
    assert hops.at(0.0) - hops.at(1.0) > 0.6 * (STAGE.right - STAGE.left)
    for (moves, _), ends in zip(hops.race(), ([1, 1, 1], [6, 6, 1], [81, 6, 1]), strict=True):
        for move in moves:
            move.begin()
            move.finish()
        assert [walked.get_value() for walked in hops.walked] == ends
    written = [text.text for text, *_ in hops.texts()]
    assert [f"{a} {b}" for a, b in pairwise(written) if b in {"step", "steps"}] == [
        "81 steps",
        "6 steps",
        "1 step",
    ]
