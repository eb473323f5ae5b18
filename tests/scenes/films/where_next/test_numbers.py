"""Every number of the last film, against a computation of its own."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gdmath import InputError
from scenes.parts.where_next import places
from scenes.parts.where_next.chain import chain_parts
from scenes.parts.where_next.ending import PROGRAM
from scenes.parts.where_next.evenings import DOUGH
from scenes.parts.where_next.home import network_slice
from scenes.parts.where_next.plan import Plan, plan_for
from scenes.parts.where_next.telling import adds_up, at_work, chained, facts, slopes, step
from scenes.render.rehearsal import offstage
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


@pytest.mark.parametrize("seed", [1, 3, 8, 25])
def test_the_dough_runs_out_where_more_is_asked_for_than_there_is(seed: int) -> None:
    """The evening with most pizzas of all had dough to spare."""
    made = plan(data_seed=seed)
    ran_out = made.evenings.y == 1
    assert made.pizzas[~ran_out].max() <= DOUGH < made.pizzas[ran_out].min()
    assert made.pizzas.min() >= 1


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
    assert (FACTS["high_says"], FACTS["low_says"]) == ("86", "15")
    assert FACTS["dearest"] == "That evening with 23 reservations and dough to spare costs most."
    assert math.isclose(PLAN.surprises.mean(), surprise(*PLAN.best.tolist()))


def test_the_valley_is_round_enough_for_its_rate() -> None:
    w, b = PLAN.best.tolist()
    p = 1 / (1 + np.exp(-(w * Z + b)))
    curved = np.array([[np.mean(p * (1 - p) * u * v) for u in (Z, 1)] for v in (Z, 1)])
    assert PLAN.curvatures == pytest.approx(np.linalg.eigvalsh(curved))
    assert tuple(round(c, 4) for c in PLAN.curvatures) == (0.0509, 0.1183)
    # Nowhere more than a quarter: p (1 - p) is at most that, and the mean of z z is 1.
    grid = np.stack(np.meshgrid(np.linspace(-8, 8, 41), np.linspace(-4, 4, 41)), axis=-1)
    most = np.linalg.eigvalsh(PLAN.valley.hessian(grid.reshape(-1, 2))).max()
    assert most <= 0.25 + 1e-12
    assert PLAN.rate < 2 / 0.25 == 8


def test_the_product_of_the_three_slopes_is_error_times_x() -> None:
    w, b = PLAN.best.tolist()
    z, y = float(Z[PLAN.followed]), float(Y[PLAN.followed])
    assert (X[PLAN.followed], y) == (8, 1)
    with offstage():
        parts = [part for _, part in chain_parts(PLAN, places.CHAIN.columns(1, 1, 1))]
    for part in parts:
        ends = part.curve(np.array([part.enters - 1e-5, part.enters + 1e-5]))
        assert part.slope == pytest.approx(np.diff(ends)[0] / 2e-5, rel=1e-4)
    for part, following in pairwise(parts):
        assert float(part.curve(np.array(part.enters))) == pytest.approx(following.enters)
    p = 1 / (1 + math.exp(-(w * z + b)))
    assert math.prod(part.slope for part in parts) == pytest.approx((p - y) * z)


def test_what_is_written_of_the_chain_makes_what_is_written_for_it() -> None:
    """−0.69 × 0.13 × (−6.53) is no 0.58."""
    assert chained(PLAN) == (["−0.69", "0.13", "−6.5"], "0.58")
    for seed in range(1, 9):
        made = plan(data_seed=seed)
        written, end = chained(made)
        shown = math.prod(float(text.replace("−", "-")) for text in written)
        assert float(f"{shown:.2g}") == float(end.replace("−", "-"))
        for text, slope in zip(written, slopes(made), strict=True):
            assert float(text.replace("−", "-")) == pytest.approx(slope, rel=0.05)


def test_error_times_x_makes_the_same_as_it_is_written() -> None:
    """(0.15 − 1) × (−0.69) is 0.59."""
    assert at_work(PLAN) == "0.153"
    for seed in range(1, 9):
        made = plan(data_seed=seed)
        x, answer = chained(made)[0][0], made.evenings.y[made.followed]
        shown = (float(at_work(made)) - answer) * float(x.replace("−", "-"))
        assert float(f"{shown:.2g}") == float(chained(made)[1].replace("−", "-"))


def test_the_first_steps_of_the_network_can_be_followed() -> None:
    """Four of them took 0.8 s of 7.5."""
    taken = np.diff(PLAN.border_moved())
    assert taken[:4].min() > 0.04
    assert taken.sum() == pytest.approx(1)


def test_the_slope_is_that_of_differences_and_the_step_that_of_the_rule() -> None:
    assert math.isclose(surprise(0, 0), math.log(2))
    ahead = (surprise(0.001, 0) - surprise(0, 0)) / 0.001
    assert math.isclose(PLAN.nudged, ahead, rel_tol=1e-6)
    middle = (surprise(1e-5, 0) - surprise(-1e-5, 0)) / 2e-5
    assert math.isclose(PLAN.slope[0], middle, rel_tol=1e-6)
    assert (round(ahead, 4), round(middle, 4)) == (-0.3574, -0.3576)
    assert math.isclose(PLAN.walk.points[1, 0, 0], -2 * middle, rel_tol=1e-6)
    assert adds_up(PLAN)
    assert FACTS["step"] == "One step, α = 2: 0 − 2 × (−0.36) = 0.72."


def test_a_first_step_says_equals_only_if_it_is_so_as_it_is_written() -> None:
    kinds = set()
    for seed in range(1, 9):
        made = plan(data_seed=seed)
        slope, there = (float(text.replace("−", "-")) for text in step(made))
        equal = round(0 - 2 * slope, 2) == there
        kinds.add(equal)
        assert ("≈" in facts(made)["step"]) is not equal
        assert ("about" in facts(made)["step_aloud"]) is not equal
    assert kinds == {True, False}


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
    told = PLAN.training_examples.x @ PLAN.straight[:2] + PLAN.straight[2]
    surprise = np.logaddexp(0, -np.where(PLAN.training_examples.y == 1, told, -told))
    assert round(float(surprise.mean()), 3) == 0.652


def test_the_program_runs_as_it_is_printed() -> None:
    names: dict[str, Any] = {
        "x": Z, "y": Y, "θ": np.zeros(2), "α": 2.0,
        "model": lambda x, theta: 1 / (1 + np.exp(-(theta[0] * x + theta[1]))),
        "surprise": lambda p, y: -np.log(np.where(y == 1, p, 1 - p)).mean(),
        "gradient": lambda loss, theta: PLAN.valley.gradient(theta),
    }  # fmt: skip
    exec(PROGRAM, names)
    assert np.allclose(names["θ"], PLAN.walk.points[1, 0])


def test_a_start_beside_the_map_is_refused() -> None:
    with pytest.raises(InputError, match="start must be on the map"):
        plan(start=(9.0, 0.0))


ROWS = "Age,Passed\n" + "".join(f"{20 + k},{k % 7 > 8 - k // 3:d}\n" for k in range(30))


def own(tmp_path: Path, rows: str) -> Plan:
    """The plan for a table of one's own."""
    (tmp_path / "own.csv").write_text(rows, encoding="utf-8")
    return plan(data=str(tmp_path / "own.csv"))


