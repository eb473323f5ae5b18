"""A close-up that fits a box shows all of it, as large as there is room."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.stage.paint.closeup import Closeup

corners = st.tuples(st.floats(-5, 5), st.floats(-5, 5))
sides = st.tuples(st.floats(0.1, 6), st.floats(0.1, 6))


@given(corners, sides, corners, sides)
@settings(max_examples=60)
def test_a_box_fills_its_room_and_stays_in_it(
    low: tuple[float, float],
    size: tuple[float, float],
    left: tuple[float, float],
    room: tuple[float, float],
) -> None:
    box = np.array([low, np.add(low, size)])
    place = np.array([left, np.add(left, room)])
    closeup = Closeup()
    closeup.look(**Closeup.fitted(box, place, most=1e9))
    shown = closeup.on_screen(box)
    assert np.all(shown[0] >= place[0] - 1e-9)
    assert np.all(shown[1] <= place[1] + 1e-9)
    gaps = (place[1] - place[0]) - (shown[1] - shown[0])
    assert gaps.min() == pytest.approx(0, abs=1e-9)  # one pair of sides touches
    assert np.allclose(shown.mean(axis=0), place.mean(axis=0))
    assert np.allclose(closeup.in_picture(shown), box)


def test_what_is_small_is_not_blown_up() -> None:
    fitted = Closeup.fitted([(0, 0), (0.1, 0.1)], [(-4, -3), (4, 3)], most=2.5)
    assert fitted["zoom"] == 2.5
