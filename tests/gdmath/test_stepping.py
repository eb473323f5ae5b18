"""Newton, Armijo, Polyak, conjugate gradients, L-BFGS against closed forms, SciPy, PyTorch."""

import copy
import inspect
import pickle

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import line_search, minimize

import gdmath
from gdmath import (
    LANDSCAPES,
    InputError,
    Landscape,
    Status,
    armijo,
    basins,
    conjugate_gradient,
    descend,
    gradient_descent,
    lbfgs,
    newton,
    parabola,
    polyak_step,
    quadratic,
)
from gdmath.line_search import strong_wolfe
from tests.gdmath.oracles import torch_lbfgs

ROSENBROCK = LANDSCAPES["rosenbrock"]
PLACES = ["sextic", "quadratic", "rosenbrock", "himmelblau", "ackley", "saddle"]
BOUND = {
    "newton": newton,
    "armijo": armijo,
    "polyak_step": polyak_step,
    "conjugate_gradient": conjugate_gradient,
    "lbfgs": lbfgs,
    "lbfgs with Wolfe": lambda ground: lbfgs(ground, history=5, line_search="wolfe"),
}


def bowl(seed, dimension, condition=1000.0):
    """A quadratic with random axes and curvatures from 1 to the condition number."""
    q = np.random.default_rng(seed)
    axes = np.linalg.qr(q.normal(size=(dimension, dimension)))[0]
    hessian = (axes * np.geomspace(1, condition, dimension)) @ axes.T
    minimum = q.normal(size=dimension)

    def value(p):
        return 0.5 * np.einsum("...i,ij,...j->...", p - minimum, hessian, p - minimum)

    return Landscape(
        "bowl",
        value,
        lambda p: np.einsum("...i,ij->...j", p - minimum, hessian),
        window=[(-1, 1)] * dimension,
        minima=[minimum],
        hessian=lambda p: np.broadcast_to(hessian, (*p.shape, dimension)),
    )


def starts_on(landscape, count=5):
    low, high = np.transpose(landscape.window)
    share = np.random.default_rng(42).uniform(0.1, 0.9, (count, landscape.dimension))
    return low + share * (high - low)


# The contract


@pytest.mark.parametrize("name", BOUND)
@pytest.mark.parametrize("place", PLACES)
def test_paths_of_a_batch_are_walked_alone(place, name):
    ground = LANDSCAPES[place]
    if name == "polyak_step" and not len(ground.minima):
        return
    rule, starts = BOUND[name](ground), starts_on(ground)
    walk = descend(ground, rule, starts, 12)
    arrays = [walk.points, walk.losses, walk.gradients, *walk.states]
    assert all(np.isfinite(array).all() for array in arrays)
    for path in (0, 3):
        alone = descend(ground, rule, starts[path], 12)
        assert np.array_equal(alone.points, walk.points[:, path])
        assert alone.status == walk.status[path]
    ends = descend(ground, rule, starts, 12, record="last")
    assert np.array_equal(ends.points, walk.points[[0, -1]])


@pytest.mark.parametrize("name", BOUND)
def test_they_travel(name):
    ground = LANDSCAPES["booth"]
    for twin in (
        copy.deepcopy(BOUND[name](ground)),
        pickle.loads(pickle.dumps(BOUND[name](ground))),
    ):
        first = descend(ground, BOUND[name](ground), [4.0, -2.0], 6)
        assert np.array_equal(descend(ground, twin, [4.0, -2.0], 6).points, first.points)


@pytest.mark.parametrize("name", ["newton", "armijo", "polyak_step", "conjugate_gradient", "lbfgs"])
def test_docstrings_say_formula_errors_and_source(name):
    doc = inspect.getdoc(getattr(gdmath, name))
    for part in ("θ", "Args:", "Raises", ">>>", "Source:"):
        assert part in doc, part


# Newton


@given(seed=st.integers(0, 200), dimension=st.integers(1, 8))
@settings(max_examples=30)
def test_newton_needs_one_step_on_a_quadratic(seed, dimension):
    ground = bowl(seed, dimension)
    walk = descend(ground, newton(ground), np.zeros(dimension), 1)
    assert walk.final == pytest.approx(ground.minima[0], rel=1e-9, abs=1e-9)


def test_newton_is_drawn_to_saddles():
    ground = LANDSCAPES["sine_hills"]
    walk = descend(ground, newton(ground), [0.3, 0.2], 8)
    assert walk.final == pytest.approx([0, 0], abs=1e-12)
    assert np.linalg.eigvalsh(ground.hessian(walk.final))[0] < 0


