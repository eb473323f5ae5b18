"""On its half turn an arrow over an axis becomes, point by point, the arrow that it ends as."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES
from scenes.stage.curve.curve import Curve
from scenes.stage.paint.arrow import Arrow
from scenes.stage.paint.projection import Projection
from tests.scenes.canvas import Array, plane_at

PLANE = plane_at((-5, -2), (8, 4.5), (-2, 3), (0, 5))  # 1.6 scene units a unit of x, 0.9 of y
PLACES: dict[str, Projection] = {
    "ruler": PLANE.ruler,
    "curve": Curve(PLANE, LANDSCAPES["mlcc_parabola"]),
}


def numbers(points: Array) -> Array:
    """Points of the screen (n, 2) as complex numbers (n,)."""
    return points[:, 0] + 1j * points[:, 1]


@pytest.mark.parametrize("where", PLACES)
@given(st.floats(-1.2, 1.2).filter(lambda x: abs(x) > 0.05), st.floats(0, 1))
@settings(max_examples=30)
def test_turned_back_it_is_a_blend_of_both_arrows(where: str, vector: float, turned: float) -> None:
    """Over the top: anticlockwise if it points to the right, clockwise if to the left."""
    on = PLACES[where]
    one = Arrow(on, lambda: np.array([0.4]), lambda: np.array([vector]))
    root = complex(*on.at(np.array([0.4])))
    shares = np.linspace(0, 1, len(one.line()))[:, None]
    ahead = numbers(on.at(0.4 + shares * vector)) - root
    behind = numbers(on.at(0.4 - shares * vector)) - root
    one.set_as(turned=turned)
    turned_back = (numbers(one.line()) - root) * np.exp(-1j * np.pi * turned * np.sign(vector))
    assert np.allclose(turned_back, (1 - turned) * ahead - turned * behind, atol=1e-9)


@given(st.floats(0.01, 0.99), st.sampled_from([-1.0, 0.7]))
@settings(max_examples=20)
def test_none_of_it_is_below_the_ruler_while_it_turns(turned: float, vector: float) -> None:
    one = Arrow(PLANE.ruler, lambda: np.array([0.4]), lambda: np.array([vector]))
    one.set_as(turned=turned)
    above = one.line()[1:, 1] - PLANE.ruler.at(np.array([0.4]))[1]
    assert np.all(above > 0)