def test_of_a_table_of_ones_own_the_names_are_said(tmp_path: Path) -> None:
    made = own(tmp_path, ROWS)
    told = facts(made)
    assert told["asked"] == "Passed: yes or no?"
    assert told["examples"] == "Thirty rows"
    assert told["at_high"].startswith("Age ")
    assert {float(x) for x in made.worked} <= set(made.evenings.x.tolist())
    assert not any("reservations" in str(fact) or "evening" in str(fact) for fact in told.values())


def test_kinds_that_do_not_overlap_are_told_of(tmp_path: Path) -> None:
    made = own(tmp_path, "Age,Passed\n" + "".join(f"{k},{k > 12:d}\n" for k in range(25)))
    assert made.is_parted
    assert np.array_equal(made.best, made.walk.points[-1, 0])
    assert "w grows for ever" in facts(made)["valley"]
    assert (np.diff(made.walk.points[:, 0, 0]) > 0).all()
    assert not PLAN.is_parted
    assert FACTS["valley"] == "One valley again."


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("a,b\n1,0\n2,2\n3,1\n", "data: b must be 0 or 1"),
        ("a,b\n1,1\n2,1\n3,1\n", "data must give noughts and ones"),
        ("a,b\n" + "".join(f"{k},{k < 9:d}\n" for k in range(20)), "data must give a best line"),
    ],
)
def test_tables_that_cannot_be_told_of_are_refused(rows: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=reason):
        own(tmp_path, rows)


def test_of_each_slope_in_the_chain_rise_and_run_are_those_of_the_curve() -> None:
    with offstage():
        for plane, part in chain_parts(PLAN, places.CHAIN.columns(1, 1, 1.15, gap=0.4)):
            run, (begin, corner, end) = part.legs()
            unit = plane.size / plane.span
            assert (corner - begin) / unit == pytest.approx([run, 0])
            assert (end - corner) / unit == pytest.approx([0, run * part.slope])
            near = np.array(part.enters) + 1e-6 * np.array([-1, 1])
            assert np.diff(part.curve(near))[0] / 2e-6 == pytest.approx(part.slope, rel=1e-4)


def test_the_network_at_home_is_lowest_where_her_lamp_stands() -> None:
    """The slice was so wide that the hollow she is in was hidden by her own ball."""
    ground = network_slice(PLAN)
    axis = np.linspace(-1, 1, 21) * ground.window[0][1]
    spots = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1)
    loss = ground.value(spots)
    assert loss.min() == loss[10, 10]
    assert loss[7:14:6, 10].min() > 5 * loss[10, 10]
