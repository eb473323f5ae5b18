"""The numbers of the film about many valleys, each computed here by other means."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import InputError, Landscape
from scenes.local_minima import LocalMinimaParameters
from scenes.parts.local_minima import telling
from scenes.parts.local_minima.alone import lesson_of, of_one
from scenes.parts.local_minima.choosing import plan_for
from scenes.parts.local_minima.country import Country
from scenes.parts.local_minima.limits import times_text
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.telling import row_answer, row_guesses, twin_guesses
from scenes.parts.local_minima.twins import Twins, left_step
from scenes.parts.local_minima.valleys import walk_until_level

Array = NDArray[np.float64]

TILTED = "x^4/4 - x^2/2 + 0.1*x"  # deep on the left, shallow on the right


def plan(**changes: Any) -> Plan:
    """The plan of the film, with other parameters if some are given."""
    return plan_for(**asdict(replace(LocalMinimaParameters(), **changes)))


def height(x: Any) -> Any:
    return x**6 / 6 - 5 * x**4 / 4 + 2 * x**2


def slope(x: Any) -> Any:
    return x**5 - 5 * x**3 + 4 * x


def bend(x: Any) -> Any:
    return 5 * x**4 - 15 * x**2 + 4


def walk(x: Any, rate: float, steps: int) -> Array:
    """Where descents are after each step, by the formula above."""
    places = [np.asarray(x, dtype=float)]
    for _ in range(steps):
        places.append(places[-1] - rate * slope(places[-1]))
    return np.array(places)


def valley(x: Any) -> Any:
    """The numbers of the valleys at −2, 0 and 2 where ends lie, −1 for none."""
    away = np.abs(np.asarray(x)[..., None] - np.array([-2.0, 0.0, 2.0]))
    return np.where(away.min(axis=-1) < 0.01, away.argmin(axis=-1), -1)


# -- level points --------------------------------------------------------------------------------


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


# -- twins ---------------------------------------------------------------------------------------


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


# -- where starts end ----------------------------------------------------------------------------


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


# -- large steps ---------------------------------------------------------------------------------


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


# -- in words ------------------------------------------------------------------------------------


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


# -- other grounds -------------------------------------------------------------------------------


def test_a_ground_of_two_valleys() -> None:
    made = plan(landscape=TILTED, window=(-1.8, 1.8), learning_rate=0.1)
    roots = np.sort(np.roots([1, 0, -1, 0.1]).real)
    assert made.floors == pytest.approx(roots[[0, 2]])
    assert made.ridges == pytest.approx(roots[[1]])
    assert made.home == pytest.approx(roots[2])
    assert made.ridge == pytest.approx(roots[1])
    assert made.deep.tolist() == [True, False]
    assert made.twins.points[0, :, 0] == pytest.approx(roots[1] + np.array([-1, 1]) * 0.00072)
    assert made.twin_ends == (0, 1)
    assert made.territories.borders == pytest.approx([roots[1]], abs=2e-3)
    assert made.territories.shares[1] == pytest.approx((1.8 - roots[1]) / 3.6, abs=1e-3)
    assert twin_guesses(made) == ("both left", "both right", "one each")


def test_a_ground_of_one_valley() -> None:
    assert not plan(landscape="x^4 + x^2").many


def test_where_level_was_lowest_the_lesson_says_so() -> None:
    """“Level need not be lowest” ended a film in which it was, twice."""
    assert lesson_of(plan(landscape="x^4 + x^2")).startswith("Here, level was lowest")
    lower = plan(landscape="x^3/3 - x", window=(-3.0, 2.0))
    assert not lower.many
    assert lesson_of(lower) == "Level need not be lowest."


def test_a_ground_of_two_parameters_is_refused_before_any_work() -> None:
    with pytest.raises(InputError, match="a subject for the film hills") as refusal:
        plan(landscape="sine_hills")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"landscape": "-x^2"}, "has 0 valleys"),
        ({"landscape": "cos(20*x)"}, "valleys in its window"),
        ({"landscape": "x^4 - x^2"}, "equally deep"),
        ({"landscape": "x^3 - 3x + sin(5x)"}, "^window: .* is lowest at its rim"),
        ({"window": (2.0, -2.0)}, "from left to right"),
        ({"landscape": "x*y"}, "y"),
    ],
)
def test_grounds_that_do_not_fit_are_refused_in_one_sentence(
    changes: dict[str, Any], about: str
) -> None:
    with pytest.raises(InputError, match=about) as refusal:
        plan(**changes)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "formula", ["cos(x) + x^2/20", "x^4 - x^2", "cos(3x)", "(x^2-1)^2/9", "x^2*(x^2-4)^2"]
)
def test_what_is_advised_where_all_valleys_are_equally_deep_makes_the_whole_film(
    formula: str,
) -> None:
    with pytest.raises(InputError, match="equally deep") as refusal:
        plan(landscape=formula)
    tilt = str(refusal.value).split("by adding ")[1].split()[0]
    made = plan(landscape=f"{formula} + {tilt}")
    assert made.many
    assert not made.deep.all()
    assert made.twin_ends[0] != made.twin_ends[1]


def test_a_valley_whose_floor_is_just_beyond_the_usual_window_is_in_it() -> None:
    made = plan(landscape="cos(x) + x^2/20 + x/5")  # its floor is at −3.04
    assert made.ground.window == ((-3.5, 3.0),)
    assert len(made.floors) == 2
    assert plan(landscape="cos(x) + x^2/20 + x/5", window=(-3.0, 3.0)).ground.window[0][0] == -3


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


QUARTIC = "x^4/4 - x^2 + 0.3x"


@pytest.mark.parametrize("ground", [QUARTIC, "sin(2x) + 0.1x^2"])
def test_of_large_steps_that_stay_at_home_nothing_is_said_that_they_do_not_do(ground: str) -> None:
    """“From wall to wall … Then down into her own valley”: she went down one wall of it."""
    made = plan(landscape=ground)
    run = made.large
    assert run is not None
    places = run.walk.points[:, 0, 0] - made.floors[run.home]
    assert (places[0] * places[1:7] > 0).all()
    assert run.crossing is None
    facts = telling.of_large_steps(made, run)
    assert "wall to wall" not in facts["large_steps"]
    assert facts["thrown"] == "She never leaves her valley, and settles sooner."
    assert not run.between


def test_borders_that_are_no_ridges_are_not_called_ridges() -> None:
    """Four of six stood on steep walls, where steps jump."""
    steep = plan(landscape="x^6/6 - x^4 + x^2")
    assert len(steep.territories.borders) > len(steep.ridges)
    assert "jumps over them" in telling.borders(steep)
    assert telling.borders(plan()) == "The ridges are the borders."
    assert "What is dark" in telling.borders(plan(landscape="sin(2x) + 0.1x^2"))


def test_gradients_at_arrows_have_the_digits_that_are_said() -> None:
    """An arrow said 0.005, the voice 0.0045."""
    for ground in (QUARTIC, "sin(2x) + 0.1x^2", "sextic"):
        made = plan(landscape=ground)
        said = left_step(made)[2]
        twins = Twins(made, Country(made, ValueTracker(0.0)))
        left = float(made.twins.gradients[0, 0, 0])
        assert twins._name(left).text.lstrip("+−") == said.lstrip("-")


def test_one_valley_on_ground_that_is_not_convex_is_said() -> None:
    assert "not convex, and yet" in of_one(plan(landscape="1 - exp(-x^2) + 0.01x^2"))["only"]
    assert "convex" not in of_one(plan(landscape="sqrt(1 + x^2)"))["only"]


def test_a_ground_that_falls_without_end_is_refused() -> None:
    with pytest.raises(InputError, match=r"falls without end near 0\b"):
        plan(landscape="log(abs(x)) + x^2")


@pytest.mark.parametrize(
    "changes",
    [{"start": 99.0}, {"twins": (0.0, 99.0)}, {"large_start": -99.0}, {"convex_start": 99.0}],
)
def test_a_start_outside_the_window_is_refused(changes: dict[str, Any]) -> None:
    (name,) = changes
    with pytest.raises(InputError, match=rf"^{name}: -?99 must lie in the window, -\S+ to \S+\.$"):
        plan(**changes)


@pytest.mark.parametrize(("formula", "at"), [("abs(x)+x^2", "0"), ("|x-0.3|+x^2/9", "0.3")])
def test_of_a_corner_no_larger_rate_is_advised(formula: str, at: str) -> None:
    ground = Landscape.from_expression(formula, [(-3, 3)])
    with pytest.raises(InputError, match=rf"^start: the ground has a corner at {at}, where she"):
        walk_until_level(ground, 0.03, 1.5, "start")


def test_a_corner_that_bends_nowhere_is_refused_in_a_sentence() -> None:
    """It was divided by a curvature of 0."""
    made = plan(landscape="abs(x)")
    assert made.limit(0.0) == np.inf
    with pytest.raises(InputError, match="the ground has a corner at 0, where she never"):
        walk_until_level(made.ground, made.rate, made.hook, "start")


def test_steps_that_are_too_large_make_no_corner() -> None:
    ground = Landscape.from_expression("x^4", [(-3, 3)])
    with pytest.raises(InputError, match="start on a slope that leads into a valley"):
        walk_until_level(ground, 0.5, 1.0, "start")


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


def test_starts_that_large_steps_throw_off_are_told_of() -> None:
    """A third were thrown off, and only those were told of who end in another valley."""
    made = plan(landscape="x^4 - x^2 + x/4")
    assert made.large is not None
    before, now = made.territories.valleys, made.large_territories.valleys
    assert np.mean((before >= 0) & (now < 0)) > 0.25
    assert "come to rest in no valley" in telling.all_starts(made)
