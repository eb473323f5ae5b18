"""The word convex is said only where it is true."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath import LANDSCAPES, InputError, Landscape, is_convex

CONVEX = {"quadratic", "paraboloid", "mlcc_parabola", "booth", "matyas"}


def made(expression, window=((-1, 1),)):
    if "y" in expression:
        window = window * 2
    return Landscape.from_expression(expression, window=window)


@pytest.mark.parametrize("name", LANDSCAPES)
def test_of_the_registry_the_bowls_are_convex(name):
    assert is_convex(LANDSCAPES[name]) == (name in CONVEX)


@pytest.mark.parametrize("name", LANDSCAPES)
def test_strings_say_the_same(name):
    """Where it is convex, no string between two points of the ground runs below the ground."""
    ground = LANDSCAPES[name]
    low, high = np.array(ground.window).T
    ends = np.random.default_rng(7).uniform(low, high, (2, 20_000, ground.dimension))
    string, below = ground.value(ends).mean(axis=0), ground.value(ends.mean(axis=0))
    assert np.all(below <= string + 1e-9 * (1 + abs(string))) == is_convex(ground)


@pytest.mark.parametrize(
    ("expression", "convex"),
    [
        ("x^4", True),
        ("abs(x)", True),
        ("-abs(x)", False),
        ("2*x", True),
        ("3", True),
        ("exp(x) + y^2", True),
        ("abs(x - y)", True),
        ("-abs(x - y)", False),
        ("-abs(x + y)", False),
        ("-abs(y) + x", False),
        ("x^3", False),
        ("log(x)", False),
        ("x*y", False),
    ],
)
def test_corners_and_ends_of_the_domain_count(expression, convex):
    assert is_convex(made(expression)) is convex


def test_the_window_counts():
    assert is_convex(made("x^3", ((0, 2),)))
    assert not is_convex(made("x^3", ((-0.1, 2),)))


@given(st.floats(-2, 2), st.floats(-2, 2), st.floats(-3, 3))
def test_a_quadratic_is_convex_as_its_determinant_says(a, b, c):
    ground = Landscape(
        "quadratic",
        lambda p: (a * p[..., 0] ** 2 + b * p[..., 1] ** 2) / 2 + c * p[..., 0] * p[..., 1],
        lambda p: p @ np.array([[a, c], [c, b]]),
        window=((-1, 1), (-1, 1)),
        hessian=lambda p: np.broadcast_to([[a, c], [c, b]], (*p.shape, 2)),
    )
    if abs(a * b - c * c) > 1e-6:
        assert is_convex(ground) == (a > 0 and b > 0 and a * b > c * c)


def test_what_cannot_be_looked_at_gets_a_sentence():
    with pytest.raises(InputError, match="landscape must be a Landscape, got 3"):
        is_convex(3)
    with pytest.raises(InputError, match="one or two parameters"):
        is_convex(Landscape.from_expression("x*y*z", window=((-1, 1),) * 3))
