"""The meter of rates: its bars and the losses are those of the rate that the pointer is at."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import quadratic, stability
from scenes.parts.learning_rate.meter import _MARK, Meter
from scenes.parts.learning_rate.numerals import LAMBDA
from scenes.stage import SMALLEST_SIZE, STAGE
from scenes.stage.paint.lettering import Lettering
from tests.scenes.films.learning_rate.planned import DEFAULT, PLAN, planned
from tests.scenes.films.learning_rate.watched import watched


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


def test_the_rates_of_the_meter_are_as_large_as_words() -> None:
    meter = Meter(PLAN)
    names = {text.text: text for text, *_ in meter.texts()}
    assert {"0", "0.2", "0.4"} <= set(names)
    assert names["0.4"].high[1] > Lettering("0.4", SMALLEST_SIZE).high[1]


@pytest.mark.slow
def test_she_is_nowhere_while_a_pointer_tells_the_rate() -> None:
    assert watched().eye.with_pointer == 0


@pytest.mark.slow
def test_the_pointer_rests_where_the_sentence_has_it() -> None:
    scans = watched().rows("scan")
    for rate in (0.25, 0.38, PLAN.best, PLAN.limit):
        times = [row.time for row in scans if row.value[0] == pytest.approx(rate)]
        assert times[-1] - times[0] > 0.4, rate


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


@pytest.mark.parametrize("condition", [1.0, 5.0, 12.0, 10_000.0])
def test_the_meter_is_as_wide_as_the_names_of_its_lines_let_it(condition: float) -> None:
    """It was a quarter of the frame wide, and a tenth was left at its right."""
    meter = Meter(planned(condition=condition))
    meter.drawn.set_value(1)
    ends = [x + text.width for text, x, _, seen in meter.texts() if seen > 0]
    assert STAGE.right - 0.05 < max(ends) <= STAGE.right + 1e-9


def test_at_first_the_meter_has_the_frame_for_itself() -> None:
    """It was half as wide, beside a map on which nothing happened yet."""
    meter = Meter(PLAN)
    assert float(meter.plane.size[0]) > 0.7 * STAGE.width
    meter.beside.set_value(1)
    left = float(meter.plane.corner[0])
    (right, _), _ = meter.view.window
    edge = meter.view.at(np.array([(-right, 0.0)]))[0]
    assert left > float(edge[0]) + 0.5


@pytest.mark.parametrize("beside", [0.0, 1.0])
def test_no_factor_of_a_run_touches_a_name_or_another(beside: float) -> None:
    """Two squares lay over each other, and pentagons on the names of the lines."""
    meter = Meter(PLAN)
    for tracker in (meter.drawn, meter.marked):
        tracker.set_value(len(PLAN.runs))
    meter.beside.set_value(beside)
    spots = [meter.plane.xy(run.rate, meter.factors(run.rate)) for run in PLAN.runs]
    for across, along in spots:
        assert np.linalg.norm(across - along) > np.sqrt(2) * _MARK
    words = [(left, low) for text, left, low, seen in meter.texts() if LAMBDA in text.text and seen]
    assert len(words) == 2
    for left, _ in words:
        assert left - float(spots[-1][0][0]) > 2 * _MARK + 0.1
