"""Every number of the last film, against a computation of its own."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gdmath import InputError
from scenes.parts.where_next.later import PROGRAM
from scenes.parts.where_next.plan import Plan, plan_for
from scenes.parts.where_next.telling import facts
from scenes.where_next import WhereNextParameters

Array = NDArray[np.float64]


def plan(**changes: Any) -> Plan:
    return plan_for(**(WhereNextParameters().__dict__ | changes))


PLAN = plan()
FACTS = facts(PLAN)
X, Y = PLAN.evenings.x, PLAN.evenings.y
Z = (X - 38 / 3) / math.sqrt(np.mean((X - 38 / 3) ** 2))


def surprise(w: float, b: float) -> float:
    """Evening by evening."""
    costs = []
    for z, y in zip(Z.tolist(), Y.tolist(), strict=True):
        p = 1 / (1 + math.exp(-(w * z + b)))
        costs.append(-math.log(p if y == 1 else 1 - p))
    return math.fsum(costs) / len(costs)


def test_the_evenings_are_those_of_the_script() -> None:
    assert X.tolist() == [2, 3, 4, 5, 6, 6, 6, 7, 7, 8, 9, 9, 10, 11, 11, 11, 12, 13, 15, 15, 17,
                          17, 19, 20, 21, 22, 22, 23, 24, 25]  # fmt: skip
    ran_out = [8, 12, 13, 15, 15, 17, 17, 19, 20, 21, 22, 22, 24, 25]
    assert X[Y == 1].tolist() == ran_out
    assert (round(PLAN.mean, 3), round(PLAN.spread, 3)) == (12.667, 6.774)


def test_the_line_leaves_what_a_chance_can_be() -> None:
    steep, height = np.polyfit(X, Y, 1)
    assert np.allclose(PLAN.line, (steep, height))
    assert (round(25 * steep + height, 3), round(2 * steep + height, 3)) == (1.118, -0.096)
    assert "112" in FACTS["over"]
    assert "−10" in FACTS["under"]


def test_the_best_opinion_by_newtons_method_of_its_own() -> None:
    knobs = np.zeros(2)
    design = np.column_stack([Z, np.ones(30)])
    for _ in range(30):
        p = 1 / (1 + np.exp(-design @ knobs))
        curved = design.T @ (design * (p * (1 - p))[:, None])
        knobs = knobs - np.linalg.solve(curved, design.T @ (p - Y))
    assert np.allclose(PLAN.best, knobs, atol=1e-10)
    assert np.allclose(knobs, (2.368, -0.078), atol=5e-4)
    assert round(surprise(*knobs.tolist()), 4) == 0.3740
    assert PLAN.chance([8, 13, 18, 23]).round(3).tolist() == [0.153, 0.510, 0.857, 0.972]
    assert round(PLAN.border, 1) == 12.9
    told = 1 / (1 + np.exp(-design @ knobs)) > 0.5
    assert int((told == (Y == 1)).sum()) == 27


def test_what_surprises_and_which_evenings_are_told_of() -> None:
    assert X[PLAN.costliest] == 23
    assert Y[PLAN.costliest] == 0
    assert round(float(PLAN.surprises[PLAN.costliest]), 2) == 3.56
    assert PLAN.worked == (18, 8)
    assert (FACTS["high_says"], FACTS["low_says"], FACTS["worst"]) == ("86", "15", "23")
    assert math.isclose(PLAN.surprises.mean(), surprise(*PLAN.best.tolist()))


def test_the_slope_is_that_of_differences_and_the_step_that_of_the_rule() -> None:
    assert math.isclose(surprise(0, 0), math.log(2))
    ahead = (surprise(0.001, 0) - surprise(0, 0)) / 0.001
    assert math.isclose(PLAN.nudged, ahead, rel_tol=1e-6)
    middle = (surprise(1e-5, 0) - surprise(-1e-5, 0)) / 2e-5
    assert math.isclose(PLAN.slope[0], middle, rel_tol=1e-6)
    assert (round(ahead, 4), round(middle, 4)) == (-0.3574, -0.3576)
    assert math.isclose(PLAN.walk.points[1, 0, 0], -2 * middle, rel_tol=1e-6)
    assert FACTS["step"] == "One step, α = 2: 0 − 2 × (−0.36) = 0.72."


def test_the_walk_step_by_step() -> None:
    w = b = 0.0
    losses = [surprise(w, b)]
    for _ in range(40):
        p = 1 / (1 + np.exp(-(w * Z + b)))
        w, b = w - 2 * np.mean((p - Y) * Z), b - 2 * np.mean(p - Y)
        losses.append(surprise(w, b))
    assert np.allclose(PLAN.walk.losses[:, 0], losses)
    assert np.allclose(PLAN.walk.points[-1, 0], (w, b))
    rounded = [round(losses[k], 4) for k in (2, 5, 10, 20, 40)]
    assert rounded == [0.4377, 0.3908, 0.3775, 0.3743, 0.3740]


def test_squares_go_flat_where_she_is_wrong() -> None:
    def squares(w: float) -> float:
        return float(np.mean((1 / (1 + np.exp(-w * Z)) - Y) ** 2))

    one = (surprise(-5.9999, 0) - surprise(-6.0001, 0)) / 0.0002
    other = (squares(-5.9999) - squares(-6.0001)) / 0.0002
    assert np.allclose(PLAN.slopes_along, (one, other), rtol=1e-5)
    assert (round(one, 3), round(other, 4)) == (-0.779, -0.0180)


def test_the_network_is_that_of_the_film_before() -> None:
    assert (PLAN.spirals, PLAN.straight_right, FACTS["knobs"]) == (200, 109, "105")
    assert int(PLAN.training.right[-1]) == 200
    assert round(float(PLAN.training.losses[-1]), 4) == 0.0039


def test_the_program_runs_as_it_is_printed() -> None:
    names: dict[str, Any] = {
        "x": Z, "y": Y, "θ": np.zeros(2), "α": 2.0,
        "model": lambda x, theta: 1 / (1 + np.exp(-(theta[0] * x + theta[1]))),
        "badness": lambda p, y: -np.log(np.where(y == 1, p, 1 - p)).mean(),
        "gradient": lambda loss, theta: PLAN.valley.gradient(theta),
    }  # fmt: skip
    exec(PROGRAM, names)
    assert np.allclose(names["θ"], PLAN.walk.points[1, 0])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"start": (9.0, 0.0)}, "start must be on the map"), ({"data_seed": 25}, "data_seed must")],
)
def test_what_cannot_be_told_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        plan(**changes)
