"""Derivatives by the rules: the names of the rules, and slopes that other software agrees with."""

import re

import pytest
import sympy

from gdmath import InputError, derivation
from gdmath.derivation import Rule

BY_RULE = {
    "7": [(Rule.CONSTANT, "7", "0")],
    "x": [(Rule.VARIABLE, "x", "1")],
    "x^2": [(Rule.POWER, "x^2", "2 x")],
    "3*x^5": [(Rule.POWER, "x^5", "5 x^4"), (Rule.CONSTANT_FACTOR, "3 x^5", "15 x^4")],
    "x^3 + x + 2": [
        (Rule.POWER, "x^3", "3 x^2"),
        (Rule.VARIABLE, "x", "1"),
        (Rule.CONSTANT, "2", "0"),
        (Rule.SUM, "x^3 + x + 2", "1 + 3 x^2"),
    ],
    "-x": [(Rule.CONSTANT_FACTOR, "-x", "-1")],
    "x/4": [(Rule.CONSTANT_FACTOR, "x / 4", "0.25")],
    "1/x": [(Rule.QUOTIENT, "1 / x", "-1 / x^2")],
    "sin(x)": [(Rule.FUNCTION, "sin(x)", "cos(x)")],
    "sin(x)*cos(x)": [
        (Rule.FUNCTION, "sin(x)", "cos(x)"),
        (Rule.FUNCTION, "cos(x)", "-sin(x)"),
        (Rule.PRODUCT, "sin(x) cos(x)", "cos(x)^2 - sin(x)^2"),
    ],
    "(x^2)^2": [(Rule.POWER, "x^2", "2 x"), (Rule.CHAIN, "(x^2)^2", "4 x^3")],
    "x*x + x*x": [(Rule.PRODUCT, "x x", "2 x"), (Rule.SUM, "x x + x x", "4 x")],
}


@pytest.mark.parametrize("formula", BY_RULE)
def test_each_step_names_its_rule(formula):
    assert [tuple(step) for step in derivation(formula)] == BY_RULE[formula]


@pytest.mark.parametrize("formula", ["2^x", "exp(x)", "x^x", "(2*x)^3", "3^(2*x)"])
def test_powers_are_told_apart(formula):
    rules = {"2^x": Rule.EXPONENTIAL, "exp(x)": Rule.FUNCTION}
    assert derivation(formula)[-1].rule is rules.get(formula, Rule.CHAIN)


def test_other_variables_are_frozen():
    along_x, along_y = (derivation("x^4 + y^7", 2, axis=axis) for axis in (0, 1))
    assert (Rule.CONSTANT, "y^7", "0") in along_x
    assert along_x[-1] == (Rule.SUM, "x^4 + y^7", "4 x^3")
    assert along_y[0] == (Rule.CONSTANT, "x^4", "0")
    assert along_y[-1].slope == "7 y^6"


@pytest.mark.parametrize("formula", ["x^3 - 3*x", "(25*x - 41)^2", "sin(x)*x^2 / (1 + x^2)"])
def test_every_slope_is_what_a_nudge_says(formula):
    x = sympy.Symbol("x")
    for step in derivation(formula):
        term, slope = (
            sympy.sympify(_python(source), locals={"x": x}) for source in (step.term, step.slope)
        )
        for at in (-1.3, 0.4, 2.1):
            nudged = (term.subs(x, at + 1e-6) - term.subs(x, at - 1e-6)) / 2e-6
            assert float(slope.subs(x, at)) == pytest.approx(float(nudged), rel=1e-6, abs=1e-8)


def _python(source):
    """Typst source of products by juxtaposition, as SymPy reads it."""
    text = source.replace("^", "**").replace(" dot ", "*")
    return re.sub(r"(?<=[\dx)]) (?=[\dx(sc])", "*", text)


@pytest.mark.parametrize(("formula", "axis"), [("x +", 0), ("q", 0), ("x", 1), ("x", -1)])
def test_what_cannot_be_differentiated_is_refused(formula, axis):
    with pytest.raises(InputError):
        derivation(formula, axis=axis)
