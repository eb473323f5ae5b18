"""The pathfinder's arrows are her gradient and her step; her numbers are those of the descent."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES, Landscape, descend, gradient_descent
from scenes.parts.regression.pathfinder import Pathfinder
from scenes.stage.ground.view import View
from tests.scenes.canvas import Array, placed, projected

RATE, STEPS = 0.4, 8


@pytest.fixture(params=[1.0, 0.5])
def guide(request: pytest.FixtureRequest) -> Pathfinder:
    landscape = LANDSCAPES["sine_hills"]
    walk = descend(landscape, gradient_descent(RATE), [(0.4, 0.9)], STEPS)
    return growing(Pathfinder(View(landscape, zoom=1.4), walk, RATE, unit=request.param))


def growing(made: Pathfinder) -> Pathfinder:
    """With both arrows grown."""
    made.uphill.grown.set_value(1)
    made.downstep.grown.set_value(1)
    return made


def flat(line: Array, view: View) -> Array:
    """Data coordinates of world points."""
    return line[:, :2] / view.scale_xy + view.middle


def test_the_step_arrow_ends_where_she_lands(guide: Pathfinder) -> None:
    for step in range(STEPS):
        guide.progress.set_value(step)
        line = flat(guide.downstep.world_line(), guide.view)
        assert np.allclose(line[0], guide.walk.points[step, 0], atol=1e-9)
        assert np.allclose(line[-1], guide.walk.points[step + 1, 0], atol=1e-9)


def test_the_arrows_are_in_the_proportion_of_the_rule(guide: Pathfinder) -> None:
    for step in range(STEPS):
        guide.progress.set_value(step)
        up = np.subtract(*flat(guide.uphill.world_line(), guide.view)[[-1, 0]])
        down = np.subtract(*flat(guide.downstep.world_line(), guide.view)[[-1, 0]])
        gradient = LANDSCAPES["sine_hills"].gradient(guide.walk.points[step, 0])
        assert np.allclose(up, guide.unit * gradient, atol=1e-9)
        assert np.allclose(down, -RATE / guide.unit * up, atol=1e-9)


def test_an_uncut_step_ends_on_the_ground_where_it_would_land(guide: Pathfinder) -> None:
    # In the plane of the gradient it would leave a bowl, and the screen.
    guide.shortened.set_value(0)
    tip = guide.downstep.world_line()[-1]
    assert np.allclose(tip, placed(guide.view, guide.landing(), 0.03), atol=1e-9)


def test_turning_and_shortening_make_the_step_of_the_gradient(guide: Pathfinder) -> None:
    gradient = guide.gradient()
    arrows = []
    for turned, shortened in ((0, 0), (0.5, 0), (1, 0), (1, 0.5), (1, 1)):
        guide.turned.set_value(turned)
        guide.shortened.set_value(shortened)
        arrows.append(np.subtract(*flat(guide.downstep.world_line(), guide.view)[[-1, 0]]))
    start, half, back, shorter, step = arrows
    assert np.allclose(start, guide.unit * gradient)
    assert half @ gradient == pytest.approx(0, abs=1e-9)
    assert np.linalg.norm(half) == pytest.approx(np.linalg.norm(start))
    assert np.allclose(back, -start)
    assert np.allclose(shorter, (back + step) / 2)
    assert np.allclose(step, -RATE * gradient)


def test_the_arrows_belong_to_the_step_until_it_is_complete(guide: Pathfinder) -> None:
    guide.progress.set_value(2.7)
    assert np.allclose(guide.foot(), guide.walk.points[2, 0])
    assert np.allclose(guide.marker.party.now()[0], guide.walk.at(2.7)[0])
    guide.downstep.used.set_value(0.7)
    line = flat(guide.downstep.world_line(), guide.view)
    assert np.allclose(line[0], guide.walk.at(2.7)[0], atol=1e-9)
    assert np.allclose(line[-1], guide.walk.points[3, 0], atol=1e-9)


def test_slopes_along_the_axes_are_those_of_the_ground_she_is_on(guide: Pathfinder) -> None:
    value = LANDSCAPES["sine_hills"].value
    for progress in (0, 2.4, 8):
        guide.progress.set_value(progress)
        at = guide.walk.at(progress)[0]
        for axis, nudge in enumerate(1e-6 * np.eye(2)):
            slope = float(value(at + nudge) - value(at - nudge)) / 2e-6
            assert guide.slope_along(axis) == pytest.approx(slope, abs=1e-7)


@pytest.mark.parametrize(("curvature", "too_far"), [(0.5, False), (1.9, False), (2.1, True)])
def test_a_whole_gradient_shoots_over_where_the_bowl_is_steep(
    curvature: float, too_far: bool
) -> None:
    # x → x − c x: farther from the minimum than before if and only if c > 2.
    bowl = Landscape.from_expression(f"{curvature / 2} * (x^2 + y^2)", window=((-4, 4), (-4, 4)))
    walk = descend(bowl, gradient_descent(0.1), [(3.0, 1.0)], 3)
    assert Pathfinder(View(bowl), walk, 0.1, unit=1.0).overshoots() == too_far


def test_the_marker_stands_on_the_ground(guide: Pathfinder) -> None:
    guide.progress.set_value(1.3)
    foot = projected(guide.view, placed(guide.view, guide.walk.at(1.3)[0]))
    upright = np.cos(np.radians(guide.view.pose["elevation"])) * guide.marker.radius
    assert np.allclose(guide.marker.middle() - foot, [0, upright], atol=1e-9)
