"""What is no formula, or too much of one, is refused at once, with the place and the reason."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import Landscape
from gdmath.parser import MAX_DEPTH, parse
from gdmath.tokens import MAX_LENGTH
from gdmath.typeset import typeset
from tests.gdmath.test_expression import FUNCTIONS, PLANE

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
