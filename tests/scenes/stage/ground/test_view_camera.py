"""The view projects as a textbook camera does, and knows what the hills hide."""

from __future__ import annotations

from copy import copy, deepcopy

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from manim import Scene, linear

from gdmath import LANDSCAPES
from scenes.render.rehearsal import rehearse
from scenes.stage.ground.view import View
from tests.scenes.canvas import FLAT, Array, cover, heights, placed, projected

HILLY = ["sine_hills", "rastrigin", "himmelblau", "six_hump_camel", "goldstein_price", "ackley"]

poses = st.fixed_dictionaries(
    {
        "azimuth": st.floats(-360, 360),
        "elevation": st.floats(1, 90),
        "perspective": st.sampled_from([0.0, 0.02, 0.045]),
        "relief": st.floats(0, 3),
        "zoom": st.floats(0.3, 3),
        "left": st.floats(-4, 4),
        "up": st.floats(-2, 2),
        "focus_x": st.floats(-4, 4),
        "focus_y": st.floats(-4, 4),
    }
)


def scattered(view: View, count: int, seed: int = 0) -> Array:
    """Data points (count, 2) all over the window."""
    low, high = np.array(view.window).T
    return np.random.default_rng(seed).uniform(low, high, (count, 2))


@given(poses)
@settings(max_examples=60)
def test_projection_is_that_of_a_pinhole_camera(pose: dict[str, float]) -> None:
    view = View(LANDSCAPES["sine_hills"], **pose)
    points = scattered(view, 30)
    assert np.allclose(view.at(points), projected(view, placed(view, points)), atol=1e-9)
    lifted = projected(view, placed(view, points, 0.7))
    assert np.allclose(view.at(points, 0.7), lifted, atol=1e-9)


@pytest.mark.parametrize("elevations", [(40, 90), (90, 40), (30, 60)])
@pytest.mark.parametrize("box", [(-6.4, -2.4, 1.5, 3.4), (-5.6, -2.7, 6.2, 2.7)])
def test_between_poses_that_show_all_the_ground_all_is_seen(
    elevations: tuple[float, float], box: tuple[float, float, float, float]
) -> None:
    # A square that turns left the frame by its corners.
    view = View(LANDSCAPES["sine_hills"], size=8.5, relief=2.0)
    first, last = deepcopy(view), deepcopy(view)
    first.look(**view.fitted(*box, azimuth=-62.0, elevation=elevations[0], perspective=0.045))
    last.look(
        **view.fitted(-6.2, -2.6, 0, 3.5, azimuth=-90, elevation=elevations[1], perspective=0)
    )
    low = np.minimum(first.bounds()[0], last.bounds()[0])
    high = np.maximum(first.bounds()[1], last.bounds()[1])
    zooms = []
    for share in np.linspace(0, 1, 40):
        view.interpolate(first, last, share)
        seen = view.at(scattered(view, 400))
        assert np.all((seen > low - 1e-9) & (seen < high + 1e-9))
        zooms.append(view.pose["zoom"])
    assert np.allclose(view.points, last.points)
    assert np.abs(np.diff(zooms)).max() < 0.1  # without a jump where it begins and ends


def test_a_close_up_is_not_made_to_show_all() -> None:
    view = View(LANDSCAPES["sine_hills"])
    far, near = deepcopy(view), deepcopy(view)
    near.look(zoom=4.0, focus_x=1.0)
    view.interpolate(far, near, 0.5)
    assert view.pose["zoom"] == pytest.approx(2.0)
    assert view.pose["focus_x"] == pytest.approx(0.5)


@pytest.mark.parametrize("name", ["sine_hills", "six_hump_camel", "mccormick", "goldstein_price"])
def test_from_straight_above_the_view_is_the_map(name: str) -> None:
    view = View(LANDSCAPES[name], **FLAT, zoom=1.3, left=0.4, up=-0.2)
    points = scattered(view, 40)
    # One scale for both axes, nothing turned, and no trace of the heights.
    (x0, x1), (y0, y1) = view.window
    scale = 1.3 * 7.0 / max(x1 - x0, y1 - y0)
    expected = (points - [(x0 + x1) / 2, (y0 + y1) / 2]) * scale + [0.4, -0.2]
    assert np.allclose(view.at(points), expected, atol=1e-9)
    assert np.allclose(view.at(points, 2.0), expected, atol=1e-9)
    assert view.visible(points).all()


