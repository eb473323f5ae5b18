"""Formulas that people type: read by a whitelist, refused with the place where they fail."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdmath import Landscape
from tests.playground.hands import drawn, message

HOSTILE = [
    "alert(1)",
    "window.pwned = 1",
    "x.constructor",
    "x.constructor.constructor('return 1')()",
    "constructor",
    "__proto__",
    "x; pwned = 1",
    "pwned = 1",
    "f(x) = x",
    "function() { }",
    "() => 1",
    "eval('1')",
    "import('x')",
    "Function('return 1')()",
    "new Function('x')",
    "`${1}`",
    "'string'",
    '"string"',
    "[1, 2, 3]",
    "{a: 1}",
    "x[1]",
    "x ? 1 : 2",
    "x == 1",
    "x > 1",
    "x and y",
    "not x",
    "5 cm",
    "2 inch to cm",
    "i",
    "x!",
    "x%2",
    "x'",
    "1:10",
    "x | y",
    "x .* y",
    "x ./ y",
    "x ~ y",
    "x mod y",
    "end",
    "true + x",
    "null",
    "Infinity",
    "NaN",
    "undefined",
    "evaluate(1)",
    "parse(1)",
    "simplify(x)",
    "derivative(x, y)",
    "random()",
    "createUnit(1)",
    "config(1)",
    "typed(1)",
    "toString",
    "hasOwnProperty(1)",
    "valueOf()",
    "sin",
    "sin()",
    "sin(x, y)",
    "x +",
    "* x",
    "(x",
    "x)",
    ")(",
    "",
    "   ",
    "# x",
    "x # y",
    "1e999",
    "10^(10^10)",
    "x^1000",
    "1/0",
    "sqrt(0-1)",
    "log(0)",
    "z",
    "x3",
    "w",
    "cso(x)",
    "(" * 300 + "x" + ")" * 300,
    "-" * 300 + "x",
    "x" + "^x" * 100,
    "+".join(["x"] * 250),
    "x" * 500,
    "<script>pwned = 1</script>",
    "<img src=x onerror=pwned=1>",
    "\u202ex+y",
    "ⅹ + y",
    "×",
    "x\x00y",
    "\\",
    "$x",
    "@",
    "x = y",
    "x := y",
    "..",
    "x..y",
    "1.2.3",
    "0x10",
    "1_000",
]


def test_hostile_formulas_are_refused_in_words(numbers: Any) -> None:
    assert len(HOSTILE) >= 50
    ask = """formula => {
        const began = performance.now();
        try {
            playground.ground({formula, at: [0.5, 0.5]});
            return {refused: false};
        } catch (error) {
            return {
                refused: true,
                kind: error.constructor.name !== 'TypeError' && 'position' in error,
                message: error.message,
                took: performance.now() - began,
            };
        }
    }"""
    accepted = []
    for formula in HOSTILE:
        answer = numbers.evaluate(ask, formula)
        if not answer["refused"]:
            accepted.append(formula)
            continue
        assert answer["kind"], f"{formula!r} breaks the page: {answer['message']}"
        assert answer["message"], formula
    assert not accepted
    assert numbers.evaluate("typeof pwned") == "undefined"


def test_a_formula_that_fails_says_where(page: Any) -> None:
    page.get_by_label("Landscape", exact=True).select_option("own")
    box = page.get_by_label("f(x, y) =")
    for formula, place in (
        ("sin(x) + cso(x)", 10),
        ("x + q", 5),
        ("x + (y", 5),
        ("x + y)", 6),
        ("x $ y", 3),
        ("cos + x", 1),
    ):
        box.fill(formula)
        said = page.locator("#formula-error").inner_text()
        assert said.startswith(f"Character {place}: "), formula
        assert box.get_attribute("aria-invalid") == "true"


# Those formulas of which nothing is said when they stand in the box.
TYPED = """(box, formulas) => formulas.filter(formula => {
    box.value = formula;
    box.dispatchEvent(new Event('input'));
    return document.querySelector('#formula-error').textContent === '';
})"""


def test_a_wrong_formula_leaves_the_page_usable(page: Any) -> None:
    page.get_by_label("Landscape", exact=True).select_option("own")
    box = page.get_by_label("f(x, y) =")
    box.fill(HOSTILE[0])
    assert page.locator("#formula-error").inner_text()
    assert box.evaluate(TYPED, HOSTILE) == []
    box.fill("x^2 + 2*y^2")
    assert page.locator("#formula-error").inner_text() == ""
    page.get_by_role("button", name="Step", exact=True).click()
    assert drawn(page).locator("#readout-step").inner_text() == "Step: 1"


def test_a_wrong_formula_shows_that_the_picture_is_of_another(page: Any) -> None:
    page.get_by_label("Landscape", exact=True).select_option("own")
    assert "New ground: one walker at" in message(page)
    box = page.get_by_label("f(x, y) =")
    note = page.locator(".main-figure .stale")
    box.fill("x^2 + y^2")
    assert not drawn(page).locator(".main-figure .stale").is_visible()
    assert message(page) == ""
    walkers = page.evaluate("playground.app.run.walkers")
    box.fill("x^2 + $^2")
    assert drawn(page).locator(".main-figure .stale").inner_text().endswith("last valid formula")
    assert page.locator("mark").inner_text() == "$"
    assert page.evaluate("playground.app.run.walkers") == walkers
    dim = "getComputedStyle(document.querySelector('.canvas.map canvas')).opacity"
    assert float(page.evaluate(dim)) < 0.6
    field, error = (page.locator(name).bounding_box() for name in ("#formula", "#formula-error"))
    assert 0 <= error["y"] - field["y"] - field["height"] < 20
    box.fill("x^2 + 3*y^2")
    drawn(page)
    assert not note.is_visible()
    assert float(page.evaluate(dim)) == 1


GOOD = [
    "sin(x)*sin(y)",
    "x**2 + y**2",
    "abs(x) + abs(y - 1)",
    "exp(-x^2 - y^2)",
    "sqrt(x^2 + y^2 + 1)",
    "ln(1 + x^2) + arctan(y)",
    "x^2.5 + y^0.5",
    "x^-2 + y^(1/3)",
    "tanh(x)*cosh(y)/(1 + x^2)",
    "-x^2 + +y",
    "pi*x + e*y",
    "x^y",
    "asinh(x) + acosh(1 + y) + atanh(x/9)",
    "2",
    "tan(x/4) + asin(x/9)*acos(y/9)",
    "sinh(x) - log(1 + y)",
    "(x1 + x2)^3",
]


@pytest.mark.parametrize("formula", GOOD)
def test_formulas_and_their_slopes_are_those_of_gdmath(numbers: Any, formula: str) -> None:
    landscape = Landscape.from_expression(formula, ((-4, 4), (-4, 4)))
    for point in np.random.default_rng(2).uniform(0.1, 3, (6, 2)):
        question = {"formula": formula, "at": point.tolist()}
        found = numbers.evaluate("question => playground.ground(question)", question)
        assert found["value"] == pytest.approx(landscape.value(point), rel=1e-12, abs=1e-12)
        assert found["gradient"] == pytest.approx(landscape.gradient(point), rel=1e-11, abs=1e-11)
        bends = numbers.evaluate("question => playground.stability(question).hessian", question)
        expected = landscape.hessian(point).ravel()
        assert bends == pytest.approx(expected, rel=1e-6, abs=1e-6)


def test_the_slope_of_a_magnitude_is_zero_at_zero(numbers: Any) -> None:
    found = numbers.evaluate("playground.ground({formula: 'abs(x) + y', at: [0, 1]})")
    assert found == {"value": 1, "gradient": [0, 1]}
