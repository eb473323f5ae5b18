"""The numbers of the film about many valleys, each computed here by other means."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import InputError
from scenes.parts.local_minima import telling
from scenes.parts.local_minima.country import Country
from scenes.parts.local_minima.limits import times_text
from scenes.parts.local_minima.telling import row_answer, row_guesses, twin_guesses
from scenes.parts.local_minima.twins import Twins, left_step
from tests.scenes.films.local_minima.numbers_made import (
    QUARTIC,
    TILTED,
    bend,
    height,
    plan,
    slope,
    valley,
    walk,
)


def test_level_points_heights_curvatures_and_limits() -> None:
    made = plan()
    assert made.floors == pytest.approx([-2, 0, 2], abs=1e-9)
    assert made.ridges == pytest.approx([-1, 1], abs=1e-9)
    assert np.abs(slope(np.array([-2, -1, 0, 1, 2]))).max() == 0
    assert made.height(made.floors) == pytest.approx([-4 / 3, 0, -4 / 3])
    assert made.height(made.ridges) == pytest.approx([11 / 12, 11 / 12])
    for x in (-2.0, -1.0, 0.0, 1.0, 2.0):
        assert made.curvature(x) == pytest.approx(bend(x))
    assert [bend(x) for x in (0, 1, -1, 2, -2)] == [4, -6, -6, 24, 24]
    assert (made.limit(0.0), made.limit(2.0)) == pytest.approx((1 / 2, 1 / 12))
    assert made.deep.tolist() == [True, False, True]
    assert (made.home, made.ridge, made.hook) == pytest.approx((0, 1, 0.8))


def test_the_parabola_is_convex_and_the_sextic_is_cut_by_a_string() -> None:
    made = plan()
    assert made.convex
    x = np.linspace(-9, 9, 61)
    left, right = np.meshgrid(x, x)
    for share in (0.1, 0.35, 0.5, 0.8):
        chord = (1 - share) * left**2 + share * right**2
        assert np.all(chord >= ((1 - share) * left + share * right) ** 2 - 1e-12)
    assert 0.5 * (height(0.0) + height(2.0)) == pytest.approx(-2 / 3)
    assert height(1.0) > -2 / 3


def test_the_twins_part() -> None:
    made = plan()
    places = walk([0.999, 1.001], 0.03, 74)
    assert made.twins.points[..., 0] == pytest.approx(places, abs=1e-9)
    assert slope(np.array([0.999, 1.001])) == pytest.approx([0.005995, -0.006005], abs=5e-7)
    assert places[1] == pytest.approx([0.998820, 1.001180], abs=5e-7)
    gaps = places[:, 1] - places[:, 0]
    assert np.round(gaps[1:21] / gaps[:20], 2).tolist() == [1.18] * 20
    assert made.growth == round(100 * 0.03 * 6) == 18
    assert gaps[[0, 10, 20]] == pytest.approx([0.002, 0.0105, 0.055], abs=3e-4)
    assert (made.seen, made.parted) == (int(np.argmax(gaps > 0.1)), int(np.argmax(gaps > 1)))
    assert (made.seen, made.parted) == (24, 38)
    left, right = (np.abs(places[:, 0]) < 0.01, np.abs(places[:, 1] - 2) < 0.01)
    assert (int(left.argmax()), int(right.argmax())) == (74, 43)
    assert (made.twins.steps, made.twin_ends) == (74, (1, 2))


def test_twins_of_ones_own() -> None:
    mirrored = plan(twins=(-0.999, -1.001))
    assert mirrored.twin_ends == (0, 1)
    with pytest.raises(InputError, match=r"twins: from 0\.9 and 0\.91 they do not end in two"):
        _ = plan(twins=(0.9, 0.91)).twins


def test_territories_at_the_small_rate_end_at_the_ridges() -> None:
    made = plan()
    x = -2.5 + 5 * (np.arange(2000) + 0.5) / 2000
    ends = valley(walk(x, 0.03, 1000)[-1])
    assert made.territories.valleys.tolist() == ends.tolist()
    assert made.territories.shares == pytest.approx([0.3, 0.4, 0.3], abs=1e-12)
    assert made.territories.borders == pytest.approx([-1, 1], abs=1e-9)


ROW = -2.5 + 5 * (np.arange(30) + 0.5) / 30


@pytest.mark.parametrize(("rate", "counts"), [(0.03, [9, 12, 9]), (0.15, [0, 30, 0])])
def test_thirty_side_by_side_end_where_an_independent_descent_ends(
    rate: float, counts: list[int]
) -> None:
    """Of one start it was said that every start ends in the middle; the rest was a wipe."""
    made = plan()
    row = made.row if rate == 0.03 else made.row_again
    starts = row.walk.points[0, :, 0]
    assert np.sort(starts) == pytest.approx(ROW)
    places = walk(starts, rate, 400)
    assert row.ends.tolist() == valley(places[-1]).tolist()
    assert [row.count(np.array([number])) for number in range(3)] == counts
    assert row.walk.points[..., 0] == pytest.approx(places[: row.walk.steps + 1], abs=1e-6)
    for number, step in enumerate(row.arrived.tolist()):
        near = np.abs(places[:, number] - places[-1, number]) <= 0.02
        assert near[step:].all()
        assert step == 0 or not near[step - 1]
    said = telling.all_starts(made)
    assert said == "All thirty now end in the shallow middle."
    assert telling.missing(made) == "Twelve"


def test_no_start_but_the_twins_is_near_a_border() -> None:
    made = plan()
    starts = [made.hook, *ROW]
    away = np.abs(np.subtract.outer(starts, [-1.0, 1.0]))
    assert away.min() > 1e-4


def test_large_steps_lead_over_the_ridge() -> None:
    run = plan().large
    assert run is not None
    places = walk(25 / 12, 0.15, 400)
    assert run.walk.points[:, 0, 0] == pytest.approx(places[: run.walk.steps + 1])
    shown = [1.728, 2.250, 0.793, 0.644, 0.441]
    assert np.round(places[1:6], 3).tolist() == shown
    assert (run.crossing, run.home, run.end) == (3, 2, 1)
    assert int(np.argmax(np.abs(places) < 0.01)) == run.walk.steps == 10
    assert run.between
    assert 1 / 12 < 0.15 < 1 / 2


@pytest.mark.parametrize("ground", ["sextic", TILTED, "x^4/4 - x^2 + 0.3x", "sin(2x) + 0.1x^2"])
def test_the_one_who_is_watched_is_one_of_those_side_by_side(ground: str) -> None:
    """She stood at 1.9, where none of the thirty was, and went a way that none of them went."""
    made = plan(landscape=ground)
    run = made.large
    assert run is not None
    starts = made.row_again.walk.points[0, :, 0]
    assert np.abs(starts - run.walk.points[0, 0, 0]).min() < 1e-9
    (number,) = np.flatnonzero(np.abs(starts - run.walk.points[0, 0, 0]) < 1e-9)
    hers = made.row_again.walk.points[: run.walk.steps + 1, number, 0]
    assert run.walk.points[: len(hers), 0, 0] == pytest.approx(hers, abs=1e-6)


def test_with_large_steps_all_but_level_points_end_in_the_middle() -> None:
    made = plan()
    assert set(made.large_territories.valleys.tolist()) == {1}
    grid = np.linspace(-2.5, 2.5, 5001)
    ends = walk(grid, 0.15, 400)[-1]
    stay = grid[np.abs(ends) > 0.001]
    assert stay == pytest.approx([-2, -1, 1, 2], abs=1e-9)


def test_guesses_and_answers() -> None:
    made = plan()
    assert twin_guesses(made) == ("both middle", "both right", "one each")
    assert row_guesses()[row_answer(made)] == "fewer"
    assert row_guesses()[row_answer(plan(large_rate=0.05))] == "as many"


@pytest.mark.parametrize(("curvature", "text"), [(24, "3.6"), (4, "0.6"), (7.31, "1.1")])
def test_a_step_is_so_many_times_the_distance_with_two_digits(curvature: float, text: str) -> None:
    """It was said to compare the rate with two divided by it, and nobody said why."""
    assert times_text(0.15, curvature) == text


def test_close_to_a_floor_a_step_is_as_many_times_the_distance_as_is_said() -> None:
    for floor, times in ((2.0, 3.6), (0.0, 0.6)):
        away = 1e-4
        moved = away - (walk(floor + away, 0.15, 1)[1] - floor)
        assert moved / away == pytest.approx(times, rel=1e-2)
        assert bool(abs(away - moved) > away) is (times > 2)


def test_without_a_large_rate_one_between_the_limits_is_taken() -> None:
    run = plan(large_rate=None).large
    assert run is not None
    assert 1 / 12 < run.rate < 1 / 2
    assert run.end == 1
    assert valley(walk(run.walk.points[0, 0, 0], run.rate, 400)[-1]) == 1


def test_a_large_rate_that_tells_nothing_leaves_the_beat_out() -> None:
    assert plan(large_rate=2.0).large is None  # she leaves the window
    stays = plan(large_rate=0.05).large
    assert stays is not None
    assert (stays.end, stays.crossing, stays.between) == (2, None, False)
    # The sharpest valley is the shallow one here: no rate throws her out of the deep one alone.
    assert plan(landscape=TILTED, window=(-1.8, 1.8), large_rate=None).large is None


def test_gradients_at_arrows_have_the_digits_that_are_said() -> None:
    """An arrow said 0.005, the voice 0.0045."""
    for ground in (QUARTIC, "sin(2x) + 0.1x^2", "sextic"):
        made = plan(landscape=ground)
        said = left_step(made)[2]
        twins = Twins(made, Country(made, ValueTracker(0.0)))
        left = float(made.twins.gradients[0, 0, 0])
        assert twins._name(left).text.lstrip("+−") == said.lstrip("-")


@pytest.mark.parametrize("formula", ["sextic", "x^4/4-x^2+x/5", TILTED, "sin(3x)+x^2/4+x/9"])
def test_the_step_worked_out_is_right_as_it_is_written(formula: str) -> None:
    """0.0993077 − 0.03 × 0.002 was said to be 0.099237."""
    here, rate, grad, end = left_step(plan(landscape=formula, learning_rate=0.02))
    worked = float(here) - float(rate) * float(grad)
    assert float(end) == pytest.approx(worked, abs=0.51 * 10.0 ** -len(end.partition(".")[2]))


def test_a_rate_that_nobody_has_chosen_suits_the_steepest_valley() -> None:
    """At 0.03 nobody stayed in the outer valleys, and the twins were blamed for it."""
    steep = "x^6-5x^4+4x^2+x/3"
    made = plan(landscape=steep)
    assert made.rate == 0.01 < min(map(made.limit, made.floors))
    assert len(set(made.twin_ends)) == 2
    assert plan().rate == 0.03
    with pytest.raises(InputError, match=r"^learning_rate: 0\.03 is too large for a valley of"):
        plan(landscape=steep, learning_rate=0.03)