def test_the_view_has_the_customary_orientation() -> None:
    view = View(LANDSCAPES["sine_hills"], **{**FLAT, "elevation": 30})
    middle, right, away = view.at([[0, 0], [1, 0], [0, 1]])
    assert right[0] > middle[0]
    assert right[1] == pytest.approx(view.at([1, 0])[1])
    assert away[1] > middle[1]
    assert view.at([0, 0], 1.0)[1] > middle[1]


def test_what_is_nearer_the_eye_is_nearer() -> None:
    view = View(LANDSCAPES["paraboloid"], azimuth=-90, elevation=20, relief=0.1)
    near = view.screen(view.ground(np.array([[0, -8.0], [0, 0], [0, 8.0]])))[1]
    assert near[0] > near[1] > near[2]


@given(poses)
@settings(max_examples=40)
def test_the_camera_never_rolls_nor_looks_from_below(pose: dict[str, float]) -> None:
    right, up, eye = View(LANDSCAPES["sine_hills"], **pose).basis()
    assert right[2] == 0
    assert up[2] >= 0
    assert eye[2] > 0
    assert np.allclose(np.cross(right, up), eye)


# -- poses -----------------------------------------------------------------------------------------


@given(poses, poses, st.floats(0, 1))
@settings(max_examples=30)
def test_between_two_poses_every_part_is_in_proportion(
    one: dict[str, float], two: dict[str, float], share: float
) -> None:
    landscape = LANDSCAPES["sine_hills"]
    view, start, end = View(landscape), View(landscape, **one), View(landscape, **two)
    assume(not (start.shows_all() and end.shows_all()))  # then its box moves evenly
    between = view.interpolate(start, end, share).pose
    expected = {part: (1 - share) * one[part] + share * two[part] for part in one}
    # Seen from twice and from half as far, there is no middle but once.
    expected["zoom"] = np.exp((1 - share) * np.log(one["zoom"]) + share * np.log(two["zoom"]))
    assert between == pytest.approx(expected, abs=1e-9)


def test_a_pose_can_be_animated() -> None:
    seen: list[tuple[float, float]] = []

    class Turning(Scene):
        def construct(self) -> None:
            view = View(LANDSCAPES["sine_hills"], azimuth=-60, elevation=30)
            view.add_updater(
                lambda v: seen.append((v.pose["azimuth"], v.pose["elevation"])), call_updater=False
            )
            self.add(view)
            animation = view.animate(rate_func=linear).look(azimuth=-90, elevation=90)
            self.play(animation, run_time=1)

    rehearse(Turning, frames=True, frame_rate=10, layout=False)
    azimuths, elevations = np.array(seen).T
    assert len(seen) >= 10
    assert np.allclose((azimuths + 60) / -30, (elevations - 30) / 60)
    assert seen[-1] == pytest.approx((-90, 90))


def test_an_unknown_part_of_a_pose_is_refused() -> None:
    with pytest.raises(ValueError, match="tilt"):
        View(LANDSCAPES["sine_hills"]).look(tilt=3)


@given(poses, st.sampled_from(sorted(View(LANDSCAPES["sine_hills"]).pose)))
@settings(max_examples=30)
def test_the_key_changes_exactly_with_the_pose(pose: dict[str, float], part: str) -> None:
    view = View(LANDSCAPES["sine_hills"], **pose)
    key = view.key
    view.at([[0.5, 0.5]])
    view.visible(np.array([[0.5, 0.5]]))
    view.look(**pose)
    assert view.key == key
    view.look(**{part: pose[part] + 0.5})
    assert view.key != key
    view.look(**{part: pose[part]})
    assert view.key == key


@pytest.mark.parametrize("copied", [copy, deepcopy, lambda view: view.copy()])
def test_copies_share_the_landscape(copied: object) -> None:
    view = View(LANDSCAPES["sine_hills"])
    twin = copied(view)  # type: ignore[operator]
    assert twin.landscape is view.landscape
    assert twin.pose == view.pose


def test_a_copy_moves_alone() -> None:
    view = View(LANDSCAPES["sine_hills"], zoom=1)
    deepcopy(view).look(zoom=2)
    view.copy().look(zoom=2)
    assert view.pose["zoom"] == 1


