"""The pen draws what it is told, as wide, as long and in the colour that it is told."""

from __future__ import annotations

from collections.abc import Callable

import cairo
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import BACKGROUND, PLATE, STEP, rgb
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import (
    Canvas,
    Pen,
    dot,
    image_of,
    ink,
    pixels_per_unit,
    runs_of,
    segments_alike,
    stroke_segments,
    swapped,
)
from tests.scenes.canvas import FRAME, Array, Picture, picture, pixels_at, shade

SIZE = (1280, 720)  # 90 pixels a unit
UNIT = 90


class Drawn(Painted):
    """Whatever a function draws, at a strength."""

    def __init__(self, draw: Callable[[Pen], None], strength: float = 1.0) -> None:
        super().__init__()
        self.how = draw
        self.set_presence(strength)

    def draw(self, canvas: Canvas) -> None:
        self.how(Pen(canvas, self.presence))


def drawn(draw: Callable[[Pen], None], strength: float = 1.0) -> Picture:
    return picture(Drawn(draw, strength), size=SIZE)


def color_at(image: Picture, x: float, y: float) -> list[int]:
    color: list[int] = image[pixels_at(np.array([x, y]), SIZE)][:3].tolist()
    return color


def amount(image: Picture, color: str = "#FF0000") -> Array:
    """How much of a colour each pixel has (height, width), 0 for the background, 1 for all."""
    dark = shade(BACKGROUND)
    way = shade(color) - dark
    share: Array = (image[..., :3] - dark) @ way / (way @ way)
    return share


