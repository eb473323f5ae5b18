"""Optimizers against closed forms, against PyTorch and against loops written out again."""

import inspect
import math

import numpy as np
import pytest

import gdmath
from gdmath import (
    LANDSCAPES,
    OPTIMIZERS,
    Landscape,
    Optimizer,
    Status,
    adam,
    descend,
    gradient_descent,
    lion,
    momentum,
    nesterov,
    quadratic,
    rmsprop,
)
from gdmath.registry import UnknownNameError
from tests.gdmath.oracles import torch_table

DEFAULT_RATES = {
    "gradient_descent": 1e-3,
    "momentum": 1e-3,
    "nesterov": 1e-3,
    "adagrad": 1e-2,
    "rmsprop": 1e-2,
    "adadelta": 1.0,
    "adam": 1e-3,
    "amsgrad": 1e-3,
    "adamw": 1e-3,
    "nadam": 2e-3,
    "lion": 1e-4,
}


def bowl(*curvatures):
    """The quadratic Σ λᵢ xᵢ² / 2, in as many dimensions as there are curvatures."""
    weights = np.array(curvatures)
    return Landscape(
        "bowl",
        lambda p: 0.5 * (weights * p * p).sum(axis=-1),
        lambda p: weights * p,
        window=[(-1, 1)] * len(curvatures),
    )


def test_the_registry_has_every_factory_of_the_table():
    assert set(OPTIMIZERS) == set(DEFAULT_RATES)
    for name, factory in OPTIMIZERS.items():
        assert factory is getattr(gdmath, name)
        assert factory().name == name


def test_an_unknown_name_meets_the_nearest_known_one():
    with pytest.raises(UnknownNameError, match=r"'adma'\. Did you mean 'adam'"):
        OPTIMIZERS["adma"]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_factories_take_the_rate_first_and_the_rest_by_name(name):
    parameters = list(inspect.signature(OPTIMIZERS[name]).parameters.values())
    assert parameters[0].name == "learning_rate"
    assert parameters[0].default == DEFAULT_RATES[name]
    assert all(p.kind is p.KEYWORD_ONLY for p in parameters[1:])


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_docstrings_say_formula_errors_and_source(name):
    doc = inspect.getdoc(OPTIMIZERS[name])
    assert doc is not None
    for part in ("α", "Args:", "Raises", ">>>", "Source:", "Optax"):
        assert part in doc


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("rate", [0, -0.1, math.nan, math.inf, "fast", None, True, [0.1, -0.2]])
def test_a_bad_rate_gets_one_sentence(name, rate):
    with pytest.raises((TypeError, ValueError), match=r"^learning_rate must be .*, got .*\.$"):
        OPTIMIZERS[name](rate)


def decays():
    for name, factory in OPTIMIZERS.items():
        for parameter in list(inspect.signature(factory).parameters)[1:]:
            yield name, parameter


@pytest.mark.parametrize(("name", "parameter"), list(decays()))
def test_every_other_number_has_its_bounds(name, parameter):
    bad = [-0.1, math.nan, math.inf, "0.9", None]
    if parameter in ("momentum", "decay", "beta1", "beta2"):
        bad += [1, 1.5]
    if parameter == "epsilon":
        bad += [0]
    for value in bad:
        with pytest.raises((TypeError, ValueError), match=rf"^{parameter} must be .*, got .*\.$"):
            OPTIMIZERS[name](**{parameter: value})


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_update_is_pure(name):
    optimizer = OPTIMIZERS[name]()
    points, gradient = np.array([[2.0, 2.0], [1.0, -3.0]]), np.array([[10.0, 2.0], [5.0, -3.0]])
    first = optimizer.init(points)
    _, state = optimizer.update(gradient, first, points)
    saved = [points.copy(), gradient.copy(), [np.copy(field) for field in state]]
    results = [optimizer.update(gradient, state, points) for _ in range(2)]
    assert np.array_equal(points, saved[0])
    assert np.array_equal(gradient, saved[1])
    for field, before in zip(state, saved[2], strict=True):
        assert np.array_equal(field, before)
    assert np.array_equal(results[0][0], results[1][0])
    assert state.step == 1
    assert results[0][1].step == 2


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_constant_schedule_is_a_rate(name):
    walks = [
        descend(LANDSCAPES["rosenbrock"], OPTIMIZERS[name](rate), [-1.2, 1], 30)
        for rate in (0.001, lambda step: 0.001)
    ]
    assert np.array_equal(walks[0].points, walks[1].points)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_schedules_are_asked_for_step_0_1_2(name):
    asked = []

    def schedule(step):
        asked.append(step)
        return 0.01

    descend(quadratic(5), OPTIMIZERS[name](schedule), [2, 2], 5)
    assert asked == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("rate", [math.nan, -1.0, math.inf, "x"])