def test_newton_where_the_ground_is_level():
    gutter = Landscape("gutter", lambda p: p[..., 0] ** 2, window=[(-1, 1)] * 2)
    bends = np.diag([2.0, 0.0])
    flat = Landscape(
        "flat",
        lambda p: p[..., 0] ** 2,
        lambda p: p * [2.0, 0.0],
        window=[(-1, 1)] * 2,
        hessian=lambda p: np.broadcast_to(bends, (*p.shape, 2)),
    )
    slope = Landscape(
        "slope",
        lambda p: p[..., 0] ** 2 + p[..., 1],
        lambda p: p * [2.0, 0.0] + [0.0, 1.0],
        window=[(-1, 1)] * 2,
        hessian=lambda p: np.broadcast_to(bends, (*p.shape, 2)),
    )
    assert descend(flat, newton(flat), [0.5, 0.5], 2).final.tolist() == [0, 0.5]
    assert descend(gutter, newton(gutter), [0.5, 0.5], 1).final == pytest.approx([0, 0.5], abs=1e-6)
    assert descend(slope, newton(slope), [0.5, 0.5], 3).status is Status.DIVERGED


def test_newton_finds_the_basins_of_a_map():
    ground = LANDSCAPES["himmelblau"]
    chart = basins(ground, newton(ground), (9, 9), 40)
    assert len(chart.minima) == 4
    half = descend(ground, newton(ground, learning_rate=0.5), [3.5, 2.5], 1).points
    whole = descend(ground, newton(ground), [3.5, 2.5], 1).points
    assert half[1] - half[0] == pytest.approx(0.5 * (whole[1] - whole[0]))


# Armijo and Polyak


@given(
    start=st.tuples(st.floats(-2, 2), st.floats(-1, 3)),
    first=st.sampled_from([1.0, 50.0]),
    shrink=st.sampled_from([0.5, 0.8]),
)
@settings(max_examples=40)
def test_armijo_takes_the_first_rate_that_will_do(start, first, shrink):
    rule = armijo(ROSENBROCK, first_rate=first, shrink=shrink)
    walk = descend(ROSENBROCK, rule, start, 1)
    here, slope = walk.losses[0], walk.gradients[0]
    rate = first
    for _ in range(200):
        if ROSENBROCK.value(walk.points[0] - rate * slope) <= here - 1e-4 * rate * slope @ slope:
            break
        rate *= shrink
    if shrink == 0.5 or rate > first * shrink**60:
        assert walk.states.rate[1] in (pytest.approx(rate, rel=1e-12), 0)
    assert walk.losses[1] <= walk.losses[0]


def test_armijo_never_goes_up_and_arrives():
    walk = descend(ROSENBROCK, armijo(ROSENBROCK), [-1.2, 1], 400)
    assert (np.diff(walk.losses) <= 0).all()
    assert walk.losses[-1] < 3e-3 < walk.losses[100]


def test_polyaks_step_is_exact_for_a_cone_and_halves_on_a_parabola():
    cone = Landscape(
        "cone",
        lambda p: np.hypot(p[..., 0], p[..., 1]),
        lambda p: p / np.hypot(p[..., :1], p[..., 1:]),
        window=[(-2, 2)] * 2,
        minima=[(0, 0)],
    )
    tip = descend(cone, polyak_step(cone), [0.3, -0.4], 1)
    assert np.abs(tip.points[-1]).max() < 1e-15 or tip.status is Status.NO_SLOPE
    ground = parabola(3, minimum=1)
    path = descend(ground, polyak_step(ground), [5], 6).points[:, 0]
    assert path - 1 == pytest.approx(4 * 0.5 ** np.arange(7))
    assert descend(ground, polyak_step(ground), [1], 3).final.tolist() == [1]


def test_polyak_takes_the_lowest_that_it_is_told():
    saddle = LANDSCAPES["saddle"]
    with pytest.raises(InputError, match="lowest must be given, as landscape 'saddle' has no"):
        polyak_step(saddle)
    walk = descend(saddle, polyak_step(saddle, lowest=-5.0), [1, 1], 1)
    assert walk.states.rate[1] == 5 / 8


# Conjugate gradients


@given(seed=st.integers(0, 100), dimension=st.integers(1, 6))
@example(65, 6)  # of all these the farthest: 1.4e-12 of the loss is left
@settings(max_examples=30)
def test_conjugate_gradients_need_as_many_steps_as_parameters(seed, dimension):
    ground = bowl(seed, dimension, condition=50)
    start = np.random.default_rng(seed + 1).normal(size=dimension)
    walk = descend(ground, conjugate_gradient(ground), start, dimension)
    # Curvature is a difference of gradients, a part in 1e10 of which is rounding; it adds up.
    assert walk.losses[-1] <= 1e-11 * walk.losses[0]
    # The directions are conjugate: d·Hd′ = 0.
    if dimension > 1:
        one, other = walk.states.direction[1:3]
        hessian = ground.hessian(start)
        size = np.sqrt((one @ hessian @ one) * (other @ hessian @ other))
        assert abs(one @ hessian @ other) <= 1e-6 * size


