"""A secant goes through two points, becomes the tangent, and its names and numbers go with it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES, Landscape
from scenes.parts.by_hand.plane import Plane
from scenes.parts.loss_curve.secant import LegNames, Secant
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.paint.closeup import Closeup

SEXTIC = LANDSCAPES["sextic"]
BOWL = Landscape.from_expression("3*(x-1)^2 + 2", ((-1, 4),), minima=((1,),))


def curve(landscape: Landscape = SEXTIC, closeup: Closeup | None = None) -> Curve:
    ((low, high),) = landscape.window
    top = 30 if landscape is BOWL else 8
    plane = Plane((-6, -2.5), (12, 5.5), (low, high), (-2, top), ("w", "L"))
    return Curve(plane, landscape, closeup=closeup)


@given(st.floats(-2.2, 2.2))
@settings(max_examples=25)
def test_the_secants_slope_converges_to_the_derivative(x: float) -> None:
    secant = Secant(curve(), lambda: x, 1.0)
    exact = x**5 - 5 * x**3 + 4 * x
    errors = []
    for gap in (0.1, 0.01, 0.001):
        secant.gap.set_value(gap)
        errors.append(abs(secant.slope() - exact))
    assert errors[2] < 0.05
    assert errors[2] < 0.2 * errors[0] + 2e-3
    secant.gap.set_value(0)
    assert secant.slope() == pytest.approx(exact, abs=1e-12)


def test_the_secant_goes_through_both_points_and_the_tangent_touches() -> None:
    drawn = curve(BOWL)
    secant = Secant(drawn, lambda: 2.0, 1.5)
    for gap in (1.5, 0.3, 0.0):
        secant.gap.set_value(gap)
        start, end = secant.line()
        way = (end - start) / np.linalg.norm(end - start)
        for x in (2.0, 2.0 + gap):
            aside = drawn.over(x) - start
            assert aside[0] * way[1] - aside[1] * way[0] == pytest.approx(0, abs=1e-9)
    assert way == pytest.approx(drawn.along(2.0))


def test_names_stand_beside_the_middles_of_their_legs_in_every_close_up() -> None:
    with offstage():
        closeup = Closeup()
        drawn = curve(BOWL, closeup)
        secant = Secant(drawn, lambda: 2.5, 1.0)
        names = LegNames(secant, "w", "L")
        here, there = drawn.over(2.5), drawn.over(3.5)
        for zoom in (1.0, 1.7):
            closeup.look(zoom=zoom, focus=here, place=(-1.0, -2.0))
            names.update()
            start, end = drawn.on_screen(here), drawn.on_screen(there)
            assert names.across.get_x() == pytest.approx((start[0] + end[0]) / 2)
            assert names.across.get_bottom()[1] == pytest.approx(start[1] + 0.14)
            assert names.up.get_y() == pytest.approx((start[1] + end[1]) / 2)
            assert names.up.get_left()[0] == pytest.approx(end[0] + 0.14)
    assert [name.text for name in names] == ["Δw", "ΔL"]


def test_names_go_as_the_triangle_gets_too_small_for_them() -> None:
    with offstage():
        secant = Secant(curve(BOWL), lambda: 2.5, 1.0)
        names = LegNames(secant, "w", "L")
        seen = []
        for gap in (1.0, 0.6, 0.4, 0.3, 0.1, 0.0):
            secant.gap.set_value(gap)
            names.update()
            seen.append(float(names.up[0].get_fill_opacity()))
        assert seen == sorted(seen, reverse=True)
        assert seen[0] == 1
        assert any(0 < strength < 1 for strength in seen)
        assert seen[-2:] == [0, 0]
        secant.gap.set_value(1.0)
        secant.presence = 0.5
        names.update()
    assert names.up[0].get_fill_opacity() == pytest.approx(0.5)


def test_the_read_outs_come_to_the_limits() -> None:
    with offstage():
        secant = Secant(curve(BOWL), lambda: 2.5, 0.5)
        (_, readouts), (_, limits) = secant.readouts("w", "L"), secant.limits("w", "L")
        assert [row.text for row in readouts] == ["nudge Δw 0.5000", "slope ΔL/Δw 10.50"]
        assert [row.text for row in limits] == ["nudge Δw → 0", "slope ∂L/∂w 9.000"]
        secant.gap.set_value(0)
        readouts.update()
    assert readouts[1].readings()[0].value == limits[1].readings()[0].value == 9
