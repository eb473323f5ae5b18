"""Formulas in plain text: what they mean, what they cost, and what is not one."""

import pickle
import time

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import Landscape
from gdmath.expression import partial_formulas
from gdmath.formula import Binary, Number, Variable
from gdmath.parser import MAX_DEPTH, parse
from gdmath.tokens import MAX_LENGTH
from gdmath.typeset import typeset
from gdmath.typst import typst_number

LINE = ((0.1, 0.9),)
PLANE = ((0.1, 0.9), (0.1, 0.9))


def value(expression, *point):
    return Landscape.from_expression(expression, ((-1, 1),) * len(point)).value(point)


# Meaning


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


# Typst


@pytest.mark.parametrize(
    ("expression", "formula"),
    [
        ("(5*x^2 + y^2)/2", "(5 x^2 + y^2) / 2"),
        ("sin(x)*sin(y)", "sin(x) sin(y)"),
        ("x1^x2", "x_1^x_2"),
        ("-x*y", "-x y"),
        ("x - (y - x)", "x - (y - x)"),
        ("x + (-y)*x", "x + (-y x)"),
        ("x*(x + y)*2*3", "x (x + y) dot 2 dot 3"),
        ("x/y/x", "(x / y) / x"),
        ("x^(y + 1)^-2", "x^((y + 1)^(-2))"),
        ("(x^2)^3", "(x^2)^3"),
        ("-(x + y)^2", "-(x + y)^2"),
        ("sqrt(x)/abs(y)", "(sqrt(x)) / (abs(y))"),
        ("exp(-x)^2", "(e^(-x))^2"),
        ("ln(x) + asinh(y) + arctan(x)", 'ln(x) + "arsinh"(y) + arctan(x)'),
        ("2*pi*x", "2 pi x"),
        ("1e-9*x + 2.50", "10^(-9) x + 2.5"),
    ],
)
def test_formulas_are_set_the_way_they_were_written(expression, formula):
    assert typeset(parse(expression, 2)) == formula


@pytest.mark.parametrize(
    ("number", "source"),
    [
        (5.0, "5"),
        (-0.25, "-0.25"),
        (1e22, "10^(22)"),
        (-1e-7, "-10^(-7)"),
        (2.5e30, "2.5 dot 10^(30)"),
    ],
)
def test_numbers_are_set_as_short_as_they_are(number, source):
    assert typst_number(number) == source


@pytest.mark.parametrize(
    ("text", "slopes"),
    [
        ("x^2 + y^2 - log(x)", ("2 x - 1 / x", "2 y")),  # not x^-1, whose sign alone is raised
        ("sqrt(x) + 1/y", ("0.5 / (sqrt(x))", "-1 / y^2")),
        ("x^(-3)", ("-3 / x^4", "0")),
        ("1/(x^2 + 1)", ("-(2 x) / (1 + x^2)^2", "0")),
        ("cos(x) cos(2y)", ("-sin(x) cos(2 y)", "-2 cos(x) sin(2 y)")),
    ],
)
def test_slopes_are_set_as_people_write_them(text, slopes):
    assert partial_formulas(text, 2) == slopes


def test_a_negative_exponent_is_raised_whole():
    assert typeset(Binary("^", Variable(0, "x"), Number(-1.0))) == "x^(-1)"
    assert typeset(Binary("*", Variable(0, "x"), Number(-1.0))) == "x (-1)"


@pytest.mark.parametrize(
    "formula", ["sqrt(1 + x^2 + 2y^2)", "log(1 + x^2 + y^2)", "1/(x - y + x^2 - 3 - y)"]
)
def test_slopes_are_written_without_needless_parentheses(formula):
    """Of sqrt(1 + x² + 2y²) there was sqrt(1 + (x² + 2y²))."""
    for found in partial_formulas(formula, 2):
        assert "+ (" not in found
        assert "- (" not in found


def test_formulas_from_text_compile_with_typst():
    compiler = pytest.importorskip("typst")
    texts = ["x1^x2/(2*y)", "asinh(x)*exp(-x)^2", "-(x - y)^-2*3*4/pi", "1e-9*sqrt(abs(x))"]
    source = "\n".join(f"$ {typeset(parse(text, 2))} $" for text in texts)
    assert compiler.compile(source.encode())


# What is not a formula

