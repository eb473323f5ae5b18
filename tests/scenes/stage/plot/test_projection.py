"""Planes and rulers are pictures of places."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from scenes.stage.paint.pen import Canvas
from scenes.stage.paint.projection import OnPicture
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.plane import Plane
from tests.scenes.canvas import Array
from tests.scenes.stage.projecting import BOX, Case, Contract, plane_at


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


CASES: dict[str, Callable[[], Case]] = {"plane": plane_case, "ruler": ruler_case}


class TestPlanes(Contract):
    @pytest.fixture(params=CASES.values(), ids=CASES)
    def case(self, request: pytest.FixtureRequest) -> Case:
        return request.param()  # type: ignore[no-any-return]


def test_a_window_holds_all_of_a_plane_and_little_more() -> None:
    plane = Plane((0, 1), (0, 1)).within(BOX)
    window = plane.window_on_screen()
    assert window is not None
    low, high = plane.at((0, 0)), plane.at((1, 1))
    assert np.allclose(window, [*(low - 0.1), *(high + 0.1)])


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


def test_what_is_drawn_on_a_plane_stays_in_its_rectangle_unless_it_has_a_panel() -> None:
    class Nothing(OnPlane):
        def draw(self, canvas: Canvas) -> None:
            """Nothing."""

    plane = Plane((0, 1), (0, 1)).within(BOX)
    thing, spill = Nothing(plane), Nothing.spill
    low, high = plane.at((0, 0)), plane.at((1, 1))
    assert np.allclose(thing.clip_box(), [*(low - spill), *(high + spill)])
    thing.panel = BOX
    assert thing.clip_box() == BOX


def test_a_ruler_is_the_level_axis_of_its_plane() -> None:
    plane = Plane((-2, 3), (10, 50)).within(BOX)
    assert np.allclose(plane.ruler.at([[-2], [3]]), plane.axis_lines()[0])
    points, seen = plane.ruler.drop([1.0])
    assert np.array_equal(points[0], points[1])  # nothing is below an axis
    assert seen.all()
    assert plane.ruler.window_on_screen() is None
