"""Too stiff, too nervous: each number that the film shows, computed here once more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.polynomial import Chebyshev

from gdmath.errors import InputError
from scenes.bias_variance import BiasVariance, BiasVarianceParameters
from scenes.parts.bias_variance.curves import over
from scenes.parts.bias_variance.legend import told_parts
from scenes.parts.bias_variance.plan import Plan, plan_for
from scenes.parts.bias_variance.telling import facts, is_average_right, loss_text
from scenes.parts.bias_variance.trio import reach
from scenes.render.rehearsal import rehearse

OTHER = {"few": 12, "powers": 8, "highest_degree": 10, "worlds": 40, "noise": 0.8, "seed": 3}


@cache
def plan(**changes: Any) -> Plan:
    return plan_for(**(BiasVarianceParameters().__dict__ | changes))


def mean_square(errors: Any) -> float:
    return float(np.mean(np.square(errors)))


def draw(seed: int) -> tuple[Any, Any]:
    """Twenty dots as the film says it draws them."""
    x = np.linspace(-2, 2, 20)
    return x, x**2 + np.random.default_rng(seed).normal(0, 0.5, 20)


def fitted(x: Any, y: Any, degree: int) -> Any:
    return Chebyshev.fit(x, y, degree, domain=[-2, 2])


def test_two_floors_and_what_they_are_made_of() -> None:
    for floor, best, lowest, bend in (
        (plan().line, (2.018, 1.041), 0.2310, 0.0),
        (plan().parabola, (-0.019, 1.335), 1.6993, 1.4798),
    ):
        x, y = np.asarray(floor.data.x), np.asarray(floor.data.y)
        w, b = np.polyfit(x, y, 1)
        assert (w, b) == pytest.approx(best, abs=6e-4)
        assert floor.best == pytest.approx((w, b))
        assert floor.lowest == pytest.approx(mean_square(w * x + b - y))
        assert floor.lowest == pytest.approx(lowest, abs=6e-5)
        assert floor.bend == pytest.approx(bend, abs=6e-5)
        assert floor.cut(np.array([w - 1, w + 2])) == pytest.approx(
            [mean_square((w + d) * x + b - y) for d in (-1, 2)]
        )


def test_both_walk_to_the_lowest_point() -> None:
    for floor, first in ((plan().line, 16.462), (plan().parabola, 5.781)):
        x, y = np.asarray(floor.data.x), np.asarray(floor.data.y)
        w, b = -1.0, 3.0
        assert mean_square(w * x + b - y) == pytest.approx(first, abs=6e-4)
        for _ in range(30):
            error = w * x + b - y
            w, b = w - 0.1 * np.mean(2 * error * x), b - 0.1 * np.mean(2 * error)
        assert floor.walk.points[-1, 0] == pytest.approx((w, b))
        assert mean_square(w * x + b - y) == pytest.approx(floor.lowest, abs=1e-5)


def test_three_models_and_what_they_cost() -> None:
    x, y = draw(50)
    assert np.asarray(plan().few.y) == pytest.approx(y)
    rng = np.random.default_rng(274)
    fresh = rng.uniform(-2, 2, 40)
    answers = fresh**2 + rng.normal(0, 0.5, 40)
    told = {1: (1.921, 1.736), 2: (0.195, 0.298), 15: (0.044, 2.706)}
    for model in plan().models:
        fit = fitted(x, y, model.degree)
        assert model.trained == pytest.approx(mean_square(fit(x) - y), abs=1e-9)
        assert model.fresh == pytest.approx(mean_square(fit(fresh) - answers), abs=1e-7)
        assert (model.trained, model.fresh) == pytest.approx(told[model.degree], abs=6e-4)
    assert [loss_text(m.trained) for m in plan().models] == ["1.92", "0.19", "0.044"]
    assert [loss_text(m.fresh) for m in plan().models] == ["1.74", "0.30", "2.71"]


def test_dots_that_are_held_back_teach_nothing_and_each_is_once() -> None:
    x, y = draw(50)
    assert sorted(at for held in plan().held for at in np.asarray(held.back.x)) == pytest.approx(x)
    costs = []
    for held in plan().held:
        learned, back = np.asarray(held.learned.x), np.asarray(held.back.x)
        assert (len(learned), len(back)) == (15, 5)
        assert sorted([*learned, *back]) == pytest.approx(x)
        assert len(held.losses) == 8
        for degree in (0, 1, 2, 7):
            fit = fitted(learned, y[np.searchsorted(x, learned)], degree)
            cost = mean_square(fit(back) - y[np.searchsorted(x, back)])
            assert held.losses[degree] == pytest.approx(cost, rel=1e-6)
        costs.append(held.losses)
    assert plan().validated == pytest.approx(np.mean(costs, axis=0))
    assert int(np.argmin(plan().validated)) == 2


def test_few_dots_that_no_four_turns_share_evenly_are_all_held_back() -> None:
    changed = plan(few=9, powers=4, highest_degree=8)
    assert sum(len(held.back) for held in changed.held) == 9
    assert {len(held.losses) for held in changed.held} == {6}


def test_fresh_dots_are_drawn_evenly_and_none_is_put_at_an_end() -> None:
    many = np.asarray(plan(fresh=100).kept_aside.x)
    assert abs(many).max() < 2
    assert len(set(many.tolist())) == 100
    assert np.histogram(many, 4, (-2, 2))[0] == pytest.approx(25, abs=13)


def test_a_hundred_worlds() -> None:
    told = {1: (1.44, 0.02), 2: (0.00, 0.03), 15: (0.05, 2.66)}
    for worlds in plan().worlds:
        for number, dots in enumerate(worlds.dots):
            assert dots == pytest.approx(np.array(draw(number)))  # each as it fell, on its own
        curves = np.array([fitted(*dots, worlds.degree)(worlds.x) for dots in worlds.dots])
        assert worlds.curves == pytest.approx(curves, abs=1e-6)
        assert worlds.mean == pytest.approx(curves.mean(axis=0), abs=1e-6)
        assert worlds.after(len(curves)) == pytest.approx(worlds.mean)
        assert (round(worlds.bias, 2), round(worlds.variance, 2)) == told[worlds.degree]


def test_the_average_of_a_hundred_wild_curves_is_rough_and_that_of_ten_thousand_is_not() -> None:
    worlds = plan().worlds[2]
    misses = {n: abs(worlds.after(n) - worlds.x**2).max() for n in (100, 1000, 10_000)}
    assert misses[100] > 0.5
    assert misses[100] > 3 * misses[1000]
    assert misses[10_000] < 0.25
    assert len(worlds.answers) == 10_000
    assert is_average_right(plan())
    off = replace(worlds, fit=worlds.fit * 1.2)
    assert not is_average_right(replace(plan(), worlds=(*plan().worlds[:2], off)))
    said = facts(plan())
    assert (said["nervous"], said["more"]) == (
        "Their average is almost right.",
        "Draw ten thousand, and it is right.",
    )


def test_what_all_draws_come_to_is_that_of_their_curves() -> None:
    rng = np.random.default_rng(100)
    seen = [np.random.default_rng(seed).normal(0, 1, 20) for seed in range(100)]
    chance = np.vstack([seen, rng.normal(0, 1, (9900, 20))])
    x, grid = np.linspace(-2, 2, 20), np.linspace(-2, 2, 401)
    for worlds in plan().worlds:
        degree = worlds.degree
        hat = np.vander(grid / 2, degree + 1) @ np.linalg.pinv(np.vander(x / 2, degree + 1))
        curves = (x**2 + 0.5 * chance) @ hat.T
        assert worlds.settled == pytest.approx(curves.mean(axis=0), abs=1e-5)
        bias = np.trapezoid((curves.mean(axis=0) - grid**2) ** 2, grid) / 4
        variance = np.trapezoid(curves.var(axis=0), grid) / 4
        assert worlds.of_all == pytest.approx((bias, variance), rel=1e-4, abs=1e-8)


def test_how_far_wild_curves_spread() -> None:
    worlds = plan().worlds[2]
    curves = np.array([fitted(*dots, 15)(worlds.x) for dots in worlds.dots])
    assert plan().spread == pytest.approx(np.sqrt(np.mean((curves - worlds.mean) ** 2, axis=0)))
    assert np.mean(plan().spread[:-1] ** 2) == pytest.approx(worlds.variance, rel=0.01)


def test_bars_of_all_powers_are_those_of_all_possible_draws() -> None:
    totals = [part.total for part in plan().parts]
    for degree, total in ((0, 1.704), (1, 1.716), (2, 0.284), (15, 2.689), (16, 13.79)):
        assert totals[degree] == pytest.approx(total, abs=6e-3)
    assert max(part.bias for part in plan().parts[2:]) < 1e-9
    assert plan().best_degree == 2
    for degree, part in enumerate(plan().parts[2:], start=2):
        assert part.training == pytest.approx(0.25 * (1 - (degree + 1) / 20))


def test_many_draws_come_near_to_the_bars_of_all_possible_ones() -> None:
    for changes in ({}, OTHER):
        for worlds in plan(**changes).worlds:
            part = plan(**changes).parts[worlds.degree]
            assert worlds.of_all.variance == pytest.approx(part.variance, rel=0.05)
            assert worlds.of_all.bias == pytest.approx(part.bias, rel=0.01, abs=2e-3)
            told = [words.split()[-1] for words in told_parts(worlds.of_all)]
            assert told == [f"{size:.2f}" for size in worlds.of_all]


def test_a_model_has_almost_no_loss_where_that_is_said() -> None:
    assert plan().models[2].trained < 0.25 / 2
    assert "almost no loss" in facts(plan())["hook"]
    assert "almost no loss" not in facts(plan(powers=3, highest_degree=6))["hook"]


def test_variance_is_called_high_where_it_is() -> None:
    assert facts(plan())["high"] == "High variance: too nervous."
    tame = plan(powers=3, highest_degree=6)
    assert tame.parts[3].variance < 0.25 * tame.parts[3].noise
    assert facts(tame)["high"] == "More variance."


def test_that_the_loss_was_seen_to_climb_is_said_where_it_did() -> None:
    assert facts(plan())["climbed"] == "On fresh dots, you saw the loss climb. But how?"
    one, two, three = plan().models
    flat = replace(plan(), models=(one, two, replace(three, fresh=two.fresh)))
    assert facts(flat)["climbed"] == "How does the loss climb on fresh dots?"


def test_a_single_dot_makes_up_most_of_a_loss_where_that_is_said() -> None:
    fresh = plan().kept_aside
    squares = (fitted(*draw(50), 15)(fresh.x) - fresh.y) ** 2
    assert squares.max() > squares.sum() / 2
    assert "a single dot" in facts(plan())["one_dot"]
    errors = (plan(powers=5).models[2].fit(fresh.x) - fresh.y) ** 2
    assert errors.max() < errors.sum() / 2
    assert "a single dot" not in facts(plan(powers=5))["one_dot"]


def test_why_the_film_jumps() -> None:
    x = np.linspace(-2, 2, 20)
    hessian_root = np.vander(x, 16) / np.sqrt(10)
    singular = np.linalg.svd(hessian_root, compute_uv=False)
    steps = np.log(100) * (singular[0] / singular[-1]) ** 2
    assert plan().steps == pytest.approx(steps, rel=1e-2)
    assert steps == pytest.approx(5.4e14, rel=0.02)
    assert plan().years == pytest.approx(steps / 1e6 / 3600 / 24 / 365.25, rel=1e-2)
    assert round(plan().years) == 17


def test_what_is_said() -> None:
    said = facts(plan())
    assert (said["floor"], said["bent"], said["line"], said["bend"]) == (
        "0.23",
        "1.7",
        "1.9",
        "0.2",
    )
    assert (said["wild"], said["fresh_bend"], said["fresh_wild"]) == ("0.04", "0.3", "2.7")
    assert said["far"] == "5.6"
    assert said["times"] == "A quarter of that."
    assert (said["Many"], said["few"], said["worlds"]) == ("Fifteen", "twenty", "A hundred")
    assert (said["walk"], said["time"]) == ("five hundred trillion", "17 years")


def test_other_numbers_have_other_words() -> None:
    said = facts(plan(**OTHER))
    assert (said["Many"], said["few"], said["worlds"]) == ("Eight", "twelve", "Forty")
    assert len(plan(**OTHER).parts) == 11
    assert said["slow"] == "What makes a valley slow?"


def test_a_film_whose_last_model_is_tame_is_told_to_its_end() -> None:
    chosen = replace(BiasVariance.parameters, powers=3, highest_degree=6)
    members = {"parameters": chosen, "__module__": BiasVariance.__module__}
    run = rehearse(type("Tame", (BiasVariance,), members), frames=False)
    said = " ".join(cue.text for cue in run.captions).replace("\n", " ")
    assert "And these dots it never saw." in said
    assert "That is cross-validation." in said
    assert run.layout == []


def test_a_film_of_other_numbers_can_be_read() -> None:
    chosen = replace(BiasVariance.parameters, **OTHER)
    members = {"parameters": chosen, "__module__": BiasVariance.__module__}
    run = rehearse(type("Other", (BiasVariance,), members), frames=False)
    said = " ".join(cue.text for cue in run.captions).replace("\n", " ")
    assert "Draw twelve new dots. And again. Forty times." in said
    assert run.layout == []


@pytest.mark.parametrize(
    "changes",
    [
        {"powers": 20},
        {"few": 10},
        {"highest_degree": 12},
        {"learning_rate": 2.0},
        {"iterations": 3},
    ],
)
def test_what_cannot_be_told_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=next(iter(changes))):
        plan(**changes)


def test_a_plane_that_pulls_back_holds_all() -> None:
    low, high = reach(np.array([-5.93, 6.82]))
    assert low <= -6.5
    assert high >= 7.4
    assert reach(np.array([0.0])) == (-1, 5)


def test_a_curve_between_places_is_straight() -> None:
    told = over(np.array([0.0, 1.0]), np.array([2.0, 4.0]))
    assert told(np.array([0.25])) == pytest.approx([2.5])
