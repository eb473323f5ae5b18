"""Arrows, plates, windows and many segments, as the pen draws them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import PLATE, STEP
from scenes.stage.paint.pen import (
    Pen,
    dot,
    pixels_per_unit,
    runs_of,
    segments_alike,
    stroke_segments,
)
from tests.scenes.canvas import Array, pixels_at, shade
from tests.scenes.stage.paint.pens import LEVEL, SIZE, SQUARE, UNIT, amount, color_at, drawn, extent

# -- arrows ----------------------------------------------------------------------------------------


@given(st.floats(-3, 3), st.floats(-1, 1), st.floats(0, 2 * np.pi), st.floats(0.3, 2.9))
@settings(max_examples=25)
def test_an_arrow_ends_exactly_at_the_end_of_its_line(
    x: float, y: float, a: float, r: float
) -> None:
    tail, way = np.array([x, y]), np.array([np.cos(a), np.sin(a)])
    image = amount(
        drawn(lambda pen: pen.arrow(np.stack([tail, tail + r * way]), "#FF0000", 0.09, casing=0))
    )
    rows, columns = np.nonzero(image > 0.4)
    spots = np.stack([(columns + 0.5) / UNIT - 64 / 9, 4 - (rows + 0.5) / UNIT], axis=-1)
    along = (spots - tail) @ way
    assert along.max() == pytest.approx(r, abs=0.06)
    assert along.max() <= r + 0.01
    assert along.min() == pytest.approx(0, abs=0.02)
    assert (
        np.abs((spots - tail) @ [-way[1], way[0]]).max() <= 0.5 * min(3.4 * 0.09, 0.55 * r) + 0.02
    )


def widths(length: float, width: float = 0.1, casing: float = 0.0) -> tuple[float, float, float]:
    """Length, shaft's width and head's width of an arrow to the right, in scene units."""
    line = np.array([(-2.0, 0.0), (length - 2, 0.0)])
    image = amount(drawn(lambda pen: pen.arrow(line, "#FF0000", width, casing=casing)))
    columns = image.sum(axis=0) / UNIT
    start = round((64 / 9 - 2) * UNIT)
    return image[359:361].max(axis=0).sum() / UNIT, columns[start + 4], float(columns.max())


def test_a_long_arrow_has_a_head_of_its_width() -> None:
    length, shaft, head = widths(3.0)
    assert length == pytest.approx(3, abs=0.05)
    assert shaft == pytest.approx(0.1, abs=0.02)
    assert head == pytest.approx(0.34, abs=0.03)


def test_a_short_arrow_keeps_its_shape() -> None:
    length, shaft, head = widths(0.3)
    assert length == pytest.approx(0.3, abs=0.04)
    assert head == pytest.approx(0.55 * 0.3, abs=0.03)
    assert shaft == pytest.approx(0.3 * 0.55 * 0.3, abs=0.02)
    tiny = widths(0.1)
    assert tiny[2] / tiny[0] == pytest.approx(head / length, abs=0.15)


@pytest.mark.parametrize(("length", "there"), [(0.061, True), (0.059, False), (0.0, False)])
def test_specks_are_left_out(length: float, there: bool) -> None:
    line = np.array([(0.0, 0.0), (length, 0.0)])
    image = amount(drawn(lambda pen: pen.arrow(line, "#FF0000", 0.1)))
    assert bool((image > 0.05).any()) is there


def test_an_arrow_is_cased_and_its_length_is_that_of_its_bends() -> None:
    def paint(pen: Pen) -> None:
        pen.fill(20 * LEVEL.repeat(2, axis=0) + 4 * SQUARE, "#FFFFFF")
        pen.arrow(np.array([(-1, -1), (-1, 1), (1, 1)], dtype=float), "#FF0000", 0.2, casing=0.1)

    image = drawn(paint)[..., :3].astype(int)
    assert image[pixels_at(np.array([-1, 0]), SIZE)].tolist() == [255, 0, 0]
    assert image[pixels_at(np.array([0.9, 1]), SIZE)].tolist() == [255, 0, 0]
    row = (image[360] < 120).all(axis=1)
    assert row.sum() == pytest.approx(0.1 * UNIT, abs=2)


# -- plates and windows ----------------------------------------------------------------------------


def test_a_plate_is_a_dark_rectangle_with_round_corners() -> None:
    def paint(pen: Pen) -> None:
        pen.fill(20 * LEVEL.repeat(2, axis=0) + 4 * SQUARE, "#FFFFFF")
        pen.plate(-1, -0.5, 2, 1.5, radius=0.4)

    image = drawn(paint)[..., :3].astype(float)
    dark = np.abs(image - (255 + 0.82 * (shade(PLATE) - 255))).max(axis=-1) < 2
    assert np.allclose(extent(dark), (-1, -0.5, 2, 1.5), atol=0.02)
    area = 3 * 2 - (4 - np.pi) * 0.4**2
    assert dark.sum() / UNIT**2 == pytest.approx(area, rel=0.005)
    for x, sx in ((-1, 1), (2, -1)):
        for y, sy in ((-0.5, 1), (1.5, -1)):
            at = [pixels_at(np.array([x + sx * d, y + sy * d]), SIZE) for d in (0.09, 0.15)]
            assert [bool(dark[spot]) for spot in at] == [False, True]  # the arc passes at 0.117


def test_inside_clips_and_then_no_more() -> None:
    def paint(pen: Pen) -> None:
        with pen.inside(-1, -0.05, 0.5, 3):
            pen.line(LEVEL, "#FF0000", 0.4)
        pen.line(LEVEL - np.array([0, 2]), "#FF0000", 0.1)

    image = amount(drawn(paint)) > 0.5
    assert np.allclose(extent(image[:450]), (-1, -0.05, 0.5, 0.2), atol=0.02)
    assert image[540].sum() == pytest.approx(4.1 * UNIT, abs=2)


# -- many segments ---------------------------------------------------------------------------------


def test_runs_are_the_stretches_of_chosen_segments() -> None:
    points = np.arange(14, dtype=float).reshape(7, 2)
    chosen = np.array([True, True, False, False, True, False])
    runs = runs_of(points, chosen)
    assert [run.tolist() for run in runs] == [points[0:3].tolist(), points[4:6].tolist()]
    assert runs_of(points, np.zeros(6, dtype=bool)) == []
    (whole,) = runs_of(points, np.ones(6, dtype=bool))
    assert np.array_equal(whole, points)


@given(st.integers(0, 10**6))
@settings(max_examples=40)
def test_every_joined_segment_is_drawn_once_in_its_color(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = 12
    points = np.column_stack([np.arange(count), rng.uniform(size=count)])
    joined = rng.uniform(size=count - 1) < 0.8
    colors = rng.integers(0, 3, (count, 3)) / 2
    opacity = rng.choice([0.0, 0.5, 1.0], count)
    found: dict[int, tuple[Array, float]] = {}
    for runs, color, strength in segments_alike(points, joined, colors, opacity):
        for run in runs:
            for first in run[:-1, 0].astype(int).tolist():
                assert first not in found
                found[first] = (color, strength)
    wanted = {
        i: min(opacity[i], opacity[i + 1])
        for i in range(count - 1)
        if joined[i] and min(opacity[i], opacity[i + 1]) > 0
    }
    assert found.keys() == wanted.keys()
    for i, (color, strength) in found.items():
        assert strength == pytest.approx(wanted[i])
        assert np.allclose(color, colors[i])


def test_segments_are_stroked_in_their_own_colors() -> None:
    points = np.array([(-2, 0), (0, 0), (2, 0)], dtype=float)
    colors = np.array([(1, 0, 0), (0, 1, 0), (0, 1, 0)], dtype=float)

    def paint(pen: Pen) -> None:
        pen.canvas.set_line_width(0.2)
        stroke_segments(pen.canvas, points, np.array([True, True]), colors, np.ones(3))

    image = drawn(paint)
    assert color_at(image, -1, 0) == [255, 0, 0]
    assert color_at(image, 1, 0) == [0, 255, 0]


def test_a_dot_is_a_whole_circle() -> None:
    def paint(pen: Pen) -> None:
        pen.color(STEP)
        dot(pen.canvas, [0.5, 1], 0.3)
        pen.canvas.fill()

    assert np.allclose(extent(amount(drawn(paint), STEP) > 0.5), (0.2, 0.7, 0.8, 1.3), atol=0.02)


@pytest.mark.parametrize("height", [270, 1080])
def test_pixels_per_unit(height: int) -> None:
    with offstage(pixel_width=height * 16 // 9, pixel_height=height):
        assert pixels_per_unit() == height / 8
