"""Boxes tile what they are cut from, and what is put into one fits."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import DL, DOWN, DR, LEFT, ORIGIN, RIGHT, UL, UP, UR, Circle, Rectangle, config

from scenes.stage.lecture.boxes import CAPTION, FRAME, STAGE, TITLE, Box, Placed, Stack, place
from scenes.stage.lecture.theme import CAPTION_HEIGHT, SAFE_MARGIN, TITLE_HEIGHT

BOX = Box(-3.0, -1.0, 5.0, 2.0)
shares = st.lists(st.floats(0.2, 9), min_size=1, max_size=6)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(-7, 7),
    st.floats(-4, 4),
    st.floats(6, 14),
    st.floats(6, 8),
)


class Plaque(Placed, Rectangle):
    """Something that can be put into a box."""


def test_a_box_is_as_wide_and_as_high_as_its_sides_are_apart() -> None:
    assert (BOX.width, BOX.height) == (8.0, 3.0)
    assert BOX.middle.tolist() == [1.0, 0.5, 0.0]


@given(boxes, shares, st.floats(0, 0.5))
def test_columns_tile_the_box_but_for_the_gaps(box: Box, share: list[float], gap: float) -> None:
    cut = box.columns(*share, gap=gap)
    assert len(cut) == len(share)
    assert cut[0].left == pytest.approx(box.left)
    assert cut[-1].right == pytest.approx(box.right)
    for before, after in pairwise(cut):
        assert after.left - before.right == pytest.approx(gap)
    for part, wanted in zip(cut, share, strict=True):
        assert (part.bottom, part.top) == (box.bottom, box.top)
        assert part.width / cut[0].width == pytest.approx(wanted / share[0])
    assert sum(part.width for part in cut) + gap * (len(cut) - 1) == pytest.approx(box.width)


@given(boxes, shares, st.floats(0, 0.5))
def test_rows_tile_the_box_from_the_top(box: Box, share: list[float], gap: float) -> None:
    cut = box.rows(*share, gap=gap)
    assert len(cut) == len(share)
    assert cut[0].top == pytest.approx(box.top)
    assert cut[-1].bottom == pytest.approx(box.bottom)
    for above, below in pairwise(cut):
        assert above.bottom - below.top == pytest.approx(gap)
    for part, wanted in zip(cut, share, strict=True):
        assert (part.left, part.right) == (box.left, box.right)
        assert part.height / cut[0].height == pytest.approx(wanted / share[0])


def test_columns_have_a_gap_of_their_own() -> None:
    left, right = BOX.columns(1, 1)
    upper, lower = BOX.rows(1, 1)
    assert right.left - left.right == pytest.approx(upper.bottom - lower.top)
    assert 0.2 < right.left - left.right < 0.6


@given(boxes, *[st.floats(0, 1)] * 5)
def test_an_inset_takes_from_every_side_and_more_from_the_named(
    box: Box, by: float, left: float, bottom: float, right: float, top: float
) -> None:
    inner = box.inset(by, left=left, bottom=bottom, right=right, top=top)
    assert inner.left - box.left == pytest.approx(by + left)
    assert inner.bottom - box.bottom == pytest.approx(by + bottom)
    assert box.right - inner.right == pytest.approx(by + right)
    assert box.top - inner.top == pytest.approx(by + top)
    assert box.inset() == box
    assert box.inset(by=by) == box.inset(by)


def test_the_box_around_things_holds_them_and_touches_them() -> None:
    low = Rectangle(width=2, height=1).move_to((-3, -1, 0))
    high = Rectangle(width=1, height=4).move_to((2, 1, 0))
    around = Box.around(low, high)
    assert np.allclose(around, (-4, -1.5, 2.5, 3))
    assert np.allclose(Box.around(low), (-4, -1.5, -2, -0.5))


@pytest.mark.parametrize("way", [LEFT, RIGHT, UP, DOWN])
def test_a_box_holds_what_is_inside_and_not_what_sticks_out_anywhere(way: np.ndarray) -> None:
    filling = Rectangle(width=BOX.width, height=BOX.height).move_to(BOX.middle)
    assert BOX.holds(filling)
    assert not BOX.holds(filling.copy().shift(0.01 * way))
    assert BOX.holds(filling.copy().shift(0.01 * way), slack=0.02)


# -- putting things into boxes ---------------------------------------------------------------------


@given(boxes, st.floats(0.1, 30), st.floats(0.1, 30))
@settings(max_examples=50)
def test_what_is_too_large_is_shrunk_and_nothing_grows(box: Box, w: float, h: float) -> None:
    thing = place(Rectangle(width=w, height=h), box)
    factor = min(1.0, box.width / w, box.height / h)
    assert thing.width == pytest.approx(factor * w)
    assert thing.height == pytest.approx(factor * h)
    assert box.holds(thing)
    assert np.allclose(thing.get_center(), box.middle)


@pytest.mark.parametrize("align", [ORIGIN, LEFT, RIGHT, UP, DOWN, UL, UR, DL, DR])
def test_it_stands_at_the_side_or_corner_it_is_told(align: np.ndarray) -> None:
    thing = Plaque(width=1, height=0.5).within(BOX, align)
    around = Box.around(thing)
    x = {-1: around.left - BOX.left, 0: thing.get_x() - 1.0, 1: around.right - BOX.right}
    y = {-1: around.bottom - BOX.bottom, 0: thing.get_y() - 0.5, 1: around.top - BOX.top}
    assert x[int(align[0])] == pytest.approx(0)
    assert y[int(align[1])] == pytest.approx(0)
    assert (thing.width, thing.height) == pytest.approx((1, 0.5))


def test_within_gives_the_thing_itself_back() -> None:
    thing = Plaque(width=1, height=1)
    assert thing.within(BOX) is thing


# -- stacks ----------------------------------------------------------------------------------------


def test_a_stack_goes_down_flush_on_the_left() -> None:
    first, second, third = (Rectangle(width=w, height=h) for w, h in ((3, 1), (1, 0.5), (2, 2)))
    stack = Stack(first, second, gap=0.4)
    assert stack.next(third) is third
    assert list(stack) == [first, second, third]
    for above, below in ((first, second), (second, third)):
        assert above.get_bottom()[1] - below.get_top()[1] == pytest.approx(0.4)
        assert above.get_left()[0] == pytest.approx(below.get_left()[0])


def test_a_stack_across_goes_right_flush_where_it_is_told() -> None:
    first, second = Rectangle(width=3, height=1), Rectangle(width=1, height=0.5)
    Stack(first, second, gap=0.7, across=True, align=UP)
    assert second.get_left()[0] - first.get_right()[0] == pytest.approx(0.7)
    assert second.get_top()[1] == pytest.approx(first.get_top()[1])


def test_the_first_of_a_stack_stays_where_it_is() -> None:
    thing = Circle().move_to((2, 1, 0))
    assert Stack().next(thing) is thing
    assert np.allclose(thing.get_center(), (2, 1, 0))


def test_a_stack_keeps_on_from_where_it_was_put() -> None:
    stack = Stack(Rectangle(width=1, height=1)).within(BOX, UL)
    below = stack.next(Rectangle(width=2, height=1))
    assert below.get_left()[0] == pytest.approx(BOX.left)
    assert below.get_top()[1] == pytest.approx(BOX.top - 1 - stack.gap)


# -- the parts of the frame ------------------------------------------------------------------------


def test_the_parts_of_the_frame_lie_where_they_should() -> None:
    assert (config.frame_width, config.frame_height) == pytest.approx((FRAME.width, FRAME.height))
    assert np.allclose(FRAME.middle, 0)
    assert pytest.approx(CAPTION_HEIGHT) == CAPTION.height
    assert CAPTION.bottom == FRAME.bottom
    assert STAGE.bottom == CAPTION.top  # they share an edge and nothing else
    assert pytest.approx(STAGE.top) == FRAME.top - SAFE_MARGIN
    assert (TITLE.top, TITLE.height) == pytest.approx((STAGE.top, TITLE_HEIGHT))
    assert TITLE.bottom > CAPTION.top
    for part in (CAPTION, STAGE, TITLE):
        assert part.left - FRAME.left == pytest.approx(SAFE_MARGIN)
        assert FRAME.right - part.right == pytest.approx(SAFE_MARGIN)
