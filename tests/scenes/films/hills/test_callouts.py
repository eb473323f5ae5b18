"""What stands beside the hill while the rule is told: callouts, and cuts along both axes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import LEFT, RIGHT

from scenes.parts.hills.callouts import AT_A_LINE, Callout, set_in_column
from scenes.parts.hills.rule_told import STEP_MADE
from scenes.stage import GRADIENT, LOSS, STEP, TEXT, Box, Formula
from tests.scenes.canvas import picture, pixels_at

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


def test_a_leader_goes_from_the_nearer_side_of_its_plate_to_just_before_the_thing() -> None:
    """Its bead lay on a short arrow, and hid the head of it."""
    for x in (-8.0, 8.0):
        one = callout(x, 1.0)
        start, end = one.leader.line()
        assert 0.2 < np.linalg.norm(end - (x, 1.0)) < 0.3
        assert abs((end - start)[0] * (1 - start[1]) - (end - start)[1] * (x - start[0])) < 1e-6
        edge = one.plate.get_left() if x < 0 else one.plate.get_right()
        assert start == pytest.approx(edge[:2])


def test_the_bead_of_an_arrow_or_an_arc_touches_it() -> None:
    """It ended 34 pixels to the left of the arrow that it named."""
    one = Callout("nabla f", "steepest uphill", STEP, lambda: np.array([8.0, 1.0]), AT_A_LINE)
    _, end = one.leader.line()
    assert np.linalg.norm(end - (8.0, 1.0)) == pytest.approx(AT_A_LINE)
    assert AT_A_LINE < 0.15


def test_each_sign_of_a_step_has_the_colour_that_it_has_in_the_rule() -> None:
    """In the rule f was gold, and beside it violet and green."""
    one = Callout(STEP_MADE, "small step", STEP, lambda: np.array([8.0, 1.0]))
    (symbol,) = [part for part in one.plate.get_family() if isinstance(part, Formula)]
    colors = {"minus": TEXT, "rate": STEP, "grad": GRADIENT, "height": LOSS}
    for name, color in colors.items():
        (glyph,) = symbol.part(name).family_members_with_points()
        assert glyph.get_fill_color().to_hex().upper() == color


@pytest.mark.parametrize(("grown", "beaded"), [(0.5, False), (0.85, False), (1.0, True)])
def test_a_line_on_its_way_has_no_bead(grown: float, beaded: bool) -> None:
    """It hung over empty ground, as if that were the small step."""
    leader = callout(6.0, 0.0).leader
    leader.grown.set_value(grown)
    *_, end = leader.line()
    above = pixels_at(end + np.array([0, 0.07]), (1920, 1080))  # more than half a line away
    shown = picture(leader, size=(1920, 1080))[above][1]
    assert (shown > 100) == beaded