def test_a_bad_rate_of_a_schedule_names_its_step(rate):
    optimizer = gradient_descent(lambda step: 0.1 if step < 3 else rate)
    with pytest.raises((TypeError, ValueError), match=r"^learning_rate\(3\) must be .*, got"):
        descend(quadratic(5), optimizer, [2, 2], 5)


# Closed forms


@pytest.mark.parametrize("rate", [0.02, 0.18, 1 / 3, 0.38, 0.5])
def test_gradient_descent_on_a_quadratic_has_a_closed_form(rate):
    walk = descend(quadratic(5), gradient_descent(rate), [2, -3], 40)
    k = np.arange(41)
    closed = np.stack([2 * (1 - 5 * rate) ** k, -3 * (1 - rate) ** k], axis=-1)
    np.testing.assert_allclose(walk.points, closed, rtol=1e-11)


def test_more_input_variables_decay_each_at_its_own_speed():
    curvatures = np.linspace(0.5, 9, 12)
    walk = descend(bowl(*curvatures), gradient_descent(0.1), np.ones(12), 60)
    k = np.arange(61)[:, np.newaxis]
    np.testing.assert_allclose(walk.points, (1 - 0.1 * curvatures) ** k, rtol=1e-10, atol=1e-18)


@pytest.mark.parametrize(
    ("rate", "loss", "precision"),
    [(0.02, 0.2655, 5e-5), (0.18, 4.8e-9, 5e-11), (0.38, 2.66e-4, 5e-7), (0.5, 4.066e18, 5e14)],
)
def test_the_four_rates_of_the_lecture(rate, loss, precision):
    walk = descend(quadratic(5), gradient_descent(rate), [2, 2], 50)
    assert abs(walk.losses[-1] - loss) <= precision
    assert walk.status is Status.MAX_STEPS


def contraction(walk, last=20):
    """The factor per step by which a path comes closer to 0, over its last steps."""
    distances = np.linalg.norm(walk.points, axis=-1)
    return (distances[-1] / distances[-1 - last]) ** (1 / last)


def test_the_best_rate_contracts_by_two_thirds():
    walk = descend(quadratic(5), gradient_descent(1 / 3), [2, 2], 60)
    assert contraction(walk) == pytest.approx(2 / 3, rel=1e-9)


def test_the_best_heavy_ball_contracts_by_the_golden_ratio_squared():
    root = math.sqrt(5)
    rate, mu = 4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2
    assert (round(rate, 6), round(mu, 6)) == (0.381966, 0.145898)
    walk = descend(quadratic(5), momentum(rate, momentum=mu), [2, 2], 300)
    # At this choice both roots coincide: the distance falls as k times the contraction.
    assert contraction(walk, 100) == pytest.approx(0.381966, rel=6e-3)


@pytest.mark.parametrize(("rate", "mu"), [(0.1, 0.9), (0.02, 0.5), (0.3, 0.2)])
@pytest.mark.parametrize("curvature", [1.0, 5.0])
def test_heavy_ball_is_its_linear_recurrence(rate, mu, curvature):
    walk = descend(bowl(curvature), momentum(rate, momentum=mu), [1.0], 60)
    matrix = np.array([[1 - rate * curvature, -rate * mu], [curvature, mu]])
    expected = [np.linalg.matrix_power(matrix, k) @ [1.0, 0.0] for k in range(61)]
    np.testing.assert_allclose(walk.points[:, 0], np.array(expected)[:, 0], atol=1e-12)
    np.testing.assert_allclose(walk.states.velocity[:, 0], np.array(expected)[:, 1], atol=1e-12)


@pytest.mark.parametrize(("rate", "mu"), [(0.1, 0.9), (0.02, 0.5), (0.3, 0.2)])
@pytest.mark.parametrize("curvature", [1.0, 3.0])
def test_nesterov_is_its_linear_recurrence(rate, mu, curvature):
    walk = descend(bowl(curvature), nesterov(rate, momentum=mu), [1.0], 60)
    matrix = np.array(
        [[1 - rate * curvature * (1 + mu), -rate * mu * mu], [curvature, mu]]
    )  # b' = μ b + λ x and x' = x - α (λ x + μ b')
    expected = [(np.linalg.matrix_power(matrix, k) @ [1.0, 0.0])[0] for k in range(61)]
    np.testing.assert_allclose(walk.points[:, 0], expected, atol=1e-11)


