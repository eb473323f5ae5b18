"""Axes: round numbers that never touch, all inside the box, and that fade instead of jumping."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import linear

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.boxes import STAGE, Box
from scenes.stage.lecture.theme import BACKGROUND, LOSS, QUIET, SMALLEST_SIZE
from scenes.stage.paint.lettering import Lettering
from scenes.stage.plot import plane as plane_module
from scenes.stage.plot.plane import Plane
from scenes.stage.plot.ticks import tick_text
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.conftest import Bare

NAMES = ["", "x", "step", "loss", "∂f/∂x", "mean squared error", "qty", "p"]
BOX = Box(-5, -2.5, 4, 3)


class Digits(Lettering):
    """A number put together of digits that are set once: thousands of numbers are tried here."""

    def __init__(self, text: str) -> None:
        self.text, self.size, self.tint = text, SMALLEST_SIZE, QUIET
        parts, x = [], 0.0
        for char in text:
            glyph = glyph_of(char)
            parts.append(glyph._outline + np.array([x, 0]))
            x += glyph.width + 0.012
        self._outline = np.concatenate(parts)
        flat = self._outline.reshape(-1, 2)
        self.low, self.high = flat.min(axis=0), flat.max(axis=0)


@cache
def glyph_of(char: str) -> Lettering:
    return Lettering(char, SMALLEST_SIZE, QUIET)


@pytest.fixture(autouse=True, scope="module")
def quick_numbers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plane_module, "_number", lru_cache(4096)(Digits))
        yield


def number(text: str) -> float:
    """What a tick says."""
    digits, _, power = text.replace("−", "-").partition("×10")
    raised = power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-"))
    return float(digits) * 10.0 ** int(raised or 0)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[float, float]:
    """A range of any size from a millionth to a million, on either side of 0 or across it."""
    span = 10 ** draw(st.floats(-6, 6))
    low = span * draw(st.floats(-12, 12))
    return low, low + span


sizes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(-6, 0),
    st.floats(-3, 0),
    st.floats(5, 12),
    st.floats(2.5, 7),
)


def made(x: Any, y: Any, names: tuple[str, str] = ("", ""), box: Box = BOX, **how: Any) -> Plane:
    return Plane(x, y, names, **how).within(box)


def boxes(plane: Plane) -> list[Box]:
    return [Box(*box[1:5]) for box in plane.text_boxes()]


# -- numbers ---------------------------------------------------------------------------------------


@given(ranges(), ranges(), sizes)
@settings(max_examples=60)
def test_ticks_are_round_and_stand_at_their_values(x: Any, y: Any, box: Box) -> None:
    plane = made(x, y, box=box)
    (left, bottom), (right, top) = plane.at((x[0], y[0])), plane.at((x[1], y[1]))
    for axis, value, tick in plane.ticks():
        low, high = (x, y)[axis]
        # Round: one or two digits of the step that the axis has room for.
        assert number(tick.text.text) == pytest.approx(value, rel=1e-9, abs=1e-15)
        share = (value - low) / (high - low)
        middle = tick.left + tick.text.width / 2
        if axis == 0:
            assert middle == pytest.approx(left + share * (right - left), abs=1e-6)
            assert tick.foot + tick.text.high[1] == pytest.approx(bottom - 0.24)
        else:
            at = tick.foot + tick.text.high[1] / 2
            assert at == pytest.approx(bottom + share * (top - bottom), abs=1e-6)
            assert tick.left + tick.text.width == pytest.approx(left - 0.12)
    for axis in (0, 1):
        values = np.array([value for a, value, tick in plane.ticks() if a == axis])
        if len(values) > 2:
            step = np.diff(values).min()
            assert np.allclose(values / step, np.rint(values / step), atol=1e-4)
            leading = step / 10 ** math.floor(math.log10(step) + 1e-9)
            assert min(abs(leading - r) for r in (1, 5)) < 1e-3


@given(ranges(), ranges(), sizes, st.sampled_from(NAMES), st.sampled_from(NAMES))
@settings(max_examples=60)
def test_no_text_touches_another(x: Any, y: Any, box: Box, first: str, second: str) -> None:
    plane = made(x, y, (first, second), box)
    for one, other in combinations(boxes(plane), 2):
        apart = max(
            one.left - other.right,
            other.left - one.right,
            one.bottom - other.top,
            other.bottom - one.top,
        )
        assert apart >= 0.02, (one, other)


@given(
    ranges(),
    ranges(),
    sizes,
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.tuples(st.booleans(), st.booleans()),
)
@settings(max_examples=60)
def test_all_of_it_is_inside_the_box(
    x: Any, y: Any, box: Box, first: str, second: str, numbered: tuple[bool, bool]
) -> None:
    plane = made(x, y, (first, second), box, numbered=numbered)
    assert plane.size.min() > 0.5
    for text in [*boxes(plane), Box(*plane.corner, *(plane.corner + plane.size))]:
        assert text.left >= box.left - 1e-6
        assert text.bottom >= box.bottom - 1e-6
        assert text.right <= box.right + 1e-6
        assert text.top <= box.top + 1e-6
    assert (plane.width, plane.height) == pytest.approx((box.width, box.height))


def test_a_plane_fills_its_box() -> None:
    plane = made((0, 10), (0, 5), ("step", "loss"))
    assert plane.size[0] > 0.75 * BOX.width
    assert plane.size[1] > 0.75 * BOX.height
    bare = made((0, 10), (0, 5), numbered=(False, False))
    assert bare.size[0] > 0.95 * BOX.width
    assert bare.size[1] > 0.93 * BOX.height
    assert list(bare.ticks()) == []
    fresh = Plane((0, 10), (0, 5))
    assert fresh.corner[0] > STAGE.left
    assert fresh.corner[0] + fresh.size[0] < STAGE.right


@pytest.mark.parametrize("numbered", [(True, False), (False, True)])
def test_one_axis_alone_may_have_numbers(numbered: tuple[bool, bool]) -> None:
    axes = {axis for axis, _, _ in made((0, 10), (0, 5), numbered=numbered).ticks()}
    assert axes == {0 if numbered[0] else 1}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (0.5, "0.5"),
        (-1.25, "−1.25"),
        (100000, "100000"),
        (1e6, "1×10⁶"),
        (-2.5e7, "−2.5×10⁷"),
        (0.0001, "0.0001"),
        (5e-5, "5×10⁻⁵"),
        (1.000001, "1.000001"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_tick_is_written_as_people_write(value: float, text: str) -> None:
    assert tick_text(value) == text


def test_the_ordinary_axis_has_the_ordinary_numbers() -> None:
    plane = made((0, 10), (-1, 1), box=Box(-5, -3, 5, 3))
    said = {axis: [t.text.text for a, _, t in plane.ticks() if a == axis] for axis in (0, 1)}
    assert said[0][0] == "0"
    assert said[0][-1] == "10"
    assert said[0] in (["0", "5", "10"], [str(k) for k in range(11)])
    assert {"−1", "0", "1"} <= set(said[1])


# -- names -----------------------------------------------------------------------------------------


def test_names_are_at_the_ends_of_the_axes_and_not_between_ticks() -> None:
    plane = made((0, 10), (0, 5), ("step", "loss"), colors=(LOSS, "#FF0000"))
    told = {box[0]: box for box in plane.text_boxes()}
    (_, left, bottom, _, top, _, color), upper = told["step"], told["loss"]
    corner, end = plane.corner, plane.corner + plane.size
    assert left == pytest.approx(end[0] + 0.12)
    assert bottom < corner[1] < top
    assert color == LOSS
    assert upper[2] == pytest.approx(end[1] + 0.15)
    assert upper[1] < corner[0] < upper[3]
    assert upper[6] == "#FF0000"


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


# -- pictures --------------------------------------------------------------------------------------


def test_axes_numbers_and_grid_are_drawn() -> None:
    plane = made((0, 10), (0, 10), box=Box(-5, -3, 5, 3))
    dark = shade(BACKGROUND)
    inner = plane.xy(5, 7.2)
    assert 5.0 in {value for axis, value, _ in plane.ticks() if axis == 0}

    def lit(image: Any, spot: Any) -> bool:
        row, column = pixels_at(np.asarray(spot))
        return bool(np.abs(image[row - 1 : row + 2, column - 1 : column + 2, :3] - dark).max() > 12)

    plain = picture(plane)
    plane.grid = True
    ruled = picture(plane)
    for spot in (plane.xy(3.3, 0), plane.xy(0, 3.3)):
        assert lit(plain, spot)
    assert not lit(plain, inner)
    assert lit(ruled, inner)  # the line at x = 5
    assert not lit(ruled, plane.xy(5.7, 7.3))
    assert not lit(picture(plane.set_presence(0)), plane.xy(3.3, 0))
