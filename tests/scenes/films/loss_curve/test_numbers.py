"""Every number that the film on the loss curve tells, from the data with NumPy alone."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np
import pytest

from gdmath import Dataset, load_table, stability
from scenes.loss_curve import LossCurve
from scenes.parts.loss_curve.choosing import plan_descents, plan_for
from scenes.parts.loss_curve.evenings import students
from scenes.parts.loss_curve.figures import change_text, loss_texts, moved
from scenes.parts.loss_curve.telling import facts
from scenes.render.assets import ASSETS

X, Y = np.loadtxt(ASSETS / "reservations.txt", skiprows=1).T
WISHES = LossCurve.parameters.__dict__
PLAN = plan_for(**WISHES)
TOLD = facts(PLAN, own=True)
BEST = float(X @ Y / (X @ X))


def loss(w: float) -> float:
    return float(np.mean((w * X - Y) ** 2))


def slope(w: float) -> float:
    return float(2 * np.mean(X * (w * X - Y)))


def test_the_evenings_and_the_students() -> None:
    height, weight = students()
    assert len(X) == len(height) == TOLD["count"] == 30
    ends = [height.min(), height.max(), weight.min(), weight.max()]
    assert [round(float(end)) for end in ends] == [151, 190, 49, 81]


def test_the_errors_of_the_line_with_w_2() -> None:
    assert PLAN.example_w == 2
    errors = 2 * X - Y
    large, high, low = PLAN.examples
    assert (large, high, low) == (19, 23, 26)
    assert [errors[i] for i in (large, high, low)] == [9, 3, -3]
    assert (2 * X[large], Y[large]) == (50, 41)
    assert [errors[i] ** 2 for i in (high, low, large)] == [9, 9, 81]
    assert np.abs(errors).max() == 9
    assert (errors.sum(), (errors**2).sum()) == (48, 626)
    assert (TOLD["says"], TOLD["was"], TOLD["error"], TOLD["squared_them"]) == (
        "50",
        "41",
        "9",
        "So square them: 9, 9, 81.",
    )
    assert (TOLD["here"], TOLD["there"]) == ("3 too high", "3 too low")
    assert TOLD["cancel"] == "Added up, these two cancel."


def test_the_losses_of_the_three_dots() -> None:
    assert PLAN.dots == (2, 1, -0.55)
    losses = [loss(w) for w in PLAN.dots]
    assert losses == pytest.approx([20.87, 147.5, 1245], rel=1e-3)
    assert [PLAN.side(w) for w in PLAN.dots] == pytest.approx([4.57, 12.14, 35.29], abs=0.005)
    assert TOLD["loss"] == "20.87"


def test_what_two_minus_signs_make_is_as_far_as_she_goes() -> None:
    """−0.55 − 0.001 × (−1,062) = 0.512 stood there, and what was added was for each to find."""
    assert float(moved(PLAN)) == pytest.approx(PLAN.places[1] - PLAN.places[0], abs=0.0005)


def test_the_walk() -> None:
    w = -0.55
    for step in range(13):
        assert PLAN.places[step] == pytest.approx(w, abs=1e-12)
        assert PLAN.slopes[step] == pytest.approx(slope(w), abs=1e-9)
        w -= 0.001 * slope(w)
    assert PLAN.slopes[:4] == pytest.approx([-1062, -577.4, -314.0, -170.7], abs=0.06)
    assert np.diff(PLAN.places[:4]) == pytest.approx([1.062, 0.577, 0.314], abs=5e-4)
    assert PLAN.places[1:5] == pytest.approx([0.512, 1.089, 1.403, 1.574], abs=5e-4)
    assert (PLAN.places[12], PLAN.slopes[12]) == pytest.approx((1.776, -0.709), abs=5e-4)
    assert loss(PLAN.places[12]) == pytest.approx(9.570, abs=5e-4)
    assert (TOLD["slope"], TOLD["second"], TOLD["best"]) == ("−1,062", "−577", "1.776")


def test_the_minimum_and_the_parabola() -> None:
    assert PLAN.best == pytest.approx(BEST, abs=1e-12)
    assert (BEST, loss(BEST), np.mean(X * X)) == pytest.approx((1.777, 9.570, 228.1), rel=3e-4)


def test_a_whole_gradient_would_lead_far_away() -> None:
    assert PLAN.places[0] + PLAN.slopes[0] == pytest.approx(-1062.5, abs=0.05)
    far = -0.55 - slope(-0.55)
    assert TOLD["length"] == "1,062"
    assert PLAN.overshoot == pytest.approx(far) == pytest.approx(1061.4, abs=0.05)
    assert far * 20 == pytest.approx(21228, abs=1)
    assert TOLD["off"] == "21,000"  # as it is worked out on screen; 14,000 could not be checked


def test_a_nudge_of_w_tells_the_slope_the_better_the_smaller_it_is() -> None:
    for nudge in PLAN.nudges:
        rise = np.mean(((-0.55 + nudge) * X - Y) ** 2) - np.mean((-0.55 * X - Y) ** 2)
        assert PLAN.quotient(nudge) == pytest.approx(rise / nudge, rel=1e-9)
    assert (TOLD["moves"], TOLD["change"], TOLD["slope"]) == ("It falls", "834", "−1,062")


def test_what_is_left_after_each_step() -> None:
    left = np.abs(PLAN.places - BEST)
    assert left[1:] / left[:-1] == pytest.approx(np.full(12, 0.5437), abs=5e-5)
    assert np.ptp(left[1:] / left[:-1]) < 1e-9
    assert left[:4] == pytest.approx([2.327, 1.266, 0.688, 0.374], abs=5e-4)
    assert left[1] / left[0] == pytest.approx(1 - 0.001 * 2 * np.mean(X * X), abs=1e-9)


def test_the_second_hiker() -> None:
    start, after = PLAN.other.points[:2, 0, 0]
    slope_there = float(PLAN.other.gradients[0, 0, 0])
    assert (start, slope_there) == pytest.approx((2.941, 531.0), abs=0.05)
    assert (after - start, after) == pytest.approx((-0.531, 2.410), abs=5e-4)
    assert slope_there == pytest.approx(-PLAN.slopes[0] / 2, rel=1e-9)
    assert after - start == pytest.approx(-(PLAN.places[1] - PLAN.places[0]) / 2, rel=1e-9)
    assert slope(-0.55) < 0 < slope(2.941)
    assert TOLD["as_steep"] == "Half as steep, so half the step."
    assert (TOLD["uphill"], TOLD["sign"], TOLD["downhill"]) == ("left", "positive", "right")
    assert slope(BEST) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("parameters", [{}, {"start": 3.6}, {"start": 1.7}])
def test_the_second_hiker_steps_to_the_side_that_is_said(parameters: dict[str, float]) -> None:
    """Who takes the longer step was asked twice; which way one steps, never."""
    plan = plan_for(**{**WISHES, **parameters})
    before, after = plan.other.points[:2, 0, 0]
    told = facts(plan, own=True)
    assert told["uphill"] == ("left" if after < before else "right")
    assert told["sign"] == ("positive" if plan.other.gradients[0, 0, 0] > 0 else "negative")


def test_tonight() -> None:
    assert TOLD["case"] == "20"
    assert PLAN.places[12] * 20 == pytest.approx(35.5, abs=0.05)
    assert TOLD["answer"] == "35.5"


def test_the_worked_line_is_true_as_it_is_printed() -> None:
    line = f"{TOLD['worked']} = {TOLD['worked_end']}".replace("−", "-").replace(",", "")
    assert TOLD["makes"].endswith("That makes")
    here, rate, grad, end = map(Decimal, re.findall(r"-?\d+(?:\.\d+)?", line.replace(" - ", " ")))
    assert here - rate * grad == end
    assert (str(here), str(rate), str(grad), str(end)) == ("-0.55", "0.001", "-1062", "0.512")


# -- other data ------------------------------------------------------------------------------------


def data(w: float = 2.0, b: float = 1.0, noise: float = 1.0, n: int = 40) -> Dataset:
    rng = np.random.default_rng(3)
    x = rng.uniform(0, 2, n)
    return Dataset(x, w * x + b + rng.normal(0, noise, n))


def test_a_start_on_the_right_swaps_the_sides() -> None:
    dataset = load_table(ASSETS / "reservations.txt")
    told = facts(plan_descents(dataset, 12, (-1, 4), start=3.6), own=True)
    assert (told["moves"], told["uphill"], told["downhill"]) == ("It rises", "right", "left")
    assert told["sign"] == "negative"
    assert "−(" not in told["worked"].replace(" ", "")
    assert "(" not in told["worked"]


def test_a_second_hiker_at_the_rim_is_not_said_to_be_half_as_far_away() -> None:
    dataset = load_table(ASSETS / "reservations.txt")
    told = facts(plan_descents(dataset, 12, (-1, 2)), own=True)
    assert (told["as_far"], told["as_steep"]) == (
        "not as far from the camp",
        "Less steep, so a smaller step.",
    )


def test_errors_that_do_not_cancel_are_not_said_to() -> None:
    plan = plan_descents(data(noise=0.3), 6)
    assert 0 < plan.left_of_two < 0.25
    assert facts(plan, own=False)["cancel"] == "Added up, these two nearly cancel."


def test_errors_of_one_sign_are_not_said_to_cancel() -> None:
    x = np.arange(1.0, 11.0)
    plan = plan_descents(Dataset(x, 2 * x), 6)
    told = facts(plan, own=False)
    assert len({*plan.examples}) == 3
    assert (told["here"][-8:], told["there"][-8:]) == ("too high", "too high")
    assert told["cancel"] == "Errors of both signs would cancel; these two do not."


def test_a_line_is_shown_that_misses_to_both_sides_if_there_is_one() -> None:
    x = np.array([50.0, 72.0, 65.0, 88.0, 101.0, 120.0])
    plan = plan_descents(Dataset(x, 2.95 * x + [45, -30, 0, 0, 15, -45]), 6)
    assert {float(np.sign(plan.errors).min()), float(np.sign(plan.errors).max())} == {-1, 1}
    one, other = plan.two
    assert one > 0 > other


def test_without_wishes_the_walk_suits_the_data() -> None:
    for given in (data(w=-3.0, b=0.0), data(w=800.0, noise=60.0), data(n=500)):
        plan = plan_descents(given, 8)
        assert plan.low < plan.best < plan.high
        assert plan.low < plan.places[0] < plan.high
        assert plan.rate < stability(plan.landscape, [plan.best]).rate_limit
        before, after = np.abs(plan.places[:2] - plan.best)
        assert 0.3 < after / before < 0.7


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"window": (3.0, 9.0)}, "must contain the best w"),
        ({"rate": 1e3}, "or nobody arrives"),
        ({"examples": (0, 1, 99)}, "must be rows of the data"),
    ],
)
def test_wishes_that_lead_nowhere_are_told(wish: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        plan_descents(data(), 5, **wish)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("x", "y", "sentence"),
    [
        ([0, 0], [1, 2], "every x is 0"),
        ([1, 2], [0, 0], "every y is 0"),
        ([1], [2], "there is one example"),
    ],
)
def test_data_that_leave_w_open_are_told(x: list[float], y: list[float], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        plan_descents(Dataset(x, y), 5)


def test_of_a_hundred_thousand_examples_three_are_chosen_in_no_time() -> None:
    rng = np.random.default_rng(3)
    x = rng.uniform(1, 20, 100_000)
    plan = plan_descents(Dataset(x, 2 * x + rng.normal(0, 3, len(x))), 12)
    largest, high, low = plan.examples
    assert abs(plan.errors[largest]) == np.abs(plan.errors).max()
    assert plan.errors[high] > 0 > plan.errors[low]


@pytest.mark.parametrize("nudge", PLAN.nudges)
def test_both_losses_of_a_nudge_are_rounded_and_add_up(nudge: float) -> None:
    """A loss of 411.58 was shown as 411."""
    here = float(PLAN.places[0])
    shown = loss_texts(PLAN, nudge)
    for told, w in zip(shown, (here, here + nudge), strict=True):
        digits = len(told.partition(".")[2])
        assert told == f"{loss(w):,.{digits}f}"
    change = Decimal(change_text(PLAN, nudge).replace("−", "-").replace(",", ""))
    before, after = (Decimal(told.replace(",", "")) for told in shown)
    assert (after - before).quantize(change) == change
