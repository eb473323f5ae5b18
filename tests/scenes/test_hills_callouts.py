"""What stands beside the hill while the rule is told: callouts, and cuts along both axes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import LEFT, RIGHT

from scenes.parts.hills import CORNER
from scenes.parts.hills.callouts import Callout, set_in_column
from scenes.parts.hills.ground import framed
from scenes.parts.hills.slices import Slice
from scenes.stage import STEP, Box, View

BOX = Box(-6.0, -3.0, 6.0, 2.5)


def callout(x: float, y: float) -> Callout:
    return Callout("alpha", "small step", STEP, lambda: np.array([x, y]))


@pytest.mark.parametrize("heights", [(0.0, 0.1, 0.2), (-9.0, -9.1, 9.0), (2.4, 2.3, 2.2, 2.1)])
@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_callouts_stand_apart_in_the_order_of_what_they_name(
    heights: tuple[float, ...], side: np.ndarray
) -> None:
    made = [callout(0.0, y) for y in heights]
    set_in_column(made, BOX, side)
    for one in made:
        assert BOX.holds(one.plate)
        assert abs(one.plate.get_edge_center(side)[0]) == pytest.approx(6)
    from_the_top = sorted(made, key=lambda one: -float(one.leader.end()[1]))
    for above, below in pairwise(from_the_top):
        assert above.plate.get_bottom()[1] > below.plate.get_top()[1] + 0.1


def test_where_the_scale_of_arrows_is_told_four_callouts_have_room_below_it() -> None:
    """It stood below where the read-outs come, and two of them lay over it."""
    box = CORNER._replace(top=CORNER.top - 0.75)
    made = [callout(0.0, y) for y in (0.0, 0.1, -0.1, -0.2)]
    set_in_column(made, box, LEFT)
    for one in made:
        assert box.holds(one.plate)


def test_a_leader_goes_from_the_nearer_side_of_its_plate_to_just_before_the_thing() -> None:
    """Its bead lay on a short arrow, and hid the head of it."""
    for x in (-8.0, 8.0):
        one = callout(x, 1.0)
        start, end = one.leader.line()
        assert 0.2 < np.linalg.norm(end - (x, 1.0)) < 0.3
        assert abs((end - start)[0] * (1 - start[1]) - (end - start)[1] * (x - start[0])) < 1e-6
        edge = one.plate.get_left() if x < 0 else one.plate.get_right()
        assert start == pytest.approx(edge[:2])


def test_a_cut_is_along_its_axis_through_her_and_as_high_as_the_ground() -> None:
    view = View(framed("sine_hills"))
    place = np.array([5.497, 3.704])
    for axis, way in enumerate(np.eye(2)):
        cut = Slice(view, place, way, 0.8)
        cut.opened.set_value(1)
        curve = cut.curve()
        assert np.ptp(curve[:, 1 - axis]) == 0
        assert np.ptp(curve[:, axis]) == pytest.approx(1.6)
        assert curve.mean(axis=0) == pytest.approx(place)


def test_a_cut_ends_at_the_rim_of_the_map() -> None:
    view = View(framed("sine_hills"))
    corner = np.array(view.window)[:, 1]
    cut = Slice(view, corner, np.array([1.0, 0.0]), 1.0)
    cut.opened.set_value(1)
    assert cut.curve()[:, 0].max() <= corner[0] + 1e-9
