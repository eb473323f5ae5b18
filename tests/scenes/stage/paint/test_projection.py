"""One contract for every picture of places: plane, ruler, curve, and ground in several poses.

Where a place must be is worked out here by hand: shares of a rectangle, and textbook matrices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.stage.curve.curve import Curve
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import CAPTION, Box
from scenes.stage.paint.closeup import Closeup
from scenes.stage.paint.pen import Canvas
from scenes.stage.paint.projection import OnPicture
from scenes.stage.plot.plane import Plane
from tests.scenes.canvas import Array, cover, placed, projected

BOX = Box(-5, -2, 3, 2.5)


@dataclass
class Case:
    """A picture, where its places must be, places of all kinds, and how it can be changed."""

    picture: Any
    at: Callable[[Array], Array]
    shown: Array
    outside: Array
    changes: list[Callable[[], Any]]
    foot: Callable[[Array], Array]


def plane_at(plane: Plane) -> Callable[[Array], Array]:
    def at(places: Array) -> Array:
        left, bottom, wide, tall, x, y, dx, dy = plane.state.tolist()
        return np.stack(
            [
                left + (places[..., 0] - x) / dx * wide,
                bottom + (places[..., 1] - y) / dy * tall,
            ],
            axis=-1,
        )

    return at


def plane_case() -> Case:
    plane = Plane((-2, 3), (10, 50), ("x", "y")).within(BOX)
    at = plane_at(plane)
    return Case(
        plane,
        at,
        np.array([(-2, 10), (3, 50), (0.1, 33), (-2, 50)], dtype=float),
        np.array([(-2.01, 20), (3.01, 20), (0, 9.9), (0, 50.1), (4, 60)]),
        [
            lambda: plane.reframe(x=(-2, 4)),
            lambda: plane.reframe(y=(0, 50)),
            lambda: plane.within(BOX.inset(0.1)),
        ],
        lambda place: at(np.array([place[0], plane.low[1]])),
    )


def ruler_case() -> Case:
    plane = Plane((-2, 3), (10, 50)).within(BOX)

    def at(places: Array) -> Array:
        level = np.full(places.shape[:-1], plane.low[1])
        return plane_at(plane)(np.stack([places[..., 0], level], axis=-1))

    return Case(
        plane.ruler,
        at,
        np.array([[-2.0], [3.0], [0.3]]),
        np.array([[-2.01], [3.01], [40.0]]),
        [lambda: plane.reframe(x=(-1, 3)), lambda: plane.within(BOX.inset(left=1))],
        at,
    )


def curve_case() -> Case:
    landscape = LANDSCAPES["mlcc_parabola"]
    ((low, high),) = landscape.window
    plane = Plane((low - 1, high + 1), (5, 40)).within(BOX)
    closeup = Closeup().look(zoom=1.5, focus=(-1, 0.5), place=(0.5, -0.25))
    curve = Curve(plane, landscape, closeup=closeup)

    def shown(x: Array, y: Array) -> Array:
        spot = plane_at(plane)(np.stack(np.broadcast_arrays(x, y), axis=-1))
        focus, place = closeup.points[0, :2], closeup.points[1, :2]
        return np.asarray(place + closeup.points[2, 0] * (spot - focus))

    return Case(
        curve,
        lambda places: shown(places[..., 0], landscape.value(places)),
        np.array([[low], [high], [0.3], [-1.2]]),
        np.array([[low - 0.01], [high + 0.01]]),
        [
            lambda: closeup.look(zoom=1.6),
            lambda: closeup.look(place=(0, 0)),
            # The ends of the graph, which are equally high, stay where they are.
            lambda: plane.reframe(y=(5, 25)),
        ],
        lambda place: shown(place[0], plane.low[1]),
    )


POSES: dict[str, dict[str, float]] = {
    "map": {"azimuth": -90, "elevation": 90, "perspective": 0},
    "hills": {"azimuth": -62, "elevation": 40, "perspective": 0.045, "left": 0.4, "up": 1.9},
    "close": {"zoom": 2.4, "focus_x": 1.0, "focus_y": -0.7, "azimuth": 20, "elevation": 60},
}


def view_case(name: str) -> Case:
    view = View(LANDSCAPES["sine_hills"], size=6.5, relief=1.6, **POSES[name])
    spots = np.array([(-1.3, 0.4), (2.2, -1.9), (0.2, 0.1)])

    def foot(place: Array) -> Array:
        (x0, x1), (y0, y1) = view.window
        flat = (place - [(x0 + x1) / 2, (y0 + y1) / 2]) * 6.5 / (x1 - x0)
        level = ((0 - view.lowest) / (view.highest - view.lowest) - 0.5) * 1.6
        spot = projected(view, np.array([*flat, level]))
        return np.array([spot[0], max(spot[1], CAPTION.top + 0.3)])

    return Case(
        view,
        lambda places: projected(view, placed(view, places)),
        spots[cover(view, spots) < -0.01],
        np.array([(-9.0, 0), (0, 9.0), (4.001, 0), (0, -4.001)]),
        [
            lambda: view.look(azimuth=-40),
            lambda: view.look(elevation=71),
            lambda: view.look(zoom=0.9),
            lambda: view.look(left=-1),
            lambda: view.look(focus_y=0.3),
            lambda: view.look(relief=1.0),
        ],
        foot,
    )


CASES: dict[str, Callable[[], Case]] = {
    "plane": plane_case,
    "ruler": ruler_case,
    "curve": curve_case,
    **{name: lambda name=name: view_case(name) for name in POSES},  # type: ignore[misc]
}


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    return request.param()  # type: ignore[no-any-return]


def test_places_are_where_they_must_be(case: Case) -> None:
    places = np.concatenate([case.shown, case.outside])
    assert np.allclose(case.picture.at(places), case.at(places), atol=1e-9)
    for change in case.changes:
        change()
        assert np.allclose(case.picture.at(places), case.at(places), atol=1e-9)


def test_places_may_have_any_shape_and_be_lists(case: Case) -> None:
    places = np.stack([case.shown[:2], case.shown[-2:]])
    flat = case.picture.at(places.reshape(-1, case.picture.dimension))
    assert case.picture.at(places).shape == (2, 2, 2)
    assert np.allclose(case.picture.at(places).reshape(-1, 2), flat, rtol=0, atol=1e-12)
    assert np.allclose(case.picture.at(places[0, 0]), flat[0], rtol=0, atol=1e-12)
    assert np.array_equal(case.picture.at(places.tolist()), case.picture.at(places))
    assert case.picture.seen(places).shape == (2, 2)
    assert bool(case.picture.seen(places[0, 0])) is True


def test_its_dimension_is_that_of_its_places(case: Case) -> None:
    assert case.picture.dimension == case.shown.shape[-1]


def test_the_key_changes_exactly_when_places_are_elsewhere(case: Case) -> None:
    keys = [case.picture.key]
    spots = [case.picture.at(case.shown)]
    assert case.picture.key == keys[0]  # asking changes nothing
    for change in case.changes:
        change()
        keys.append(case.picture.key)
        spots.append(case.picture.at(case.shown))
        assert not np.allclose(spots[-1], spots[-2])
    assert len(set(keys)) == len(keys)


def test_what_is_in_the_picture_is_seen_and_what_is_outside_is_not(case: Case) -> None:
    assert len(case.shown) > 0
    assert np.all(case.picture.seen(case.shown))
    assert not np.any(case.picture.seen(case.outside))


def test_a_drop_goes_from_the_place_straight_to_height_zero(case: Case) -> None:
    for place in case.shown:
        points, seen = case.picture.drop(place)
        assert len(seen) == len(points) - 1
        assert seen.dtype == bool
        assert np.allclose(points[0], case.at(place), atol=1e-9)
        assert np.allclose(points[-1], case.foot(place), atol=1e-9)


def test_a_window_holds_all_of_a_plane_and_little_more() -> None:
    plane = Plane((0, 1), (0, 1)).within(BOX)
    window = plane.window_on_screen()
    assert window is not None
    low, high = plane.at((0, 0)), plane.at((1, 1))
    assert np.allclose(window, [*(low - 0.1), *(high + 0.1)])


def test_only_a_plane_and_a_view_with_a_panel_have_windows() -> None:
    view = view_case("hills").picture
    assert view.window_on_screen() is None
    view.panel = BOX
    assert view.window_on_screen() == BOX
    assert ruler_case().picture.window_on_screen() is None
    assert curve_case().picture.window_on_screen() is None


def test_what_belongs_to_a_picture_has_its_window_unless_it_has_its_own() -> None:
    class Nothing(OnPicture):
        def draw(self, canvas: Canvas) -> None:
            """Nothing."""

    plane = Plane((0, 1), (0, 1)).within(BOX)
    thing = Nothing(plane)
    assert thing.clip_box() == plane.window_on_screen()
    plane.within(BOX.inset(1))
    assert thing.clip_box() == plane.window_on_screen()
    thing.panel = BOX
    assert thing.clip_box() == BOX


# -- planes ----------------------------------------------------------------------------------------


def test_a_ruler_is_the_level_axis_of_its_plane() -> None:
    plane = Plane((-2, 3), (10, 50)).within(BOX)
    assert np.allclose(plane.ruler.at([[-2], [3]]), plane.axis_lines()[0])
    points, seen = plane.ruler.drop([1.0])
    assert np.array_equal(points[0], points[1])  # nothing is below an axis
    assert seen.all()


# -- grounds ---------------------------------------------------------------------------------------


def test_a_hill_hides_what_is_behind_it() -> None:
    view = View(LANDSCAPES["sine_hills"], size=7, relief=3, azimuth=-62, elevation=22)
    spots = np.random.default_rng(2).uniform(-3.6, 3.6, (150, 2))
    over = cover(view, spots)
    clear, hidden = over < 0, over > 0.06  # between them the line of sight grazes the ground
    assert clear.sum() > 20 < hidden.sum()
    assert view.seen(spots[clear]).all()
    assert not view.seen(spots[hidden]).any()


def test_a_drop_is_seen_outside_the_ground_and_hidden_inside_it() -> None:
    view = View(LANDSCAPES["sine_hills"], size=7, relief=2.5, azimuth=-62, elevation=35)
    summit = np.array([np.pi / 2, np.pi / 2])
    height = float(view.landscape.value(summit))
    summit = summit if height > 0 else summit * [-1, 1]
    points, seen = view.drop(summit)
    assert points.shape == (25, 2)
    assert not seen[1:-1].any()  # the way down leads through the hill
    assert np.allclose(np.diff(points[:, 0]), np.diff(points[:, 0]).mean(), atol=0.02)


def test_a_drop_ends_at_the_lowest_ground_where_zero_is_below_it() -> None:
    landscape = LANDSCAPES["goldstein_price"]  # all its values are positive and plotted as logs
    view = View(landscape, size=7, up=1.5)
    place = np.array([1.0, 0.5])
    points, _ = view.drop(place)
    world = placed(view, place)
    foot = projected(view, np.array([world[0], world[1], -view.pose["relief"] / 2]))
    assert points[-1] == pytest.approx([foot[0], max(foot[1], CAPTION.top + 0.3)])
    above = View(LANDSCAPES["paraboloid"].with_window(((1, 2), (1, 2))), up=1.5)
    world = placed(above, np.array([1.5, 1.7]))
    foot = projected(above, np.array([world[0], world[1], -above.pose["relief"] / 2]))
    assert above.drop([1.5, 1.7])[0][-1] == pytest.approx(foot)
