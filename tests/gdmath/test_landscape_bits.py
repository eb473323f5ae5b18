"""A batch of points equals its members to the last bit, and exact values are exact."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gdmath import LANDSCAPES, Landscape
from gdmath.hills import _half_sines
from tests.gdmath.landscape_table import NAMES, PI, made

landscape = pytest.fixture(params=NAMES)(made)


def assert_same_bits(actual, expected):
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert actual.shape == expected.shape
    assert actual.tobytes() == expected.tobytes()


@st.composite
def layouts(draw):
    """Return a way to lay points of d numbers out in memory, and a seed for the points."""
    shape = draw(hnp.array_shapes(min_dims=0, max_dims=3, max_side=9))
    kind = draw(
        st.sampled_from(["plain", "columns", "gaps", "backwards", "fortran", "mirrored", "same"])
    )
    return shape, kind, draw(st.integers(0, 2**32 - 1))


def laid_out(points, kind):
    """Return the same numbers in another memory layout."""
    match kind:
        case "columns":  # each parameter contiguous, as in blocked descents
            other = np.moveaxis(np.ascontiguousarray(np.moveaxis(points, -1, 0)), 0, -1)
        case "gaps":
            other = np.zeros((*points.shape[:-1], 5))[..., 1 : 1 + 2 * points.shape[-1] : 2]
            other[...] = points
        case "backwards":
            other = np.ascontiguousarray(points[::-1])[::-1]
        case "fortran":
            other = np.asfortranarray(points)
        case "same":  # one point, many times over, in the memory of one
            return np.broadcast_to(points.reshape(-1, points.shape[-1])[0], points.shape)
        case "mirrored":
            other = np.ascontiguousarray(points[..., ::-1])[..., ::-1]
        case _:
            other = points
    assert (other == points).all()
    return other


@pytest.mark.parametrize("name", [*NAMES, "expression"])
@settings(max_examples=30)
@given(layout=layouts())
def test_a_batch_equals_its_members_to_the_last_bit(name, layout):
    landscape = EXPRESSION if name == "expression" else LANDSCAPES[name]
    shape, kind, seed = layout
    low, high = np.array(landscape.window).T
    rng = np.random.default_rng(seed)
    points = rng.uniform(low, high, (*shape, landscape.dimension))
    batch = laid_out(points, kind)
    for role in ("value", "gradient", "hessian"):
        function = getattr(landscape, role)
        together = function(batch)
        for index in np.ndindex(shape):
            assert_same_bits(together[index], function(batch[index].copy()))


EXPRESSION = Landscape.from_expression(
    "exp(sin(x*y))*tan(x/3) + cosh(y)^2.5 - abs(x)^y + atan(x)^3/(1 + log(3 + x^4)) + 2^y",
    window=((-4, 4), (-4, 4)),
)


def test_a_long_batch_equals_its_members_to_the_last_bit(landscape):
    """Vector loops treat the middle and the end of a long array differently."""
    low, high = np.array(landscape.window).T
    points = np.random.default_rng(3).uniform(low, high, (1003, landscape.dimension))
    for function in (landscape.value_function, landscape.gradient_function, landscape.hessian):
        together = function(points)
        for start, size in [(0, 1), (1, 2), (5, 3), (17, 8), (400, 603), (1002, 1)]:
            assert_same_bits(function(points[start : start + size]), together[start : start + size])
        columns = np.ascontiguousarray(points.T).T
        assert_same_bits(function(columns), together)


def test_integers_and_lists_are_points_too(landscape):
    point = [1, 2][: landscape.dimension]
    assert_same_bits(landscape.value(point), landscape.value(np.array(point, dtype=float)))
    mesh = np.stack(np.meshgrid(*[np.arange(-1, 2)] * landscape.dimension), axis=-1)
    assert landscape.value(mesh).shape == mesh.shape[:-1]
    assert landscape.gradient(mesh.tolist()).shape == mesh.shape
    assert landscape.hessian(mesh).shape == (*mesh.shape, landscape.dimension)
    assert landscape.value(np.empty((0, landscape.dimension))).shape == (0,)


@pytest.mark.parametrize("number", [1e154, 1e300, np.inf, -np.inf, np.nan])
def test_numbers_beyond_all_bounds_give_no_warning(landscape, number):
    points = np.full((3, landscape.dimension), number)
    for function in (landscape.value, landscape.gradient, landscape.hessian):
        function(points)  # warnings are errors in this test suite


# Single landscapes


def test_paraboloid_gradient_is_exactly_twice_the_point():
    points = np.random.default_rng(0).normal(size=(50, 2))
    assert_same_bits(LANDSCAPES["paraboloid"].gradient(points), 2 * points)


def test_paraboloid_walk_reproduces_the_published_digits():
    point = np.array([6.0, -3.0])
    gradient = LANDSCAPES["paraboloid"].gradient
    printed = {0: 5.988, 500: 2.2006573940846716, 4500: 0.0007323481432962652}
    for epoch in range(5000):
        point = point + gradient(point) * -0.001
        if epoch in printed:
            assert point[0] == printed[epoch]
    assert point.tolist() == [0.00026968555624761565, -0.00013484277812380783]


def test_half_sines_are_as_exact_as_the_sine():
    angles = np.concatenate([np.linspace(-8, 8, 4001), [PI, -PI, PI / 2, 0.0, 5e-324]])
    sines = _half_sines(angles.copy())
    assert np.abs(sines - np.sin(angles) / 2).max() < 3e-16
    assert np.array_equal(_half_sines(-angles), -sines)


@np.errstate(all="ignore")
def test_half_sines_of_angles_far_away():
    angles = np.concatenate([10.0 ** np.arange(0, 309), -(10.0 ** np.arange(0, 309))])
    sines = _half_sines(angles.copy())
    off = np.abs(sines - np.sin(angles) / 2)
    assert (off <= 3e-16 + 1e-16 * np.minimum(np.abs(angles), 2e5)).all()
    # Whatever stands beside it, an angle has one sine.
    alone = np.concatenate([_half_sines(angles[i : i + 1].copy()) for i in range(len(angles))])
    assert_same_bits(alone, sines)
    assert np.isnan(_half_sines(np.array([np.nan, np.inf, -np.inf]))).all()
    assert _half_sines(np.array([np.nan, 0.25]))[1] == _half_sines(np.array([0.25]))[0]


def test_sine_hills_gradient_is_exact_where_ridges_run():
    line = np.linspace(-4, 4, 101)
    zero = np.zeros_like(line)
    gradient = LANDSCAPES["sine_hills"].gradient
    assert (gradient(np.stack([line, zero], -1))[:, 0] == 0).all()
    assert (gradient(np.stack([zero, line], -1))[:, 1] == 0).all()
    diagonal = gradient(np.stack([line, line], -1))
    assert (diagonal[:, 0] == diagonal[:, 1]).all()
    x, y = np.random.default_rng(1).uniform(-4, 4, (2, 5000))
    expected = np.stack([np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)], -1)
    assert np.abs(gradient(np.stack([x, y], -1)) - expected).max() < 1e-15


def test_ackley_has_a_slope_everywhere():
    ackley = LANDSCAPES["ackley"]
    tiny = [[0, 0], [0, -0.0], [5e-324, 0], [1e-310, -1e-310], [1e-200, 1e-200], [1e-8, 0]]
    assert ackley.gradient([0, 0]).tolist() == [0, 0]
    assert ackley.value([0, 0]) == 0
    assert np.isfinite(ackley.gradient(tiny)).all()
    assert np.isfinite(ackley.hessian(tiny)).all()
    assert np.linalg.norm(ackley.gradient([1e-9, 1e-9])) == pytest.approx(8**0.5, rel=1e-6)
