"""One table of landscapes carries the whole contract: a new row is tested everywhere."""

import copy
import pickle
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gdmath import LANDSCAPES, Landscape, parabola, quadratic
from gdmath.hills import _half_sines
from gdmath.registry import UnknownNameError

PI = np.pi
NAMES = sorted(LANDSCAPES)


class Row(NamedTuple):
    """What the literature says about a landscape."""

    window: tuple
    minima: list  # (point, value)
    others: Sequence = ()  # (point, value, signs of the Hessian's eigenvalues), ascending


def square(size):
    return ((-size, size),) * 2


TABLE = {
    "quadratic": Row(square(3), [((0, 0), 0)]),
    "paraboloid": Row(square(10), [((0, 0), 0)]),
    "sine_hills": Row(
        square(4),
        [
            ((PI / 2 + m * PI, PI / 2 + n * PI), -1)
            for m in range(-2, 2)
            for n in range(-2, 2)
            if (m + n) % 2 == 1
        ],
        [
            ((PI / 2, PI / 2), 1, (-1, -1)),
            ((-PI / 2, -PI / 2), 1, (-1, -1)),
            ((0, 0), 0, (-1, 1)),
            ((PI, 0), 0, (-1, 1)),
            ((PI, -PI), 0, (-1, 1)),
        ],
    ),
    "sextic": Row(
        ((-2.5, 2.5),),
        [((-2,), -4 / 3), ((2,), -4 / 3), ((0,), 0)],
        [((-1,), 11 / 12, (-1,)), ((1,), 11 / 12, (-1,))],
    ),
    "rosenbrock": Row(((-2, 2), (-1, 3)), [((1, 1), 0)]),
    "himmelblau": Row(
        square(5),
        [
            ((3, 2), 0),
            ((-2.80511809, 3.13131252), 0),
            ((-3.77931025, -3.28318599), 0),
            ((3.58442834, -1.84812653), 0),
        ],
        [((-0.27084459, -0.92303856), 181.61652152, (-1, -1))],
    ),
    "beale": Row(square(4.5), [((3, 0.5), 0)], [((0, 1), 14.203125, (-1, 1))]),
    "rastrigin": Row(square(5.12), [((0, 0), 0), ((0.99495864, 0), 0.99495906)]),
    "ackley": Row(square(5), [((0, 0), 0)]),
    "six_hump_camel": Row(
        ((-2, 2), (-1.1, 1.1)),
        [
            ((sign * x, sign * y), value)
            for sign in (1, -1)
            for x, y, value in [
                (0.08984201, -0.71265640, -1.0316284535),
                (1.70360671, -0.79608357, -0.21546382),
                (1.60710475, 0.56865145, 2.10425031),
            ]
        ],
        [((0, 0), 0, (-1, 1))],
    ),
    "three_hump_camel": Row(
        square(2.5),
        [
            ((0, 0), 0),
            ((1.74755235, -0.87377617), 0.29863844),
            ((-1.74755235, 0.87377617), 0.29863844),
        ],
    ),
    "styblinski_tang": Row(
        square(5),
        [
            ((-2.90353403, -2.90353403), -78.33233141),
            ((2.74680277, 2.74680277), -50.05889331),
            ((-2.90353403, 2.74680277), -64.19561236),
            ((2.74680277, -2.90353403), -64.19561236),
        ],
        [((0.15673126, 0.15673126), 0.39122472, (-1, -1))],
    ),
    "booth": Row(square(10), [((1, 3), 0)]),
    "matyas": Row(square(10), [((0, 0), 0)]),
    "goldstein_price": Row(
        square(2),
        [((0, -1), 3), ((-0.6, -0.4), 30), ((1.8, 0.2), 84), ((1.2, 0.8), 840)],
    ),
    "mccormick": Row(
        ((-1.5, 4), (-3, 4)),
        [
            ((-0.54719755, -1.54719755), -1.91322295),
            ((2.59439510, 1.59439510), 1.22836970),
        ],
    ),
    "saddle": Row(square(2), [], [((0, 0), 0, (-1, 1))]),
    "monkey_saddle": Row(square(1.5), [], [((0, 0), 0, (0, 0))]),
    "mlcc_parabola": Row(((-4, 4),), [((0,), 0)]),
}


@pytest.fixture(params=NAMES)
def landscape(request):
    return LANDSCAPES[request.param]


def seeded_points(landscape, count=200):
    """Return points of the window that are not close to a minimum."""
    low, high = np.array(landscape.window).T
    points = np.random.default_rng(7).uniform(low, high, (count, landscape.dimension))
    distances = np.linalg.norm(points[:, None] - landscape.minima, axis=-1)
    return points[(distances > 0.01 * (high - low).min()).all(axis=1)]


def differences(function, points, step):
    """Return the slopes of a function by central differences of fourth order, (n, ..., d)."""
    slopes = []
    for axis in range(points.shape[1]):
        shift = np.zeros(points.shape[1])
        shift[axis] = step
        near = function(points + shift) - function(points - shift)
        far = function(points + 2 * shift) - function(points - 2 * shift)
        slopes.append((8 * near - far) / (12 * step))
    return np.stack(slopes, axis=-1)


def assert_same_bits(actual, expected):
    actual, expected = np.asarray(actual), np.asarray(expected)
    assert actual.shape == expected.shape
    assert actual.tobytes() == expected.tobytes()


# What the literature says


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


# Batches


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
    sines = _half_sines(angles * 0.5)
    assert np.abs(sines - np.sin(angles) / 2).max() < 3e-16
    assert np.array_equal(_half_sines(angles * -0.5), -sines)


@np.errstate(all="ignore")
def test_half_sines_of_angles_far_away():
    angles = np.concatenate([10.0 ** np.arange(0, 309), -(10.0 ** np.arange(0, 309))])
    sines = _half_sines(angles * 0.5)
    off = np.abs(sines - np.sin(angles) / 2)
    assert (off <= 3e-16 + 1e-16 * np.minimum(np.abs(angles), 2e5)).all()
    # Whatever stands beside it, an angle has one sine.
    alone = np.concatenate([_half_sines(angles[i : i + 1] * 0.5) for i in range(len(angles))])
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