HOSTILE = [
    # the empty and the unfinished
    ("", 1, "a formula is missing"),
    ("   ", 4, "a formula is missing"),
    ("x +", 4, "found its end"),
    ("* x", 1, "found '*'"),
    ("(x", 1, "never closed"),
    ("x)", 2, "expected an operator before ')'"),
    ("()", 2, "found ')'"),
    ("sin()", 5, "found ')'"),
    ("sin", 1, "sin needs an argument in parentheses"),
    ("sin -x", 1, "sin needs an argument in parentheses"),
    ("x 2", 3, "expected an operator before '2'"),
    ("|x", 1, "this bar is never closed"),
    ("x|", 3, "found its end"),
    ("x^", 3, "found its end"),
    ("1..2", 3, "expected an operator before '.2'"),
    ("1_000", 2, "there is no variable or constant '_000'"),
    ("0x10", 2, "there is no variable or constant 'x10'"),
    ("x//y", 3, "found '/'"),
    ("x***y", 4, "found '*'"),
    ("sin(x, y)", 6, "',' has no meaning"),
    # names
    ("w^2", 1, "there is no variable or constant 'w'"),
    ("x3", 1, "Did you mean 'x"),
    ("z", 1, "Known: x1, x2, x, y, pi, e"),
    ("sni(x)", 1, "Did you mean 'sin'?"),
    ("squrt(x)", 1, "Did you mean 'sqrt'?"),
    ("f(x)", 1, "there is no function 'f'"),
    ("xsin(x)", 1, "Did you mean 'sin'?"),
    ("print(x)", 1, "there is no function 'print'"),
    ("__import__(x)", 1, "there is no function '__import__'"),
    ("__builtins__", 1, "there is no variable or constant '__builtins__'"),
    ("eval(x)", 1, "there is no function 'eval'"),
    ("Symbol(x)", 1, "there is no function 'Symbol'"),
    ("I", 1, "there is no variable or constant 'I'"),
    ("inf", 1, "there is no variable or constant 'inf'"),
    ("nan", 1, "there is no variable or constant 'nan'"),
    ("1j", 2, "there is no variable or constant 'j'"),
    # Python
    ("__import__('os').system('true')", 12, "has no meaning in a formula"),
    ("x.real", 2, "'.' has no meaning"),
    ("(1).__class__", 4, "'.' has no meaning"),
    ("().__class__.__bases__[0]", 3, "'.' has no meaning"),
    # what can be read in two ways
    ("1/2x", 4, "a product without a sign behind a division can be read in two ways"),
    ("x/2 y", 5, "a product without a sign behind a division can be read in two ways"),
    ("e^2x", 4, "where the exponent ends can be read in two ways"),
    ("2^xy", 4, "where the exponent ends can be read in two ways"),
    ("sin x y", 7, "where the argument of sin ends can be read in two ways"),
    ("sin x(y)", 6, "where the argument of sin ends can be read in two ways"),
    ("√2x", 3, "where the root ends can be read in two ways"),
    ("√x^2", 3, "where the root ends can be read in two ways"),
    ("sin^-1(x)", 1, "can be its inverse or its reciprocal. Write asin(x) or 1/sin(x)."),
    ("sin⁻¹ x", 1, "can be its inverse or its reciprocal"),
    ("sin^x(x)", 5, "the power of sin must be a whole number"),
    ("e(x)", 1, "e( can be e times or exp of"),
    # what has no slope
    ("max(x, y)", 1, "no slope where its arguments are equal; (x + y + |x - y|)/2 is the larger"),
    ("x + min(x, y)", 5, "min cannot be part of a landscape"),
    ("floor(x)", 1, "it is level and jumps, so it has no slope to follow"),
    ("x!", 2, "A factorial has no slope"),
    ("f(x) = x", 6, "Write only what the function is equal to"),
    ("0,5x", 2, "Decimals have a point"),
    ("[x]", 1, "Parentheses are round"),
    ("lambda: 0", 7, "':' has no meaning"),
    ("lambda x", 1, "there is no variable or constant 'lambda'"),
    ("'x'", 1, "has no meaning"),
    ('"x"*9', 1, "has no meaning"),
    ("f'{x}'", 2, "has no meaning"),
    ("(x := 3)", 4, "':' has no meaning"),
    ("x == y", 3, "'=' has no meaning"),
    ("x < y", 3, "'<' has no meaning"),
    ("[x for x in y]", 1, "'[' has no meaning"),
    ("{x}", 1, "'{' has no meaning"),
    ("x if y else 1", 3, "there is no variable or constant 'if'"),
    ("x and y", 3, "there is no variable or constant 'and'"),
    ("not x", 1, "there is no variable or constant 'not'"),
    ("x[0]", 2, "'[' has no meaning"),
    ("x; y", 2, "';' has no meaning"),
    ("x # y", 3, "'#' has no meaning"),
    ("x \\\n + y", 3, "has no meaning"),
    ("~x", 1, "'~' has no meaning"),
    ("x % y", 3, "'%' has no meaning"),
    ("x @ y", 3, "'@' has no meaning"),
    ("yield x", 1, "there is no variable or constant 'yield'"),
    ("x\x00", 2, r"'\x00' has no meaning"),
    # look-alikes
    ("х", 1, "'х' has no meaning"),  # Cyrillic
    ("x\u200b", 2, "has no meaning"),
    ("ⅹ", 1, "'ⅹ' has no meaning"),
    # too much
    ("9**9**9**9", 5, "an exponent must lie between -100 and 100"),
    ("9^(9^99)", 2, "an exponent must lie between"),
    ("x^101", 2, "an exponent must lie between"),
    ("x^-101", 2, "an exponent must lie between"),
    ("2^(1/0)", 5, "does not give a finite number"),
    ("1/0", 2, "does not give a finite number"),
    ("0^-1", 2, "does not give a finite number"),
    ("log(-1)", 1, "does not give a finite number"),
    ("sqrt(0 - 4)", 1, "does not give a finite number"),
    ("(-8)^(1/3)", 5, "does not give a finite number"),
    ("exp(exp(exp(9)))", 5, "does not give a finite number"),
    ("1e999", 1, "does not give a finite number"),
    ("9" * 26, 1, "a number must have at most 25 characters"),
    ("(" * 100 + "x" + ")" * 100, MAX_DEPTH + 1, "nested more than 40 deep"),
    ("-" * 100 + "x", MAX_DEPTH + 1, "nested more than 40 deep"),
    ("x^" * 100 + "x", 2 * MAX_DEPTH + 1, "nested more than 40 deep"),
    ("sin(" * 60 + "x" + ")" * 60, 4 * MAX_DEPTH + 1, "nested more than 40 deep"),
    ("+".join("x" * 120), 200, "more than 200 numbers, variables and operations"),
]


