"""The page computes gdmath's numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdmath import (
    LANDSCAPES,
    OPTIMIZERS,
    Dataset,
    Landscape,
    Optimizer,
    descend,
    regression_landscape,
    stability,
)

STEPS = 50
EXACT = 1e-12  # relative
# A way is chaotic, as far as it goes, if changes in the last digit of the start grow beyond this.
NUDGE = 4 * np.finfo(float).eps
CALM = 1e-13


def suitable(landscape: Landscape, name: str) -> float:
    """A learning rate with which most optimizers get somewhere in fifty steps."""
    if name == "adadelta":
        return 1.0
    if name in ("gradient_descent", "momentum", "nesterov"):
        low, high = np.array(landscape.window).T
        share = np.linspace(0, 1, 12)
        mesh = np.stack(np.meshgrid(*[share] * landscape.dimension), axis=-1)
        bends = np.linalg.eigvalsh(landscape.hessian(low + mesh * (high - low)))
        return float(0.1 / np.abs(bends).max())
    return float(np.min(np.diff(landscape.window)) / 60)


def start_of(landscape: Landscape) -> np.ndarray[Any, Any]:
    """No symmetry, no minimum, no axis: a place like any other."""
    low, high = np.array(landscape.window).T
    return low + (high - low) * np.array([0.31, 0.77])[: landscape.dimension]


def deviation(points: Any, expected: Any) -> float:
    """The largest distance from where gdmath is, relative to how large its numbers are."""
    points, expected = np.asarray(points), np.asarray(expected)
    scale = np.maximum(np.linalg.norm(expected, axis=-1), np.abs(expected).max() * 1e-3)
    return float((np.linalg.norm(points - expected, axis=-1) / scale).max())


def spread(landscape: Landscape, rule: Optimizer, start: Any) -> float:
    """How far apart ways come to lie that start within the last digits of one another."""
    there = descend(landscape, rule, start, STEPS).points
    sides = [start * (1 + sign * NUDGE) for sign in (-1, 1)]
    return max(deviation(descend(landscape, rule, side, STEPS).points, there) for side in sides)


@pytest.mark.parametrize("name", LANDSCAPES)
def test_trajectories_are_those_of_gdmath(numbers: Any, name: str) -> None:
    landscape, start = LANDSCAPES[name], start_of(LANDSCAPES[name])
    for optimizer, make in OPTIMIZERS.items():
        rate = suitable(landscape, optimizer)
        expected = descend(landscape, make(rate), start, STEPS)
        question = {
            "landscape": name,
            "optimizer": optimizer,
            "options": {"learning_rate": rate},
            "start": start.tolist(),
            "steps": STEPS,
        }
        found = numbers.evaluate("question => playground.trajectory(question)", question)
        assert len(found["points"]) == int(expected.lengths) + 1, optimizer
        chaos = spread(landscape, make(rate), start)
        allowed = EXACT if chaos < CALM else max(EXACT, 30 * chaos)
        off = deviation(found["points"], expected.points[: len(found["points"])])
        print(f"{name:18} {optimizer:18} off {off:.1e} chaos {chaos:.1e}")
        assert off <= allowed, f"{optimizer}: {off:.1e}, chaos {chaos:.1e}"
        assert found["losses"][0] == pytest.approx(expected.losses[0], rel=1e-14)


@pytest.mark.parametrize("name", LANDSCAPES)
def test_ground_and_curvature_are_those_of_gdmath(numbers: Any, name: str) -> None:
    landscape = LANDSCAPES[name]
    low, high = np.array(landscape.window).T
    rng = np.random.default_rng(5)
    for point in rng.uniform(low, high, (20, landscape.dimension)):
        question = {"landscape": name, "at": point.tolist()}
        ground = numbers.evaluate("question => playground.ground(question)", question)
        assert ground["value"] == pytest.approx(landscape.value(point), rel=1e-13, abs=1e-13)
        assert ground["gradient"] == pytest.approx(landscape.gradient(point), rel=1e-12, abs=1e-12)
        found = numbers.evaluate("question => playground.stability(question)", question)
        expected = stability(landscape, point)
        assert found["hessian"] == pytest.approx(landscape.hessian(point).ravel(), rel=1e-12)
        assert found["eigenvalues"] == pytest.approx(expected.eigenvalues, rel=1e-10, abs=1e-10)


def test_the_cusp_of_ackley_is_flat(numbers: Any) -> None:
    ground = numbers.evaluate("playground.ground({landscape: 'ackley', at: [0, 0]})")
    assert ground == {"value": 0, "gradient": [0, 0]}


def test_too_large_steps_diverge_after_as_many_steps(numbers: Any) -> None:
    question = "{landscape: 'paraboloid', optimizer: 'gradient_descent', start: [6, -3]," + (
        "options: {learning_rate: 2}, steps: 1000}"
    )
    found = numbers.evaluate(f"playground.trajectory({question})")
    assert (found["status"], len(found["points"]) - 1) == ("DIVERGED", 321)


@pytest.mark.parametrize(
    "name", [known.name for known in LANDSCAPES.values() if known.dimension == 2]
)
def test_a_formula_is_the_same_ground_as_the_landscape(numbers: Any, name: str) -> None:
    landscape = LANDSCAPES[name]
    for point in np.random.default_rng(7).uniform(-1.4, 1.4, (5, 2)):
        question = {"formula": landscape.expression, "at": point.tolist()}
        found = numbers.evaluate("question => playground.ground(question)", question)
        assert found["value"] == pytest.approx(landscape.value(point), rel=1e-10, abs=1e-10)
        assert found["gradient"] == pytest.approx(landscape.gradient(point), rel=1e-9, abs=1e-9)


def test_a_line_is_fitted_as_in_gdmath(numbers: Any) -> None:
    rng = np.random.default_rng(3)
    x = rng.uniform(-2, 3, 17)
    data = Dataset(x, 2 * x - 1 + rng.normal(size=17))
    landscape = regression_landscape(data)
    samples = {"x": data.x.tolist(), "y": data.y.tolist()}
    for optimizer, make in OPTIMIZERS.items():
        expected = descend(landscape, make(0.1), [-1.0, 3.0], STEPS)
        question = {
            "samples": samples,
            "optimizer": optimizer,
            "options": {"learning_rate": 0.1},
            "start": [-1.0, 3.0],
            "steps": STEPS,
        }
        found = numbers.evaluate("question => playground.trajectory(question)", question)
        assert deviation(found["points"], expected.points) <= EXACT, optimizer


def apart(points: Any, expected: Any) -> Any:
    """At each step, the largest distance so far, relative to where gdmath is."""
    there = expected[: len(points)]
    miss = np.linalg.norm(points - there, axis=-1) / np.linalg.norm(there, axis=-1)
    return np.maximum.accumulate(miss)


@pytest.mark.parametrize(
    ("name", "rate", "start"), [("ackley", 0.3, [2.0, 1.5]), ("rosenbrock", 0.01, [-1.5, 2.0])]
)
def test_where_rounding_grows_as_many_digits_agree_as_the_way_keeps(
    numbers: Any, name: str, rate: float, start: list[float]
) -> None:
    """What README says of large rates: step by step fewer digits, and no fewer than there are."""
    landscape, rule = LANDSCAPES[name], OPTIMIZERS["gradient_descent"](rate)
    walk = descend(landscape, rule, start, STEPS)
    expected = walk.points[: int(walk.lengths) + 1]
    sides = [np.array(start) * (1 + sign * NUDGE) for sign in (-1, 1)]
    beside = [descend(landscape, rule, side, STEPS).points[: len(expected)] for side in sides]
    kept = np.max([apart(points, expected) for points in beside], axis=0)
    question = {
        "landscape": name,
        "optimizer": "gradient_descent",
        "options": {"learning_rate": rate},
        "start": start,
        "steps": STEPS,
    }
    found = numbers.evaluate("question => playground.trajectory(question)", question)
    off = apart(np.array(found["points"]), expected)
    print(name, [f"{one:.0e} {other:.0e}" for one, other in zip(off, kept, strict=True)])
    assert kept[-1] > 5 * EXACT  # more than README's twelve digits are lost on the way
    assert off[1] <= EXACT
    assert (off <= np.maximum(EXACT, 30 * kept)).all()
