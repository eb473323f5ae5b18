"""The plane of two spirals: square, in the middle of its box, and without numbers."""

from __future__ import annotations

import pytest

from scenes.stage import Box
from scenes.stage.plot.spirals import REACH, plane_in, square_in


@pytest.mark.parametrize("box", [Box(-3, -1, 5, 2), Box(0, -3, 2, 3)])
def test_the_plane_is_the_largest_square_and_has_no_numbers(box: Box) -> None:
    square, plane = square_in(box), plane_in(box)
    assert square.width == square.height == min(box.width, box.height)
    assert tuple(square.middle) == tuple(box.middle)
    assert plane.numbered == (False, False)
    low, high = plane.xy(-REACH, -REACH), plane.xy(REACH, REACH)
    assert high[0] - low[0] == pytest.approx(high[1] - low[1])
    assert box.left <= low[0] < high[0] <= box.right
    assert box.bottom <= low[1] < high[1] <= box.top