@pytest.mark.parametrize(("expression", "position", "problem"), HOSTILE)
def test_what_is_no_formula_is_told_where_and_why(expression, position, problem):
    with pytest.raises(ValueError, match=r"^expression .* fails at character") as caught:
        Landscape.from_expression(expression, PLANE)
    sentence = str(caught.value)
    assert f"fails at character {position}: " in sentence
    assert problem in sentence
    assert "\n" not in sentence
    assert len(sentence) < 400


@pytest.mark.parametrize(
    ("expression", "error", "problem"),
    [
        (None, TypeError, "expression must be a string, got None"),
        (b"x", TypeError, "expression must be a string"),
        (3, TypeError, "expression must be a string, got 3"),
        ("(" * 10_000 + ")" * 10_000, ValueError, "at most 400 characters, got 20000"),
        ("x" * (MAX_LENGTH + 1), ValueError, "at most 400 characters, got 401"),
        ("*".join(f"(x+{k})" for k in range(1, 49)), ValueError, "too intricate"),
        ("x^" * 38 + "y", ValueError, "too intricate"),
        ("x/(1 + " * 30 + "y" + ")" * 30, ValueError, "too intricate"),
        ("exp(" * 38 + "x*y" + ")" * 38, ValueError, "too intricate"),
    ],
)
def test_too_much_of_a_formula_is_refused(expression, error, problem):
    with pytest.raises(error, match=problem):
        Landscape.from_expression(expression, PLANE)


@pytest.mark.parametrize(
    "expression",
    [
        *(text for text, _, _ in HOSTILE),
        "(" * 10_000,
        "x^" * 38 + "y",
        "*".join(f"(x+{k})" for k in range(1, 49)),
        "x/(1 + " * 30 + "y" + ")" * 30,
        "(" * 30 + "x + y" + ")^100" * 30,
        "(" * 30 + "9e9*x" + ")^99" * 30,
        "/".join(["(x + y)"] * 40),
        "sin(" * 30 + "x*y" + ")" * 30,
        "*".join(["x"] * 100),
        "+".join(f"x^{k}" for k in range(1, 50)),
        "1e300*x*1e300",
        *(f"{name}(" * deep + "x*y" + ")" * deep for name in FUNCTIONS[:11] for deep in (8, 38)),
        "sin(cos(tanh(" * 12 + "x + y" + ")))" * 12,
        "sqrt(1 + x/(" * 15 + "y" + "))" * 15,
        "x + " * 250_000 + "x",
    ],
)
def test_no_formula_takes_long(expression):
    start = time.process_time()
    try:
        spoken = Landscape.from_expression(expression, PLANE)
        spoken.hessian(np.full((10, 2), 0.5))
    except ValueError:
        pass
    # A bound for slow machines: each takes a second at most, and for ever without limits.
    assert time.process_time() - start < 5


@settings(max_examples=200)
@given(text=st.text(alphabet="xy12.e+-*/^() sincopi,_=", max_size=25))
def test_any_text_is_a_formula_or_a_sentence(text):
    try:
        spoken = typeset(parse(text, 2))
    except ValueError as problem:
        spoken = str(problem).partition("fails at character")[2]
    assert spoken
