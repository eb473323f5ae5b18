"""The learning-rate film: every number in it is what an independent descent gives."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import parabola, quadratic, stability
from scenes.parts.learning_rate.numerals import below
from scenes.parts.learning_rate.plan import EARTH, MOON
from scenes.parts.learning_rate.verdict import Verdict, judge
from tests.scenes.films.learning_rate.planned import (
    DEFAULT,
    PLAN,
    in_the_valley,
    on_the_curve,
    planned,
    told,
)


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


def test_a_limit_is_never_written_larger_than_it_is() -> None:
    for limit in (2 / 456.27, 0.7351, 0.4, 1 / 6, 2 / 3, 1234.5):
        assert limit * 0.99 < float(below(limit).replace(",", "")) <= limit