def test_conjugate_gradients_cross_the_banana_valley():
    walk = descend(ROSENBROCK, conjugate_gradient(ROSENBROCK), [-1.2, 1], 200, tolerance=1e-8)
    assert walk.status is Status.CONVERGED
    found = minimize(
        ROSENBROCK.value, [-1.2, 1], jac=ROSENBROCK.gradient, method="CG", options={"gtol": 1e-8}
    )
    assert walk.lengths < 3 * found.nit
    assert walk.final == pytest.approx(found.x, abs=1e-6)


# L-BFGS


def test_lbfgs_is_that_of_torch():
    table = torch_lbfgs.recorded()
    for (name, start, rate, history), points in zip(torch_lbfgs.CASES, table["walks"], strict=True):
        ground = LANDSCAPES[name]
        rule = lbfgs(ground, learning_rate=rate, history=history)
        walk = descend(ground, rule, start, torch_lbfgs.STEPS)
        assert walk.points[list(torch_lbfgs.SHOWN)] == pytest.approx(
            np.array(points), rel=1e-6, abs=1e-9
        )


def test_lbfgs_with_wolfe_is_as_quick_as_that_of_scipy():
    for start in ([-1.2, 1], [2, 2], [-1.5, -0.5]):
        rule = lbfgs(ROSENBROCK, line_search="wolfe")
        walk = descend(ROSENBROCK, rule, start, 100, tolerance=1e-8)
        found = minimize(ROSENBROCK.value, start, jac=ROSENBROCK.gradient, method="BFGS")
        assert walk.status is Status.CONVERGED
        assert walk.lengths <= 2 * found.nit
        assert (np.diff(walk.losses[: walk.lengths + 1]) < 0).all()


@given(
    start=st.tuples(st.floats(-2, 2), st.floats(-1, 3)), first=st.sampled_from([1e-4, 1.0, 30.0])
)
def test_steps_of_the_line_search_meet_the_strong_conditions(start, first):
    point = np.array(start)
    slope = ROSENBROCK.gradient(point)
    if np.linalg.norm(slope) < 1e-3:
        return
    (alpha,) = strong_wolfe(
        ROSENBROCK.value, ROSENBROCK.gradient, point[None], -slope[None], np.array([first])
    )
    there = point - alpha * slope
    assert alpha > 0
    assert ROSENBROCK.value(there) <= ROSENBROCK.value(point) - 1e-4 * alpha * slope @ slope
    assert abs(ROSENBROCK.gradient(there) @ slope) <= 0.9 * slope @ slope


def test_scipy_agrees_that_the_conditions_are_met():
    point, direction = np.array([-1.2, 1.0]), -ROSENBROCK.gradient([-1.2, 1.0])
    found = line_search(ROSENBROCK.value, ROSENBROCK.gradient, point, direction)[0]
    (ours,) = strong_wolfe(
        ROSENBROCK.value, ROSENBROCK.gradient, point[None], direction[None], np.ones(1)
    )
    assert found is not None
    assert 0.1 < ours / found < 10


# What is refused


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: newton(3), "landscape must be a Landscape, got 3"),
        (lambda: newton(quadratic(), learning_rate=0), "learning_rate must be a .* above 0"),
        (lambda: armijo("bowl"), "landscape must be a Landscape"),
        (lambda: armijo(quadratic(), shrink=1), "shrink must be a .* above 0 and below 1, got 1"),
        (lambda: armijo(quadratic(), sufficient=0), "sufficient must be"),
        (lambda: armijo(quadratic(), first_rate=-1), "first_rate must be"),
        (lambda: polyak_step(quadratic(), lowest="a"), "lowest must be a finite number"),
        (lambda: conjugate_gradient(None), "landscape must be a Landscape"),
        (lambda: lbfgs(quadratic(), history=0), "history must be a whole number at least 1"),
        (lambda: lbfgs(quadratic(), line_search="wolf"), "Did you mean 'wolfe'"),
    ],
)
def test_bad_input_gets_a_sentence(call, sentence):
    with pytest.raises(InputError, match=sentence):
        call()


def test_they_beat_plain_descent_across_a_ravine():
    ground = quadratic(100)
    plain = descend(ground, gradient_descent(2 / 101), [0.5, -5], 10).losses[-1]
    for name in BOUND:
        losses = descend(ground, BOUND[name](ground), [0.5, -5], 10).losses
        assert losses[-1] < plain or name in ("armijo", "polyak_step", "lbfgs"), name
