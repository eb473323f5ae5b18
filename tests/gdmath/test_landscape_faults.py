"""Landscapes are made as asked, stay what they are, and refuse what they cannot be."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

from gdmath import LANDSCAPES, Landscape, parabola, quadratic
from gdmath.registry import UnknownNameError
from tests.gdmath.landscape_table import NAMES, made, seeded_points
from tests.gdmath.test_landscape_bits import assert_same_bits

landscape = pytest.fixture(params=NAMES)(made)


def test_only_goldstein_price_asks_for_a_logarithmic_plot():
    assert [name for name in NAMES if LANDSCAPES[name].plot_log] == ["goldstein_price"]


def test_factories_take_their_parameters():
    steep = quadratic(100)
    assert steep.gradient([2, 2]).tolist() == [200, 2]
    assert steep.formula == "(100 x^2 + y^2) / 2"
    valley = parabola(2, minimum=1.5)
    assert valley.value([2.0]) == 0.5
    assert valley.gradient([2.0]).tolist() == [2.0]
    assert valley.minima.tolist() == [[1.5]]
    assert valley.window == ((-2.5, 5.5),)
    assert valley.formula == "2 (x - 1.5)^2"


@pytest.mark.parametrize("made", [quadratic(1e-3), quadratic(1e20), parabola(2, -3.5)])
def test_factories_say_what_they_made(made):
    points = seeded_points(made, 20)
    spoken = Landscape.from_expression(made.expression, made.window)
    assert spoken.value(points) == pytest.approx(made.value(points), rel=1e-14)


# A landscape as a thing


def test_a_landscape_cannot_be_changed(landscape):
    with pytest.raises(AttributeError, match="cannot be changed"):
        landscape.window = ((0, 1),)
    with pytest.raises(AttributeError, match="cannot be changed"):
        del landscape.name
    with pytest.raises(AttributeError, match="cannot be changed"):
        landscape.colour = "red"
    assert not landscape.minima.flags.writeable
    assert landscape.minima.shape[1:] == (landscape.dimension,)


def test_a_landscape_keeps_its_own_copy_of_the_minima():
    minima = np.array([[1.0]])
    made = Landscape("bowl", lambda p: p[..., 0] ** 2, lambda p: 2 * p, ((-1, 1),), minima=minima)
    minima[0, 0] = 7
    assert made.minima.tolist() == [[1.0]]


def test_a_landscape_travels_to_other_processes(landscape):
    twin = pickle.loads(pickle.dumps(landscape))
    points = seeded_points(landscape, 20)
    assert_same_bits(twin.gradient(points), landscape.gradient(points))
    assert (twin.window, twin.formula) == (landscape.window, landscape.formula)
    assert copy.deepcopy(landscape).name == landscape.name


def test_an_unknown_landscape_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match=r"no landscape named 'sine_hill'.*Did you mean 'sine_hi"):
        LANDSCAPES["sine_hill"]
    with pytest.raises(UnknownNameError, match="Known: quadratic, paraboloid"):
        LANDSCAPES["#!"]
    with pytest.raises(KeyError):
        LANDSCAPES[3]
    assert "sine_hill" not in LANDSCAPES
    assert LANDSCAPES.get("sine_hill") is None


def test_landscapes_show_their_name():
    assert repr(LANDSCAPES["saddle"]) == "Landscape('saddle', window=((-2.0, 2.0), (-2.0, 2.0)))"


# Bad input


@pytest.mark.parametrize("role", ["value", "gradient", "hessian"])
@pytest.mark.parametrize(
    ("points", "error", "sentence"),
    [
        ([1.0], ValueError, r"points must have 2 numbers in the last axis, got shape \(1,\)"),
        ([[1, 2, 3]], ValueError, r"last axis, got shape \(1, 3\)"),
        (3.0, ValueError, r"last axis, got shape \(\)"),
        ([], ValueError, r"got shape \(0,\)"),
        ([[1, 2], [3]], ValueError, "points must be a regular array of numbers"),
        ("ab", TypeError, "points must be real numbers, got 'ab'"),
        (["1", "2"], TypeError, "points must be real numbers"),
        ([None, 1], TypeError, "points must be real numbers"),
        ([True, False], TypeError, "points must be real numbers"),
        ([1j, 0], TypeError, "points must be real numbers"),
        ({1: 2}, TypeError, "points must be real numbers"),
        (np.zeros((3, 2), dtype="datetime64[s]"), TypeError, "points must be real numbers"),
    ],
)
def test_bad_points_get_a_sentence(role, points, error, sentence):
    with pytest.raises(error, match=sentence):
        getattr(LANDSCAPES["sine_hills"], role)(points)


def bowl(**changes):
    arguments = {
        "name": "bowl",
        "value": lambda p: p[..., 0] ** 2,
        "gradient": lambda p: 2 * p,
        "window": ((-1, 1),),
    }
    return Landscape(**(arguments | changes))


@pytest.mark.parametrize(
    ("changes", "error", "sentence"),
    [
        ({"name": 3}, TypeError, "name must be a string, got 3"),
        ({"value": None}, TypeError, "value must be a function of points, got None"),
        ({"gradient": 2.0}, TypeError, "gradient must be a function of points, got 2.0"),
        ({"hessian": "no"}, TypeError, "hessian must be a function of points"),
        ({"window": 3}, ValueError, r"window must be one \(low, high\) pair per axis, got 3"),
        ({"window": (-1, 1)}, ValueError, "pair per axis"),
        ({"window": ()}, ValueError, "pair per axis"),
        ({"window": ((1, -1),)}, ValueError, "low < high"),
        ({"window": ((1, 1),)}, ValueError, "low < high"),
        ({"window": ((0, np.inf),)}, ValueError, "window must be finite numbers"),
        ({"window": ((0, 1), (2,))}, ValueError, "regular array"),
        ({"window": "wide"}, TypeError, "window must be real numbers"),
        ({"minima": [1.0]}, ValueError, r"minima must have shape \(k, 1\)"),
        ({"minima": [[1.0, 2.0]]}, ValueError, r"minima must have shape \(k, 1\)"),
        ({"minima": [[np.nan]]}, ValueError, "minima must be finite numbers"),
        ({"minima": [["a"]]}, TypeError, "minima must be real numbers"),
        ({"formula": None}, TypeError, "formula must be a string"),
        ({"expression": 1}, TypeError, "expression must be a string"),
    ],
)
def test_bad_parts_get_a_sentence(changes, error, sentence):
    with pytest.raises(error, match=sentence):
        bowl(**changes)


@pytest.mark.parametrize(
    ("role", "function", "sentence"),
    [
        ("value", lambda p: p, r"value of landscape 'bowl' must have shape \(4,\)"),
        ("gradient", lambda p: p[..., 0], r"gradient .* must have shape \(4, 1\)"),
        ("hessian", lambda p: p, r"hessian .* must have shape \(4, 1, 1\)"),
    ],
)
def test_functions_of_the_wrong_shape_are_told_so(role, function, sentence):
    with pytest.raises(ValueError, match=sentence):
        getattr(bowl(**{role: function}), role)(np.zeros((4, 1)))


@pytest.mark.parametrize(
    ("factory", "error"),
    [
        (lambda: quadratic(0), ValueError),
        (lambda: quadratic(-1), ValueError),
        (lambda: quadratic(np.nan), ValueError),
        (lambda: quadratic(10**400), ValueError),
        (lambda: quadratic("5"), TypeError),
        (lambda: quadratic(True), TypeError),
        (lambda: quadratic([5, 6]), TypeError),
        (lambda: parabola(0), ValueError),
        (lambda: parabola(1, np.inf), ValueError),
        (lambda: parabola(1, name=2), TypeError),
    ],
)
def test_factories_refuse_what_makes_no_bowl(factory, error):
    with pytest.raises(error, match=r"must be a (finite number|string).*, got"):
        factory()
