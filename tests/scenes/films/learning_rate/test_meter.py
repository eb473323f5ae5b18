"""The meter of rates: its bars and the losses are those of the rate that the pointer is at."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import quadratic, stability
from scenes.parts.learning_rate.meter import _MARK, Meter
from scenes.parts.learning_rate.numerals import LAMBDA
from scenes.parts.learning_rate.trials import Trials
from scenes.stage import SMALLEST_SIZE, STAGE
from scenes.stage.paint.lettering import Lettering
from tests.scenes.films.learning_rate.planned import DEFAULT, PLAN, planned
from tests.scenes.films.learning_rate.watched import watched


def test_longer_bars_have_names_once_they_are_there_and_no_name_lies_on_a_bar() -> None:
    for condition in (2.0, 5.0, 12.0):
        plan = planned(condition=condition)
        meter, best = Meter(plan), 2 / (1 + condition)
        before = [text for text, *_, there in meter.texts() if there > 0]
        meter.mirrored.set_value(len(plan.trials))
        named = [one for one in meter.texts() if one[3] == 1 and one[0] not in before]
        lengths = [1 - best, best - 1]
        lengths += [
            max((1 - rate, 1 - rate * condition), key=abs)
            for rate in (trial.rate for trial in plan.trials[:-1])
        ]
        assert len(named) == len(lengths)
        heights = [low + text.high[1] / 2 for text, _, low, _ in named]
        wanted = [float(meter.plane.xy(0, long / 2)[1]) for long in lengths]
        assert sorted(heights) == pytest.approx(sorted(wanted))
        for text, left, *_ in named:
            for trial in plan.trials:
                bar = float(meter.plane.xy(trial.rate, 0)[0])
                assert not left - 0.1 < bar < left + text.width + 0.1, (condition, text.text)


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
def test_what_rates_leave_that_were_tried_is_there_while_it_is_said_that_they_decide() -> None:
    (cue,) = [cue for cue in watched().run.captions if "both leave" in cue.text]
    for rate in (0.25, 0.38, PLAN.best):
        rows = watched().rows(f"left with {rate:.3g}")
        assert {row.value for row in rows} == {(1 - 5 * rate, 1 - rate)}
        times = [row.time for row in rows]
        assert min(times) < cue.end - 1
        assert max(times) >= cue.end - 1e-6
    rests = [row.time for row in watched().rows("scan") if row.value[0] == PLAN.limit]
    assert max(rests) - min(rests) > 0.4


@pytest.mark.slow
def test_the_meter_says_what_the_stability_says() -> None:
    film, ground = watched(), stability(quadratic(5), (0, 0))
    assert {round(row.value, 12) for row in film.rows("limit")} == {0.4}
    scans = film.rows("scan")
    assert len(scans) > 20
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


@pytest.mark.parametrize("condition", [1.0, 5.0, 12.0, 10_000.0])
def test_the_meter_is_as_wide_as_the_names_of_its_lines_let_it(condition: float) -> None:
    """It was a quarter of the frame wide, and a tenth was left at its right."""
    meter = Meter(planned(condition=condition))
    meter.drawn.set_value(1)
    ends = [x + text.width for text, x, _, seen in meter.texts() if seen > 0]
    assert STAGE.right - 0.05 < max(ends) <= STAGE.right + 1e-9


def test_meter_and_map_have_the_frame_one_after_the_other() -> None:
    """Both were there at once, each in half of the frame."""
    meter = Meter(PLAN)
    assert float(meter.plane.size[0]) > 0.7 * STAGE.width
    (_, bottom), (right, top) = meter.view.at(np.array(meter.view.window).T)
    assert top - bottom > 0.85 * STAGE.height
    trials = Trials(PLAN, meter)
    assert meter not in trials.everything
    assert {*meter.ground} <= {*trials.over()}
    assert float(trials.guess.get_left()[0]) > right + 0.5
    for number, count in enumerate(trials.counts):  # under one head: it counted "1 steps"
        assert float(count.get_right()[0]) < STAGE.right
        assert count.label not in count.family_members_with_points()
        tile = trials.guess[trials.guess.answers.index(PLAN.trials[number].name)]
        assert float(count.number.get_y()) == pytest.approx(float(tile.get_y()), abs=0.1)


def test_no_factor_of_a_run_touches_a_name_or_another() -> None:
    """Two squares lay over each other, and pentagons on the names of the lines."""
    meter = Meter(PLAN)
    for tracker in (meter.drawn, meter.marked):
        tracker.set_value(len(PLAN.runs))
    spots = [meter.plane.xy(run.rate, meter.factors(run.rate)) for run in PLAN.runs]
    for across, along in spots:
        assert np.linalg.norm(across - along) > np.sqrt(2) * _MARK
    words = [(left, low) for text, left, low, seen in meter.texts() if LAMBDA in text.text and seen]
    assert len(words) == 2
    for left, _ in words:
        assert left - float(spots[-1][0][0]) > 2 * _MARK + 0.1


@pytest.mark.slow
def test_the_meter_is_not_there_with_nothing_on_it() -> None:
    """Its axes were empty for two seconds."""
    assert watched().eye.empty == 0


@pytest.mark.parametrize("rates", [(0.02, 0.5), (0.02, 1.2)])
def test_the_name_of_the_rate_stands_behind_all_numbers_of_its_axis(
    rates: tuple[float, ...],
) -> None:
    """Where the axis ends at a number it lay on it."""
    texts = list(Meter(planned(rates=rates)).texts())
    ((left, foot),) = [(x, y) for text, x, y, _ in texts if text.text in {"α", "𝛼"}]
    assert left > max(x + text.width for text, x, y, _ in texts if y == foot and x != left)
