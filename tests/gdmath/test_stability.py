"""Which learning rates the ground allows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath import (
    LANDSCAPES,
    InputError,
    Landscape,
    descend,
    gradient_descent,
    parabola,
    quadratic,
    stability,
    step_factors,
    suitable_rate,
)


def test_a_bowl_of_condition_5_allows_rates_below_two_fifths():
    bowl = stability(quadratic(5), (0, 0))
    assert bowl.eigenvalues.tolist() == [1, 5]
    assert bowl.rate_limit == 0.4
    assert bowl.best_rate == pytest.approx(1 / 3, rel=1e-15)
    assert bowl.contraction(0.2).tolist() == [0.8, 0]
    assert bowl.contraction(bowl.best_rate) == pytest.approx([2 / 3, -2 / 3], rel=1e-15)
    assert np.abs(bowl.contraction(0.4)).max() == 1


def test_axes_are_those_of_the_hessian():
    bowl = stability(LANDSCAPES["booth"], [1, 3])
    assert bowl.eigenvalues == pytest.approx([2, 18], rel=1e-14)
    hessian = LANDSCAPES["booth"].hessian([1, 3])
    assert hessian @ bowl.eigenvectors == pytest.approx(bowl.eigenvectors * bowl.eigenvalues)
    assert np.abs(bowl.eigenvectors[:, 0]) == pytest.approx(np.sqrt([0.5, 0.5]))


def test_contraction_is_what_a_step_does_along_an_axis():
    landscape = LANDSCAPES["matyas"]
    ground = stability(landscape, [0, 0])
    for axis, factor in zip(ground.eigenvectors.T, ground.contraction(0.7), strict=True):
        assert axis - 0.7 * landscape.gradient(axis) == pytest.approx(factor * axis, abs=1e-15)


def test_the_lectures_rates_are_at_the_edge():
    assert stability(LANDSCAPES["sextic"], [2]).rate_limit == pytest.approx(1 / 12)
    assert stability(parabola(0.3125), [0]).best_rate == pytest.approx(1.6)
    assert stability(LANDSCAPES["mlcc_parabola"], [0]).rate_limit == pytest.approx(3.2)


def test_ground_that_bends_down_has_no_best_rate():
    saddle = stability(LANDSCAPES["saddle"], [0, 0])
    assert saddle.eigenvalues.tolist() == [-2, 2]
    assert (saddle.rate_limit, saddle.best_rate) == (1, None)
    assert saddle.contraction(0.25).tolist() == [1.5, 0.5]
    top = stability(LANDSCAPES["sine_hills"], [np.pi / 2, np.pi / 2])
    assert (top.rate_limit, top.best_rate) == (np.inf, None)


def test_a_missing_hessian_is_no_obstacle():
    bowl = quadratic(5)
    plain = Landscape("plain", bowl.value, bowl.gradient, bowl.window)
    assert stability(plain, [1, 1]).rate_limit == pytest.approx(0.4, rel=1e-9)


def test_the_result_cannot_be_changed():
    bowl = stability(quadratic(5), (0, 0))
    for array in (bowl.point, bowl.eigenvalues, bowl.eigenvectors):
        assert not array.flags.writeable
    with pytest.raises(AttributeError):
        bowl.rate_limit = 1


@pytest.mark.parametrize(
    ("at", "error", "sentence"),
    [
        ([0], ValueError, "at must have 2 numbers in the last axis"),
        ([[0, 0]], ValueError, "at must be one point of 2 finite numbers"),
        ([0, np.nan], ValueError, "at must be one point of 2 finite numbers"),
        ([0, np.inf], ValueError, "at must be one point of 2 finite numbers"),
        ("origin", TypeError, "at must be real numbers, got 'origin'"),
        (None, TypeError, "at must be real numbers, got None"),
    ],
)
def test_bad_points_get_a_sentence(at, error, sentence):
    with pytest.raises(error, match=sentence):
        stability(quadratic(5), at)


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf])
def test_bad_rates_get_a_sentence(rate):
    with pytest.raises(ValueError, match="rate must be a finite number above 0, got"):
        stability(quadratic(5), (0, 0)).contraction(rate)


def test_a_pole_has_no_stability():
    pole = Landscape.from_expression("1/x", window=((-1, 1),))
    with pytest.raises(ValueError, match=r"landscape '1/x' has no finite Hessian at \[0\]"):
        stability(pole, [0])


# -- factors of several rates ----------------------------------------------------------------------


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=4), st.floats(0.001, 3))
def test_factors_are_what_steps_multiply_by(curvatures, rate):
    ground = Landscape(
        "ground",
        lambda p: (np.array(curvatures) * p**2).sum(axis=-1) / 2,
        lambda p: np.array(curvatures) * p,
        window=((-1, 1),) * len(curvatures),
    )
    walk = descend(ground, gradient_descent(rate), np.ones(len(curvatures)), 1)
    assert step_factors(curvatures, rate) == pytest.approx(walk.points[1], abs=1e-12)


def test_factors_of_several_rates_stand_in_rows():
    bowl = stability(quadratic(5), (0, 0))
    rates = np.array([[0.02, 0.18], [0.38, 0.5]])
    factors = step_factors(bowl.eigenvalues, rates)
    assert factors.shape == (2, 2, 2)
    for row, rate in zip(factors.reshape(-1, 2), rates.ravel(), strict=True):
        assert row.tolist() == bowl.contraction(rate).tolist()
    assert step_factors(bowl.eigenvalues, 0).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("eigenvalues", "rates", "says"),
    [
        ([[1, 5]], 0.1, "eigenvalues must be a list of numbers"),
        ([1, np.inf], 0.1, "eigenvalues must be finite"),
        ([1, 5], [0.1, -0.1], "rates must be finite numbers at least 0"),
        ([1, 5], [np.nan], "rates must be finite"),
    ],
)
def test_factors_of_what_is_no_rate_get_a_sentence(eigenvalues, rates, says):
    with pytest.raises(InputError, match=says):
        step_factors(eigenvalues, rates)


# -- a rate for the whole window -------------------------------------------------------------------


@pytest.mark.parametrize("name", LANDSCAPES)
def test_the_suitable_rate_is_calm_wherever_the_grid_looks(name):
    ground = LANDSCAPES[name]
    axes = [np.linspace(low, high, 41) for low, high in ground.window]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, ground.dimension)
    sharpest = max(np.abs(np.linalg.eigvalsh(ground.hessian(point))).max() for point in points)
    # Rounded to two digits, which is at most a twentieth off.
    assert suitable_rate(ground) * sharpest == pytest.approx(0.35, rel=0.05)


@given(st.floats(0.01, 100))
def test_the_suitable_rate_of_a_parabola(coefficient):
    assert suitable_rate(parabola(coefficient)) == float(f"{0.35 / (2 * coefficient):.2g}")


@pytest.mark.parametrize(
    ("expression", "window", "says"),
    [
        ("2*x", ((-1, 1),), "bends nowhere"),
        ("sqrt(x)", ((-2, -1),), "no finite Hessian"),
        ("x*y*z", ((-1, 1),) * 3, "one or two parameters"),
    ],
)
def test_where_no_rate_suits_the_reason_is_told(expression, window, says):
    with pytest.raises(InputError, match=says):
        suitable_rate(Landscape.from_expression(expression, window=window))
