"""The gradient arrow points uphill along the slope; the step arrow ends where the step lands."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.parts.by_hand.arrow import GroundArrow, Link, Plumb, shrinkage
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, GRADIENT, STEP
from tests.scenes.canvas import (
    Array,
    Spy,
    party,
    picture,
    pixels_at,
    placed,
    projected,
    shade,
    to_camera,
)

CASES = [("sine_hills", 0.35), ("himmelblau", 0.005), ("goldstein_price", 2e-7)]


def arrow(view: View, tail: Array, vector: Array, tangent: bool, grown: float = 1.0) -> GroundArrow:
    made = GroundArrow(view, lambda: tail, lambda: vector, GRADIENT, tangent=tangent)
    made.grown.set_value(grown)
    return made


@pytest.mark.parametrize(("name", "rate"), CASES)
def test_the_gradient_arrow_lies_on_the_tangent_plane_and_points_uphill(
    name: str, rate: float
) -> None:
    landscape, view = LANDSCAPES[name], View(LANDSCAPES[name])
    for tail in np.random.default_rng(4).uniform(*np.array(landscape.window).T, (20, 2)):
        gradient = landscape.gradient(tail)
        shown = 0.4 * gradient / np.linalg.norm(gradient)
        line = arrow(view, tail, shown, tangent=True).world_line()
        rise = line[-1] - line[0]
        assert rise[2] > 0
        assert np.allclose(rise[:2], shown * view.scale_xy)
        # The slope of the plotted ground along the arrow, by differences.
        ahead, behind = placed(view, np.array([tail + 1e-6 * shown, tail - 1e-6 * shown]))
        assert rise[2] == pytest.approx((ahead[2] - behind[2]) / 2e-6, rel=1e-4)
        # Straight, and from the ground up.
        assert np.allclose(np.diff(line, n=2, axis=0), 0, atol=1e-9)
        assert np.linalg.norm(line[0] - placed(view, tail)) < 0.05


@pytest.mark.parametrize(("name", "rate"), CASES)
def test_a_tangent_arrow_is_shrunk_by_a_round_number_until_it_fits(name: str, rate: float) -> None:
    landscape, view = LANDSCAPES[name], View(LANDSCAPES[name], zoom=0.7)
    for tail in np.random.default_rng(5).uniform(*np.array(landscape.window).T, (20, 2)):
        gradient = landscape.gradient(tail)
        times = shrinkage(view, tail, gradient, longest=1.4)
        assert f"{times:.0e}"[0] in "125"
        assert times == pytest.approx(float(f"{times:.0e}"))
        drawn = [
            0.7 * np.linalg.norm(np.subtract(*arrow(view, tail, shown, True).world_line()[[-1, 0]]))
            for shown in (gradient / times, 2.5 * gradient / times)
        ]
        assert drawn[0] <= 1.4 * (1 + 1e-9) < drawn[1] * (1 + 1e-6)  # 2.5 times is too much


def test_no_arrow_needs_no_shrinking() -> None:
    # One who begins at the minimum has a gradient of 0.
    view = View(LANDSCAPES["paraboloid"])
    assert shrinkage(view, np.zeros(2), np.zeros(2), longest=1.4) == 1


@pytest.mark.parametrize(("name", "rate"), CASES)
def test_the_step_arrow_follows_the_ground_to_where_the_step_lands(name: str, rate: float) -> None:
    landscape, view = LANDSCAPES[name], View(LANDSCAPES[name])
    low, high = np.array(landscape.window).T
    start = np.random.default_rng(4).uniform(low, high, (8, 2))
    walk = descend(landscape, gradient_descent(rate), start, 6)
    for step in range(6):
        for k in range(8):
            vector = -rate * walk.gradients[step, k]
            made = arrow(view, walk.points[step, k], vector, tangent=False)
            line = made.world_line()
            lands = placed(view, walk.points[step + 1, k])
            assert np.allclose(line[-1][:2], lands[:2], atol=1e-9)
            lift = line[:, 2] - placed(view, line[:, :2] / view.scale_xy + view.middle)[:, 2]
            assert np.allclose(lift, lift[0], atol=1e-9)
            assert 0 <= lift[0] < 0.05
            lifted = np.array([0, 0, lift[0]])
            assert np.allclose(made.tip(), projected(view, lands + lifted), atol=1e-9)


def test_an_arrow_grows_from_its_tail() -> None:
    view = View(LANDSCAPES["sine_hills"])
    tail, vector = np.array([0.5, 0.5]), np.array([1.0, 0.4])
    for tangent in (True, False):
        whole = arrow(view, tail, vector, tangent).world_line()
        half = arrow(view, tail, vector, tangent, grown=0.5)
        assert np.allclose(half.world_line()[0], whole[0])
        assert np.allclose(
            np.linalg.norm((half.world_line()[-1] - whole[0])[:2]),
            0.5 * np.linalg.norm((whole[-1] - whole[0])[:2]),
        )
        middle = np.abs(half.tip() - arrow(view, tail, vector, tangent).middle())
        assert middle.max() < 0.1


def test_an_arrow_that_has_not_grown_is_not_there() -> None:
    view = View(LANDSCAPES["sine_hills"])
    made = arrow(view, np.array([0.5, 0.5]), np.array([1.0, 0.4]), tangent=False, grown=0)
    assert np.abs(picture(made)[..., :3] - shade(BACKGROUND)).max() <= 1
    made.grown.set_value(1)
    there = np.abs(picture(made, size=(960, 540)).astype(float)[..., :3] - shade(GRADIENT))
    assert there.max(axis=-1).min() < 6


def test_the_head_is_at_the_tip() -> None:
    view = View(LANDSCAPES["sine_hills"], elevation=60)
    made = arrow(view, np.array([-1.0, 0.2]), np.array([2.0, 0.3]), tangent=False)
    spy = Spy()
    made.draw(spy)
    image = picture(made).astype(float)[..., :3]
    tail, tip = view.at([-1.0, 0.2], 0.03), made.tip()
    assert np.linalg.norm(np.array(spy.lines).reshape(-1, 2) - tip, axis=1).min() < 1e-9

    # Wider just before the tip than near the tail.
    def width(at: Array) -> int:
        row, column = pixels_at(at)
        far = np.abs(image[row - 12 : row + 13, column] - shade(BACKGROUND)).max(axis=-1)
        return int((far > 60).sum())

    assert width(tail + 0.9 * (tip - tail)) > 1.5 * width(tail + 0.3 * (tip - tail))


def test_arrows_move_with_the_walker() -> None:
    walkers = party(starts=1)
    view = View(LANDSCAPES["sine_hills"])
    made = GroundArrow(
        view,
        lambda: walkers.trajectory.points[walkers.step, 0],
        lambda: -0.35 * walkers.trajectory.gradients[walkers.step, 0],
        STEP,
    )
    made.grown.set_value(1)
    for step in (0, 3, 7, 3):
        walkers.progress.set_value(step)
        lands = view.at(walkers.trajectory.points[step + 1, 0], 0.03)
        assert np.allclose(made.tip(), lands, atol=1e-9)


def test_a_link_joins_words_and_thing() -> None:
    start, end = np.array([-2.0, 2.0]), np.array([1.5, -0.5])
    link = Link(lambda: start, lambda: end, STEP)
    assert np.abs(picture(link)[..., :3] - shade(BACKGROUND)).max() <= 1
    link.grown.set_value(1)
    spy = Spy()
    link.draw(spy)
    corners = spy.corners()
    for place in (start, end):
        assert np.linalg.norm(corners - place, axis=1).min() < 1e-9
    end[:] = (2.5, 0.5)
    link.draw(spy := Spy())
    assert np.linalg.norm(spy.corners() - (2.5, 0.5), axis=1).min() < 1e-9


def test_uphill_is_up_on_the_screen_when_seen_from_the_side() -> None:
    view = View(LANDSCAPES["sine_hills"], elevation=1, azimuth=-90, perspective=0)
    tail = np.array([0.3, 0.9])
    made = arrow(view, tail, LANDSCAPES["sine_hills"].gradient(tail), tangent=True)
    assert made.tip()[1] > view.at(tail)[1]
    assert np.allclose(to_camera(view)[1], view.basis()[1])


def test_a_plumb_line_is_seen_where_no_ground_is_before_it() -> None:
    view = View(LANDSCAPES["sine_hills"], azimuth=-60.0, elevation=30.0)
    inside = Plumb(view, lambda: np.array([1.5, 1.5]), GRADIENT)  # within a hill
    assert not inside.line()[1].any()
    above = Plumb(view, lambda: np.array([-1.5, 1.5]), GRADIENT)  # up from the floor of a valley
    assert above.line()[1].all()
    (low, _), (ahead, _) = view.window
    outside = Plumb(view, lambda: np.array([low - 3.5, ahead - 3.5]), GRADIENT)  # before the ground
    assert outside.line()[1].all()
    assert np.allclose(outside.ends(), outside.line()[0][[0, -1]])


def test_a_hidden_plumb_line_is_dashed() -> None:
    view = View(LANDSCAPES["sine_hills"], azimuth=-60.0, elevation=30.0)
    hidden = Plumb(view, lambda: np.array([1.5, 1.5]), "#FFFFFF")
    hidden.presence = 1.0
    shown = picture(hidden, size=(960, 540))[..., :3].astype(float)
    top, foot = hidden.ends()
    along = np.linspace(top, foot, 200)[10:-20]
    bright = shown[pixels_at(along, (960, 540))].max(axis=-1)
    assert bright.max() < 0.75 * 255
    assert (bright < 60).any()
    assert (bright > 100).any()
