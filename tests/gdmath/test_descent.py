"""Descents: the numbers of the lectures, divergence and convergence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import strategies as st

from gdmath import (
    LANDSCAPES,
    OPTIMIZERS,
    Landscape,
    Status,
    adagrad,
    ascend,
    descend,
    gradient_descent,
    momentum,
    quadratic,
)

# D13 of the lecture map: 5000 epochs at 0.001 from [6, -3], printed every 500.
PRINTED = [
    [5.988, -2.994],
    [2.2006573940846716, -1.1003286970423358],
    [0.8087663604107433, -0.4043831802053717],
    [0.2972307400008091, -0.14861537000040456],
    [0.10923564223981955, -0.054617821119909774],
    [0.04014532795468376, -0.02007266397734188],
    [0.014753859853277982, -0.007376929926638991],
    [0.005422209548664845, -0.0027111047743324226],
    [0.0019927230353282872, -0.0009963615176641436],
    [0.0007323481432962652, -0.0003661740716481326],
]
BEST_GUESS = [0.00026968555624761565, -0.00013484277812380783]


def spike(slope=1.0):
    """f = log x on x > 0: no minimum, and no ground to the left of 0."""
    return Landscape(
        "spike",
        lambda p: slope * np.log(p[..., 0]),
        lambda p: slope / np.where(p > 0, p, np.nan),
        window=((0.1, 2),),
    )


def same(one, other):
    """Whether two trajectories agree in every bit."""
    return (
        np.array_equal(one.points, other.points)
        and np.array_equal(one.losses, other.losses)
        and np.array_equal(one.gradients, other.gradients)
        and np.array_equal(one.status, other.status)
        and np.array_equal(one.lengths, other.lengths)
        and len(one.states) == len(other.states)
        and all(map(np.array_equal, one.states, other.states))
    )


# The numbers of the lectures
def test_the_printed_run_of_the_paraboloid_is_bit_exact():
    walk = descend(LANDSCAPES["paraboloid"], gradient_descent(0.001), [6, -3], 5000)
    assert walk.points[1::500].tolist() == PRINTED
    assert walk.points[5000].tolist() == BEST_GUESS
    point = np.array([6.0, -3.0])
    for epoch in range(1, 5001):
        point = point + (2 * point * (-0.001))
        assert np.array_equal(point, walk.points[epoch])


@pytest.mark.parametrize(
    ("start", "end"), [(0.999, 0), (-0.999, 0), (1.001, 2), (-1.001, -2), (2.4, 2), (-2.4, -2)]
)
def test_the_start_decides_between_the_minima_of_the_sextic(start, end):
    walk = descend(LANDSCAPES["sextic"], gradient_descent(0.03), [start], 2000)
    assert walk.points[-1, 0] == pytest.approx(end, abs=1e-9)


@pytest.mark.parametrize(("rate", "steps"), [(0.1, 81), (1, 6), (1.6, 1)])
def test_the_three_rates_of_the_parabola_take_81_6_and_1_steps(rate, steps):
    walk = descend(LANDSCAPES["mlcc_parabola"], gradient_descent(rate), [4], 200)
    near = np.abs(walk.points[:, 0]) <= 0.0055 * 4
    assert near.argmax() == steps
    # The gradient is proportional to the distance, so the same stop is a tolerance.
    stopped = descend(
        LANDSCAPES["mlcc_parabola"], gradient_descent(rate), [4], 200, tolerance=0.0055 * 4 * 0.625
    )
    assert (stopped.status, stopped.lengths) == (Status.CONVERGED, steps)


def test_a_rate_of_4_never_arrives_on_the_parabola():
    walk = descend(LANDSCAPES["mlcc_parabola"], gradient_descent(4), [4], 2000)
    assert walk.status is Status.DIVERGED
    assert (np.diff(walk.losses[: walk.lengths + 1]) > 0).all()


def test_every_start_on_the_hills_has_its_minimum_and_every_step_opposes_the_gradient():
    rng = np.random.default_rng(7)
    starts = rng.uniform(-4, 4, (200, 2))
    walk = descend(LANDSCAPES["sine_hills"], gradient_descent(0.1), starts, 400)
    np.testing.assert_allclose(walk.losses[-1], -1, atol=1e-12)
    m, n = np.moveaxis(np.round((walk.points[-1] - np.pi / 2) / np.pi), -1, 0)
    assert ((m + n) % 2 == 1).all()
    steps, downhill = np.diff(walk.points, axis=0), -walk.gradients[:-1]
    lengths = np.linalg.norm(steps, axis=-1) * np.linalg.norm(downhill, axis=-1)
    moving = lengths > 1e-10  # shorter steps are rounding
    cosines = (steps * downhill).sum(axis=-1)[moving] / lengths[moving]
    np.testing.assert_allclose(cosines, 1, atol=1e-9)


def test_uphill_leads_to_the_tops_of_the_hills():
    starts = np.random.default_rng(3).uniform(-4, 4, (50, 2))
    hills = LANDSCAPES["sine_hills"]
    climb = ascend(hills, gradient_descent(0.1), starts, 400)
    np.testing.assert_allclose(climb.losses[-1], 1, atol=1e-12)
    assert np.array_equal(climb.losses, hills.value(climb.points))
    assert np.array_equal(climb.gradients, hills.gradient(climb.points))
    steps = np.diff(climb.points, axis=0)
    assert ((steps * climb.gradients[:-1]).sum(axis=-1) >= 0).all()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_uphill_is_downhill_on_the_landscape_turned_over(name):
    hills = LANDSCAPES["sine_hills"]
    valleys = Landscape(
        "valleys", lambda p: -hills.value(p), lambda p: -hills.gradient(p), hills.window
    )
    up = ascend(hills, OPTIMIZERS[name](0.05), [0.3, 1], 40)
    down = descend(valleys, OPTIMIZERS[name](0.05), [0.3, 1], 40)
    assert np.array_equal(up.points, down.points)
    assert np.array_equal(up.losses, -down.losses)


# Divergence and convergence
def test_a_diverged_path_keeps_its_last_finite_iterate():
    walk = descend(LANDSCAPES["paraboloid"], gradient_descent(2), [6, -3], 1000)
    assert walk.status is Status.DIVERGED
    last = int(walk.lengths)
    closed = [6.0 * (-3.0) ** k for k in range(last + 1)]
    np.testing.assert_allclose(walk.points[: last + 1, 0], closed, rtol=1e-12)
    assert np.isfinite(walk.losses).all()
    assert (walk.points[last:] == walk.points[last]).all()
    with np.errstate(over="ignore"):
        assert not np.isfinite(LANDSCAPES["paraboloid"].value(walk.points[last] * -3))


def test_a_path_that_leaves_the_domain_diverges():
    walk = descend(spike(), gradient_descent(0.5), [1.0], 100)
    assert walk.status is Status.DIVERGED
    assert (walk.points > 0).all()


def test_memory_that_overflows_is_divergence():
    # The gradient is finite, its square is not: AdaGrad would stand still for ever after.
    steep = Landscape("steep", lambda p: p[..., 0], lambda p: np.full_like(p, 1e160), ((-1, 1),))
    for record in ("all", "last"):
        walk = descend(steep, adagrad(0.1), [0.0], 5, record=record)
        assert (walk.status, walk.lengths) == (Status.DIVERGED, 0)
        assert all(np.isfinite(field).all() for field in walk.states)


@pytest.mark.parametrize("record", ["all", "last"])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_path_that_overflows_and_returns_has_diverged_all_the_same(name, record):
    # One enormous step, then tiny ones: only the loss at the far point is not finite.
    optimizer = OPTIMIZERS[name](lambda step: 1e200 if step == 1 else 1e-3)
    walk = descend(quadratic(5), optimizer, [[2.0, 2.0], [0.0, 0.0]], 20, record=record)
    assert walk.status.tolist() == [Status.DIVERGED, Status.MAX_STEPS]
    assert walk.lengths.tolist() == [1, 20]
    assert np.isfinite(walk.points).all()


def test_a_path_stops_where_its_gradient_is_small_enough():
    walk = descend(quadratic(5), gradient_descent(0.1), [2, 2], 500, tolerance=1e-6)
    slopes = np.linalg.norm(walk.gradients, axis=-1)
    last = int(walk.lengths)
    assert walk.status is Status.CONVERGED
    assert (slopes[:last] > 1e-6).all()
    assert slopes[last] <= 1e-6
    assert (walk.points[last:] == walk.points[last]).all()
    assert (walk.losses[last:] == walk.losses[last]).all()
    full = descend(quadratic(5), gradient_descent(0.1), [2, 2], 500)
    assert np.array_equal(walk.points[: last + 1], full.points[: last + 1])


def test_a_start_at_the_minimum_has_arrived():
    walk = descend(quadratic(5), momentum(0.1), [0, 0], 10, tolerance=0)
    assert (walk.status, walk.lengths) == (Status.CONVERGED, 0)
    assert np.array_equal(walk.states.step, np.zeros(11))


def test_a_tolerance_of_0_wants_a_gradient_of_exactly_0():
    tiny = Landscape("tiny", lambda p: p[..., 0], lambda p: np.full_like(p, 1e-200), ((-1, 1),))
    walk = descend(tiny, gradient_descent(1), [0.0], 5, tolerance=0)
    assert walk.status is Status.MAX_STEPS


def test_without_a_tolerance_a_path_takes_all_its_steps():
    walk = descend(quadratic(5), gradient_descent(0.1), [0, 0], 10)
    assert (walk.status, walk.lengths) == (Status.MAX_STEPS, 10)


def test_the_memory_of_a_stopped_path_stays_too():
    walk = descend(quadratic(5), momentum(0.1), [[2, 2], [0, 0]], 30, tolerance=1e-3)
    assert walk.states.velocity.shape == (31, 2, 2)
    assert walk.states.step[:, 1].tolist() == [0] * 31
    assert walk.states.step[:, 0].tolist() == list(range(31))


def test_each_path_of_a_batch_has_its_own_end():
    starts = [[0.0], [1e-9], [3.0], [1e300]]
    walk = descend(LANDSCAPES["sextic"], gradient_descent(0.03), [[0.0], [1.001], [4.0]], 300)
    assert walk.status.tolist() == [Status.MAX_STEPS, Status.MAX_STEPS, Status.DIVERGED]
    parabola = LANDSCAPES["mlcc_parabola"]
    with pytest.raises(ValueError, match="start must lie where 'mlcc_parabola'"):
        descend(parabola, gradient_descent(0.1), starts, 5)


# Batches
# Of numbers below the normal ones, 1e-308, NumPy's vector loops and its scalars may differ.
finite = st.floats(-3, 3, allow_nan=False, allow_subnormal=False)
# Bad input
SINE, PLAIN = LANDSCAPES["sine_hills"], gradient_descent(0.1)
