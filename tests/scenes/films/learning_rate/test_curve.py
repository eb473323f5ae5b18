"""Rates tried on the curve: each step, as it is drawn, is the rate times the slope."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.learning_rate.first import First
from scenes.parts.learning_rate.outcome import CurveRun
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE
from scenes.stage.lecture.theme import BACKGROUND
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.films.learning_rate.planned import PLAN, other
from tests.scenes.films.learning_rate.watched import watched


def test_a_mark_means_one_rate_in_all_of_the_film() -> None:
    # On the curve she is her own mark, so none of the four has been seen with another rate before.
    fields = {field.name for field in dataclasses.fields(CurveRun)}
    assert not fields & {"kind", "color"}
    marks = [(run.kind, run.rate) for run in PLAN.runs]
    assert marks == [("square", 0.02), ("circle", 0.18), ("triangle", 0.38), ("pentagon", 0.5)]


def test_the_ground_of_a_curve_goes_down_to_its_axis_and_no_deeper() -> None:
    first = First(PLAN, ValueTracker(0.0))
    shown = picture(first.curve, size=(1920, 1080))[..., :3].astype(int)
    there = np.abs(shown - shade(BACKGROUND)).max(axis=-1) > 1
    corner = first.plane.corner + np.array([0.05, 0.0])
    (axis,), (left,) = pixels_at(corner[None], (1920, 1080))
    assert there[axis - 20 : axis - 2, left : left + 60].all()
    assert not there[axis + 2 :, left : left + 60].any()
    assert not there[: axis + 2, : left - 10].any()


@pytest.mark.slow
def test_the_arrow_on_the_axis_is_as_long_as_it_says() -> None:
    arrows = watched().eye.arrows
    shares = {round(abs(share), 9) for share, _, _ in arrows}
    assert len(shares) > 5
    assert watched().eye.off_axis < 1e-9  # a minus shrinks it through zero: it swung upwards
    assert {0.1, 1.0, 4.0} <= shares
    for share, slope, length in arrows:
        assert length == pytest.approx(abs(share * slope), rel=1e-6)


@pytest.mark.slow
def test_the_dial_is_the_share_of_the_arrow() -> None:
    rates = watched().rows("rate")
    assert {row.text for row in rates} == {"0.10"}  # no number before one is chosen
    set_at = max(row.time for row in watched().rows("knob rate") if row.value < 90 + 134 - 27)
    assert rates[0].time > set_at - 0.1  # nor before the dial stands there
    assert rates[-1].time - rates[0].time > 3  # it was gone as soon as it was written
    turned = [row.value for row in watched().rows("knob rate")]
    assert turned[0] == pytest.approx(90 - 135)  # and then it turns, from the whole gradient
    assert turned[-1] == pytest.approx(90 + 135 - 27)
    landings = {row.time: row.value for row in watched().rows("landing") if row.value is not None}
    assert landings
    for place in landings.values():
        assert place[0] == pytest.approx(-0.8125)


@pytest.mark.slow
def test_the_first_leap_is_one_step_that_is_seen_and_she_is_seen_once() -> None:
    steps, seen = zip(*watched().eye.opening, strict=True)
    assert set(steps) == {0, 1}
    assert all(seen)
    assert watched().eye.twice == 0


@pytest.mark.slow
def test_all_rates_are_tried_on_one_curve_of_one_scale() -> None:
    row = watched().eye.lecture.row
    assert {one.flight.on for one in row.tries} == {row.first.curve}
    spans: dict[float, set[float]] = {}
    for rate, span in watched().eye.tried:
        spans.setdefault(rate, set()).add(round(span, 6))
    assert spans.keys() == {1.0, 1.6, 4.0}
    assert spans[1.0] == spans[1.6]
    assert min(spans[4.0]) == spans[1.0].pop()


@pytest.mark.slow
def test_each_first_step_lies_on_the_axis_until_she_has_landed() -> None:
    steps = watched().eye.first_steps
    assert {rate: there for rate, (_, there) in steps.items()} == dict.fromkeys(
        (1.0, 1.6, 4.0), True
    )
    for rate, (long, _) in steps.items():
        assert long == pytest.approx(abs(rate * PLAN.slope))


@pytest.mark.parametrize("rate", [1.0, 4.0])
def test_she_who_has_landed_on_a_slope_stands_as_on_it(rate: float) -> None:
    """She stood level, one boot in the air."""
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    curve = lecture.first.curve
    one = next(one for one in lecture.row.tries if one.run.rate == rate)
    for step in (0, 1):
        one.party.progress.set_value(step)
        way = curve.along(float(one.run.places[step]))
        (x, y), (far, up) = one.she.feet()
        assert (up - y) / (far - x) == pytest.approx(way[1] / way[0])
    one.party.progress.set_value(0.5)
    assert np.ptp(one.she.feet()[:, 1]) == pytest.approx(0, abs=1e-4)  # in the air


@pytest.mark.parametrize(
    ("changed", "written"),
    [
        ({}, "= 0.3125 thin ({{w : w}} - 2)^2"),
        ({"minimum": -1.0, "curve_start": 5.0}, "= 0.3125 thin ({{w : w}} + 1)^2"),
        ({"minimum": 0.0, "coefficient": 2.0}, "= 2 thin {{w : w}}^2"),
    ],
)
def test_the_curve_is_written_as_it_is(changed: dict[str, Any], written: str) -> None:
    with offstage():
        lecture: Any = other(**changed)()
        lecture.setup()
    assert lecture.first.function.source.endswith(written)


@pytest.mark.parametrize(
    "changed", [{}, {"curve_start": 5.0, "minimum": 1.0, "coefficient": 0.5}], ids=str
)
def test_what_is_written_over_the_flat_side_is_clear_of_axis_and_slope(
    changed: dict[str, Any],
) -> None:
    """With a start on the right it lay across the upright axis, and on the name of a slope."""
    with offstage():
        lecture: Any = other(**changed)()
        lecture.setup()
    first, plan = lecture.first, lecture.plan
    axis = float(first.plane.corner[0])
    side = np.sign(plan.minimum - plan.start)
    assert side * float(first.function.get_x()) > 2
    derived, stops = first.derived, first.stops
    above = derived.curvature(), derived.step(), derived.rest(), derived.left(), stops.quotients()
    for words in (first.function, *above):
        assert axis + 0.3 < float(words.get_left()[0])
        assert float(words.get_right()[0]) < STAGE.right


@pytest.mark.slow
def test_why_a_share_is_left_is_told_with_one_formula_at_a_time_and_one_word_for_a_slope() -> None:
    """There were two, and what was a slope in one of them was a steepness in the other."""
    assert watched().eye.formulas == 1
    assert not [cue.text for cue in watched().run.captions if "steep" in cue.text.lower()]


def test_a_curve_begins_and_ends_with_its_axis() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    plane, box = lecture.first.plane, lecture.first.curve.clip_box()
    assert (box.left, box.right) == (plane.corner[0], plane.corner[0] + plane.size[0])


@pytest.mark.parametrize(
    "changed", [{}, {"curve_start": 5.0, "minimum": -1.0}, {"coefficient": 2.0}], ids=str
)
def test_two_steps_are_compared_as_long_as_they_are(changed: dict[str, Any]) -> None:
    """They were drawn five times as long, and ended where she never is."""
    with offstage():
        lecture: Any = other(**changed)()
        lecture.setup()
    first, stops = lecture.first, lecture.first.stops
    stops.steps.set_value(2)
    nearer = first.near_the_stops().build()
    nearer.begin()
    nearer.finish()
    unit = float(first.plane.size[0] / first.plane.span[0])
    for number in (0, 1):
        (tail, _), (tip, _) = stops.step(number)
        land = float(first.plane.xy(stops.lands[number], 0.0)[0])
        assert tip == pytest.approx(land)
        assert abs(tip - tail) == pytest.approx(unit * stops.length(number))
        assert abs(tip - tail) > 0.35 * abs(1 - first.plan.careful.factor) / 0.0625
    ends = first.plane.low[0], first.plane.low[0] + first.plane.span[0]
    assert all(ends[0] < foot < ends[1] for foot in stops.feet)


@pytest.mark.slow
def test_two_steps_are_compared_alone_and_for_long() -> None:
    times, alone = zip(*watched().eye.compared, strict=True)
    assert all(alone)
    assert times[-1] - times[0] >= 2.6  # and the line of numbers comes and goes before and after


@pytest.mark.slow
def test_the_arrow_of_a_step_is_whole_until_she_has_landed() -> None:
    eye = watched().eye
    assert {share for share, _ in eye.striding} >= {0.3, 0.8}
    assert all(used == 0 for _, used in eye.striding)


@pytest.mark.parametrize(
    "changed", [{}, {"curve_start": 5.0, "minimum": -1.0}, {"curve_rates": (0.01, 1.0)}]
)
def test_the_step_that_is_worked_out_is_long_on_the_screen(changed: dict[str, Any]) -> None:
    """It was an arrow of a fortieth of the axis."""
    with offstage():
        lecture: Any = other(**changed)()
        lecture.setup()
    first = lecture.first
    nearer = first.at_the_step().build()
    nearer.begin()
    nearer.finish()
    low, span = float(first.plane.low[0]), float(first.plane.span[0])
    start, lands = first.plan.careful.places[:2].tolist()
    assert abs(lands - start) / span > 0.15
    assert low < min(start, lands) < max(start, lands) < low + span


@pytest.mark.slow
def test_the_bottom_is_seen_while_she_goes_halfway_to_it() -> None:
    assert watched().eye.halfway == {True}
