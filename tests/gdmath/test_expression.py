"""Formulas that are typed: what they mean, and their slopes."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import Landscape

LINE = ((0.1, 0.9),)
PLANE = ((0.1, 0.9), (0.1, 0.9))


def value(expression, *point):
    return Landscape.from_expression(expression, ((-1, 1),) * len(point)).value(point)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("2 + 3*4", 14),
        ("(2 + 3)*4", 20),
        ("2 - 3 - 4", -5),
        ("24/4/3", 2),
        ("2*3/4*2", 3),
        ("2^3^2", 512),
        ("2**3**2", 512),
        ("-2^2", -4),
        ("(-2)^2", 4),
        ("2^-1", 0.5),
        ("2*-3", -6),
        ("--2", 2),
        ("+2 - +3", -1),
        (".5 + 1. + 1e1 + 2.5E-1", 11.75),
        ("pi", np.pi),
        ("e", np.e),
        ("ln(e)", 1),
        (" sqrt\t( 4 )\n", 2),
        ("abs(-3)", 3),
        ("4*arctan(1)", np.pi),
        ("x", 0.5),
        ("x1", 0.5),
        ("x + y", 0.75),
        ("x1 + x2", 0.75),
        ("x^0", 1),
        ("x^1", 0.5),
        ("x^-2", 4),
        ("x^7", 0.5**7),
        ("x^90", 0.5**90),
        ("x^0.5", 0.5**0.5),
        ("x^-1.5", 0.5**-1.5),
        ("x^(1/3)", 0.5 ** (1 / 3)),
        ("x^y", 0.5**0.25),
        ("2^x", 2**0.5),
        ("e^x", np.exp(0.5)),
    ],
)
def test_a_formula_means_what_mathematics_says(expression, expected):
    assert value(expression, 0.5, 0.25) == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("x^4 - 3x^2 + x + y^2", "x^4 - 3*x^2 + x + y^2"),
        ("3xy", "3*x*y"),
        ("xy²", "x*y^2"),
        ("x1x2", "x*y"),
        ("x⁻²", "x^-2"),
        ("x(y + 1)(2 − y)", "x*(y + 1)*(2 - y)"),
        ("2·x × y ÷ 3", "2*x*y/3"),
        ("x^2y", "x^2*y"),
        ("e^(2x)y", "exp(2*x)*y"),
        ("e^x sin y", "exp(x)*sin(y)"),
        ("√(x + 1)y + √2", "sqrt(x + 1)*y + sqrt(2)"),
        ("|x - 1||y| + ||x| - 2|", "abs(x - 1)*abs(y) + abs(abs(x) - 2)"),
        ("|x|y + |(|y|)x|", "abs(x)*y + abs(abs(y)*x)"),
        ("2πx", "2*pi*x"),
        ("sin^2 x + cos² (x)", "1"),
        ("sin 2πx cos y", "sin(2*pi*x)*cos(y)"),
        ("sin x^2 / 2 - tanh |y|", "sin(x^2)/2 - tanh(abs(y))"),
        ("log x + ln(x)", "2*log(x)"),
        ("log2(x) + lg y", "log(x)/log(2) + log(y)/log(10)"),
        ("log10^2 x", "(log(x)/log(10))^2"),
        ("arsinh x + arctanh(y)", "asinh(x) + atanh(y)"),
        ("（ｘ＋１）＊２\u00a0", "(x + 1)*2"),
    ],
)
def test_formulas_are_read_as_people_write_them(typed, plain):
    points = np.random.default_rng(1).uniform(0.1, 0.9, (20, 2))
    one, other = (Landscape.from_expression(text, PLANE) for text in (typed, plain))
    assert one.value(points) == pytest.approx(other.value(points), rel=1e-13)
    assert one.gradient(points) == pytest.approx(other.gradient(points), rel=1e-12, abs=1e-12)


FUNCTIONS = ["sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "atanh"]


FUNCTIONS += ["exp", "log", "sqrt", "abs", "arcsin", "arccos", "arctan", "ln"]

SYMPY_NAMES = {
    "ln": "log",
    "abs": "Abs",
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
}


@pytest.mark.parametrize("name", [*FUNCTIONS, "acosh"])
def test_every_function_and_its_derivatives_agree_with_sympy(name):
    spoken = Landscape.from_expression(f"{name}(x)*x", ((-2, 2),))
    x = sympy.Symbol("x", positive=True)
    formula = getattr(sympy, SYMPY_NAMES.get(name, name))(x) * x
    at = 1.3 if name == "acosh" else 0.7
    for function, order in ((spoken.value, 0), (spoken.gradient, 1), (spoken.hessian, 2)):
        expected = float(formula.diff(x, order).subs(x, at))
        assert np.ravel(function([at])) == pytest.approx([expected], rel=1e-13)


def test_abs_has_the_slope_of_its_sign_even_inside_logarithms():
    spoken = Landscape.from_expression("abs(x) + log(abs(y))", ((-1, 1), (-1, 1)))
    assert spoken.gradient([[-2, -4], [3, 0.5], [0, 1]]).tolist() == [[-1, -0.25], [1, 2], [0, 1]]
    assert spoken.hessian([-2, -4]).tolist() == [[0, 0], [0, -0.0625]]


@st.composite
def formulas(draw, depth=3):
    """Return formulas that are smooth for parameters between 0 and 1."""
    if depth == 0 or draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(["x", "y", "2", "0.5", "pi", "e", "3.25"]))
    inner = formulas(depth=depth - 1)
    kind = draw(st.sampled_from(["+", "-", "*", "/", "^", "-u", "call"]))
    left = draw(inner)
    match kind:
        case "-u":
            return f"-({left})"
        case "^":
            return f"({left})^{draw(st.integers(0, 3))}"
        case "/":
            return f"({left})/(2 + sin({draw(inner)}))"
        case "call":
            return f"{draw(st.sampled_from(['sin', 'cos', 'atan', 'tanh']))}({left})"
    return f"({left}){kind}({draw(inner)})"


@settings(max_examples=60)
@given(formula=formulas(), x=st.floats(0.1, 0.9), y=st.floats(0.1, 0.9))
def test_any_formula_has_the_value_and_slopes_of_its_differences(formula, x, y):
    spoken = Landscape.from_expression(formula, PLANE)
    python = formula.replace("^", "**").replace("atan", "arctan")
    names = {name: getattr(np, name) for name in ("sin", "cos", "arctan", "tanh", "pi", "e")}
    expected = eval(python, {"__builtins__": {}}, names | {"x": x, "y": y})
    assert spoken.value([x, y]) == pytest.approx(expected, rel=1e-12, abs=1e-12)

    point, step = np.array([x, y]), 1e-5
    for axis in range(2):
        shift = step * np.eye(2)[axis]
        for function, slope in [
            (spoken.value, spoken.gradient(point)[axis]),
            (spoken.gradient, spoken.hessian(point)[axis]),
        ]:
            difference = (function(point + shift) - function(point - shift)) / (2 * step)
            scale = 1 + np.abs(function(point)).max() + np.abs(slope).max()
            if scale < 1e4:
                assert np.abs(slope - difference).max() < 1e-4 * scale


def test_the_window_says_how_many_parameters_there_are():
    assert Landscape.from_expression("x^2", LINE).dimension == 1
    assert Landscape.from_expression("x*y*z", LINE * 3).gradient([1, 2, 3]).tolist() == [6, 3, 2]
    five = Landscape.from_expression("x1 + 2*x5", LINE * 5)
    assert five.gradient(np.zeros((2, 5))).tolist() == [[1, 0, 0, 0, 2]] * 2
    flat = Landscape.from_expression("3", PLANE)
    assert flat.value(np.zeros((4, 2))).tolist() == [3] * 4
    assert flat.gradient([1, 1]).tolist() == [0, 0]


def test_name_minima_and_formula_are_kept():
    spoken = Landscape.from_expression("sin(x)*sin(y)", PLANE, name="hills", minima=[(0.5, 0.5)])
    assert (spoken.name, spoken.expression) == ("hills", "sin(x)*sin(y)")
    assert spoken.minima.tolist() == [[0.5, 0.5]]
    assert Landscape.from_expression(" x ", LINE).name == "x"


def test_landscapes_from_formulas_travel_to_other_processes():
    spoken = Landscape.from_expression("exp(sin(x))*y^2.5", PLANE)
    twin = pickle.loads(pickle.dumps(spoken))
    assert twin.hessian([0.3, 0.4]).tolist() == spoken.hessian([0.3, 0.4]).tolist()


def test_points_outside_the_domain_give_no_warning():
    spoken = Landscape.from_expression("log(x) + 1/y + sqrt(x) + y^x + acosh(x)", PLANE)
    points = [[-1, 0], [0, 0], [1e300, -1e300], [np.inf, np.nan]]
    for function in (spoken.value, spoken.gradient, spoken.hessian):
        assert not np.isfinite(function(points)).all()