def extent(mask: Array) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the pixels of a mask, in scene units."""
    rows, columns = np.nonzero(mask)
    width, height = FRAME
    return (
        columns.min() / SIZE[0] * width - width / 2,
        height / 2 - (rows.max() + 1) / SIZE[1] * height,
        (columns.max() + 1) / SIZE[0] * width - width / 2,
        height / 2 - rows.min() / SIZE[1] * height,
    )


LEVEL = np.array([(-2.0, 0.0), (2.0, 0.0)])


# -- colours ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("color", ["#FF0000", "#00FF00", "#0000FF", "#3F7FBF"])
def test_a_color_is_itself_in_the_picture(color: str) -> None:
    for shown in (color, np.array(rgb(color)), rgb(color)):
        image = drawn(lambda pen, shown=shown: pen.line(LEVEL, shown, 0.2))
        assert np.allclose(color_at(image, 0, 0), shade(color), atol=1)


def test_the_canvas_has_blue_first() -> None:
    assert ink("#FF8000", 0.5) == pytest.approx((0, 128 / 255, 1, 0.5))
    assert ink((1.0, 0.5, 0.25)) == (0.25, 0.5, 1.0, 1.0)
    assert swapped(np.array([[1.0, 2.0, 3.0]])).tolist() == [[3.0, 2.0, 1.0]]


def test_an_image_has_the_colors_that_it_is_made_of() -> None:
    colors = np.array([[(1, 0, 0), (0, 1, 0), (2, 2, 2)], [(0, 0, 1), (1, 1, 1), (-1, 0, 0.5)]])
    image = image_of(colors)
    assert (image.get_width(), image.get_height()) == (3, 2)

    def paint(pen: Pen) -> None:
        pen.canvas.translate(-1.5, -1)
        pen.canvas.set_source_surface(image, 0, 0)
        pen.canvas.get_source().set_filter(cairo.FILTER_NEAREST)
        pen.canvas.paint()

    shown = drawn(paint)
    for row in (0, 1):
        for column in (0, 1, 2):
            wanted = np.rint(np.clip(colors[row, column], 0, 1) * 255)
            assert color_at(shown, column - 1, row - 0.5) == wanted.tolist()


@pytest.mark.parametrize("strength", [1.0, 0.5])
def test_strength_and_opacity_multiply(strength: float) -> None:
    image = drawn(
        lambda pen: pen.fill(10 * LEVEL.repeat(2, axis=0) + SQUARE, "#FF0000", 0.6), strength
    )
    assert amount(image)[360, 640] == pytest.approx(0.6 * strength, abs=0.01)


SQUARE = np.array([(0, -1), (0, 1), (0, 1), (0, -1)], dtype=float)


# -- lines -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [0.1, 0.3])
def test_a_line_is_as_wide_as_it_says_and_round_at_its_ends(width: float) -> None:
    image = drawn(lambda pen: pen.line(LEVEL, "#FF0000", width))
    assert amount(image)[:, 640].sum() == pytest.approx(width * UNIT, abs=0.3)
    length = amount(image)[360].sum() / UNIT
    assert length == pytest.approx(4 + width, abs=0.03)


def test_a_casing_is_as_much_wider_and_dark() -> None:
    def paint(pen: Pen) -> None:
        pen.fill(20 * LEVEL.repeat(2, axis=0) + 4 * SQUARE, "#FFFFFF")
        pen.line(LEVEL, "#FF0000", 0.2, casing=0.1)

    column = drawn(paint)[:, 640, :3].astype(int)
    red = (column == [255, 0, 0]).all(axis=1).sum()
    dark = (column < 120).all(axis=1).sum()
    assert red == pytest.approx(0.2 * UNIT, abs=1)
    assert dark == pytest.approx(0.1 * UNIT, abs=1.5)
    casing = 255 + 0.7 * (shade(BACKGROUND) - 255)  # it lets a little of the ground through
    assert np.any(np.all(np.abs(column - casing) < 2, axis=1))


def test_without_a_casing_there_is_none() -> None:
    def paint(pen: Pen) -> None:
        pen.fill(20 * LEVEL.repeat(2, axis=0) + 4 * SQUARE, "#FFFFFF")
        pen.line(LEVEL, "#FF0000", 0.2)

    assert not np.any((drawn(paint)[:, 640, :3] < 120).all(axis=1))


def test_dashes_are_as_long_as_they_say_and_do_not_go_on() -> None:
    def paint(pen: Pen) -> None:
        pen.line(LEVEL, "#FF0000", 0.1, dashes=(0.3, 0.2))
        pen.line(LEVEL + np.array([0, 1]), "#FF0000", 0.1)

    image = amount(drawn(paint)) > 0.5
    changes = np.flatnonzero(np.diff(image[360].astype(int)))
    assert np.allclose(np.diff(changes)[0::2], 0.3 * UNIT, atol=1)
    assert np.allclose(np.diff(changes)[1::2], 0.2 * UNIT, atol=1)
    assert len(np.flatnonzero(np.diff(image[270].astype(int)))) == 2  # solid again


def test_several_lines_are_several_and_a_closed_one_comes_back() -> None:
    corners = np.array([(-1, -1), (1, -1), (0, 1)], dtype=float)
    two = amount(
        drawn(
            lambda pen: pen.line(
                [LEVEL + np.array([0, 1]), LEVEL - np.array([0, 1])], "#FF0000", 0.1
            )
        )
    )
    assert two[270, 640] > 0.9 < two[450, 640]
    assert two[360].max() < 0.01
    middle_of_last = pixels_at(np.array([-0.5, 0.0]), SIZE)
    for closed, there in ((True, 1.0), (False, 0.0)):
        image = drawn(lambda pen, closed=closed: pen.line(corners, "#FF0000", 0.1, closed=closed))
        assert amount(image)[middle_of_last] == pytest.approx(there, abs=0.01)


# -- round things ----------------------------------------------------------------------------------


def test_a_disc_has_its_radius_and_its_casing() -> None:
    plain = amount(drawn(lambda pen: pen.disc((1, -0.5), 0.5, "#FF0000")))
    assert plain.sum() / UNIT**2 == pytest.approx(np.pi / 4, rel=0.01)
    assert np.allclose(extent(plain > 0.5), (0.5, -1, 1.5, 0), atol=0.02)

    def cased(pen: Pen) -> None:
        pen.fill(20 * LEVEL.repeat(2, axis=0) + 4 * SQUARE, "#FFFFFF")
        pen.disc((0, 0), 0.5, "#FF0000", casing=0.1, opacity=0.5)

    image = drawn(cased)
    dark = (np.abs(image[..., :3] - (255 + shade(BACKGROUND)) / 2) < 3).all(axis=-1)
    assert np.allclose(extent(dark), (-0.6, -0.6, 0.6, 0.6), atol=0.02)
    # The casing lies under the disc.
    assert color_at(image, 0, 0) == pytest.approx([193, 68, 72], abs=3)


def test_a_ring_has_its_radius_its_width_and_its_casing() -> None:
    image = amount(drawn(lambda pen: pen.ring((0, 0), 0.5, "#FF0000", 0.1)))
    assert image.sum() / UNIT**2 == pytest.approx(2 * np.pi * 0.5 * 0.1, rel=0.02)
    assert np.allclose(extent(image > 0.5), (-0.55, -0.55, 0.55, 0.55), atol=0.02)
    assert image[360, 640] == 0

    def cased(pen: Pen) -> None:
        pen.fill(20 * LEVEL.repeat(2, axis=0) + 4 * SQUARE, "#FFFFFF")
        pen.ring((0, 0), 0.5, "#FF0000", 0.1, casing=0.2)

    row = drawn(cased)[360, 640:, :3].astype(int)
    dark = np.flatnonzero((row < 60).all(axis=1))
    assert (dark.min() / UNIT, (dark.max() + 1) / UNIT) == pytest.approx((0.35, 0.65), abs=0.02)


# -- arrows ----------------------------------------------------------------------------------------


@given(st.floats(-3, 3), st.floats(-1.5, 1.5), st.floats(0, 2 * np.pi), st.floats(0.3, 3))
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
