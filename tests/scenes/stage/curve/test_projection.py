"""A curve is a picture of places."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.stage.curve.curve import Curve
from scenes.stage.paint.closeup import Closeup
from scenes.stage.plot.plane import Plane
from tests.scenes.canvas import Array
from tests.scenes.stage.projecting import BOX, Case, Contract, plane_at


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


CASES: dict[str, Callable[[], Case]] = {"curve": curve_case}


class TestCurve(Contract):
    @pytest.fixture(params=CASES.values(), ids=CASES)
    def case(self, request: pytest.FixtureRequest) -> Case:
        return request.param()  # type: ignore[no-any-return]


def test_all_of_the_screen_is_a_curve_s() -> None:
    assert curve_case().picture.window_on_screen() is None
