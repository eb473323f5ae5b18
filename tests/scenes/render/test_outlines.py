"""Boxes of letters, held against the points that are in them."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import VMobject

from scenes.render.outlines import Box, around, joined, outlines

quarters = st.integers(-20, 20).map(lambda number: number / 4)
sizes = st.integers(1, 20).map(lambda number: number / 4)
boxes = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), quarters, quarters, sizes, sizes)


def cells(box: Box) -> set[tuple[float, float]]:
    """The squares of a quarter that a box is made of."""
    across, up = np.arange(box.left, box.right, 0.25), np.arange(box.bottom, box.top, 0.25)
    return set(product(across.tolist(), up.tolist()))


@given(boxes, boxes)
def test_what_two_boxes_share_is_what_is_in_both(one: Box, other: Box) -> None:
    width, height = one.common(other)
    assert max(width, 0) * max(height, 0) * 16 == len(cells(one) & cells(other))
    assert other.common(one) == (width, height)
    if width < 0:  # the gap between them
        gap = min(abs(other.left - one.right), abs(one.left - other.right))
        assert width == -gap


@given(boxes, boxes)
def test_the_box_around_two_holds_both_and_no_smaller_one_does(one: Box, other: Box) -> None:
    whole = one.union(other)
    assert whole == around([one, other])
    both = [*one, *other]
    assert set(whole[:2]) <= set(both[:2]) | set(both[4:6])
    for box in (one, other):
        assert whole.common(box) == (box.right - box.left, box.top - box.bottom)
    assert whole.left == min(both[0], both[4])
    assert whole.top == max(both[3], both[7])


@given(boxes, sizes)
def test_a_grown_box_has_its_middle_and_more_on_every_side(box: Box, by: float) -> None:
    grown = box.grown(by)
    assert grown.middle == pytest.approx(box.middle)
    sides = np.abs(np.array(grown) - box)
    assert sides == pytest.approx([by] * 4)
    assert grown.right - grown.left == pytest.approx(box.right - box.left + 2 * by)


def square(x: float, y: float, side: float) -> list[list[float]]:
    """A closed curve of four straight pieces, four points each."""
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    points = []
    for start, end in pairwise(corners):
        points += [[*np.array(start) + (np.array(end) - start) * k / 3, 0.0] for k in range(4)]
    return points


def test_each_closed_curve_of_a_shape_has_its_box() -> None:
    shape = VMobject()
    shape.points = np.array([*square(0, 0, 2), *square(0.5, 0.5, 1), *square(5, -1, 0.5)])
    assert outlines(shape) == [Box(0, 0, 2, 2), Box(0.5, 0.5, 1.5, 1.5), Box(5, -1, 5.5, -0.5)]
    shape.points = np.array([*square(0, 0, 2), [9, 9, 0], [9, 9, 0]])  # not a whole piece
    assert outlines(shape) == [Box(0, 0, 2, 2)]


def test_letters_of_a_line_are_joined_and_those_of_another_are_not() -> None:
    letters = [Box(k, 0, k + 0.8, 1) for k in range(4)]
    below = [box._replace(bottom=-2, top=-1) for box in letters]
    assert sorted(joined([*letters, *below], 0.3)) == [Box(0, -2, 3.8, -1), Box(0, 0, 3.8, 1)]
    assert len(joined(letters, 0.15)) == 4
    # What is a little higher, such as an exponent, belongs to the line; what is above does not.
    assert joined([Box(0, 0, 1, 1), Box(1.1, 0.65, 1.5, 1.65)], 0.3) == [Box(0, 0, 1.5, 1.65)]
    assert len(joined([Box(0, 0, 1, 1), Box(1.1, 0.75, 1.5, 1.75)], 0.3)) == 2


def test_a_line_is_joined_in_any_order() -> None:
    # The first and the last letter meet only through those between.
    letters = [Box(0, 0, 1, 1), Box(2.2, 0, 3, 1), Box(1.1, 0, 2.1, 1)]
    assert joined(letters, 0.2) == [Box(0, 0, 3, 1)]
