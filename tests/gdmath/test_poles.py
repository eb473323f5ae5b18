"""Grounds that fall without end near some place, and deep ones that do not."""

import numpy as np
import pytest

from gdmath import LANDSCAPES, Landscape
from gdmath.poles import falls_without_end

WINDOW = ((-3, 3), (-2, 2))


@pytest.mark.parametrize(
    ("formula", "place"),
    [
        ("log(x^2 + y^2) + x^2/4", (0, 0)),
        ("log((x - 0.3)^2 + (y - 0.7)^2)", (0.3, 0.7)),
        ("1e6*log((x - 0.3)^2 + (y - 0.1)^2)", (0.3, 0.1)),
        ("1000 + log((x - 0.3)^2 + y^2)", (0.3, 0)),
        ("5x^2 + log((x - 2.5)^2 + (y - 1.3)^2)", (2.5, 1.3)),
        ("-1/((x - 1)^2 + y^2)", (1, 0)),
        ("-1/sqrt((x - 1)^2 + (y + 0.37)^2)", (1, -0.37)),
        ("-1/(x^2 + y^2)^0.1", (0, 0)),
        ("1/x + y^2", (0, None)),
        ("1/(x - 0.123) + y^2", (0.123, None)),
        ("x/y^2", (None, 0)),
        ("log(abs(x - 0.31)) + y^2", (0.31, None)),
        ("log(3 + x) + y^2", (-3, None)),
        ("tan(x) + y^2", None),
        ("log((x - 1)^2 + y^2) + log((x + 1)^2 + y^2)", None),
        ("0.3log(2.2 - x*y) + x^2", None),
    ],
)
def test_a_pole_is_found_and_where_it_is(formula, place):
    found = falls_without_end(Landscape.from_expression(formula, WINDOW))
    assert found is not None
    for known, coordinate in zip(place or (), found, strict=False):
        assert known is None or coordinate == pytest.approx(known, abs=1e-6)


@pytest.mark.parametrize(
    "formula",
    [
        "sqrt(x^2 + y^2)",  # tips
        "sqrt(sqrt((x - 0.3)^2 + y^2))",
        "(x^2 + y^2)^0.05",
        "abs(x) + abs(y)",
        "-sqrt(abs(x - 0.31))",
        "log(1 + x^2 + y^2)",  # deep, and yet with a floor
        "log(0.000001 + x^2 + y^2)",
        "-1/(0.0001 + x^2 + y^2)",
        "-exp(-1000(x^2 + y^2))",
        "x*log(abs(x)) + y^2",
        "20 + x^2 - 10cos(2pi*x) + y^2 - 10cos(2pi*y)",  # many valleys
        "sin(20x)*cos(30y)",
        "sin(1/(x^2 + y^2 + 0.001))",
        "x^2*sin(1/x) + y^2",
        "1/((x - 0.1)^2 + y^2)",  # rises without end
        "-log((x - 0.1)^2 + y^2)",
        "-exp(3x)",  # a floor at the rim of the window alone
        "x + y",
        "x^2 + y^2 + 1e9",
        "1e-15(x^2 + y^2)",
        "sqrt(4 - x^2 - y^2)",  # steep without end, at a rim that is not deep
        "asin(x/3)",
    ],
)
def test_deep_pointed_and_steep_ground_has_a_floor(formula):
    assert falls_without_end(Landscape.from_expression(formula, WINDOW)) is None


@pytest.mark.parametrize(
    "name", [name for name, known in LANDSCAPES.items() if known.dimension < 3]
)
def test_no_ground_of_the_registry_falls_without_end(name):
    assert falls_without_end(LANDSCAPES[name]) is None


@pytest.mark.parametrize(("formula", "falls"), [("log(x)", True), ("x*log(x)", False)])
def test_on_a_line_as_well(formula, falls):
    ground = Landscape.from_expression(formula, [(0, 3)])
    found = falls_without_end(ground)
    assert (found is not None) == falls
    assert found is None or np.abs(found).max() < 1e-6
