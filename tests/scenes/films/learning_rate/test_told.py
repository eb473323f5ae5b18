"""What the learning-rate film tells: each sentence follows the numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenes.parts.learning_rate import telling
from scenes.parts.learning_rate.lengths import away, metres
from scenes.render.rehearsal import offstage
from scenes.voice.spoken import spoken
from tests.scenes.films.learning_rate.planned import PLAN, other, planned, told
from tests.scenes.films.learning_rate.watched import watched


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


def test_whatever_is_told_can_be_spoken() -> None:
    for changed in ({}, {"curve_rates": (0.5, 3.0), "condition": 12.0, "rates": (0.01, 0.1)}):
        plan = planned(**changed)
        sentences = [telling.rate_told(plan, number)[1] for number in range(len(plan.runs))]
        for sentence in sentences:
            assert spoken(sentence) == sentence


def test_it_is_said_how_far_each_landing_is() -> None:
    assert telling.sides(PLAN) == "She lands on the other side, one and a half times as far out."
    assert "the other side, 1.4 times as far" in telling.sides(planned(rates=(0.48,)))


def test_a_rounded_ratio_is_not_said_to_be_exact() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    assert "= 0.625 approx" in lecture.first.stops.quotients().source


@pytest.mark.slow
def test_no_number_is_broken() -> None:
    for row in watched().run.trace:
        if row.value is not None:
            assert np.all(np.isfinite(row.value)), row
