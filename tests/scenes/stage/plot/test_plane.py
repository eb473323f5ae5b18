"""Axes: round numbers that never touch, all inside the box, and that fade instead of jumping."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scenes.stage.lecture.boxes import STAGE, Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, LOSS
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.plot.ticks import tick_text
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.stage.plot.numbers import (
    BOX,
    NAMES,
    boxes,
    counted,
    made,
    number,
    quick_numbers,
    ranges,
    sizes,
)

__all__ = ["quick_numbers"]

# -- numbers ---------------------------------------------------------------------------------------


@given(ranges(), ranges(), sizes)
@example((3.0625, 4.0625), (0.0, 1.0), Box(0.0, 0.0, 10.25, 3.0))
@settings(max_examples=60)
def test_ticks_are_round_and_stand_at_their_values(x: Any, y: Any, box: Box) -> None:
    plane = made(x, y, box=box)
    (left, bottom), (right, top) = plane.at((x[0], y[0])), plane.at((x[1], y[1]))
    for axis, value, tick in plane.ticks():
        low, high = (x, y)[axis]
        # Round: one or two digits of the step that the axis has room for.
        unit, offset = counted(plane, axis)
        shown = number(tick.text.text) * unit + offset
        assert shown == pytest.approx(value, rel=1e-9, abs=1e-15)
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
@example((0.0, 1e6), (0.0, 1.0), Box(0.0, 0.0, 5.0, 3.0), "mean squared error", "", (True, True))
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
        (100000, "100,000"),
        (1e6, "10⁶"),
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


class White(Painted):
    """White, far and wide, behind everything."""

    layer = Layer.SKY

    def draw(self, canvas: Canvas) -> None:
        corners = np.array([(-9, -5), (9, -5), (9, 5), (-9, 5)], dtype=float)
        Pen(canvas).fill(corners, "#FFFFFF")


def test_names_stand_on_plates() -> None:
    plane = made((0, 10), (0, 10), ("name", "other"), numbered=(False, False))
    image = picture(plane, White(), size=(1280, 720)).astype(int)
    for _, left, bottom, right, top, *_ in plane.text_boxes():
        for near, dark in ((0.05, True), (0.11, False)):
            for spot in (
                (left - near, (bottom + top) / 2),
                (right + near, (bottom + top) / 2),
                ((left + right) / 2, bottom - near),
                ((left + right) / 2, top + near),
            ):
                shown = image[pixels_at(np.array(spot), (1280, 720))][:3].sum()
                if abs(spot[0] - plane.corner[0]) > 0.1 and abs(spot[1] - plane.corner[1]) > 0.1:
                    assert bool(shown < 300) is dark, spot


def test_axes_may_cross_where_both_numbers_are_zero() -> None:
    plane = Plane((-1.0, 3.0), (-2.0, 2.0), through_zero=True).within(STAGE)
    level, upright = plane.axis_lines()
    origin = plane.xy(0.0, 0.0)
    assert level[:, 1] == pytest.approx([origin[1]] * 2)
    assert upright[:, 0] == pytest.approx([origin[0]] * 2)
    assert plane.ruler.at([1.0]) == pytest.approx(plane.xy(1.0, 0.0))
    assert all(value != 0 for _, value, _ in plane.ticks())


def test_a_zero_is_not_written_where_the_other_axis_goes_on() -> None:
    plane = Plane((0.0, 3.0), (-2.0, 2.0), through_zero=True).within(STAGE)
    assert [axis for axis, value, _ in plane.ticks() if value == 0] == [1]


def test_what_differs_by_its_sign_alone_is_written_or_not_alike() -> None:
    for width in np.linspace(3.0, 12.0, 60):
        plane = Plane((-1.0, 1.0), (0.0, 1.0)).within(Box(-6.0, -3.0, -6.0 + width, 3.0))
        strengths = {value: tick.strength for axis, value, tick in plane.ticks() if axis == 0}
        assert strengths.get(-0.5, 0) == pytest.approx(strengths.get(0.5, 0))


def test_numbers_as_far_apart_are_written_or_not_alike() -> None:
    """Of 5, 10 and 15, 5 was written and 15, which is longer, was not."""
    for width in np.linspace(3.0, 12.0, 60):
        plane = Plane((0.0, 20.0), (0.0, 1.0)).within(Box(-6.0, -3.0, -6.0 + width, 3.0))
        values = np.array([value for axis, value, _ in plane.ticks() if axis == 0])
        assert np.ptp(np.diff(values)) < 1e-9, (width, values)


def test_axes_that_zero_is_not_between_stand_at_the_rim() -> None:
    plane = Plane((1.0, 3.0), (-4.0, -2.0), through_zero=True).within(STAGE)
    assert plane.crossing.tolist() == [1.0, -2.0]
