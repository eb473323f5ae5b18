"""A step that is still to be chosen is the one that its rate makes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import descend, gradient_descent, parabola
from scenes.parts.by_hand.plane import Plane
from scenes.parts.learning_rate.sketch import Sketch
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve

CURVE = parabola(0.3125, 2.0).with_window(((-2.0, 6.0),))


def sketch(start: float = -1.0) -> Sketch:
    with offstage():
        plane = Plane((-5, -2), (10, 4), (-2, 6), (-0.6, 5), ("w", "loss"))
        return Sketch(Curve(plane, CURVE), start, -0.6)


@given(st.floats(0.05, 3))
@settings(max_examples=20)
def test_the_step_is_that_of_the_rate(rate: float) -> None:
    shown = sketch()
    shown.rate.set_value(rate)
    (walked,) = descend(CURVE, gradient_descent(rate), [-1.0], 1).points[1]
    assert -1.0 + shown.vector() == pytest.approx(walked)
    assert shown.landing.readings()[0].value == pytest.approx(walked)
    assert np.allclose(shown.step.line()[-1], shown.curve.over(walked))
    assert [plumb.x() for plumb in shown.plumbs] == pytest.approx([-1.0, walked])


@pytest.mark.parametrize(("start", "far"), [(-1.0, 6.0), (5.0, -2.0), (1.5, 6.0)])
def test_the_longest_step_ends_close_to_the_far_end(start: float, far: float) -> None:
    shown = sketch(start)
    shown.rate.set_value(shown.longest)
    assert shown.vector() == pytest.approx(0.93 * (far - start))


def test_at_first_the_step_is_short() -> None:
    shown = sketch()
    assert 0 < shown.rate.get_value() < 0.1 * shown.longest


def test_the_slope_is_named_where_its_arrow_is_in_the_picture() -> None:
    (name,) = sketch(-1.0).slope_name
    assert np.linalg.norm(name.get_center()[:2] - sketch(-1.0).uphill.below()) < 1e-9
    assert len(sketch(9.0).slope_name) == 0
