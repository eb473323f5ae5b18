"""The ground of a view is a picture of places, in any pose."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import CAPTION
from tests.scenes.canvas import Array, cover, placed, projected
from tests.scenes.stage.projecting import BOX, Case, Contract

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


CASES: dict[str, Callable[[], Case]] = {name: partial(view_case, name) for name in POSES}


class TestGround(Contract):
    @pytest.fixture(params=CASES.values(), ids=CASES)
    def case(self, request: pytest.FixtureRequest) -> Case:
        return request.param()  # type: ignore[no-any-return]


def test_only_a_view_with_a_panel_has_a_window() -> None:
    view = view_case("hills").picture
    assert view.window_on_screen() is None
    view.panel = BOX
    assert view.window_on_screen() == BOX


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
