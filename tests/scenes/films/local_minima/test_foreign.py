"""Many valleys on ground of one's own: right numbers, or one sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdmath import InputError, Landscape
from scenes.parts.local_minima import telling
from scenes.parts.local_minima.alone import lesson_of, of_one
from scenes.parts.local_minima.telling import twin_guesses
from scenes.parts.local_minima.valleys import walk_until_level
from tests.scenes.films.local_minima.numbers_made import QUARTIC, TILTED, plan


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


def test_starts_that_large_steps_throw_off_are_told_of() -> None:
    """A third were thrown off, and only those were told of who end in another valley."""
    made = plan(landscape="x^4 - x^2 + x/4")
    assert made.large is not None
    before, now = made.territories.valleys, made.large_territories.valleys
    assert np.mean((before >= 0) & (now < 0)) > 0.25
    assert "come to rest in no valley" in telling.all_starts(made)