# -- the ground ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HILLY)
def test_the_ground_is_where_the_function_says(name: str) -> None:
    view = View(LANDSCAPES[name])
    points = scattered(view, 50)
    world = view.ground(points)
    assert np.allclose(world[:, 2], heights(view, points), atol=1e-12)
    assert np.ptp(world[:, 2]) < 1.8 * 1.001  # the relief, lowest to highest


@pytest.mark.parametrize("name", HILLY)
def test_a_vector_rises_as_the_tangent_plane_does(name: str) -> None:
    view = View(LANDSCAPES[name])
    rng = np.random.default_rng(1)
    for point in scattered(view, 10):
        vector, tiny = rng.normal(size=2), 1e-6
        step = (view.ground(point + tiny * vector) - view.ground(point - tiny * vector)) / 2
        assert np.allclose(view.rise(point, vector), step / tiny, rtol=1e-4, atol=1e-5)


def test_the_panel_of_a_map_is_its_window_on_the_screen_and_a_rim() -> None:
    view = View(LANDSCAPES["mccormick"], **FLAT, zoom=0.8, left=-2.0, up=0.3)
    left, bottom, right, top = view.map_panel()
    (x0, x1), (y0, y1) = view.window
    corners = projected(view, placed(view, np.array([(x0, y0), (x1, y1)])))
    assert np.allclose(corners - [(left, bottom), (right, top)], [(0.03, 0.03), (-0.03, -0.03)])


def test_inside_is_the_window_with_its_rim() -> None:
    view = View(LANDSCAPES["six_hump_camel"])
    points = np.array([[0, 0], [2, 1.1], [-2, -1.1], [2.01, 0], [0, 1.11], [-9, 0]])
    assert view.inside(points).tolist() == [True, True, True, False, False, False]


# -- hiding ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", HILLY)
def test_hills_hide_what_a_brute_force_march_says(name: str) -> None:
    rng = np.random.default_rng(5)
    said, over = [], []
    for k in range(6):
        view = View(
            LANDSCAPES[name],
            size=8.5,
            azimuth=rng.uniform(-180, 180),
            elevation=rng.uniform(12, 70),
            perspective=(0.0, 0.045)[k % 2],
            relief=2.2,
            focus_x=rng.uniform(*LANDSCAPES[name].window[0]),
        )
        points = scattered(view, 60, seed=k)
        said.append(view.visible(points))
        over.append(cover(view, points))
    visible, rises = np.concatenate(said), np.concatenate(over)
    assert 0.05 < np.mean(rises > 0) < 0.9, "the poses leave nothing to judge"
    differs = visible != (rises <= 0)
    assert np.mean(differs) <= 0.01
    # Where they differ, the line of sight grazes the ground.
    assert np.abs(rises[differs]).max(initial=0) < 0.06


def test_a_point_before_the_hill_is_seen_and_one_behind_it_is_not() -> None:
    # A summit stands at (π/2, π/2); the eye is far to the south.
    view = View(LANDSCAPES["sine_hills"], azimuth=-90, elevation=12, relief=3)
    before, behind = np.array([np.pi / 2, 0.6]), np.array([np.pi / 2, 2.9])
    assert view.visible(np.array([before, behind])).tolist() == [True, False]
    view.look(azimuth=90)
    assert view.visible(np.array([before, behind])).tolist() == [False, True]


def test_nothing_outside_the_window_hides_anything() -> None:
    # Beyond the rim the function goes on, but no ground is drawn there.
    view = View(LANDSCAPES["paraboloid"], azimuth=-90, elevation=2, relief=2, perspective=0)
    front = np.array([[0.0, -10.0], [5.0, -10.0]])
    assert view.visible(front).all()
    assert cover(view, front).max() <= 0


@pytest.mark.parametrize("name", HILLY)
def test_a_quick_look_sees_nearly_what_an_exact_one_does(name: str) -> None:
    view = View(LANDSCAPES[name], perspective=0.045, elevation=30)
    ground = scattered(view, 4000)
    exact, quick = view.visible(ground), view.visible(ground, exact=False)
    assert 0.2 < exact.mean() <= 1
    assert np.mean(exact != quick) < 0.03
