"""The map of a view is level, however high the ground is, and goes on beyond it."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.stage.ground.flat import Flat
from scenes.stage.ground.view import View
from tests.scenes.canvas import FLAT, Array
from tests.scenes.stage.projecting import Case, Contract


def case_of(zoom: float) -> Case:
    view = View(LANDSCAPES["sine_hills"], size=6.0, **FLAT, zoom=zoom, left=1.5, up=-0.5)

    def at(places: Array) -> Array:
        unit = 6.0 / 8.0 * view.pose["zoom"]  # its window is 8 wide
        return unit * np.asarray(places) + [view.pose["left"], view.pose["up"]]

    return Case(
        Flat(view),
        at,
        np.array([(0.0, 0.0), (-4.0, 4.0), (1.3, -2.1)]),
        np.array([(4.1, 0.0), (0.0, -4.1), (90.0, 50.0)]),
        [lambda: view.look(zoom=0.5 * zoom), lambda: view.look(left=-2.0), lambda: view.look(up=1)],
        at,
    )


class TestFlat(Contract):
    @pytest.fixture(params=[1.0, 0.8])
    def case(self, request: pytest.FixtureRequest) -> Case:
        return case_of(request.param)


def test_its_window_is_the_maps_with_its_rim() -> None:
    flat = case_of(0.5).picture
    box = flat.window_on_screen()
    assert box == flat.view.map_panel()
    assert tuple(box.middle[:2]) == pytest.approx((1.5, -0.5))
    assert box.width == pytest.approx(3.0, abs=0.1)
    assert box.width > 3.0  # half the line around it
    assert box.height == pytest.approx(box.width)
    points, seen = flat.drop((1.0, 1.0))
    assert points[0].tolist() == points[1].tolist()
    assert seen.all()
