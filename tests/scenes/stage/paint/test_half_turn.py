"""An arrow that becomes its opposite goes through zero: it never has another direction."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES
from scenes.stage.curve.curve import Curve
from scenes.stage.lecture.theme import GRADIENT, STEP, rgb
from scenes.stage.paint.arrow import Arrow
from scenes.stage.paint.projection import Projection
from tests.scenes.canvas import plane_at

PLANE = plane_at((-5, -2), (8, 4.5), (-2, 3), (0, 5))  # 1.6 scene units a unit of x, 0.9 of y
PLACES: dict[str, tuple[Projection, list[float]]] = {
    "ruler": (PLANE.ruler, [0.8]),
    "ruler to the left": (PLANE.ruler, [-1.2]),
    "curve": (Curve(PLANE, LANDSCAPES["mlcc_parabola"]), [1.1]),
    "plane": (PLANE, [1.0, -0.6]),
    "along an axis of a plane": (PLANE, [0.0, 0.9]),
}
everywhere = pytest.mark.parametrize(("on", "vector"), PLACES.values(), ids=PLACES)


def arrow(on: Projection, vector: list[float]) -> Arrow:
    root = np.array([0.4, 2.0][: len(vector)])
    return Arrow(on, lambda: root, lambda: np.array(vector), becomes=STEP)


@everywhere
@given(st.floats(0, 1))
@settings(max_examples=30)
def test_it_is_always_a_number_times_its_vector(
    on: Projection, vector: list[float], turned: float
) -> None:
    """What is drawn is what is read: the vector on the way from 1 times to −1 times itself."""
    one = arrow(on, vector).set_as(turned=turned)
    wanted = (1 - 2 * turned) * np.array(vector)
    assert one.readings()[0].value == pytest.approx(tuple(wanted))
    shares = np.linspace(0, 1, len(one.line()))[:, None]
    assert np.allclose(one.line(), on.at(one.root() + shares * wanted), atol=1e-9)


@everywhere
def test_its_color_is_that_of_its_side(on: Projection, vector: list[float]) -> None:
    for turned, color in ((0.0, GRADIENT), (0.49, GRADIENT), (0.51, STEP), (1.0, STEP)):
        assert np.allclose(arrow(on, vector).set_as(turned=turned).color_now(), rgb(color))
