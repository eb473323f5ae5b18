"""Schedules against PyTorch's schedulers, closed forms and their own bounds."""

import inspect
import math

import numpy as np
import pytest

from gdmath import descend, gradient_descent, quadratic
from gdmath.schedules import (
    SCHEDULES,
    constant,
    cosine,
    cyclic,
    exponential,
    inverse_time,
    one_cycle,
    polynomial,
    step_decay,
    warmup_cosine,
)
from tests.gdmath.oracles import torch_table

EXAMPLES = [
    constant(0.1),
    step_decay(0.1, every=3),
    exponential(0.1, factor=0.9),
    polynomial(0.1, steps=20),
    cosine(0.1, steps=20),
    warmup_cosine(0.1, warmup=5, steps=20),
    cyclic(0.1, low=0.01, half_period=4),
    one_cycle(0.1, steps=20),
    inverse_time(0.1),
]


@pytest.mark.parametrize("index", range(len(torch_table.SCHEDULES)))
def test_rates_are_those_of_the_recorded_table(index):
    name, numbers, *_ = torch_table.SCHEDULES[index]
    schedule = SCHEDULES[name](**numbers)
    rates = [schedule(step) for step in range(torch_table.SCHEDULE_STEPS)]
    np.testing.assert_allclose(rates, torch_table.recorded()["rates"][index], rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("row", torch_table.SCHEDULES, ids=lambda row: row[0])
def test_rates_are_those_of_the_installed_torch(row):
    pytest.importorskip("torch")
    name, numbers, *theirs = row
    schedule = SCHEDULES[name](**numbers)
    rates = [schedule(step) for step in range(torch_table.SCHEDULE_STEPS)]
    np.testing.assert_allclose(rates, torch_table.rates_of_torch(*theirs), rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("schedule", EXAMPLES)
def test_rates_are_floats_of_0_or_above_for_ever(schedule):
    rates = [schedule(step) for step in [*range(100), 10**6]]
    assert all(type(rate) is float and 0 <= rate <= 0.1 for rate in rates)


def test_warmup_is_a_line_and_then_a_cosine():
    schedule, fall = warmup_cosine(2.0, warmup=4, steps=14, initial=1.0), cosine(2.0, steps=10)
    assert [schedule(step) for step in range(5)] == [1.0, 1.25, 1.5, 1.75, 2.0]
    assert [schedule(step + 4) for step in range(20)] == [fall(step) for step in range(20)]


def test_no_warmup_is_a_cosine():
    schedule = warmup_cosine(2.0, warmup=0, steps=10)
    assert [schedule(step) for step in range(12)] == [cosine(2.0, steps=10)(s) for s in range(12)]


def test_inverse_time_halves_after_one_over_decay():
    schedule = inverse_time(0.8, decay=0.1)
    assert schedule(0) == 0.8
    assert schedule(10) == pytest.approx(0.4)
    assert schedule(30) == pytest.approx(0.2)


@pytest.mark.parametrize("name", SCHEDULES)
def test_factories_take_the_rate_first_and_the_rest_by_name(name):
    parameters = list(inspect.signature(SCHEDULES[name]).parameters.values())
    assert parameters[0].name == "learning_rate"
    assert all(p.kind is p.KEYWORD_ONLY for p in parameters[1:])


GOOD = {
    "step_decay": {"every": 3},
    "exponential": {"factor": 0.9},
    "polynomial": {"steps": 20},
    "cosine": {"steps": 20},
    "warmup_cosine": {"warmup": 5, "steps": 20},
    "cyclic": {"low": 0.01, "half_period": 4},
    "one_cycle": {"steps": 20},
}


@pytest.mark.parametrize("name", SCHEDULES)
def test_every_number_has_its_bounds(name):
    good = GOOD.get(name, {})
    SCHEDULES[name](0.1, **good)
    for parameter in inspect.signature(SCHEDULES[name]).parameters:
        for value in (-1, math.nan, math.inf, "1", None):
            numbers = {"learning_rate": 0.1} | good | {parameter: value}
            with pytest.raises((TypeError, ValueError), match=rf"^{parameter} must be .*, got"):
                SCHEDULES[name](**numbers)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("warmup_cosine", {"warmup": 20, "steps": 20}),
        ("cyclic", {"low": 0.1, "half_period": 3}),
        ("one_cycle", {"steps": 1}),
        ("one_cycle", {"steps": 10, "rise": 0.1}),
        ("exponential", {"factor": 1.1}),
        ("step_decay", {"every": 2.5}),
    ],
)
def test_numbers_have_to_fit_each_other(name, numbers):
    with pytest.raises((TypeError, ValueError), match="must be"):
        SCHEDULES[name](0.1, **numbers)


def test_a_rate_that_fell_to_0_keeps_the_point():
    walk = descend(quadratic(5), gradient_descent(polynomial(0.1, steps=3)), [2, 2], 6)
    assert np.array_equal(walk.points[3], walk.points[6])
    assert not np.array_equal(walk.points[2], walk.points[3])


def test_a_falling_rate_walks_as_its_product_says():
    schedule = inverse_time(0.15, decay=0.5)
    walk = descend(quadratic(5), gradient_descent(schedule), [2, 2], 20)
    factors = [1 - 5 * schedule(step) for step in range(20)]
    np.testing.assert_allclose(walk.points[1:, 0], 2 * np.cumprod(factors), rtol=1e-12)