def test_without_momentum_both_are_gradient_descent():
    plain = descend(LANDSCAPES["booth"], gradient_descent(0.02), [0, -5], 40)
    for factory in (momentum, nesterov):
        walk = descend(LANDSCAPES["booth"], factory(0.02, momentum=0), [0, -5], 40)
        assert np.array_equal(walk.points, plain.points)


def test_the_first_step_of_rmsprop_is_ten_times_the_rate():
    walk = descend(quadratic(5), rmsprop(0.01), [2, -1], 1)
    np.testing.assert_allclose(walk.points[1] - walk.points[0], [-0.1, 0.1], rtol=1e-6)


def test_the_first_step_of_adam_is_the_rate():
    walk = descend(quadratic(5), adam(0.01), [2, -1], 1)
    np.testing.assert_allclose(walk.points[1] - walk.points[0], [-0.01, 0.01], rtol=1e-6)


@pytest.mark.parametrize("name", ["adam", "lion", "rmsprop"])
def test_scale_free_optimizers_run_along_the_diagonal(name):
    walk = descend(quadratic(5), OPTIMIZERS[name](0.01), [2, 2], 50)
    np.testing.assert_allclose(walk.points[:, 0], walk.points[:, 1], rtol=1e-6)


# PyTorch


def our_walk(case, function):
    landscape, start = LANDSCAPES[function], torch_table.FUNCTIONS[function][1]
    walk = descend(landscape, OPTIMIZERS[case.ours](**case.settings), start, torch_table.STEPS)
    return walk.points[list(torch_table.SHOWN)]


@pytest.mark.parametrize("index", range(len(torch_table.CASES)))
@pytest.mark.parametrize("function", torch_table.FUNCTIONS)
def test_walks_are_those_of_the_recorded_table(index, function):
    case = torch_table.CASES[index]
    expected = torch_table.recorded()["walks"][index][list(torch_table.FUNCTIONS).index(function)]
    np.testing.assert_allclose(our_walk(case, function), expected, rtol=1e-9)


@pytest.mark.parametrize("case", torch_table.CASES, ids=lambda case: case.ours)
@pytest.mark.parametrize("function", torch_table.FUNCTIONS)
def test_walks_are_those_of_the_installed_torch(case, function):
    pytest.importorskip("torch")
    expected = torch_table.walk_with_torch(case, function)
    np.testing.assert_allclose(our_walk(case, function), expected, rtol=1e-9)


def test_the_table_has_every_optimizer_that_torch_has():
    assert {case.ours for case in torch_table.CASES} == set(OPTIMIZERS) - {"lion"}


# Lion, which torch does not have


@pytest.mark.parametrize(("beta1", "beta2"), [(0.9, 0.99), (0.5, 0.8), (0.0, 0.0)])
def test_lion_is_its_loop(beta1, beta2):
    walk = descend(quadratic(5), lion(0.03, beta1=beta1, beta2=beta2), [2, -1.3], 150)
    x, y, mx, my = 2.0, -1.3, 0.0, 0.0
    for step in range(1, 151):
        gx, gy = 5 * x, y
        cx, cy = beta1 * mx + (1 - beta1) * gx, beta1 * my + (1 - beta1) * gy
        x -= 0.03 * math.copysign(1, cx) * (cx != 0)
        y -= 0.03 * math.copysign(1, cy) * (cy != 0)
        mx, my = beta2 * mx + (1 - beta2) * gx, beta2 * my + (1 - beta2) * gy
        np.testing.assert_allclose(walk.points[step], [x, y], rtol=1e-12, atol=1e-12)


# Optimizers of one's own


def test_an_optimizer_needs_no_memory():
    halving = Optimizer("halving", lambda points: (), lambda g, state, points: (points / 2, state))
    walk = descend(quadratic(5), halving, [[2, 2], [4, 4]], 3)
    assert np.array_equal(walk.points[:, 0, 0], [2, 1, 0.5, 0.25])
    assert walk.states == ()


def test_optimizers_are_frozen():
    with pytest.raises(AttributeError):
        gradient_descent(0.1).name = "other"
