"""Where the ground is level, against closed forms and against how often the gradient turns."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES, InputError, Landscape, level_points, quadratic

TABLE = list(LANDSCAPES)
PLANE = [name for name, ground in LANDSCAPES.items() if ground.dimension == 2]


def made(expression, *window):
    return level_points(Landscape.from_expression(expression, window=window))


@pytest.mark.parametrize("name", TABLE)
def test_they_are_level_and_in_the_window(name):
    ground = LANDSCAPES[name]
    found = level_points(ground)
    slopes = np.linalg.norm(ground.gradient(found.points), axis=-1)
    assert slopes.max(initial=0) < 1e-10
    low, high = np.array(ground.window).T
    assert np.all((found.points >= low) & (found.points <= high))
    for row, curvatures, axes in zip(
        found.points, found.eigenvalues, found.eigenvectors, strict=True
    ):
        assert axes.T @ axes == pytest.approx(np.eye(ground.dimension), abs=1e-12)
        scale = max(1.0, np.abs(curvatures).max())
        assert ground.hessian(row) @ axes == pytest.approx(axes * curvatures, abs=1e-9 * scale)
        assert np.all(np.take_along_axis(axes, np.abs(axes).argmax(axis=0)[np.newaxis], 0) > 0)


@pytest.mark.parametrize("name", TABLE)
def test_the_known_minima_are_among_them_exactly(name):
    ground = LANDSCAPES[name]
    low, high = np.array(ground.window).T
    known = ground.minima[np.all((ground.minima >= low) & (ground.minima <= high), axis=-1)]
    minima = level_points(ground).of_kind("minimum")
    for minimum in known:
        assert (minima == minimum).all(axis=-1).sum() == 1
    if name != "ackley":  # which lists the deepest of its minima only
        assert len(minima) == len(known)


@pytest.mark.parametrize("name", PLANE)
def test_without_known_minima_they_are_found_all_the_same(name):
    ground = LANDSCAPES[name]
    plain = Landscape(
        name, ground.value_function, ground.gradient_function, ground.window,
        hessian=ground.hessian_function,
    )  # fmt: skip
    known, found = level_points(ground), level_points(plain)
    assert found.points == pytest.approx(known.points, abs=1e-6)
    assert found.kinds == known.kinds


@pytest.mark.parametrize("name", PLANE)
def test_the_gradient_turns_round_the_window_as_often_as_they_say(name):
    """Forwards for each minimum and maximum, backwards for each saddle (Poincaré and Hopf)."""
    ground = LANDSCAPES[name]
    (left, right), (low, high) = ground.window
    share = np.linspace(0, 1, 20001)[:-1, np.newaxis]
    corners = np.array([(left, low), (right, low), (right, high), (left, high), (left, low)])
    rim = np.concatenate([a + share * (b - a) for a, b in pairwise(corners)])
    slopes = ground.gradient(rim)
    angles = np.unwrap(np.arctan2(slopes[:, 1], slopes[:, 0]), period=2 * np.pi)
    closing = (np.arctan2(*slopes[0][::-1]) - angles[-1] + np.pi) % (2 * np.pi) - np.pi
    turns = round((angles[-1] + closing - angles[0]) / (2 * np.pi))
    kinds = level_points(ground).kinds
    worth = -2 if name == "monkey_saddle" else -1
    assert turns == sum(worth if kind == "saddle" else 1 for kind in kinds)


def test_the_sine_hills_have_them_at_multiples_of_half_a_turn():
    found = level_points(LANDSCAPES["sine_hills"].with_window(((-2 * np.pi - 0.1, 6.4), (-1, 2))))
    halves = np.pi * np.arange(-2, 3)
    expected = [(x, 0.0) for x in halves] + [(x + np.pi / 2, np.pi / 2) for x in halves[:-1]]
    order = np.lexsort(np.array(expected).T[::-1])
    given = found.points[np.lexsort(found.points.T[::-1])]
    assert given == pytest.approx(np.array(expected)[order], abs=1e-12)
    heights = {"minimum": -1, "maximum": 1, "saddle": 0}
    values = LANDSCAPES["sine_hills"].value(found.points)
    assert values == pytest.approx([heights[kind] for kind in found.kinds], abs=1e-12)


@given(st.lists(st.integers(-24, 24), min_size=1, max_size=6, unique=True))
def test_a_polynomial_is_level_at_the_roots_of_its_slope(places):
    roots = np.sort(np.array(places) / 10)
    slope = np.poly(roots)
    height = np.polyint(slope)
    ground = Landscape(
        "polynomial",
        lambda p: np.polyval(height, p[..., 0]),
        lambda p: np.prod([p - root for root in roots], axis=0),
        window=((-2.5, 2.5),),
        hessian=lambda p: np.polyval(np.polyder(slope), p)[..., np.newaxis],
    )
    found = level_points(ground)
    order = np.argsort(found.points[:, 0])
    assert found.points[order, 0] == pytest.approx(roots, abs=1e-9)
    # From the right they take turns, and the last is a minimum.
    words = ["minimum", "maximum"] * len(roots)
    assert [found.kinds[row] for row in order[::-1]] == words[: len(roots)]


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0, np.pi))
@settings(max_examples=40)
def test_a_quadratic_has_the_kind_that_its_curvatures_say(first, second, angle):
    if min(abs(first), abs(second)) < 0.01:
        return
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    hessian = turn @ np.diag([first, second]) @ turn.T
    middle = np.array([0.3, -0.7])
    ground = Landscape(
        "quadratic",
        lambda p: np.einsum("...i,ij,...j->...", p - middle, hessian, p - middle) / 2,
        lambda p: (p - middle) @ hessian,
        window=((-2, 2), (-2, 2)),
    )
    found = level_points(ground)
    assert found.points == pytest.approx(middle[np.newaxis], abs=1e-9)
    both = "minimum" if first > 0 else "maximum"
    assert found.kinds == ("saddle" if first * second < 0 else both,)
    assert found.eigenvalues[0] == pytest.approx(sorted([first, second]), abs=1e-4)


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("5 + x^6", "minimum"),
        ("-x^4", "maximum"),
        ("x^3", "saddle"),
        ("x^4 + y^2", "minimum"),
        ("x^4 + y^4", "minimum"),
        ("-x^4 - y^2", "maximum"),
        ("x^4 - y^4", "saddle"),
        ("x^3 + y^2", "saddle"),
    ],
)
def test_where_curvatures_do_not_tell_a_look_around_does(expression, kind):
    found = made(expression, *[(-1, 1)] * (2 if "y" in expression else 1))
    assert found.kinds == (kind,)
    assert np.abs(found.points).max() < 1e-6


@pytest.mark.parametrize(
    ("expression", "count"),
    [
        ("3", 0),
        ("2*x", 0),
        ("3 + 0*y", 0),
        ("x^2 + 0*y", 0),
        ("(abs(x) + x)^2 + 0*y", 0),
        ("(x^2 + y^2 - 1)^2", 1),
        ("log(x) + 1/x", 1),
    ],
)
def test_lines_of_level_points_and_ends_of_the_domain_are_none(expression, count):
    window = [(-2, 2)] * (2 if "y" in expression else 1)
    found = made(expression, *window)
    assert len(found.points) == len(found.kinds) == count
    assert found.eigenvectors.shape == (count, len(window), len(window))


@pytest.mark.parametrize(
    "expression", ["sin(X)*sin(Y)", "X^4 + Y^4", "(X^2 + Y^2 - 1)^2", "X^2 + 0*Y"]
)
def test_units_do_not_matter(expression):
    """The same ground with x in thousandths and y in thousands has the same level points."""
    plain = made(expression.lower(), (-2, 2), (-2, 2))
    stretched = expression.replace("X", "(x/1000)").replace("Y", "(1000*y)")
    found = made(stretched, (-2000, 2000), (-0.002, 0.002))
    assert found.kinds == plain.kinds
    assert found.points * (0.001, 1000) == pytest.approx(plain.points, abs=1e-6)
    assert found.points[plain.points == 0].tolist() == plain.points[plain.points == 0].tolist()


@pytest.mark.parametrize(("low", "count"), [(0, 1), (-1e-3, 1), (1e-5, 0), (1e-3, 0)])
def test_the_rim_of_the_window_belongs_to_it_and_nothing_beyond(low, count):
    assert len(made("x^2", (low, 2)).points) == count
    assert len(made("(x - 1)^2 + (y + 2)^2", (low + 1, 3), (-3, 3)).points) == count


def test_a_tip_that_is_known_is_a_minimum():
    tent = Landscape.from_expression("abs(x)", window=((-1, 2),), minima=[(0,)])
    assert level_points(tent).kinds == ("minimum",)


def test_nothing_of_them_can_be_changed():
    found = level_points(quadratic(5))
    for array in (found.points, found.eigenvalues, found.eigenvectors, found.of_kind("saddle")):
        assert not array.flags.writeable


def test_what_has_none_to_look_for_gets_a_sentence():
    with pytest.raises(InputError, match="landscape must be a Landscape, got 'sextic'"):
        level_points("sextic")
    with pytest.raises(InputError, match="one or two parameters"):
        made("x*y*z", *[(-1, 1)] * 3)
    with pytest.raises(InputError, match="kind must be one of 'minimum', 'maximum', 'saddle'"):
        level_points(quadratic(5)).of_kind("minima")
    pole = Landscape.from_expression("1/x", window=((-1, 1),), minima=[(0,)])
    with pytest.raises(InputError, match="no finite Hessian"):
        level_points(pole)
