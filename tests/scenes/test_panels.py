"""Panels in a row share it, with room for their numbers; small ones stand on the shelf."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.parts.learning_rate.live_plane import LivePlane, Scale
from scenes.parts.learning_rate.panels import on_shelf, row, veil_before
from scenes.render.rehearsal import offstage

NUMBERS = 0.66


@given(st.integers(1, 6), st.floats(0, 0.3))
def test_a_row_is_filled_from_end_to_end(count: int, spare: float) -> None:
    slots = row(count, -2.0, 3.0, spare)
    assert len(slots) == count
    assert slots[0][0][0] - NUMBERS == pytest.approx(-6.68)
    assert slots[-1][0][0] + slots[-1][1][0] == pytest.approx(6.48)
    assert {(corner[1], size[1]) for corner, size in slots} == {(-2.0, 3.0)}
    for (before, size), (after, _) in pairwise(slots):
        assert after[0] - NUMBERS - (before[0] + size[0]) == pytest.approx(0.4)


@given(st.integers(2, 6), st.floats(0, 0.3))
def test_the_last_gets_what_the_others_spare(count: int, spare: float) -> None:
    (even, *_), widths = (
        [size[0] for _, size in row(count, 0, 1, share)] for share in (0.0, spare)
    )
    assert widths[:-1] == pytest.approx([even * (1 - spare)] * (count - 1))
    assert sum(widths) == pytest.approx(count * even)


def test_the_numbers_of_an_axis_have_room_between_two_planes() -> None:
    (first, size), (corner, _) = row(2, -2.0, 3.0)
    with offstage():
        scales = (Scale.round(0, 1, 2), Scale.round(0, 4e4, 2))
        plane = LivePlane(corner, size, (0, 1), (0, 4e4), ("w", ""), scales)
    assert plane.get_left()[0] > first[0] + size[0]


def test_the_shelf_is_filled_from_above() -> None:
    boxes = [on_shelf(k) for k in range(3)]
    assert {(left, right) for left, _, right, _ in boxes} == {(5.45, 6.6)}
    for (_, bottom, _, _), (_, _, _, top) in pairwise(boxes):
        assert bottom - top > 0.5  # for a name between them
    assert all(top - bottom == pytest.approx(right - left) for left, bottom, right, top in boxes)


def test_a_veil_ends_where_the_numbers_of_the_plane_begin() -> None:
    slots = row(3, -2.0, 3.0)
    veil = veil_before(slots[2])
    assert slots[1][0][0] + slots[1][1][0] < veil.get_right()[0] < slots[2][0][0] - NUMBERS
    assert veil.get_left()[0] < slots[0][0][0] - NUMBERS
