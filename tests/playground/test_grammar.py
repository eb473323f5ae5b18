"""One grammar: what gdmath reads, refuses and means, the page does too."""

from __future__ import annotations

import random
import re
from typing import Any

import numpy as np
import pytest

from gdmath.errors import InputError
from gdmath.expression import differentiated
from gdmath.formula import CALLED, NO_SLOPE
from gdmath.parser import parse
from gdmath.tape import Tape

# As people write them, for the eye and for machines; most of the first are read, most of the second
# refused: gdmath decides.
WRITTEN = [
    "2x",
    "xy",
    "2xy² − 3",
    "x² + y²",
    "x³y⁻¹",
    "3·x × y ÷ 2",
    "√x + √(y + 1)",
    "√2x + 1",
    "2√x",
    "|x| + |y − 1|",
    "2|x|y",
    "||x| - 1|",
    "πx + e*y",
    "2 pi x",
    "sin^2 x",
    "sin²x + cos²y",
    "sin 2x",
    "sin 2 pi x",
    "sin x cos y",
    "sin √x",
    "sin(x)^2",
    "ln x + log y",
    "log2(x) + log10(y) + lg x",
    "log2 8",
    "arsinh(x) + arccosh(1 + y) + artanh(x/9)",
    "arctan x",
    "x1 + x2",
    "x1x2",
    "e^x",
    "e^(x - y)",
    "e^-x",
    "2^x y",
    "2^x*y",
    "(x + 1)(y − 2)",
    "x(y + 1)",
    "x (y + 1)",
    "x ** 2 ** 0.5",
    "-x^2",
    "2^-x",
    "--x",
    "+x",
    "1e-3x",
    "0.5x",
    ".5x",
    "5.x",
    "x^2.5",
    "x^(1/3)",
    "\u00a0x\u2009+\u202fy",
    "ｘ＋ｙ",
    "x–y",
    "x^y",
    "x^-y",
    "(x^y)^2",
    "x/y/2",
    "x/(2y)",
    "tan x + tanh y",
    "asin(x/9) + acos(y/9)",
    "atanh(x/9) + acosh(1 + y)",
    "exp(-(x² + y²))",
    "7",
    "sqrt(x^2 + y^2)",
    "abs(x)^3 + sinh(x) cosh(y)",
    "x^100",
    "x^0 + y",
    "1/x^2 + 1/√y",
    # refused
    "1/2x",
    "x/2y",
    "e^2x",
    "x^2y",
    "x^y x",
    "2^xy",
    "√xy",
    "√x^2",
    "sin x y",
    "sin 2x(y)",
    "sin 2",
    "sin",
    "sin + x",
    "sin^-1 x",
    "sin⁻¹x",
    "sin^1.5 x",
    "sin^x y",
    "sin^ (x)",
    "e(x)",
    "exp",
    "exp x(2)",
    "min(x, y)",
    "max(x,y)",
    "floor(x)",
    "sign(x)",
    "mod(x, 2)",
    "0,5x",
    "x = y",
    "x!",
    "x % 2",
    "[x]",
    "{x}",
    "x $ y",
    "x + q",
    "z",
    "x3",
    "xyz",
    "foo(x)",
    "cso(x)",
    "x +",
    "x + * y",
    "* x",
    "()",
    "(x",
    "x)",
    "|x",
    "x|",
    "||",
    "√",
    "²",
    "x^",
    "x^^2",
    "x^101",
    "x^-1000",
    "1/0",
    "0/0 + x",
    "log(0) x",
    "√(-1) + y",
    "(0-1)^0.5",
    "1e999",
    "12345678901234567890123456",
    "1.2.3",
    "1..2",
    "0x10",
    "1_000",
    "ⅹ + y",
    "\u202ex",
    "x\x00y",
    "😀 + x",
    "x + 😀",
    "",
    "   ",
    "sin()",
    "sin(x",
    "-" * 45 + "x",
    "(" * 45 + "x" + ")" * 45,
    "√" * 45 + "x",
    "x" + "^x" * 45,
    "+".join(["x"] * 120),
    "x" * 500,
    "1e",
    "1e+",
    "ee",
    "pie",
    "x pi(2",
    "lambda x",
    "__proto__",
    "constructor",
    "toString(x)",
]

