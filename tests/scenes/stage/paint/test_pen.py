"""The pen draws what it is told, as wide, as long and in the colour that it is told."""

from __future__ import annotations

import cairo
import numpy as np
import pytest

from scenes.stage.lecture.theme import BACKGROUND, rgb
from scenes.stage.paint.pen import (
    Pen,
    image_of,
    ink,
    swapped,
)
from tests.scenes.canvas import pixels_at, shade
from tests.scenes.stage.paint.pens import LEVEL, SIZE, SQUARE, UNIT, amount, color_at, drawn, extent

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
