"""Two starts a hair apart, on either side of a ridge."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import (
    LANDSCAPES,
    InputError,
    Landscape,
    descend,
    gradient_descent,
    level_points,
    quadratic,
    suitable_rate,
    twins,
)

PLANE = [name for name, ground in LANDSCAPES.items() if ground.dimension == 2]
HILLS = LANDSCAPES["sine_hills"].with_window(((-2 * np.pi, 2 * np.pi),) * 2)


def test_in_one_dimension_they_stand_to_either_side_of_the_ridge():
    sextic = LANDSCAPES["sextic"]
    for ridge in (-1.0, 1.0):
        starts = twins(sextic, [ridge], 0.002)
        assert starts == pytest.approx(np.array([[ridge - 0.001], [ridge + 0.001]]), abs=1e-12)
        ends = descend(sextic, gradient_descent(0.03), starts, 200).points[-1, :, 0]
        assert sorted(abs(ends)) == pytest.approx([0, 2], abs=1e-3)


@given(st.floats(1e-4, 0.1), st.floats(0, 0.95))
@settings(max_examples=30)
def test_on_the_hills_the_ridge_is_the_diagonal(gap, short):
    starts = twins(HILLS, (0, 0), gap, short=short)
    assert np.linalg.norm(starts[1] - starts[0]) == pytest.approx(gap)
    # From the saddle at 0 straight up to the summit at π/2, measured from its end.
    place = (1 - short) * np.pi / 2
    assert starts.mean(axis=0) == pytest.approx([place, place], abs=1e-6)
    assert starts[1] - starts[0] == pytest.approx(gap * np.array([1, -1]) / np.sqrt(2))


def test_the_twins_of_the_lecture_end_in_two_valleys():
    starts = twins(HILLS, (0, 0), 0.001)
    assert starts.mean(axis=0) == pytest.approx([1.3, 1.3], abs=0.01)
    walk = descend(HILLS, gradient_descent(0.35), starts, 60)
    assert walk.points[-1] == pytest.approx(np.array([[-1, 1], [1, -1]]) * np.pi / 2, abs=1e-3)
    gaps = np.linalg.norm(walk.points[:, 0] - walk.points[:, 1], axis=-1)
    growth = (gaps[1:] / gaps[:-1])[gaps[:-1] < 0.2]
    assert growth == pytest.approx(1.35, abs=0.01)  # 1 + rate × curvature


@pytest.mark.parametrize("name", PLANE)
def test_the_ridge_lies_above_the_saddle_and_the_twins_below_it(name):
    ground = LANDSCAPES[name]
    found = level_points(ground)
    low, high = np.array(ground.window).T
    for place, kind, curvatures in zip(found.points, found.kinds, found.eigenvalues, strict=True):
        if kind == "minimum" or curvatures[0] >= 0:
            continue
        gap = 1e-3 * float((high - low).min())
        starts = twins(ground, place, gap)
        middle = starts.mean(axis=0)
        assert np.all((middle >= low) & (middle <= high))
        if kind == "saddle":
            assert ground.value(middle) > ground.value(place)
        else:
            assert middle == pytest.approx(place)
            assert np.all(ground.value(starts) < ground.value(place))


@pytest.mark.parametrize("name", ["himmelblau", "six_hump_camel", "styblinski_tang"])
def test_from_low_on_the_ridge_they_part(name):
    """Near the saddle the ridge is a border between two valleys: the twins end in both."""
    ground = LANDSCAPES[name]
    for saddle in level_points(ground).of_kind("saddle"):
        starts = twins(ground, saddle, 0.01, short=0.99)
        walk = descend(ground, gradient_descent(suitable_rate(ground)), starts, 4000)
        assert np.linalg.norm(walk.points[-1, 0] - walk.points[-1, 1]) > 0.5


def test_with_more_parameters_the_ridge_begins_where_it_is_steepest():
    ground = Landscape.from_expression("x^2 + 2*y^2 - z^2", window=((-3, 3), (-2, 2), (-1, 1)))
    starts = twins(ground, (0, 0, 0), 0.2, short=0.25)
    assert starts == pytest.approx(np.array([[0, 1.5, -0.1], [0, 1.5, 0.1]]), abs=1e-6)


def test_units_do_not_matter():
    window = ((-6000, 6000), (-0.006, 0.006))
    ground = Landscape.from_expression("(x/1000)^2 - (1000*y)^2", window=window)
    starts = twins(ground, (0, 0), 1e-4, short=0.25)
    assert starts == pytest.approx(np.array([[4500, -5e-5], [4500, 5e-5]]), abs=1e-2)
    with pytest.raises(InputError, match="level"):
        twins(ground, (500, 0), 1e-4)


def test_what_has_no_ridge_gets_a_sentence():
    bowl, slope = quadratic(5), Landscape.from_expression("x + 0.1*sin(x)", window=((-3, 3),))
    for ground, at, says in [
        (bowl, (0, 0), "at must be a maximum or a saddle"),
        (bowl, (1, 0), "at must be a point where the ground is level"),
        (bowl, (9, 0), "at must be one point of the window"),
        (bowl, (np.nan, 0), "at must be one point of the window"),
        (bowl, [(0, 0)], "at must be one point of the window"),
        (bowl, (0,), "at must have 2 numbers"),
        (slope, (0,), "at must be a point where the ground is level"),
        ("hills", (0, 0), "landscape must be a Landscape"),
    ]:
        with pytest.raises(InputError, match=says):
            twins(ground, at, 0.001)
    for numbers, says in [({"gap": 0}, "gap must be"), ({"short": 1}, "short must be")]:
        with pytest.raises(InputError, match=says):
            twins(HILLS, (0, 0), **({"gap": 0.1} | numbers))
