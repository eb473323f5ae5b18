"""Ranges that change: what is fixed stays, and numbers fade instead of jumping."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from manim import linear

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.boxes import Box
from scenes.stage.plot.plane import Plane
from tests.scenes.conftest import Bare
from tests.scenes.stage.plot.numbers import (
    BOX,
    made,
    quick_numbers,
    ranges,
)

__all__ = ["quick_numbers"]

# -- moving ----------------------------------------------------------------------------------------


def between(start: Plane, end: Plane, alpha: float) -> Plane:
    middle = start.copy()
    middle.interpolate(start, end, alpha)
    return middle


@given(ranges(), st.floats(0.1, 0.9), st.floats(0.01, 100), st.floats(0, 1))
def test_what_is_fixed_in_both_ranges_stays_where_it_is(
    x: Any, share: float, factor: float, alpha: float
) -> None:
    fixed = x[0] + share * (x[1] - x[0])
    span = (x[1] - x[0]) * factor
    start = made(x, (0, 1))
    end = start.copy().reframe(x=(fixed - share * span, fixed + (1 - share) * span))
    now = between(start, end, alpha)
    assert now.xy(fixed, 0)[0] == pytest.approx(start.xy(fixed, 0)[0], abs=1e-4)
    assert now.span[0] == pytest.approx((x[1] - x[0]) * factor**alpha)
    assert now.span[1] == 1


@given(ranges(), st.floats(0.001, 1000), st.floats(-3, 3))
def test_a_range_changes_monotonically(x: Any, factor: float, shift: float) -> None:
    span = x[1] - x[0]
    start = made(x, (0, 1))
    low = x[0] + shift * span
    end = start.copy().reframe(x=(low, low + factor * span))
    states = np.array([between(start, end, t).state for t in np.linspace(0, 1, 21)])
    assert np.allclose(states[0], start.state, rtol=1e-9, atol=1e-9 * span)
    assert np.allclose(states[-1], end.state, rtol=1e-9, atol=1e-9 * span * max(1, factor))
    for lows in (states[:, 4], states[:, 6]):
        steps = np.diff(lows)
        assert np.all(steps >= -1e-9 * span * max(1, factor)) or np.all(
            steps <= 1e-9 * span * max(1, factor)
        )


def test_it_moves_to_another_box() -> None:
    start = made((0, 1), (0, 1))
    end = start.copy().within(BOX.inset(0.5, left=1))
    half = between(start, end, 0.5)
    assert np.allclose(half.corner, (start.corner + end.corner) / 2)
    assert np.allclose(half.size, (start.size + end.size) / 2)
    assert np.array_equal(half.low, start.low)


@pytest.mark.parametrize("skipped", [False, True])
def test_ranges_and_boxes_are_animated(skipped: bool) -> None:
    plane = made((0, 1), (0, 1))
    with offstage(pixel_width=32, pixel_height=18, frame_rate=10):
        scene = Bare(skip_animations=skipped)
        scene.add(plane)
        scene.play(plane.animate(rate_func=linear).reframe(x=(0, 100)), run_time=1)
        assert (plane.low[0], plane.span[0]) == pytest.approx((0, 100))
        assert (plane.low[1], plane.span[1]) == pytest.approx((0, 1))
        scene.play(plane.animate.within(BOX.inset(1)), run_time=0.5)
        assert np.allclose(plane.state, made((0, 100), (0, 1), box=BOX.inset(1)).state)


@given(ranges(), st.floats(0.2, 5), st.floats(-0.5, 0.5))
@example((0.0, 10.0), 0.25, 0.0)  # as 10 left, all of one digit were there at once
@settings(max_examples=30)
def test_ticks_fade_and_do_not_jump(x: Any, factor: float, shift: float) -> None:
    """Over small changes of the range a tick's strength changes little; its value never does."""
    span = x[1] - x[0]
    start = made(x, (0, 1), numbered=(True, False))
    low = x[0] + shift * span
    end = start.copy().reframe(x=(low, low + factor * span))
    before: dict[str, float] = {}
    # So small are the steps that a number moves by a fraction of the way on which it fades.
    for alpha in np.linspace(0, 0.05, 40 + int(40 * abs(shift) * (1 + 1 / factor))):
        now = {t.text.text: t.strength for _, _, t in between(start, end, alpha).ticks()}
        if before:
            for text in {*now, *before}:
                assert abs(now.get(text, 0) - before.get(text, 0)) < 0.6, text
        before = now


def test_strengths_are_those_of_room_and_of_the_ends() -> None:
    plane = made((0, 10), (0, 1), numbered=(True, False))
    unit = plane.size[0] / 10
    inside = {t.text.text: t.strength for _, _, t in plane.ticks()}
    assert inside["0"] == inside["5"] == inside["10"] == 1
    plane.reframe(x=(0.03 / unit, 10 + 0.03 / unit))  # 0 is half of the way out
    faint = {t.text.text: t.strength for _, _, t in plane.ticks()}
    assert faint["0"] == pytest.approx(0.5, abs=1e-6)
    assert faint["5"] == 1
    plane.reframe(x=(0.07 / unit, 10))
    assert "0" not in {t.text.text for _, _, t in plane.ticks()}


def test_at_rest_no_number_is_half_there() -> None:
    """Beside a table the numbers of three dots were all but invisible, for as long as it stood."""
    plane = made((0, 10), (0, 1), numbered=(True, False))
    unit = float(plane.size[0] / 10)
    half = plane.copy().reframe(x=(0.04 / unit, 10 - 0.02 / unit))
    ghosts = [t.strength for _, _, t in half.ticks() if 0 < t.strength < 1]
    assert ghosts  # on the way, as far as it is there
    for alpha in (0, 1):
        assert {t.strength for _, _, t in between(half, half, alpha).ticks()} == {1.0}
    whole = {t.text.text: t.strength for _, _, t in between(plane, half, 1).ticks()}
    assert "0" not in whole
    assert whole["10"] == 1
    new = Plane((0.04 / unit, 10), (0, 1), numbered=(True, False)).within(BOX)
    assert {t.strength for _, _, t in new.ticks()} == {1.0}


def test_asking_for_another_place_does_not_move_it_before_the_play() -> None:
    plane = Plane((-2, 2), (0, 4)).within(Box(-6, -3, 0, 3))
    before = plane.state.copy()
    twin = plane.copy()
    twin.within(Box(0, -3, 6, 3)).reframe((0, 1), (0, 1))
    assert np.array_equal(plane.state, before)
    assert not np.allclose(twin.state, before)
