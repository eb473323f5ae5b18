"""Every number of the film on many inputs, against a computation of its own."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import InputError
from scenes.many_features import ManyFeaturesParameters
from scenes.parts.many_features.opening import Opening
from scenes.parts.many_features.plan import Plan, plan_for
from scenes.parts.many_features.table import Evening
from scenes.parts.many_features.telling import facts, guesses
from scenes.render.rehearsal import offstage

Array = NDArray[np.float64]


def plan(**changes: Any) -> Plan:
    return plan_for(**(ManyFeaturesParameters().__dict__ | changes))


PLAN = plan()
FACTS = facts(PLAN)
A = np.column_stack([PLAN.evenings.x, np.ones(60)])
Y = PLAN.evenings.y


def loss(knobs: Array) -> float:
    return float(np.mean((A @ knobs - Y) ** 2))


def test_the_first_evening_and_its_products() -> None:
    assert (PLAN.evenings.x[0].tolist(), Y[0]) == ([18, 23, 5.5], 45)
    assert PLAN.products.tolist() == [-45 * 18, -45 * 23, -45 * 5.5, -45]
    assert (FACTS["first"], FACTS["second"], FACTS["tourists"]) == ("−810", "−1,035", "5,500")


def test_one_step_with_four_knobs_lowers_the_loss() -> None:
    """From all knobs at 0, at 1 over the steepest curvature: by hand, from the normal matrix."""
    steepest = 2 * np.linalg.svd(A, compute_uv=False)[0] ** 2 / 60
    step = (2 / 60) * A.T @ Y / steepest
    assert [round(part, 2) for part in step.tolist()] == [0.93, 1.18, 0.33, 0.06]
    losses = [np.mean(Y**2), np.mean((A @ step - Y) ** 2)]
    assert PLAN.first_losses == pytest.approx(losses, rel=1e-10)
    assert [round(loss, 1) for loss in losses] == [1462.0, 27.7]


def test_the_gradient_is_that_of_differences() -> None:
    for knob, way in enumerate(np.eye(4)):
        difference = (loss(1e-3 * way) - loss(-1e-3 * way)) / 2e-3
        assert PLAN.gradient[knob] == pytest.approx(difference, rel=1e-7)
    assert [round(part) for part in PLAN.gradient.tolist()] == [-1122, -1426, -392, -75]


def test_the_tilted_valley() -> None:
    two, x = PLAN.two, PLAN.standard.examples.x[:, [0, 2]]
    y = Y - Y.mean()
    hessian = 2 * x.T @ x / 60
    best = np.linalg.solve(x.T @ x, x.T @ y)
    assert two.best == pytest.approx(best, rel=1e-10)
    assert two.best == pytest.approx([5.338, 2.947], abs=5e-4)
    at, found = np.zeros(2), [np.zeros(2)]
    for _ in range(20):
        at = at - 0.25 * 2 / 60 * x.T @ (x @ at - y)
        found.append(at)
    assert two.walk.points[:, 0] == pytest.approx(np.array(found), abs=1e-10)
    assert found[2][1] == pytest.approx(3.85, abs=5e-3)
    assert found[20][1] == pytest.approx(3.07, abs=5e-3)
    along, across = np.linalg.eigvalsh(hessian)
    assert two.curvatures == pytest.approx((along, across), rel=1e-10)
    assert two.factors == pytest.approx((1 - 0.25 * along, 1 - 0.25 * across), rel=1e-10)
    assert (FACTS["along"], FACTS["across"], FACTS["passer"]) == ("89", "11", "tourist")
    where = np.array([4.0, 1.0])
    assert two.ground.value(where) == pytest.approx(np.mean((x @ where - y) ** 2), rel=1e-10)


def test_at_the_end_the_rate_is_so_high_that_she_bounces() -> None:
    """Said beside a rate of 0.25, at which she does not: the new rate and its factor are shown."""
    two = PLAN.two
    off = (two.zigzag.points[:, 0] - two.best) @ two.ways.T
    assert two.zigzag_rate == pytest.approx(0.532, abs=5e-4)
    assert two.bounce == pytest.approx(-0.9, abs=1e-3)
    assert off[1:, 1] == pytest.approx(two.bounce * off[:-1, 1], rel=1e-9)


def test_as_narrow_as_the_valley_gets_the_steps_grow_with_the_square() -> None:
    """210 times as narrow, 210 × 210 times the steps: the steepest axis bends so much more."""
    narrower = int(FACTS["narrower"])
    assert narrower == 210
    assert narrower**2 == pytest.approx(PLAN.times, rel=0.005)
    flattest, steepest = (
        PLAN.persons.walk.eigenvalues[end] / PLAN.thousands.walk.eigenvalues[end] for end in (0, -1)
    )
    assert flattest == pytest.approx(1, abs=0.01)
    assert steepest == pytest.approx(narrower**2, rel=0.01)


def test_the_knobs_of_the_opening_are_in_the_units_of_the_table() -> None:
    """w₁ 4.8 and b 34.3 would have made 121 pizzas of 18 reservations."""
    with offstage():
        opening = Opening(PLAN, ValueTracker(0.0), Evening(PLAN))
    tables = PLAN.evenings.x[:, 0]
    for step in range(8):
        w, b = opening.turned(step)
        own, base = PLAN.first_walk.points[step, 0]
        shares = (tables - tables.mean()) / tables.std() + 1
        assert w * tables + b == pytest.approx(own * shares + base)
    assert 30 < w * 18 + b < 50


def test_distances_are_powers_of_the_factors() -> None:
    two, steps = PLAN.two, np.arange(21)
    for axis, factor in enumerate(two.factors):
        own = two.distances[0, axis] * factor**steps
        assert two.distances[:, axis] == pytest.approx(own, abs=1e-12)


def test_fifty_predictions_and_the_run() -> None:
    fifty = PLAN.fifty
    assert fifty.rate == pytest.approx(0.1117, abs=5e-5)
    assert fifty.curvatures[[0, -1]] == pytest.approx([8.956, 0.287], abs=5e-4)
    assert [fifty.finished(k) for k in (1, 10, 50, 100, 142)] == [1, 10, 28, 44, 50]
    assert (fifty.wait, fifty.stops) == (142, (1, 10, 50, 100, 142))
    steps = np.arange(len(fifty.shares))[:, None]
    predicted = (1 - fifty.rate * fifty.curvatures) ** steps
    assert np.abs(fifty.shares - predicted).max() < 10.0**-fifty.digits
    assert fifty.digits == 13
    for stop in fifty.stops:
        assert fifty.predicted(stop) == pytest.approx(predicted[stop], abs=1e-12)
    assert (fifty.shares[142] <= 0.01).all()
    assert fifty.shares[141, -1] > 0.01


@pytest.mark.parametrize(
    ("units", "scale", "steps"), [("thousands", 1, 69_067), ("persons", 1000, 3_048_441_094)]
)
def test_steps_in_units(units: str, scale: float, steps: int) -> None:
    measured = getattr(PLAN, units)
    a = A * [1, 1, scale, 1]
    lam = 2 / 60 * np.linalg.svd(a, compute_uv=False) ** 2
    assert measured.steps == steps
    assert math.ceil(math.log(0.01) / math.log1p(-lam[-1] / lam[0])) == steps
    assert measured.left(steps).max() == pytest.approx(0.01, rel=1e-3)


def test_what_is_said_of_units() -> None:
    assert PLAN.standard.steps == 38
    assert pytest.approx(96.6, abs=0.05) == PLAN.years
    assert pytest.approx(19.2, abs=0.05) == PLAN.thousands.steps / 3600
    said = (FACTS["thousands"], FACTS["persons"], FACTS["years"], FACTS["cured"])
    assert said == ("69 thousand", "Three billion", "97", "38")
    assert guesses(PLAN) == ("as many", "210 times", "210 × 210 times")
    assert [round(u.ratio**0.5) for u in (PLAN.thousands, PLAN.persons, PLAN.standard)] == [
        122,
        25_729,
        3,
    ]


def test_between_steps_she_is_between_their_shares() -> None:
    whole = PLAN.standard.left(np.arange(4))
    assert whole[0].tolist() == [1, 1, 1, 1]
    assert PLAN.standard.left(2.25) == pytest.approx(0.75 * whole[2] + 0.25 * whole[3])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"data_seed": 6}, "passes its goal"),
        ({"rate_2d": 0.3}, "rate_2d must be below 0.28"),
        ({"examples": 100}, "at least 3 × inputs"),
    ],
)
def test_what_cannot_be_told_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        plan(**changes)
