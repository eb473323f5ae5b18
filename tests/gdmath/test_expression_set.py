"""Formulas are set as they were written."""

from __future__ import annotations

import pytest

from gdmath.expression import partial_formulas
from gdmath.formula import Binary, Number, Variable
from gdmath.parser import parse
from gdmath.typeset import typeset
from gdmath.typst import typst_number


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
