"""Every landscape against the literature, and against independent slopes and expressions."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES, Landscape, parabola, quadratic
from tests.gdmath.landscape_table import NAMES, TABLE, differences, made, seeded_points
from tests.gdmath.test_landscape_bits import assert_same_bits

landscape = pytest.fixture(params=NAMES)(made)


def test_the_registry_has_exactly_the_landscapes_of_the_table():
    assert set(LANDSCAPES) == set(TABLE)
    assert all(name == landscape.name for name, landscape in LANDSCAPES.items())


def test_the_window_is_that_of_the_table(landscape):
    assert landscape.window == TABLE[landscape.name].window
    assert landscape.dimension == len(landscape.window)
    assert all(type(end) is float for axis in landscape.window for end in axis)


def test_minima_of_the_table_are_known_and_as_deep_as_it_says(landscape):
    for point, value in TABLE[landscape.name].minima:
        distances = np.linalg.norm(landscape.minima - point, axis=-1)
        assert distances.min() < 2e-8
        assert landscape.value(landscape.minima[distances.argmin()]) == pytest.approx(
            value, rel=1e-8, abs=1e-8
        )


def test_minima_are_flat_bend_up_and_the_deepest_comes_first(landscape):
    minima = landscape.minima
    hessians = landscape.hessian(minima)
    # A minimum is known to the last bit of its coordinates; the slope there is what that bit costs.
    bound = 4e-16 * (1 + np.abs(minima).max(initial=0)) * np.abs(hessians).max(initial=0)
    assert np.abs(landscape.gradient(minima)).max(initial=0) <= bound
    if landscape.name != "ackley":  # whose minimum is a cusp
        assert (np.linalg.eigvalsh(hessians) > 0).all()
    values = landscape.value(minima)
    assert (np.diff(values) > -1e-12).all()


def test_no_minimum_in_the_window_is_missing(landscape):
    if landscape.name == "ackley":
        pytest.skip("only the global minimum of ackley is listed")
    low, high = np.array(landscape.window).T
    axes = [np.linspace(a, b, 61) for a, b in landscape.window]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, landscape.dimension)
    for _ in range(60):  # Newton's method, with steps that stay short
        slopes, bends = landscape.gradient(points), landscape.hessian(points)
        bends = bends + 1e-13 * np.eye(landscape.dimension)
        steps = np.linalg.solve(bends, slopes[..., None])[..., 0]
        points = points - np.clip(steps, -0.5, 0.5)
    settled = np.linalg.norm(landscape.gradient(points), axis=-1) < 1e-9
    inside = ((points >= low) & (points <= high)).all(axis=-1)
    points = points[settled & inside]
    found = points[(np.linalg.eigvalsh(landscape.hessian(points)) > 1e-6).all(axis=-1)]
    for point in found:
        assert np.linalg.norm(landscape.minima - point, axis=-1).min() < 1e-6
    if len(landscape.minima):
        assert len(found)


def test_maxima_and_saddles_are_where_the_table_says(landscape):
    for point, value, signs in TABLE[landscape.name].others:
        assert landscape.value(point) == pytest.approx(value, abs=1e-6)
        assert np.abs(landscape.gradient(point)).max() < 1e-5
        eigenvalues = np.linalg.eigvalsh(landscape.hessian(point))
        assert tuple(np.sign(np.round(eigenvalues, 9))) == signs


def test_rosenbrock_has_the_eigenvalues_of_the_table():
    eigenvalues = np.linalg.eigvalsh(LANDSCAPES["rosenbrock"].hessian([1, 1]))
    assert eigenvalues == pytest.approx([0.39936077, 1001.60063923], rel=1e-7)


@pytest.mark.parametrize(("name", "condition"), [("quadratic", 5), ("booth", 9), ("matyas", 25)])
def test_bowls_have_the_condition_numbers_of_the_table(name, condition):
    low, high = np.linalg.eigvalsh(LANDSCAPES[name].hessian([0.3, -0.4]))
    assert high / low == pytest.approx(condition, rel=1e-12)


# Derivatives


def test_gradient_is_the_slope_of_the_value(landscape):
    points = seeded_points(landscape)
    gradients = landscape.gradient(points)
    errors = np.linalg.norm(gradients - differences(landscape.value, points, 1e-3), axis=-1)
    assert len(points) > 100
    assert (errors <= 1e-7 * np.linalg.norm(gradients, axis=-1).clip(min=1)).all()


def test_hessian_is_the_slope_of_the_gradient(landscape):
    points = seeded_points(landscape)
    hessians = landscape.hessian(points)
    errors = np.abs(hessians - differences(landscape.gradient, points, 1e-3)).max(axis=(1, 2))
    assert (errors <= 1e-7 * np.abs(hessians).max(axis=(1, 2)).clip(min=1)).all()
    assert_same_bits(hessians, np.swapaxes(hessians, -1, -2))


def test_differences_stand_in_for_a_missing_hessian(landscape):
    points = seeded_points(landscape, 50)
    plain = Landscape("plain", landscape.value, landscape.gradient, landscape.window)
    hessians = landscape.hessian(points)
    assert plain.hessian(points) == pytest.approx(hessians, rel=1e-6, abs=1e-6 * hessians.max())


def test_expression_says_the_same_in_an_independent_way(landscape):
    points = seeded_points(landscape)
    spoken = Landscape.from_expression(landscape.expression, landscape.window)
    for role in ("value", "gradient", "hessian"):
        expected = getattr(spoken, role)(points)
        scale = 1 + np.abs(expected)
        assert (np.abs(getattr(landscape, role)(points) - expected) <= 1e-11 * scale).all()


@pytest.mark.parametrize("name", NAMES)
def test_formula_is_what_the_expression_says(name):
    landscape = LANDSCAPES[name]
    spoken = Landscape.from_expression(landscape.expression, landscape.window)
    # By hand: no decimal point where the number is whole, and waves without parentheses.
    by_hand = {"quadratic": "(5 x^2 + y^2) / 2", "sine_hills": "sin x sin y"}
    assert landscape.formula == by_hand.get(name, spoken.formula)


def test_formulas_compile_with_typst():
    typst = pytest.importorskip("typst")
    formulas = [landscape.formula for landscape in LANDSCAPES.values()]
    formulas += [quadratic(1e20).formula, parabola(0.1, -2.5).formula, parabola(2, 1e-9).formula]
    assert typst.compile("\n".join(f"$ {formula} $" for formula in formulas).encode())
