"""Descents of many at once are those of each, in any shape, and bad input gets a sentence."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import gdmath.descent
from gdmath import (
    LANDSCAPES,
    OPTIMIZERS,
    Landscape,
    Optimizer,
    ascend,
    descend,
    gradient_descent,
    lion,
    quadratic,
)
from tests.gdmath.test_descent import PLAIN, SINE, finite, same, spike


@settings(max_examples=200)
@given(
    starts=hnp.arrays(np.float64, st.tuples(st.integers(1, 9), st.just(2)), elements=finite),
    landscape=st.sampled_from(["sine_hills", "rosenbrock", "himmelblau", "ackley", "beale"]),
    optimizer=st.sampled_from(sorted(OPTIMIZERS)),
    rate=st.sampled_from([1e-3, 0.1, 10.0, 1e30]),
    steps=st.integers(0, 12),
    tolerance=st.sampled_from([None, 0.0, 1.0]),
)
@example(np.array([[3.86409339e-308, 0], [0, 0]]), "sine_hills", "adadelta", 1e-3, 3, None)
def test_a_batch_is_its_members_bit_for_bit(starts, landscape, optimizer, rate, steps, tolerance):
    place, rule = LANDSCAPES[landscape], OPTIMIZERS[optimizer](rate)
    together = descend(place, rule, starts, steps, tolerance=tolerance)
    last = descend(place, rule, starts, steps, tolerance=tolerance, record="last")
    for i, start in enumerate(starts):
        alone = descend(place, rule, start, steps, tolerance=tolerance)
        assert same(together.path(i), alone)
        assert np.array_equal(last.points[:, i], alone.points[[0, -1]])
        assert np.array_equal(last.losses[:, i], alone.losses[[0, -1]])
        assert (last.status[i], last.lengths[i]) == (alone.status, alone.lengths)


@pytest.mark.parametrize("record", ["all", "last"])
@pytest.mark.parametrize("tolerance", [None, 0.5])
@pytest.mark.parametrize("rate", [0.1, 1e200])
def test_blocks_and_threads_leave_no_trace(monkeypatch, record, tolerance, rate):
    starts = np.random.default_rng(1).uniform(-4, 4, (101, 2))
    arguments = (LANDSCAPES["sine_hills"], OPTIMIZERS["adam"](rate), starts, 30)
    whole = descend(*arguments, tolerance=tolerance, record=record)
    monkeypatch.setattr(gdmath.descent, "_NUMBERS_PER_BLOCK", 14)
    monkeypatch.setattr(gdmath.descent, "_NUMBERS_PER_WINDOW", 40)
    monkeypatch.setattr(gdmath.descent.os, "cpu_count", lambda: 3)
    assert same(descend(*arguments, tolerance=tolerance, record=record), whole)


def test_large_batches_use_several_threads():
    seen = set()

    def gradient(points):
        seen.add(threading.get_ident())
        time.sleep(0.005)  # long enough for another to take the next block
        return points * 2.0

    bowl = Landscape("bowl", lambda p: (p * p).sum(axis=-1), gradient, ((-1, 1),) * 2)
    starts = np.random.default_rng(0).uniform(-1, 1, (120_000, 2))
    walk = descend(bowl, gradient_descent(0.1), starts, 20, record="last")
    assert len(seen) > 1 or (gdmath.descent.os.cpu_count() or 1) == 1
    np.testing.assert_allclose(walk.points[1], starts * 0.8**20, rtol=1e-12)


def test_an_error_in_a_thread_reaches_the_caller(monkeypatch):
    def gradient(points):
        if points.shape == (6, 2):
            raise ArithmeticError("no ground here")
        return points

    monkeypatch.setattr(gdmath.descent, "_NUMBERS_PER_BLOCK", 12)
    bowl = Landscape("bowl", lambda p: p[..., 0], gradient, ((-1, 1),) * 2)
    with pytest.raises(ArithmeticError, match="no ground here"):
        descend(bowl, gradient_descent(0.1), np.ones((60, 2)), 3)


@pytest.mark.parametrize("shape", [(2,), (1, 2), (5, 2), (3, 4, 2), (0, 2), (2, 0, 3, 2)])
@pytest.mark.parametrize("record", ["all", "last"])
@pytest.mark.parametrize("steps", [0, 1, 7])
def test_the_shapes_are_those_of_the_start(shape, record, steps):
    start = np.random.default_rng(0).uniform(-1, 1, shape)
    walk = descend(quadratic(5), OPTIMIZERS["nadam"](0.1), start, steps, record=record)
    rows, batch = (steps + 1 if record == "all" else 2), shape[:-1]
    assert walk.points.shape == walk.gradients.shape == (rows, *shape)
    assert walk.losses.shape == (rows, *batch)
    assert walk.states.mean.shape == (rows, *shape)
    assert walk.states.step.shape == walk.states.momentum_product.shape == (rows, *batch)
    assert np.shape(walk.status) == np.shape(walk.lengths) == batch
    assert np.array_equal(walk.points[0], start)


def test_a_start_may_lie_in_memory_in_any_way():
    starts = np.random.default_rng(0).uniform(-4, 4, (6, 4))
    expected = descend(LANDSCAPES["ackley"], lion(0.1), starts[::-1, ::2].copy(), 20)
    strange = descend(LANDSCAPES["ackley"], lion(0.1), starts[::-1, ::2], 20)
    nested = descend(LANDSCAPES["ackley"], lion(0.1), starts[::-1, ::2].tolist(), 20)
    assert same(strange, expected)
    assert same(nested, expected)


def test_a_change_of_the_start_afterwards_changes_nothing():
    start = np.array([1.0, 2.0])
    walk = descend(quadratic(5), gradient_descent(0.1), start, 3)
    start[:] = 0
    assert walk.points[0].tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("arguments", "options", "sentence"),
    [
        (("sine_hills", PLAIN, [1, 2], 3), {}, r"landscape must be a Landscape, got 'sine_hills'"),
        ((SINE, gradient_descent, [1, 2], 3), {}, "optimizer must be an Optimizer, got <function"),
        ((SINE, PLAIN, [1, 2, 3], 3), {}, r"start must have 2 numbers in the last axis, got shape"),
        ((SINE, PLAIN, 1.0, 3), {}, r"start must have 2 numbers in the last axis, got shape \(\)"),
        ((SINE, PLAIN, [1, np.nan], 3), {}, "start must be finite numbers, got"),
        ((SINE, PLAIN, [1, np.inf], 3), {}, "start must be finite numbers, got"),
        ((SINE, PLAIN, ["a", "b"], 3), {}, "start must be real numbers, got"),
        ((SINE, PLAIN, [[1, 2], [3]], 3), {}, "start must be a regular array of numbers"),
        ((SINE, PLAIN, [1j, 2], 3), {}, "start must be real numbers"),
        ((spike(), PLAIN, [-1.0], 3), {}, r"start must lie where 'spike' .* finite, got \[-1.0\]"),
        ((spike(), PLAIN, [[1.0], [-1.0]], 3), {}, r"start must lie where 'spike' .*got \[-1.0\]"),
        ((SINE, PLAIN, [1, 2], -1), {}, "steps must be a whole number at least 0, got -1"),
        ((SINE, PLAIN, [1, 2], 2.5), {}, "steps must be a whole number at least 0, got 2.5"),
        ((SINE, PLAIN, [1, 2], True), {}, "steps must be a whole number at least 0, got True"),
        ((SINE, PLAIN, [1, 2], 3), {"tolerance": -1}, "tolerance must be a finite number at least"),
        ((SINE, PLAIN, [1, 2], 3), {"tolerance": np.nan}, "tolerance must be a finite number"),
        ((SINE, PLAIN, [1, 2], 3), {"record": "lats"}, "record must be one of 'all', 'last', got"),
    ],
)
@pytest.mark.parametrize("walk", [descend, ascend])
def test_bad_input_gets_one_sentence(walk, arguments, options, sentence):
    with pytest.raises((TypeError, ValueError), match=rf"^{sentence}") as caught:
        walk(*arguments, **options)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith((".", "?"))


def test_an_optimizer_that_changes_the_shape_is_named():
    shrinking = Optimizer("shrinking", lambda p: (), lambda g, state, p: (p.mean(axis=0), state))
    with pytest.raises(ValueError, match="optimizer 'shrinking' must return points of shape"):
        descend(quadratic(5), shrinking, [[1, 2], [3, 4]], 3)