ASK = """formulas => formulas.map(formula => {
    const began = performance.now();
    try {
        const read = playground.formula(formula, [[0.7, 1.3], [1.9, 0.4]]);
        return { ...read, took: performance.now() - began };
    } catch (error) {
        if (!('position' in error)) return { broken: String(error) };
        return { position: error.position, said: error.message, took: performance.now() - began };
    }
})"""


def told(formula: str) -> int | Any | None:
    """Where gdmath refuses a formula, None if it is refused as a whole, or its tree."""
    try:
        return parse(formula, 2)
    except InputError as error:
        found = re.search(r" fails at character (\d+): ", str(error))
        return int(found[1]) if found else None


def compare(formula: str, answer: Any) -> None:
    assert "broken" not in answer, (formula, answer)
    expected = told(formula)
    if expected is None or isinstance(expected, int):
        assert "value" not in answer, f"{formula!r} is refused by gdmath at {expected}"
        assert answer["position"] == expected, (formula, answer)
        return
    if "value" not in answer:
        # Read by both; gdmath measures how long its slopes are, and so does the page.
        assert "intricate" in answer["said"], (formula, answer)
        return
    with np.errstate(all="ignore"):
        values = Tape([expected])(np.array([[0.7, 1.3], [1.9, 0.4]]))
    found = [np.nan if value is None else value for value in answer["value"]]
    values[np.isinf(values)] = np.nan
    assert found == pytest.approx(values.tolist(), rel=1e-12, abs=1e-12, nan_ok=True), formula


def test_both_read_and_refuse_the_same(numbers: Any) -> None:
    answers = numbers.evaluate(ASK, WRITTEN)
    for formula, answer in zip(WRITTEN, answers, strict=True):
        compare(formula, answer)
    read = sum("value" in answer for answer in answers)
    assert min(read, len(WRITTEN) - read) > 50


def test_slopes_are_those_of_gdmath(numbers: Any) -> None:
    points = np.array([[0.7, 1.3], [1.9, 0.4]])
    read = [formula for formula in WRITTEN if not isinstance(told(formula), int | None)]
    for formula, answer in zip(read, numbers.evaluate(ASK, read), strict=True):
        with np.errstate(all="ignore"):
            known = differentiated(formula, 2)
            slopes, bends = known.gradient(points), known.hessian(points).reshape(2, 4)
        for name, expected, near in (("gradient", slopes, 1e-11), ("hessian", bends, 1e-9)):
            found = np.array(answer[name], dtype=float)
            # Where only one of them is finite, there is a corner that nobody walks over.
            same = np.allclose(found, expected, rtol=near, atol=near, equal_nan=True)
            assert same, (formula, name, found, expected)


def test_a_thousand_formulas_that_nobody_wrote(numbers: Any) -> None:
    chance = random.Random(16)
    pieces = [*"xy()+-*/^|√²³·π2 3", "1.5", "e", "sin", "ln", "sqrt", " ", "x1", *CALLED, *NO_SLOPE]
    made = ["".join(chance.choices(pieces[:30], k=chance.randint(2, 9))) for _ in range(800)]
    for formula in filter(None, WRITTEN * 2):
        at = chance.randrange(len(formula))
        made.append(formula[:at] + chance.choice(pieces) + formula[at + chance.randint(0, 1) :])
    for formula, answer in zip(made, numbers.evaluate(ASK, made), strict=True):
        compare(formula, answer)


LONG = [
    "^".join("xy" * 49),
    "/".join("xy" * 49),
    "*".join("xy" * 49),
    "^".join("xy" * 20),
    "x^(y" * 20 + ")" * 20,
    "tanh(" * 38 + "x" + ")" * 38,
    "cosh " * 3 + "x",
    "sin(cos(" * 19 + "x*y" + "))" * 19,
    "√" * 38 + "x",
    "x^y/" * 24 + "x",
    "(x+y)" * 60,
    "|x|" * 60,
    "2" * 400,
    "x" * 1_000_000,
    "(" * 1_000_000,
    "😀" * 500_000,
]


def test_no_formula_keeps_the_page_waiting(numbers: Any) -> None:
    for formula in LONG:
        (answer,) = numbers.evaluate(ASK, [formula])
        assert "broken" not in answer, formula[:40]
        assert answer["took"] < 200, (formula[:40], answer["took"])


def test_a_name_without_a_slope_is_refused_with_the_reason(numbers: Any) -> None:
    (answer,) = numbers.evaluate(ASK, ["max(x, y)"])
    assert answer["said"].startswith("max cannot be part of a landscape: it has no slope where")
    assert "|x - y|" in answer["said"]
