"""The learning-rate film: every number in it is what an independent descent gives."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pytest
from manim import DL, UR, ValueTracker
from manim.animation.animation import prepare_animation

from gdmath import descend, gradient_descent, parabola, quadratic, stability
from scenes.learning_rate import LearningRate, LearningRateParameters
from scenes.parts.learning_rate import telling
from scenes.parts.learning_rate.earth import LANDS, seen_from
from scenes.parts.learning_rate.first import First
from scenes.parts.learning_rate.hops import Hops
from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.lengths import away, metres
from scenes.parts.learning_rate.meter import Meter
from scenes.parts.learning_rate.numerals import below
from scenes.parts.learning_rate.outcome import CurveRun
from scenes.parts.learning_rate.plan import EARTH, MOON, RatePlan, plan_for
from scenes.parts.learning_rate.pursuit import _MIDDLE, _REACH, FAINT
from scenes.parts.learning_rate.scenery import floor_is_seen
from scenes.parts.learning_rate.valley import Valley
from scenes.parts.learning_rate.verdict import Verdict, judge
from scenes.parts.learning_rate.voyage import _FREE_RING, _NAMED, Voyage, _fits, _nearing
from scenes.parts.learning_rate.widening import shade as lightness
from scenes.render.record import Row
from scenes.render.rehearsal import Rehearsal, offstage, rehearse
from scenes.render.trouble import Trouble
from scenes.stage import PATH, SMALLEST_SIZE, STAGE, STEP, TEXT, Playback
from scenes.stage.lecture.boxes import FRAME
from scenes.stage.lecture.theme import BACKGROUND, terrain
from scenes.stage.paint.lettering import Lettering
from scenes.voice.spoken import spoken
from tests.everything import some
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.performing import attend, performed

# Films of minutes: all of them are made only where there is time.
DEFAULT = LearningRate.parameters


def planned(**changed: Any) -> RatePlan:
    """What is computed for other parameters."""
    return plan_for(**asdict(replace(DEFAULT, **changed)))


PLAN = planned()


def on_the_curve(rate: float, steps: int) -> list[float]:
    """The walk on the curve, by hand."""
    w = [DEFAULT.curve_start]
    for _ in range(steps):
        w.append(w[-1] - rate * 2 * DEFAULT.coefficient * (w[-1] - DEFAULT.minimum))
    return w


def in_the_valley(rate: float, steps: int = DEFAULT.iterations) -> np.ndarray:
    """The walk in the valley, by hand (steps + 1, 2)."""
    places = [np.array(DEFAULT.start)]
    for _ in range(steps):
        places.append(places[-1] - rate * np.array([DEFAULT.condition, 1.0]) * places[-1])
    return np.array(places)


# -- numbers ---------------------------------------------------------------------------------------


def test_the_first_step() -> None:
    curve = parabola(DEFAULT.coefficient, DEFAULT.minimum)
    assert curve.gradient([-1.0]).tolist() == [-1.875]
    assert PLAN.slope == -1.875
    assert PLAN.careful.places[1] == pytest.approx(-1 - 0.1 * -1.875) == pytest.approx(-0.8125)


def test_each_step_leaves_fifteen_sixteenths() -> None:
    away = np.abs(PLAN.careful.places - PLAN.minimum)
    np.testing.assert_allclose(away[:4], [3, 2.8125, 2.63671875, 2.471923828125], rtol=1e-12)
    np.testing.assert_allclose(away[1:] / away[:-1], 15 / 16, rtol=0, atol=1e-12)
    assert PLAN.part == 16


def test_the_stop_that_is_compared_is_about_halfway() -> None:
    assert PLAN.halfway == 11
    assert PLAN.shrunk == pytest.approx(0.9375**11)
    assert told("halfway") == "Halfway, the slope is about half."
    assert (
        told("halfway", curve_rates=(1.0,)) == "At a later stop, the slope is 0.38 times as steep."
    )


def test_counts_of_steps() -> None:
    counts = [run.arrived for run in PLAN.places]
    assert counts == [81, 6, 1, None]
    assert 0.9375**81 <= DEFAULT.arrival < 0.9375**80
    assert 0.375**6 <= DEFAULT.arrival < 0.375**5
    assert DEFAULT.arrival * PLAN.distance == pytest.approx(0.0165)


def test_factors_on_the_curve() -> None:
    assert [run.rate for run in PLAN.places] == [0.1, 1.0, 1.6, 4.0]
    assert [run.factor for run in PLAN.places] == pytest.approx([0.9375, 0.375, 0, -1.5])
    assert [1 - 0.625 * rate for rate in PLAN.choices] == pytest.approx([0.25, 0, -1])
    assert PLAN.choices == (1.2, 1.6, 3.2)
    assert PLAN.guesses == (40, 8, 6)


def test_the_flight_on_the_curve() -> None:
    assert PLAN.beyond is not None
    places = PLAN.beyond.places
    np.testing.assert_allclose(places[:5], [-1, 6.5, -4.75, 12.125, -13.1875])
    away = np.abs(places - PLAN.minimum)
    np.testing.assert_allclose(away[1:] / away[:-1], 1.5)
    np.testing.assert_allclose(places, on_the_curve(4.0, len(places) - 1))


@pytest.mark.parametrize(
    ("number", "factors", "loss"),
    [
        (0, (0.9, 0.98), 0.2655),
        (1, (0.1, 0.82), 4.813e-9),
        (2, (-0.9, 0.62), 2.656e-4),
        (3, (-1.5, 0.5), 4.066e18),
    ],
)
def test_factors_and_losses_in_the_valley(
    number: int, factors: tuple[float, float], loss: float
) -> None:
    run = PLAN.runs[number]
    assert run.factors == pytest.approx(factors)
    np.testing.assert_allclose(run.walk.points[:, 0], in_the_valley(run.rate), atol=1e-12)
    assert run.losses[-1] == pytest.approx(loss, rel=3e-4)
    falls = np.diff(run.losses)
    assert np.all(falls < 0) == (number < 3)


def test_where_the_runs_end_and_begin() -> None:
    ends = [run.walk.points[-1, 0] for run in PLAN.runs]
    np.testing.assert_allclose(ends[0], [0.0103, 0.7283], atol=1e-4)
    np.testing.assert_allclose(ends[2], [0.0103, 0.0], atol=1e-4)
    np.testing.assert_allclose(ends[3], [1.27524e9, 1.776e-15], rtol=1e-3)
    starts = [run.walk.points[1:3, 0].tolist() for run in PLAN.runs]
    assert starts[1][0] == pytest.approx([0.2, 1.64])
    assert starts[2] == [pytest.approx([-1.8, 1.24]), pytest.approx([1.62, 0.7688])]
    assert starts[3] == [pytest.approx([-3, 1]), pytest.approx([4.5, 0.5])]


def test_what_is_passed_on_the_way_to_the_moon() -> None:
    assert [mark.step for mark in PLAN.milestones] == [39, 48]
    far = np.abs(PLAN.runs[-1].walk.points[:, 0, 0])
    np.testing.assert_allclose(far, 2 * 1.5 ** np.arange(51))
    for mark, size, reached in zip(
        PLAN.milestones, (EARTH, MOON), (14_743e3, 566_775e3), strict=True
    ):
        assert far[mark.step - 1] <= size < far[mark.step]
        assert far[mark.step] == pytest.approx(reached, rel=1e-3)
    assert far[50] / MOON == pytest.approx(3.3, abs=0.05)


def test_the_best_rate_is_where_both_leave_as_much() -> None:
    rates = np.linspace(0.001, 0.5, 4991)
    left = np.abs(1 - np.multiply.outer(rates, [5, 1])).max(axis=1)
    assert PLAN.best == pytest.approx(1 / 3) == pytest.approx(rates[left.argmin()], abs=1e-4)
    assert PLAN.left_at_best == pytest.approx(2 / 3) == pytest.approx(left.min(), abs=1e-3)
    across, along = PLAN.ground.contraction(0.5 * PLAN.best)[::-1]
    assert along > abs(across)  # lower, and along is slower
    across, along = PLAN.ground.contraction(1.1 * PLAN.best)[::-1]
    assert abs(across) > along
    assert told("decides") == "The slower direction decides: here, both leave 2/3."
    assert told("decides", condition=1.0) == "At 1, 0 is left."


@pytest.mark.parametrize("condition", [1.0, 5.0, 12.0, 10_000.0])
def test_the_best_rate_takes_the_fewest_steps_of_those_that_are_tried(condition: float) -> None:
    plan = planned(condition=condition)
    start, share = np.array(plan.valley_start), plan.share * (1 + 1e-9)
    counts = []
    for trial in plan.trials:
        left = np.array([1 - trial.rate * condition, 1 - trial.rate])
        steps = trial.walk.steps
        far = [np.linalg.norm(start * left**count) for count in (steps - 1, steps)]
        assert far[1] <= share * np.linalg.norm(start) < far[0]  # as it is said on the curve
        np.testing.assert_allclose(trial.walk.points[-1, 0], start * left**steps, atol=1e-9)
        counts.append(steps)
    assert counts[-1] == min(counts)
    names = [trial.name for trial in plan.trials]
    assert len(set(names)) == len(names)
    if condition == 5:
        assert (names, counts) == (["0.25", "0.38", "1/3"], [17, 47, 13])


def test_longer_bars_have_names_at_the_rates_that_are_tried() -> None:
    meter = Meter(PLAN)
    meter.pointed.set_value(1)
    meter.mirrored.set_value(1)
    meter.told.set_value(1)
    named = {0.25: {"0.75"}, 0.38: {"−0.9"}, PLAN.best: {"2/3", "−2/3"}, 0.2: set()}
    every = {name for names in named.values() for name in names}
    for rate, names in named.items():
        meter.scan.set_value(rate)
        shown = {text.text for text, *_, share in meter.texts() if share == 1}
        assert shown & every == names, rate


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


def test_the_limit() -> None:
    ground = stability(quadratic(5), (0, 0))
    assert PLAN.limit == ground.rate_limit == 0.4
    assert ground.contraction(0.2).min() == pytest.approx(0)  # as far as nothing overshoots


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        (0.02, Verdict.SMALL),
        (0.18, Verdict.GOOD),
        (1 / 3, Verdict.GOOD),
        (0.38, Verdict.LARGE),
        (0.4, Verdict.LIMIT),
        (0.5, Verdict.UNSTABLE),
    ],
)
def test_verdicts(rate: float, verdict: Verdict) -> None:
    assert judge(stability(quadratic(5), (0, 0)), rate, 50) is verdict


def test_all_that_arrive_are_seen_side_by_side_and_each_landing_can_be_counted() -> None:
    hops = Hops(PLAN, [1.0, 0.0, -1.0, -2.0])
    for walked, share in zip(hops.walked, hops.left, strict=True):
        walked.set_value(len(share) - 1)
    assert [len(hops.arcs(number)) for number in range(3)] == [81, 6, 1]
    shown = picture(hops, size=(1920, 1080))[..., :3].astype(float)
    lit = np.abs(shown - shade(PATH)).max(axis=-1) < 60
    for number, landings in ((0, 82), (1, 7)):
        (row, *_), _ = pixels_at(hops.landings(number) - [0.0, 0.02], (1920, 1080))
        discs = np.flatnonzero(np.diff(np.r_[0, lit[row].astype(int)]) == 1)
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


@pytest.mark.parametrize("condition", [1.0, 5.0, 12.0, 12.5, 123.4, 9999.5])
def test_what_a_step_leaves_has_room_at_any_curvature(condition: float) -> None:
    lines = Valley(planned(condition=condition)).formulas
    assert lines.get_right()[0] <= STAGE.right + 1e-9
    assert lines.get_left()[0] > 0.3  # beside the valley


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


# -- words -----------------------------------------------------------------------------------------


def told(name: str, **changed: Any) -> str:
    return str(telling.facts(planned(**changed))[name])


def test_one_sixteenth_is_said_only_where_it_is_one() -> None:
    assert told("kept") == "15/16"
    assert told("kept", curve_rates=(0.3,)) == "0.8125"
    assert told("kept", curve_rates=(0.8,)) == "1/2"


def test_a_number_that_is_rounded_is_said_to_be() -> None:
    assert told("worked") == "−1 − 0.1 × (−1.875) = −0.8125."
    assert told("worked_aloud").endswith(", is minus zero point eight one two five.")
    assert told("worked", curve_rates=(0.123,)) == "−1 − 0.123 × (−1.875) ≈ −0.769."
    assert told("worked", curve_rates=(0.8,)) == "−1 − 0.8 × (−1.875) = 0.5."
    assert told("almost") == "0.55 percent"  # as it is written beside it
    assert told("counted") == "81 steps."
    assert told("counted", curve_rates=(0.001,)) == "After 100 steps, more is left."


def test_the_first_leap_is_told_as_it_is() -> None:
    ask = "Would she ever arrive?"
    assert told("leapt") == f"Higher than before. {ask}"
    assert told("leapt", curve_rates=(0.1,)) == "There at once. How was that found?"
    assert told("leapt", curve_rates=(0.1, 2.4)) == f"She is past the bottom. {ask}"
    assert told("leapt", curve_rates=(0.1, 3.2)) == f"As high as before. {ask}"


def test_how_many_steps_is_not_told_before_it_is_asked() -> None:
    opening = told("leapt"), told("halfway"), told("as_far"), told("almost"), told("second_left")
    counts = str(PLAN.careful.arrived), str(PLAN.faster.arrived if PLAN.faster else "")
    assert not any(count in sentence for sentence in opening for count in counts)


def test_too_far_is_told_as_far_as_it_is() -> None:
    assert told("beyond_size") == ""  # as it is said before
    assert told("beyond_size", curve_rates=(0.1, 3.2)) == "One: as far out as she was."
    assert told("beyond_more", curve_rates=(0.1, 3.2)) == "And so for ever."
    assert told("beyond_end", curve_rates=(0.1, 3.2)) == "She never arrives."
    assert told("beyond_more") == "She flies off, and never arrives."
    assert told("beyond_end") == ""  # she is told to go as she goes
    assert told("beyond_size", curve_rates=(0.1, 2.4)) == "0.5: but nearer than she was."
    assert told("beyond_more", curve_rates=(0.1, 2.4)) == "And nearer again."
    assert told("beyond_end", curve_rates=(0.1, 2.4)) == "She arrives after 8."
    assert planned(curve_rates=(0.1, 1.0)).beyond is None


def test_without_the_perfect_rate_it_is_asked_for_all_the_same() -> None:
    plan = planned(curve_rates=(0.1, 4.0))
    assert plan.perfect.rate == 1 / 0.625
    assert plan.perfect.arrived == 1
    assert plan.faster is None
    only = planned(curve_rates=(4.0,)).careful
    assert only.rate == pytest.approx(0.1)  # one sixteenth of the perfect rate
    assert only.arrived == 81


def test_the_valley_is_told_as_it_is() -> None:
    assert told("as_sharp") == "five times as sharply across as along"
    assert told("as_sharp", condition=1.0) == "as sharply across as along"
    assert told("as_sharp", condition=12.5) == "12.5 times as sharply across as along"
    assert told("limit", condition=12.0) == "0.166"  # never beyond it
    assert told("two_over") == "The limit is two over the largest λ: 2/5."
    assert told("two_over", condition=12.5).endswith(": 0.16.")
    first, second = (telling.rate_told(PLAN, number)[0] for number in (0, 1))
    assert first == "At 0.02, 90 percent is left across, 98 percent along."
    assert second == "At 0.18, a tenth is left across, 82 percent along."
    assert told("second_left") == "Each step leaves 0.375 of the distance."
    assert told("beyond_left") == "Each step leaves −1.5 times the distance."


def test_it_is_said_why_a_rate_is_slow() -> None:
    slow = PLAN.runs[0]
    assert telling.as_she_goes(slow) == "She takes 50 steps."
    assert telling.judged(slow) == "Along the valley, 36 percent is left."
    assert telling.in_the_end(slow) == "36 percent"
    assert round(100 * 0.98**50) == 36


def test_what_is_asked_follows_the_signs() -> None:
    asked = [telling.asked(PLAN, number) for number in range(4)]
    minus = "Does she arrive?"
    assert asked == ["", "", minus, ""]
    other = planned(rates=(0.3, 0.45))
    assert telling.asked(other, 0) == minus
    assert telling.rate_told(other, 1)[0] == "At 0.45, the factor is −1.25."
    assert telling.rate_told(PLAN, 2)[0] == "At 0.38, the factor across is −0.9."
    assert telling.rate_told(PLAN, 3)[0] == "At 0.5, the factor is −1.5."


def test_where_nobody_goes_there_is_no_moon() -> None:
    assert PLAN.leaves
    assert not planned(rates=(0.02, 0.38)).leaves
    near = planned(rates=(0.45,))
    assert [mark.name for mark in near.milestones] == ["earth"][: len(near.milestones)]
    assert [away(1314.0), away(14_743e3)] == ["1,314 m", "14,743 km"]
    assert [metres(10.0**k) for k in (0, 2, 3, 9)] == ["1 m", "100 m", "1 km", "1,000,000 km"]


def test_lands_are_on_the_side_of_the_earth_that_is_seen() -> None:
    for land in LANDS:
        assert np.all(np.hypot(*seen_from((15.0, 10.0), land).T) < 1)
        east, north = np.radians(land - np.array([15.0, 0.0])).T
        towards = np.cos(north) * np.cos(east) * np.cos(np.radians(10)) + np.sin(north) * np.sin(
            np.radians(10)
        )
        assert np.all(towards > 0)


def test_whatever_is_told_can_be_spoken() -> None:
    for changed in ({}, {"curve_rates": (0.5, 3.0), "condition": 12.0, "rates": (0.01, 0.1)}):
        plan = planned(**changed)
        sentences = [telling.rate_told(plan, number)[1] for number in range(len(plan.runs))]
        for sentence in sentences:
            assert spoken(sentence) == sentence


def test_a_limit_is_never_written_larger_than_it_is() -> None:
    for limit in (2 / 456.27, 0.7351, 0.4, 1 / 6, 2 / 3, 1234.5):
        assert limit * 0.99 < float(below(limit).replace(",", "")) <= limit


def test_a_mark_means_one_rate_in_all_of_the_film() -> None:
    # On the curve she is her own mark, so none of the four has been seen with another rate before.
    fields = {field.name for field in dataclasses.fields(CurveRun)}
    assert not fields & {"kind", "color"}
    marks = [(run.kind, run.rate) for run in PLAN.runs]
    assert marks == [("square", 0.02), ("circle", 0.18), ("triangle", 0.38), ("pentagon", 0.5)]


@pytest.mark.parametrize("way", [1.0, -1.0])
def test_she_looks_the_way_she_flies(way: float) -> None:
    walk = descend(parabola(0.5, 0.0), gradient_descent(0.1), [(-way,)], 1)
    she = Leaper(lambda: np.zeros(2), Playback(walk, ["#FFFFFF"]), 1.0)
    assert she.stance.facing * she.stance.turned == way


@pytest.mark.parametrize("rates", [(0.3, 0.05, 0.39), (0.45, 0.41), (0.38, 0.39, 0.395, 0.4)])
def test_no_two_runs_in_the_valley_have_one_mark(rates: tuple[float, ...]) -> None:
    runs = planned(rates=rates).runs
    assert len({run.kind for run in runs}) == len({run.color for run in runs}) == len(runs)


def test_the_limit_stands_at_the_foot_of_its_line_and_touches_no_number() -> None:
    for condition in (1.0, 5.0, 12.0):
        plan = planned(condition=condition)
        meter = Meter(plan)
        for limited in (0.0, 0.3, 0.5, 0.8, 1.0):
            meter.limited.set_value(limited)
            texts = [text for text in meter.texts() if text[3] > 0]
            for lettering, left, low, _ in texts:
                if not lettering.text.startswith("2/"):
                    continue
                plane = meter.plane
                assert low < float(plane.xy(0.0, plane.low[1])[1])
                for other, x, y, _ in texts:
                    beside = x > left + lettering.width or x + other.width < left
                    apart = abs(y - low) > 0.3
                    assert other is lettering or beside or apart, (condition, limited, other.text)


def test_the_earth_is_to_scale_from_where_it_is_passed_to_the_end() -> None:
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    earth = next(mark for mark in PLAN.milestones if mark.name == "earth")
    for step in range(earth.step, DEFAULT.iterations + 1):  # then she is beside it
        voyage.party.progress.set_value(step)
        shown = picture(voyage, size=(1920, 1080))[..., :3].astype(int)
        blue = (shown[..., 2] - shown[..., 0] > 60) & (shown[..., 2] > shown[..., 1])
        columns = np.flatnonzero(blue.any(axis=0))
        wide = EARTH * voyage.unit * 1080 / 8  # as the ruler has it
        rim = 4 if wide > 16 else 0  # pixels on either side that are white
        assert np.ptp(columns) + 1 + 2 * rim == pytest.approx(wide, abs=7), step


class Flown(NamedTuple):
    """A frame of the flight to what is told next."""

    at: float  # seconds
    counted: int  # the step that is written there, with its loss
    loss: float
    metres: float  # to the right of the bottom, as the ruler has it
    place: float  # of the walk at that time, by hand
    looks: float
    spot: float  # where on the screen she is, from left to right
    unit: float  # scene units for a metre
    by_two: float  # how far it is said that every second landing is counted


def flight_before(number: int, plan: RatePlan = PLAN) -> Iterator[Flown]:
    """Frames of the flight, 60 a second, from where a milestone was told to before the next."""
    valley = Valley(plan)
    one = valley.tries[-1]
    voyage, party = Voyage(plan, valley.ground[0], one.party), one.party
    she, places = voyage.she(ValueTracker(0.0)), one.run.walk.points[:, 0, 0]
    voyage.out.set_value(1)
    party.progress.set_value(plan.milestones[number - 1].step if number else 4)
    at = 0.0
    for animations, seconds in voyage.before(plan.milestones[number].step):
        plays = [prepare_animation(animation) for animation in animations]
        for play in plays:
            play.begin()
        frames = round(60 * seconds)
        for frame in range(1, frames + 1):
            for play in plays:
                play.interpolate(frame / frames)
            step, share = divmod(round(party.time, 9), 1)
            ahead = places[int(step)] + share * (
                places[int(step) + bool(share)] - places[int(step)]
            )
            x = float(she.place()[0])
            metres = (x - voyage.middle[0]) / voyage.unit
            at += 1 / 60
            counted, looks = int(one.step.value()), she.stance.turned
            seen, unit = voyage.by_two, voyage.unit
            yield Flown(at, counted, one.loss.value(), metres, ahead, looks, x, unit, seen)
        for play in plays:
            play.finish()


# Odd and even numbers of steps before the Earth, and before the Moon.
FLIGHTS = [{}, {"start": (3.0, 2.0)}, {"start": (-2.0, 2.0), "rates": (0.48,), "iterations": 60}]


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("changed", FLIGHTS, ids=str)
def test_she_is_seen_where_her_flight_brings_her(changed: dict[str, Any], number: int) -> None:
    """In flight, or where steps go by at once, from the landing that is counted to the next."""
    plan = planned(**changed)
    places, losses = plan.runs[-1].walk.points[:, 0, 0], plan.runs[-1].losses
    leap = plan.runs[-1].factors[0] ** 2
    for flown in flight_before(number, plan):
        far = flown.metres / places[flown.counted]
        assert flown.loss == losses[flown.counted]
        assert flown.metres == pytest.approx(flown.place, rel=1e-6) or 1 < far < leap, flown
        assert FRAME.left < flown.spot < FRAME.right, flown
    assert flown.counted == plan.milestones[number].step - 1
    assert flown.metres == pytest.approx(places[flown.counted])


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("changed", FLIGHTS, ids=str)
def test_where_many_steps_go_by_she_stays_on_one_side(changed: dict[str, Any], number: int) -> None:
    """Nine times a second her mark was on the other side, and so were the counted landings."""
    plan = planned(**changed)
    frames, places = list(flight_before(number, plan)), plan.runs[-1].walk.points[:, 0, 0]
    for sides in (
        [places[flown.counted] > 0 for flown in frames],
        [flown.metres > 0 for flown in frames],
        [flown.looks > 0 for flown in frames],
    ):
        turns = [one.at for one, (a, b) in zip(frames, pairwise(sides), strict=False) if a != b]
        assert min(np.diff(turns), default=1.0) > 0.3
    fast = [b for a, b in pairwise(frames) if b.counted == a.counted + 2]
    assert len(fast) >= 3
    many = [flown for flown in frames if fast[0].at <= flown.at <= fast[-1].at]
    assert {b.counted - a.counted for a, b in pairwise(many)} == {0, 2}
    assert np.ptp([flown.spot for flown in many]) < 1e-6
    assert {flown.by_two for flown in many} == {1.0}  # and it says so
    assert {flown.by_two for flown in frames if flown.counted < fast[0].counted - 2} <= {0.0}
    for before, after in pairwise(frames):  # never nearer again, and by no more than a few percent
        assert 0.9 < after.unit / before.unit <= 1


def test_where_steps_are_counted_by_two_nothing_is_drawn_that_is_not_counted() -> None:
    """Landings are those up to the counted one; on either side her way is as long as it was."""
    voyage = Voyage(PLAN, (valley := Valley(PLAN)).ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    by_hand, ends = in_the_valley(0.5)[:, 0], []
    (animations, _), *_ = [*voyage.before(PLAN.milestones[0].step)][-1:]
    plays = [prepare_animation(animation) for animation in animations]
    voyage.party.progress.set_value(8)  # until there she is seen to cross with each step
    for play in plays:
        play.begin()
    for share in np.linspace(0, 1, 101):
        for play in plays:
            play.interpolate(share)
        way, landed = voyage.trail(14)
        step = voyage.party.step
        there = (landed[:, 0] - voyage.middle[0]) / voyage.unit
        assert there == pytest.approx(by_hand[max(0, step - 14) : step + 1])
        assert landed[::2, 2] == pytest.approx(1)
        assert step % 2 == 0
        ends.append((way[:, 0].min(), way[:, 0].max()))
    assert np.ptp(ends, axis=0) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("changed", FLIGHTS, ids=str)
def test_she_is_seen_to_cross_where_steps_are_counted_by_two(
    changed: dict[str, Any], number: int
) -> None:
    """She stood on one side for five seconds; now she is also where she was one step before."""
    plan, clock = planned(**changed), ValueTracker(0.0)
    voyage = Voyage(plan, (valley := Valley(plan)).ground[0], valley.tries[-1].party)
    she, before = voyage.she(clock), voyage.afterimage(clock)
    places, shown = plan.runs[-1].walk.points[:, 0, 0], []
    voyage.out.set_value(1)
    voyage.party.progress.set_value(plan.milestones[number - 1].step if number else 4)
    for animations, _ in voyage.before(plan.milestones[number].step):
        plays = [prepare_animation(animation) for animation in animations]
        for play in plays:
            play.begin()
        for share in np.linspace(0, 1, 101):
            for play in plays:
                play.interpolate(share)
            if before.showing == 0:
                continue
            here, there = (one.place() - voyage.middle for one in (she, before))
            growth = abs(plan.runs[-1].factors[0])
            assert here[0] == pytest.approx(-growth * there[0])
            assert before.stance.turned == -she.stance.turned == np.sign(there[0])
            if voyage.time == (step := voyage.party.step):
                assert there[0] / voyage.unit == pytest.approx(places[step - 1])
            shown.append(before.showing)
    assert np.mean(np.isclose(shown, FAINT)) > 0.7
    voyage.party.progress.set_value(plan.milestones[number].step)
    assert before.showing == 0  # once she has flown on


def test_she_is_seen_to_hop_from_landing_to_landing() -> None:
    """She stood still on the screen while thirty steps went by."""
    voyage = Voyage(PLAN, (valley := Valley(PLAN)).ground[0], valley.tries[-1].party)
    she, before = voyage.she(ValueTracker(0.0)), voyage.afterimage(ValueTracker(0.0))
    voyage.out.set_value(1)
    voyage._from.set_value(6)
    high = []
    for counted in np.arange(8, 20, 0.5):
        voyage._on.set_value(counted)
        over = [
            float(one.place()[1] - spot[1])
            for one, spot in ((she, voyage.here()), (before, voyage.one_before()))
        ]
        high.append(over)
    mine, other = np.array(high).T - np.min(high)
    assert mine[0::4] == pytest.approx(0, abs=1e-6)  # she lands with each pair of steps,
    assert other[2::4] == pytest.approx(0, abs=1e-6)  # halfway between on the other side,
    assert mine[2::4].min() > 0.5 < other[0::4].min()  # and in between she is in the air
    voyage._on.set_value(6)
    assert voyage.hop() == 0


def test_the_earth_comes_little_by_little() -> None:
    """It was there from one frame to the next, over half of the picture."""
    voyage = Voyage(PLAN, Valley(PLAN).ground[0], Valley(PLAN).tries[-1].party)
    voyage.out.set_value(1)
    shares, (earth,) = [], (mark for mark in PLAN.milestones if mark.name == "earth")
    for moves, seconds in voyage.before(earth.step):
        moved = [prepare_animation(move) for move in moves]
        for move in moved:
            move.begin()
        for share in np.linspace(0, 1, max(2, round(60 * seconds)), endpoint=False):
            for move in moved:
                move.interpolate(share)
            shares.append(_nearing(voyage._earth_at()[1]))
        for move in moved:
            move.interpolate(1)
            move.finish()
    assert shares[0] == 0
    assert shares[-1] == 1
    assert sum(0 < share < 1 for share in shares) >= 0.8 * 60
    assert np.diff(shares).max() < 0.1


def test_it_is_said_how_far_each_landing_is() -> None:
    assert (
        telling.sides(PLAN)
        == "She lands on the other side each time, one and a half times as far out."
    )
    assert "each time, 1.4 times as far" in telling.sides(planned(rates=(0.48,)))


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


@pytest.mark.parametrize("unit_of", range(2, 51, 3))
def test_a_length_is_always_written_at_the_ruler(unit_of: int) -> None:
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    for step in (unit_of, unit_of + 0.5):
        voyage.party.progress.set_value(min(step, DEFAULT.iterations))
        marks = [share for text, *_, share in voyage.texts() if text.text in RULER]
        assert max(marks) > 0.9, step


RULER = {metres(10.0**power) for power in range(13)}


def test_ring_ruler_and_cross_come_and_go_where_nothing_is_in_their_place() -> None:
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    for share in np.linspace(0, 0.5, 6):  # half-way back the plot of the losses is gone
        voyage.out.set_value(share)
        assert all(there == 0 for text, *_, there in voyage.texts() if text.text in RULER)
    voyage.out.set_value(1)
    left, low = valley.tries[-1].loss.get_corner(DL)[:2]
    ring = float(np.hypot(left - voyage.middle[0], low - voyage.middle[1]))
    assert _fits(ring, *_FREE_RING) == 0
    moon = PLAN.milestones[1].step
    assert _fits(MOON * _REACH / abs(in_the_valley(0.5)[moon, 0]), *_FREE_RING) == 1
    small, crossed = [], []
    for time in np.linspace(38, 48, 101):
        voyage.party.progress.set_value(time)
        small.append(voyage._small)
        crossed.append(voyage._crossed)
    assert (crossed[0], small[-1]) == (1, 1)
    assert not any(a > 0 and b > 0 for a, b in zip(small, crossed, strict=True))


def test_the_ground_of_a_curve_goes_down_to_its_axis_and_no_deeper() -> None:
    first = First(PLAN, ValueTracker(0.0))
    shown = picture(first.curve, size=(1920, 1080))[..., :3].astype(int)
    there = np.abs(shown - shade(BACKGROUND)).max(axis=-1) > 1
    corner = first.plane.corner + np.array([0.05, 0.0])
    (axis,), (left,) = pixels_at(corner[None], (1920, 1080))
    assert there[axis - 20 : axis - 2, left : left + 60].all()
    assert not there[axis + 2 :, left : left + 60].any()
    assert not there[: axis + 2, : left - 10].any()


def test_the_map_opens_from_what_was_near() -> None:
    valley = Valley(PLAN)
    ground, whole = valley.ground[0], valley.view.window_on_screen()
    assert ground.clip_box() == whole
    valley.lies_down()
    near, (bottom, top) = valley.ravine.half, PLAN.map_window[1]
    low, high = valley.view.at(np.array([(-near, bottom), (near, top)]))
    box = ground.clip_box()
    assert (box.left, box.bottom, box.right, box.top) == pytest.approx((*low, *high))


def test_the_rates_of_the_meter_are_as_large_as_words() -> None:
    meter = Meter(PLAN)
    names = {text.text: text for text, *_ in meter.texts()}
    assert {"0", "0.2", "0.4"} <= set(names)
    assert names["0.4"].high[1] > Lettering("0.4", SMALLEST_SIZE).high[1]


@pytest.mark.parametrize("unit", [1.0, 1e-2, 3e-4, 2e-6, 7e-8])
def test_squares_of_the_floor_are_a_power_of_ten_wide_and_seen(unit: float) -> None:
    sides = [10.0**decade * unit for decade in range(9)]
    seen = [side for side in sides if 0.7 <= side < FRAME.width]
    assert seen or floor_is_seen(unit) == 0
    assert (floor_is_seen(unit) == 0) == (unit < 1.6e-7)  # the Earth is a ball there


# -- the film, frame by frame ----------------------------------------------------------------------


class Watching:
    """An onlooker that looks at arrows, bars and circles in every frame."""

    lecture: Any = None

    def __init__(self) -> None:
        self.arrows: list[tuple[float, float, float]] = []  # share, slope, length in axis units
        self.off_axis = 0.0  # how far an arrow on the axis has been off it
        self.first_steps: dict[float, tuple[float, bool]] = {}  # by rates: how long; was it there?
        self.bars: list[tuple[float, ...]] = []
        self.landed: dict[int, float] = {}  # by steps of the voyage: how far from the cross
        self.compared: list[tuple[float, bool]] = []  # times of two steps side by side, alone?
        self.slopes = 0.0  # when the names of two slopes have been there last
        self.measured: set[tuple[str, bool]] = set()  # a milestone, and whether she had landed
        self.heads: list[tuple[int, int, int]] = []  # run, step, dots of its losses
        self.opening: list[tuple[int, bool]] = []  # step of the first leap, is she seen?
        self.twice = 0  # frames in which she is there and somewhere else
        self.gone = 0  # frames on the curve and on the map in which she is nowhere
        self.unseen = 0  # frames on the map of the meter in which she is nowhere
        self.arrived: set[bool] = set()  # where it is told what is left: has she arrived?
        self.with_pointer = 0  # frames with her on the map where a pointer tells the rate
        self.risen = 0  # frames in which cuts and their names are there while the camera rises
        self.measuring: list[float] = []  # times with the sharp cut measured in whole
        self.striding: list[tuple[float, float]] = []  # of a step taken; how much of its arrow is
        self.tried: list[tuple[float, float]] = []  # a rate on the curve: what is seen, how far

    def frame(self, scene: Any) -> None:
        """Measure what is there."""
        self.lecture = scene
        first, on_stage = scene.first, set(scene.get_mobject_family_members())
        step = first.walk.downstep
        if step in on_stage and step.grown.get_value() == 1:
            unit = float(first.plane.size[0] / first.plane.span[0])
            slope = float(first.walk.gradient()[0])
            share = step.length * (1 - 2 * float(step.turned.get_value()))
            self.arrows.append((share, slope, step.drawn_length() / unit))
            self.off_axis = max(self.off_axis, float(np.ptp(step.line()[:, 1])))
        if first.stops in on_stage and first.stops.near.get_value() == 1:
            alone = not {first.dots, first.plumb, first.bars} & on_stage
            self.compared.append((scene.time, alone))
        if first.stops in on_stage and first.stops.stay == 1:
            self.slopes = scene.time
        if first.bars in on_stage:
            unit = float(first.plane.size[0] / first.plane.span[0])
            self.bars.append(
                tuple(float(np.ptp(first.bars.line(k)[:, 0])) / unit for k in range(4))
            )
        leaping = first.leap[1]
        if leaping in on_stage:
            left, up = leaping.where() + np.array([0.5, 0.2])
            seen = STAGE.left < left < STAGE.right and up < STAGE.top
            self.opening.append((leaping.party.step, seen))
            self.twice += first.hiker in on_stage
        for one in scene.row.tries:
            if one.step in on_stage and one.step.grown.get_value() == 1:
                unit = float(first.plane.size[0] / first.plane.span[0])
                begun = one.party.time < 0.8 and one.step.presence == 1
                _, there = self.first_steps.get(one.run.rate, (0.0, True))
                long = one.step.drawn_length() / unit
                if begun:
                    self.first_steps[one.run.rate] = long, there
                elif one.party.time < 0.8:
                    self.first_steps[one.run.rate] = long, False
            if one.she in on_stage and one.she.presence == 1:
                self.tried.append((one.run.rate, float(first.plane.span[0])))
        voyage = scene.voyage
        for mark in scene.plan.milestones if voyage in on_stage else ():
            if voyage.measured[mark.name].get_value() > 0:
                self.measured.add((mark.name, voyage.party.time >= mark.step))
        if voyage in on_stage and voyage.party.time == voyage.party.step:
            step = voyage.party.step
            self.landed[step] = float(abs(voyage.here()[0] - voyage.middle[0]))
        self.look_for_her(scene, on_stage)
        cuts, ravine = scene.valley.cuts, scene.valley.ravine
        self.risen += cuts in on_stage and ravine.pose["elevation"] > 30
        if cuts in on_stage and cuts.measured.get_value() == 1 and cuts.away.get_value() == 0:
            self.measuring.append(scene.time)
        for number, one in enumerate(scene.valley.tries):
            share, arrow = one.party.time % 1, one.party.downstep
            if arrow in on_stage and arrow.grown.get_value() == 1 and 0.1 < share < 0.95:
                used = float(arrow.used.get_value()) + 1 - arrow.presence
                self.striding.append((round(share, 1), used))
            if one.flight in on_stage:
                dots = len(scene.valley.losses.line(number))
                self.heads.append((number, one.party.step, dots))

    def look_for_her(self, scene: Any, on_stage: set[Any]) -> None:
        """Count the frames in which a curve or a map is all there, and she is not."""
        first, valley = scene.first, scene.valley
        here = [first.hiker, first.leap[1], *(one.she for one in scene.row.tries)]
        on_curve = first.curve in on_stage and first.curve.presence == 1
        self.gone += on_curve and not any(she in on_stage and she.presence == 1 for she in here)
        on_map = valley.axes in on_stage and valley.axes.presence == 1
        here = [valley.she, *(one.she for one in valley.tries)]
        if {scene.meter, *scene.trials.walks} & on_stage:  # where a pointer moves she is nowhere
            self.with_pointer += sum(she.presence > 0.5 for she in here if she in on_stage)
        self.gone += on_map and sum(she.presence for she in here if she in on_stage) < 0.99
        trials, ground = scene.trials, scene.meter.ground[0]
        if ground in on_stage:
            there = trials.she.presence if trials.she in on_stage else 0.0
            self.unseen += there < ground.presence - 0.01
        opacity = max(part.get_fill_opacity() for part in trials.left.get_family())
        if trials.left in on_stage and opacity > 0.99:
            cross = scene.meter.view.at(np.zeros((1, 2)))[0]
            self.arrived.add(bool(np.linalg.norm(trials.she.place() - cross) < 0.2))

    def beat_ended(self, scene: Any, name: str) -> None:
        self.lecture = scene


class Watched(NamedTuple):
    """A rehearsal, and what its onlooker kept."""

    run: Rehearsal
    eye: Watching

    def rows(self, name: str) -> list[Row]:
        """What was displayed under a name."""
        return [row for row in self.run.trace if row.name == name]


attend(LearningRate, Watching)


@cache
def watched() -> Watched:
    """The film as it is by default, frame by frame. Any warning would be an error."""
    performance = performed(LearningRate)
    return Watched(performance.run, performance.of(Watching))


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
    for words in (first.function, first.derived.curvature(), first.derived.left()):
        assert axis + 0.3 < float(words.get_left()[0])
        assert float(words.get_right()[0]) < STAGE.right
        assert side * float(words.get_x()) > 2


def test_a_curve_begins_and_ends_with_its_axis() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    plane, box = lecture.first.plane, lecture.first.curve.clip_box()
    assert (box.left, box.right) == (plane.corner[0], plane.corner[0] + plane.size[0])


def test_steps_are_made_larger_where_they_are() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    stops = lecture.first.stops
    stops.steps.set_value(2)
    small = [stops.larger(number) for number in (0, 1)]
    stops.near.set_value(1)
    for number, before in enumerate(small):
        tail, tip = stops.larger(number)
        assert tail.tolist() == before[0].tolist()
        assert (tip - tail).tolist() == pytest.approx((5 * (before[1] - before[0])).tolist())
    assert stops.larger(0)[1][0] < stops.larger(1)[0][0]  # apart


def test_a_rounded_ratio_is_not_said_to_be_exact() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    assert "= 0.625 approx" in lecture.first.stops.quotients().source


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


@pytest.mark.slow
def test_two_steps_are_compared_alone_and_for_long() -> None:
    times, alone = zip(*watched().eye.compared, strict=True)
    assert all(alone)
    assert times[-1] - times[0] >= 2.6  # and the line of numbers comes and goes before and after


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
def test_who_arrives_has_no_more_left_than_is_told() -> None:
    counts = {row.time: int(row.text) for row in watched().rows("steps")}
    left = {row.time: row.value for row in watched().rows("left")}
    assert max(counts.values()) == 81
    for time, share in left.items():
        assert share == pytest.approx(100 * 0.9375 ** counts[time])
        assert (share <= 100 * DEFAULT.arrival) == (counts[time] == 81)


@pytest.mark.slow
def test_the_arrow_of_a_step_is_whole_until_she_has_landed() -> None:
    eye = watched().eye
    assert {share for share, _ in eye.striding} >= {0.3, 0.8}
    assert all(used == 0 for _, used in eye.striding)


@pytest.mark.slow
def test_she_is_there_in_every_frame_while_rates_are_tried() -> None:
    assert watched().eye.gone == 0


@pytest.mark.slow
def test_she_is_nowhere_while_a_pointer_tells_the_rate() -> None:
    assert watched().eye.with_pointer == 0


@pytest.mark.slow
def test_names_of_the_cuts_are_gone_before_the_camera_rises() -> None:
    assert watched().eye.risen == 0


@pytest.mark.slow
def test_the_pieces_that_measure_the_sharp_cut_can_be_counted() -> None:
    times = watched().eye.measuring
    assert times[-1] - times[0] > 2


@pytest.mark.slow
def test_the_pointer_rests_where_the_sentence_has_it() -> None:
    scans = watched().rows("scan")
    for rate in (0.25, 0.38, PLAN.best, PLAN.limit):
        times = [row.time for row in scans if row.value[0] == pytest.approx(rate)]
        assert times[-1] - times[0] > 0.4, rate


@pytest.mark.slow
def test_no_count_is_said_before_she_has_taken_that_many_steps() -> None:
    said = {cue.text: cue.start for cue in watched().run.captions}
    for caption, name, count in (("81 steps.", "steps", 81), ("Six steps.", "steps at 1", 6)):
        landed = min(row.time for row in watched().rows(name) if int(row.text) == count)
        assert landed <= said[caption] + 1e-6


@pytest.mark.slow
def test_what_she_passes_is_measured_until_its_sentence_is_over() -> None:
    flown = watched().rows("flight")
    for mark in PLAN.milestones:
        phrase = telling.passed(mark.name, mark.step, False).split()[-1]
        cue = next(
            cue
            for cue in watched().run.captions
            if cue.text.startswith(f"After {mark.step}") and cue.text.endswith(phrase)
        )
        there = [row.time for row in flown if row.value[0] == mark.step]
        assert min(there) <= cue.start + 1e-5
        assert max(there) > cue.end


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
    for one, present, told in zip(valley.tries, losses.present, losses.told, strict=True):
        one.party.progress.set_value(one.party.steps)
        present.set_value(1)
        told.set_value(1)
    texts = [text for text in losses.texts() if text[3] == 1]
    written = {text.text: foot for text, _, foot, _ in texts}
    ends = ["4.066×10", "0.2655", "2.656×10", "4.813×10"]
    assert set(ends) <= set(written)
    high = [written[end] for end in ends]
    assert min(-np.diff(high)) >= 0.5


def test_a_number_at_an_end_stays_while_another_run_passes_it() -> None:
    valley = Valley(PLAN)
    losses, (slow, quick, *_) = valley.losses, valley.tries
    slow.party.progress.set_value(slow.party.steps)
    losses.told[0].set_value(1)
    feet = set()
    for step in np.linspace(0, 20, 81):
        quick.party.progress.set_value(step)
        feet |= {round(foot, 9) for text, _, foot, _ in losses.texts() if text.text == "0.2655"}
    assert len(feet) == 1


@pytest.mark.parametrize("start", [(2.0, 2.0), (-2.0, 2.0), (2.0, -2.0), (-2.0, -2.0)])
def test_no_walk_goes_under_the_losses(start: tuple[float, float]) -> None:
    valley = Valley(planned(start=start))
    low, high = (
        np.array(valley.losses.get_corner(DL)[:2]),
        np.array(valley.losses.get_corner(UR)[:2]),
    )
    for one in valley.tries:
        way = one.flight.on.at(one.run.walk.points[: one.last + 1, 0])
        between = np.linspace(0, 1, 20)[:, None, None]
        spots = (way[:-1] + between * np.diff(way, axis=0)).reshape(-1, 2)
        assert not np.any(np.all((spots > low - 0.1) & (spots < high + 0.1), axis=1)), one.run.rate


@pytest.mark.slow
def test_dots_of_losses_come_with_the_landings() -> None:
    heads = watched().eye.heads
    assert {number for number, _, _ in heads} == {0, 1, 2, 3}
    assert all(dots == step + 1 for _, step, dots in heads)


@pytest.mark.slow
def test_she_lands_at_the_same_two_places_all_the_way() -> None:
    landed = watched().eye.landed
    assert {39, 48, 50} <= set(landed)
    assert np.ptp([far for step, far in landed.items() if step >= 5]) < 1e-9
    for row in watched().rows("flight"):
        step, across, _ = row.value
        assert abs(across) == pytest.approx(2 * 1.5**step)
    landed_at = {}
    for row in reversed(watched().rows("flight")):
        landed_at[row.value[0]] = row.time
    for step in (39, 48):
        later = min(time for other, time in landed_at.items() if other > step)
        assert later - landed_at[step] > 1
    assert watched().eye.lecture.valley.tries[-1].loss.number.text == "4.066×10¹⁸"


@pytest.mark.slow
def test_a_way_is_measured_once_she_has_landed() -> None:
    assert watched().eye.measured == {(mark.name, True) for mark in PLAN.milestones}


def test_no_length_is_written_across_the_ring() -> None:
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    (moon,) = (mark for mark in PLAN.milestones if mark.name == "moon")
    voyage.out.set_value(1)
    voyage.party.progress.set_value(moon.step)
    voyage.measured["moon"].set_value(1)
    lengths = [text for text in voyage.text_boxes() if text[0] == "384,400 km"]
    lengths += [text for text in voyage.text_boxes() if text[0] == "566,775 km"]
    assert len(lengths) == 2
    for _, left, low, right, high, *_ in lengths:
        corners = np.array([(x, y) for x in (left, right) for y in (low, high)]) - voyage.middle
        assert np.all(np.hypot(*corners.T) < moon.metres * voyage.unit)


def test_a_ring_has_its_name_where_all_of_it_is_in_the_frame() -> None:
    largest, _ = _NAMED
    assert largest + 0.1 < min(FRAME.top - _MIDDLE[1], _MIDDLE[1] - FRAME.bottom)
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    for step, named in ((46, 0), (48, 1)):
        voyage.party.progress.set_value(step)
        (share,) = (text[3] for text in voyage.texts() if text[0].text == "the Moon’s orbit")
        assert share == named


@pytest.mark.slow
def test_the_axis_of_losses_grows_with_the_one_that_climbs() -> None:
    losses = watched().eye.lecture.valley.losses
    assert losses.ceiling == pytest.approx(math.log10(4.066e18) + 1, abs=1e-3)
    rows = watched().rows("loss plotted at 0.5")
    assert rows[-1].value == pytest.approx(4.066e18, rel=3e-4)
    low, high = losses.plane.xy(50.0, [losses.low, losses.ceiling])[:, 1]
    assert low < losses.line(3)[-1][1] < high


@pytest.mark.slow
def test_the_meter_says_what_the_stability_says() -> None:
    film, ground = watched(), stability(quadratic(5), (0, 0))
    assert {round(row.value, 12) for row in film.rows("limit")} == {0.4}
    scans = film.rows("scan")
    assert len(scans) > 50
    for row in scans:
        rate, across, along = row.value
        assert [along, across] == pytest.approx(ground.contraction(rate))
    assert max(row.value[0] for row in scans) == pytest.approx(0.44)
    for rate in DEFAULT.rates:
        row = film.rows(f"factors of {rate:g}")[-1]
        assert row.value[1:] == pytest.approx((1 - 5 * rate, 1 - rate))


@pytest.mark.slow
def test_the_loss_falls_as_the_rate_is_raised_and_climbs_beyond_the_best() -> None:
    raised = [row.value for row in watched().rows("raised to")]
    losses = [loss for _, loss in raised]
    lowest = int(np.argmin(losses))
    assert 0 < lowest < len(losses) - 1
    assert np.all(np.diff(losses[: lowest + 1]) <= 0)
    assert np.all(np.diff(losses[lowest:]) >= 0)
    assert losses[-1] > 12
    assert raised[-1][0] == pytest.approx(0.44)


@pytest.mark.slow
def test_she_is_there_in_every_frame_of_the_meter_and_of_the_three_ways() -> None:
    """For forty seconds a path was drawn, and she was nowhere."""
    assert watched().eye.unseen == 0


@pytest.mark.slow
def test_what_is_left_is_told_only_where_she_has_arrived() -> None:
    assert watched().eye.arrived == {True}


@pytest.mark.slow
def test_no_number_is_broken() -> None:
    for row in watched().run.trace:
        if row.value is not None:
            assert np.all(np.isfinite(row.value)), row


# -- any rates -------------------------------------------------------------------------------------


def other(**changed: Any) -> type[LearningRate]:
    """The film with other parameters."""
    parameters = replace(LearningRateParameters(), **changed)
    return type("Other", (LearningRate,), {"parameters": parameters, "captions": False})


OTHERS = [
    {"curve_rates": (0.5, 3.0), "curve_start": 5.0, "minimum": -1.0},
    {"rates": (0.3, 0.05, 0.39)},
    {"condition": 12.0, "rates": (0.01, 0.1, 0.16, 0.2), "iterations": 80},
    {"curve_rates": (1.6,), "rates": (1 / 3,), "zoom": False},
    {"condition": 1.0, "rates": (0.1, 1.0), "start": (1.0, -0.5), "curve_rates": (3.2,)},
    {"rates": (0.02, 0.18, 0.38, 1.2), "iterations": 30, "coefficient": 50.0},
    {"rates": (0.45, 0.41), "curve_rates": (0.001,), "iterations": 2},
]


@pytest.mark.slow
@pytest.mark.parametrize("changed", some(OTHERS), ids=str)
def test_other_rates_make_a_film(changed: dict[str, Any]) -> None:
    run = rehearse(other(**changed))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    for row in run.trace:
        if row.value is not None:
            assert np.all(np.isfinite(row.value)), row


@pytest.mark.parametrize("name", ["rates", "curve_rates"])
@pytest.mark.parametrize("rates", [(), (0.1, 0.2, 0.3, 0.4, 0.5)])
def test_as_many_rates_as_there_is_room_for(name: str, rates: tuple[float, ...]) -> None:
    with pytest.raises(Trouble, match=f"^{name} must be a list of 1 to 4 numbers above 0"):
        rehearse(other(**{name: rates}))


@pytest.mark.parametrize(
    "place", [{"curve_start": 2.0}, {"minimum": -1.0}, {"start": (0.0, 0.0)}, {"start": [0, 0]}]
)
def test_one_who_begins_at_the_minimum_is_refused(place: dict[str, Any]) -> None:
    # The film divides by the slope there.
    with pytest.raises(ValueError, match="start must not be the minimum itself, got"):
        LearningRateParameters(**place)


def test_a_rate_of_nothing_is_refused() -> None:
    with pytest.raises(
        Trouble, match=r"rates must be a list of 1 to 4 numbers above 0 .* got \(0.0, 0.1\)"
    ):
        rehearse(other(rates=(0.0, 0.1)))


def test_the_cast_is_built_without_a_film() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    assert len(lecture.row.tries) == 4
    assert math.isclose(lecture.meter.plan.limit, 0.4)


def test_a_bar_is_named_only_where_the_pointer_rests() -> None:
    """On its way from rate to rate it has other lengths, and would give the next answer away."""
    meter = Meter(planned())
    for tracker in (meter.pointed, meter.mirrored, meter.told):
        tracker.set_value(1)

    def named(rate: float) -> int:
        meter.scan.set_value(rate)
        before = [strength for *_, strength in meter.texts()]
        meter.told.set_value(0)
        after = [strength for *_, strength in meter.texts()]
        meter.told.set_value(1)
        return sum(a != b for a, b in zip(before, after, strict=True))

    rates = [trial.rate for trial in meter.plan.trials]
    assert all(named(rate) for rate in rates)
    beside = [named(rate * (1 + off)) for rate in rates for off in (-0.02, 0.014)]
    assert beside == [0] * len(beside)
