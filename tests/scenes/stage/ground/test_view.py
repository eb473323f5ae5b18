"""A view off the beaten track: windows that are not about 0, boxes, poses on the way, quick looks.

The judges are textbook matrices and a brute-force march along each line of sight.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import ValueTracker, linear

from gdmath import LANDSCAPES, InputError, Landscape
from scenes.render.rehearsal import offstage
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import STAGE, Box
from tests.scenes.canvas import FLAT, Array, cover, focus, heights, placed, projected, to_camera
from tests.scenes.conftest import Bare

# Neither about 0, nor as wide as high.
ASKEW: Landscape = LANDSCAPES["sine_hills"].with_window(((1.0, 9.0), (-6.5, -1.5)))
poses = st.fixed_dictionaries(
    {
        "azimuth": st.floats(-180, 180),
        "elevation": st.floats(5, 90),
        "perspective": st.sampled_from([0.0, 0.02, 0.06]),
        "relief": st.floats(0.3, 3),
        "zoom": st.floats(0.4, 3),
        "left": st.floats(-3, 3),
        "up": st.floats(-3, 3),
        "focus_x": st.floats(2, 8),
        "focus_y": st.floats(-6, -2),
    }
)


def spots(count: int, seed: int = 1) -> Array:
    low, high = np.array(ASKEW.window).T
    return np.random.default_rng(seed).uniform(low, high, (count, 2))


@given(poses)
def test_places_are_on_the_screen_where_matrices_put_them(pose: dict[str, float]) -> None:
    view = View(ASKEW, size=8.0, **pose)
    assert view.scale_xy == 1.0  # eight units of the longer side on eight of the screen
    assert np.allclose(view.at(spots(20)), projected(view, placed(view, spots(20))), atol=1e-9)
    lifted = projected(view, placed(view, spots(20), lift=0.4))
    assert np.allclose(view.at(spots(20), 0.4), lifted, atol=1e-9)


@given(poses)
def test_how_near_is_measured_along_the_line_of_sight(pose: dict[str, float]) -> None:
    view = View(ASKEW, size=8.0, **pose)
    world = placed(view, spots(20))
    near = view.screen(world)[1]
    assert np.allclose(near, (world - focus(view)) @ to_camera(view)[2], atol=1e-9)
    right, up, eye = view.basis()
    assert np.allclose(np.stack([right, up, eye]), to_camera(view), atol=1e-9)


def test_a_pose_is_what_it_is_told_and_a_wrong_name_is_refused() -> None:
    view = View(ASKEW, azimuth=10)
    assert view.pose["azimuth"] == 10
    assert (view.pose["focus_x"], view.pose["focus_y"]) == (5.0, -4.0)
    assert view.look(left=2).pose["left"] == 2
    with pytest.raises(InputError, match="'height' is none of azimuth, elevation"):
        view.look(height=3)


def test_heights_fill_the_relief() -> None:
    view = View(ASKEW, relief=1.6)
    ground = np.stack(np.meshgrid(*(np.linspace(*axis, 161) for axis in ASKEW.window)), -1)
    world = view.ground(ground)
    assert (world[..., 2].min(), world[..., 2].max()) == pytest.approx((-0.8, 0.8))
    assert (view.lowest, view.highest) == pytest.approx(
        (ASKEW.value(ground).min(), ASKEW.value(ground).max())
    )


# -- what hills hide -------------------------------------------------------------------------------

LOW = {"azimuth": -115.0, "elevation": 24.0, "relief": 2.6, "perspective": 0.05}


@pytest.mark.parametrize("azimuth", [-115.0, 25.0, 160.0])
@pytest.mark.parametrize("exact", [True, False])
def test_what_a_hill_hides_is_not_seen(azimuth: float, exact: bool) -> None:
    view = View(ASKEW, size=8.0, **{**LOW, "azimuth": azimuth}, left=1.0, up=-0.5, zoom=1.7)
    points = spots(250, seed=int(azimuth) % 7)
    over = cover(view, points, samples=1500)
    seen = view.visible(points, exact=exact)
    clear, hidden = over < -0.02, over > 0.07
    assert clear.sum() > 60 < hidden.sum() + 30
    assert seen[clear].mean() > 0.99
    assert seen[hidden].mean() < 0.01


class Growing(View):
    """A view of a hill that grows out of level ground."""

    def __init__(self, grown: ValueTracker) -> None:
        self.grown = grown
        super().__init__(Landscape("hill", self.hill, None, ((-3.0, 3.0), (-3.0, 3.0))), **LOW)
        self.lowest, self.highest, self.spread = 0.0, 1.0, 1.0

    def hill(self, places: Array) -> Array:
        return np.asarray(self.grown.get_value() * np.exp(-(places**2).sum(axis=-1)))

    @property
    def ground_key(self) -> bytes:
        return np.array(self.grown.get_value()).tobytes()


@pytest.mark.parametrize("exact", [True, False])
def test_ground_that_changes_hides_what_it_would_hide_had_it_always_been_so(exact: bool) -> None:
    height = ValueTracker(0.01)
    view, points = Growing(height), np.random.default_rng(4).uniform(-3, 3, (400, 2))
    level = view.visible(points, exact=exact)
    height.set_value(1.0)
    hidden = Growing(height).visible(points, exact=exact)
    assert level.all()
    assert not hidden.all()
    assert view.visible(points, exact=exact).tolist() == hidden.tolist()
    height.set_value(0.01)
    assert view.visible(points, exact=exact).all()


def test_from_above_nothing_is_hidden() -> None:
    view = View(ASKEW, **{**FLAT, "elevation": 88.0}, relief=1.0)
    assert view.visible(spots(100)).all()


def test_what_is_lifted_over_the_hills_is_seen() -> None:
    view = View(ASKEW, size=8.0, **LOW)
    points = spots(100)
    assert not view.visible(points).all()
    assert view.visible(points, lift=3.0).all()
    assert view.seen(points).tolist() == view.visible(points).tolist()


def test_sampled_heights_are_those_of_the_nearest_sample() -> None:
    view = View(ASKEW, size=8.0)
    points = spots(300, seed=4)
    across, ahead = ((points - [5.0, -4.0]) * view.scale_xy).T
    exact = ASKEW.value(points)
    assert np.allclose(view._height(across, ahead), exact)
    assert np.allclose(view._sampled_height(across, ahead), exact, atol=0.012)
    # To the nearest sample, and not to one beside it.
    columns = np.linspace(1.0, 9.0, 641)[[0, 10, 320, 639, 640]]
    rows = np.linspace(-6.5, -1.5, 641)[[640, 5, 320, 0, 639]]
    for shift in (-0.45, 0.0, 0.45):
        x = (columns + shift * 8 / 640 - 5.0) * view.scale_xy
        y = (rows + shift * 5 / 640 + 4.0) * view.scale_xy
        wanted = ASKEW.value(np.stack([columns, rows], axis=-1))
        assert np.allclose(view._sampled_height(x, y), wanted, atol=1e-12)
    outside = np.array([-4.1, 4.1, 0.0, 0.0, 40.0])
    beyond = np.array([0.0, 0.0, -2.6, 2.6, 40.0])
    for height in (view._height, view._sampled_height):
        assert np.all(height(outside, beyond) == -np.inf)


def test_inside_is_the_window_with_its_rim() -> None:
    view = View(ASKEW)
    corners = np.array([(1.0, -6.5), (9.0, -1.5), (1.0, -1.5), (5.0, -4.0)])
    assert view.inside(corners).all()
    for shift in ((-0.001, 0), (0, -0.001)):
        assert not view.inside(corners[0] + np.array(shift))
        assert not view.inside(corners[1] - np.array(shift))


# -- boxes -----------------------------------------------------------------------------------------


def floor_and_ground(view: View) -> Array:
    """Screen points of all of the ground and of the floor 0.35 below its lowest place."""
    grid = np.stack(np.meshgrid(*(np.linspace(*axis, 41) for axis in view.window)), -1)
    ground = placed(view, grid.reshape(-1, 2))
    floor = ground.copy()
    floor[:, 2] = -view.pose["relief"] / 2 - 0.35
    return projected(view, np.concatenate([ground, floor]))


@given(st.floats(-180, 180), st.floats(15, 90), st.floats(3, 12), st.floats(2, 7))
@settings(max_examples=40)
def test_within_a_box_ground_and_floor_fill_it_and_do_not_leave_it(
    azimuth: float, elevation: float, wide: float, tall: float
) -> None:
    box = Box(-1.0, -2.0, wide - 1, tall - 2)
    view = View(ASKEW, perspective=0.04)
    assert view.within(box, azimuth=azimuth, elevation=elevation) is view
    assert (view.pose["azimuth"], view.pose["elevation"]) == (azimuth, elevation)
    low, high = floor_and_ground(view).min(axis=0), floor_and_ground(view).max(axis=0)
    assert np.allclose(view.bounds(), [low, high], atol=1e-6)
    assert np.all(low >= np.array(box[:2]) - 1e-6)
    assert np.all(high <= np.array(box[2:]) + 1e-6)
    assert np.allclose((low + high) / 2, box.middle[:2], atol=1e-6)
    assert max((high - low) / (box.width, box.height)) == pytest.approx(1)


def test_a_fitted_pose_leaves_the_view_as_it_is() -> None:
    view = View(ASKEW)
    before = view.key
    view.fitted(*STAGE, elevation=80)
    assert view.key == before


def test_the_panel_of_the_map_is_its_rectangle_and_its_rim() -> None:
    view = View(ASKEW, size=8.0, **FLAT, zoom=0.5, left=1.0, up=0.25)
    assert np.allclose(view.map_panel(), (-1.03, -1.03, 3.03, 1.53), atol=0.002)


@pytest.mark.parametrize("skipped", [False, True])
def test_a_view_goes_into_a_box_by_degrees(skipped: bool) -> None:
    view = View(ASKEW, azimuth=-62, elevation=40).within(STAGE)
    box = Box(-6, -2.5, 0, 3)
    with offstage(pixel_width=32, pixel_height=18, frame_rate=5):
        Bare(skip_animations=skipped).play(view.animate.within(box, elevation=90.0, azimuth=-90.0))
    assert np.allclose(view.points, View(ASKEW).within(box, elevation=90, azimuth=-90).points)


def test_on_the_way_the_box_goes_from_the_one_to_the_other() -> None:
    start = View(ASKEW, azimuth=-62, elevation=40).within(STAGE)
    end = start.copy()
    end.within(Box(-6, -2.5, 0, 3), azimuth=-90, elevation=90)
    assert start.shows_all()
    assert end.shows_all()
    middle: Any = start.copy()
    for alpha in (0.25, 0.5, 0.75):
        middle.interpolate(start, end, alpha)
        box = (1 - alpha) * start.bounds() + alpha * end.bounds()
        now = middle.bounds()
        assert np.allclose(now.mean(axis=0), box.mean(axis=0), atol=1e-6)
        assert max((now[1] - now[0]) / (box[1] - box[0])) == pytest.approx(1)
        assert middle.pose["elevation"] == pytest.approx(40 + 50 * alpha)


def test_close_up_it_grows_by_the_same_factor_in_the_same_time() -> None:
    start = View(ASKEW, zoom=1.0, focus_x=3.0)
    end = start.copy()
    end.look(zoom=9.0, focus_x=4.0)
    assert not start.shows_all()
    middle: Any = start.copy()
    middle.interpolate(start, end, 0.5)
    assert middle.pose["zoom"] == pytest.approx(3)
    assert middle.pose["focus_x"] == pytest.approx(3.5)
    assert View(ASKEW, zoom=3.0).shows_all() is False  # it is larger than the frame


def test_a_move_is_an_animation_with_a_pace() -> None:
    view = View(ASKEW)
    with offstage(pixel_width=32, pixel_height=18, frame_rate=5):
        Bare(skip_animations=True).play(view.move(linear, elevation=70.0, left=1.0))
    assert (view.pose["elevation"], view.pose["left"]) == pytest.approx((70, 1))


# -- slopes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sine_hills", "goldstein_price", "himmelblau"])
def test_a_rising_vector_is_tangent_to_the_ground(name: str) -> None:
    view = View(LANDSCAPES[name], size=7.0, relief=1.5)
    (x0, x1), (y0, y1) = view.window
    tail = np.array([x0 + 0.37 * (x1 - x0), y0 + 0.61 * (y1 - y0)])
    vector = np.array([0.3, -0.2]) * (x1 - x0)
    tiny = 1e-6 * vector
    rise = float(heights(view, tail + tiny) - heights(view, tail - tiny)) / 2e-6
    assert view.rise(tail, vector) == pytest.approx([*(vector * view.scale_xy), rise], rel=1e-4)


def test_ground_goes_on_over_a_single_place_without_a_value_as_high_as_round_about() -> None:
    pole = Landscape.from_expression("log(x^2 + y^2) + x + 3*y", ((-3, 3), (-2, 2)))
    view = View(pole)
    places = np.stack(np.meshgrid(np.linspace(-3, 3, 7), np.linspace(-2, 2, 5)), axis=-1)
    heights, missing = view.on_grid(places)
    plotted = view.plotted(places)
    row, column = 2, 3  # the origin
    assert np.array_equal(places[row, column], [0, 0])
    assert not missing.any()
    around = [
        plotted[row + up, column + right]
        for up in (-1, 0, 1)
        for right in (-1, 0, 1)
        if up or right
    ]
    assert heights[row, column] == pytest.approx(np.mean(around))
    rest = np.ones(heights.shape, dtype=bool)
    rest[row, column] = False
    assert np.array_equal(heights[rest], plotted[rest])
